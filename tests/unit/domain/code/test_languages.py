"""Which language a file is written in, by its name."""

from __future__ import annotations

import pytest

from buddy.domain.code.languages import language_of


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("widget.py", "Python"),
        ("Widget.PY", "Python"),
        ("a.b.go", "Go"),
        ("CMakeLists.txt", "CMake"),
        ("notes.txt", "Text"),
        (".py", None),
        ("py", None),
    ],
)
def test_the_ending_or_the_whole_name_tells(name: str, language: str | None) -> None:
    assert language_of(name) == language
