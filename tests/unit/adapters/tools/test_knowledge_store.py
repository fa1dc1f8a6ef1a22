"""Notes are kept per user, found by knowledge_search, and right when a call is repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from tool_calls import Calls

from buddy.adapters.library.memory import MemoryLibrary
from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.tools.knowledge_search import KnowledgeSearch
from buddy.adapters.tools.knowledge_store import KnowledgeStore
from buddy.adapters.tools.notes import all_notes, kept_notes
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.domain.note import NOTES_LIMIT, TITLE_LIMIT, Note
from buddy.domain.tool import Risk
from buddy.errors import StoreUnavailable, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.store import UnitOfWork
from buddy.testing.clock import FixedClock
from buddy.testing.records import make_note

OTHER = UserId("somebody-else")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def keep(store: MemoryStore) -> Calls:
    return Calls(KnowledgeStore(store, FixedClock()))


@pytest.fixture
def search(store: MemoryStore) -> Calls:
    library = MemoryLibrary(FixedClock(), builtin=None)
    return Calls(KnowledgeSearch(library, store.queries.records))


async def notes(store: MemoryStore) -> list[str]:
    return [note.text for note in await kept_notes(store.queries.records, LOCAL_USER)]


async def test_it_says_that_it_writes_and_how_to_undo(keep: Calls) -> None:
    assert keep.tool.spec.risk is Risk.WRITE
    assert keep.tool.spec.idempotent
    assert keep.tool.spec.undo


async def test_what_is_stored_is_found_and_its_source_is_said(keep: Calls, search: Calls) -> None:
    stored = await keep(action="store", text="The cabin key hangs behind the clock.")
    found = await search(query="where is the cabin key")
    (hit,) = found.data["results"]
    assert hit["collection"] == "your notes"
    assert hit["url"] == f"note:{stored.data['note_id']}"
    assert "behind the clock" in hit["snippet"]
    assert found.sources[0].url == hit["url"]
    assert "found in your notes" in search.reports[0]


async def test_notes_are_found_beside_documents(
    store: MemoryStore, keep: Calls, tmp_path: Path
) -> None:
    folder = tmp_path / "travel"
    folder.mkdir()
    (folder / "trip.md").write_text("# Lisbon\n\nThe hotel in Lisbon stands near the river.\n")
    library = MemoryLibrary(FixedClock(), builtin=None)
    await library.add(folder)
    await keep(action="store", text="Lisbon hotel: ask for a room to the yard", title="Lisbon")
    search = Calls(KnowledgeSearch(library, store.queries.records))
    found = await search(query="hotel in Lisbon")
    assert {hit["collection"] for hit in found.data["results"]} == {"travel", "your notes"}
    assert "in the offline library and your notes" in search.reports[0]
    nothing = await search(query="bicycle repair in Oslo")
    reason = "in the offline library (1 document) and your notes (1)"
    assert nothing.empty_reason is not None
    assert nothing.empty_reason.endswith(reason)


async def test_another_user_finds_and_deletes_nothing(
    store: MemoryStore, keep: Calls, search: Calls
) -> None:
    stored = await keep(action="store", text="The cabin key hangs behind the clock.")
    search.user = OTHER
    assert (await search(query="cabin key")).items == 0
    theirs = Calls(KnowledgeStore(store, FixedClock()), user=OTHER)
    with pytest.raises(ToolExecutionFailed, match="No note fits"):
        await theirs(action="delete", note=stored.data["note_id"])
    assert await notes(store) == ["The cabin key hangs behind the clock."]


async def test_a_call_repeated_after_a_crash_stores_once(store: MemoryStore, keep: Calls) -> None:
    first = await keep(key="r_1:tool_execution:1", action="store", text="a b c")
    again = await keep(key="r_1:tool_execution:1", action="store", text="a b c")
    assert again.data == first.data
    assert await notes(store) == ["a b c"]


async def test_the_same_text_asked_for_twice_is_one_note(store: MemoryStore, keep: Calls) -> None:
    first = await keep(action="store", text="a b c")
    again = await keep(action="store", text="a b c")
    assert (first.data["changed"], again.data["changed"]) == (True, False)
    assert again.data["note_id"] == first.data["note_id"]
    assert again.summary.startswith("You had noted that already")
    assert await notes(store) == ["a b c"]


async def test_delete_and_undo(store: MemoryStore, keep: Calls, search: Calls) -> None:
    stored = await keep(action="store", text="The printer needs magenta toner")
    deleted = await keep(action="delete", note="printer toner")
    assert deleted.data["note_id"] == stored.data["note_id"]
    assert deleted.data["text"] == "The printer needs magenta toner"
    assert (await search(query="printer toner")).items == 0
    back = await keep(**deleted.data["undo"])
    assert back.summary.startswith("Restored")
    assert await notes(store) == ["The printer needs magenta toner"]
    await keep(**stored.data["undo"])
    assert await notes(store) == []


async def test_a_deletion_repeated_after_a_crash_deletes_no_other_note(
    store: MemoryStore, keep: Calls
) -> None:
    await keep(action="store", text="about the printer", title="printer")
    await keep(action="store", text="the printer is old")
    key = "r_del:tool_execution:1"
    first = await keep(key=key, action="delete", note="printer")
    again = await keep(key=key, action="delete", note="printer")
    assert again.data == first.data
    assert await notes(store) == ["the printer is old"]


async def test_a_restoring_repeated_after_a_crash_restores_no_other_note(
    store: MemoryStore, keep: Calls
) -> None:
    await keep(action="store", text="about the printer", title="printer")
    await keep(action="store", text="the printer is old")
    await keep(action="delete", note="printer")
    await keep(action="delete", note="the printer is old")
    key = "r_back:tool_execution:1"
    first = await keep(key=key, action="restore", note="printer")
    again = await keep(key=key, action="restore", note="printer")
    assert again.data == first.data
    assert await notes(store) == ["about the printer"]


async def test_what_is_so_already_is_said(keep: Calls) -> None:
    stored = (await keep(action="store", text="alpha")).data["note_id"]
    there = await keep(action="restore", note=stored)
    assert (there.data["changed"], there.summary[:19]) == (False, "Was there all along")
    await keep(action="delete", note=stored)
    gone = await keep(action="delete", note=stored)
    assert (gone.data["changed"], gone.summary[:19]) == (False, "Was deleted already")


async def test_several_or_none_are_not_guessed_at(keep: Calls) -> None:
    await keep(action="store", text="dentist on Friday")
    await keep(action="store", text="dentist bill")
    with pytest.raises(ToolExecutionFailed, match="2 notes fit 'dentist': n_") as caught:
        await keep(action="delete", note="dentist")
    assert "dentist bill" in caught.value.message
    with pytest.raises(ToolExecutionFailed, match="No note fits 'plumber'"):
        await keep(action="delete", note="plumber")
    with pytest.raises(ToolExecutionFailed, match="No deleted note fits 'plumber'"):
        await keep(action="restore", note="plumber")


async def test_blank_texts_are_refused(keep: Calls) -> None:
    with pytest.raises(ToolInputInvalid, match="text is blank"):
        await keep(action="store", text="  ")
    with pytest.raises(ToolInputInvalid, match="note is blank"):
        await keep(action="delete", note=" \n")


async def test_there_is_an_end_to_notes_and_it_is_said(store: MemoryStore, keep: Calls) -> None:
    async def fill(uow: UnitOfWork) -> None:
        for number in range(NOTES_LIMIT):
            await uow.records.put(make_note(number, text=f"note {number}"))

    await store.transact(fill)
    assert len(await all_notes(store.queries.records, LOCAL_USER)) == NOTES_LIMIT
    with pytest.raises(ToolExecutionFailed, match="1,000 notes, and 1,000 fit"):
        await keep(action="store", text="one more")


async def test_a_title_is_the_first_line_or_the_one_given(keep: Calls) -> None:
    assert (await keep(action="store", text="# Plan\n\nfirst")).data["title"] == "Plan"
    assert (await keep(action="store", text="x", title=" Mine ")).data["title"] == "Mine"
    long = (await keep(action="store", text="word " * 100)).data["title"]
    assert len(long) <= TITLE_LIMIT
    assert long.endswith("word…")


async def test_a_store_that_does_not_answer_is_a_failure_with_its_text(
    store: MemoryStore, keep: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(*_args: object, **_options: object) -> object:
        raise StoreUnavailable("The database does not answer")

    monkeypatch.setattr(type(store.queries.records), "page", down)
    with pytest.raises(ToolExecutionFailed, match="The database does not answer"):
        await keep(action="store", text="x")


async def test_a_note_is_kept_as_a_record(store: MemoryStore, keep: Calls) -> None:
    stored = await keep(key="r_9:tool_execution:1", action="store", text="x y")
    note = await store.queries.records.get(Note, LOCAL_USER, stored.data["note_id"])
    assert note is not None
    assert (note.text, note.stored_by) == ("x y", "r_9:tool_execution:1")


async def test_all_notes_are_listed_the_newest_first(
    keep: Calls, search: Calls, store: MemoryStore
) -> None:
    none = await search(query="all notes", source="notes")
    assert (none.items, none.empty_reason) == (0, "You have no notes")
    for number in range(7):
        await keep(text=f"thing {number}")
    found = await search(query="all notes", source="notes", limit=5)
    assert {hit["snippet"] for hit in found.data["results"]} == set(await notes(store))
    assert found.summary.startswith("7 notes: ")


async def test_a_note_is_changed_and_changed_back(store: MemoryStore, keep: Calls) -> None:
    stored = await keep(action="store", text="the wifi is blue")
    note = stored.data["note_id"]
    changed = await keep(key="k2", action="change", note="wifi", text="the wifi is red")
    again = await keep(key="k2", action="change", note="wifi", text="the wifi is red")
    assert again.data == changed.data
    assert (changed.data["title"], changed.data["changed"]) == ("the wifi is red", True)
    assert await notes(store) == ["the wifi is red"]
    same = await keep(action="change", note=note, text="the wifi is red")
    assert same.data["changed"] is False
    await keep(**changed.data["undo"])
    assert await notes(store) == ["the wifi is blue"]
    with pytest.raises(ToolExecutionFailed, match="No note fits"):
        await keep(action="change", note="cabin", text="x")
