# words of many languages
"""The one cell of a row that a question asks for."""

from __future__ import annotations

import pytest

from buddy.domain.table_asked import asked_of
from buddy.domain.table_cell import asked_cell
from buddy.domain.table_sheet import sheet_of

TEAM = sheet_of(
    ("Name", "Role", "Age", "Salary"),
    (
        ("Bob", "Engineer", "34", "$72,000"),
        ("Alice", "Engineer", "29", "$81,000"),
        ("Dan", "Cook", "31", ""),
    ),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what is Bob's salary?", "Bob: Salary: $72,000. The whole row: Name: Bob"),
        ("what does Bob earn?", "Bob: Salary: $72,000."),
        ("wie alt ist Alice?", "Alice: Age: 29."),
        ("quel âge a Alice ?", "Alice: Age: 29."),
        ("what is Dan's role?", "Dan: Role: Cook."),
        ("and Dan's salary?", "Dan: Salary: nothing."),
        ("tell me about Bob", "Name: Bob; Role: Engineer"),
    ],
)
def test_the_cell_goes_first(text: str, told: str) -> None:
    answer = asked_of(text, TEAM)
    assert answer is not None
    assert answer.text.startswith(told)


def test_a_narrow_table_tells_its_rows_whole() -> None:
    assert asked_cell("price of A", sheet_of(("Thing", "Price"), (("A", "$1"),)), 0) == ""


@pytest.mark.parametrize(
    "text", ["List engineers by age", "liste engineers nach Age", "engineers by age"]
)
def test_a_list_by_a_column_is_sorted(text: str) -> None:
    answer = asked_of(text, TEAM)
    assert answer is not None
    assert answer.text.startswith("Sorted by Age, upwards: Alice")
    assert answer.rows == (1, 0)
