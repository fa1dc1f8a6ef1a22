"""The tables and lists of a page that was read: what is a table's title, its head and its rows.

Both are cut where a page holds very much; how much was left out is kept, so that nobody takes what
was kept for all there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from buddy.adapters.tools.page_focus import text_of

MAX_TABLES: Final = 10
MAX_ROWS: Final = 200
MAX_LISTS: Final = 20
MAX_ITEMS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the text: cells as texts, row by row, the head first where there is one."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0
    """Rows of the page that were left out."""
    title: str = ""
    """Its caption, or the one cell above its head; empty: it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of the text."""

    items: tuple[str, ...]
    more: int = 0
    """Items of the page that were left out."""


def tables_of(body: Any) -> Iterator[Table]:
    """Return the tables of an extracted text.

    Args:
        body: As trafilatura has it. It makes a caption the first row, with one filled cell.
    """
    for table in list(body.iter("table"))[:MAX_TABLES]:
        every = [list(row.iter("cell")) for row in table.iter("row")]
        title = ""
        while len(every) > 1 and _is_title(every[0], every[1:]):
            title = " ".join(filter(None, (title, *map(text_of, every.pop(0)))))
        rows = every[:MAX_ROWS]
        cells = [tuple(text_of(cell) for cell in row) for row in rows]
        headed = bool(rows) and _is_head(rows[0])
        filled = [row for row in cells[headed:] if any(row)]
        if len(filled) > 1 and max(len(row) for row in filled) > 1:
            yield Table(
                head=cells[0] if headed else (),
                rows=tuple(filled),
                more=len(every) - len(rows),
                title=title,
            )


def lists_of(body: Any) -> Iterator[Listed]:
    """Return the lists of an extracted text, of more than one item."""
    for found in list(body.iter("list"))[:MAX_LISTS]:
        items = tuple(text for item in found.findall("item") if (text := text_of(item)))
        if len(items) > 1:
            yield Listed(items=items[:MAX_ITEMS], more=max(0, len(items) - MAX_ITEMS))


def _is_title(row: Sequence[Any], below: Sequence[Sequence[Any]]) -> bool:
    """Tell whether a first row is what the table is called: one cell, above a head or marked."""
    filled = [cell for cell in row if text_of(cell)]
    wide = max(len([cell for cell in each if text_of(cell)]) for each in below)
    if len(filled) != 1 or wide < 2:  # noqa: PLR2004  # one column has no cell across
        return False
    marked = filled[0] is row[0] and filled[0].get("role") == "head"
    named = any(each and each[0].get("role") == "head" for each in below)  # heads of rows
    return _is_head(below[0]) or (marked and not named)


def _is_head(row: Sequence[Any]) -> bool:
    filled = [cell for cell in row if text_of(cell)]
    return len(filled) > 1 and all(cell.get("role") == "head" for cell in filled)


def mark_heads(tree: Any) -> None:
    """Make the first row of a table its head where it alone is all in bold letters.

    Args:
        tree: The page, as lxml has it; the extractors forget what is bold in a cell.
    """
    for table in tree.iter("table"):
        rows = [list(row.iter("td")) for row in table.iter("tr")]
        if len(rows) > 1 and _is_bold(rows[0]) and not any(map(_is_bold, rows[1:])):
            for cell in rows[0]:
                cell.tag = "th"


def _is_bold(row: Sequence[Any]) -> bool:
    filled = [cell for cell in row if text_of(cell)]
    return len(filled) > 1 and all(
        " ".join(text_of(part) for part in cell.iter("b", "strong")) == text_of(cell)
        for cell in filled
    )
