"""A column is taken whole or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.domain.goal_column import column_of
from buddy.domain.goal_feed import Earlier, taken
from buddy.domain.goal_plan import Feed, Take
from buddy.domain.scope import Scope


def file(rows: list[list[str]], **more: Any) -> dict[str, Any]:
    table = {"columns": ["number", "client", "net", "vat"], "rows": rows, "more": 0, **more}
    return {"path": "/x/a.csv", "text": "", "tables": [table]}


ROWS = [["101", "Meyer", "1200.00", "228.00"], ["102", "Lux", "-850.50", "161.60"]]


def test_all_figures_of_the_named_column_are_taken() -> None:
    assert column_of(file(ROWS), "net").figures == ("1200", "-850.5")
    many = [["1", "x", str(n), "0"] for n in range(60)]
    assert len(column_of(file(many), "net").figures) == len(many)


@pytest.mark.parametrize(
    ("content", "what", "said"),
    [
        (file(ROWS), "gross", "has no one column called “gross”"),
        (file(ROWS, more=5), "net", "was not read to its end (5 lines are left)"),
        (file([*ROWS, ["103", "Hafen", "see note", "1"]]), "net", "what is no figure: “see note”"),
        (file([["1", "a", "$5", "1"], ["2", "b", "7 €", "1"]]), "net", "several units"),
        (file(ROWS), "client", "has no figures"),
        ({"text": "no table"}, "net", "is no table of columns"),
        (file([["1", "x", str(10**9 + n), "0"] for n in range(200)]), "net", "too many for one"),
    ],
)
def test_a_column_that_is_not_whole_is_not_taken(content: Any, what: str, said: str) -> None:
    found = column_of(content, what)
    assert not found.figures
    assert said in found.lacking


def test_a_feed_of_a_column_becomes_the_calculation() -> None:
    feed = Feed(
        argument="expression", parts=("read",), take=Take.COLUMN, what="net", form="sum of {}"
    )
    earlier = Earlier(key="read", objective="read a.csv", content=file(ROWS))
    assert taken(feed, [earlier], Scope()).value == "sum of 1200, -850.5"
    nothing = Earlier(key="read", objective="read a.csv", content={"text": "x"})
    assert taken(feed, [nothing], Scope()).lacking == "read is no table of columns"


TOTAL = ["Total", "", "349.5", "0"]


@pytest.mark.parametrize("said", ["Total", "Summe:", "Grand total"])
def test_a_row_of_the_total_is_not_added_to_what_it_sums(said: str) -> None:
    assert column_of(file([*ROWS, [said, *TOTAL[1:]]]), "net").figures == ("1200", "-850.5")


def test_a_total_of_other_rows_is_refused() -> None:
    found = column_of(file([*ROWS, ["Total", "", "400", "0"]]), "net")
    assert not found.figures
    assert "a total that its rows do not make: “Total  400 0”" in found.lacking


def test_columns_of_one_name_and_shares_beside_figures_are_refused() -> None:
    twice = column_of(file(ROWS, columns=["net", "client", "net", "vat"]), "net")
    assert twice.lacking == "has 2 columns called “net”"
    mixed = column_of(file([["1", "a", "5%", "1"], ["2", "b", "5", "1"]]), "net")
    assert "shares in %" in mixed.lacking


@pytest.mark.parametrize("table", [{"rows": True}, {"columns": 3, "rows": [4]}, {"rows": {"a": 1}}])
def test_what_is_no_table_lacks_the_column(table: dict[str, Any]) -> None:
    assert column_of({"tables": [table]}, "net").lacking
    assert column_of({"tables": True}, "net").lacking
