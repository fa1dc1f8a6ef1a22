"""Notes that are changed, deleted and brought back by their words: each is shown before a yes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, cast

from buddy.domain.assent import asks
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.note import Note, named
from buddy.domain.note_change import (
    NoteChange,
    at_other_clock,
    at_other_value,
    brings_back,
    change_of_that,
    is_value,
    moved_to_clock,
    note_change,
    says_one_clock,
    takes_back_new,
)
from buddy.domain.note_forgotten import may_be_forgotten, of_conversation
from buddy.domain.note_query import note_query_in
from buddy.domain.ordinals import ordinal_in
from buddy.domain.plain_work import of_notes
from buddy.domain.pleasantry import is_pleasantry
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.session import Asked
from buddy.domain.slots_note import note_in
from buddy.domain.slots_query import query_in
from buddy.domain.stems import content_stems
from buddy.errors import BuddyError, MissionError
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.modify import changed
from buddy.services.chat.note_forgotten import NOTED, ForgottenAside
from buddy.services.chat.notes import TO_STORE
from buddy.services.chat.offers import offer
from buddy.services.chat.propose import DROP, Proposer
from buddy.services.chat.schedule_told import stands_for_runs
from buddy.services.chat.turn import Handler, Reply, Spoken, Turn, question, say
from buddy.services.chat.words import quoted

_STORE: Final = ToolName("knowledge_store")
_SEARCH: Final = ToolName("knowledge_search")
_CHOICES: Final = 4
_TITLE: Final = 60
_SAYS: Final = "change the note "
_NOTES: Final = regex(
    r"(?<!\w)(?:not(?:es?|ed|iz(?:en)?|iert|as?|itie?s?|[ée])|appunti"
    r"|anot[ée])(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NoteDeedsAside:
    """Takes "change the wifi note to …", "delete the note about …" and "restore it"."""

    proposer: Proposer
    artifacts: ArtifactWriter
    kept: ForgottenAside
    """Reads the notes that there are."""

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no note is to be changed, deleted or brought back."""
        if of_conversation(turn.text):
            return None
        if (change := self._changes(turn)) is not None:
            return change
        asked = turn.session.asked
        if asked is not None and asked.objective.startswith(_SAYS):
            return None if asks(turn.text) else partial(self._reworded, asked)
        if NOTED not in turn.passed and (words := may_be_forgotten(turn.text)):
            return partial(self.kept.forget_if_noted, words)
        wish = note_in(turn.text)
        if wish is not None and wish.action == "delete" and wish.name:
            return partial(self._delete, wish.name)
        if asked is not None and asked.objective != TO_STORE:
            return None
        done = turn.talk.spoken[0].mission if turn.talk.spoken else None
        if NOTED in turn.passed:
            return None
        if done is not None and _was_written(done) and brings_back(turn.text):
            return partial(self._bring_back, done)
        if asked is None and _NOTES.search(turn.text) and note_query_in(turn.text):
            return self._look_up
        return self._answer if _may_ask_notes(turn) else None

    def _changes(self, turn: Turn) -> Handler | None:
        """Return who changes a note: one that is called so, or that after it was shown."""
        if (change := note_change(turn.text)) is not None:
            return partial(self._change, change)
        if (moved := moved_to_clock(turn.text)) is not None and _may_move_note(turn, moved.name):
            return partial(self._move, moved)
        wanted = change_of_that(turn.text)
        if wanted is not None and (retimed := _proposed_at(turn, wanted)) is not None:
            return partial(self._put, *retimed)
        after = wanted is not None and _after_note(turn)
        return partial(self._change_that, wanted) if wanted is not None and after else None

    async def _put(self, pending: Spoken, objective: str, text: str, turn: Turn) -> Reply:
        """Put another time into a note that is only proposed: a new revision is shown."""
        before = pending.mission
        try:
            result = await self.proposer.proposals.update(
                turn.user_id,
                before.mission_id,
                {"objective": objective, "tool_input": {**before.terms.tool_input, "text": text}},
                pending.shown.revision,
                turn.actor,
                turn.channel,
                also=turn.keeping(lambda done: changed(turn, before, done.after)),
            )
        except MissionError as refusal:
            return Reply(summary=f"Nothing was changed: {refusal.message}.")
        return changed(turn, before, result.after)

    async def _change(self, change: NoteChange, turn: Turn) -> Reply:
        notes = await self.kept.notes_of(turn.user_id)
        found = named(notes, change.name) if change.name else _last(turn, notes)
        if len(found) != 1:
            sent = "change the note {} to " + change.text if change.text else "change the note {}"
            return _which(change.name, found, sent)
        note = found[0]
        put = at_other_value(note.text, change.text)
        unplaced = put is None and is_value(change.text) and not is_value(note.text)
        if not change.text or unplaced:
            text = f"That note says {quoted(note.text)}. What shall it say instead?"
            said = f"{_SAYS}{note.record_id} to: {{}}"
            return question(text, DROP, asked=Asked(question=text, objective=said, slot="text"))
        return await self._propose(turn, note, put or change.text)

    async def _move(self, moved: NoteChange, turn: Turn) -> Reply:
        """Put the time of a note that is called so; where none is, something else is moved."""
        notes = await self.kept.notes_of(turn.user_id)
        found = [each for each in named(notes, moved.name) if says_one_clock(each.text)]
        if not found:
            return Reply(summary="", passes=NOTED)
        ids = {note.record_id for note in found}
        own = [note for note in _last(turn, notes) if note.record_id in ids]
        if len(own or found) > 1:
            return _which(moved.name, tuple(found), "change the note {} to " + moved.text)
        return await self._change(replace(moved, name=(own or found)[0].record_id), turn)

    async def _change_that(self, wanted: str, turn: Turn) -> Reply:
        """Put another time into the note shown last; ask for its words where more may be meant."""
        notes = await self.kept.notes_of(turn.user_id)
        found = _last(turn, notes) or tuple(notes)
        retimed = at_other_clock(found[0].text, wanted) if len(found) == 1 else None
        if retimed is not None:
            return await self._propose(turn, found[0], retimed)
        if len(found) == 1:
            return await self._change(NoteChange(name=found[0].record_id, text=""), turn)
        return _which("", found, "change the note {}")

    async def _reworded(self, asked: Asked, turn: Turn) -> Reply:
        """Take what was said for the text that was asked for, word for word."""
        if is_pleasantry(turn.text):
            return question(asked.question, DROP, asked=asked)
        wanted = asked.objective.removeprefix(_SAYS).split()[0]
        found = named(await self.kept.notes_of(turn.user_id), wanted)
        if not found:
            return _which("", (), "")
        return await self._propose(turn, found[0], turn.text.strip())

    async def _propose(self, turn: Turn, note: Note, text: str) -> Reply:
        return await self.proposer.propose(
            turn,
            f"{_SAYS}{note.record_id} to: {text}",
            note=f"That note says {quoted(note.text)}.",
            given=(_STORE, {"action": "change", "note": note.record_id, "text": text}),
        )

    async def _delete(self, name: str, turn: Turn) -> Reply:
        notes = await self.kept.notes_of(turn.user_id)
        place = ordinal_in(name, len(notes)) if _lists_notes(turn) else None
        found = named(notes, name)
        if not found and place is not None:
            found = tuple(notes[place : place + 1])  # in the order in which they were listed
        if len(found) != 1:
            return _which(name, found, "delete the note {}")
        note = found[0]
        return await self.proposer.propose(
            turn,
            f"delete the note {note.record_id}",
            note=f"That note says {quoted(note.title)}.",
            given=(_STORE, {"action": "delete", "note": note.record_id}),
        )

    async def _look_up(self, turn: Turn) -> Reply:
        said, query = turn.text.strip(), note_query_in(turn.text)
        given: JsonObject = {"query": query, "source": "own"}
        return await self.proposer.propose(turn, said, given=(_SEARCH, given))

    async def _answer(self, turn: Turn) -> Reply:
        """Propose to look in the notes for what a question asks, where they speak of it."""
        words = tuple(content_stems(turn.text))
        notes = await self.kept.notes_of(turn.user_id)
        if not any(content_stems(note.text) & set(words) for note in notes):
            return Reply(summary="", passes=NOTED)
        query = query_in(turn.text) or turn.text.strip()
        return await self.proposer.propose(
            turn, turn.text.strip(), given=(_SEARCH, {"query": query, "source": "own"})
        )

    async def _bring_back(self, done: Mission, turn: Turn) -> Reply:
        """Propose what undoes the last deed with a note: its result holds that."""
        try:
            made = await self.artifacts.queries.artifacts_of_mission(turn.user_id, done.mission_id)
            last = max(made, key=lambda each: each.created_at)
            _, content = await self.artifacts.read(turn.user_id, last.artifact_id)
        except (BuddyError, ValueError):
            content: JsonObject = {}
        undo = cast("JsonObject | None", content.get("undo"))
        if not undo:
            text = f"{quoted(done.terms.objective)} left nothing that can be taken back."
            return Reply(summary=text, keeps_question=True)
        deed = str(undo.get("action"))
        if deed == "delete" and not takes_back_new(turn.text):
            return Reply(summary="", passes=NOTED)
        text = f" to: {undo.get('text')}" if deed == "change" else ""
        return await self.proposer.propose(
            turn,
            f"{deed} the note {undo.get('note')}{text}",
            note=f"That undoes {quoted(done.terms.objective)}: the note "
            f"{quoted(str(content.get('title')))}.",
            given=(_STORE, undo),
        )


def _may_ask_notes(turn: Turn) -> bool:
    """Tell whether a question that is read as one of the person's knowledge says not of which."""
    decision = turn.decision
    known = decision.route is Route.MISSION and decision.intent is Intent.KNOWLEDGE
    asks = turn.text.rstrip().endswith("?") and note_in(turn.text) is None
    return known and asks and not of_notes(turn.text) and turn.session.asked is None


def _may_move_note(turn: Turn, name: str) -> bool:
    """Tell whether what is put at another time may be a note: no known work is called so."""
    if NOTED in turn.passed or turn.session.asked is not None or turn.talk.proposals:
        return False
    words = content_stems(name)
    known = (each.mission for each in turn.talk.spoken if stands_for_runs(each.mission))
    return bool(words) and not any(words & content_stems(each.terms.objective) for each in known)


def _was_written(mission: Mission) -> bool:
    return mission.status is MissionStatus.COMPLETED and mission.terms.tool == _STORE


def _after_note(turn: Turn) -> bool:
    """Tell whether what was spoken of last is a note that was kept, or notes that were shown."""
    last = turn.talk.spoken[0].mission if turn.talk.spoken else None
    if last is None or turn.session.asked is not None or turn.talk.proposals:
        return False
    shown = last.terms.tool == _SEARCH and last.terms.tool_input.get("source") in {"notes", "own"}
    return _was_written(last) or (shown and last.status is MissionStatus.COMPLETED)


def _proposed_at(turn: Turn, said: str) -> tuple[Spoken, str, str] | None:
    """Return the note that waits for a yes, with its sentence and text at another time."""
    pending = turn.talk.proposals[0] if turn.talk.proposals else None
    if pending is None or turn.session.asked is not None or pending.mission.terms.tool != _STORE:
        return None
    terms = pending.mission.terms
    note = terms.tool_input.get("text")
    text = at_other_clock(note, said) if isinstance(note, str) else None
    objective = at_other_clock(terms.objective, said)
    return None if text is None or objective is None else (pending, objective, text)


def _lists_notes(turn: Turn) -> bool:
    """Tell whether the last thing done was to list the notes."""
    last = turn.talk.spoken[0].mission if turn.talk.spoken else None
    listed = last is not None and last.terms.tool_input.get("source") == "notes"
    return listed and last is not None and last.status is MissionStatus.COMPLETED


def _last(turn: Turn, notes: list[Note]) -> tuple[Note, ...]:
    """Return the note that this conversation wrote or changed last."""
    written = (each.mission for each in turn.talk.spoken if _was_written(each.mission))
    for mission in written:
        terms = mission.terms.tool_input
        found = [note for note in notes if terms.get("note") == note.record_id]
        found = found or [note for note in notes if terms.get("text") == note.text]
        if found:
            return tuple(found)
    return ()


def _which(name: str, found: tuple[Note, ...], sent: str) -> Reply:
    """Say that no note, or several, have these words."""
    told = quoted(name) if name else "that"
    if not found:
        text = f"None of your notes speaks of {told}; nothing was changed."
        return Reply(summary=text, actions=(say("List my notes"),), keeps_question=True)
    offers = [
        (quoted(note.title, _TITLE), sent.replace("{}", note.record_id))
        for note in found[:_CHOICES]
    ]
    lines = "\n".join(f"- {name}" for name, _ in offers)
    return offer(f"{len(found)} notes speak of {told}. Which one is meant?", offers, told=lines)
