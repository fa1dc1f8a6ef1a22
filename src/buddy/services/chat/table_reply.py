"""What the tables of a result say to a message, and the rows that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import Final

from buddy.domain.envelope import SuggestedAction, TableBlock
from buddy.domain.json_value import JsonObject
from buddy.domain.listed_figures import with_figures
from buddy.domain.result_table import COLUMNS, ROWS, WHOLE, WIDE, ResultTable, table_of, tables_in
from buddy.domain.table_asked import asked_of
from buddy.domain.table_chosen import (
    Chosen,
    as_one,
    asks_all,
    chooses_only,
    chosen_in,
    without_all,
)
from buddy.domain.table_count import HOW_MANY
from buddy.domain.table_question import asks_of_table
from buddy.domain.table_scope import Scope
from buddy.domain.table_sheet import Sheet, TableAnswer, sheet_of
from buddy.domain.table_those import (
    at_place,
    goes_further,
    means_rows,
    only_place,
    told_before,
    without_pointing,
)
from buddy.domain.table_wish import takes_first
from buddy.services.chat.turn import say
from buddy.services.chat.words import quoted

_NO_TABLES: Final = frozenset({("#", "text"), ("name", "value")})
"""Paragraphs of a page, and single values: what lacks there is no column of a table."""
_FROM: Final = "From the table in"
_BESIDE: Final = 3
"""Tables of one result whose answers are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReply:
    """What is said of a table."""

    text: str
    block: TableBlock
    choices: tuple[SuggestedAction, ...] = ()
    """What can be said where it asks back."""


@dataclass(frozen=True, slots=True)
class _Ask:
    """A message that is asked of tables."""

    text: str
    title: str
    _: KW_ONLY
    sure: bool = False
    conditions_only: bool = False
    before: Sequence[str] = ()
    """What was asked of the same result before, the first question first."""
    tables: Sequence[ResultTable] = ()
    """Those of the result, of which a question may choose one."""

    def chosen(self) -> Chosen | None:
        """Return the table that it is of; where it points back, that of the question before."""
        own = chosen_in(self.text, self.tables)
        if own is not None or not self.before:
            return own
        if not (means_rows(self.text) or only_place(self.text)):
            return None
        last = chosen_in(self.before[-1], self.tables)
        return None if last is None else Chosen(last.place, self.text)

    def _again(self, text: str, sheet: Sheet) -> TableAnswer | None:
        """Return what a table says to a question before, without the words that chose the table."""
        chosen = chosen_in(text, self.tables)
        return asked_of(text if chosen is None else chosen.rest, sheet, about=self.title)

    def of(self, found: ResultTable) -> TableAnswer | None:
        """Return what a table says to it: all of it, or the rows that it points back at."""
        sheet = sheet_of(found.columns, found.rows)
        back = means_rows(self.text)
        if not self.before:
            return self._asked(without_pointing(self.text) if back else self.text, sheet)
        told = told_before(self.before, sheet, self._again)
        if (placed := at_place(self.text, sheet, told.shown)) is not None:
            return placed
        if back or goes_further(self.text, self.before[-1], told.group, sheet):
            scope = Scope(rows=told.group, said="", told=" of the last answer")
        elif told.shown and takes_first(self.text):
            scope = Scope(rows=told.shown, said="", told=" of the last answer")
        else:
            return self._asked(self.text, sheet)
        return scope.placed(self._asked(without_pointing(self.text), scope.of(sheet)))

    def _asked(self, text: str, sheet: Sheet) -> TableAnswer | None:
        return asked_of(
            text,
            sheet,
            sure=self.sure,
            about=self.title,
            conditions_only=self.conditions_only,
        )


def table_reply(
    text: str,
    title: str,
    content: JsonObject,
    *,
    sure: bool = False,
    conditions_only: bool = False,
    before: Sequence[str] = (),
) -> TableReply | None:
    """Return what a table of a result says to a message; None: it says nothing.

    All of its rows are asked, and so many are shown as a page takes.

    Args:
        text: "which is the cheapest?", "sort them by price", "only the first three".
        title: What the result is called.
        content: The result. Where it is no table but a list, that can be cut and listed too.
        sure: Whether the message may be about something else.
        conditions_only: Whether it is no question by its form: see `asked_of`.
        before: What was asked of this result before, the first question first.
    """
    ask = _Ask(text, title, sure=sure, conditions_only=conditions_only, before=before)
    tables = tables_in(content, WHOLE, WIDE)
    if tables:
        return _of_several(ask, tables)
    if conditions_only:
        return None
    listed = table_of(content, WHOLE)
    found = with_figures(listed)
    if found is listed and HOW_MANY.search(text):
        return None  # its items are counted, and none of them is a row with that in it
    mere = not (found is not listed and asks_of_table(text))
    sheet = sheet_of(found.columns, found.rows)
    answer = asked_of(text, sheet, sure=sure, about=title, wishes_only=mere)
    if answer is None or (answer.tells_nothing and found.columns in _NO_TABLES):
        return None
    return _reply(text, title, found, answer)


def picks_table(text: str, content: JsonObject) -> bool:
    """Tell whether a message chooses one of several tables of a result."""
    chosen = chosen_in(text, tables_in(content, WHOLE, WIDE))
    return chosen is not None and chosen.rest != text


def of_rows(summary: str, title: str = "") -> bool:
    """Tell whether an answer was told of a table's rows, of a certain result where one is named."""
    return summary.startswith(f"{_FROM} {quoted(title)}" if title else _FROM)


def _of_several(ask: _Ask, tables: Sequence[ResultTable]) -> TableReply | None:
    """Return what the tables of a result say: the one that is meant, all as one, or each."""
    ask = replace(ask, tables=tables)
    if (chosen := ask.chosen()) is not None:
        found = tables[chosen.place]
        if chooses_only(chosen.rest):
            return _reply(ask.text, ask.title, found, _shown_whole(found, chosen.place))
        answer = replace(ask, text=chosen.rest).of(found)
        if answer is not None:
            where = f"On the page {quoted(found.source)}: " if found.source else ""
            return _reply(ask.text, ask.title, found, replace(answer, text=f"{where}{answer.text}"))
        if chosen.rest != ask.text:
            return None
    whole = as_one(tables) if asks_all(ask.text) else None
    if whole is not None:
        answer = replace(ask, text=without_all(ask.text)).of(whole)
        if answer is not None and not answer.tells_nothing:
            return _reply(ask.text, ask.title, whole, answer)
    return _of_each(ask, tables)


def _shown_whole(found: ResultTable, place: int) -> TableAnswer:
    count = len(found.rows) + found.more
    of = f" of {quoted(found.source)}" if found.source else ""
    return TableAnswer(text=f"Table {place + 1}{of}: {count} row{'s' if count != 1 else ''}.")


def _of_each(ask: _Ask, tables: Sequence[ResultTable]) -> TableReply | None:
    """Return what the first table with an answer says, and what the others say beside it."""
    answers = [(found, ask.of(found)) for found in tables]
    told = [(found, answer) for found, answer in answers if answer is not None]
    telling = [each for each in told if not (each[1].tells_nothing or each[1].refuses)]
    if not told:
        return None
    found, answer = (telling or told)[0]
    reply = _reply(ask.text, ask.title, found, answer)
    if len(telling) < 2:  # noqa: PLR2004  # one table alone has an answer
        return reply
    sources = {each.source for each in tables}
    others = " ".join(f"{_other(each, sources)}: {said.text}" for each, said in telling[1:_BESIDE])
    more = len(telling) - _BESIDE
    rest = f" {more} more of its tables have an answer as well." if more > 0 else ""
    return replace(reply, text=f"{reply.text} {others}{rest}")


def _other(table: ResultTable, sources: set[str]) -> str:
    """Return how another table of a result is called: by its page, where there are several."""
    if table.source and len(sources) > 1:
        return f"On the page {quoted(table.source)}"
    return f"Another table of it ({_heads(table)})"


def _heads(table: ResultTable) -> str:
    return sheet_of(table.columns, ()).heads


def asked_table(content: JsonObject) -> ResultTable | None:
    """Return the table of a result that can be set beside another's; None: it has none."""
    tables = tables_in(content, WHOLE, WIDE)
    if tables:
        return max(tables, key=lambda each: len(each.rows))
    listed = table_of(content, WHOLE)
    found = with_figures(listed)
    return found if found is not listed else None


def _reply(said: str, title: str, table: ResultTable, answer: TableAnswer) -> TableReply:
    rows = tuple(table.rows[n] for n in answer.rows) or table.rows
    cut = f" The table was cut: {table.more} more rows were not looked at." if table.more else ""
    kept = _shown(table.columns, answer.text)
    block = TableBlock(
        title=title,
        columns=tuple(table.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in rows[:ROWS]),
        more=max(0, len(rows) - ROWS),
    )
    if (left := len(table.columns) - len(kept)) > 0 and not answer.lacks:
        cut = f"{cut} {left} more column{'' if left == 1 else 's'} of it are in the artifact."
    if answer.choices:
        ask = f"Which column of the table in {quoted(title)} counts for {quoted(said, 40)}"
        text = f"{ask}: {answer.text}?"
        choices = tuple(say(label, sent) for label, sent in answer.choices)
        return TableReply(text=text, block=block, choices=choices)
    return TableReply(
        text=f"{_FROM} {quoted(title)}: {answer.text}{cut}",
        block=block,
    )


def _shown(columns: Sequence[str], told: str) -> list[int]:
    """Return the columns that are shown of many: the first, and those that an answer names."""
    every = range(len(columns))
    if len(columns) <= COLUMNS:
        return list(every)
    named = [
        n for n in every if columns[n] and re.search(rf"(?<!\w){re.escape(columns[n])}(?!\w)", told)
    ]
    kept = {*named[:COLUMNS]} if 0 in named else {0, *named[: COLUMNS - 1]}
    for n in every:
        if len(kept) < COLUMNS:
            kept.add(n)
    return sorted(kept)
