"""What every adapter of the retention port must do.

Subclass `RetentionSuite` in a test module and override the fixture `make_empty_store`.
"""

# ruff: noqa: D102, PLR2004  # tests: the name says it, the literal is the point

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from buddy.domain.audit import BUDDY, Act
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.note import Note
from buddy.domain.page_look import PageLook
from buddy.domain.recipe import Recipe, RecipeRun
from buddy.domain.retention import StoredClass
from buddy.domain.webhook import Delivery, Webhook
from buddy.ports.archive import ArchiveRow, RowKind
from buddy.ports.store import IdempotentAnswer, MissionFilter, Store, UnitOfWork
from buddy.testing.conformance.archive_case import (
    BLOB,
    add_ended,
    ended,
    given,
    in_order,
    observe,
    rows_of,
    run_of,
    story,
)
from buddy.testing.conformance.store_audit import chain_of
from buddy.testing.conformance.store_case import ALL, OTHER_USER, add, append, log_of
from buddy.testing.factories import at, make_event, make_link, make_mission
from buddy.testing.records import (
    make_delivery,
    make_note,
    make_page_look,
    make_recipe,
    make_recipe_run,
    make_webhook,
)

MakeEmptyStore = Callable[[], Awaitable[Store]]
OLD, DUE, NEW, NOW = at(100), at(1000), at(2000), at(3000)
EVENTS = 12
MISSIONS = StoredClass.MISSIONS


async def all_of(store: Store, what: StoredClass, limit: int = 1000) -> list[int]:
    """Remove a class to the end and return how many rows each transaction took."""
    took: list[int] = []
    while not took or took[-1]:
        took.append(await store.retention.remove(what, DUE, limit, now=NOW))
    return took[:-1]


class RetentionSuite:
    """Everything that the retention port promises."""

    @pytest.fixture
    def make_empty_store(self) -> MakeEmptyStore:
        """Return a function that opens and migrates another empty store each time."""
        raise NotImplementedError("override the fixture `make_empty_store`")

    @pytest.fixture
    async def store(self, make_empty_store: MakeEmptyStore) -> Store:
        """Return a store with an old and a new ended mission, and an old one that is open."""
        store = await make_empty_store()

        async def write(uow: UnitOfWork) -> None:
            goal = make_event(1, subject_type="goal", subject_id="g_1")
            await uow.events.append(replace(goal, mission_id=None))
            await add_ended(uow, 1, EVENTS, OLD)
            await uow.missions.add(make_mission(2))
            await uow.events.append_all(story(2, 3))

        async def later(uow: UnitOfWork) -> None:
            await add_ended(uow, 3, EVENTS, NEW)

        await store.transact(write)
        await store.transact(later)
        return store

    async def test_an_old_mission_goes_with_everything_it_left(
        self, store: Store, make_empty_store: MakeEmptyStore
    ) -> None:
        await all_of(store, MISSIONS)
        never = await make_empty_store()

        async def write(uow: UnitOfWork) -> None:
            await uow.missions.add(make_mission(2))
            await add_ended(uow, 3, EVENTS, NEW)

        await never.transact(write)
        kept, expected = await rows_of(store), await rows_of(never)
        numbered = {RowKind.EVENT, RowKind.USER, RowKind.SUBJECT, RowKind.AUDIT}
        assert in_order(row for row in kept if row.kind not in numbered) == in_order(
            row for row in expected if row.kind not in numbered
        )
        gone = make_mission(1).mission_id
        assert {row.kind for row in kept if gone in str(row.value)} == {RowKind.AUDIT}
        assert not [row for row in kept if run_of(1) in str(row.value.get("run_id"))]

    async def test_links_of_what_goes_stay_and_one_tells_that_it_went(
        self, make_empty_store: MakeEmptyStore
    ) -> None:
        store, gone = await make_empty_store(), make_mission(1).mission_id

        async def write(uow: UnitOfWork) -> None:
            await add_ended(uow, 1, EVENTS, OLD)
            await uow.audit.append(make_link(1, mission_id=gone))

        await store.transact(write)
        await add(store, ended(2, changed=OLD), ended(3, user_id=OTHER_USER, changed=OLD))
        await all_of(store, MISSIONS)
        first, second = await chain_of(store)
        assert (first.act, first.mission_id) == (Act.APPROVED, gone)
        assert (second.act, second.actor, second.at) == (Act.MISSIONS_REMOVED, BUDDY, NOW)
        missions = [gone, make_mission(2).mission_id]
        assert second.detail == {"before": DUE, "missions": missions}
        (other,) = await chain_of(store, OTHER_USER)
        assert other.detail["missions"] == [make_mission(3).mission_id]

    async def test_what_stays_keeps_its_numbers_and_new_ones_go_on(self, store: Store) -> None:
        before = await log_of(store)
        gone = make_mission(1).mission_id
        await all_of(store, MISSIONS)
        kept = tuple(event for event in before if event.mission_id != gone)
        assert await log_of(store) == kept
        assert [event.cursor for event in kept] == [1, *range(EVENTS + 2, 2 * EVENTS + 5)]
        assert await store.queries.last_cursor(LOCAL_USER) == before[-1].cursor
        assert await store.queries.events_of_user(LOCAL_USER, 3, 2) == kept[1:3]
        assert await store.queries.events_of_user(LOCAL_USER, EVENTS + 2, 2) == kept[2:4]
        mission = make_mission(2).mission_id
        (event,) = await append(store, make_event(70, mission_id=mission))
        assert event is not None
        assert event.sequence == 4
        assert (await log_of(store))[-1].cursor == before[-1].cursor + 1
        of_mission = await store.queries.events_of_mission(LOCAL_USER, mission, 1, 2)
        assert [event.sequence for event in of_mission] == [2, 3]

    async def test_the_last_event_of_a_log_may_go_and_its_number_is_not_given_again(
        self, make_empty_store: MakeEmptyStore
    ) -> None:
        store = await make_empty_store()

        async def write(uow: UnitOfWork) -> None:
            await add_ended(uow, 1, EVENTS, OLD)

        await store.transact(write)
        await all_of(store, MISSIONS)
        assert await log_of(store) == ()
        assert await store.queries.last_cursor(LOCAL_USER) == EVENTS
        await append(store, make_event(1))
        assert [event.cursor for event in await log_of(store)] == [EVENTS + 1]

    @pytest.mark.parametrize("limit", [1, 3, 5, 100])
    async def test_no_transaction_takes_more_than_its_limit(self, store: Store, limit: int) -> None:
        took = await all_of(store, MISSIONS, limit)
        assert max(took) <= limit
        # The mission and the note of it, its events, its artifact and five rows of its money.
        assert sum(took) >= EVENTS + 8
        assert await store.retention.remove(MISSIONS, DUE, limit, now=NOW) == 0

    async def test_the_mission_goes_first_and_its_events_from_the_oldest_on(
        self, store: Store
    ) -> None:
        gone, queries = make_mission(1).mission_id, store.queries
        assert await store.retention.remove(MISSIONS, DUE, 1, now=NOW) == 1
        assert await queries.mission(LOCAL_USER, gone) is None
        listed = (await queries.missions(LOCAL_USER, MissionFilter(), ALL)).missions
        assert [mission.mission_id for mission in listed] == [
            make_mission(3).mission_id,
            make_mission(2).mission_id,
        ]
        cards = await queries.board(LOCAL_USER, at(), ALL)
        assert gone not in [card.mission_id for card in cards]
        left = await queries.events_of_mission(LOCAL_USER, gone, 0, ALL)
        for _ in range(EVENTS):
            assert await store.retention.remove(MISSIONS, DUE, 1, now=NOW) == 1
            after = await queries.events_of_mission(LOCAL_USER, gone, 0, ALL)
            assert after == left[1:]
            left = after
        assert left == ()

    async def test_a_removal_that_was_broken_off_goes_on_whatever_is_due_by_then(
        self, store: Store, make_empty_store: MakeEmptyStore
    ) -> None:
        await store.retention.remove(MISSIONS, DUE, 1, now=NOW)
        await store.retention.remove(MISSIONS, DUE, 4, now=NOW)
        # Even in another store, into which a backup of this moment went.
        other = await make_empty_store()
        await other.archive.load(given(await rows_of(store)))
        for each in (store, other):
            while await each.retention.remove(MISSIONS, at(-1e6), 4, now=NOW):
                pass
            gone = make_mission(1).mission_id
            found = {row.kind for row in await rows_of(each) if gone in str(row.value)}
            assert found == {RowKind.AUDIT}
        assert await observe(other) == await observe(store)

    @pytest.mark.parametrize("status", MissionStatus)
    async def test_only_what_is_over_goes(
        self, make_empty_store: MakeEmptyStore, status: MissionStatus
    ) -> None:
        store = await make_empty_store()
        await add(store, replace(ended(1, changed=OLD), status=status))
        await all_of(store, MISSIONS)
        found = await store.queries.mission(LOCAL_USER, make_mission(1).mission_id)
        assert (found is None) == (status in TERMINAL)

    async def test_a_mission_is_kept_from_its_last_change_on(
        self, make_empty_store: MakeEmptyStore
    ) -> None:
        store = await make_empty_store()
        await add(store, ended(1, changed=DUE), ended(2, changed=at(999.999)))
        await add(store, ended(3, user_id=OTHER_USER, changed=OLD))
        await all_of(store, MISSIONS)
        kept = await store.queries.open_missions(TERMINAL)
        assert [mission.mission_id for mission in kept] == [make_mission(1).mission_id]

    async def test_writers_come_between_two_transactions(self, store: Store) -> None:
        took = 1
        while took:
            took = await store.retention.remove(MISSIONS, DUE, 2, now=NOW)
            await append(store, make_event(50, mission_id=make_mission(2).mission_id))
        log = await store.queries.events_of_mission(LOCAL_USER, make_mission(2).mission_id, 0, ALL)
        assert [event.sequence for event in log] == list(range(1, len(log) + 1))
        cursors = [event.cursor for event in await log_of(store)]
        assert cursors == sorted(set(cursors))

    async def test_outcomes_of_ended_runs_go_after_their_time(
        self, make_empty_store: MakeEmptyStore
    ) -> None:
        store = await make_empty_store()
        missions = [ended(1, changed=OLD), ended(2, changed=NEW), make_mission(3)]
        source = await make_empty_store()
        await add(source, *missions)
        outcomes = [
            ArchiveRow(
                RowKind.OUTCOME,
                {
                    "user_id": "local",
                    "run_id": run_of(n),
                    "mission_id": make_mission(n).mission_id,
                    "step": f"step{step}",
                    "body": {},
                },
            )
            for n in (1, 2, 3)
            for step in (1, 2, 3)
        ]
        await store.archive.load(given([*await rows_of(source), *outcomes]))
        assert await all_of(store, StoredClass.OUTCOMES, 2) == [2, 1]
        kept = [row for row in await rows_of(store) if row.kind is RowKind.OUTCOME]
        assert in_order(kept) == in_order(outcomes[3:])
        assert len(await store.queries.open_missions(frozenset(MissionStatus))) == 3
        await all_of(store, MISSIONS)
        kept = [row for row in await rows_of(store) if row.kind is RowKind.OUTCOME]
        assert in_order(kept) == in_order(outcomes[3:])

    async def test_old_answers_go_whoever_used_them(self, make_empty_store: MakeEmptyStore) -> None:
        store = await make_empty_store()

        async def write(uow: UnitOfWork) -> None:
            for user in (LOCAL_USER, OTHER_USER):
                for key, moment in (("a", OLD), ("b", OLD), ("c", DUE)):
                    await uow.idempotency.put(user, _answer(key, moment))

        await store.transact(write)
        assert await all_of(store, StoredClass.ANSWERS, 3) == [3, 1]
        kept = [row.value["key"] for row in await rows_of(store)]
        assert kept == ["c", "c"]

    async def test_deliveries_go_some_time_after_they_ended(
        self, make_empty_store: MakeEmptyStore
    ) -> None:
        store = await make_empty_store()

        async def write(uow: UnitOfWork) -> None:
            for number, moment in ((1, OLD), (2, OLD), (3, DUE), (4, NEW)):
                await uow.records.put(make_delivery(number, ended=True, ended_at=moment))
            await uow.records.put(make_delivery(5, user_id=OTHER_USER, ended=True, ended_at=OLD))
            await uow.records.put(make_delivery(6, created_at=OLD))
            await uow.records.put(make_webhook(7, created_at=OLD))

        await store.transact(write)
        assert await all_of(store, StoredClass.DELIVERIES, 2) == [2, 1]
        left = await store.queries.records.page(Delivery, LOCAL_USER, ALL)
        assert {each.record_id for each in left.items} == {
            make_delivery(n).record_id for n in (3, 4, 6)
        }
        assert (await store.queries.records.page(Delivery, OTHER_USER, ALL)).items == ()
        assert (await store.queries.records.page(Webhook, LOCAL_USER, ALL)).items

    async def test_deleted_notes_go_some_time_later_and_kept_ones_stay(
        self, make_empty_store: MakeEmptyStore
    ) -> None:
        store = await make_empty_store()

        async def write(uow: UnitOfWork) -> None:
            for number, moment in ((1, OLD), (2, DUE), (3, None)):
                await uow.records.put(make_note(number, created_at=OLD, deleted_at=moment))
            await uow.records.put(make_delivery(4, ended=True, ended_at=OLD))

        await store.transact(write)
        assert await all_of(store, StoredClass.NOTES, 2) == [1]
        left = await store.queries.records.page(Note, LOCAL_USER, ALL)
        assert {each.record_id for each in left.items} == {make_note(n).record_id for n in (2, 3)}
        assert (await store.queries.records.page(Delivery, LOCAL_USER, ALL)).items

    async def test_runs_of_recipes_go_by_their_age_and_looks_by_the_last_one(
        self, make_empty_store: MakeEmptyStore
    ) -> None:
        store = await make_empty_store()

        async def write(uow: UnitOfWork) -> None:
            for number, moment in ((1, OLD), (2, OLD), (3, OLD), (4, DUE)):
                await uow.records.put(make_recipe_run(number, created_at=moment))
                await uow.records.put(
                    make_page_look(number, user_id=OTHER_USER, created_at=OLD, looked_at=moment)
                )
            await uow.records.put(make_recipe(1, created_at=OLD))

        await store.transact(write)
        assert await all_of(store, StoredClass.RECIPE_RUNS, 2) == [2, 1]
        (run,) = (await store.queries.records.page(RecipeRun, LOCAL_USER, ALL)).items
        assert run == make_recipe_run(4, created_at=DUE)
        assert len((await store.queries.records.page(PageLook, OTHER_USER, ALL)).items) == 4
        assert await all_of(store, StoredClass.PAGE_LOOKS, 2) == [2, 1]
        (look,) = (await store.queries.records.page(PageLook, OTHER_USER, ALL)).items
        assert look.looked_at == DUE
        assert (await store.queries.records.page(Recipe, LOCAL_USER, ALL)).items

    async def test_users_with_a_log_are_named_page_by_page_each_once(self, store: Store) -> None:
        others = [UserId(name) for name in ("a", "größe", "z/1")]
        for number, user_id in enumerate(others):
            await append(store, make_event(user_id=user_id, mission_id=f"m_of{number}"))
        seen: list[UserId] = []
        while page := await store.retention.users(seen[-1] if seen else None, 2):
            assert len(page) <= 2
            seen += page
        assert sorted(seen) == sorted([LOCAL_USER, *others])
        await all_of(store, MISSIONS)
        assert LOCAL_USER in await store.retention.users(None, 10)

    async def test_blobs_are_in_use_while_a_record_names_them(self, store: Store) -> None:
        old, new, none = f"{1:064x}", f"{3:064x}", "ef" * 32
        asked = (old, new, none, BLOB)
        assert await store.retention.blobs_in_use(asked) == {old, new, BLOB}
        await all_of(store, MISSIONS)
        assert await store.retention.blobs_in_use(asked) == {new, BLOB}
        assert await store.retention.blobs_in_use([none]) == frozenset()
        assert await store.retention.blobs_in_use([]) == frozenset()


def _answer(key: str, moment: Instant) -> IdempotentAnswer:
    return IdempotentAnswer(key=key, request_hash="h", created_at=moment)
