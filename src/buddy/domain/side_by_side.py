"""Two results side by side: which lines are the same, changed, gone or new.

The lines of a result are what a person would compare: the hits of a search, the rows of a table,
the lines of a text, names and values.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal, cast

from buddy.domain.cell import text_of_cell
from buddy.domain.data_table import DataTable
from buddy.domain.json_value import JsonObject

Change = Literal["same", "changed", "removed", "added"]

LINES: Final = 4_000
"""Lines of each side that are compared."""
LINE: Final = 500
"""Characters of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A line of the left beside one of the right; None: the other side has no such line."""

    change: Change
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two results, line by line."""

    pairs: tuple[Pair, ...]
    same: int
    changed: int
    removed: int
    added: int
    cut: bool
    """Whether a side has more lines than are compared."""


def lines_of(content: JsonObject, tables: Sequence[DataTable]) -> list[str]:
    """Return the lines of a result."""
    hits = content.get("results")
    if isinstance(hits, list):
        return [_hit(hit) for hit in cast("list[Any]", hits)]
    text = content.get("text")
    if isinstance(text, str):
        return [line.rstrip()[:LINE] for line in text.splitlines() if line.strip()]
    if tables:
        return [line for table in tables for line in _rows(table)]
    return [line[:LINE] for line in json.dumps(content, indent=1, ensure_ascii=False).splitlines()]


def compared(left: Sequence[str], right: Sequence[str]) -> Comparison:
    """Return two lists of lines side by side."""
    ours, theirs = left[:LINES], right[:LINES]
    pairs: list[Pair] = []
    # The heuristic for popular lines keeps long lists of like lines from taking quadratic time.
    matcher = SequenceMatcher(None, ours, theirs, autojunk=True)
    for _, from_left, to_left, from_right, to_right in matcher.get_opcodes():
        pairs += _pairs(ours[from_left:to_left], theirs[from_right:to_right])
    counts = {name: sum(1 for pair in pairs if pair.change == name) for name in _CHANGES}
    return Comparison(pairs=tuple(pairs), cut=len(left) > LINES or len(right) > LINES, **counts)


_CHANGES: Final[tuple[Change, ...]] = ("same", "changed", "removed", "added")


def _pairs(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    pairs: list[Pair] = []
    for at in range(max(len(left), len(right))):
        ours = left[at] if at < len(left) else None
        theirs = right[at] if at < len(right) else None
        change: Change = (
            "added"
            if ours is None
            else "removed"
            if theirs is None
            else "same"
            if ours == theirs
            else "changed"
        )
        pairs.append(Pair(change=change, left=ours, right=theirs))
    return pairs


def _hit(hit: object) -> str:
    if not isinstance(hit, dict):
        return str(hit)[:LINE]
    told = cast("JsonObject", hit)
    return f"{told.get('title', '')} — {told.get('url', '')}"[:LINE]


def _rows(table: DataTable) -> list[str]:
    return [
        " · ".join(
            f"{name}: {text_of_cell(cell)}"
            for name, cell in zip(table.columns, row, strict=True)
            if cell is not None
        )[:LINE]
        for row in table.rows
    ]
