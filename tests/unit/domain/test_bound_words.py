# words of many languages
"""The words that bound figures."""

from __future__ import annotations

import pytest

from buddy.domain.bound_words import COMPARED, THAN, kinds_compared
from buddy.domain.table_measures import AGES, HEIGHT, SPEED, TEMPERATURE, WEIGHT


@pytest.mark.parametrize(
    ("text", "way", "number", "unit"),
    [
        ("under 5 kg", "under", "5", "kg"),
        ("over 100 km", "over", "100", "km"),
        ("below 20 °C", "under", "20", "°C"),
        ("unter 3 Prozent", "under", "3", "Prozent"),
        ("heavier than 14kg", "over", "14", "kg"),
        ("älter als 30 Jahre", "over", "30", "Jahre"),
        ("plus léger que 14 kg", "under", "14", "kg"),
        ("más de 30 años", "over", "30", "años"),
        ("faster than 200 km/h", "over", "200", "km/h"),
        ("under 5 in total", "under", "5", None),
    ],
)
def test_a_bound_has_its_unit(text: str, way: str, number: str, unit: str | None) -> None:
    found = COMPARED.search(text)
    assert found is not None
    assert found[way]
    assert (found["number"], found["unit"]) == (number, unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("heavier than the Fox", WEIGHT.heads),
        ("jünger als 30", AGES),
        ("taller than Bob", HEIGHT.heads),
        ("plus rapide que", SPEED.heads),
        ("colder than Rome", TEMPERATURE.heads),
    ],
)
def test_what_a_comparison_is_by(text: str, kind: object) -> None:
    assert kinds_compared(text)[0] is kind
    assert kinds_compared("more than Bob") == ()


def test_more_than_a_row() -> None:
    found = THAN.search("who is taller than Anna?")
    assert found is not None
    assert (found["more"], found["what"]) == ("taller", "Anna")
