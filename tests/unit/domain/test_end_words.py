# words of many languages
"""The words of the ends of a column."""

from __future__ import annotations

import pytest

from buddy.domain.end_words import ENDS, sizes_in
from buddy.domain.table_measures import HEIGHT, PAY, POPULATION, RATING, SPEED, WEIGHT


@pytest.mark.parametrize(
    ("text", "kind", "highest"),
    [
        ("the heaviest", WEIGHT, True),
        ("am leichtesten", WEIGHT, False),
        ("la plus légère", WEIGHT, False),
        ("el más pesado", WEIGHT, True),
        ("who is the tallest", HEIGHT, True),
        ("the best paid", PAY, True),
        ("quién gana menos?", PAY, False),
        ("the fastest", SPEED, True),
        ("which is the best?", RATING, True),
        ("der schlechteste?", RATING, False),
        ("the most populous", POPULATION, True),
    ],
)
def test_what_an_end_is_of(text: str, kind: object, highest: bool) -> None:
    first = next(each for each in ENDS if each.stand_in(text))
    assert first.kind is getattr(kind, "heads", None)
    assert first.highest is highest


def test_praise_is_no_question_for_the_best() -> None:
    assert not any(each.stand_in("you are the best") for each in ENDS)


def test_the_biggest_may_be_told_by_several_columns() -> None:
    assert POPULATION.heads in sizes_in("the biggest city")
    assert sizes_in("the highest") == ()
