"""Work that is wanted again by its place; a result or a row that is counted is none."""

from __future__ import annotations

import pytest

from buddy.domain.mission_counted import counted_again


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("do the first one again", 0),
        ("repeat the second search", 1),
        ("run mission 2 again", 1),
        ("mach das erste noch einmal", 0),
        ("wiederhole die erste Suche", 0),
        ("refais la première", 0),
        ("otra vez la segunda", 1),
        ("rifai la prima", 0),
        ("faz a primeira outra vez", 0),
        ("doe de eerste opnieuw", 0),
        ("please do the very first again", 0),
    ],
)
def test_work_is_counted(text: str, place: int) -> None:
    assert counted_again(text, 3) == (place, "do it again")


def test_what_is_said_besides_is_kept() -> None:
    assert counted_again("repeat the first one, but at most 5 cents", 2) == (
        0,
        "do it again, but at most 5 cents",
    )


@pytest.mark.parametrize(
    "text",
    [
        "run the first one",
        "open the first one",
        "read the first page again",
        "the first one",
        "show the first row again",
        "do the fourth one again",
        "find the first world war again",
    ],
)
def test_other_things_are_not(text: str) -> None:
    assert counted_again(text, 3) is None


def test_a_time_stands_for_again() -> None:
    assert counted_again("run the first one", 2, timed=True) == (0, "do it again")
