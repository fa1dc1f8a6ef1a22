# words of many languages
"""Bounds that words turn round: a no, and verbs that leave out."""

from __future__ import annotations

import pytest

from buddy.domain.regex import regex
from buddy.domain.table_flips import Turn, turn_of
from buddy.domain.table_wish import table_wish

COLUMNS = ("Item", "Price")
ROWS = (("Soup", "$3"), ("Cake", "$6"), ("Steak", "$20"), ("Tap", ""))
FILLER = regex(r"(?:those|that|cost)\b")


def test_what_turns_a_bound_round_belongs_to_it() -> None:
    said = "hide those that do not cost under $5"
    start = said.index("under")
    assert turn_of(said, start, len(said), FILLER) == Turn(0, len(said), flips=True, drops=True)
    other = "not by Velora, under $5"
    start = other.index("under")
    assert turn_of(other, start, len(other), FILLER) == Turn(start, len(other))
    apart = "take those under $5 out"
    bound = apart.index("under"), apart.index(" out")
    assert turn_of(apart, *bound, FILLER) == Turn(0, len(apart), drops=True)


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "not more than $5",
        "nicht mehr als 5 $",
        "pas plus de 5 dollars",
        "no más de 5 dólares",
        "non più di 5 dollari",
        "niet meer dan 5 dollar",
        "não mais de 5 dólares",
        "nothing over $5",
        "not over $5",
        "no more than $5",
        "only those that don't cost more than $5",
        "nichts über 5 $",
        "rien au-dessus de 5 dollars",
        "nada por encima de 5 dólares",
        "niente sopra 5 dollari",
        "nada acima de 5 dólares",
        "niets boven 5 dollar",
        "show me those that do not cost more than $5",
        "die nicht mehr als 5 $ kosten",
        "qui ne coûtent pas plus de 5 dollars",
        "que no cuesten más de 5 dólares",
        "I don't want those over $5",
        "is there anything under $5?",
        "isn't there anything under $5?",
        "gibt es nichts unter 5 $?",
        "why not those under $5",
        "höchstens 5 $",
        "under $5",
        "menos de 5 dólares",
        "meno di 5 dollari",
        "moins de 5 dollars",
    ],
)
def test_a_no_before_a_bound(text: str, sure: bool) -> None:
    told = table_wish(text, COLUMNS, ROWS, sure=sure)
    assert told is not None
    assert told.rows == (0,)


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "not more expensive than the Cake",
        "nicht teurer als Cake",
        "pas plus cher que Cake",
        "no más caro que Cake",
        "non più caro di Cake",
        "niet duurder dan Cake",
        "não mais caro que Cake",
    ],
)
def test_no_dearer_than_a_row(text: str, sure: bool) -> None:
    told = table_wish(text, COLUMNS, ROWS, sure=sure)
    assert told is not None
    assert told.rows == (0, 1)


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "not less than $5",
        "nicht weniger als 5 Dollar",
        "pas moins de 5 dollars",
        "anything that is not under $5",
        "those that are not cheaper than $5",
        "nicht unter 5 $",
        "niet minder dan 5 dollar",
    ],
)
def test_a_no_before_less(text: str, sure: bool) -> None:
    told = table_wish(text, COLUMNS, ROWS, sure=sure)
    assert told is not None
    assert told.rows == (1, 2)


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "remove those under $5",
        "drop the ones below 5",
        "all but those under $5",
        "everything but the ones under $5",
        "alle außer denen unter 5 $",
        "exclude anything below $5",
        "tout sauf ceux à moins de 5 dollars",
        "entferne alle unter 5 $",
        "blende alle unter 5 $ aus",
        "enlève ceux en dessous de 5 dollars",
        "quita los de menos de 5 dólares",
        "elimina quelli sotto 5 dollari",
        "remove os abaixo de 5 dólares",
        "verwijder alles onder 5 dollar",
        "filter out the ones under $5",
        "take those under $5 out",
        "todos menos los de menos de 5 dólares",
        "tutti tranne quelli sotto 5 dollari",
        "alle unter 5 $ weglassen",
    ],
)
def test_those_below_are_left_out(text: str, sure: bool) -> None:
    told = table_wish(text, COLUMNS, ROWS, sure=sure)
    assert told is not None
    assert told.rows == (1, 2, 3)


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "hide everything over $10",
        "exclude anything above $10",
        "without those over $10",
        "everything except those over $10",
        "ohne die über 10 $",
        "verstecke alles über 10 $",
        "hide anything more expensive than the Cake",
    ],
)
def test_those_above_are_left_out(text: str, sure: bool) -> None:
    told = table_wish(text, COLUMNS, ROWS, sure=sure)
    assert told is not None
    assert told.rows == (0, 1, 3)


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "less than 400 cents",
        "unter 400 Cent",
        "moins de 400 centimes",
        "between 50 cents and 4 dollars",
    ],
)
def test_cents(text: str, sure: bool) -> None:
    told = table_wish(text, COLUMNS, ROWS, sure=sure)
    assert told is not None
    assert told.rows == (0,)
