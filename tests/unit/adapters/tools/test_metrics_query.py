"""Buddy's own figures, of the missions of who asks."""

from __future__ import annotations

from typing import Any

import pytest
from tool_calls import Calls

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.tools import metrics_query
from buddy.adapters.tools.metrics_query import MetricsQuery
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import plus_seconds
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.errors import StoreUnavailable, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.store import UnitOfWork
from buddy.testing.clock import START, FixedClock
from buddy.testing.factories import make_mission, make_terms
from mission_records import ended

DAY = 86_400.0


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def ask(store: MemoryStore) -> Calls:
    return Calls(MetricsQuery(store.queries, FixedClock()))


async def put(store: MemoryStore, *missions: Mission) -> None:
    async def write(uow: UnitOfWork) -> None:
        for mission in missions:
            await uow.missions.add(mission)

    await store.transact(write)


def mission(number: int, days_ago: float = 1.0, **parts: Any) -> Mission:
    return make_mission(number, created_at=plus_seconds(START, -days_ago * DAY), **parts)


async def test_without_missions_there_is_no_data_yet(ask: Calls) -> None:
    result = await ask()
    assert result.empty_reason == "Missions, last 30 days: no data yet"
    assert result.data["overall"]["success_rate"] is None
    assert result.data["overall"]["cost_usd"] is None


async def test_outcomes_durations_and_costs_are_added_up(store: MemoryStore, ask: Calls) -> None:
    await put(
        store,
        ended(mission(1), seconds=2.0, cost="0.10"),
        ended(mission(2), seconds=4.0, cost="0.20"),
        ended(mission(3), status=MissionStatus.FAILED, seconds=9.0, cost="0"),
        ended(mission(4), seconds=20.0, tool="calculate", cost=None),
        mission(5),
    )
    result = await ask()
    overall = result.data["overall"]
    assert overall["by_status"] == {"proposed": 1, "completed": 3, "failed": 1}
    assert (overall["success_rate"], overall["ended"]) == (0.75, 4)
    assert (overall["duration_p50_seconds"], overall["duration_p90_seconds"]) == (4.0, 20.0)
    assert (overall["cost_usd"], overall["costed"]) == ("0.30", 3)
    assert list(result.data["by_tool"]) == ["web_search", "calculate"]
    assert result.data["by_tool"]["calculate"]["cost_usd"] is None
    said = "Missions, last 30 days: 5 missions, 75% (3 of 4) succeeded, median 4.00 s, cost $0.30"
    assert result.summary == said
    row = "| calculate | 1 | 100% (1 of 1) | 20 s | 20 s | no data yet |"
    assert row in result.data["text"]


async def test_a_period_and_a_tool_bound_the_answer(store: MemoryStore, ask: Calls) -> None:
    await put(
        store,
        ended(mission(1, days_ago=0.1)),
        ended(mission(2, days_ago=1.0)),
        ended(mission(3, days_ago=40.0)),
        ended(mission(4, days_ago=1.0), tool="calculate"),
    )
    assert (await ask()).items == 3
    assert (await ask(period="all time")).items == 4
    assert (await ask(period="today")).items == 1
    assert (await ask(period="yesterday")).items == 2
    one = await ask(period="7 days", tool="calculate")
    assert one.title == "Missions of calculate, last 7 days"
    assert one.items == 1
    assert (await ask(tool="no_such_tool")).empty_reason is not None
    with pytest.raises(ToolInputInvalid, match="is no period; write today"):
        await ask(period="when it rained")
    with pytest.raises(ToolInputInvalid, match="tool is blank"):
        await ask(tool=" ")


async def test_missions_of_others_and_the_one_that_asks_are_not_counted(
    store: MemoryStore, ask: Calls
) -> None:
    asking = mission(1, mission_id=MissionId("m_asking"), status=MissionStatus.RUNNING)
    await put(store, asking, ended(mission(2, user_id=UserId("other"))), ended(mission(3)))
    assert (await ask()).items == 1


async def test_of_too_many_the_newest_are_counted_and_it_says_so(
    store: MemoryStore, ask: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics_query, "MAX_MISSIONS", 3)
    monkeypatch.setattr(metrics_query, "_PAGE", 2)
    await put(store, *(mission(number, days_ago=number) for number in range(1, 7)))
    result = await ask()
    assert (result.items, result.data["truncated"]) == (3, True)
    assert result.summary.endswith("(the newest 3 only)")
    assert "There are more; the newest 3 are counted." in result.data["text"]


async def test_what_has_not_ended_has_no_rate(store: MemoryStore, ask: Calls) -> None:
    await put(store, mission(1, terms=make_terms(tool=None)))
    result = await ask()
    assert result.summary.endswith("1 mission, none has ended with a result yet")
    assert list(result.data["by_tool"]) == ["no tool yet"]


async def test_a_store_that_does_not_answer_is_a_failure_with_its_text(
    store: MemoryStore, ask: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(*_args: object) -> object:
        raise StoreUnavailable("The database does not answer")

    monkeypatch.setattr(type(store.queries), "missions", down)
    with pytest.raises(ToolExecutionFailed, match="The database does not answer"):
        await ask()
