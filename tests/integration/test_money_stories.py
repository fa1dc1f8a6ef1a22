"""The three stories of money, on both engines, through the executor that everybody uses."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from buddy.domain.budget import BudgetLimits
from buddy.domain.ids import LOCAL_USER
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.run import Deviation
from buddy.domain.tool import ToolResult
from buddy.errors import BudgetExceeded, InputInvalid, InvalidTransition, TopUpRequired
from buddy.ports.tools import ToolContext
from buddy.testing.clock import FixedClock
from buddy.testing.tools import ScriptedTool, spec
from money_worlds import UNKNOWN, OpenWorld, Shop, Till, balanced, known, lapse, paid, takes, top_up
from worlds import World, make_world

pytestmark = pytest.mark.xdist_group("dbos")

FIGURES = "$4.20 spent, the next call needs $0.95, cap $5.00"
THREE = (paid("a", known("2.10")), paid("b", known("2.10")), paid("c", known("0.95")))


@pytest.fixture(params=["inline", "dbos"])
def till(request: pytest.FixtureRequest, tmp_path: Path) -> Till:
    return Till(request.param, tmp_path)


@pytest.fixture
async def open_world(till: Till) -> AsyncIterator[OpenWorld]:
    async with AsyncExitStack() as stack:

        async def opened(tool: ScriptedTool, **parts: Any) -> World:
            return await stack.enter_async_context(till.open(tool, **parts))

        yield opened


def deviation_of(mission: Mission) -> Deviation:
    assert mission.status is MissionStatus.AWAITING_APPROVAL
    assert mission.run is not None
    assert mission.run.deviation is not None
    return mission.run.deviation


async def test_refused_before_it_begins(open_world: OpenWorld) -> None:
    tool = ScriptedTool(spec(price=known("5.23")))
    world = await open_world(tool)
    mission = await world.run()
    assert mission.status is MissionStatus.FAILED
    record = mission.execution_record
    assert record is not None
    assert record.error == "Budget exceeded"
    assert record.error_detail == "Budget exceeded: $5.23 > $5.00 limit"
    assert (tool.calls, await world.ledger(mission), await world.money()) == ([], [], {})
    kinds = await world.kinds(mission)
    assert "step budget_check failed 30" in kinds
    assert kinds[-1] == "stop failed"


async def test_it_parks_before_the_call_that_would_pass_the_cap(open_world: OpenWorld) -> None:
    shop = Shop(THREE)
    world = await open_world(shop.tool())
    mission = await world.run()
    deviation = deviation_of(mission)
    assert (deviation.kind, deviation.message) == ("money", FIGURES)
    assert (deviation.approved, deviation.needed) == ("5.00", "5.15")
    assert deviation.missing_usd == Money.parse("0.15")
    assert shop.names == ["a", "b"]
    assert set((await world.money()).values()) == {("0.00", "5.00")}
    assert (await world.kinds(mission))[-1] == "approval_required"
    (figures,) = (await world.buddy.metrics.collect_metrics(world.user, 7)).now.tools
    assert (figures.succeeded, figures.failed, figures.latency.count) == (0, 0, 0)
    assert world.buddy.engine.load.running == 0


async def test_not_topped_up_it_fails_with_both_figures(open_world: OpenWorld) -> None:
    shop = Shop(THREE)
    world = await open_world(shop.tool())
    mission = await world.run()
    assert await lapse(world) == 1
    assert await lapse(world) == 0
    mission = await world.get(mission)
    record = mission.execution_record
    assert mission.status is MissionStatus.FAILED
    assert record is not None
    assert (record.error, record.error_code) == ("Stopped by budget", "budget_exceeded")
    assert record.error_detail == f"stopped by budget: {FIGURES}"
    assert record.artifact_reference is None
    assert record.cost_usd == Money.parse("4.20")
    assert (
        await world.buddy.store.queries.artifacts_of_mission(LOCAL_USER, mission.mission_id) == ()
    )
    kinds = await world.kinds(mission)
    assert kinds[-3:] == ["step tool_execution failed 65", "budget_settled", "stop failed"]
    assert (await world.ledger(mission))[-2:] == [("settle", "4.20"), ("release", "0.80")]
    await balanced(world, mission)
    with pytest.raises(InvalidTransition):
        await top_up(world, mission, "1.00")


async def test_topped_up_it_finishes_and_pays_nothing_twice(open_world: OpenWorld) -> None:
    shop = Shop(THREE)
    tool = shop.tool()
    world = await open_world(tool)
    mission = await world.run()
    after = await top_up(world, mission, "0.150001")
    assert after.status is MissionStatus.RUNNING
    assert after.warrant is not None
    assert after.warrant.cap_usd == Money.parse("5.150001")
    assert after.terms == mission.terms
    mission = await world.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    assert shop.names == ["a", "b", "c"]
    assert len({key for _, key in shop.made}) == 3
    assert len(tool.calls) == 2
    record = mission.execution_record
    assert record is not None
    assert record.cost_usd == Money.parse("5.15")
    assert record.execution_result == {"bought": ["a", "b", "c"]}
    assert record.artifact_reference is not None
    assert await world.ledger(mission) == [
        ("reserve", "5.00"),
        ("meter", "2.10"),
        ("meter", "2.10"),
        ("reserve", "0.150001"),
        ("top_up", "0.150001"),
        ("meter", "0.95"),
        ("settle", "5.15"),
        ("release", "0.000001"),
    ]
    assert set((await world.money()).values()) == {("5.15", "0.00")}
    await balanced(world, mission)
    kinds = await world.kinds(mission)
    assert kinds.count("stop completed") == 1
    told = [e.data for e in await world.events(mission) if e.event_type == "mission_approved"]
    approval: Any = told[-1]
    assert approval.top_up_usd == Money.parse("0.150001")
    assert approval.warrant.channel == "api"


async def test_it_may_park_again(open_world: OpenWorld) -> None:
    shop = Shop([*THREE, paid("d", known("3.00"))])
    world = await open_world(shop.tool())
    mission = await world.run()
    await top_up(world, mission, "0.15")
    mission = await world.result(mission)
    message = "$5.15 spent, the next call needs $3.00, cap $5.15"
    assert deviation_of(mission).message == message
    await top_up(world, mission, "3")
    mission = await world.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    assert shop.names == ["a", "b", "c", "d"]
    await balanced(world, mission)


async def test_a_yes_alone_adds_no_money(open_world: OpenWorld) -> None:
    world = await open_world(Shop(THREE).tool())
    mission = await world.run()
    with pytest.raises(TopUpRequired, match=r"add at least \$0.15"):
        await world.go_on(mission)
    with pytest.raises(InputInvalid, match=r"\$0.149999 is not enough.*at least \$0.15"):
        await top_up(world, mission, "0.149999")
    for bad in ("0", "-1", "1000.01"):
        with pytest.raises(InputInvalid):
            await top_up(world, mission, bad)
    assert await world.get(mission) == mission


async def test_a_top_up_that_another_limit_forbids_changes_nothing(open_world: OpenWorld) -> None:
    limits = BudgetLimits(per_user_day=Money.parse("5.10"))
    world = await open_world(Shop(THREE).tool(), limits=limits)
    mission = await world.run()
    money, ledger = await world.money(), await world.ledger(mission)
    with pytest.raises(BudgetExceeded, match=r"\$5.15 > \$5.10 limit \(user/day 2026-01-15\)"):
        await top_up(world, mission, "0.15")
    assert (await world.get(mission), await world.money()) == (mission, money)
    assert await world.ledger(mission) == ledger


@pytest.mark.parametrize("how", ["reject", "cancel"])
async def test_declined_it_keeps_what_was_spent(open_world: OpenWorld, how: str) -> None:
    world = await open_world(Shop(THREE).tool())
    mission = await world.run()
    if how == "reject":
        await world.buddy.approvals.reject(LOCAL_USER, mission.mission_id, 1, None)
    else:
        await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
    mission = await world.get(mission)
    assert mission.status is MissionStatus.CANCELLED
    assert (await world.ledger(mission))[-2:] == [("settle", "4.20"), ("release", "0.80")]
    await balanced(world, mission)


async def test_what_a_call_really_cost_makes_room(open_world: OpenWorld) -> None:
    shop = Shop(THREE, costs={"a": Money.parse("1.234567")})
    world = await open_world(shop.tool())
    mission = await world.run()
    assert mission.status is MissionStatus.COMPLETED
    assert set((await world.money()).values()) == {("4.284567", "0.00")}
    await balanced(world, mission)


async def test_what_costs_less_than_nothing_makes_no_room(open_world: OpenWorld) -> None:
    shop = Shop(THREE, costs={"a": Money.parse("-100")})
    world = await open_world(shop.tool())
    assert deviation_of(await world.run()).message == FIGURES
    assert shop.names == ["a", "b"]


async def test_neither_does_a_tool_that_is_one_call(open_world: OpenWorld) -> None:
    async def generous(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data={"x": 1}, summary="x", cost=Money.parse("-50"))

    world = await open_world(ScriptedTool(spec(price=known("1.00")), generous))
    mission = await world.run()
    assert mission.status is MissionStatus.COMPLETED
    assert set((await world.money()).values()) == {("1.00", "0.00")}
    await balanced(world, mission)


class Turning(FixedClock):
    """A clock whose month ends after so many looks."""

    looks = 10**6

    def now(self) -> Instant:
        self.looks -= 1
        text = "2026-01-31T23:59:59.999Z" if self.looks >= 0 else "2026-02-01T00:00:00.000Z"
        return Instant(text)


async def test_credits_of_a_call_are_all_of_one_month() -> None:
    """At whichever look at the clock the month turns."""
    months = set[str]()
    for looks in range(60):
        clock = Turning()
        shop = Shop([paid("a", known("0.10"), credits=takes("serp", 3))])
        world = make_world([shop.tool()], clock=clock)
        await world.buddy.start()
        mission = await world.approved()
        clock.looks = looks
        await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
        await world.result(mission)
        accounts = await world.buddy.store.queries.accounts(LOCAL_USER)
        await world.buddy.stop()
        (account,) = [each for each in accounts if each.scope.startswith("credits")]
        assert (account.settled.micros, account.reserved.micros) == (3, 0)
        months.add(account.scope)
    assert len(months) == 2, "the month turned before the call in some, and after it in others"


async def test_an_unknown_price_takes_all_that_is_left(open_world: OpenWorld) -> None:
    free = paid("free", known("0"))
    shop = Shop([paid("a", UNKNOWN, at_most=Money.parse("2")), free, paid("b", UNKNOWN)])
    shop.costs = {"a": Money.parse("0.5")}
    world = await open_world(shop.tool())
    mission = await world.run()
    assert mission.status is MissionStatus.COMPLETED
    # The second one never said what it cost, so it cost all that the cap had left.
    assert set((await world.money()).values()) == {("5.00", "0.00")}
    await balanced(world, mission)


async def test_an_unknown_price_with_nothing_left_is_not_called(open_world: OpenWorld) -> None:
    shop = Shop([paid("a", known("5.00")), paid("b", UNKNOWN)])
    world = await open_world(shop.tool())
    mission = await world.run()
    deviation = deviation_of(mission)
    assert deviation.message == "$5.00 spent, the next call has no known price, cap $5.00"
    assert shop.names == ["a"]


@pytest.mark.parametrize("together", [False, True])
async def test_a_tool_that_minds_nothing_is_stopped_all_the_same(
    open_world: OpenWorld, *, together: bool
) -> None:
    shop = Shop([*THREE, paid("d", known("0.01"))], swallows=True, together=together)
    world = await open_world(shop.tool())
    mission = await world.run()
    assert deviation_of(mission).kind == "money"
    assert shop.names == ["a", "b"]
    await top_up(world, mission, "1")
    mission = await world.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    assert sorted(shop.names) == ["a", "b", "c", "d"]
    await balanced(world, mission)


async def test_credits_are_counted_apart(open_world: OpenWorld) -> None:
    calls = [paid(str(n), known("0.10"), credits=takes("serp", 4)) for n in range(3)]
    shop = Shop(calls)
    world = await open_world(shop.tool(), limits=BudgetLimits(credits_per_month=10))
    mission = await world.run()
    deviation = deviation_of(mission)
    assert deviation.message == (
        "$0.20 spent, the next call needs $0.10, cap $5.00. "
        "Credits of serp this month: 8 used, 4 needed, limit 10. Raise that limit, then approve"
    )
    assert deviation.missing_usd is None
    assert shop.names == ["0", "1"]
    await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
    accounts = await world.buddy.store.queries.accounts(LOCAL_USER, ["credits serp 2026-01"])
    assert [(a.settled.micros, a.reserved.micros) for a in accounts] == [(8, 0)]
    await balanced(world, await world.get(mission))


async def test_a_goal_and_a_schedule_have_their_own_limits(open_world: OpenWorld) -> None:
    tool = ScriptedTool(spec(price=known("2.00")))
    world = await open_world(tool, limits=BudgetLimits(per_goal=Money.parse("3")))
    metadata = {"goal": "g_1", "schedule": "s_1"}
    assert (await world.run(metadata=metadata)).status is MissionStatus.COMPLETED
    second = await world.run(metadata=metadata)
    assert second.execution_record is not None
    detail = "Budget exceeded: $4.00 > $3.00 limit (goal g_1)"
    assert second.execution_record.error_detail == detail
    money = await world.money()
    assert (money["goal g_1"], money["schedule s_1"]) == (("2.00", "0.00"), ("2.00", "0.00"))
