"""A page as it was last looked at, and what is not the same on it now."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject, digest

LOOK_BYTES: Final = 300_000
"""Of the text of a page that is kept and compared, in UTF-8."""
LINES_TOLD: Final = 50
"""Added lines that are told, and removed ones."""
SAYS_NOW: Final = "What it says now"
"""The head of a page's own lines in what is told of a first look."""
LINE_LENGTH: Final = 300
"""Characters of a line that are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVersion:
    """What a server calls the state of a page: enough to ask for the page only if that is new."""

    url: str
    """The address that answered."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLook:
    """The last look at a page by one who follows it."""

    record_kind: ClassVar[str] = "page_look"
    record_id: str
    user_id: UserId
    url: str
    title: str | None = None
    lines: tuple[str, ...] = ()
    """Its text."""
    cut: bool = False
    """Whether it has more text than is kept."""
    version: PageVersion | None = None
    """None: the server told none, or the page's scripts fill it, which no header knows of."""
    looked_at: Instant
    """When it was last asked for."""
    differs_since: Instant
    """When the text was first seen as it is."""
    by: str = ""
    """The effect key of the call that looked, so that the same call again gets the same answer."""
    answer: JsonObject = field(default_factory=dict[str, Any])
    """What that call said."""
    created_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDifference:
    """What is not the same between two looks."""

    added: tuple[str, ...]
    """Lines, as far as they are told."""
    removed: tuple[str, ...]
    added_count: int
    removed_count: int
    moved: bool
    """Whether the lines are the same and stand in another order."""

    @property
    def count(self) -> int:
        """How many lines changed; 1 where only their order did."""
        return self.added_count + self.removed_count or int(self.moved)


def look_id(user_id: str, follower: str, url: str, only: str) -> str:
    """Return the id of the look at a page: one for each who follows it, and each thing followed."""
    return f"look_{digest([user_id, follower, url, only])[:24]}"


def lines_of(text: str, only: Sequence[str] = ()) -> tuple[tuple[str, ...], bool]:
    """Return the lines of a page's text that count, and whether there were more than are kept.

    Spaces say nothing. With `only`, just the lines that hold one of these texts, whatever its case.
    """
    wanted = [each.casefold() for each in only]
    kept: list[str] = []
    size = 0
    for raw in text.splitlines():
        line = " ".join(raw.split())
        if not line or (wanted and not any(each in line.casefold() for each in wanted)):
            continue
        size += len(line.encode(errors="replace")) + 1
        if size > LOOK_BYTES:
            return tuple(kept), True
        kept.append(line)
    return tuple(kept), False


def lines_digest(lines: Iterable[str]) -> str:
    """Return the digest of a page's lines."""
    return hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()


def difference(before: Sequence[str], after: Sequence[str]) -> PageDifference:
    """Return which lines came and which went, in the order of the page; in linear time."""
    old, new = Counter(before), Counter(after)
    added, removed = _beyond(after, old), _beyond(before, new)
    moved = not added and not removed and tuple(before) != tuple(after)
    return PageDifference(
        added=tuple(line[:LINE_LENGTH] for line in added[:LINES_TOLD]),
        removed=tuple(line[:LINE_LENGTH] for line in removed[:LINES_TOLD]),
        added_count=len(added),
        removed_count=len(removed),
        moved=moved,
    )


def _beyond(lines: Sequence[str], others: Counter[str]) -> list[str]:
    left, found = Counter(others), list[str]()
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            found.append(line)
    return found


def change_words(found: PageDifference) -> str:
    """Return how much changed, for people."""
    parts = [
        f"{count} {'line' if count == 1 else 'lines'} {what}"
        for count, what in ((found.added_count, "added"), (found.removed_count, "removed"))
        if count
    ]
    return ", ".join(parts) or ("its lines stand in another order" if found.moved else "")
