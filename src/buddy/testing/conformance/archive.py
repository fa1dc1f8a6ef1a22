"""What every adapter of the archive port must do, alone and together with every other.

Subclass `ArchiveSuite` in a test module and override the fixture `make_empty_store`; and
`make_other_store` with a store of another kind, to see that what one gives the other takes.
"""

# ruff: noqa: D102, PLR2004  # tests: the name says it, the literal is the point

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing

import pytest

from buddy.domain.ids import LOCAL_USER, ToolName
from buddy.domain.instance import InstanceState
from buddy.errors import ArchiveInvalid, StoreNotEmpty
from buddy.ports.archive import ArchiveRow, RowKind
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.archive_case import PAUSED, fill, given, in_order, observe, rows_of
from buddy.testing.conformance.store_audit import chain_of, link_up
from buddy.testing.conformance.store_case import add, append, log_of
from buddy.testing.factories import at, make_event, make_link, make_mission

MakeEmptyStore = Callable[[], Awaitable[Store]]
MANY = 1_200
"""More events than any adapter reads or writes at a time."""


class Died(Exception):
    """Ends a load in the middle."""


async def breaking_off(rows: list[ArchiveRow]) -> AsyncIterator[ArchiveRow]:
    """Yield rows, then die."""
    for row in rows:
        yield row
    raise Died


class ArchiveSuite:
    """Everything that the archive port promises."""

    @pytest.fixture
    def make_empty_store(self) -> MakeEmptyStore:
        """Return a function that opens and migrates another empty store each time."""
        raise NotImplementedError("override the fixture `make_empty_store`")

    @pytest.fixture
    def make_other_store(self, make_empty_store: MakeEmptyStore) -> MakeEmptyStore:
        """Return a function that opens an empty store, where it can be of another kind."""
        return make_empty_store

    @pytest.fixture
    async def full(self, make_empty_store: MakeEmptyStore) -> Store:
        """Return a store with one of everything."""
        store = await make_empty_store()
        await fill(store)
        return store

    async def test_an_empty_store_has_no_rows(self, make_empty_store: MakeEmptyStore) -> None:
        store = await make_empty_store()
        assert await rows_of(store) == []
        assert await store.archive.is_empty()

    async def test_what_was_loaded_is_all_that_was_there(
        self, full: Store, make_other_store: MakeEmptyStore, make_empty_store: MakeEmptyStore
    ) -> None:
        before = await observe(full)
        rows = await rows_of(full)
        for make in (make_other_store, make_empty_store):
            store = await make()
            await store.archive.load(given(rows))
            assert await observe(store) == before
            # And out again: nothing was lost that only the archive tells.
            assert in_order(await rows_of(store)) == in_order(rows)
            rows = await rows_of(store)

    async def test_rows_come_kind_by_kind(self, full: Store) -> None:
        kinds = [row.kind for row in await rows_of(full)]
        assert kinds == sorted(kinds, key=list(RowKind).index)
        expected = set(RowKind) - {RowKind.OUTCOME, RowKind.REMOVAL}
        assert set(kinds) == expected

    async def test_only_the_kinds_asked_for(self, full: Store) -> None:
        wanted = {RowKind.LEDGER, RowKind.MISSION}
        async with aclosing(full.archive.rows(wanted)) as rows:
            kinds = [row.kind async for row in rows]
        assert kinds == [RowKind.MISSION] * 3 + [RowKind.LEDGER] * 3

    async def test_outcomes_and_unfinished_removals_go_along(
        self, make_empty_store: MakeEmptyStore, make_other_store: MakeEmptyStore
    ) -> None:
        user = {"user_id": "local", "mission_id": "m_1"}
        rows = [
            ArchiveRow(
                RowKind.OUTCOME, {**user, "run_id": "r_1", "step": "s", "body": {"a": [0.1]}}
            ),
            ArchiveRow(RowKind.REMOVAL, {**user, "run_id": None}),
        ]
        for make in (make_other_store, make_empty_store):
            store = await make()
            await store.archive.load(given(rows))
            assert await rows_of(store) == rows
            assert not await store.archive.is_empty()

    async def test_what_was_paused_stays_paused(
        self, full: Store, make_other_store: MakeEmptyStore
    ) -> None:
        store = await make_other_store()
        await store.archive.load(given(await rows_of(full)))
        assert await store.queries.instance() == PAUSED

        async def turn(uow: UnitOfWork) -> InstanceState:
            found = await uow.instance.get()
            await uow.instance.put(InstanceState(since=at(9)))
            return found

        assert await store.transact(turn) == PAUSED
        assert not (await store.queries.instance()).paused

    async def test_the_log_goes_on_where_it_was(
        self, full: Store, make_other_store: MakeEmptyStore
    ) -> None:
        mission = make_mission(1).mission_id
        rows, last = await rows_of(full), await full.queries.last_cursor(LOCAL_USER)
        store = await make_other_store()
        await store.archive.load(given(rows))
        known = make_event(90, mission_id=mission, dedupe_key=f"{mission}:3")
        new = make_event(91, mission_id=mission, dedupe_key=f"{mission}:new")
        repeated, appended = await append(store, known, new)
        assert repeated is None
        assert appended is not None
        assert appended.sequence == 6
        assert [event.cursor for event in await log_of(store)] == list(range(1, last + 2))

    async def test_a_chain_goes_on_where_it_was(
        self, full: Store, make_other_store: MakeEmptyStore
    ) -> None:
        before = await chain_of(full)
        store = await make_other_store()
        await store.archive.load(given(await rows_of(full)))
        await link_up(store, make_link(9))
        after = await chain_of(store)
        assert after[:-1] == before
        assert len(before) == 3

    async def test_an_archive_from_before_there_were_chains_is_taken(
        self, full: Store, make_other_store: MakeEmptyStore
    ) -> None:
        heads = {"audit_number", "audit_hash"}
        rows = [
            ArchiveRow(row.kind, {k: v for k, v in row.value.items() if k not in heads})
            for row in await rows_of(full)
            if row.kind is not RowKind.AUDIT
        ]
        store = await make_other_store()
        await store.archive.load(given(rows))
        assert await log_of(store) == await log_of(full)
        await link_up(store, make_link(9))
        assert [link.number for link in await chain_of(store)] == [1]

    async def test_a_mission_goes_on_where_it_was(
        self, full: Store, make_other_store: MakeEmptyStore
    ) -> None:
        store = await make_other_store()
        await store.archive.load(given(await rows_of(full)))

        async def change(uow: UnitOfWork) -> None:
            mission = await uow.missions.get(LOCAL_USER, make_mission(2).mission_id)
            assert mission is not None
            await uow.missions.put(mission)
            await uow.tool_switches.set_enabled(LOCAL_USER, ToolName("web_search"), enabled=True)

        await store.transact(change)
        assert await store.queries.disabled_tools(LOCAL_USER) == frozenset()

    async def test_more_than_is_read_at_a_time(
        self, make_empty_store: MakeEmptyStore, make_other_store: MakeEmptyStore
    ) -> None:
        store, other = await make_empty_store(), await make_other_store()
        for start in range(0, MANY, 400):  # a transaction of Firestore takes 500
            await append(store, *(make_event(n) for n in range(start, start + 400)))
        await add(store, *(make_mission(n) for n in range(120)))
        await other.archive.load(given(await rows_of(store)))
        assert await log_of(other) == await log_of(store)
        assert await observe(other) == await observe(store)

    async def test_rows_are_of_one_moment_whatever_is_written_meanwhile(
        self, full: Store, make_other_store: MakeEmptyStore
    ) -> None:
        before = await observe(full)
        found: list[ArchiveRow] = []
        async with aclosing(full.archive.rows()) as rows:
            async for row in rows:
                assert isinstance(row, ArchiveRow)
                found.append(row)
                number = 500 + len(found)
                await add(full, make_mission(number))
                await append(full, make_event(number), make_event(number + 1000, mission_id="m_z"))
        store = await make_other_store()
        await store.archive.load(given(found))
        assert await observe(store) == before
        assert await observe(full) != before

    async def test_a_store_that_holds_something_takes_none(self, full: Store) -> None:
        before = await observe(full)
        with pytest.raises(StoreNotEmpty):
            await full.archive.load(given([]))
        assert await observe(full) == before

    @pytest.mark.parametrize(
        "kind", [RowKind.USER, RowKind.ANSWER, RowKind.TOOL_SWITCH, RowKind.INSTANCE]
    )
    async def test_one_row_of_any_kind_is_something(
        self, full: Store, make_empty_store: MakeEmptyStore, kind: RowKind
    ) -> None:
        one = next(row for row in await rows_of(full) if row.kind is kind)
        store = await make_empty_store()
        await store.archive.load(given([one]))
        assert not await store.archive.is_empty()
        with pytest.raises(StoreNotEmpty):
            await store.archive.load(given([one]))

    async def test_a_load_that_dies_leaves_nothing_and_can_be_repeated(
        self, full: Store, make_empty_store: MakeEmptyStore
    ) -> None:
        rows, before = await rows_of(full), await observe(full)
        store = await make_empty_store()
        nothing = await observe(store)
        for count in (0, 1, len(rows) // 2, len(rows)):
            with pytest.raises(Died):
                await store.archive.load(breaking_off(rows[:count]))
            assert await observe(store) == nothing
            assert await store.archive.is_empty()
        await store.archive.load(given(rows))
        assert await observe(store) == before

    @pytest.mark.parametrize("kind", [RowKind.MISSION, RowKind.EVENT, RowKind.ARTIFACT])
    async def test_a_row_that_cannot_be_read_leaves_nothing(
        self, full: Store, make_empty_store: MakeEmptyStore, kind: RowKind
    ) -> None:
        rows = await rows_of(full)
        place = next(n for n, row in enumerate(rows) if row.kind is kind)
        damaged = ArchiveRow(kind, {**rows[place].value, "body": {"what": "else"}})
        for bad in (damaged, ArchiveRow(kind, {"user_id": "local"})):
            store = await make_empty_store()
            with pytest.raises(ArchiveInvalid, match=rf"Row {place + 1} .* kind {kind}, cannot"):
                await store.archive.load(given([*rows[:place], bad, *rows[place + 1 :]]))
            assert await store.archive.is_empty()
