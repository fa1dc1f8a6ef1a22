"""How the line that begins a definition looks."""

from __future__ import annotations

import pytest

from buddy.domain.code.definition_forms import FORMS


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("Python", "class Box:", "Box"),
        ("Go", "func Load(path string) error {", "Load"),
        ("TypeScript", "export interface Wheel {", "Wheel"),
        ("Python", "box = Box()", None),
    ],
)
def test_a_form_knows_the_name(language: str, line: str, name: str | None) -> None:
    found = [match["name"] for _, form in FORMS[language] if (match := form.match(line))]
    assert found[:1] == ([] if name is None else [name])
