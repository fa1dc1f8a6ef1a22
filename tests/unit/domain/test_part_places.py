# words of many languages
"""The places of parts of a plan, as people say them."""

from __future__ import annotations

import pytest

from buddy.domain.part_places import places_at, places_behind


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("second part", (1,)),
        ("last step", (5,)),
        ("vorletzten Schritt", (4,)),
        ("étape 3", (2,)),
        ("#2", (1,)),
        ("part 9", (8,)),
        ("first two", (0, 1)),
        ("last two steps", (4, 5)),
        ("ersten drei Schritte", (0, 1, 2)),
        ("letzten beiden Schritte", (4, 5)),
        ("deux premières étapes", (0, 1)),
        ("dos últimos pasos", (4, 5)),
        ("primi due passi", (0, 1)),
        ("dois últimos passos", (4, 5)),
        ("eerste twee stappen", (0, 1)),
        ("steps 1 to 3", (0, 1, 2)),
        ("step 2-4", (1, 2, 3)),
        ("Schritte 1 bis 3", (0, 1, 2)),
        ("étapes 1 à 3", (0, 1, 2)),
        ("second to fourth parts", (1, 2, 3)),
    ],
)
def test_places_that_are_named(said: str, places: tuple[int, ...]) -> None:
    assert places_at(said, 0, 6) == (places, len(said))


def test_words_that_name_none() -> None:
    assert places_at("report", 0, 6) is None
    assert places_at("lastly", 0, 6) is None
    assert places_behind("3 too", 0) == ((2,), 1)
    assert places_behind("more", 0) is None
