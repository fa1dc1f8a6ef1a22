"""What the tables of a result say to a message, and the rows that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from buddy.domain.envelope import SuggestedAction, TableBlock
from buddy.domain.json_value import JsonObject
from buddy.domain.listed_figures import with_figures
from buddy.domain.result_table import ROWS, WHOLE, ResultTable, table_of, tables_in
from buddy.domain.table_question import asks_of_table, table_answer
from buddy.domain.table_sheet import TableAnswer
from buddy.domain.table_wish import table_wish
from buddy.services.chat.turn import say
from buddy.services.chat.words import quoted

_NO_TABLES: Final = frozenset({("#", "text"), ("name", "value")})
"""Paragraphs of a page, and single values: what lacks there is no column of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReply:
    """What is said of a table."""

    text: str
    block: TableBlock
    choices: tuple[SuggestedAction, ...] = ()
    """What can be said where it asks back."""


def table_reply(
    text: str, title: str, content: JsonObject, *, sure: bool = False
) -> TableReply | None:
    """Return what a table of a result says to a message; None: it says nothing.

    All of its rows are asked, and so many are shown as a page takes.

    Args:
        text: "which is the cheapest?", "sort them by price", "only the first three".
        title: What the result is called.
        content: The result. Where it is no table but a list, that can be cut and listed too.
        sure: Whether the message may be about something else.
    """
    tables = tables_in(content, WHOLE)
    for found in tables:
        answer = table_wish(text, found.columns, found.rows, sure=sure, about=title)
        answer = answer or table_answer(text, found.columns, found.rows, sure=sure, about=title)
        if answer is not None:
            return _reply(text, title, found, answer)
    if tables:
        return None
    listed = table_of(content, WHOLE)
    found = with_figures(listed)
    answer = table_wish(text, found.columns, found.rows, sure=sure, about=title)
    if answer is None and found is not listed and asks_of_table(text):
        answer = table_answer(text, found.columns, found.rows, sure=sure, about=title)
    if answer is None or (answer.tells_nothing and found.columns in _NO_TABLES):
        return None
    return _reply(text, title, found, answer)


def asked_table(content: JsonObject) -> ResultTable | None:
    """Return the table of a result that can be set beside another's; None: it has none."""
    tables = tables_in(content, WHOLE)
    if tables:
        return max(tables, key=lambda each: len(each.rows))
    listed = table_of(content, WHOLE)
    found = with_figures(listed)
    return found if found is not listed else None


def _reply(said: str, title: str, table: ResultTable, answer: TableAnswer) -> TableReply:
    rows = tuple(table.rows[n] for n in answer.rows) or table.rows
    cut = f" The table was cut: {table.more} more rows were not looked at." if table.more else ""
    block = TableBlock(
        title=title, columns=table.columns, rows=rows[:ROWS], more=max(0, len(rows) - ROWS)
    )
    if answer.choices:
        ask = f"Which column of the table in {quoted(title)} counts for {quoted(said, 40)}"
        text = f"{ask}: {answer.text}?"
        choices = tuple(say(label, sent) for label, sent in answer.choices)
        return TableReply(text=text, block=block, choices=choices)
    return TableReply(
        text=f"From the table in {quoted(title)}: {answer.text}{cut}",
        block=block,
    )
