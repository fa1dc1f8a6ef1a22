"""Tables that are asked: columns of figures, and the one that is meant."""

from __future__ import annotations

from buddy.domain.table_measures import PRICES
from buddy.domain.table_sheet import Unclear, column_for, mixed_words, resting, sheet_of

SHEET = sheet_of(
    ("#", "Phone", "Price", "Storage"),
    (("1", "Alpha", "$10", "8 GB"), ("2", "Beta", "", "16 GB"), ("3", "Gamma", "from $30", "4 GB")),
)


def test_the_columns_of_figures_and_the_name() -> None:
    assert set(SHEET.numeric) == {2, 3}
    assert SHEET.first == 1
    assert SHEET.named_in("is the gamma cheaper than an alpha?") == (0, 2)


def test_the_column_that_is_meant() -> None:
    assert column_for(SHEET, "by storage", None) == 3
    assert column_for(SHEET, "", PRICES) == 2
    assert column_for(SHEET, "", None) == Unclear((2, 3))


def test_what_it_rests_on_and_a_column_of_units() -> None:
    assert resting(SHEET, 2) == (
        "By “Price”, over 2 of 3 rows; no figure for Beta; “from” and ranges count by where they "
        "begin."
    )
    goal = sheet_of(("name", "price", "unit"), (("A", "9.9", "EUR"), ("B", "5", "USD")))
    assert mixed_words(goal, 1, highest=False).startswith("price is in € and $, and I convert none")


PHONES = sheet_of(
    ("Model", "Price"), (("iPhone 15", "$799"), ("iPhone 15 Pro", "$999"), ("Pixel 8", "$899"))
)


def test_a_name_within_a_longer_one_is_not_named() -> None:
    assert PHONES.named_in("cheaper than the iPhone 15 Pro") == (1,)
    assert PHONES.named_in("the iPhone 15 or the iPhone 15 Pro?") == (0, 1)
    assert PHONES.named_in("iphone 15, pixel 8") == (0, 2)
    assert PHONES.called("iPhone 15") == (0,)
    assert PHONES.called("iPhone") == ()
