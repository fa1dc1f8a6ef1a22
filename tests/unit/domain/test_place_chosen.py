"""What an answer to "which one?" chooses, and what it decides with the choice."""

from __future__ import annotations

import pytest

from buddy.domain.place_chosen import drops_it, ends_it, place_chosen
from buddy.domain.plain_decision import words_of

RAIN = words_of("search for rain in basel")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the second one", 1),
        ("a second one", 1),
        ("#2", 1),
        ("la prima", 0),
        ("prima pagina", 0),
        ("va bene, la prima", 0),
        ("prima, die zweite", 1),
        ("il secondo", 1),
        ("la seconde", 1),
        ("l'ultima", 1),
        ("the last", 1),
    ],
)
def test_a_place_is_chosen(text: str, place: int) -> None:
    assert place_chosen(text, 2) == place


@pytest.mark.parametrize(
    "text",
    [
        "one second",
        "give me a second",
        "just 1 second",
        "eine Sekunde",
        "une seconde",
        "un segundo",
        "um segundo",
        "un secondo",
        "secondo me",
        "prima",
        "prima!",
        "das ist prima",
        "first of all",
        "at last",
        "the drugs one",
        "first and second",
    ],
)
def test_what_only_sounds_like_a_place_chooses_none(text: str) -> None:
    assert place_chosen(text, 2) is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("the rain one", True),
        ("yes, the rain one", True),
        ("the rain one, go ahead", True),
        ("end rain in basel", True),
        ("the second", True),
        ("rain is fine", False),
        ("rain sounds great", False),
        ("run the rain one", False),
        ("approve the first", False),
    ],
)
def test_what_speaks_for_a_thing_does_not_end_it(text: str, *, ends: bool) -> None:
    assert ends_it(text, RAIN) is ends


@pytest.mark.parametrize(
    ("text", "drops"),
    [
        ("reject the second", True),
        ("the second, cancel it", True),
        ("rechaza la segunda", True),
        ("the second", False),
        ("approve the second", False),
        ("the bus stop one", False),
    ],
)
def test_what_drops_a_thing_does_not_choose_it(text: str, *, drops: bool) -> None:
    assert drops_it(text, words_of("search for bus stop times")) is drops
