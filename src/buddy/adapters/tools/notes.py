"""Reading a person's notes out of the store."""

from __future__ import annotations

from buddy.domain.ids import UserId
from buddy.domain.note import Note
from buddy.ports.records import RecordQueries

_PAGE = 200


async def all_notes(records: RecordQueries, user_id: UserId) -> tuple[Note, ...]:
    """Return a user's notes, newest first, the deleted ones too.

    Raises:
        StoreUnavailable: The store does not answer.
    """
    found: list[Note] = []
    cursor: str | None = None
    while True:
        page = await records.page(Note, user_id, _PAGE, cursor=cursor)
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            return tuple(found)


async def kept_notes(records: RecordQueries, user_id: UserId) -> tuple[Note, ...]:
    """Return a user's notes that are not deleted, newest first.

    Raises:
        StoreUnavailable: The store does not answer.
    """
    return tuple(note for note in await all_notes(records, user_id) if note.deleted_at is None)
