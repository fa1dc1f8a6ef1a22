"""Cutting long texts into passages at headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAX_PASSAGE_CHARACTERS = 1500
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under one heading."""

    headings: tuple[str, ...]
    """From the outermost heading to its own; empty before the first."""
    text: str


def cut(text: str, limit: int = MAX_PASSAGE_CHARACTERS) -> Iterator[str]:
    """Cut a text into pieces of at most `limit` characters.

    Between paragraphs where it can, else between lines, else between words, else anywhere. The
    pieces hold every character of the text but the white space at the cuts.
    """
    yield from _packed(_BLANK.split(text), "\n\n", limit)


def _packed(parts: Sequence[str], joint: str, limit: int) -> Iterator[str]:
    """Yield parts, joined again as long as they fit."""
    pending = ""
    for part in parts:
        joined = f"{pending}{joint}{part}" if pending else part
        if len(joined) <= limit:
            pending = joined
            continue
        if pending.strip():
            yield pending.strip("\n")
        pending = ""
        if len(part) <= limit:
            pending = part
        else:
            *full, pending = _smaller(part, joint, limit)
            yield from full
    if pending.strip():
        yield pending.strip("\n")


def _smaller(part: str, joint: str, limit: int) -> list[str]:
    finer = {"\n\n": "\n", "\n": " "}.get(joint)
    if finer is None:
        return [part[start : start + limit] for start in range(0, len(part), limit)]
    return list(_packed(part.split(finer), finer, limit)) or [""]
