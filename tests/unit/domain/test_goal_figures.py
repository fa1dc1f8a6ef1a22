"""What pages say of a thing: in columns, in named rows, in sentences, and never made up."""

from __future__ import annotations

import pytest

from buddy.domain.goal_figures import findings, is_money, number_in, plain_digits


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("1.234,50", "1234.50"),
        ("1,234.5", "1234.5"),
        ("1,234", "1234"),
        ("12,5", "12.5"),
        ("1 234", "1234"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234", "1.234"),
        ("12", "12"),
    ],
)
def test_numbers_as_people_write_them(written: str, digits: str) -> None:
    assert plain_digits(written) == digits


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        ("Price: $12.50 each (was $20)", "prices", ("12.50", "USD")),
        ("only 1.299,00 € now", "price", ("1299.00", "EUR")),
        ("GBP 7 a month", "cost", ("7", "GBP")),
        ("99 zł", "price", ("99", "PLN")),
        ("in 2026 we sold 40", "price", None),
        ("42 kg", "weight", ("42", "kg")),
    ],
)
def test_the_number_of_a_text(text: str, what: str, found: tuple[str, str] | None) -> None:
    assert number_in(text, what) == found


def test_a_column_of_a_table_is_taken_row_by_row() -> None:
    table = {"head": ["Lamp", "Price"], "rows": [["Small", "€ 9.99"], ["Large", "19.99 EUR"]]}
    found = findings({"tables": [table], "text": "Price: 1 EUR"}, "prices")
    assert [(each.label, each.number, each.unit) for each in found] == [
        ("Small", "9.99", "EUR"),
        ("Large", "19.99", "EUR"),
    ]


def test_a_row_that_names_it_is_taken() -> None:
    table = {"head": ["Weight", "2 kg"], "rows": [["Price", "12"], ["Colour", "red"]]}
    (found,) = findings({"tables": [table]}, "price")
    assert (found.number, found.unit, found.label) == ("12", "", "")


def test_a_sentence_that_speaks_of_it_goes_before_any_amount() -> None:
    text = "Post is 4.90 EUR.\nThe price of one lamp is 12.50 EUR."
    (found,) = findings({"text": text}, "price")
    assert found.number == "12.50"
    (other,) = findings({"text": "Yours for 7 EUR"}, "price")
    assert other.number == "7"


def test_what_is_no_amount_is_a_number_only_right_behind_its_name() -> None:
    (found,) = findings({"text": "Weight: 2.5 kg with the box"}, "weight")
    assert (found.number, found.unit) == ("2.5", "kg")
    (hours,) = findings({"text": "Opening hours are 9 to 5.\nWe are closed on Sunday."}, "hours")
    assert (hours.number, hours.text) == ("", "Opening hours are 9 to 5.")


def test_a_page_that_says_nothing_of_it_gives_nothing() -> None:
    assert findings({"text": "About us"}, "price") == ()
    assert findings({}, "price") == ()
    assert findings({"tables": "none", "text": None}, "price") == ()


def test_what_is_money() -> None:
    assert is_money("their prices")
    assert not is_money("opening hours")


def test_a_page_of_digits_is_read_through() -> None:
    text = "Price " + "100 " * 40_000  # took a quarter of an hour
    assert number_in(text, "price") is None
    assert findings({"text": text}, "price") == ()
