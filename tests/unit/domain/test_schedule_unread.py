"""Words of time that no schedule can be put in yet."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.schedule_unread import unread_time, without_words

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("work", "left", "rest"),
    [
        ("search for tea until 2026-01-01", "until 2026-01-01", "search for tea"),
        ("until yesterday search for tea", "until yesterday", "search for tea"),
        ("search for tea, not tomorrow", "not tomorrow", "search for tea"),
        ("search for tea starting next monday", "starting next monday", "search for tea"),
        ("search for tea, starting on tuesday", "starting on tuesday", "search for tea"),
        ("starting tomorrow search for tea", "starting tomorrow", "search for tea"),
        ("and tuesday at 10 search for tea", "and tuesday at 10", "search for tea"),
    ],
)
def test_what_is_left_of_time_is_told(work: str, left: str, rest: str) -> None:
    assert unread_time(work, TODAY) == left
    assert without_words(work, left) == rest


@pytest.mark.parametrize(
    "work",
    [
        "search for tea",
        "search for flights from monday to friday",
        "search for events from 2026-01-01",
        "find restaurants starting at 20 euros",
        "search for news and sunday roasts",
        "search for shops that do not open tomorrow morning in Rome",
        "search for what happened until 1999 in Rome",
    ],
)
def test_what_is_part_of_the_work_stays(work: str) -> None:
    assert unread_time(work, TODAY) is None


@given(st.text())
def test_any_text_may_be_left(text: str) -> None:
    unread_time(text, TODAY)
