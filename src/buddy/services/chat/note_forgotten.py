"""What was told is forgotten by deleting its note, after a yes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.ids import ToolName, UserId
from buddy.domain.note import Note
from buddy.domain.note_forgotten import forgotten_in, spoken_of
from buddy.ports.store import Queries
from buddy.services.chat.offers import offer
from buddy.services.chat.propose import Proposer
from buddy.services.chat.turn import Handler, Reply, Turn, say
from buddy.services.chat.words import quoted

_STORE: Final = ToolName("knowledge_store")
NOTED: Final = "note"
_CHOICES: Final = 4
_TITLE: Final = 60
_PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class ForgottenAside:
    """Takes the orders to forget something that do not call it a note."""

    proposer: Proposer
    queries: Queries

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: nothing is to be forgotten."""
        words = forgotten_in(turn.text)
        return partial(self._forget, words) if words else None

    async def forget_if_noted(self, words: tuple[str, ...], turn: Turn) -> Reply:
        """Propose to delete the note that holds all of these words; pass where none does."""
        _, whole = spoken_of(await self.notes_of(turn.user_id), words)
        return await self._forget(words, turn) if whole else Reply(summary="", passes=NOTED)

    async def _forget(self, words: tuple[str, ...], turn: Turn) -> Reply:
        found, whole = spoken_of(await self.notes_of(turn.user_id), words)
        told = quoted(" ".join(words))
        if not found:
            text = f"None of your notes speaks of {told}; nothing was deleted."
            return Reply(summary=text, actions=(say("List my notes"),), keeps_question=True)
        if whole and len(found) == 1:
            note = found[0]
            return await self.proposer.propose(
                turn,
                f"delete the note {note.record_id}",
                note=f"That note says {quoted(note.title)}.",
                given=(_STORE, {"action": "delete", "note": note.record_id}),
            )
        text = f"No note speaks of all of {told}. Is it one of these?"
        if whole:
            text = f"{len(found)} notes speak of {told}. Which shall go?"
        choices = [(note.title, f"delete the note {note.record_id}") for note in found[:_CHOICES]]
        lines = "\n".join(f"- {quoted(note.title, _TITLE)}" for note in found[:_CHOICES])
        return offer(text, choices, told=lines)

    async def notes_of(self, user_id: UserId) -> list[Note]:
        """Return the notes that are not deleted, the newest first."""
        found: list[Note] = []
        cursor: str | None = None
        while True:
            page = await self.queries.records.page(Note, user_id, _PAGE, cursor=cursor)
            found += [note for note in page.items if note.deleted_at is None]
            cursor = page.next_cursor
            if cursor is None:
                return found
