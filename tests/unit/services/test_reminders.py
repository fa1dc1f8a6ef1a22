"""Reminders of decisions that wait, each once."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from buddy.domain.events.proposals import DecisionReminded
from buddy.services.reminders import ROUND_SECONDS, Reminders
from worlds import World

HOUR = 3600.0


async def sweep(world: World) -> int:
    world.clock.advance(ROUND_SECONDS)
    return await world.buddy.reminders.sweep()


def anew(world: World) -> Reminders:
    """The reminders of another process, which remembers nothing."""
    old = world.buddy.reminders
    return Reminders(old.transact, old.queries, old.streaming, old.clock, old.rules, old.aside)


async def test_a_decision_is_reminded_of_once_when_it_waits_and_once_before_it_lapses(
    world: World,
) -> None:
    mission = await world.propose()
    world.clock.advance(23.5 * HOUR)
    assert await sweep(world) == 0
    world.clock.advance(0.5 * HOUR)
    assert await sweep(world) == 1
    assert [await sweep(world), await anew(world).sweep()] == [0, 0]
    world.clock.advance(46 * HOUR)
    assert [await sweep(world), await sweep(world), await anew(world).sweep()] == [1, 0, 0]
    reminded = [e.data for e in await world.events(mission)][1:]
    assert all(isinstance(data, DecisionReminded) for data in reminded)
    assert [getattr(data, "kind", "") for data in reminded] == ["waiting", "expiring"]
    after = await world.get(mission)
    assert (after.status, after.updated_at) == (mission.status, mission.updated_at)
    assert after.card == mission.card


async def test_another_question_is_reminded_of_anew(world: World) -> None:
    mission = await world.propose()
    world.clock.advance(24 * HOUR)
    assert await sweep(world) == 1
    changes = {"objective": "search for rust tutorials"}
    await world.buddy.proposals.update(world.user, mission.mission_id, changes, 1)
    world.clock.advance(23 * HOUR)
    assert await sweep(world) == 0
    world.clock.advance(1 * HOUR)
    assert await sweep(world) == 1


async def test_what_is_decided_is_not_reminded_of(world: World) -> None:
    mission = await world.propose()
    world.clock.advance(24 * HOUR)
    await world.buddy.approvals.reject(world.user, mission.mission_id, 1, None)
    assert await sweep(world) == 0


async def test_rounds_come_every_few_minutes(world: World) -> None:
    await world.propose()
    await world.buddy.reminders.sweep()
    world.clock.advance(24 * HOUR)
    assert await world.buddy.reminders.sweep() == 1
    await world.propose()
    world.clock.advance(ROUND_SECONDS - 1)
    assert await world.buddy.reminders.sweep() == 0


async def test_each_reminder_stands_in_line(world: World) -> None:
    for _ in range(3):
        await world.propose()
    world.clock.advance(24 * HOUR)
    stood = list[None]()

    @asynccontextmanager
    async def aside() -> AsyncGenerator[None]:
        stood.append(None)
        yield

    reminders = anew(world)
    reminders.aside = aside
    assert await reminders.sweep() == len(stood) == len(range(3))
