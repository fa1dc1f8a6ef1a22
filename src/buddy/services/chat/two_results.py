"""Two results of a conversation side by side: the last two with tables, or a result's pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast

from buddy.domain.envelope import Layout, ResponseType, TableBlock
from buddy.domain.json_value import JsonObject
from buddy.domain.ordinals import ordinal_in
from buddy.domain.result_table import ROWS, ResultTable
from buddy.domain.table_sheet import sheet_of
from buddy.domain.table_wish import wishes
from buddy.domain.table_words import asks_for_end, asks_for_figure
from buddy.domain.tables_cheaper import (
    cheaper_of_two,
    cheaper_rows,
    of_its_rows,
    place_in,
    sides_for,
)
from buddy.domain.tables_compared import Side, SideBySide, compared_tables, differs_for
from buddy.services.chat.result_views import Result
from buddy.services.chat.table_reply import asked_table
from buddy.services.chat.turn import Reply

_TITLE: Final = 60


def sides_of(results: Sequence[Result]) -> list[tuple[str, ResultTable]]:
    """Return the tables that can be compared, each with what it is called, the latest first.

    Args:
        results: Results of a conversation, the last one first.
    """
    found: list[tuple[str, ResultTable]] = []
    for result in results:
        pages = _pages(result.content)
        if not pages:
            pages = [(result.artifact.title, result.content)]
        for title, content in reversed(pages):
            table = asked_table(content)
            if table is not None:
                found.append((title[:_TITLE], table))
    return found


def _pages(content: JsonObject) -> list[tuple[str, JsonObject]]:
    """Return the pages of a result that read several."""
    pages = content.get("pages")
    listed = cast("list[Any]", pages) if isinstance(pages, list) else []
    read = [cast("JsonObject", each) for each in listed if isinstance(each, dict)]
    return [
        (str(each.get("title") or each.get("url")), each) for each in read if each.get("tables")
    ]


def differ_in(text: str, results: Sequence[Result]) -> bool:
    """Tell whether a text asks how the last two tables differ in a row that both list."""
    sides = [sheet_of(table.columns, table.rows) for _, table in sides_of(results)[:2]]
    return len(sides) == 2 and differs_for(text, *sides)  # noqa: PLR2004  # a pair


def also_listed(text: str, results: Sequence[Result], told: Result) -> str:
    """Return what another table says of a row that a question names, as a sentence; else nothing.

    Args:
        text: "what does the Trail Fox cost?"; an end or a figure is of the one table.
        results: Results of a conversation, the last one first.
        told: The one that was answered from.
    """
    if asks_for_end(text) or asks_for_figure(text) or wishes(text):
        return ""
    own = asked_table(told.content)
    names = _named(text, own) if own is not None else {}
    for title, table in sides_of([each for each in results if each is not told]):
        both = [row for key, row in _named(text, table).items() if key in names]
        if both:
            sheet = sheet_of(table.columns, table.rows)
            return f" “{title}” lists the same name: {sheet.whole(both)}."
    return ""


def _named(text: str, table: ResultTable) -> dict[str, int]:
    sheet = sheet_of(table.columns, table.rows)
    return {sheet.name(row).casefold(): row for row in sheet.named_in(text)}


def cheaper_reply(text: str, results: Sequence[Result]) -> Reply | None:
    """Return what is cheaper or dearer in one of two tables; None: a text asks for no such.

    Args:
        text: "which products are cheaper at the rival?", "is the bike cheaper at his place?".
        results: Results of a conversation, the last one first.
    """
    sides = sides_of(results)[1::-1]
    titles, tables = [title for title, _ in sides], [table for _, table in sides]
    if len(tables) < 2 or titles[0] == titles[1]:  # noqa: PLR2004  # a pair
        return None
    chosen = place_in(text, tables)
    if chosen is None:
        told = cheaper_of_two(text, *sides_for(tables, titles, 0))
    else:
        parts = of_its_rows(chosen.rest, *sides_for(tables, titles, chosen.place))
        told = None if parts is None else cheaper_rows(chosen.rest, *parts)
    return None if told is None else _told(told)


def compared_reply(text: str, results: Sequence[Result]) -> Reply:
    """Return two results side by side; where there are no two tables, say so."""
    sides = sides_of(results)
    if len(sides) < 2:  # noqa: PLR2004  # a pair
        count = "one result" if sides else "no result"
        return Reply(
            summary=f"There are no two tables to compare: {count} of this conversation holds a "
            "table or a list with prices. “Compare A and B” with two addresses reads both.",
            keeps_question=True,
        )
    place = ordinal_in(text, 0)
    if place is not None and 0 <= place < len(sides) - 1:  # "with the first one", of all there are
        sides = [sides[0], sides[-1 - place], *sides[1 : -1 - place], *sides[len(sides) - place :]]
    (right, theirs), (left, ours) = sides[:2]
    if left == right:
        left, right = f"{left} (first)", f"{right} (last)"
    pair = (
        Side(left, sheet_of(ours.columns, ours.rows)),
        Side(right, sheet_of(theirs.columns, theirs.rows)),
    )
    told = compared_tables(text, *pair)
    cut = [name for name, table in ((left, ours), (right, theirs)) if table.more]
    note = f" Cut: {' and '.join(cut)} went on, and the rest was not looked at." if cut else ""
    more = len(sides) - 2
    others = f" {more} more could be meant; these are the last two." if more else ""
    return _told(told, f"{note}{others}")


def _told(told: SideBySide, more: str = "") -> Reply:
    """Return what two tables say, with their rows side by side."""
    blocks = (
        (
            TableBlock(
                title="Side by side",
                columns=told.columns,
                rows=told.rows[:ROWS],
                more=max(0, len(told.rows) - ROWS),
            ),
        )
        if told.rows
        else ()
    )
    return Reply(
        summary=f"{told.text}{more}",
        response_type=ResponseType.TABLE if blocks else ResponseType.TEXT,
        layout=Layout.TABLE if blocks else Layout.MESSAGE,
        blocks=blocks,
        keeps_question=True,
    )
