"""Following the log: replayed, then live, without a gap and without a repeat."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.errors import StoreError, StoreUnavailable
from buddy.services import event_feed
from buddy.services.event_feed import EventFeed
from buddy.services.event_follower import QUEUE_LIMIT, Follower, Told
from buddy.services.log_reader import BATCH
from buddy.testing.conformance.store_case import append
from buddy.testing.factories import make_event
from worlds import SOON

MISSION = MissionId("m_000000000001")
OTHER = "m_000000000002"


class CountedQueries:
    """The store's queries, with the reads of the user's log counted."""

    def __init__(self, store: MemoryStore) -> None:
        self._queries = store.queries
        self.reads = 0
        self.failure: Exception | None = None
        """Met by the next read of a user's log."""
        self.unreadable: int | None = None
        """The cursor (and sequence) of an event that cannot be read."""
        self._read = asyncio.Condition()

    async def until(self, reads: int) -> None:
        """Wait until the log has been read that often."""
        async with self._read:
            await asyncio.wait_for(self._read.wait_for(lambda: self.reads >= reads), SOON)

    def __getattr__(self, name: str) -> object:
        return getattr(self._queries, name)

    async def events_of_user(self, user_id: UserId, after: int, limit: int) -> tuple[Event, ...]:
        found = await self._queries.events_of_user(user_id, after, limit)
        async with self._read:
            self.reads += 1
            self._read.notify_all()
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        return self._decoded(found)

    async def events_of_mission(
        self, user_id: UserId, mission_id: MissionId, after: int, limit: int
    ) -> tuple[Event, ...]:
        found = await self._queries.events_of_mission(user_id, mission_id, after, limit)
        return self._decoded(found)

    def _decoded(self, found: tuple[Event, ...]) -> tuple[Event, ...]:
        if any(event.cursor == self.unreadable for event in found):
            raise StoreError("The log holds an event of type 'x'")
        return found


class Log:
    """A store whose commits ring a bus, and a feed of it."""

    def __init__(self) -> None:
        self.bus = bus = MemoryEventBus()
        self.store = MemoryStore(lambda events: bus.ring(events[0].user_id))
        self.queries = CountedQueries(self.store)
        self.feed = EventFeed(self.queries, bus)  # type: ignore[arg-type]  # a counting proxy
        self.number = 0

    async def write(self, count: int = 1, mission_id: str = MISSION) -> None:
        events = [make_event(self.number + n, mission_id=mission_id) for n in range(1, count + 1)]
        self.number += count
        await append(self.store, *events)


async def told(following: AbstractAsyncContextManager[Follower]) -> AsyncGenerator[Event]:
    """Follow event by event."""
    async with following as follower:
        while (news := await follower.next()) is not None:
            for each in news:
                yield each.event


def cursors(news: Sequence[Told] | None) -> list[int]:
    assert news is not None
    return [each.event.cursor for each in news]


async def take(events: AsyncIterator[Event], count: int) -> list[int]:
    async def taking() -> list[int]:
        return [(await anext(events)).cursor for _ in range(count)]

    return await asyncio.wait_for(taking(), SOON)


@pytest.fixture
async def log() -> AsyncIterator[Log]:
    log = Log()
    yield log
    await log.feed.close()


async def test_what_was_missed_then_what_comes(log: Log) -> None:
    await log.write(3)
    events = told(log.feed.follow_user(LOCAL_USER, 1))
    assert await take(events, 2) == [2, 3]
    coming = asyncio.ensure_future(take(events, 2))
    await asyncio.sleep(0)
    await log.write(2)
    assert await coming == [4, 5]


async def test_written_between_replay_and_live_it_comes_once(log: Log) -> None:
    await log.write(3)
    events = told(log.feed.follow_user(LOCAL_USER, 0))
    assert await take(events, 1) == [1]
    await log.write(3)
    assert await take(events, 5) == [2, 3, 4, 5, 6]


async def test_a_long_past_is_read_in_batches(log: Log) -> None:
    total = 2 * BATCH + 7
    await log.write(total)
    events = told(log.feed.follow_user(LOCAL_USER, 0))
    assert await take(events, total) == list(range(1, total + 1))


async def test_from_now_on(log: Log) -> None:
    await log.write(3)
    start = await log.store.queries.last_cursor(LOCAL_USER)
    events = told(log.feed.follow_user(LOCAL_USER, start))
    coming = asyncio.ensure_future(take(events, 1))
    await asyncio.sleep(0)
    await log.write()
    assert await coming == [4]


async def test_a_missions_events_only(log: Log) -> None:
    for _ in range(3):
        await log.write(1, MISSION)
        await log.write(1, OTHER)
    events = told(log.feed.follow_mission(LOCAL_USER, MISSION, 1))
    assert await take(events, 2) == [3, 5]
    coming = asyncio.ensure_future(take(events, 1))
    await asyncio.sleep(0)
    await log.write(5, OTHER)
    await log.write(1, MISSION)
    assert await coming == [12]


async def test_another_users_events_are_not_seen(log: Log) -> None:
    events = told(log.feed.follow_user(LOCAL_USER, 0))
    coming = asyncio.ensure_future(take(events, 1))
    await asyncio.sleep(0)
    await append(log.store, make_event(1, user_id=UserId("eve"), mission_id="m_eve"))
    await log.write()
    assert await coming == [1]


@pytest.mark.parametrize("mission", [False, True])
async def test_a_reader_that_falls_behind_catches_up_from_the_log(log: Log, mission: bool) -> None:
    await log.write()
    follow = told(log.feed.follow_mission(LOCAL_USER, MISSION, 0))
    events = follow if mission else told(log.feed.follow_user(LOCAL_USER, 0))
    assert await take(events, 1) == [1]
    coming = asyncio.ensure_future(anext(events))
    await asyncio.sleep(0)
    total = 1
    for _ in range(QUEUE_LIMIT // BATCH + 2):
        # The shared tail reads each batch; this reader is not asked for anything.
        reads = log.queries.reads
        await log.write(BATCH)
        total += BATCH
        await log.queries.until(reads + 1)
    assert (await coming).cursor == 2
    await log.write()
    assert await take(events, total - 1) == list(range(3, total + 2))


async def test_many_readers_share_one_reading_of_the_log(log: Log) -> None:
    followers = [told(log.feed.follow_user(LOCAL_USER, 0)) for _ in range(100)]
    coming = [asyncio.ensure_future(take(events, 1)) for events in followers]
    await asyncio.sleep(0)
    await log.queries.until(101)
    await asyncio.sleep(0)
    before = log.queries.reads
    await log.write()
    assert await asyncio.gather(*coming) == [[1]] * 100
    assert log.queries.reads - before <= 2


async def test_readers_share_what_they_are_told(log: Log) -> None:
    async with (
        log.feed.follow_user(LOCAL_USER, 0) as everything,
        log.feed.follow_mission(LOCAL_USER, MISSION, 0) as one,
        log.feed.follow_mission(LOCAL_USER, MissionId(OTHER), 0) as other,
    ):
        waiting = [asyncio.ensure_future(f.next()) for f in (everything, one, other)]
        # Each has read the log by itself, and the tail once or more.
        await log.queries.until(2)
        await asyncio.sleep(0)
        await log.write(2)
        everything_told, one_told = await asyncio.gather(*waiting[:2])
        assert everything_told is not None
        assert cursors(everything_told) == [1, 2]
        assert one_told is not None
        assert all(a is b for a, b in zip(everything_told, one_told, strict=True))
        # Nothing was handed to the follower of the other mission, not even to be passed over.
        assert not waiting[2].done()
        assert log.feed.waiting == 0
        await log.write(1, OTHER)
        assert cursors(await asyncio.wait_for(waiting[2], SOON)) == [3]


async def test_what_waits_for_a_reader_is_bounded(log: Log) -> None:
    await log.write()
    async with log.feed.follow_user(LOCAL_USER, 0) as follower:
        assert cursors(await follower.next()) == [1]
        most = 0
        total = 1
        for _ in range(3 * QUEUE_LIMIT // BATCH):
            reads = log.queries.reads
            await log.write(BATCH)
            total += BATCH
            await log.queries.until(reads + 1)
            most = max(most, log.feed.waiting)
        assert QUEUE_LIMIT - BATCH <= most <= QUEUE_LIMIT
        assert log.feed.waiting == 0
        seen = [1]
        while len(seen) < total:
            seen += cursors(await follower.next())
        assert seen == list(range(1, total + 1))


async def test_a_follower_that_is_woken_is_told_nothing(log: Log) -> None:
    await log.write()
    async with log.feed.follow_user(LOCAL_USER, 1) as follower:
        waiting = asyncio.ensure_future(follower.next())
        await asyncio.sleep(0)
        follower.wake()
        assert await asyncio.wait_for(waiting, SOON) == ()
        waiting = asyncio.ensure_future(follower.next())
        await log.write()
        assert cursors(await waiting) == [2]


async def test_dismissed_followers_are_told_that_it_is_over(log: Log) -> None:
    async with log.feed.follow_user(LOCAL_USER, 0) as follower:
        waiting = asyncio.ensure_future(follower.next())
        await asyncio.sleep(0)
        log.feed.dismiss()
        assert await asyncio.wait_for(waiting, SOON) is None
        assert await follower.next() is None


async def test_a_lost_ring_costs_time_and_no_event(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_feed, "LOOK_SECONDS", 0.01)
    silent = EventFeed(log.store.queries, MemoryEventBus())
    events = told(silent.follow_user(LOCAL_USER, 0))
    coming = asyncio.ensure_future(take(events, 1))
    await asyncio.sleep(0)
    await log.write()
    assert await coming == [1]
    await silent.close()


async def test_a_reader_that_leaves_takes_its_tail_along(log: Log) -> None:
    events = told(log.feed.follow_user(LOCAL_USER, 0))
    coming = asyncio.ensure_future(anext(events))
    await asyncio.sleep(0)
    coming.cancel()
    await asyncio.gather(coming, return_exceptions=True)
    before = len(asyncio.all_tasks())
    again = told(log.feed.follow_user(LOCAL_USER, 0))
    await log.write()
    assert await take(again, 1) == [1]
    assert len(asyncio.all_tasks()) <= before + 1


@pytest.mark.parametrize(
    "failure", [ValueError("Connection closed"), StoreUnavailable("Locked"), RuntimeError("x")]
)
async def test_what_one_look_at_the_log_meets_ends_no_feed(
    log: Log, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    monkeypatch.setattr(event_feed, "LOOK_SECONDS", 0.01)
    events = told(log.feed.follow_user(LOCAL_USER, 0))
    coming = asyncio.ensure_future(take(events, 2))
    await log.queries.until(2)
    log.queries.failure = failure
    await log.write()
    await log.queries.until(4)
    assert log.queries.failure is None
    await log.write()
    assert await coming == [1, 2]


class BrokenOnce:
    """A bus whose first doorbell breaks at the first wait."""

    def __init__(self, bus: MemoryEventBus) -> None:
        self._bus, self.broken = bus, asyncio.Event()

    @asynccontextmanager
    async def listen(self, user_id: UserId) -> AsyncGenerator[object]:
        if not self.broken.is_set():
            self.broken.set()
            raise OSError("The bus went away")
        async with self._bus.listen(user_id) as doorbell:
            yield doorbell


async def test_a_tail_that_died_is_taken_up_again_for_all_its_readers(log: Log) -> None:
    bus = BrokenOnce(log.bus)
    feed = EventFeed(log.store.queries, bus)  # type: ignore[arg-type]  # only listen is asked
    first = asyncio.ensure_future(take(told(feed.follow_user(LOCAL_USER, 0)), 1))
    await bus.broken.wait()
    await asyncio.sleep(0)
    second = asyncio.ensure_future(take(told(feed.follow_user(LOCAL_USER, 0)), 1))
    await asyncio.sleep(0)
    await log.write()
    assert await asyncio.gather(first, second) == [[1], [1]]
    await feed.close()


@pytest.mark.parametrize("unreadable", [1, 2, 5, 700])
@pytest.mark.parametrize("mission", [False, True])
async def test_an_event_that_cannot_be_read_is_left_out(
    log: Log, caplog: pytest.LogCaptureFixture, mission: bool, unreadable: int
) -> None:
    total = 2 * BATCH
    await log.write(total)
    log.queries.unreadable = unreadable
    follow = told(log.feed.follow_mission(LOCAL_USER, MISSION, 0))
    events = follow if mission else told(log.feed.follow_user(LOCAL_USER, 0))
    expected = [n for n in range(1, total + 1) if n != unreadable]
    assert await take(events, total - 1) == expected
    assert f"Event {unreadable} of" in caplog.text


async def test_an_event_that_cannot_be_read_silences_no_live_reader(log: Log) -> None:
    await log.write()
    events = told(log.feed.follow_user(LOCAL_USER, 0))
    assert await take(events, 1) == [1]
    coming = asyncio.ensure_future(take(events, 3))
    await asyncio.sleep(0)
    log.queries.unreadable = 3
    await log.write(4)
    assert await coming == [2, 4, 5]


async def test_a_log_that_cannot_be_read_at_all_says_so(log: Log) -> None:
    await log.write()

    async def broken(_user_id: UserId, _after: int, _limit: int) -> tuple[Event, ...]:
        raise StoreError("The table is damaged")

    log.queries.events_of_user = broken  # type: ignore[method-assign]  # what is examined
    with pytest.raises(StoreError, match="damaged"):
        await take(told(log.feed.follow_user(LOCAL_USER, 0)), 1)
