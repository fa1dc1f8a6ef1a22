# words of many languages
"""What was spent, asked of a table of amounts."""

from __future__ import annotations

import pytest

from buddy.domain.table_asked import asked_of
from buddy.domain.table_sheet import sheet_of
from buddy.domain.table_spent import asks_spent, in_amounts, names_spender

BILLS = sheet_of(
    ("date", "category", "amount", "payer"),
    (
        ("2026-08-02", "groceries", "80.00", "Ines"),
        ("2026-09-05", "electricity", "131.00", "Paul"),
        ("2026-09-11", "groceries", "62.50", "Paul"),
        ("2026-09-24", "groceries", "101.50", "Ines"),
    ),
)
MENU = sheet_of(("Dish", "Price"), (("Soup", "£6.50"), ("Pie", "£12.40")))


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how much did we spend in total", "sum of amount is 375"),
        ("how much was spent on groceries in september", "sum of amount is 164"),
        ("what did we spend on groceries?", "sum of amount is 244"),
        ("how much did Paul spend", "sum of amount is 193.5"),
        ("how much did we spend on average", "mean of amount is 93.75"),
        ("wie viel haben wir ausgegeben?", "sum of amount is 375"),
        ("combien a-t-on dépensé en tout ?", "sum of amount is 375"),
        ("cuánto gastamos en total", "sum of amount is 375"),
        ("quanto abbiamo speso?", "sum of amount is 375"),
        ("hoeveel hebben we uitgegeven", "sum of amount is 375"),
    ],
)
def test_it_is_the_sum_of_the_amounts(text: str, told: str, *, sure: bool) -> None:
    answer = asked_of(text, BILLS, sure=sure)
    assert answer is not None
    assert told in answer.text


def test_a_word_that_is_not_there_is_named() -> None:
    answer = asked_of("how much was spent on wine", BILLS)
    assert answer is not None
    assert "“wine”" in answer.text
    assert asked_of("how much was spent on wine", BILLS, sure=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "how much have you spent",
        "how much has Buddy spent?",
        "how much did the last mission spend",
        "how much was spent on that",
        "how much did we spend today",
        "how much can we spend",
        "how much more did Paul spend than Ines",
        "who spent the most",
        "spend at most $2",
    ],
)
def test_other_spending_is_not_asked_of_a_table(text: str) -> None:
    assert not asks_spent(text)
    assert in_amounts(text, BILLS) == text


def test_a_price_is_nothing_that_was_spent() -> None:
    text = "how much did we spend in total"
    assert in_amounts(text, MENU) == text


def test_people_or_a_purpose_are_a_spender() -> None:
    assert names_spender("how much was spent on groceries")
    assert names_spender("how much did we spend")
    assert not names_spender("how much has been spent in total")
    assert not names_spender("cuánto se ha gastado en total")
    assert not names_spender("how much of your budget was spent on groceries")
