"""What a page can be counted through by."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.domain.json_value import JsonObject
from buddy.domain.page_parts import PartKind, counted_as_entries, lists_in, meant

PAGE: dict[str, Any] = {
    "text": "## Our services\n\n- Cakes\n- Classes\n\n## Prices\n\n| Item | Price "
    "|\n\n## Hours\n\nDaily.",
    "lists": [["Cakes", "Classes"], ["alone"]],
    "tables": [{"head": ["Item", "Price"], "rows": [["Rye", "5"], ["Bun", None]]}, "odd"],
}


def test_lists_tables_and_sections_are_found_under_their_headings() -> None:
    found = lists_in(PAGE)
    assert [(each.kind, each.label) for each in found] == [
        (PartKind.ITEM, "Our services"),
        (PartKind.ROW, "Prices"),
        (PartKind.SECTION, "sections"),
    ]
    assert found[1].rows == (("Rye", "5"), ("Bun", ""))
    assert found[2].rows[2] == ("Hours", "Daily.")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the second one", [PartKind.ITEM, PartKind.ROW, PartKind.SECTION]),
        ("the second service", [PartKind.ITEM]),
        ("row 2", [PartKind.ROW]),
        ("the last section", [PartKind.SECTION]),
        ("number 2 of the prices", [PartKind.ROW]),
    ],
)
def test_the_words_choose(text: str, kinds: list[PartKind]) -> None:
    assert [each.kind for each in meant(text, lists_in(PAGE))] == kinds


def test_a_list_goes_before_the_sections_around_it() -> None:
    (only,) = meant("the second one", lists_in({**PAGE, "tables": []}))
    assert only.kind is PartKind.ITEM


def test_kinds_are_counted_as_entries() -> None:
    assert counted_as_entries("row 2 of it") == "entry 2 of it"


@pytest.mark.parametrize(
    "content", [{}, {"text": None}, {"text": "plain", "lists": "x", "tables": [{"rows": 3}, None]}]
)
def test_other_shapes_hold_nothing(content: dict[str, Any]) -> None:
    assert lists_in(content) == ()


def test_what_was_cut_when_a_page_was_read_is_known() -> None:
    table: JsonObject = {"head": ["Part"], "rows": [["A"], ["B"]], "more": 3, "title": "Parts"}
    content: JsonObject = {"lists": [["one", "two"]], "lists_more": [20], "tables": [table]}
    items, rows = lists_in(content)
    assert (items.more, rows.more, rows.label) == (20, 3, "Parts")
