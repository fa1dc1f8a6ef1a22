"""Every goal that has something to do is looked at, however many only wait."""

from __future__ import annotations

import asyncio
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.goal import Goal
from buddy.domain.ids import LOCAL_USER
from buddy.ports.store import UnitOfWork
from buddy.services.goal_follower import GoalFollower
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.store_case import Commits
from buddy.testing.factories import at
from buddy.testing.goals import make_goal, open_part, running_goal


class Looks:
    """Counts looks at goals; some break, and none of them moves."""

    def __init__(self, broken: frozenset[str]) -> None:
        self.seen = Counter[str]()
        self.broken = broken

    async def advance(self, seen: Goal) -> Goal | None:
        self.seen[seen.record_id] += 1
        if seen.record_id in self.broken:
            raise RuntimeError(seen.record_id)
        return seen


@given(
    moved=st.lists(st.integers(1, 30), min_size=1, max_size=14),
    broken=st.frozensets(st.integers(0, 13)),
    at_once=st.integers(1, 5),
    lapsed=st.integers(0, 3),
)
@settings(deadline=None, max_examples=40)
def test_each_is_looked_at_once_in_a_round(
    moved: list[int], broken: frozenset[int], at_once: int, lapsed: int
) -> None:
    goals = [
        open_part(running_goal(n, changed_at=at(when)), "search") for n, when in enumerate(moved)
    ]
    goals += [make_goal(100 + n, expires_at=at(n)) for n in range(lapsed)]

    async def carried() -> tuple[Looks, Looks]:
        store, clock = MemoryStore(Commits()), FixedClock(at(50))

        async def keep(uow: UnitOfWork) -> None:
            for goal in goals:
                await uow.records.put(goal)
            await uow.records.put(running_goal(999, changed_at=at(60)))

        await store.transact(keep)
        rounds = []
        for _ in range(2):
            clock.advance(1)
            looks = Looks(frozenset(make_goal(n).record_id for n in broken))
            follower = GoalFollower(
                store.transact, store.queries, looks, MemoryEventBus(), clock, at_once
            )
            assert await follower.round() == len(goals)
            rounds.append(looks)
        for goal in goals:
            stands = await store.queries.records.get(Goal, LOCAL_USER, goal.record_id)
            assert stands is not None
            assert (stands.progress, stands.changed_at) == (goal.progress, goal.changed_at)
        return rounds[0], rounds[1]

    for looks in asyncio.run(carried()):
        assert looks.seen == Counter(goal.record_id for goal in goals)
