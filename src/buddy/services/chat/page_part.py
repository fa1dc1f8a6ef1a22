"""Answers about a part of a page: the second of a list, a row, a section, or how many there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.envelope import Block, SuggestedAction, TableBlock
from buddy.domain.json_value import JsonObject
from buddy.domain.ordinals import ordinal_in
from buddy.domain.page_parts import PageList, PartKind, counted_as_entries, lists_in, meant
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.services.chat.turn import say
from buddy.services.chat.words import listed, quoted

CHOICES: Final = 4
_TEXT: Final = 1_000
_ITEMS: Final = 20
_RANKED: Final = regex(
    r"(?<!\w)(?:(?:second|third|2nd|3rd|zweite?|dritte?|deuxième|troisième|segund[oa]|tercer[oa]?"
    r"|second[oa]|terz[oa]|terceir[oa]|tweede|derde|drug[ai]e?|trzeci[ae]?)\s+(?:(?:most|least|am|plus"
    r"|moins|más|menos|più|meno|mais|meest|minst)\s+[^\W\d_]+|[^\W\d_]{2,}(?:est|ste[nrs]?"
    r"|issim[oaie])|naj[^\W\d_]+)|(?:zweit|dritt)[^\W\d_]{3,}ste[nrsm]?)(?!\w)",
    re.IGNORECASE,
)
"""A rank by something: "the second brightest"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartReply:
    """What is said of a part."""

    text: str
    blocks: tuple[Block, ...] = ()
    choices: tuple[SuggestedAction, ...] = ()


def part_reply(text: str, content: JsonObject, *, counts: bool) -> PartReply | None:
    """Return the answer to a question about a part of a page; None: it asks for none.

    Args:
        text: "the second one", "row 2 of the table", "how many services are there".
        content: The page as it was read.
        counts: Whether it asks how many there are.
    """
    place = ordinal_in(counted_as_entries(text), 0)
    if place is None and not counts:
        return None
    lists = lists_in(content)
    if not lists:
        nothing = "The page holds no list, no table and no sections to count through."
        return PartReply(text=nothing) if place is not None else None
    found = meant(text, lists)
    if place is None:
        told = [f"{_counted(each)} in {each.place}" for each in found]
        return PartReply(text=f"There are {listed(told)}.")
    first, *others = found
    if others:
        return _which(found, place)
    if first.kind is PartKind.ROW and (ranked := _RANKED.search(text)) is not None:
        return _by_what(first, ranked[0])
    if first.more and not 0 <= place < len(first.rows):
        return _beyond(first)
    return _part(first, place if place >= 0 else len(first.rows) - 1)


def list_reply(text: str, content: JsonObject) -> PartReply | None:
    """Return the list of a page whose heading a question names; None: it names none, or several.

    Args:
        text: "what things to do are listed?", "what are the steps?".
        content: The page as it was read.
    """
    said = content_stems(text)
    found = [
        each
        for each in lists_in(content)
        if each.kind is PartKind.ITEM
        and each.label != each.rows[0][0]
        and (named := content_stems(each.label))
        and named <= said
    ]
    if len(found) != 1:
        return None
    items = "; ".join(row[0] for row in found[0].rows[:_ITEMS])
    count = len(found[0].rows) + found[0].more
    more = f"; and {count - _ITEMS} more" if count > _ITEMS else ""
    return PartReply(
        text=f"{quoted(found[0].label)} ({_counted(found[0])}): {items[:_TEXT]}{more}."
    )


def _part(found: PageList, place: int) -> PartReply:
    if place >= len(found.rows):
        return PartReply(text=f"There is no such one: {found.place} has {_counted(found)}.")
    row = found.rows[place]
    number = place + 1
    if found.kind is PartKind.ITEM:
        return PartReply(text=f"Number {number} of {found.place} is {quoted(row[0], _TEXT)}.")
    if found.kind is PartKind.SECTION:
        return PartReply(
            text=f"Section {number} is {quoted(row[0])}:\n{row[1][:_TEXT]}".rstrip(":\n")
        )
    cells = tuple(zip(found.columns, row, strict=False))
    said = "; ".join(f"{name}: {cell}" for name, cell in cells if cell)
    block = TableBlock(
        title=f"Row {number} of {len(found.rows)}", columns=("name", "value"), rows=cells
    )
    return PartReply(text=f"Row {number} of {found.place}: {said[:_TEXT]}.", blocks=(block,))


def _by_what(found: PageList, said: str) -> PartReply:
    """Ask for the column that a rank is by: the second of a rank is not the second row."""
    columns = [name for name in found.columns if name]
    heads = ", ".join(quoted(name) for name in columns)
    return PartReply(
        text=f"By which column of {found.place} is {quoted(said, 40)} meant: {heads}?",
        choices=tuple(say(name, f"sort by {name}") for name in columns[:CHOICES]),
    )


def _beyond(found: PageList) -> PartReply:
    """Say that a thing lies behind where a page was cut, and what the last kept one is."""
    last = "; ".join(cell for cell in found.rows[-1] if cell)
    return PartReply(
        text=f"I do not have that one: {found.place} has {_counted(found)}. The last that was kept "
        f"is number {len(found.rows)}, {quoted(last, _TEXT)}."
    )


def _which(found: tuple[PageList, ...], place: int) -> PartReply:
    """Say what can be chosen."""
    number = place + 1 if place >= 0 else "last"
    told = [f"{_counted(each)} in {each.place}" for each in found[:CHOICES]]
    choices = tuple(
        say(f"{each.kind.value.capitalize()} {number} of {each.place}"[:80])
        if place >= 0
        else say(f"The last {each.kind.value} of {each.place}"[:80])
        for each in found[:CHOICES]
    )
    text = f"The page can be counted through in {len(found)} ways: {listed(told)}. Which one?"
    return PartReply(text=text, choices=choices)


def _counted(found: PageList) -> str:
    count = len(found.rows) + found.more
    kept = f" (only the first {len(found.rows)} were kept)" if found.more else ""
    return f"{count} {found.kind.value}{'' if count == 1 else 's'}{kept}"
