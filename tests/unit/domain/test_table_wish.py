"""Tables wished for otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.table_question import table_answer
from buddy.domain.table_wish import table_wish, wishes

COLUMNS = ("Product", "Price")
RYE, BAGUETTE, ROLL, CAKE = range(4)
ROWS = (("Rye loaf", "$4.50"), ("Baguette", "$2.20"), ("Roll", "$1.80"), ("Cake", "$5.00"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("what costs less than 3 dollars", (BAGUETTE, ROLL)),
        ("items above $4", (RYE, CAKE)),
        ("which are under five dollars?", (RYE, BAGUETTE, ROLL)),
        ("at most $5", (RYE, BAGUETTE, ROLL, CAKE)),
        ("between 2 and 5 dollars", (RYE, BAGUETTE, CAKE)),
        ("was kostet weniger als 3 dollar", (BAGUETTE, ROLL)),
        ("lesquels coûtent plus de 4", (RYE, CAKE)),
        ("only the first three", (RYE, BAGUETTE, ROLL)),
        ("nur die letzten zwei", (ROLL, CAKE)),
        ("everything except the cake", (RYE, BAGUETTE, ROLL)),
        ("everthing exept the cake", (RYE, BAGUETTE, ROLL)),
        ("all but the two cheapest", (RYE, CAKE)),
        ("alles außer dem Cake", (RYE, BAGUETTE, ROLL)),
        ("tout sauf le cake", (RYE, BAGUETTE, ROLL)),
        ("todo menos cake y roll", (RYE, BAGUETTE)),
        ("tutto tranne cake", (RYE, BAGUETTE, ROLL)),
        ("tudo exceto cake", (RYE, BAGUETTE, ROLL)),
        ("alles behalve de cake", (RYE, BAGUETTE, ROLL)),
        ("how many cost more than 4?", (RYE, CAKE)),
        ("how many have rye?", (RYE,)),
        ("wie viele kosten weniger als 3 $", (BAGUETTE, ROLL)),
        ("sort them by price", (ROLL, BAGUETTE, RYE, CAKE)),
        ("most expensive first", (CAKE, RYE, BAGUETTE, ROLL)),
        ("sort by product", (BAGUETTE, CAKE, ROLL, RYE)),
        ("nach Preis sortieren", (ROLL, BAGUETTE, RYE, CAKE)),
    ],
)
def test_the_rows_in_the_order_that_is_wished_for(text: str, rows: tuple[int, ...]) -> None:
    assert wishes(text)
    answer = table_wish(text, COLUMNS, ROWS, sure=True)
    assert answer is not None
    assert answer.rows == rows


def test_rows_as_a_list_and_a_column_alone() -> None:
    bullets = table_wish("as a bullet list", COLUMNS, ROWS)
    assert bullets is not None
    assert "\n- Baguette: $2.20\n" in bullets.text
    names = table_wish("list the names only", COLUMNS, ROWS)
    assert names is not None
    assert names.text == "Product: Rye loaf, Baguette, Roll, Cake."
    prices = table_wish("und die Preise?", COLUMNS, ROWS)
    assert prices is not None
    assert "Roll: $1.80" in prices.text


def test_no_row_and_another_currency_are_said() -> None:
    none = table_wish("less than 1 dollar", COLUMNS, ROWS)
    assert none is not None
    assert none.text.startswith("None of the 4 rows has such a Price.")
    euros = table_wish("less than 3 euros", COLUMNS, ROWS)
    assert euros is not None
    assert euros.text == "Price is in $, and I convert no currency."


def test_the_one_total_is_of_the_one_column_of_figures() -> None:
    answer = table_answer("what's the total?", COLUMNS, ROWS, sure=True)
    assert answer is not None
    assert answer.text.startswith("The sum of Price is $13.50.")


@pytest.mark.parametrize(
    "text",
    [
        "find a hotel for less than 100 dollars",
        "the first three paragraphs",
        "sort my mail by date",
        "only example.org",
        "the first world war",
        "spend less than 3 dollars on rye bread research",
    ],
)
def test_what_is_of_something_else_is_left_alone(text: str) -> None:
    assert table_wish(text, COLUMNS, ROWS, sure=True) is None


@given(st.text(max_size=130))
def test_any_text_is_read(text: str) -> None:
    table_wish(text, COLUMNS, ROWS)


def test_sorted_by_what_no_column_is_called_is_asked_and_by_name_is_not() -> None:
    asked = table_wish("trie par stockage", COLUMNS, ROWS, sure=True)
    assert asked is not None
    assert asked.choices == (("Product", "sort by Product"), ("Price", "sort by Price"))
    named = table_wish("sort by name", COLUMNS, ROWS, sure=True)
    assert named is not None
    assert named.rows == (BAGUETTE, CAKE, ROLL, RYE)
    down = table_wish("ordena por precio de mayor a menor", COLUMNS, ROWS, sure=True)
    assert down is not None
    assert down.rows == (CAKE, RYE, BAGUETTE, ROLL)
    # The cheapest three come in their order by themselves.
    assert table_wish("the cheapest three sorted", COLUMNS, ROWS, sure=True) is None
