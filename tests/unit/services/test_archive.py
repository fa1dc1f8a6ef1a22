"""Backup and restore of a whole Buddy, and what its next start makes of it."""

from collections.abc import AsyncGenerator, Collection
from dataclasses import replace
from typing import Any

import pytest

from buddy import __version__
from buddy.adapters.archive.memory import MemoryArchiveFile
from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.audit import INSTANCE_CHAIN, Act, Link
from buddy.domain.ids import LOCAL_USER
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.run import RunState
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.errors import (
    ArchiveError,
    ArchiveInvalid,
    EngineStopping,
    StoreNotEmpty,
    StoreUnavailable,
)
from buddy.ports.archive import ALL_KINDS, ArchiveRow, LeftOut, RowKind, SchemaState
from buddy.services.archive import ArchiveService
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.archive_case import ended
from buddy.testing.conformance.store_case import OnCommit, add
from buddy.testing.tools import ScriptedTool, spec
from worlds import Gate, World, make_world

PRICE = Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))


async def test_a_restore_is_told_in_the_chain_of_the_instance() -> None:
    """Whether the backup knows that chain, not at all, or nothing."""
    whole = Instance(ScriptedTool(), 1)
    await whole.world.buddy.start()
    await whole.world.run()
    without = await whole.backup()
    await whole.world.buddy.instance.pause(LOCAL_USER, None, stop_running=False)
    with_chain = await whole.backup()
    await whole.world.buddy.stop()
    empty = await Instance(ScriptedTool(), 2).backup()
    for number, (file, links, mine) in enumerate(
        ((without, 1, 6), (with_chain, 2, 6), (empty, 1, 0)), 3
    ):
        restored = Instance(ScriptedTool(), number)
        await restored.restore(file)
        audit = restored.world.buddy.audit
        found = await audit.verify(LOCAL_USER, events=True)
        assert found.ok
        assert [report.links for report in found.chains] == [mine, links]
        told = await audit.links(INSTANCE_CHAIN, 0, 9, newest_first=True)
        assert isinstance(told[0], Link)
        assert told[0].act is Act.RESTORED
        assert told[0].detail["backup_buddy"] == __version__


def ignore(_what: str, _done: int) -> None: ...


class Instance:
    """A store and blobs, a Buddy on them, and their backup."""

    def __init__(self, tool: ScriptedTool, number: int) -> None:
        self.store, self.blobs = MemoryStore(), MemoryBlobs()
        self.tool = tool

        class Ids:
            count = 0

            def new(self, prefix: str) -> str:
                Ids.count += 1
                return f"{prefix}_{number}{Ids.count:011d}"

        def same_store(_announce: OnCommit) -> MemoryStore:
            return self.store

        self.world: World = make_world([tool], make_store=same_store, blobs=self.blobs, ids=Ids())

    @property
    def archives(self) -> ArchiveService:
        return ArchiveService(self.store, self.blobs, FixedClock())

    async def backup(self) -> MemoryArchiveFile:
        file = MemoryArchiveFile()
        await self.archives.backup(file, ignore)
        return file

    async def restore(self, file: MemoryArchiveFile) -> None:
        await self.archives.check(file, ignore)
        await self.archives.prepare()
        await self.archives.restore(file, ignore)


async def large(*_given: Any) -> ToolResult:
    return ToolResult(data={"text": "x" * 70_000}, summary="Large")


async def test_a_restored_mission_opens_with_its_artifact_and_its_result() -> None:
    one = Instance(ScriptedTool(behaviour=large), 1)
    await one.world.buddy.start()
    mission = await one.world.run()
    assert mission.execution_record is not None
    assert mission.execution_record.execution_blob is not None
    file = await one.backup()
    manifest = await file.manifest()
    assert manifest.rows["mission"] == 1
    assert (manifest.blobs, manifest.left_out, manifest.missing_blobs) == (1, (), ())
    assert (manifest.store, manifest.schema) == ("memory", "1")
    events = await one.world.events(mission)
    await one.world.buddy.stop()

    two = Instance(ScriptedTool(), 2)
    await two.restore(file)
    await two.world.buddy.start()
    assert await two.world.get(mission) == mission
    assert await two.world.events(mission) == events
    reference = mission.execution_record.artifact_reference
    assert reference is not None
    _, content = await two.world.buddy.artifacts.read(two.world.user, reference.artifact_id)
    assert content == {"text": "x" * 70_000}
    # And life goes on: new missions, numbered behind the old ones.
    again = await two.world.run()
    cursors = [event.cursor for event in await two.world.events(again)]
    assert min(cursors) == events[-1].cursor + 1
    await two.world.buddy.stop()


async def test_open_runs_are_to_the_next_start_what_a_crash_leaves(gate: Gate) -> None:
    one = Instance(ScriptedTool(spec(price=PRICE), gate), 1)
    await one.world.buddy.start()
    running = await one.world.start()
    await gate.entered.wait()
    approved = await one.world.approved()
    proposed = await one.world.propose()
    await one.world.buddy.engine.shutdown(0.0)  # from now on what is queued stays so
    queued = await queue(one.world)
    file = await one.backup()
    await one.world.buddy.stop()

    two = Instance(ScriptedTool(spec(price=PRICE)), 2)
    await two.restore(file)
    assert (await two.world.get(running)).status is MissionStatus.RUNNING
    await two.world.buddy.start()
    after = await two.world.get(running)
    assert after.status is MissionStatus.FAILED
    assert after.execution_record is not None
    assert after.execution_record.error_code == "interrupted"
    done = await two.world.result(queued)
    assert done.status is MissionStatus.COMPLETED
    assert len(two.tool.calls) == 1
    assert (await two.world.get(approved)).status is MissionStatus.APPROVED
    assert (await two.world.get(proposed)).status is MissionStatus.PROPOSED
    for mission in (running, queued):
        kinds = await two.world.kinds(mission)
        assert sum(kind.startswith("stop") for kind in kinds) == 1
    assert all(reserved == "0.00" for _, reserved in (await two.world.money()).values())
    await two.world.buddy.stop()


async def test_what_was_paused_starts_nothing_after_a_restore() -> None:
    one = Instance(ScriptedTool(), 1)
    await one.world.buddy.start()
    await one.world.buddy.instance.pause(one.world.user, "it spends money", stop_running=False)
    mission = await one.world.start()
    file = await one.backup()
    assert (await file.manifest()).rows["instance"] == 1
    await one.world.buddy.stop()

    two = Instance(ScriptedTool(), 2)
    await two.restore(file)
    await two.world.buddy.start()
    assert (await two.world.buddy.instance.show()).state.reason == "it spends money"
    await two.world.buddy.recovery.sweep_orphans()
    assert two.tool.calls == []
    await two.world.buddy.instance.resume(two.world.user)
    await two.world.buddy.recovery.sweep_orphans()
    assert (await two.world.result(mission)).status is MissionStatus.COMPLETED
    assert len(two.tool.calls) == 1
    await two.world.buddy.stop()


async def queue(world: World) -> Any:
    """Accept an execution that the engine does not begin, as a full one would not."""
    mission = await world.approved()
    with pytest.raises(EngineStopping):
        await world.buddy.executions.request_execution(world.user, mission.mission_id)
    queued = await world.get(mission)
    assert queued.run is not None
    assert queued.run.state is RunState.QUEUED
    return queued


class Odd(MemoryStore):
    """A store with a row that cannot be read, or of another schema."""

    unreadable: tuple[LeftOut, ...] = ()
    revision: str | None = "1"

    async def schema(self) -> SchemaState:
        return SchemaState(store="memory", current=self.revision, newest="1")


async def test_rows_and_blobs_that_are_lost_are_named_and_stop_nothing() -> None:
    store, blobs = MemoryStore(), MemoryBlobs()
    await add(store, ended(1))
    inner = store.archive

    class WithDamage:
        async def rows(
            self, kinds: Collection[RowKind] = ALL_KINDS
        ) -> AsyncGenerator[ArchiveRow | LeftOut]:
            yield LeftOut(RowKind.MISSION, "mission m_9: damaged")
            async for row in inner.rows(kinds):
                yield row

    store.archive = WithDamage()  # type: ignore[assignment]
    file = MemoryArchiveFile()
    manifest = await ArchiveService(store, blobs, FixedClock()).backup(file, ignore)
    assert manifest.left_out == ("mission m_9: damaged",)
    assert manifest.missing_blobs == ("cd" * 32,)
    assert manifest.rows == {"mission": 1}
    new = MemoryStore()
    archives = ArchiveService(new, MemoryBlobs(), FixedClock())
    assert await archives.check(file, ignore) == manifest
    await archives.restore(file, ignore)
    assert await new.queries.open_missions(frozenset(MissionStatus)) == (ended(1),)


async def test_a_store_of_another_schema_is_neither_backed_up_nor_restored_into() -> None:
    store = Odd()
    store.revision = "0"
    archives = ArchiveService(store, MemoryBlobs(), FixedClock())
    file = FullDisk()
    with pytest.raises(StoreUnavailable, match=r"at schema 0, .* needs 1; run buddy migrate first"):
        await archives.backup(file, ignore)
    assert file.abandoned
    with pytest.raises(StoreNotEmpty, match="in use, at schema 0"):
        await archives.prepare()


async def test_a_store_in_use_takes_no_backup_and_gets_no_blobs() -> None:
    one = Instance(ScriptedTool(), 1)
    await one.blobs.put(b"x")
    file = await one.backup()
    two = Instance(ScriptedTool(), 2)
    await add(two.store, ended(1))
    with pytest.raises(StoreNotEmpty):
        await two.restore(file)
    assert [blob async for blob in two.blobs.stored()] == []


class FullDisk(MemoryArchiveFile):
    abandoned = False

    async def add_blob(self, sha256: str, content: bytes) -> None:
        raise ArchiveError("full")

    async def abandon(self) -> None:
        self.abandoned = True


async def test_a_backup_that_fails_is_thrown_away() -> None:
    one, file = Instance(ScriptedTool(), 1), FullDisk()
    await one.blobs.put(b"x")
    with pytest.raises(ArchiveError):
        await one.archives.backup(file, ignore)
    assert file.abandoned


async def test_an_archive_that_was_never_finished_is_refused() -> None:
    with pytest.raises(ArchiveInvalid):
        await Instance(ScriptedTool(), 1).restore(MemoryArchiveFile())


async def test_progress_is_told() -> None:
    one = Instance(ScriptedTool(), 1)
    await add(one.store, *(replace(ended(n), card=None) for n in range(45)))
    await one.blobs.put(b"x")
    told: list[tuple[str, int]] = []
    file = MemoryArchiveFile()
    await one.archives.backup(file, lambda what, done: told.append((what, done)))
    assert told == [("mission", 20), ("mission", 40), ("mission", 45), ("blob", 1)]
    told.clear()
    two = Instance(ScriptedTool(), 2)
    await two.archives.check(file, lambda what, done: told.append((what, done)))
    await two.archives.restore(file, lambda what, done: told.append((what, done)))
    assert told == [("checked", 1), ("blob", 1), ("mission", 1)]
