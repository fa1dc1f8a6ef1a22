"""What a change calls its schedule is cut out of it, and only where it can be one."""

from __future__ import annotations

from datetime import date

import pytest

from buddy.domain.schedule_called import called
from buddy.domain.schedule_change import change_in, is_retimed, names_left

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("said", "clock", "named"),
    [
        ("change the rival one to 6pm", "18:00", "rival"),
        ("change the shop schedule to 9:30", "09:30", "shop"),
        ("verschieb den Rival-Zeitplan auf 18 Uhr", "18:00", "rival"),
        ("déplace celui de rival à 18h", "18:00", "rival"),
        ("cambia el de rival a las 18", "18:00", "rival"),
        ("sposta quello di rival alle 18", "18:00", "rival"),
        ("muda o de rival para as 18h", "18:00", "rival"),
        ("zet die van rival op 18 uur", "18:00", "rival"),
    ],
)
def test_a_schedule_is_named_in_a_change(said: str, clock: str, named: str) -> None:
    change = change_in(said, TODAY)
    assert change is not None
    assert (change.clock, names_left(change)) == (clock, {named})


def test_the_one_for_a_page_is_moved_to_a_day() -> None:
    change = change_in("move the one for the shop to tomorrow at 8", TODAY)
    assert change is not None
    assert is_retimed(change)
    assert (change.once, names_left(change)) == ("tomorrow at 8", {"shop"})


@pytest.mark.parametrize(
    "said",
    [
        "change the page to 6",
        "change the price to 20",
        "set the limit to 20",
        "make the list shorter",
        "change the cap to 6 dollars",
    ],
)
def test_other_changes_name_no_schedule(said: str) -> None:
    change = change_in(said, TODAY)
    assert change is None or not is_retimed(change)


def test_nothing_is_called_without_an_article() -> None:
    assert list(called("make it at 9")) == []
    assert list(called("search for the news at 9")) == []


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("change the price check to 20", "20:00"),
        ("change the price to 6pm", "18:00"),
        ("change the price at 20", "20:00"),
        ("change the rival one to 9", "09:00"),
        ("I need to move it to 9", "09:00"),
        ("our daily run starts at 9", "09:00"),
    ],
)
def test_a_number_is_a_time_beside_a_schedule_or_a_word_of_the_clock(said: str, clock: str) -> None:
    change = change_in(said, TODAY)
    assert change is not None
    assert change.clock == clock
