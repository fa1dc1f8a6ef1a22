"""What is said of the person's own notes beside plain work: what not to keep, what "that note" is.

Storing a note keeps the words as they are: a time, a page or a sum that a note speaks of is part
of it, so neither a schedule nor a reference is looked for in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.note_of_that import keeps_that
from buddy.domain.origin import out_of
from buddy.domain.plain_work import plain_work
from buddy.domain.pleasantry import is_pleasantry
from buddy.domain.result_table import entries_of, text_of
from buddy.domain.session import Asked
from buddy.domain.slots import host_of
from buddy.domain.slots_note import (
    asks_what_to_store,
    deletes_all_notes,
    note_in,
    refuses_note,
    stores_note,
)
from buddy.errors import BuddyError
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.offers import offer
from buddy.services.chat.propose import DROP, Proposer, open_question
from buddy.services.chat.turn import Handler, Reply, Turn, question, say
from buddy.services.chat.words import quoted

CHOICES: Final = 4
TO_STORE: Final = "Remember: {}"
"""The objective of a note that is still to be worded."""
_NOTE: Final = "note:"
_STORE: Final = ToolName("knowledge_store")
_KEPT: Final = 1_000
"""Characters of a result that become a note."""
_SHOWN: Final = 300
"""Characters of a result that are offered as a note."""


@dataclass(frozen=True, slots=True)
class NotesAside:
    """Takes the messages about notes that no tool can be given as they stand."""

    proposer: Proposer
    artifacts: ArtifactWriter

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers a message about notes; None: it is none of these."""
        text = turn.text
        if _is_asked(turn) and plain_work(text, fresh=False) is None:
            return self._store_answer
        if is_pleasantry(text) and (asking := _asks_for_text(turn)) is not None:
            return partial(_ask_again, asking)
        if refuses_note(text):
            return _not_kept
        if _points(text):
            return self._store_that
        if stores_note(text):
            return self._store
        if deletes_all_notes(text):
            return _one_by_one
        wish = note_in(text)
        unnamed = wish is not None and wish.action == "delete" and not wish.name
        return self._delete_last if unnamed and _of_notes(turn) else None

    async def _store(self, turn: Turn) -> Reply:
        reply = await self.proposer.propose(turn, turn.text.strip())
        if not turn.talk.proposals:
            return reply
        other = turn.talk.proposals[0].mission
        waits = f"{quoted(other.terms.objective)} still waits for your yes as well."
        return replace(reply, summary=f"{reply.summary}\n{waits}")

    async def _store_that(self, turn: Turn) -> Reply:
        """Propose to store what was found last; where nothing was, ask what is meant.

        The text is that of a page or a tool: the proposal shows it, and says where it is from.
        """
        artifact = turn.talk.artifact
        first = turn.talk.spoken[0].mission if turn.talk.spoken else None
        if artifact is None or first is None or first.mission_id != artifact.mission_id:
            return await self._store_what(turn)
        if first.terms.tool == _STORE:
            return Reply(summary="That is a note already.", keeps_question=True)
        try:
            _, content = await self.artifacts.read(turn.user_id, artifact.artifact_id)
        except BuddyError:
            return await self._store_what(turn)
        words = text_of(content) if entries_of(content) or content.get("text") else ""
        record = first.execution_record
        told = words or (record.result_summary or "" if record is not None else "")
        text = f"{artifact.title}\n{told}"[:_KEPT].strip()
        objective = f"save the result of {quoted(first.terms.objective, 200)} as a note"
        origin = out_of("text", artifact, [host_of(each.url) for each in artifact.sources])
        return await self.proposer.propose(
            turn,
            objective,
            marked=((text, origin),),
            note="The note would hold what was found last, as it stands there.",
            given=(_STORE, {"action": "store", "text": text}),
        )

    async def _store_what(self, turn: Turn) -> Reply:
        """Ask what "that" is; the last result's own words are offered, and never just taken."""
        text = "What shall I remember? Say it in words; they are kept as you write them."
        last = turn.talk.first(MissionStatus.COMPLETED)
        record = last.mission.execution_record if last is not None else None
        told = (record.result_summary or "").strip()[:_SHOWN] if record is not None else ""
        result = (say(quoted(told, 60), f"Remember: {told}"),) if told else ()
        asked = Asked(question=text, objective=TO_STORE, slot="text")
        return question(text, *result, DROP, asked=asked)

    async def _store_answer(self, turn: Turn) -> Reply:
        """Take what was said for the note that was asked about, word for word."""
        said = turn.text.strip()
        if is_pleasantry(said):
            asked = turn.session.asked
            assert asked is not None  # which this answers
            return question(asked.question, DROP, asked=asked)
        return await self.proposer.propose(
            turn, TO_STORE.replace("{}", said), given=(_STORE, {"action": "store", "text": said})
        )

    async def _delete_last(self, turn: Turn) -> Reply:
        """Propose to delete the note that this conversation spoke of last."""
        spoken = await self._notes(turn)
        if not spoken:
            text = "Which note? Give its title, words in it or its id; “list my notes” shows all."
            return question(text, say("List my notes"), DROP)
        if len(spoken) > 1:
            choices = [(title, f"delete the note {note_id}") for note_id, title in spoken[:CHOICES]]
            return offer(f"Which of the {len(spoken)} notes shall go?", choices)
        note_id, title = spoken[0]
        told = f"That note says {quoted(title)}."
        return await self.proposer.propose(turn, f"delete the note {note_id}", note=told)

    async def _notes(self, turn: Turn) -> list[tuple[str, str]]:
        """Return id and title of the notes in the last result that holds any which still stand."""
        gone: set[str] = set()
        for each in _of_notes(turn):
            try:
                made = await self.artifacts.queries.artifacts_of_mission(
                    turn.user_id, each.mission_id
                )
                last = max(made, key=lambda artifact: artifact.created_at, default=None)
                if last is None:
                    continue
                _, content = await self.artifacts.read(turn.user_id, last.artifact_id)
            except BuddyError:
                continue  # a result that is gone names no note; the one before may
            if content.get("action") == "delete":
                gone.add(str(content.get("note_id")))
            elif found := [named for named in _named(content) if named[0] not in gone]:
                return found
        return []


def _points(text: str) -> bool:
    """Tell whether a message says to keep something, and only points at what."""
    return asks_what_to_store(text) or keeps_that(text)


def _is_asked(turn: Turn) -> bool:
    asked = turn.session.asked
    return asked is not None and asked.objective == TO_STORE and not _points(turn.text)


def _asks_for_text(turn: Turn) -> Mission | None:
    """Return the note whose text was asked for last; None: nothing was."""
    last = turn.talk.spoken[0].mission if turn.talk.spoken else None
    if last is None or last.status is not MissionStatus.CLARIFICATION_NEEDED:
        return None
    return last if last.terms.tool == _STORE else None


async def _ask_again(asking: Mission, turn: Turn) -> Reply:
    return open_question(turn, asking)


def _of_notes(turn: Turn) -> list[Mission]:
    return [
        each.mission
        for each in turn.talk.spoken
        if each.mission.status is MissionStatus.COMPLETED
        and each.mission.terms.tool in {"knowledge_store", "knowledge_search"}
    ]


def _named(content: JsonObject) -> list[tuple[str, str]]:
    kept = content.get("note_id")
    if isinstance(kept, str):
        return [(kept, str(content.get("title")))]
    return [
        (str(entry["url"]).removeprefix(_NOTE), str(entry.get("title")))
        for entry in entries_of(content)
        if str(entry.get("url")).startswith(_NOTE)
    ]


async def _not_kept(turn: Turn) -> Reply:  # noqa: ARG001  # the same for each
    return Reply(
        summary=(
            "No note is made of it. What you wrote stands in this conversation, on this machine; "
            "deleting the conversation takes it away."
        ),
        keeps_question=True,
    )


async def _one_by_one(turn: Turn) -> Reply:  # noqa: ARG001  # the same for each
    return Reply(
        summary=(
            "Nothing was deleted: notes are deleted one at a time, each with your yes. “List my "
            "notes” shows them; then say “delete my note about …”. Conversations and missions are "
            "deleted on the whiteboard."
        ),
        actions=(say("List my notes"),),
        keeps_question=True,
    )
