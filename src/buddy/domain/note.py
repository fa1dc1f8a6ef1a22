"""A person's own notes: what they asked Buddy to remember.

A note is kept under an id that follows from the call that stored it, so the same call again, after
a crash, finds the note that it made. A deleted note is found by nothing any more; it can be
restored until it is thrown away (`buddy.domain.retention`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from buddy.domain.ids import EffectKey, UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import digest

TEXT_LIMIT = 20_000
"""Characters of a note."""
TITLE_LIMIT = 120
NOTES_LIMIT = 1000
"""Notes of one user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note."""

    record_kind: ClassVar[str] = "note"
    record_id: str
    """``n_`` and 12 hex digits."""
    user_id: UserId
    title: str
    text: str
    created_at: Instant
    stored_by: EffectKey
    """The call that stored it."""
    deleted_at: Instant | None = None
    deleted_by: EffectKey | None = None
    """The call that deleted it; the same call again has nothing more to do."""
    restored_by: EffectKey | None = None
    """The call that restored it last."""
    changed_by: EffectKey | None = None
    """The call that changed its text last."""
    text_before: str | None = None
    """What it said before that call, which brings it back."""


def reworded(note: Note, text: str, key: EffectKey) -> Note:
    """Return a note that says something else; a title that was its first line follows it."""
    title = title_of(text) if note.title == title_of(note.text) else note.title
    return replace(note, title=title, text=text, changed_by=key, text_before=note.text)


def note_id(key: EffectKey) -> str:
    """Return the id of the note that a call stores."""
    return f"n_{digest({'note': key})[:12]}"


def title_of(text: str) -> str:
    """Return a title for a text: the beginning of its first line."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    first = first.lstrip("#").strip() or first
    if len(first) <= TITLE_LIMIT:
        return first
    return first[: TITLE_LIMIT - 1].rpartition(" ")[0].rstrip() + "…"


def named(notes: Iterable[Note], name: str) -> tuple[Note, ...]:
    """Return the notes that a name can mean.

    The one with this id; else those with this title; else those that hold every word of it.
    """
    kept, wanted = tuple(notes), name.strip().casefold()
    by_id = tuple(note for note in kept if note.record_id.casefold() == wanted)
    if by_id:
        return by_id
    titled = tuple(note for note in kept if note.title.casefold() == wanted)
    if titled:
        return titled
    words = wanted.split()
    return tuple(
        note
        for note in kept
        if words and all(word in f"{note.title}\n{note.text}".casefold() for word in words)
    )
