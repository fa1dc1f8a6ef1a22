# words of many languages
"""How many lines of a file are asked for."""

from __future__ import annotations

import pytest

from buddy.domain.lines_asked import LinesAsked, line_holds, lines_asked, says_lines


@pytest.mark.parametrize(
    ("said", "words", "without"),
    [
        ("lines?", (), False),
        ("lines does it contain?", (), False),
        ("ERROR lines are there", ("ERROR",), False),
        ("errors are there?", ("errors",), False),
        ("errors did you find", ("errors",), False),
        ("lines have an error", ("error",), False),
        ("lines contain the word timeout?", ("timeout",), False),
        ("lines have port 8080", ("port", "8080"), False),
        ('lines contain "disk full"', ("disk full",), False),
        ("Zeilen, die ERROR enthalten", ("ERROR",), False),
        ("lines do not contain ERROR", ("ERROR",), True),
        ("lines don't have the word ERROR in them?", ("ERROR",), True),
        ("Zeilen ohne ERROR", ("ERROR",), True),
        ("lignes ne contiennent pas ERROR", ("ERROR",), True),
    ],
)
def test_lines_are_counted_by_what_stands_in_them(
    said: str, words: tuple[str, ...], *, without: bool
) -> None:
    assert lines_asked(said, log=True) == LinesAsked(words=words, without=without)


@pytest.mark.parametrize(
    "said",
    [
        "lines with more than 5 words",
        "errors were not fixed?",
        "times did it restart?",
        "errors since yesterday",
        "empty lines",
        "lines contain it",
        "lines contain the word",
        "lines contain ERROR or INFO",
        "lines without disk full",
        "lines start with disk",
    ],
)
def test_with_a_word_left_over_no_lines_are_counted(said: str) -> None:
    assert lines_asked(said, log=True) is None


def test_only_the_lines_of_a_log_need_not_be_called_so() -> None:
    assert lines_asked("errors") is None
    assert not says_lines("how many errors")
    assert says_lines("wie viele Zeilen?")


@pytest.mark.parametrize(
    ("line", "word", "holds"),
    [
        ("GET /used by port=8080", "user", False),
        ("GET /users by port=8080", "user", True),
        ("listening on 18080", "8080", False),
        ("2026-01-02 started", "2026", True),
        ("12:00 WARN disk", "warnings", True),
        ("12:00 infra", "info", False),
        ("read it", "real", False),
    ],
)
def test_a_word_stands_in_a_line_as_it_is_or_in_its_plural(
    line: str, word: str, *, holds: bool
) -> None:
    assert line_holds(line, word) is holds
