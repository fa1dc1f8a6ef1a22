"""The tables inside a result, whatever tool made it.

A result says nowhere where its tables are: they are lists of objects, rows under a head, objects
that hold one object per name, and Markdown tables in a text. Nothing about their shape is taken for
granted, and the order of an object's names is lost (a stored result has sorted ones).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from buddy.domain.cell import Cell, cell_of
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.regex import regex

TABLES: Final = 20
"""Tables of one result at most."""
COLUMNS: Final = 40
DEPTH: Final = 6
"""Objects and lists inside each other that are looked into."""
SHORT: Final = 40
"""Characters of a text that may be a name."""
LONGEST_CELL: Final = 2_000
"""Characters of a text that may still be a cell."""
_FIRST: Final = ("title", "name", "label", "date", "day", "month", "year", "time", "url", "path")
"""Columns that a person looks at first, in this order; the rest as they come."""
_PARTS: Final = frozenset({"attempts", "notes", "links", "redirects", "lists", "matches"})
"""Lists that say how a result was come by, or that its preview shows anyway."""
_NAME: Final = "name"
_RULE: Final = regex(r"^ {0,3}\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*$")
"""Nothing in it is read twice: a page may write any number of spaces behind its rule."""
_PIPE: Final = regex(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table; every row has as many cells as there are columns."""

    name: str
    """Where in the result it is, or what it says of itself."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(content: JsonObject) -> tuple[DataTable, ...]:
    """Return the tables of a result, the largest of a text after those of its data."""
    whole = _whole(content)
    found = [whole] if whole else []
    if not found:
        found.extend(_inside(content, (), DEPTH))
    text = content.get("text")
    if isinstance(text, str) and content.get("format") != "text" and not found:
        found.extend(markdown_tables(text))
    return tuple(found[:TABLES])


def facts_of(content: JsonObject) -> DataTable:
    """Return the plain values of a result as a table of names and values."""
    plain = [(name, cell_of(value)) for name, value in content.items() if _is_plain(value)]
    return DataTable(name="values", columns=("name", "value"), rows=tuple(plain))


def markdown_tables(text: str) -> Iterator[DataTable]:
    """Yield the pipe tables of a Markdown text, each named by the heading before it."""
    lines, at, heading = text.splitlines(), 0, ""
    while at < len(lines) - 1:
        line = lines[at]
        if line.startswith("#"):
            heading = line.lstrip("#").strip()
        if "|" not in line or not _RULE.match(lines[at + 1]):
            at += 1
            continue
        head, rows = _split(line), list[Sequence[str]]()
        at += 2
        while at < len(lines) and "|" in lines[at]:
            rows.append(_split(lines[at]))
            at += 1
        if rows:
            yield _of_rows(heading or "table", rows, head)


def _whole(content: JsonObject) -> DataTable | None:
    """Return the one table that the whole content says it is."""
    rows, columns = content.get("rows"), content.get("columns", content.get("head"))
    name = str(content.get("title") or content.get("name") or "rows")
    if isinstance(rows, list) and isinstance(columns, list) and rows:
        listed = cast("list[JsonValue]", rows)
        if all(isinstance(row, list) for row in listed):
            return _of_rows(name, cast("list[list[JsonValue]]", listed), _names(columns))
        if all(isinstance(row, Mapping) for row in listed):
            entries = cast("list[JsonObject]", listed)
            return _of_entries(name, entries, tuple(_names(columns)))
    return _of_series(content, name)


def _of_series(content: JsonObject, name: str) -> DataTable | None:
    """Return a chart's data as a table: `labels` with `series`, or as Chart.js writes it."""
    data = content.get("data")
    held = cast("JsonObject", data) if isinstance(data, Mapping) else content
    labels, series = held.get("labels"), held.get("series", held.get("datasets"))
    if not isinstance(labels, list) or not isinstance(series, list):
        return None
    columns, values = ["label"], list[list[JsonValue]]()
    for each in cast("list[Any]", series):
        if not isinstance(each, Mapping):
            continue
        one = cast("JsonObject", each)
        points = one.get("values", one.get("data"))
        if isinstance(points, list):
            columns.append(str(one.get("name") or one.get("label") or "value"))
            values.append(cast("list[JsonValue]", points))
    if not values:
        return None
    rows = [
        [label, *(points[at] if at < len(points) else None for points in values)]
        for at, label in enumerate(cast("list[JsonValue]", labels))
    ]
    return _of_rows(name, rows, columns)


def _inside(value: JsonValue, path: tuple[str, ...], depth: int) -> Iterator[DataTable]:
    if isinstance(value, list):
        yield from _in_list(cast("list[JsonValue]", value), path, depth)
        return
    if not isinstance(value, Mapping) or depth == 0:
        return
    named = cast("JsonObject", value)
    table = _of_object(named, path) if path else None
    if table is not None:
        yield table
        return
    for key, each in named.items():
        if key not in _PARTS:
            yield from _inside(each, (*path, str(key)), depth - 1)


def _in_list(listed: Sequence[JsonValue], path: tuple[str, ...], depth: int) -> Iterator[DataTable]:
    name = ".".join(path) or "rows"
    if listed and all(isinstance(each, list) for each in listed):
        yield from _of_lists(name, cast("list[list[JsonValue]]", listed))
    if not listed or not all(isinstance(each, Mapping) for each in listed):
        return
    entries = cast("Sequence[JsonObject]", listed)
    if _blocks_of_text(entries):
        yield from _in_texts(entries, path, depth)
    elif _is_table(entries[0]) or _tells_at_length(entries):
        for at, each in enumerate(entries[:TABLES]):
            yield from _inside(each, (*path, str(at + 1)), depth - 1)
    else:
        yield _of_entries(name, entries)


def _of_object(named: JsonObject, path: tuple[str, ...]) -> DataTable | None:
    """Return the table that an object is by itself: rows, one object per name, or figures."""
    name = ".".join(path)
    if (whole := _whole(named)) is not None:
        return whole
    if entries := _one_per_name(named):
        return _of_entries(name, entries)
    if len(named) > 1 and all(_is_number(each) for each in named.values()):
        return _of_rows(name, [[key, each] for key, each in named.items()], (_NAME, "value"))
    return None


def _blocks_of_text(entries: Sequence[JsonObject]) -> bool:
    """Tell whether these are the blocks of an answer that came over MCP."""
    return all(entry.get("type") == "text" and "text" in entry for entry in entries)


def _in_texts(
    blocks: Sequence[JsonObject], path: tuple[str, ...], depth: int
) -> Iterator[DataTable]:
    """Yield the tables of texts that are JSON, as many servers answer."""
    for block in blocks[:TABLES]:
        text = str(block["text"]).strip()
        if not text.startswith(("{", "[")):
            yield from markdown_tables(text)
            continue
        try:
            yield from _inside(json.loads(text), path, depth)
        except (ValueError, RecursionError):
            continue


def _one_per_name(named: JsonObject) -> list[JsonObject]:
    """Return one entry per name where each holds an object of plain values; else none."""
    entries: list[JsonObject] = []
    for key, each in named.items():
        if not isinstance(each, Mapping) or not each:
            return []
        held = cast("JsonObject", each)
        if not all(_is_plain(value) for value in held.values()):
            return []
        entries.append({_NAME: key, **held})
    return entries if len(entries) > 1 else []


def _of_entries(
    name: str, entries: Sequence[JsonObject], columns: tuple[str, ...] = ()
) -> DataTable:
    if not columns:
        seen: dict[str, None] = {}
        for entry in entries:
            seen.update(dict.fromkeys(entry))
        columns = tuple(sorted(seen, key=lambda name: _rank(name, entries)))[:COLUMNS]
    rows = tuple(tuple(cell_of(entry.get(column)) for column in columns) for entry in entries)
    return DataTable(name=name, columns=columns, rows=rows)


def _of_lists(name: str, rows: Sequence[Sequence[JsonValue]]) -> Iterator[DataTable]:
    """Yield a list of lists as a table; its first row is the head where it is all words."""
    head = rows[0]
    if len(rows) > 1 and head and all(isinstance(each, str) and each for each in head):
        yield _of_rows(name, rows[1:], [str(each) for each in head])
    elif any(rows):
        yield _of_rows(name, rows, ())


def _of_rows(name: str, rows: Sequence[Sequence[JsonValue]], head: Sequence[str]) -> DataTable:
    width = min(COLUMNS, max(len(head), *(len(row) for row in rows), 1))
    columns = tuple(
        head[at] if at < len(head) and head[at] else f"column {at + 1}" for at in range(width)
    )
    filled = tuple(
        tuple(cell_of(row[at]) if at < len(row) else None for at in range(width)) for row in rows
    )
    return DataTable(name=name, columns=columns, rows=filled)


def _names(columns: JsonValue) -> list[str]:
    names: list[str] = []
    for each in cast("list[JsonValue]", columns):
        held = cast("JsonObject", each) if isinstance(each, Mapping) else {"name": each}
        names.append(str(held.get("name", held.get("label", held.get("title", "")))))
    return names


def _is_table(entry: JsonObject) -> bool:
    return isinstance(entry.get("rows"), list)


def _tells_at_length(entries: Sequence[JsonObject]) -> bool:
    """Tell whether these are texts, pages for instance, and no rows."""
    return any(
        isinstance(value, str) and len(value) > LONGEST_CELL
        for entry in entries[:TABLES]
        for value in entry.values()
    )


def _split(line: str) -> list[str]:
    cells = _PIPE.split(line.strip())
    inner = cells[1 if not cells[0] else 0 : -1 if not cells[-1] else None]
    return [cell.strip().replace("\\|", "|") for cell in inner]


def _rank(name: str, entries: Sequence[JsonObject]) -> tuple[int, int]:
    """Return where a column goes: known names, then short words, then figures, then the rest."""
    if name in _FIRST:
        return (0, _FIRST.index(name))
    values = [entry[name] for entry in entries[:TABLES] if entry.get(name) is not None]
    if values and all(isinstance(value, str) and len(value) <= SHORT for value in values):
        return (1, 0)
    return (2, 0) if values and all(_is_number(value) for value in values) else (3, 0)


def _is_plain(value: JsonValue) -> bool:
    return not isinstance(value, (Mapping, list))


def _is_number(value: JsonValue) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
