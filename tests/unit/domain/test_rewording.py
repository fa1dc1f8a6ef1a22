"""The objective of a proposal in other words."""

from __future__ import annotations

import pytest

from buddy.domain.rewording import reworded

PAGE = "get https://a.example/prices"


@pytest.mark.parametrize(
    ("said", "objective", "meant"),
    [
        ("the expression should be 12*9+1", "calculate 12*8", "calculate 12*9+1"),
        ("set the expression to 7*7", "calculate 12*8", "calculate 7*7"),
        ("der Ausdruck soll 7*7 sein", "calculate 12*8", "calculate 7*7"),
        ("la expresión debe ser 7*7", "calculate 12*8", "calculate 7*7"),
        ("the query should be oat prices", "search for rye", "search for oat prices"),
        ("skip the croissants", PAGE, f"{PAGE}, skip the croissants"),
        ("ohne die Brötchen", PAGE, f"{PAGE}, ohne die Brötchen"),
        ("sans les croissants", PAGE, f"{PAGE}, sans les croissants"),
        # What only looks like it
        ("the expression should be nicer", "calculate 12*8", None),
        ("the expression should be 7*7", "search for rye", None),
        ("the query should be short", PAGE, None),
        ("skip it", PAGE, None),
        ("skip the mission", PAGE, None),
        ("sauf le dimanche", PAGE, None),
        ("except on sundays", PAGE, None),
    ],
)
def test_a_part_of_the_work_is_said_anew(said: str, objective: str, meant: str | None) -> None:
    assert reworded(said, objective) == meant


@pytest.mark.parametrize(
    "said",
    [
        *("sans doute, oui", "sans attendre", "ohne Frage, ja", "sin problema", "sem problema"),
        *("senza problemi", "zonder twijfel", "without delay", "ignore my last message"),
        *("without further ado", "ohne Zweifel", "sin duda", "sem dúvida"),
    ],
)
def test_a_turn_of_speech_is_no_part_of_the_work(said: str) -> None:
    assert reworded(said, PAGE) is None


def test_a_range_of_time_is_of_the_same_thing() -> None:
    month = "make it from the last month"
    assert reworded(month, "find laptops") == "find laptops, from the last month"
    assert reworded(month, "news on tea from last week") == "news on tea from the last month"


@pytest.mark.parametrize(
    ("said", "objective", "new"),
    [
        ("from ulm", "find trains to Lindau", "find trains to Lindau from ulm"),
        ("near the lake", "find hotels", None),
        ("near Lindau", "find hotels", "find hotels near Lindau"),
        ("from now on", "find hotels", None),
        ("from monday", "find hotels", None),
        ("from ulm", "read https://a.example", None),
    ],
)
def test_a_place_said_behind_a_search_is_of_it(said: str, objective: str, new: str | None) -> None:
    assert reworded(said, objective) == new
