"""A stored result looked at again: as a table, entry by entry, or as text.

Results come from tools and pages, so nothing about their shape is taken for granted: what does not
fit is shown as names and values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from buddy.domain.json_value import JsonObject, JsonValue, canonical_json
from buddy.domain.page_parts import PageList, PartKind, lists_in
from buddy.domain.stems import stems

ROWS = 50
COLUMNS = 8
WHOLE = 10_000
"""Rows of a table that is asked, and not shown."""
WIDE = 60
"""Columns of a table that is asked, and not shown."""
CELL = 300
_LISTS = ("results", "rows", "items", "entries", "pages", "sources", "links", "files", "notes")
"""Names under which tools keep the list that their result is, the likeliest first."""
_PARTS = frozenset({"tables", "lists", "attempts", "matches"})
"""What is part of a page or of how it was come by, and no list that the result is."""
_OF_PAGE = frozenset({"links", "pages", "sources"})
"""What a page that was read holds besides its words, which are the result."""
_EMPTY: tuple[JsonValue, ...] = (None, "", [], {})
_KINDS = {
    "class": "class classes klassen classe clases clase classi classes klasse klas",
    "function": "functions funktionen fonctions funciones funzioni funções functies",
    "method": "methods methoden méthodes métodos metodi methodes",
}
"""Kinds of definitions by what they are called."""
_FIRST = ("title", "name", "url", "path", "snippet", "text", "date", "price", "value")
"""Columns that a person looks at first, in this order; the rest by name."""
_TEXTS = ("text", "markdown", "content", "report", "summary", "answer", "snippet", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTable:
    """A table of texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0
    """Rows that were left out."""
    source: str = ""
    """What the page is called that it stands in."""
    address: str = ""
    """The page's address."""


def entries_of(content: JsonObject) -> tuple[JsonObject, ...]:
    """Return the entries of a result that is a list; none where it is no list."""
    parts = _PARTS | _OF_PAGE if "word_count" in content else _PARTS
    for name in _LISTS:
        listed = _objects(content.get(name)) if name not in parts else ()
        if listed:
            return listed
    others = (value for name, value in content.items() if name not in parts)
    return next((found for value in others if (found := _objects(value))), ())


def counted_kinds(text: str, content: JsonObject) -> str | None:
    """Return how many things of a kind a result of code defines, in words; None: it names none.

    Args:
        text: "how many classes are there?".
        content: A result whose definitions say of what kind they are.
    """
    defined = _objects(content.get("definitions"))
    said = stems(text)
    kinds = Counter(str(each["kind"]) for each in defined if each.get("kind"))
    found = [(kind, count) for kind, count in kinds.items() if stems(_KINDS.get(kind, kind)) & said]
    if not found:
        missing = next((kind for kind, words in _KINDS.items() if stems(words) & said), None)
        return f"no {missing}" if missing is not None and defined else None
    plural = "es" if found[0][0].endswith("s") else "s"
    return " and ".join(f"{count} {kind}{plural if count != 1 else ''}" for kind, count in found)


def table_of(content: JsonObject, limit: int = ROWS) -> ResultTable:
    """Return a result as a table, of at most so many rows.

    It is a table of the page, its entries, the page's longest list, its sections or its paragraphs;
    of what is neither list nor page, the names and values that are filled in.
    """
    tables = _objects(content.get("tables"))
    if tables and isinstance(tables[0].get("rows"), list):
        return _of_table(tables[0], limit, COLUMNS)
    entries = entries_of(content)
    if entries:
        return _of_entries(entries, limit)
    lists = lists_in(content)
    if lists:
        items = [each for each in lists if each.kind is PartKind.ITEM] or lists
        return _of_list(max(items, key=lambda each: len(each.rows)), limit)
    text = content.get("text")
    if isinstance(text, str) and text.strip():
        paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
        rows = tuple((str(n), _cell(line)) for n, line in enumerate(paragraphs[:limit], 1))
        return ResultTable(columns=("#", "text"), rows=rows, more=_more(paragraphs, limit))
    pairs = [(name, _cell(value)) for name, value in content.items() if value not in _EMPTY]
    return ResultTable(
        columns=("name", "value"), rows=tuple(pairs[:limit]), more=_more(pairs, limit)
    )


def tables_in(
    content: JsonObject, limit: int = ROWS, width: int = COLUMNS
) -> tuple[ResultTable, ...]:
    """Return the tables that a result holds: those of its page or pages, else its rows.

    Args:
        content: The result.
        limit: Rows of each at most.
        width: Columns of each at most.
    """
    pages = _objects(content.get("pages"))
    if any(_tables_of(page) for page in pages):
        return tuple(each for page in pages for each in _of_page(page, limit, width))
    if _tables_of(content):
        return _of_page(content, limit, width)
    rows = content.get("rows")
    if isinstance(rows, list) and rows:
        table: JsonObject = {"rows": rows, "columns": content.get("columns")}
        return (_of_table(table, limit, width),)
    return ()


def _tables_of(page: JsonObject) -> tuple[JsonObject, ...]:
    tables = _objects(page.get("tables"))
    return tuple(each for each in tables if isinstance(each.get("rows"), list))


def _of_page(page: JsonObject, limit: int, width: int) -> tuple[ResultTable, ...]:
    """Return the tables of one page, which tell where they stand."""
    source, address = str(page.get("title") or ""), str(page.get("url") or "")
    return tuple(
        replace(_of_table(each, limit, width), source=source, address=address)
        for each in _tables_of(page)
    )


def text_of(content: JsonObject) -> str:
    """Return the words of a result, one paragraph a line."""
    lines: list[str] = []
    for entry in entries_of(content):
        told = [str(entry[name]) for name in ("title", *_TEXTS) if isinstance(entry.get(name), str)]
        lines.append(": ".join(dict.fromkeys(told[:2])))
    lines.extend(str(content[name]) for name in _TEXTS if isinstance(content.get(name), str))
    if not lines:
        lines = [f"{name}: {_cell(value)}" for name, value in content.items()]
    return "\n".join(lines)


def _of_list(found: PageList, limit: int) -> ResultTable:
    width = min(COLUMNS - 1, len(found.columns))
    rows = tuple(
        (str(number), *(_cell(cell) for cell in (*row, *[""] * width)[:width]))
        for number, row in enumerate(found.rows[:limit], 1)
    )
    columns = ("#", *found.columns[:width])
    return ResultTable(columns=columns, rows=rows, more=_more(found.rows, limit) + found.more)


def _of_table(table: JsonObject, limit: int, width: int) -> ResultTable:
    rows = [_cells(row) for row in cast("list[JsonValue]", table["rows"])]
    width = min(width, max((len(row) for row in rows), default=1))
    head = _cells(table.get("head") or table.get("columns") or ())
    columns = tuple(head[n] if n < len(head) else f"column {n + 1}" for n in range(width))
    filled = tuple((*row, *[""] * width)[:width] for row in rows[:limit])
    unread = table.get("more")
    more = _more(rows, limit) + (unread if isinstance(unread, int) else 0)
    return ResultTable(columns=columns, rows=filled, more=more)


def _of_entries(entries: Sequence[JsonObject], limit: int) -> ResultTable:
    names: dict[str, None] = {}
    for entry in entries[:ROWS]:
        names.update(dict.fromkeys(entry))
    columns = [name for name in names if any(entry.get(name) for entry in entries[:ROWS])]
    columns = sorted(columns, key=_rank)[: COLUMNS - 1]
    rows = tuple(
        (str(number), *(_cell(entry.get(name)) for name in columns))
        for number, entry in enumerate(entries[:limit], 1)
    )
    return ResultTable(columns=("#", *columns), rows=rows, more=_more(entries, limit))


def _rank(name: str) -> int:
    """Return where a column goes; stored objects have lost the order that the tool wrote."""
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _objects(value: JsonValue) -> tuple[JsonObject, ...]:
    if not isinstance(value, list):
        return ()
    listed = cast("list[Any]", value)
    if not listed or not all(isinstance(each, Mapping) for each in listed):
        return ()
    return tuple(cast("list[JsonObject]", listed))


def _cells(row: JsonValue) -> list[str]:
    if isinstance(row, Mapping):
        return [_cell(value) for value in cast("JsonObject", row).values()]
    if isinstance(row, (list, tuple)):
        return [_cell(value) for value in cast("Sequence[JsonValue]", row)]
    return [_cell(row)]


def _cell(value: JsonValue) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else canonical_json(value)
    return text if len(text) <= CELL else f"{text[:CELL].rstrip()}…"


def _more(rows: Sequence[object], limit: int) -> int:
    return max(0, len(rows) - limit)
