"""What a store must do so that what was learned is forgotten whole, also when it is broken off."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import pytest

from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.forgetting import FORGETTING_ID, Forgetting
from buddy.domain.ids import LOCAL_USER, RunId, ToolName
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO
from buddy.domain.outcome import Outcome
from buddy.domain.survey import Survey, survey_id
from buddy.errors import StoreUnavailable
from buddy.ports.records import RecordPage
from buddy.ports.store import Store, UnitOfWork
from buddy.services.feedback_service import recorded
from buddy.services.forgetting import KINDS, Forgetter, Learned, forgotten_by, remembered
from buddy.services.rollups import Rollups
from buddy.services.streaming_events import Emission, StreamingEvents
from buddy.services.survey_collector import submitted
from buddy.testing.clock import CountingIds, FixedClock
from buddy.testing.conformance.store_case import ALL, StoreCase, add
from buddy.testing.factories import make_mission

T = TypeVar("T")
SEARCH = ToolName("web_search")
AT_ONCE = 4
RATED = AT_ONCE + 2
"""More than one transaction removes."""


@dataclass(slots=True)
class _Breaks:
    """A store that stops answering after some transactions."""

    store: Store
    left: int

    async def transact(self, fn: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        if self.left == 0:
            raise StoreUnavailable("It does not answer")
        self.left -= 1
        return await self.store.transact(fn)


def _said(mission: Mission, at: Instant) -> tuple[Outcome, Feedback, Survey]:
    user_id, mission_id = mission.user_id, mission.mission_id
    run_id = RunId(f"r_{mission_id}")
    outcome = Outcome(
        record_id=f"o_{run_id}",
        user_id=user_id,
        mission_id=mission_id,
        run_id=run_id,
        tool=SEARCH,
        intent=Intent.SEARCH,
        objective="tea",
        success=True,
        seconds=1.0,
        cost_usd=ZERO,
        created_at=at,
    )
    verdict = Feedback(
        record_id=f"f_{mission_id}",
        user_id=user_id,
        verdict=Verdict.HELPFUL,
        reason="",
        mission_id=mission_id,
        tool=SEARCH,
        intent=Intent.SEARCH,
        created_at=at,
    )
    rating = Survey(
        record_id=survey_id(mission_id),
        user_id=user_id,
        mission_id=mission_id,
        tool=SEARCH,
        intent=Intent.SEARCH,
        rating=9,
        created_at=at,
    )
    return outcome, verdict, rating


class ForgettingTests(StoreCase):
    """Outcomes, verdicts and ratings go, and the figures of days with them."""

    async def test_what_is_forgotten_leaves_lists_and_figures(self, store: Store) -> None:
        clock, forgetter = FixedClock(), _forgetter(store, FixedClock())
        await _learn(store, RATED, clock)
        assert await _figures(store, clock) == {"ratings": RATED, "rated": 9 * RATED, "kept": RATED}
        assert await forgetter.forget(LOCAL_USER, LOCAL_USER) == 3 * RATED
        assert await _figures(store, clock) == {}
        assert [len((await _page(store, kind)).items) for kind in KINDS] == [0, 0, 0]
        assert await forgotten_by(store.queries.records, LOCAL_USER) is None
        assert await forgetter.forget(LOCAL_USER, LOCAL_USER) == 0
        assert await _figures(store, clock) == {}

    @pytest.mark.parametrize(("after", "gone"), [(2, AT_ONCE), (4, RATED + AT_ONCE)])
    async def test_broken_off_it_is_as_if_done_and_a_second_call_ends_it(
        self, store: Store, after: int, gone: int
    ) -> None:
        clock = FixedClock()
        await _learn(store, RATED, clock)
        breaks = _Breaks(store, after)
        broken = replace(_forgetter(store, clock), transact=breaks.transact)
        with pytest.raises(StoreUnavailable):
            await broken.forget(LOCAL_USER, LOCAL_USER)
        left = sum([len((await _page(store, kind)).items) for kind in KINDS])
        assert left == 3 * RATED - gone
        forgotten = await forgotten_by(store.queries.records, LOCAL_USER)
        assert forgotten == clock.now()
        for kind in KINDS:
            seen = remembered(await _page(store, kind), forgotten)
            assert (seen.items, seen.next_cursor) == ((), None)
        clock.advance(1)
        await _learn(store, 1, clock, first=RATED + 1)  # said meanwhile, and seen
        for kind in KINDS:
            assert len(remembered(await _page(store, kind), forgotten).items) == 1
        clock.advance(1)
        assert await _forgetter(store, clock).forget(LOCAL_USER, LOCAL_USER) == left + 3
        assert await _figures(store, clock) == {}
        assert await store.queries.records.get(Forgetting, LOCAL_USER, FORGETTING_ID) is None

    async def test_a_word_given_behind_the_wish_stays(self, store: Store) -> None:
        clock, later = FixedClock(), FixedClock()
        later.advance(5)
        await _learn(store, 2, clock)
        await _learn(store, 1, later, first=3)
        assert await _forgetter(store, clock).forget(LOCAL_USER, LOCAL_USER) == 2 * len(KINDS)
        assert [len((await _page(store, kind)).items) for kind in KINDS] == [1, 1, 1]
        assert await _figures(store, later) == {"ratings": 1, "rated": 9, "kept": 1}


def _forgetter(store: Store, clock: FixedClock) -> Forgetter:
    return Forgetter(store.transact, store.queries, _streaming(clock), clock, AT_ONCE)


def _streaming(clock: FixedClock) -> StreamingEvents:
    return StreamingEvents(clock, _IDS, MemoryEventBus())


_IDS = CountingIds()
"""Of all events of these tests: no two may be called alike."""


async def _learn(store: Store, count: int, clock: FixedClock, first: int = 1) -> None:
    missions = [make_mission(number) for number in range(first, first + count)]
    streaming, at = _streaming(clock), plus_seconds(clock.now(), 0)
    await add(store, *missions)
    for mission in missions:
        outcome, verdict, rating = _said(mission, at)

        async def work(uow: UnitOfWork) -> None:
            for each in (outcome, verdict, rating):  # noqa: B023  # awaited at once
                await uow.records.put(each)
            told = [recorded(verdict, LOCAL_USER), submitted(rating, LOCAL_USER)]  # noqa: B023
            await streaming.note(uow, mission, [Emission(each) for each in told])  # noqa: B023

        await store.transact(work)


async def _figures(store: Store, clock: FixedClock) -> dict[str, int]:
    rollups = Rollups(store.transact, store.queries, clock)
    await rollups.catch_up(LOCAL_USER)
    counts = (await rollups.of_days(LOCAL_USER, clock.now()[:10], 7)).now.counts
    names = {"ratings": "ratings", "rated": "rated", "kept": "verdicts/helpful"}
    return {name: counts[figure] for name, figure in names.items() if counts.get(figure)}


async def _page(store: Store, kind: type[Learned]) -> RecordPage[Learned]:
    return await store.queries.records.page(kind, LOCAL_USER, ALL)
