"""A table looked at: filtered, sorted, a page of it."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.cell import Cell, order_of, text_of_cell
from buddy.domain.data_table import DataTable
from buddy.errors import InputInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class TableQuery:
    """What of a table is wanted."""

    words: str = ""
    """Rows that hold each of these words somewhere, in any case; all where it is empty."""
    sort: int | None = None
    """The column to sort by, from 0; None: as the table is."""
    descending: bool = False
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """Some rows, and how many there are."""

    rows: tuple[tuple[Cell, ...], ...]
    matching: int
    total: int
    next_offset: int | None


def page_of(table: DataTable, query: TableQuery) -> TablePage:
    """Return a page of a table. Sorting is stable, and empty cells stay last either way.

    Raises:
        InputInvalid: There is no such column.
    """
    rows = table.rows
    words = query.words.casefold().split()
    if words:
        rows = tuple(row for row in rows if _holds(row, words))
    if query.sort is not None:
        rows = _sorted(rows, _column(table, query.sort), descending=query.descending)
    end = query.offset + query.limit
    return TablePage(
        rows=rows[query.offset : end],
        matching=len(rows),
        total=len(table.rows),
        next_offset=end if end < len(rows) else None,
    )


def _column(table: DataTable, sort: int) -> int:
    if sort >= len(table.columns):
        count = len(table.columns)
        raise InputInvalid(
            f"sort is {sort}, but the table has {count} columns, 0 to {count - 1}", field="sort"
        )
    return sort


def _sorted(
    rows: tuple[tuple[Cell, ...], ...], column: int, *, descending: bool
) -> tuple[tuple[Cell, ...], ...]:
    filled = [row for row in rows if row[column] not in {None, ""}]
    empty = [row for row in rows if row[column] in {None, ""}]
    filled.sort(key=lambda row: order_of(row[column]), reverse=descending)
    return (*filled, *empty)


def _holds(row: tuple[Cell, ...], words: list[str]) -> bool:
    text = "\n".join(text_of_cell(cell) for cell in row).casefold()
    return all(word in text for word in words)
