"""Lists with prices as tables."""

from __future__ import annotations

from buddy.domain.listed_figures import with_figures
from buddy.domain.result_table import ResultTable


def listed(*items: str) -> ResultTable:
    rows = tuple((str(n), each) for n, each in enumerate(items, 1))
    return ResultTable(columns=("#", "item"), rows=rows)


def test_names_and_prices_are_parted() -> None:
    found = with_figures(listed("Soup - $6.50", "Steak: $24", "Cake … from 5 €", "Bread"))
    assert found.columns == ("name", "price")
    assert found.rows[:2] == (("Soup", "$6.50"), ("Steak", "$24"))
    assert found.rows[2][1] == "from 5 €"
    assert found.rows[3] == ("Bread", "")


def test_a_list_without_prices_stays() -> None:
    plain = listed("One of 5", "Two", "3 dogs")
    assert with_figures(plain) is plain
