"""Where words end a repetition."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.schedule_bounds import BoundsRead, bounds_in

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "rest", "until", "count"),
    [
        ("until christmas search for snow", "search for snow", date(2026, 12, 25), None),
        ("search for snow until 1 march 2027", "search for snow", date(2027, 3, 1), None),
        ("suche nach Schnee bis zum 24. Dezember", "suche nach Schnee", date(2026, 12, 24), None),
        ("cherche des vols jusqu'au 3 janvier", "cherche des vols", date(2027, 1, 3), None),
        ("busca nieve hasta el 5 de enero", "busca nieve", date(2027, 1, 5), None),
        ("search for snow, at most 5 times", "search for snow", None, 5),
        ("suche nach Schnee, höchstens 3 mal", "suche nach Schnee", None, 3),
        ("search for snow 4 times until easter", "search for snow", date(2027, 3, 28), 4),
        ("search for what to do until the train comes", "", None, None),
        ("search for things to do until 1 march 1999", "", None, None),
    ],
)
def test_the_end_is_read_and_taken_out(
    text: str, rest: str, until: date | None, count: int | None
) -> None:
    assert bounds_in(text, TODAY) == BoundsRead(rest=rest or text, until=until, count=count)


@given(st.text())
def test_any_text_may_be_said(text: str) -> None:
    bounds_in(text, TODAY)
