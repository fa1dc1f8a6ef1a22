"""A mission whose intent a model decides: its cost stands beside the tool's, in the same cap."""

import asyncio
from pathlib import Path

import pytest

from buddy.adapters.llm.scripted import Fails, Says, ScriptedLLM
from buddy.domain.budget import BudgetLimits
from buddy.domain.ids import UserId
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.receipt import Receipt
from buddy.ports.llm import LLMAnswer, LLMRequest
from buddy.services.mission_request import MissionRequest
from buddy.testing.tools import ScriptedTool, spec
from money_worlds import UNKNOWN, Shop, Till, known, paid, top_up
from worlds import SOON, World

pytestmark = pytest.mark.xdist_group("dbos")

MOST, COST = Money.parse("0.01"), Money.parse("0.004")
NAME = "llm:m-1 classify_intent"
SEARCH = Says({intent.value: float(intent is Intent.SEARCH) for intent in Intent}, cost=COST)


def model(*, most: Money | None = MOST) -> ScriptedLLM:
    return ScriptedLLM(lambda _: SEARCH, model="m-1", most=most)


@pytest.fixture
def till(tmp_path: Path) -> Till:
    return Till("inline", tmp_path)


@pytest.fixture
def dbos(tmp_path: Path) -> Till:
    return Till("dbos", tmp_path)


async def engine_of(world: World, mission: Mission) -> str:
    (decided,) = [e.data for e in await world.events(mission) if e.event_type == "intent_decision"]
    return decided.engine  # type: ignore[union-attr]  # of this type it has one


async def receipt(world: World, mission: Mission) -> Receipt:
    return await world.buddy.receipts.of(world.user, mission.mission_id)


def told(found: Receipt) -> list[tuple[str, str, str]]:
    return [(call.name, call.counted_usd.usd(), call.actual_usd.usd()) for call in found.calls]


async def test_the_receipt_has_a_line_for_each_call_of_the_model(till: Till) -> None:
    shop = Shop((paid("a", known("1.00")),))
    async with till.open(shop.tool(), llm=model()) as world:
        mission = await world.run()
        assert mission.status is MissionStatus.COMPLETED
        assert await engine_of(world, mission) == "llm:m-1"
        found = await receipt(world, mission)
        assert told(found) == [
            (NAME, "0.01", "0.004"),
            ("a", "1.00", "1.00"),
        ]
        assert found.spent_usd == Money.parse("1.004")
        assert set((await world.money()).values()) == {("1.004", "0.00")}


async def test_the_model_is_asked_once_for_proposal_preview_and_run(till: Till) -> None:
    llm = model()
    async with till.open(ScriptedTool(), llm=llm) as world:
        mission = await world.run()
        assert await engine_of(world, mission) == "llm:m-1"
        again = await world.propose(mission.terms.objective)
        proposals, mission_id = world.buddy.proposals, again.mission_id
        await proposals.preview(world.user, mission_id, {"max_cost": Money.parse("2")}, 1)
        assert len(llm.requests) == 1
        await proposals.preview(world.user, mission_id, {"objective": "search for tea"}, 1)
        assert len(llm.requests) == 2
        await proposals.create(UserId("other"), MissionRequest(objective=again.terms.objective))
        assert len(llm.requests) == 3, "what one user's sentence was taken for is theirs"


async def test_a_tool_without_a_price_takes_what_the_model_has_left(till: Till) -> None:
    tool = ScriptedTool(spec(price=UNKNOWN))
    async with till.open(tool, llm=model()) as world:
        mission = await world.run(max_cost=Money.parse("2.00"))
        assert mission.status is MissionStatus.COMPLETED
        assert set((await world.money()).values()) == {("2.00", "0.00")}
        assert (await world.ledger(mission))[0] == ("reserve", "1.996")


async def test_a_tool_that_needs_what_the_model_took_waits_for_a_top_up(till: Till) -> None:
    shop = Shop((paid("a", known("2.00")),))
    async with till.open(shop.tool(), llm=model()) as world:
        mission = await world.run(max_cost=Money.parse("2.00"))
        assert mission.run is not None
        assert mission.run.deviation is not None
        assert mission.run.deviation.message == "$0.004 spent, the next call needs $2.00, cap $2.00"
        assert mission.run.deviation.missing_usd == Money.parse("0.004")
        await top_up(world, mission, "0.004")
        mission = await world.result(mission)
        assert mission.status is MissionStatus.COMPLETED
        assert set((await world.money()).values()) == {("2.004", "0.00")}


async def test_a_tool_whose_price_is_the_cap_is_refused_at_the_check(till: Till) -> None:
    tool = ScriptedTool(spec(price=known("2.00")))
    async with till.open(tool, llm=model()) as world:
        mission = await world.run(max_cost=Money.parse("2.00"))
        assert mission.status is MissionStatus.FAILED
        assert mission.execution_record is not None
        assert mission.execution_record.error == "Budget exceeded"
        assert mission.tracker is not None
        step = mission.tracker.current_step
        assert step is not None
        assert (step.step_name, step.message) == (
            "budget_check",
            "Budget exceeded: $2.004 > $2.00 limit",
        )
        assert tool.calls == []
        assert set((await world.money()).values()) == {("0.004", "0.00")}


async def test_where_the_cap_leaves_too_little_the_other_engine_decides(till: Till) -> None:
    llm = model()
    async with till.open(ScriptedTool(), llm=llm) as world:
        mission = await world.run(max_cost=Money.parse("0.009"))
        assert mission.status is MissionStatus.COMPLETED
        assert llm.requests == []
        assert await engine_of(world, mission) == "set (LLM over budget)"
        assert told(await receipt(world, mission)) == []


async def test_where_the_day_leaves_too_little_too(till: Till) -> None:
    llm, limits = model(), BudgetLimits(per_user_day=Money.parse("0.009"))
    async with till.open(ScriptedTool(), llm=llm, limits=limits) as world:
        mission = await world.run()
        assert mission.status is MissionStatus.COMPLETED
        assert llm.requests == []
        assert await engine_of(world, mission) == "set (LLM over budget)"
        assert await world.money() == {}
        assert world.buddy.health.llm is not None
        state = world.buddy.health.llm.state
        assert state.condition == "failing"
        assert "user/day" in str(state.failure)


async def test_a_model_without_a_price_decides_nothing(till: Till) -> None:
    llm = model(most=None)
    async with till.open(ScriptedTool(), llm=llm) as world:
        mission = await world.run()
        assert llm.requests == []
        assert await engine_of(world, mission) == "set (LLM price unknown)"


async def test_one_that_fails_is_said_and_costs_what_it_says(till: Till) -> None:
    llm = ScriptedLLM(lambda _: Fails("gone fishing"), model="m-1", most=MOST)
    async with till.open(ScriptedTool(), llm=llm) as world:
        mission = await world.run()
        assert mission.status is MissionStatus.COMPLETED
        assert await engine_of(world, mission) == "set (LLM unavailable)"
        assert told(await receipt(world, mission)) == [(NAME, "0.01", "0.01")] * 2


class Hanging(ScriptedLLM):
    """Never answers."""

    def __init__(self) -> None:
        super().__init__(lambda _: SEARCH, model="m-1", most=MOST)
        self.hanging = asyncio.Event()

    async def complete(self, request: LLMRequest) -> LLMAnswer:
        self.hanging.set()
        await asyncio.Event().wait()
        return await super().complete(request)


async def test_a_process_that_dies_while_the_model_thinks_pays_once(dbos: Till) -> None:
    async with dbos.open(ScriptedTool(), llm=model()) as world:
        mission = await world.propose()
        await world.buddy.approvals.approve(world.user, mission.mission_id, 1, "api")
    llm = Hanging()  # of a process that knows nothing of what was asked for the proposal
    async with dbos.open(ScriptedTool(), llm=llm) as world:
        await world.buddy.executions.request_execution(world.user, mission.mission_id)
        await asyncio.wait_for(llm.hanging.wait(), SOON)
    later = model()
    async with dbos.open(ScriptedTool(), llm=later) as world:
        mission = await world.result(mission)
        assert mission.status is MissionStatus.COMPLETED
        assert later.requests == []
        assert await engine_of(world, mission) == "set (LLM asked before)"
        assert told(await receipt(world, mission)) == [
            (NAME, "0.01", "0.004"),
            (NAME, "0.01", "0.01"),
        ]
        assert set((await world.money()).values()) == {("0.014", "0.00")}
