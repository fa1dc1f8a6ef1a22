"""Findings side by side: ordered, units apart, sources named, and only words in the report."""

from __future__ import annotations

from typing import Any

from buddy.domain.goal_table import read_rows, side_by_side


def row(name: str, number: str = "", unit: str = "EUR", **more: Any) -> dict[str, Any]:
    found = {"name": name, "url": f"https://{name}.example/", "text": f"{name}: {number}"}
    return {**found, **({"number": number, "unit": unit} if number else {}), **more}


def test_the_least_comes_first_and_what_stands_out_is_said() -> None:
    table = side_by_side("Lamps", "price", [row("b", "18.00"), row("a", "9.90"), row("c")])
    assert table["rows"] == [
        ["a", 9.9, "EUR", "https://a.example/"],
        ["b", 18, "EUR", "https://b.example/"],
        ["c", "c: ", "", "https://c.example/"],
    ]
    assert table["findings"] == [
        "Lowest price: 9.90 EUR, a",
        "Highest price: 18.00 EUR, b",
        "Difference: 8.10 EUR",
        "No price in figures: c",
    ]


def test_units_are_never_compared_with_each_other() -> None:
    table = side_by_side("Lamps", "price", [row("a", "5", "USD"), row("b", "6", "EUR")])
    assert table["findings"] == []
    same = side_by_side("Lamps", "price", [row("a", "5"), row("b", "5.0")])
    assert same["findings"] == ["All 2 have the same price: 5 EUR"]


def test_numbers_without_a_unit_need_no_column_for_it() -> None:
    table = side_by_side("Weights", "weight", [row("a", "5", ""), row("b", "6", "")])
    assert table["columns"] == ["name", "weight", "source"]


def test_words_stay_in_their_order_and_sums_stand_below() -> None:
    total = {"name": "calculated", "url": "", "text": "5 + 6 = 11", "sum": True}
    table = side_by_side("Hours", "", [row("b"), row("a"), total])
    assert [each[0] for each in table["rows"]] == ["b", "a"]
    assert table["columns"] == ["name", "finding", "source"]
    assert table["calculated"] == ["5 + 6 = 11"]
    assert "## Calculated\n- 5 + 6 = 11" in table["text"]


def test_where_all_was_calculated_the_sums_are_the_table() -> None:
    first = {"name": "calculated", "url": "", "text": "2^10 = 1,024", "sum": True}
    second = first | {"text": "3^4 = 81", "number": "81"}
    table = side_by_side("Together", "", [first, second])
    assert table["columns"] == ["calculation", "result"]
    assert table["rows"] == [["2^10", "1,024"], ["3^4", 81]]
    assert "| 3^4 | 81 |" in table["text"]


def test_each_source_is_named_once() -> None:
    twice = [row("a", "5"), {**row("a", "6"), "name": "a: large"}]
    assert [each["url"] for each in side_by_side("t", "price", twice)["sources"]] == [
        "https://a.example/"
    ]


def test_what_pages_say_is_no_markup_in_the_report() -> None:
    evil = row("a", "5") | {"name": "<script>x</script> | [y](z)\n# h"}
    text = side_by_side("t", "price", [evil])["text"]
    assert "<script>" not in text
    assert "\\<script\\>x\\</script\\> \\| \\[y\\](z) # h" in text


def test_what_is_no_number_is_none() -> None:
    (found,) = read_rows([{"name": "a", "url": "", "text": "", "number": "NaN"}])
    assert found.number is None
    (other,) = read_rows([{"name": "a", "url": "", "text": "", "number": "12x"}])
    assert other.number is None
