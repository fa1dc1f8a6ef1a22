# words of many languages
"""Questions over the rows that conditions leave."""

from __future__ import annotations

import pytest
from hotel_table import BILLS, HOTELS, SHOP, names

from buddy.domain.table_asked import asked_of


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("cheapest with breakfast", ["Alpenblick"]),
        ("günstigstes mit Frühstück", ["Alpenblick"]),
        ("le moins cher avec petit-déjeuner", ["Alpenblick"]),
        ("más barato con desayuno", ["Alpenblick"]),
        ("most expensive without breakfast", ["Zur Post"]),
        ("which cost less than 150 and have breakfast?", ["Seehof", "Alpenblick"]),
        ("which have breakfast and cost less than 150?", ["Seehof", "Alpenblick"]),
        ("with breakfast but under 100", ["Alpenblick"]),
        ("which don't have breakfast?", ["Zur Post", "Jugendherberge"]),
        ("how many don't have breakfast?", ["Zur Post", "Jugendherberge"]),
        ("¿qué hoteles no tienen desayuno?", ["Zur Post", "Jugendherberge"]),
        ("4 stars and breakfast", ["Seehof", "Bayerischer Hof"]),
        ("at least 4 stars and under 200 euros", ["Seehof", "Bayerischer Hof"]),
        ("cheapest with at least 4 stars and under 200 euros", ["Seehof"]),
        ("how many have 4 stars or more?", ["Seehof", "Strandhotel", "Bayerischer Hof"]),
        ("cheapest with 4 stars or more", ["Seehof"]),
        ("no breakfast or 5 stars", ["Zur Post", "Strandhotel", "Jugendherberge"]),
        ("does the Seehof have breakfast?", ["Seehof"]),
    ],
)
def test_conditions_leave_rows(text: str, called: list[str], *, sure: bool) -> None:
    told = asked_of(text, HOTELS, sure=sure)
    assert told is not None
    assert names(HOTELS, told.rows) == called


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("average price with breakfast", "The mean of Price per night is €172.25."),
        ("average price of those with 4 stars or more", "The mean of Price per night is €197.00."),
        ("is breakfast included at Zur Post?", "Zur Post: Breakfast: no."),
        ("with a distance under 200", "3 of 6 rows: Seehof"),
        (
            "nearest under 200",
            "Of 5 rows with such a Price per night the lowest by Distance to lake: Seehof",
        ),
    ],
)
def test_figures_are_of_those_rows(text: str, told: str) -> None:
    answer = asked_of(text, HOTELS)
    assert answer is not None
    assert told in answer.text


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("cheapest in stock", ["Floor lamp"]),
        ("in stock and under 200", ["Floor lamp", "Tent"]),
        ("which bikes are in stock?", ["City bike", "E-bike"]),
        ("Wie viele Fahrräder sind auf Lager?", ["City bike", "E-bike"]),
        ("quali sono esauriti?", ["Trekking bike", "Green tea"]),
        ("not in stock", ["Trekking bike", "Green tea"]),
        ("is the tea in stock?", ["Green tea"]),
    ],
)
def test_states_leave_rows(text: str, called: list[str]) -> None:
    told = asked_of(text, SHOP)
    assert told is not None
    assert names(SHOP, told.rows) == called


def test_what_is_not_of_the_table_is_said_or_left() -> None:
    told = asked_of("cheapest with breakfast and sauna", HOTELS)
    assert told is not None
    assert "I did not find “sauna”" in told.text
    assert asked_of("cheapest with breakfast and sauna", HOTELS, sure=True) is None


def test_rows_that_say_neither_are_told() -> None:
    told = asked_of("which are unpaid?", BILLS)
    assert told is not None
    assert names(BILLS, told.rows) == ["Meyer"]
    assert "Neither yes nor no: Kunz on request." in told.text


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("farther than 500 m", ["Zur Post", "Jugendherberge"]),
        ("weiter als 500 m", ["Zur Post", "Jugendherberge"]),
        ("closer than 100 m", ["Seehof", "Strandhotel"]),
        ("within 200 m", ["Seehof", "Strandhotel", "Bayerischer Hof"]),
        ("weniger als 100 m entfernt", ["Seehof", "Strandhotel"]),
        ("am weitesten vom See", ["Jugendherberge"]),
        ("le plus proche du lac", ["Strandhotel"]),
    ],
)
def test_distances_are_bounds_and_ends(text: str, called: list[str]) -> None:
    told = asked_of(text, HOTELS)
    assert told is not None
    assert names(HOTELS, told.rows) == called


@pytest.mark.parametrize(
    ("text", "hotel"),
    [
        ("cheapest 4 star hotel with breakfast", "Seehof"),
        ("cheapest 3 star hotel", "Alpenblick"),
        ("the cheapest 4 star one", "Seehof"),
        ("the dearest 4-star hotel", "Bayerischer Hof"),
    ],
)
def test_an_end_of_those_with_a_figure(text: str, hotel: str) -> None:
    for sure in (False, True):
        told = asked_of(text, HOTELS, sure=sure)
        assert told is not None
        assert names(HOTELS, told.rows) == [hotel]
