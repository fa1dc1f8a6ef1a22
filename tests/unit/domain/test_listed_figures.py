# ruff: noqa: RUF001  # dashes of many kinds
"""Lists with prices as tables."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("item", "name", "price"),
    [
        ("iPhone 15 - $799", "iPhone 15", "$799"),
        ("iPhone 15 $799", "iPhone 15", "$799"),
        ("PlayStation 5 - 499 €", "PlayStation 5", "499 €"),
        ("Pack of 6 - $12", "Pack of 6", "$12"),
        ("2024 - $30", "2024", "$30"),
        ("Samsung – S24 – 799 €", "Samsung – S24", "799 €"),
        ("Menu 3: Soup - $5", "Menu 3: Soup", "$5"),
        ("Soup 5-10 €", "Soup", "5-10 €"),
        ("Soup: 5 - 10 €", "Soup", "5 - 10 €"),
        ("Tea - 1 299 €", "Tea", "1 299 €"),
        ("Refund: -$5.00", "Refund", "-$5.00"),
    ],
)
def test_a_number_of_the_name_is_no_price(item: str, name: str, price: str) -> None:
    assert with_figures(listed(item)).rows == ((name, price),)
