"""What is a number among texts, and how cells are ordered."""

import pytest

from buddy.domain.cell import Cell, Quantity, cell_of, order_of, quantity, text_of_cell


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        (3, 3.0, ""),
        (-2.5, -2.5, ""),
        ("1,234.5", 1_234.5, ""),
        ("$5.23", 5.23, "$"),
        ("-12 %", -12.0, "%"),
        ("−3", -3.0, ""),  # noqa: RUF001
        ("40 ms", 40.0, "ms"),
        ("1e3", 1_000.0, ""),
        ("9 €", 9.0, "€"),
        ("60 km/h", 60.0, "km/h"),
    ],
)
def test_a_number_is_read(cell: Cell, value: float, unit: str) -> None:
    assert quantity(cell) == Quantity(value, unit)


@pytest.mark.parametrize(
    "cell",
    [
        True,
        None,
        "",
        "abc",
        "12 Main Street",
        "2026-11-27",
        "1,23",
        "10:30",
        "1.2.3",
        "3 of 4",
        10**16,
        "9" * 60,
        "v2",
    ],
)
def test_other_texts_are_none(cell: Cell) -> None:
    assert quantity(cell) is None


def test_numbers_come_before_texts_and_nothing_comes_last() -> None:
    cells: list[Cell] = ["b", None, "10", 9, "A", "", "$2"]
    assert sorted(cells, key=order_of) == ["$2", 9, "10", "A", "b", None, ""]


def test_cells_are_read_as_text() -> None:
    assert [text_of_cell(each) for each in (None, True, False, 1.5, "a")] == [
        "",
        "true",
        "false",
        "1.5",
        "a",
    ]
    assert cell_of({"b": 1, "a": [2]}) == '{"a":[2],"b":1}'
