"""A file of separated values, or the lines of a page that is followed, as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final

from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.page_look import SAYS_NOW
from buddy.domain.regex import regex

_SEPARATED: Final = {".csv": ",", ".tsv": "\t"}
_ESCAPED: Final = regex(r"\\(.)")
_SEPARATORS: Final = (";", "\t", ",")
_FEWEST: Final = 2
"""Rows and cells of a table."""


def separated_table(content: JsonObject) -> JsonObject | None:
    """Return the table that a file is, as a page's is told; None: it is no such file.

    Args:
        content: A result: its ``path``, its ``text``, and how many ``lines`` the file has.
    """
    text, path = content.get("text"), str(content.get("path") or "").lower()
    separator = next((mark for ending, mark in _SEPARATED.items() if path.endswith(ending)), None)
    if not isinstance(text, str) or separator is None or content.get("format") != "text":
        return None
    head = text.partition("\n")[0]
    if separator not in head:
        separator = next((each for each in _SEPARATORS if each in head), separator)
    try:
        rows = [row for row in _read(text, separator) if row]
    except csv.Error:
        return None  # a cell longer than any, or a zero byte: it is shown as text
    if len(rows) < _FEWEST or len(rows[0]) < _FEWEST:
        return None
    title: JsonValue = content.get("title")
    listed: list[JsonValue] = [list(row) for row in rows[1:]]
    return {
        "title": title,
        "columns": [cell.strip() for cell in rows[0]],
        "rows": listed,
        "more": _unread(content),
    }


def looked_table(content: JsonObject) -> JsonObject | None:
    """Return the table among the lines of a page that was looked at; None: there is none.

    Args:
        content: A result: what was told of a first look, its marks escaped.
    """
    text = content.get("text")
    if not isinstance(text, str) or SAYS_NOW not in text:
        return None
    told = (_ESCAPED.sub(r"\1", line) for line in text.partition(SAYS_NOW)[2].splitlines())
    rows = [_cells(line) for line in told if line.startswith("- |") and line.endswith("|")]
    rows = [row for row in rows if any(cell.strip("-: ") for cell in row)]
    if len(rows) < _FEWEST or len(rows[0]) < _FEWEST:
        return None
    listed: list[JsonValue] = [list(row) for row in rows[1:] if len(row) == len(rows[0])]
    return {"title": content.get("title"), "columns": list(rows[0]), "rows": listed, "more": 0}


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.removeprefix("- |").removesuffix("|").split("|")]


def with_table(content: JsonObject) -> JsonObject:
    """Return a result with its table beside its text, as a page has; as it is where it has none."""
    table = separated_table(content) or looked_table(content)
    return content if table is None else {**content, "tables": [table]}


def _read(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(text.splitlines(keepends=True), delimiter=separator)


def _unread(content: JsonObject) -> int:
    """Return how many lines of the file were not read."""
    lines, last = content.get("lines"), content.get("last_line")
    if not isinstance(lines, int) or not isinstance(last, int) or not content.get("truncated"):
        return 0
    return max(0, lines - last)
