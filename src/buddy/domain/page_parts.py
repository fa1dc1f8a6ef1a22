# words of many languages
"""What can be counted through in a page that was read: its lists, its tables' rows, its sections.

"The second one" of a page means its second listed thing; where a page holds several lists, the
words of the sentence choose ("the second service" under "Our services"), or the person does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, cast

from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.regex import regex

LABEL: Final = 80
_HEADING: Final = regex(r"^[ \t]{0,3}#{1,6}[ \t](?P<title>[^\n]*)$", re.MULTILINE)
_BULLET: Final = regex(r"^ {0,3}(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\] )?(?P<item>\S.*)$")
_WRITTEN: Final = (".md", ".markdown", ".txt", ".rst")
"""What the names of files of words end with; elsewhere a dash is no mark of a list."""
_WORD: Final = regex(r"[^\W\d_]{4,}")
_STEM: Final = 4
"""Letters by which words of a sentence and of a heading are the same."""
_FEWEST: Final = 2
"""Things that make a list to count through."""


class PartKind(StrEnum):
    """What a page is counted through by."""

    ITEM = "item"
    ROW = "row"
    SECTION = "section"


_NAMES: Final = {
    PartKind.ROW: r"rows?|lines?|zeilen?|lignes?|filas?|righe|riga|linhas?|rij(?:en)?",
    PartKind.SECTION: (
        r"sections?|headings?|chapters?|paragraphs?|abschnitte?|kapitel|absatz|absätze|chapitres?"
        r"|paragraphes?|secci[oó]n(?:es)?|cap[íi]tulos?|p[áa]rrafos?|sezion[ei]|paragraf[oi]"
        r"|seç(?:ão|ões)|hoofdstuk|alinea"
    ),
    PartKind.ITEM: (
        r"items?|points?|bullets?|steps?|punkte?|schritte?|[ée]tapes?|puntos?|pasos?|punt[oi]"
    ),
}
_KINDS: Final = {kind: regex(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _NAMES.items()}
_ANY_KIND: Final = regex(rf"\b(?:{'|'.join(_NAMES.values())})\b", re.IGNORECASE)
_COMMON: Final = frozenset(
    (
        *("second", "first", "third", "fourth", "fifth", "last", "what", "which", "show", "tell"),
        *("give", "about", "entry", "list", "table", "page", "result", "does", "that", "this"),
        *("there", "with", "from", "have", "many", "text"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageList:
    """Things of one kind in a page, in its order."""

    kind: PartKind
    label: str
    """The heading above them, or what they begin with."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """One per thing; of a section its title and its text."""
    more: int = 0
    """Things of the page that were left out when it was read."""

    @property
    def place(self) -> str:
        """What these are parts of, as a sentence names it."""
        return {
            PartKind.ITEM: f"the list “{self.label}”",
            PartKind.ROW: f"the table “{self.label}”",
            PartKind.SECTION: "the page",
        }[self.kind]


def counted_as_entries(text: str) -> str:
    """Return a sentence in which rows, items and sections are called entries."""
    return _ANY_KIND.sub("entry", text)


def lists_in(content: JsonObject) -> tuple[PageList, ...]:
    """Return what a page can be counted through by: lists, then tables, then its sections."""
    text = content.get("text")
    body = text if isinstance(text, str) else ""
    found = [*_lists(content, body), *_bullets(content, body), *_tables(content, body)]
    found += _sections(body)
    return tuple(each for each in found if len(each.rows) >= _FEWEST)


def names_list(text: str, lists: Sequence[PageList]) -> bool:
    """Tell whether a sentence names a kind of part, or the heading of one."""
    if any(pattern.search(text) for pattern in _KINDS.values()):
        return True
    said = _stems(text)
    return any(said & _stems(each.label) for each in lists if each.kind is not PartKind.SECTION)


def meant(text: str, lists: Sequence[PageList]) -> tuple[PageList, ...]:
    """Return the lists that a sentence can mean; one: that is it.

    Args:
        text: "the second one", "row 2 of the table", "the third service".
        lists: Those of the page.
    """
    named = [kind for kind, pattern in _KINDS.items() if pattern.search(text)]
    left = [each for each in lists if each.kind in named] or list(lists)
    said = _stems(text)
    labelled = [each for each in left if said & _stems(each.label)]
    if len(labelled) == 1 or len(left) == 1:
        return tuple(labelled or left)
    left = labelled or left
    listed = [each for each in left if each.kind is not PartKind.SECTION]
    return tuple(listed if len(listed) == 1 and not named else left)


def _stems(text: str) -> set[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in words if word not in _COMMON}


def _lists(content: JsonObject, body: str) -> Iterator[PageList]:
    heads = _headings(body)
    left = _sequence(content.get("lists_more"))
    for place, items in enumerate(_sequences(content.get("lists"))):
        rows = tuple((str(item),) for item in items if isinstance(item, str) and item.strip())
        if rows:
            label = _heading_above(heads, body, rows[0][0]) or rows[0][0]
            more = _count(left[place] if place < len(left) else 0)
            yield PageList(
                kind=PartKind.ITEM, label=label[:LABEL], columns=("item",), rows=rows, more=more
            )


def _bullets(content: JsonObject, body: str) -> Iterator[PageList]:
    """Yield the lists of a file of words, which are marked line by line."""
    if not str(content.get("path") or "").lower().endswith(_WRITTEN):
        return
    heads = _headings(body)
    for items in _runs(body):
        first = items[0]
        label = _heading_above(heads, body, first) or first
        rows = tuple((each,) for each in items)
        yield PageList(kind=PartKind.ITEM, label=label[:LABEL], columns=("item",), rows=rows)


def _runs(body: str) -> Iterator[list[str]]:
    """Yield the items of each list: a line of other words ends one, an empty line does not."""
    items: list[str] = []
    for line in body.splitlines():
        found = _BULLET.match(line)
        if found is not None:
            items.append(found["item"].strip())
        elif line.strip() and not line.startswith((" ", "\t")):  # what is set in goes on
            if items:
                yield items
            items = []
    if items:
        yield items


def _tables(content: JsonObject, body: str) -> Iterator[PageList]:
    heads = _headings(body)
    for table in _sequences_of_objects(content.get("tables")):
        head = tuple(str(cell) for cell in _sequence(table.get("head")))
        rows = tuple(
            tuple("" if cell is None else str(cell) for cell in _sequence(row))
            for row in _sequence(table.get("rows"))
        )
        if not rows:
            continue
        first = next((cell for cell in (*head, *rows[0]) if cell.strip()), "")
        width = max(len(head), *(len(row) for row in rows))
        columns = tuple(head[n] if n < len(head) else f"column {n + 1}" for n in range(width))
        title = str(table.get("title") or "")
        label = title or _heading_above(heads, body, first) or " | ".join(head) or first
        more = _count(table.get("more"))
        yield PageList(
            kind=PartKind.ROW, label=label[:LABEL], columns=columns, rows=rows, more=more
        )


def _sections(body: str) -> Iterator[PageList]:
    heads = _headings(body)
    ends = [*(each.start for each in heads[1:]), len(body)]
    rows = tuple(
        (each.title, body[each.end : end].strip()) for each, end in zip(heads, ends, strict=False)
    )
    if rows:
        yield PageList(
            kind=PartKind.SECTION, label="sections", columns=("section", "text"), rows=rows
        )


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    end: int
    title: str


def _headings(body: str) -> list[_Heading]:
    found = ((each, each["title"].strip().rstrip("#").strip()) for each in _HEADING.finditer(body))
    return [_Heading(each.start(), each.end(), title) for each, title in found if title]


def _heading_above(heads: Sequence[_Heading], body: str, first: str) -> str:
    """Return the last heading before something that a text holds; empty where there is none."""
    place = body.find(first[:LABEL]) if first else -1
    above = [each.title for each in heads if each.start < place]
    return above[-1] if above else ""


def _count(value: JsonValue) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _sequence(value: JsonValue) -> Sequence[JsonValue]:
    return cast("Sequence[JsonValue]", value) if isinstance(value, (list, tuple)) else ()


def _sequences(value: JsonValue) -> Iterator[Sequence[JsonValue]]:
    return (_sequence(each) for each in _sequence(value))


def _sequences_of_objects(value: JsonValue) -> Iterator[Mapping[str, Any]]:
    for each in _sequence(value):
        if isinstance(each, Mapping):
            yield cast("Mapping[str, Any]", each)
