"""Decisions on goals in the inbox: taken on what stands where they are taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.goal import Goal, GoalState
from buddy.domain.ids import UserId
from buddy.domain.money import Money
from buddy.ports.store import UnitOfWork
from buddy.services import inbox as inbox_module
from buddy.services.goal_request import GoalChange
from buddy.services.goal_service import GoalService
from buddy.services.inbox_decisions import GoalDecision
from buddy.testing.goals import make_goal
from goal_worlds import approved, proposed, stands, vendor_pages, vendor_tools
from worlds import MakeWorld, World

Deed = Callable[[Goal], Awaitable[object]]


async def vendors(start_world: MakeWorld) -> World:
    return await start_world(vendor_tools(), fetcher=vendor_pages())


def just_before(monkeypatch: pytest.MonkeyPatch, name: str, deed: Deed) -> None:
    """Have something done once, just before a command on a goal begins its transaction."""
    real, done = getattr(GoalService, name), list[str]()

    async def command(
        self: GoalService, user_id: UserId, goal_id: str, *rest: Any, **more: Any
    ) -> Goal:
        if not done:
            done.append(goal_id)
            await deed(await self.get(user_id, goal_id))
        return await real(self, user_id, goal_id, *rest, **more)

    monkeypatch.setattr(GoalService, name, command)


async def test_who_was_faster_is_told_by_what_stood_at_the_decision(
    start_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)

    async def other(seen: Goal) -> None:
        await world.buddy.goals.approve(world.user, seen.record_id, seen.revision, "api")

    just_before(monkeypatch, "approve", other)
    yes = GoalDecision(goal_id=goal.record_id, revision=1, decision="approve")
    (result,) = await world.buddy.inbox.decide(world.user, [yes], "api")
    assert (result.code, result.changed) == (None, False)
    (over,) = await world.buddy.inbox.decide(world.user, [replace(yes, decision="cancel")], "api")
    assert over.changed


async def test_an_edit_between_look_and_cancel_is_seen(
    start_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)

    async def other(seen: Goal) -> None:
        change = GoalChange(max_cost=Money(1_000_000))
        await world.buddy.goals.update(world.user, seen.record_id, change, 1, "api")

    just_before(monkeypatch, "cancel", other)
    no = GoalDecision(goal_id=goal.record_id, revision=1, decision="cancel")
    (refused,) = await world.buddy.inbox.decide(world.user, [no], "api")
    assert refused.code == "revision_conflict"
    assert (await stands(world, goal)).state is GoalState.PROPOSED


async def test_a_plan_that_was_edited_meanwhile_is_not_cancelled(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    goal = await proposed(world)
    change = GoalChange(max_cost=Money(1_000_000))
    await world.buddy.goals.update(world.user, goal.record_id, change, 1, "api")
    no = GoalDecision(goal_id=goal.record_id, revision=1, decision="cancel")
    (refused,) = await world.buddy.inbox.decide(world.user, [no], "api")
    assert refused.code == "revision_conflict"
    assert (await stands(world, goal)).state is GoalState.PROPOSED
    (done,) = await world.buddy.inbox.decide(world.user, [replace(no, revision=2)], "api")
    assert (done.code, done.changed) == (None, True)


async def test_those_that_run_or_are_over_hide_none_that_waits(
    start_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await vendors(start_world)
    waits = await proposed(world)
    for _ in range(3):
        await approved(world)
    monkeypatch.setattr(inbox_module, "MOST_GOALS", 2)
    page = await world.buddy.inbox.list_page(world.user, 50, None)
    assert [each.goal.record_id for each in page.goals] == [waits.record_id]
    assert len(await world.buddy.goals.not_over(world.user, 4)) == 4
    assert len(await world.buddy.goals.not_over(world.user, 3)) == 3


async def test_goals_that_ended_in_an_older_store_hide_none_either(start_world: MakeWorld) -> None:
    world = await vendors(start_world)
    waits = await proposed(world)
    for number in range(3):
        # Their stores did not write when they ended.
        late = "2099-01-01T00:00:00.000Z"
        ended = replace(make_goal(70 + number), state=GoalState.CANCELLED, created_at=late)
        await _put(world, ended)
    found = await world.buddy.goals.not_over(world.user, 2)
    assert [each.record_id for each in found] == [waits.record_id]


async def _put(world: World, goal: Goal) -> None:
    async def work(uow: UnitOfWork) -> None:
        await uow.records.put(goal)

    await world.buddy.goals.transact(work)
