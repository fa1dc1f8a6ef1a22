"""Parts of a page that was cut when it was read: the true count, and no last that is not last."""

from __future__ import annotations

import pytest

from buddy.domain.json_value import JsonObject
from buddy.services.chat.page_part import part_reply

BOOK: JsonObject = {
    "lists": [[f"Chapter {n}: story number {n}" for n in range(1, 101)]],
    "lists_more": [20],
}


def test_the_count_is_that_of_the_page_and_the_cut_is_said() -> None:
    told = part_reply("how many chapters are there?", BOOK, counts=True)
    assert told is not None
    assert "There are 120 items (only the first 100 were kept)" in told.text


@pytest.mark.parametrize("text", ["what is the last chapter?", "show me the last one"])
def test_the_last_that_was_kept_is_not_the_last(text: str) -> None:
    told = part_reply(text, BOOK, counts=False)
    assert told is not None
    assert told.text.startswith("I do not have that one")
    assert "Chapter 100" in told.text


def test_a_rank_by_something_is_not_the_row_of_that_number() -> None:
    table: JsonObject = {"head": ["Lamp", "Lumen"], "rows": [["A", "400"], ["B", "800"]]}
    told = part_reply("which is the second brightest?", {"tables": [table]}, counts=False)
    assert told is not None
    assert told.text.startswith("By which column of the table “Lamp | Lumen”")
    assert [each.label for each in told.choices] == ["Lamp", "Lumen"]
    row = part_reply("show the second one", {"tables": [table]}, counts=False)
    assert row is not None
    assert row.text.startswith("Row 2 of")
