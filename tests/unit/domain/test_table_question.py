"""Questions that a table answers, and those that it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.table_question import table_answer
from buddy.domain.table_wish import table_wish

COLUMNS = ("Service", "Price EUR", "Hours")
BOILER, BATH, LEAK = 0, 1, 2
ROWS = (
    ("Boiler repair", "180", "2"),
    ("Bathroom renovation", "7,400", "60"),
    ("Leak detection", "95", "1"),
)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("which one costs 95?", LEAK),
        ("which is the most expensive?", BATH),
        ("what\u2019s the cheapest?", LEAK),
        ("which costs the least?", LEAK),
        ("what takes the longest?", BATH),
        ("which has the fewest hours?", LEAK),
        ("how long does bathroom renovation take?", BATH),
        ("was ist am teuersten?", BATH),
        ("welches ist das billigste?", LEAK),
        ("quel est le plus cher ?", BATH),
        ("cuál es el más barato?", LEAK),
        ("qual è il più caro?", BATH),
        ("qual é o mais caro?", BATH),
        ("wat is het goedkoopst?", LEAK),
        ("how much is a boiler repair?", BOILER),
        ("the price of 7400?", BATH),
    ],
)
def test_the_row_that_is_meant(question: str, row: int) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert answer.rows == (row,)
    assert ROWS[row][0] in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what is the total of the prices?", "The sum of Price EUR is 7,675."),
        ("the average of hours", "The mean of Hours is 21."),
        ("average price", "The mean of Price EUR is 2,558.333333."),
        ("durchschnittspreis?", "The mean of Price EUR is 2,558.333333."),
        ("le prix moyen", "The mean of Price EUR is 2,558.333333."),
        ("precio medio", "The mean of Price EUR is 2,558.333333."),
        ("il prezzo medio", "The mean of Price EUR is 2,558.333333."),
        ("preço médio", "The mean of Price EUR is 2,558.333333."),
        ("gemiddelde prijs", "The mean of Price EUR is 2,558.333333."),
        ("median price", "The median of Price EUR is 180."),
    ],
)
def test_a_column_is_added_up(question: str, told: str) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert answer.text.startswith(told)
    assert "over all 3 rows." in answer.text


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("what is the second most expensive?", BOILER),
        ("the 2nd cheapest", BOILER),
        ("the secnd cheepest", BOILER),
        ("which is the third cheapest", BATH),
        ("das zweitteuerste?", BOILER),
        ("und das zweitgünstigste", BOILER),
        ("le deuxième plus cher", BOILER),
        ("el segundo más barato", BOILER),
        ("il secondo più caro", BOILER),
        ("o segundo mais caro", BOILER),
        ("de op een na duurste", BOILER),
        ("de tweede goedkoopste", BOILER),
    ],
)
def test_a_place_from_an_end_is_no_place_in_the_table(question: str, row: int) -> None:
    answer = table_answer(question, COLUMNS, ROWS, sure=True)
    assert answer is not None
    assert answer.rows == (row,)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("the cheapest two", (LEAK, BOILER)),
        ("cheapest 2", (LEAK, BOILER)),
        ("the two cheapest", (LEAK, BOILER)),
        ("top 2 by price", (BATH, BOILER)),
        ("bottom two by hours", (LEAK, BOILER)),
        ("top 2 cheapest", (LEAK, BOILER)),
        ("die zwei günstigsten", (LEAK, BOILER)),
        ("die beiden teuersten", (BATH, BOILER)),
        ("die top 2 nach preis", (BATH, BOILER)),
        ("les deux moins chers", (LEAK, BOILER)),
        ("top 2 par prix", (BATH, BOILER)),
        ("las dos más baratas", (LEAK, BOILER)),
        ("i due più economici", (LEAK, BOILER)),
        ("os dois mais baratos", (LEAK, BOILER)),
        ("de twee goedkoopste", (LEAK, BOILER)),
    ],
)
def test_so_many_from_an_end(question: str, rows: tuple[int, ...]) -> None:
    answer = table_answer(question, COLUMNS, ROWS, sure=True)
    assert answer is not None
    assert answer.rows == rows
    assert "over all 3 rows." in answer.text


def test_two_rows_by_name_and_the_span_of_a_column() -> None:
    two = table_answer("is a boiler repair more expensive than leak detection?", COLUMNS, ROWS)
    assert two is not None
    assert two.text.startswith("The higher Price EUR: Boiler repair 180; Leak detection 95.")
    span = table_answer("what's the price range?", COLUMNS, ROWS, sure=True)
    assert span is not None
    assert span.text.startswith("Price EUR goes from 95 (Leak detection) to 7,400")
    assert "7,305 apart" in span.text


def test_where_several_columns_can_be_meant_it_asks_by_their_names() -> None:
    answer = table_answer("what is the total?", COLUMNS, ROWS, sure=True)
    assert answer is not None
    assert answer.text == "“Price EUR” or “Hours”"
    (_, first), _ = answer.choices
    told = table_answer(first, COLUMNS, ROWS, sure=True)
    assert told is not None
    assert told.text.startswith("The sum of Price EUR is 7,675.")


HOTELS = (("Astor", "$120", "3"), ("Bellevue", "€95", "4"), ("Carlton", "£210", "5"))


@pytest.mark.parametrize("question", ["the cheapest?", "average rate", "was ist am teuersten"])
def test_several_currencies_are_said_and_not_compared(question: str) -> None:
    answer = table_answer(question, ("Hotel", "Rate", "Stars"), HOTELS, sure=True)
    assert answer is not None
    assert answer.text.startswith("Rate is in $, € and £, and I convert none.")
    assert "Bellevue €95" in answer.text or "€95.00 over 1 row" in answer.text


PLANS = (("Free", "free", "1"), ("Team", "from $5/mo", "10"), ("Firm", "on request", "500"))


def test_what_has_no_figure_and_what_only_begins_there_is_said() -> None:
    answer = table_answer("which is the most expensive?", ("Plan", "Cost", "Users"), PLANS)
    assert answer is not None
    assert answer.rows == (1,)
    assert "over 2 of 3 rows; no figure for Firm; “from”" in answer.text


def test_without_a_column_of_prices_nothing_is_the_cheapest() -> None:
    rows = (("Lima", "10"), ("Quito", "2"))
    answer = table_answer("which is the cheapest?", ("City", "People"), rows, sure=True)
    assert answer is not None
    assert answer.text.startswith("That cannot be told: it has no column of prices")
    assert table_answer("the cheapest airline to Rome", ("City", "People"), rows) is None


@pytest.mark.parametrize(
    "question",
    [
        "was kostet die leckortung?",
        "who wrote it?",
        "which one costs 96?",
        "",
    ],
)
def test_what_it_does_not_tell(question: str) -> None:
    assert table_answer(question, COLUMNS, ROWS) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which is the most expensive?", True),
        ("how long does bathroom renovation take?", True),
        ("what is the highest mountain in france?", False),
        ("what is the most expensive car in the world?", False),
        ("who won 95 matches in the league?", False),
    ],
)
def test_a_question_that_may_be_about_something_else(question: str, told: bool) -> None:
    assert (table_answer(question, COLUMNS, ROWS, sure=True) is not None) is told


def test_an_empty_table_tells_nothing() -> None:
    assert table_answer("which is the cheapest?", COLUMNS, ()) is None


@given(st.text(), st.lists(st.lists(st.text(), min_size=3, max_size=3)))
def test_any_question_and_any_table(question: str, rows: list[list[str]]) -> None:
    table_answer(question, COLUMNS, rows)
    table_answer(question, COLUMNS, rows, sure=True)


STAFF = (
    ("Name", "Role", "Age", "Salary"),
    (
        ("Anna", "Engineer", "34", "$95,000"),
        ("Bob", "Manager", "51", "$120,000"),
        ("Cleo", "Engineer", "29", "$88,000"),
    ),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("average salary of those older than 30", "The mean of Salary is $107,500.00."),
        ("average age of those earning over $90,000", "The mean of Age is 42.5."),
        ("total salary of people with age over 30", "The sum of Salary is $215,000.00."),
        ("average salary of engineers over 30 years", "The mean of Salary is $95,000.00."),
        ("average salary of those over 30", "Of which column “over 30” is was not said"),
        ("average salary of those under 5 kg", "That cannot be told: no column of it is in kg"),
    ],
)
def test_a_figure_of_rows_within_a_bound(question: str, told: str) -> None:
    assert table_wish(question, *STAFF) is None
    answer = table_answer(question, *STAFF)
    assert answer is not None
    assert answer.text.startswith(told)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("who is not an engineer?", (1,)),
        ("wer ist kein Engineer?", (1,)),
        ("which are not Bob?", (0, 2)),
        ("quién no es Engineer?", (1,)),
    ],
)
def test_a_no_lists_the_others(question: str, rows: tuple[int, ...]) -> None:
    answer = table_answer(question, *STAFF)
    assert answer is not None
    assert answer.rows == rows
