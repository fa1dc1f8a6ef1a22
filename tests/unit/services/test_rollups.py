"""The log is added up once, behind the missions, and before anything of it goes."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from buddy.adapters.tools.metrics_query import MetricsQuery
from buddy.domain.events.log import Event
from buddy.domain.feedback import Verdict
from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId, UserId
from buddy.domain.money import Money
from buddy.domain.retention import DAY, RetentionPolicy, StoredClass
from buddy.domain.rollup import DayRollup, MonthRollup, RollupPosition, added
from buddy.domain.rollup_fold import fold
from buddy.domain.scope import Scope
from buddy.domain.tool import Price, PriceKind
from buddy.domain.whiteboard_metrics import MetricsReport
from buddy.errors import InputInvalid, StoreError, StoreUnavailable
from buddy.ports.tools import ToolContext
from buddy.services import housekeeping
from buddy.services import rollups as service
from buddy.services import whiteboard_metrics as looks
from buddy.services.rollup_follower import RollupFollower
from buddy.services.survey_collector import SurveyAnswer
from buddy.testing.clock import FixedClock
from buddy.testing.factories import make_event
from buddy.testing.tools import ScriptedTool, spec
from worlds import ALL, World, make_world

TODAY = "2026-01-15"


def report(_items: int, _pages: int, _message: str = "") -> None:
    """Nobody looks at the progress."""


async def shown(world: World, days: int = 30) -> MetricsReport:
    return await world.buddy.metrics.collect_metrics(world.user, days)


async def rows(world: World) -> list[DayRollup]:
    page = await world.buddy.store.queries.records.page(DayRollup, world.user, ALL)
    return list(page.items)


async def test_an_empty_log_has_no_figures_and_is_not_behind(world: World) -> None:
    found = await shown(world)
    assert (found.behind, found.as_of) == (False, world.clock.now())
    assert (found.now.first_day, found.now.last_day) == ("2025-12-17", TODAY)
    assert (found.before.first_day, found.before.last_day) == ("2025-11-17", "2025-12-16")
    assert (found.series, found.now.tools, found.now.success_rate) == ((), (), None)
    assert await rows(world) == []  # a look at nothing writes nothing


async def test_missions_are_counted_as_the_tool_counts_them() -> None:
    price = Price(kind=PriceKind.KNOWN, per_call=Money.parse("0.25"))
    world = make_world([ScriptedTool(spec(price=price))])
    await world.buddy.start()
    first, _ = await world.run(), await world.run()
    await world.buddy.approvals.reject(world.user, (await world.propose()).mission_id, 1, None)
    await world.buddy.feedback.give(
        world.user, first.mission_id, Verdict.HELPFUL, "", "api", world.user
    )
    found = await shown(world, 7)
    now = found.now
    assert (now.proposed, now.approved, now.started) == (3, 2, 2)
    assert now.ended == {"completed": 2, "rejected": 1}
    assert (now.settlements, now.settled_usd) == (2, Money.parse("0.50"))
    (tool,) = now.tools
    assert (tool.tool, tool.selected, tool.succeeded, tool.failed) == ("web_search", 2, 2, 0)
    assert (tool.cost_usd, tool.runs, tool.latency.count) == (Money.parse("0.50"), 2, 2)
    assert tool.confidence is not None
    assert now.verdicts == {"helpful": 1}
    assert (now.run_time.count, now.approval_time.count) == (2, 2)
    assert [(day.day, day.completed, day.proposed) for day in found.series] == [(TODAY, 2, 3)]
    asked = MetricsQuery(world.buddy.store.queries, world.clock)
    asks = ToolContext(
        user_id=world.user,
        mission_id=MissionId("m_asks"),
        effect_key=EffectKey("k"),
        scope=Scope(),
        report=report,
    )
    said = (await asked.call({"period": "today"}, asks)).data["overall"]
    assert said["success_rate"] == now.success_rate
    assert said["ended"] == now.ended["completed"]
    assert said["missions"] == now.proposed
    assert said["by_status"] == now.ended
    await world.buddy.stop()


async def test_the_rows_are_the_fold_of_the_log_whatever_happened(world: World) -> None:
    for _ in range(3):
        mission = await world.run()
        await world.buddy.surveys.submit(
            world.user, mission.mission_id, SurveyAnswer(rating=9), "api", world.user
        )
        world.clock.advance(20 * DAY)
        await shown(world)
    log = await world.buddy.store.queries.events_of_user(world.user, 0, ALL)
    assert added(row.rollup for row in await rows(world)) == added(
        fold(log, (), {each.event_id: each.timestamp for each in log}).days.values()
    )
    months = await world.buddy.store.queries.records.page(MonthRollup, world.user, ALL)
    assert added(each.rollup for each in months.items) == added(
        row.rollup for row in await rows(world)
    )
    found = await shown(world, 365)
    assert (found.now.ratings, found.now.mean_rating) == (3, 9.0)
    assert [day.completed for day in found.series] == [1, 1, 1]
    assert found.before.ended == {}


async def test_a_range_and_the_one_before_it_share_no_day_and_miss_none(world: World) -> None:
    for _ in range(30):
        await world.propose()
        world.clock.advance(5 * DAY)
    world.clock.advance(-5 * DAY)
    for days in (1, 4, 30, 31, 32, 45, 70, 75, 90):
        found = await shown(world, days)
        assert found.now.proposed == len(range(0, days, 5)), days
        assert found.now.proposed + found.before.proposed == len(range(0, min(2 * days, 150), 5))
        assert sum(day.proposed for day in found.series) == found.now.proposed


async def test_a_word_that_is_taken_back_is_gone_from_its_day(world: World) -> None:
    mission = await world.run()
    user, mission_id = world.user, mission.mission_id
    await world.buddy.surveys.submit(user, mission_id, SurveyAnswer(rating=2), "api", user)
    assert (await shown(world)).now.mean_rating == 2.0
    world.clock.advance(3 * DAY)
    await world.buddy.surveys.undo(user, mission_id, "api", user)
    found = (await shown(world)).now
    assert (found.ratings, found.mean_rating) == (0, None)
    await world.buddy.surveys.submit(user, mission_id, SurveyAnswer(rating=8), "api", user)
    assert (await shown(world, 1)).now.mean_rating == 8.0


async def test_one_look_adds_up_so_much_and_says_that_it_is_behind(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "EVENTS_AT_ONCE", 10)
    monkeypatch.setattr(looks, "ADDED_AT_ONCE", 15)
    await world.run()
    log = await world.buddy.store.queries.events_of_user(world.user, 0, ALL)
    found = await shown(world)
    assert (found.behind, found.as_of) == (True, log[19].timestamp)
    assert (await shown(world)).behind is False
    assert (await shown(world)).now.ended == {"completed": 1}


async def test_two_processes_count_nothing_twice(world: World) -> None:
    await asyncio.gather(*(world.run() for _ in range(5)))
    other = RollupFollower(
        service.Rollups(world.buddy.store.transact, world.buddy.store.queries, world.clock),
        world.buddy.store.retention,
        world.buddy.store.aside,
    )
    both = (world.buddy.rollups.catch_up_all(), other.catch_up_all(), shown(world))
    counted = await asyncio.gather(*both)
    cursor = await world.buddy.store.queries.last_cursor(world.user)
    assert counted[0] + counted[1] <= cursor
    assert (await shown(world)).now.ended == {"completed": 5}


async def test_what_was_committed_is_followed(world: World) -> None:
    await world.run()
    await world.buddy.rollups.round()
    (row,) = await rows(world)
    assert row.rollup.count("ended", "completed") == 1
    found = await world.buddy.metrics.collect_analytics_dashboard(world.user)
    assert found.learning.ended == {"completed": 1}


async def test_nothing_of_the_log_goes_before_it_is_added_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = FixedClock()
    world = make_world([ScriptedTool()], clock=clock, retention=RetentionPolicy(missions=DAY))
    world.clock = clock
    await world.buddy.start()
    for _ in range(3):
        await world.run()
    world.clock.advance(2 * DAY)
    buddy, queries = world.buddy, world.buddy.store.queries

    async def away(*_: object) -> None:
        raise StoreUnavailable("away")

    with monkeypatch.context() as broken:
        broken.setattr(service.Rollups, "_add", away)
        with pytest.raises(StoreUnavailable):
            await buddy.housekeeping.remove_old(StoredClass.MISSIONS)
    assert len(await queries.events_of_user(world.user, 0, ALL)) > 50
    await buddy.housekeeping.remove_old(StoredClass.MISSIONS)
    assert await queries.events_of_user(world.user, 0, ALL) == ()
    found = (await shown(world)).now
    assert found.ended == {"completed": 3}
    assert found.run_time.count == 3
    position = await queries.records.get(RollupPosition, world.user, "position")
    assert position is not None
    assert position.cursor == await queries.last_cursor(world.user)
    await buddy.stop()


def damage(monkeypatch: pytest.MonkeyPatch, world: World, event: Event) -> None:
    """Make the store fail each read of a page in which an event stands."""
    kind: Any = type(world.buddy.store.queries)
    for name in ("events_of_user", "events_of_mission"):
        whole = getattr(kind, name)

        async def read(*given: Any, whole: Any = whole) -> tuple[Event, ...]:
            found = await whole(*given)
            if any(each.event_id == event.event_id for each in found):
                raise StoreError("An event is damaged")
            return found

        monkeypatch.setattr(kind, name, read)


async def test_a_damaged_event_is_not_counted_and_stops_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    mission = await world.run()
    user, mission_id = world.user, mission.mission_id
    await world.buddy.surveys.submit(user, mission_id, SurveyAnswer(rating=9), "api", user)
    first, *_ = await world.events(mission)
    damage(monkeypatch, world, first)
    await world.buddy.surveys.undo(user, mission_id, "api", user)
    found = (await shown(world)).now
    assert (found.approved, found.approval_time.count) == (1, 0)
    assert (found.ended, found.ratings) == ({"completed": 1}, 0)


async def test_the_damage_of_one_user_is_nobody_elses(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FixedClock()
    world = make_world([ScriptedTool()], clock=clock, retention=RetentionPolicy(missions=DAY))
    await world.buddy.start()
    users = [UserId(f"u_{n}") for n in (1, 2, 3)]
    for world.user in users:
        await world.run()
    whole, rounds = service.Rollups.catch_up, list[UserId]()

    async def but_one(self: Any, user_id: UserId, **given: Any) -> Any:
        rounds.append(user_id)
        if user_id == users[0]:
            raise StoreError("A row of it is damaged")
        return await whole(self, user_id, **given)

    clock.advance(2 * DAY)
    monkeypatch.setattr(housekeeping, "ROWS_AT_ONCE", 5)
    monkeypatch.setattr(service.Rollups, "catch_up", but_one)
    assert await world.buddy.housekeeping.remove_old(StoredClass.MISSIONS) > 3 * 5
    last = await world.buddy.store.queries.last_cursor(users[0])
    lacks = f"The figures of days of 1 users lack {last} events, uncounted where they go now"
    assert lacks in caplog.messages
    assert sorted(rounds) == users  # once, however many transactions it takes
    for world.user in users[1:]:
        assert await world.missions() == ()
        (row,) = await rows(world)
        assert row.rollup.count("ended", "completed") == 1
    await world.buddy.stop()


async def test_a_log_whose_end_is_gone_is_not_behind_for_ever(world: World) -> None:
    async def write(uow: service.UnitOfWork) -> None:
        await uow.events.append_all([make_event(1), make_event(2)])

    await world.buddy.store.transact(write)
    state = world.buddy.store.queries._state  # type: ignore[attr-defined]
    state.log[LOCAL_USER].clear()
    assert (await shown(world)).behind is False


@pytest.mark.parametrize("days", [0, -1, 366])
async def test_there_are_no_figures_of_no_days(world: World, days: int) -> None:
    with pytest.raises(InputInvalid, match="1 to 365"):
        await shown(world, days)
