# words of many languages
"""Whether the bare number of a bound is a price."""

from __future__ import annotations

import pytest
from hotel_table import HOTELS

from buddy.domain.table_asked import asked_of
from buddy.domain.table_bare import is_price
from buddy.domain.table_sheet import sheet_of


def _told(text: str) -> str:
    answer = asked_of(text, HOTELS)
    return "" if answer is None else answer.text


@pytest.mark.parametrize(
    "text",
    [
        "nearest to the lake under 200",
        "closest to the lake for less than 200",
        "am nächsten am See unter 200",
        "le plus proche du lac pour moins de 200",
        "el más cercano al lago por menos de 200",
        "nearest to the lake between 90 and 200",
    ],
)
def test_beside_an_end_of_distances_it_is(text: str) -> None:
    assert "rows with such a Price per night the lowest by Distance to lake: Seehof" in _told(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nearest to the lake within 200", "the lowest by Distance to lake: Strandhotel"),
        ("the nearest under 100 m", "the lowest by Distance to lake: Strandhotel"),
        ("with a distance under 200", "By “Distance to lake”"),
        ("the nearest with a distance under 200", "the lowest by Distance to lake: Strandhotel"),
        ("highest stars under 5", "such rows the highest by Stars: Seehof"),
    ],
)
def test_a_unit_a_word_of_distance_and_what_a_column_reaches_say_otherwise(
    text: str, told: str
) -> None:
    assert told in _told(text)


def test_no_column_is_bounded_by_what_none_of_its_figures_reach() -> None:
    assert "rows with such a Price per night the highest by Stars: Seehof" in _told(
        "most stars under 150"
    )


def test_without_money_it_is_none() -> None:
    sheet = sheet_of(("Lake", "Depth"), (("Garda", "346 m"), ("Como", "410 m")))
    assert not is_price("for", "", "less than 400", (400.0,), sheet)
