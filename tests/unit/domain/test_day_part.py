"""The part of the day that an hour is of."""

from __future__ import annotations

import re

import pytest

from buddy.domain.day_part import OF_BARE_HOUR, hour_of, without_day_part


@pytest.mark.parametrize(
    ("hour", "part", "read"),
    [
        (7, "in the evening", 19),
        (7, "in the morning", 7),
        (3, "in the afternoon", 15),
        (12, "in the afternoon", 12),
        (12, "in the morning", 0),
        (12, "at night", 24),
        (7, "at night", 19),
        (3, "at night", 3),
        (3, "nachts", 3),
        (11, "de la noche", 23),
        (19, "abends", 19),
        (0, "nachts", 0),
        (9, "de la madrugada", 9),
    ],
)
def test_the_hour_that_is_meant(hour: int, part: str, read: int) -> None:
    assert hour_of(hour, part) == read


@pytest.mark.parametrize(
    "part",
    [
        *("in the evening", "at night", "abends", "am Abend", "du soir", "de l'après-midi"),
        *("de la tarde", "por la noche", "di sera", "del pomeriggio", "da noite", "da manhã"),
        *("'s avonds", "'s ochtends", "in de avond", "del mattino", "morgens", "du matin"),
    ],
)
def test_it_is_taken_out_of_words_of_time(part: str) -> None:
    assert without_day_part(f"at 7 {part}").split() == ["at", "7"]


def test_other_words_stay() -> None:
    assert without_day_part("the evening news in the eveningwear") == (
        "the evening news in the eveningwear"
    )


def test_a_plural_alone_makes_no_hour_of_a_number() -> None:
    assert re.fullmatch(OF_BARE_HOUR, "nights") is None
    assert re.fullmatch(OF_BARE_HOUR, "at night")
    assert re.fullmatch(OF_BARE_HOUR, "nachts")
