"""What the tables of a result say to a message, and the rows that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.envelope import TableBlock
from buddy.domain.json_value import JsonObject
from buddy.domain.result_table import ResultTable, table_of, tables_in
from buddy.domain.table_question import TableAnswer, table_answer
from buddy.domain.table_wish import table_wish
from buddy.services.chat.words import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReply:
    """What is said of a table."""

    text: str
    block: TableBlock


def table_reply(
    text: str, title: str, content: JsonObject, *, sure: bool = False
) -> TableReply | None:
    """Return what a table of a result says to a message; None: it says nothing.

    Args:
        text: "which is the cheapest?", "sort them by price", "only the first three".
        title: What the result is called.
        content: The result. Where it is no table but a list, that can be cut and listed too.
        sure: Whether the message may be about something else.
    """
    tables = tables_in(content)
    for found in tables:
        answer = table_wish(text, found.columns, found.rows, sure=sure)
        answer = answer or table_answer(text, found.columns, found.rows, sure=sure)
        if answer is not None:
            return _reply(title, found, answer)
    if tables:
        return None
    found = table_of(content)
    answer = table_wish(text, found.columns, found.rows, sure=sure)
    return _reply(title, found, answer) if answer is not None else None


def _reply(title: str, table: ResultTable, answer: TableAnswer) -> TableReply:
    rows = tuple(table.rows[n] for n in answer.rows) or table.rows
    more = f" The table goes on: {table.more} more rows are in the artifact." if table.more else ""
    block = TableBlock(title=title, columns=table.columns, rows=rows)
    return TableReply(text=f"From the table in {quoted(title)}: {answer.text}{more}", block=block)
