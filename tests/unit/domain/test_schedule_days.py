"""Days of the week in words."""

from __future__ import annotations

import pytest

from buddy.domain.schedule_days import days_in, without_weekends


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("only monday to wednesday", "1,2,3"),
        ("from monday through friday", "1,2,3,4,5"),
        ("friday - monday", "0,1,5,6"),
        ("montag bis mittwoch", "1,2,3"),
        ("du lundi au jeudi", "1,2,3,4"),
        ("monday and wednesday", "1,3"),
        ("mondays, tuesdays to thursdays", "1,2,3,4"),
        ("weekdays", "1-5"),
        ("at weekends", "6,0"),
        ("every morning", "*"),
        ("now and then", None),
    ],
)
def test_days_and_what_lies_between_them(text: str, days: str | None) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("days", "left"),
    [("*", "1-5"), ("1", "1"), ("1,6", "1"), ("0-6", "1-5"), ("5-7", "5"), ("0,6", None)],
)
def test_without_weekends_only_what_there_was_stays(days: str, left: str | None) -> None:
    assert without_weekends(days) == left
