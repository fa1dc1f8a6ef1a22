"""A part of what was found becomes a note with the words it has there, never with its name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.artifact import Artifact
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.note_part import PartWish, part_of, part_to_keep
from buddy.domain.origin import out_of
from buddy.domain.session import Asked
from buddy.domain.slots import host_of
from buddy.errors import BuddyError
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.notes import TO_STORE
from buddy.services.chat.propose import DROP, Proposer
from buddy.services.chat.table_reply import table_reply
from buddy.services.chat.turn import Handler, Reply, Turn, question, say
from buddy.services.chat.words import quoted
from buddy.services.separated_values import with_table

KEPT_PART: Final = "note of a part"
_STORE: Final = ToolName("knowledge_store")
_ROWS: Final = 10
"""Rows of a table that become a note."""
_KEPT: Final = 1_000


@dataclass(frozen=True, slots=True)
class NotePartAside:
    """Takes "remember the ingredients as a note" after a result."""

    proposer: Proposer
    artifacts: ArtifactWriter

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no part of a result is to be kept."""
        wish = part_to_keep(turn.text)
        if wish is None or KEPT_PART in turn.passed:
            return None
        asked = turn.session.asked
        answers = asked is not None and asked.objective == TO_STORE
        if not wish.as_note and (answers or turn.talk.artifact is None):
            return None
        return partial(self._keep, wish)

    async def _keep(self, wish: PartWish, turn: Turn) -> Reply:
        """Propose a note of the part; where there is no such part, ask, or let it be a text."""
        artifact = turn.talk.artifact
        content = await self._content(turn, artifact)
        found = None
        if artifact is not None and content is not None:
            found = part_of(content, wish.name) or _rows_of(artifact, content, wish.name)
        if artifact is not None and found is not None:
            title = str(content.get("title") or artifact.title) if content else artifact.title
            return await self._propose(wish, artifact, f"{title}: {found}", turn)
        if wish.as_note or (wish.of_note and artifact is not None):
            return _asks(wish, artifact)
        return Reply(summary="", passes=KEPT_PART)

    async def _content(self, turn: Turn, artifact: Artifact | None) -> JsonObject | None:
        if artifact is None:
            return None
        try:
            _, content = await self.artifacts.read(turn.user_id, artifact.artifact_id)
        except BuddyError:
            return None
        return with_table(content)

    async def _propose(self, wish: PartWish, artifact: Artifact, found: str, turn: Turn) -> Reply:
        text = found[:_KEPT].strip()
        origin = out_of("text", artifact, [host_of(each.url) for each in artifact.sources])
        return await self.proposer.propose(
            turn,
            f"save {quoted(wish.name)} of {quoted(artifact.title, 100)} as a note",
            marked=((text, origin),),
            note=f"The note would hold what the result says of {quoted(wish.name)}, as it stands "
            f"there:\n{text}",
            given=(_STORE, {"action": "store", "text": text}),
        )


def _rows_of(artifact: Artifact, content: JsonObject, name: str) -> str | None:
    """Return the rows of a table that a name chooses: "the cheapest hotel"."""
    told = table_reply(f"what is the {name}", artifact.title, content, sure=True)
    if told is None or told.choices or not told.block.rows or len(told.block.rows) > _ROWS:
        return None
    lines = [
        "; ".join(
            f"{head}: {cell}" for head, cell in zip(told.block.columns, row, strict=False) if cell
        )
        for row in told.block.rows
    ]
    return "\n".join(lines)


def _asks(wish: PartWish, artifact: Artifact | None) -> Reply:
    """Ask for the words: what was named is nowhere, and its name is no note."""
    where = f"in {quoted(artifact.title, 80)}" if artifact is not None else "in this conversation"
    text = (
        f"I find nothing called {quoted(wish.name, 60)} {where}. What shall the note say? Its "
        "words are kept as you write them."
    )
    choices = (say("The whole result", "save the result as a note"),) if artifact else ()
    return question(
        text, *choices, DROP, asked=Asked(question=text, objective=TO_STORE, slot="text")
    )
