"""The log: sequences without gaps, cursors in commit order, readers that never miss an event."""

# ruff: noqa: D102, PLR2004  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

from buddy.domain.events.log import Event, NewEvent
from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.errors import StoreConflict
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.store_case import (
    ALL,
    OTHER_USER,
    Boom,
    Commits,
    StoreCase,
    append,
    log_of,
)
from buddy.testing.factories import make_event, make_proposed, make_step

CROWD = 50
PER_WRITER = 10
WRITERS = 8


def numbers(events: tuple[Event, ...]) -> list[int]:
    """Return the sequences of events."""
    return [event.sequence for event in events]


class LogTests(StoreCase):
    """Tests on `UnitOfWork.events` and the queries of the log."""

    async def test_append_returns_the_sequence_and_no_cursor_yet(self, store: Store) -> None:
        first, second = await append(store, make_event(1), make_event(2))
        assert first is not None
        assert second is not None
        assert (first.sequence, second.sequence) == (1, 2)
        assert (first.cursor, second.cursor) == (0, 0)

    async def test_an_event_comes_back_as_it_was(self, store: Store) -> None:
        new = make_event(data=make_proposed(), dedupe_key="k")
        await append(store, new)
        (event,) = await log_of(store)
        for part in NewEvent.__dataclass_fields__:
            if part != "dedupe_key":
                assert getattr(event, part) == getattr(new, part)
        assert (event.sequence, event.cursor) == (1, 1)
        assert event.event_type == "mission_proposed"

    async def test_each_subject_counts_for_itself(self, store: Store) -> None:
        await append(
            store,
            make_event(1, mission_id="m_a"),
            make_event(2, mission_id="m_b"),
            make_event(3, mission_id="m_a"),
            make_event(4, subject_type="goal", subject_id="m_a", mission_id="m_a"),
        )
        a = await store.queries.events_of_mission(LOCAL_USER, MissionId("m_a"), 0, ALL)
        b = await store.queries.events_of_mission(LOCAL_USER, MissionId("m_b"), 0, ALL)
        assert (numbers(a), numbers(b)) == ([1, 2], [1])
        assert [event.cursor for event in await log_of(store)] == [1, 2, 3, 4]

    async def test_many_at_once_are_as_one_after_the_other(self, store: Store) -> None:
        await append(store, make_event(1, mission_id="m_a", dedupe_key="k1"))

        async def work(uow: UnitOfWork) -> list[int | None]:
            await uow.events.append(make_event(2, mission_id="m_a", dedupe_key="k2"))
            appended = await uow.events.append_all(
                [
                    make_event(3, mission_id="m_a", dedupe_key="k1"),
                    make_event(4, mission_id="m_a", dedupe_key="k2"),
                    make_event(5, mission_id="m_a", dedupe_key="k3"),
                    make_event(6, mission_id="m_b", dedupe_key="k1"),
                    make_event(7, mission_id="m_a"),
                    make_event(8, mission_id="m_a", dedupe_key="k3"),
                ]
            )
            return [event and event.sequence for event in appended]

        assert await store.transact(work) == [None, None, 3, 1, 4, None]
        await append(store, make_event(9, mission_id="m_a"))
        a = await store.queries.events_of_mission(LOCAL_USER, MissionId("m_a"), 0, ALL)
        assert numbers(a) == [1, 2, 3, 4, 5]
        assert [event.cursor for event in await log_of(store)] == [1, 2, 3, 4, 5, 6]

    async def test_many_subjects_at_once_keep_the_order_of_appending(self, store: Store) -> None:
        names = ["m_c", "m_a", "m_b", "m_a", "m_c", "m_a"]

        async def work(uow: UnitOfWork) -> list[int | None]:
            events = [make_event(n, mission_id=name) for n, name in enumerate(names, 1)]
            events.append(make_event(7, mission_id="m_a", user_id=OTHER_USER))
            return [event and event.sequence for event in await uow.events.append_all(events)]

        assert await store.transact(work) == [1, 1, 1, 2, 2, 3, 1]
        assert [event.mission_id for event in await log_of(store)] == names
        assert await store.transact(work) == [3, 4, 2, 5, 4, 6, 2]
        assert [event.cursor for event in await log_of(store, OTHER_USER)] == [1, 2]

    async def test_nothing_appended_is_nothing(self, store: Store) -> None:
        async def work(uow: UnitOfWork) -> int:
            return len(await uow.events.append_all([]))

        assert await store.transact(work) == 0

    async def test_sequences_have_no_gaps_under_concurrent_transactions(
        self, store: Store, commits: Commits
    ) -> None:
        async def one(number: int, *, fails: bool) -> None:
            async def write(uow: UnitOfWork) -> None:
                await uow.events.append(make_event(number))
                await asyncio.sleep(0)
                if fails:
                    raise Boom

            await store.transact(write)

        outcomes = await asyncio.gather(
            *(one(n, fails=n % 5 == 0) for n in range(CROWD)), return_exceptions=True
        )
        committed = sum(outcome is None for outcome in outcomes)
        assert committed == CROWD - CROWD // 5
        found = await store.queries.events_of_mission(
            LOCAL_USER, make_event().mission_id or MissionId(""), 0, ALL
        )
        assert numbers(found) == list(range(1, committed + 1))
        assert [event.cursor for event in found] == list(range(1, committed + 1))
        # Two that commit one right after the other may be announced the other way round: who is
        # told reads the log.
        assert tuple(sorted(commits.events, key=lambda event: event.cursor)) == found

    async def test_cursors_count_per_user(self, store: Store) -> None:
        await append(
            store,
            make_event(1),
            make_event(2, user_id=OTHER_USER),
            make_event(3),
            make_event(4, user_id=OTHER_USER),
        )
        assert [event.cursor for event in await log_of(store)] == [1, 2]
        assert [event.cursor for event in await log_of(store, OTHER_USER)] == [1, 2]
        assert await store.queries.last_cursor(LOCAL_USER) == len(await log_of(store))

    async def test_a_dedupe_key_writes_once_and_leaves_no_gap(self, store: Store) -> None:
        first, repeated = await append(
            store, make_event(1, dedupe_key="r:1"), make_event(2, dedupe_key="r:1")
        )
        (later,) = await append(store, make_event(3, dedupe_key="r:1"))
        (next_one,) = await append(store, make_event(4, dedupe_key="r:2"))
        assert first is not None
        assert next_one is not None
        assert (repeated, later) == (None, None)
        assert next_one.sequence == first.sequence + 1
        assert [event.cursor for event in await log_of(store)] == [1, 2]

    async def test_a_transaction_of_nothing_but_repetitions_is_not_announced(
        self, store: Store, commits: Commits
    ) -> None:
        await append(store, make_event(1, dedupe_key="r:1"))
        await append(store, make_event(2, dedupe_key="r:1"))
        assert len(commits.announced) == 1

    async def test_a_dedupe_key_binds_only_its_subject(self, store: Store) -> None:
        named = [
            make_event(1, mission_id="m_a"),
            make_event(2, mission_id="m_b"),
            make_event(3, mission_id="m_a", user_id=OTHER_USER),
            make_event(4, mission_id="m_a", subject_type="goal"),
        ]
        await append(store, *named)
        for event in named:
            (answer,) = await append(store, replace(event, dedupe_key="r:1"))
            assert answer is not None
            assert answer.sequence == 2

    async def test_events_without_a_dedupe_key_are_never_repetitions(self, store: Store) -> None:
        await append(store, make_event(1), make_event(2))
        await append(store, make_event(3))
        assert numbers(await log_of(store)) == [1, 2, 3]

    async def test_after_and_limit_cut_a_window(self, store: Store) -> None:
        await append(store, *(make_event(number) for number in range(1, 8)))
        mission_id = make_event().mission_id or MissionId("")
        of_mission = await store.queries.events_of_mission(LOCAL_USER, mission_id, 2, 3)
        of_user = await store.queries.events_of_user(LOCAL_USER, 5, 3)
        assert numbers(of_mission) == [3, 4, 5]
        assert [event.cursor for event in of_user] == [6, 7]
        assert await store.queries.events_of_user(LOCAL_USER, 7, ALL) == ()

    async def test_another_users_events_do_not_exist(self, store: Store) -> None:
        await append(store, make_event())
        mission_id = make_event().mission_id or MissionId("")
        assert await store.queries.events_of_mission(OTHER_USER, mission_id, 0, ALL) == ()
        assert await store.queries.events_of_user(OTHER_USER, 0, ALL) == ()
        assert await store.queries.last_cursor(OTHER_USER) == 0

    async def test_a_reader_that_tails_the_log_sees_every_event_once_in_order(
        self, store: Store
    ) -> None:
        total = WRITERS * PER_WRITER

        async def write(writer: int) -> None:
            for number in range(PER_WRITER):
                await _append_pair_or_fail(store, writer, number)

        writers = [asyncio.ensure_future(write(writer)) for writer in range(WRITERS)]
        seen: list[Event] = []
        while len(seen) < total:
            after = seen[-1].cursor if seen else 0
            seen.extend(await store.queries.events_of_user(LOCAL_USER, after, 3))
            await asyncio.sleep(0)
        await asyncio.gather(*writers)
        assert [event.cursor for event in seen] == list(range(1, total + 1))
        assert max(Counter(event.event_id for event in seen).values()) == 1
        assert tuple(seen) == await log_of(store)


async def _append_pair_or_fail(store: Store, writer: int, number: int) -> None:
    """Append one event; before it, every third time, lose a transaction with an event in it."""
    lost: list[UserId] = []

    async def write(uow: UnitOfWork) -> None:
        step = make_step(message=f"{writer}/{number}")
        event_number = writer * PER_WRITER + number
        await uow.events.append(make_event(event_number, step, mission_id=f"m_{writer}"))
        await asyncio.sleep(0)
        if number % 3 == 0 and not lost:
            lost.append(LOCAL_USER)
            raise StoreConflict("lost on purpose")

    await store.transact(write)
