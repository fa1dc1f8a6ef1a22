# ruff: noqa: RUF001  # words and signs of many languages
"""What so much of a row costs."""

from __future__ import annotations

import pytest
from hotel_table import HOTELS

from buddy.domain.table_asked import asked_of
from buddy.domain.table_sheet import sheet_of
from buddy.domain.table_times import counted_units, times_of

PLANS = sheet_of(
    ("Plan", "Price", "Users"), (("Basic", "$5/month", "1"), ("Team", "$20/month", "9"))
)
ROOMS = sheet_of(("Room", "Price"), (("Blue", "€50"), ("Red", "€70")))
TOURS = sheet_of(
    ("Tour", "Days", "Price per person"), (("Alps", "5", "€90"), ("Coast", "3", "€70"))
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what would 5 nights at the Alpenblick cost?", "5 × Alpenblick €98 = €490.00."),
        ("3 nights at the Seehof", "3 × Seehof €142 = €426.00."),
        ("total for 3 nights at Zur Post", "3 × Zur Post €71 = €213.00."),
        ("was kosten vier Nächte im Seehof?", "4 × Seehof €142 = €568.00."),
        ("combien coûtent 2 nuits au Strandhotel ?", "2 × Strandhotel €260 = €520.00."),
        ("cuánto cuestan 3 noches en el Seehof?", "3 × Seehof €142 = €426.00."),
        ("a week at the Seehof", "7 × Seehof €142 = €994.00."),
        ("2 nights at the cheapest", "2 × Jugendherberge €38 = €76.00."),
        ("2 nights at the cheapest with breakfast", "2 × Alpenblick €98 = €196.00."),
        ("2 nights in the Seehof and 3 nights at Zur Post", "Together: €497.00."),
        ("two nights at Seehof and Zur Post", "Together: €426.00."),
        ("two nights at Seehof or Zur Post", "2 × Zur Post €71 = €142.00. By"),
        ("two nights at Seehof and Zur Post for two rooms", "€284.00. Together: €852.00."),
        ("zwei Nächte im Seehof für drei Zimmer", "€852.00. By “Price per night”. It does not say"),
    ],
)
def test_a_price_is_times_what_it_is_for(text: str, told: str) -> None:
    answer = asked_of(text, HOTELS)
    assert answer is not None
    assert told in answer.text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("3 months at the Seehof", "says nothing per month"),
        ("3 nights at the Seehof for 2 people", "says nothing per person"),
        ("2 rooms at the Seehof", "says nothing per room"),
        ("5 nights at the Ritz", "I did not find “Ritz”"),
    ],
)
def test_what_no_column_tells_is_not_reckoned(text: str, why: str) -> None:
    answer = asked_of(text, HOTELS)
    assert answer is not None
    assert answer.text.startswith("I ")
    assert why in answer.text


def test_cells_say_what_a_price_is_for_too() -> None:
    year = times_of("what does Team cost for 1 year?", PLANS)
    assert year is not None
    assert "12 × Team $20/month = $240.00/month" not in year.text
    assert "12 × Team $20/month = $240.00" in year.text
    silent = times_of("3 nights in Blue", ROOMS)
    assert silent is not None
    assert silent.text.startswith("“Price” does not say what it is for. If it is per night: 3 ×")


def test_bounds_and_other_columns_are_no_such() -> None:
    assert times_of("which tours take 3 days?", TOURS) is None
    assert times_of("over 3 nights at the Seehof", HOTELS) is None
    assert times_of("2 nights in Paris", HOTELS, sure=True) is None
    assert counted_units("two nights")
    assert not counted_units("per night")


def test_a_number_is_of_the_column_that_it_counts() -> None:
    answer = asked_of("is there one for 5 dogs?", HOTELS)
    assert answer is None or "Strandhotel" not in answer.text


def test_a_difference_is_no_sum_and_a_camera_no_room() -> None:
    hotels = sheet_of(("Hotel", "Price per night"), (("Seehof", "€120"), ("Alpenblick", "€95")))
    told = times_of("difference between Seehof and Alpenblick for 3 nights?", hotels)
    assert told is not None
    assert "Difference: €75.00." in told.text
    assert "Together" not in told.text
    cameras = sheet_of(("Camera", "Price"), (("X100", "€1200"), ("Z5", "€95")))
    assert times_of("what does a camera cost?", cameras) is None
    rooms = sheet_of(("Hotel", "Prezzo per camera"), (("Seehof", "€120"), ("Alpino", "€95")))
    told = times_of("quanto costano 2 camere al Seehof?", rooms)
    assert told is not None
    assert "= €240.00" in told.text
