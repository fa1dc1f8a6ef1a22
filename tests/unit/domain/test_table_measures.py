# words of many languages
"""What columns measure, and the words that name it."""

from __future__ import annotations

import pytest

from buddy.domain.table_measures import (
    AGE,
    ALSO,
    HEIGHT,
    LENGTH,
    PAY,
    PRICE,
    RATING,
    SPEED,
    WEIGHT,
    Measure,
    measures_of,
    named_measures,
    of_heads,
    without_measures,
)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("who earns the most", PAY),
        ("wer verdient am meisten", PAY),
        ("qui gagne le plus", PAY),
        ("quién gana más", PAY),
        ("which one weighs least", WEIGHT),
        ("cuáles pesan más", WEIGHT),
        ("durchschnittliche Bewertung", RATING),
        ("average rating", RATING),
        ("what is the average age", AGE),
    ],
)
def test_words_name_a_measure(text: str, measure: Measure) -> None:
    assert measure in named_measures(text)


def test_words_of_rows_and_words_of_much_else_name_none() -> None:
    assert named_measures("the Weight Bench", {"weight"}) == ()
    assert PAY in named_measures("what do I pay")
    assert named_measures("what do I pay", ALSO) == ()


@pytest.mark.parametrize(
    ("head", "units", "measures"),
    [
        ("Gewicht", (), (WEIGHT,)),
        ("Height", ("cm",), (HEIGHT,)),
        ("Reach", ("kg",), (WEIGHT,)),
        ("Top speed", ("km/h",), (SPEED,)),
        ("Price", ("$",), (PRICE,)),
        ("Pages", (), ()),
    ],
)
def test_a_column_tells_by_its_head_or_its_units(
    head: str, units: tuple[str, ...], measures: tuple[Measure, ...]
) -> None:
    assert measures_of(head, units) == measures


def test_metres_alone_may_be_of_several() -> None:
    assert {HEIGHT, LENGTH} <= set(measures_of("Total", ("m",)))
    assert of_heads(WEIGHT.heads) is WEIGHT
    assert without_measures("who weighs the most").split() == ["who", "the", "most"]
