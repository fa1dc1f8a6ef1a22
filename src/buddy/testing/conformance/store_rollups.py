"""What a store must do so that the log is added up once, whoever does it."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio

from buddy.domain.events.execution import ToolReturned
from buddy.domain.events.log import Event, NewEvent
from buddy.domain.ids import LOCAL_USER, RunId, ToolName
from buddy.domain.rollup import DayRollup, Rollup, RollupPosition, added
from buddy.domain.rollup_fold import fold
from buddy.ports.store import Store
from buddy.services import rollups as service
from buddy.services.rollups import Rollups
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.store_case import ALL, OTHER_USER, StoreCase, append, log_of
from buddy.testing.factories import DAY_SECONDS, at, make_event

TWO_PAGES = service.EVENTS_AT_ONCE + 20
TODAY = at(100 * DAY_SECONDS)[:10]


def answers(count: int, per_day: int) -> list[NewEvent]:
    """Return answers of a tool, so many a day."""
    return [
        make_event(
            number,
            ToolReturned(
                run_id=RunId("r_1"),
                tool=ToolName("web_search"),
                success=number % 3 > 0,
                summary="",
                items=1,
                seconds=number / 10,
            ),
            timestamp=at(number // per_day * DAY_SECONDS),
        )
        for number in range(count)
    ]


def sums_of(log: tuple[Event, ...]) -> Rollup:
    """Return what a log adds up to."""
    return added(fold(log, (), {}).days.values())


class RollupTests(StoreCase):
    """The rows of days and months, over the records of a store."""

    async def test_two_that_add_up_one_log_count_nothing_twice(self, store: Store) -> None:
        await append(store, *answers(TWO_PAGES, per_day=10))
        rollups = [Rollups(store.transact, store.queries, FixedClock()) for _ in range(3)]
        standings = await asyncio.gather(*(each.catch_up(LOCAL_USER) for each in rollups))
        assert not any(standing.behind for standing in standings)
        assert sum(standing.added for standing in standings) == TWO_PAGES
        log = await log_of(store)
        for days in (31, 90, 365):
            read = await rollups[0].of_days(LOCAL_USER, TODAY, days)
            days_read = [e for e in log if TODAY >= e.timestamp[:10] > _before(days)]
            assert read.now == sums_of(tuple(days_read))
        position = await store.queries.records.get(RollupPosition, LOCAL_USER, "position")
        assert position is not None
        assert position.cursor == log[-1].cursor

    async def test_it_goes_on_where_it_stood_and_another_users_log_is_another(
        self, store: Store
    ) -> None:
        first, rest = answers(30, per_day=5)[:17], answers(30, per_day=5)[17:]
        await append(store, *first)
        rollups = Rollups(store.transact, store.queries, FixedClock())
        assert (await rollups.catch_up(LOCAL_USER)).added == len(first)
        await append(store, *rest)
        assert (await rollups.catch_up(LOCAL_USER)).added == len(rest)
        assert (await rollups.catch_up(LOCAL_USER)).added == 0
        page = await store.queries.records.page(DayRollup, LOCAL_USER, ALL)
        assert added(each.rollup for each in page.items) == sums_of(await log_of(store))
        assert (await store.queries.records.page(DayRollup, OTHER_USER, ALL)).items == ()


def _before(days: int) -> str:
    return at((100 - days) * DAY_SECONDS)[:10]
