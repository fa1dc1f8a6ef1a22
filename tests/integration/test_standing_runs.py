"""A run whose yes was given beforehand: it parks over nothing, for nobody waits beside it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from buddy.domain.ids import LOCAL_USER, ToolName
from buddy.domain.instant import plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.standing_approval import Bounds
from buddy.services.standing_approvals import StandingRequest
from buddy.testing.tools import ScriptedTool, spec
from money_worlds import OpenWorld, Shop, Till, balanced, known, paid
from worlds import World

pytestmark = pytest.mark.xdist_group("dbos")

FIVE = Money.parse("5.00")


@pytest.fixture(params=["inline", "dbos"])
def till(request: pytest.FixtureRequest, tmp_path: Path) -> Till:
    return Till(request.param, tmp_path)


@pytest.fixture
async def open_world(till: Till) -> AsyncIterator[OpenWorld]:
    async with AsyncExitStack() as stack:

        async def opened(*tools: ScriptedTool, **parts: Any) -> World:
            return await stack.enter_async_context(till.open(*tools, **parts))

        yield opened


async def approved_beforehand(world: World) -> Mission:
    """Propose what a schedule would, with a standing approval that covers it."""
    mission = await world.propose(metadata={"source": "schedule"}, max_cost=FIVE)
    terms = mission.terms
    assert terms.tool is not None
    bounds = Bounds(
        tool=ToolName(terms.tool),
        allowed_domains=terms.scope.allowed_domains,
        cap_per_run=FIVE,
    )
    request = StandingRequest(
        bounds=bounds,
        cap_total=Money.parse("10.00"),
        count=2,
        until=plus_seconds(world.clock.now(), 3600),
    )
    await world.buddy.standings.create(LOCAL_USER, request, "api")
    return await world.buddy.standings.try_approve(LOCAL_USER, mission.mission_id)


async def executed(world: World, mission: Mission) -> Mission:
    assert mission.status is MissionStatus.APPROVED
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    return await world.result(mission)


async def test_a_call_that_would_pass_the_cap_stops_it_with_both_figures(
    open_world: OpenWorld,
) -> None:
    prices = {"a": "2.10", "b": "2.10", "c": "0.95"}
    shop = Shop(tuple(paid(name, known(price)) for name, price in prices.items()))
    world = await open_world(shop.tool())
    mission = await executed(world, await approved_beforehand(world))
    record = mission.execution_record
    assert record is not None
    assert mission.status is MissionStatus.FAILED
    assert (record.error, record.error_code) == ("Stopped by budget", "budget_exceeded")
    assert record.error_detail == (
        "stopped by budget: $4.20 spent, the next call needs $0.95, cap $5.00"
    )
    assert record.artifact_reference is None
    assert record.cost_usd == Money.parse("4.20")
    assert shop.names == ["a", "b"]
    assert (await world.ledger(mission))[-2:] == [("settle", "4.20"), ("release", "0.80")]
    await balanced(world, mission)
    kinds = await world.kinds(mission)
    assert "approval_required" not in kinds
    assert kinds[-3:] == ["step tool_execution failed 65", "budget_settled", "stop failed"]
    assert world.buddy.engine.load.running == 0


async def test_another_tool_than_the_approved_one_is_not_taken(open_world: OpenWorld) -> None:
    other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))
    world = await open_world(ScriptedTool(spec()), other)
    world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
    mission = await approved_beforehand(world)
    await world.switch("web_search", enabled=False)
    mission = await executed(world, mission)
    record = mission.execution_record
    assert record is not None
    assert mission.status is MissionStatus.FAILED
    assert (record.error, record.error_code) == ("Not approved", "warrant_exceeded")
    assert "the standing approval does not cover it" in str(record.error_detail)
    assert other.calls == []
    await balanced(world, mission)
