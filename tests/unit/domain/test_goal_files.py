"""Steps over files: which file, which folder, which column."""

from __future__ import annotations

import pytest

from buddy.domain.goal_files import (
    column_in,
    is_table,
    operation_in,
    parted,
    step_file,
    step_folder,
)
from buddy.domain.goal_patterns import plan_by_patterns
from buddy.domain.goal_plan import Take
from buddy.domain.goal_rule import is_goal

BOTH = "first list the files in invoices, then read 2026-01.csv and sum the net column"


def test_a_listed_folder_holds_the_file_that_is_read_next() -> None:
    plan = plan_by_patterns(BOTH)
    assert is_goal(BOTH)
    assert [part.tool for part in plan.parts] == [
        "list_directory",
        "read_file",
        "calculate",
        "synthesize",
    ]
    assert plan.parts[0].tool_input == {"path": "invoices"}
    assert plan.parts[1].tool_input == {"path": "invoices/2026-01.csv"}
    (feed,) = plan.parts[2].feeds
    assert (feed.take, feed.what, feed.form, feed.parts) == (
        Take.COLUMN,
        "net",
        "sum of {}",
        ("read",),
    )
    assert feed.words == "expression: the column “net” of read"


@pytest.mark.parametrize(
    "text",
    [
        "sum the net column of invoices/a.csv",
        "read invoices/a.csv and sum the net column",
        "lies invoices/a.csv und berechne die Summe der Spalte net",
    ],
)
def test_a_column_of_one_file_is_reckoned_with(text: str) -> None:
    assert is_goal(text)
    plan = plan_by_patterns(text)
    assert plan.parts[0].tool_input == {"path": "invoices/a.csv"}
    assert (plan.parts[1].feeds[0].what, plan.parts[1].feeds[0].form) == ("net", "sum of {}")


@pytest.mark.parametrize(
    "text",
    ["read notes.txt and sum the figures", "read a.csv and summarise it", "read a.csv, read b.csv"],
)
def test_what_has_no_column_to_reckon_with_is_no_goal(text: str) -> None:
    assert not is_goal(text)


def test_what_is_listed_may_be_no_folder() -> None:
    assert step_folder("list the files in invoices") == "invoices"
    assert step_folder("list the invoices folder") == "invoices"
    assert step_folder("list competitors") is None
    assert step_folder("list three vendors of tea") is None


def test_a_file_is_read_and_nothing_else() -> None:
    assert step_file("read 2026-01.csv") == "2026-01.csv"
    assert step_file("extract report.md") == "report.md"
    assert step_file("read the prices on x.example") is None
    assert is_table("A.CSV")
    assert not is_table("a.txt")


@pytest.mark.parametrize(
    ("text", "column", "form"),
    [
        ("sum the net column", "net", "sum of {}"),
        ("add up the vat", "vat", "sum of {}"),
        ("calculate the average of the column price", "price", "average of {}"),
        ("sum them", "", "sum of {}"),
        ("sum the numbers", "", "sum of {}"),
    ],
)
def test_the_column_and_the_operation_are_read(text: str, column: str, form: str) -> None:
    assert (column_in(text), operation_in(text)) == (column, form)


def test_a_step_without_a_file_stays_one() -> None:
    assert parted("sum the net column") == ("sum the net column",)
    assert parted("search for tea in a.csv") == ("search for tea in a.csv",)


@pytest.mark.parametrize(
    ("text", "column", "of"),
    [
        ("sum the prices", "", ("extract-1", "extract-2", "extract-3")),
        ("sum the price column", "price", ("read",)),
    ],
)
def test_after_a_search_only_what_is_called_a_column_is_the_files(
    text: str, column: str, of: tuple[str, ...]
) -> None:
    plan = plan_by_patterns(
        f"read totals.csv, then find three vendors of lamps, extract their prices, {text}"
    )
    (feed,) = next(part.feeds for part in plan.parts if part.tool == "calculate")
    assert feed.parts == of
    assert feed.take is (Take.COLUMN if column else Take.FIGURES)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("calculate the total media spend", "sum of {}"),
        ("calculate the total of the average price column", "sum of {}"),
        ("calcula la media de net", "average of {}"),
    ],
)
def test_the_first_word_says_what_is_reckoned(text: str, form: str) -> None:
    assert operation_in(text) == form
