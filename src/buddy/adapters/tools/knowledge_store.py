"""knowledge_store: keeps, changes, deletes and restores a person's own notes.

Each of the four can be repeated under its effect key: the id of a stored note follows from the
key, and a deleted or changed note says which call did it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from buddy.adapters.tools.knowledge_store_spec import SPEC
from buddy.adapters.tools.notes import all_notes
from buddy.domain.json_value import JsonObject
from buddy.domain.note import NOTES_LIMIT, TITLE_LIMIT, Note, named, note_id, reworded, title_of
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import StoreError, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.clock import Clock
from buddy.ports.store import Store, UnitOfWork
from buddy.ports.tools import ToolContext

_OFFERED = 5
"""Notes that a question which one was meant names."""


class KnowledgeStore:
    """Keeps notes.

    Args:
        store: Where they are kept.
        clock: Tells when.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Store, delete, restore or change one note.

        Raises:
            ToolInputInvalid: Nothing is left of the text or of the name.
            ToolExecutionFailed: No note is meant, or several are; there are too many; or the store
                does not answer.
        """
        try:
            match tool_input.get("action", "store"):
                case "delete":
                    note, changed = await self._delete(_text(tool_input, "note"), context)
                    said = "Deleted" if changed else "Was deleted already:"
                    result = _result("delete", note, f"{said} “{note.title}”", changed=changed)
                case "restore":
                    note, changed = await self._restore(_text(tool_input, "note"), context)
                    said = "Restored" if changed else "Was there all along:"
                    result = _result("restore", note, f"{said} “{note.title}”", changed=changed)
                case "change":
                    note, changed = await self._change(tool_input, context)
                    said = "Changed to" if changed else "It said so already:"
                    result = _result("change", note, f"{said} “{note.title}”", changed=changed)
                case _:
                    note, changed = await self._keep(tool_input, context)
                    said = "Remembered" if changed else "You had noted that already:"
                    result = _result("store", note, f"{said} “{note.title}”", changed=changed)
        except StoreError as error:
            raise ToolExecutionFailed(error.message) from error
        context.report(1, 0, result.summary)
        return result

    async def _keep(self, tool_input: JsonObject, context: ToolContext) -> tuple[Note, bool]:
        text = _text(tool_input, "text")
        given = tool_input.get("title")
        title = given.strip() if isinstance(given, str) else ""
        new = Note(
            record_id=note_id(context.effect_key),
            user_id=context.user_id,
            title=(title or title_of(text))[:TITLE_LIMIT],
            text=text,
            created_at=self._clock.now(),
            stored_by=context.effect_key,
        )
        known = await all_notes(self._store.queries.records, context.user_id)
        kept = [note for note in known if note.deleted_at is None]
        if all(note.record_id != new.record_id for note in known):
            same = next((n for n in kept if (n.text, n.title) == (new.text, new.title)), None)
            if same is not None:
                return same, False
            if len(kept) >= NOTES_LIMIT:
                raise ToolExecutionFailed(
                    f"You have {len(kept):,} notes, and {NOTES_LIMIT:,} fit; delete some first, or "
                    "keep longer texts as files in a folder and run `buddy library add FOLDER`"
                )

        async def work(uow: UnitOfWork) -> Note:
            made = await uow.records.get(Note, context.user_id, new.record_id)
            if made is not None:  # by this very call, before Buddy stopped
                return made
            await uow.records.put(new)
            return new

        return await self._store.transact(work), True

    async def _delete(self, name: str, context: ToolContext) -> tuple[Note, bool]:
        known = await all_notes(self._store.queries.records, context.user_id)
        done = next((note for note in known if note.deleted_by == context.effect_key), None)
        if done is not None:  # by this very call, before Buddy stopped
            return done, True
        kept = [note for note in known if note.deleted_at is None]
        gone = [note for note in known if note.deleted_at is not None]
        if not named(kept, name) and any(note.record_id == name.strip() for note in gone):
            return _meant(gone, name, "deleted "), False
        chosen, now = _meant(kept, name), self._clock.now()

        async def work(uow: UnitOfWork) -> tuple[Note, bool]:
            note = await uow.records.get(Note, context.user_id, chosen.record_id)
            if note is None or note.deleted_at is not None:
                return note or chosen, False
            after = replace(note, deleted_at=now, deleted_by=context.effect_key)
            await uow.records.put(after)
            return after, True

        return await self._store.transact(work)

    async def _restore(self, name: str, context: ToolContext) -> tuple[Note, bool]:
        known = await all_notes(self._store.queries.records, context.user_id)
        done = next((note for note in known if note.restored_by == context.effect_key), None)
        if done is not None:  # by this very call, before Buddy stopped
            return done, True
        gone = [note for note in known if note.deleted_at is not None]
        kept = [note for note in known if note.deleted_at is None]
        if not named(gone, name) and named(kept, name):
            return _meant(kept, name), False
        chosen = _meant(gone, name, "deleted ")

        async def work(uow: UnitOfWork) -> tuple[Note, bool]:
            note = await uow.records.get(Note, context.user_id, chosen.record_id)
            if note is None:
                raise _none_meant(name, "deleted ")
            after = replace(note, deleted_at=None, deleted_by=None, restored_by=context.effect_key)
            await uow.records.put(after)
            return after, note.deleted_at is not None

        return await self._store.transact(work)

    async def _change(self, tool_input: JsonObject, context: ToolContext) -> tuple[Note, bool]:
        name, text = _text(tool_input, "note"), _text(tool_input, "text")
        known = await all_notes(self._store.queries.records, context.user_id)
        done = next((note for note in known if note.changed_by == context.effect_key), None)
        if done is not None:  # by this very call, before Buddy stopped
            return done, True
        chosen = _meant([note for note in known if note.deleted_at is None], name)

        async def work(uow: UnitOfWork) -> tuple[Note, bool]:
            note = await uow.records.get(Note, context.user_id, chosen.record_id)
            if note is None or note.deleted_at is not None:
                raise _none_meant(name, "")
            if note.text == text:
                return note, False
            after = reworded(note, text, context.effect_key)
            await uow.records.put(after)
            return after, True

        return await self._store.transact(work)


def _text(tool_input: JsonObject, name: str) -> str:
    value = tool_input.get(name)
    if not isinstance(value, str) or not value.strip():
        example = "what to remember" if name == "text" else "a note's id, its title or words in it"
        raise ToolInputInvalid(f"{name} is blank; give {example}")
    return value.strip()


def _meant(notes: Sequence[Note], name: str, kind: str = "") -> Note:
    """Return the one note that a name means.

    Raises:
        ToolExecutionFailed: It means none, or several.
    """
    found = list(named(notes, name))
    if not found:
        raise _none_meant(name, kind)
    if len(found) > 1:
        listed = "; ".join(f"{note.record_id} “{note.title}”" for note in found[:_OFFERED])
        more = f" and {len(found) - _OFFERED} more" if len(found) > _OFFERED else ""
        raise ToolExecutionFailed(
            f"{len(found)} {kind}notes fit {name!r}: {listed}{more}; name one by its id"
        )
    return found[0]


def _none_meant(name: str, kind: str) -> ToolExecutionFailed:
    return ToolExecutionFailed(
        f"No {kind}note fits {name!r}; knowledge_search finds notes and tells their ids"
    )


def _result(action: str, note: Note, summary: str, *, changed: bool) -> ToolResult:
    back = {"store": "delete", "delete": "restore", "restore": "delete"}.get(action)
    undo: JsonObject = {"action": back, "note": note.record_id}
    if back is None:
        undo = {"action": action, "note": note.record_id, "text": note.text_before or note.text}
    return ToolResult(
        data={
            "action": action,
            "note_id": note.record_id,
            "title": note.title,
            "text": note.text,
            "format": "text",
            "changed": changed,
            "undo": undo,
        },
        summary=f"{summary} ({note.record_id})",
        title=f"Note: {note.title}",
    )
