"""To keep "that" as a note."""

from __future__ import annotations

import pytest

from buddy.domain.note_of_that import keeps_that


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("save that as a note", True),
        ("make that a note, please", True),
        ("keep the result as a note", True),
        ("speichere das als Notiz", True),
        ("das als Notiz speichern", True),
        ("enregistre ça comme note", True),
        ("guarda eso como nota", True),
        ("salvalo come nota", True),
        ("salva isso como nota", True),
        ("bewaar dat als notitie", True),
        ("save the prices as a note", False),
        ("save the date", False),
        ("save that as a recipe", False),
        ("don't save that as a note", False),
    ],
)
def test_that_is_to_be_kept(text: str, is_one: bool) -> None:
    assert keeps_that(text) is is_one
