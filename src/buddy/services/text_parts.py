"""A long text in parts that are each read in no time, and the text that a content is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from buddy.domain.json_value import JsonObject
from buddy.domain.regex import regex
from buddy.errors import InputInvalid

PART_CHARACTERS: Final = 20_000
"""Characters of a part at most. Rendering costs a tenth of a second for these at worst."""
_LOOK_BACK: Final = 4_000
"""Characters before the end of a part in which a better place to cut is looked for."""
_FENCE: Final = regex(r"^ {0,3}(?:```|~~~)[^\n`]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text, and how it is to be read."""

    title: str
    text: str
    language: str | None
    """The name or file ending of what it is written in; None: it is Markdown."""


def document_of(content: JsonObject) -> Document:
    """Return the text that a content is.

    Raises:
        KeyError: It holds none; other of Python's lookup errors too.
    """
    title = str(content.get("title") or "")
    if "text" not in content:
        return Document(title=title, text=_blocks(content), language=None)
    text = str(content["text"])
    if content.get("format") != "text":
        return Document(title=title, text=text, language=None)
    # Code, a log: a # in it is no heading.
    name = str(content.get("path") or title)
    return Document(title=title, text=text, language=name.rpartition(".")[2])


def parts_of(text: str) -> list[tuple[int, int]]:
    """Return where each part of a text begins and ends; one part of an empty one."""
    cuts = [0]
    while len(text) - cuts[-1] > PART_CHARACTERS:
        cuts.append(_cut(text, cuts[-1]))
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def part_of(text: str, number: int) -> tuple[str, int]:
    """Return a part of a text, from 1, and how many there are.

    Raises:
        InputInvalid: There is no such part.
    """
    parts = parts_of(text)
    check_part(number, len(parts))
    start, end = parts[number - 1]
    return text[start:end], len(parts)


def markdown_part(text: str, number: int) -> tuple[str, int]:
    """Return a part as `part_of`; code that goes on from the part before is code in this one too.

    Raises:
        InputInvalid: There is no such part.
    """
    part, parts = part_of(text, number)
    start = parts_of(text)[number - 1][0]
    before = _FENCE.findall(text, 0, start)
    return (f"{before[-1]}\n{part}" if len(before) % 2 else part), parts


def check_part(number: int, parts: int) -> None:
    """Refuse a part that there is not.

    Raises:
        InputInvalid: It says how many there are.
    """
    if number > parts:
        raise InputInvalid(f"part is {number}, but there are {parts} parts", field="part")


def _cut(text: str, start: int) -> int:
    end = start + PART_CHARACTERS
    for mark in ("\n\n", "\n", " "):
        found = text.rfind(mark, end - _LOOK_BACK, end)
        if found > start:
            return found + len(mark)
    return end


def _blocks(content: JsonObject) -> str:
    """Return the texts of an answer that came over MCP and is texts alone."""
    blocks = cast("list[Mapping[str, Any]]", content["content"])
    if content.get("structured") is not None or not blocks:
        raise KeyError("text")
    texts = [str(block["text"]).strip() for block in blocks]
    if any(text.startswith(("{", "[")) for text in texts):
        raise ValueError("JSON in a text")
    return "\n\n".join(texts)
