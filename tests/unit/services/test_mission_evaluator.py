"""Whether results satisfy their objectives: the rules always judge, a model may deepen it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.adapters.llm.scripted import Fails, IsSilent, Says, ScriptedLLM, ScriptedTurn
from buddy.domain.evaluation import Evaluation, NextMission
from buddy.domain.events.learning import LearningSignal
from buddy.domain.ids import RunId, ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.tool import Source, ToolResult
from buddy.ports.llm import LLMRequest
from buddy.ports.tools import ToolContext
from buddy.services import mission_evaluator
from buddy.services.mission_request import MissionRequest
from buddy.testing.tools import ScriptedTool, spec
from worlds import MakeWorld, World

GOOD = Says({"satisfied": True, "evidence": ["names three teas"], "gap": ""})
BAD = Says({"satisfied": False, "evidence": [], "gap": "no word on   Assam"})
WITHOUT_PRICE = ToolResult(
    data={"online": True, "results": [{"title": "Tea", "url": "https://a.example/tea"}]},
    summary="1 result",
    sources=(Source(title="Tea", url="https://a.example/tea"),),
)


async def finds(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    return WITHOUT_PRICE


def web() -> ScriptedTool:
    """A search of the web that finds a page and no price."""
    return ScriptedTool(replace(spec(), contacts_network=True), finds)


def judge(answer: ScriptedTurn, most: str = "0.05") -> ScriptedLLM:
    """A model that judges, and decides no intent."""

    def say(request: LLMRequest) -> ScriptedTurn:
        return answer if request.purpose == "evaluate" else Fails("not now")

    return ScriptedLLM(say, model="m-1", most=Money.parse(most))


async def told(world: World, mission: Mission) -> Evaluation:
    """The judgement of a mission, which its log and its record have alike."""
    (signal,) = [e.data for e in await world.events(mission) if isinstance(e.data, LearningSignal)]
    record = (await world.get(mission)).execution_record
    assert record is not None
    assert record.evaluation == signal.evaluation
    assert (signal.outcome == "success") is signal.evaluation.satisfied
    return signal.evaluation


async def test_the_rules_see_a_gap_and_what_would_close_it(start_world: MakeWorld) -> None:
    world = await start_world([web()])
    found = await told(world, await world.run("search for the price of tea"))
    assert (found.satisfied, found.gap, found.engine) == (False, "no price is in it", "rules")
    why = "it reads the pages that were found, not only their first lines"
    assert found.next == NextMission(
        objective="Research the price of tea", tool=ToolName("web_research"), why=why
    )
    good = await told(world, await world.run("search for tea"))
    assert (good.satisfied, good.gap, good.next) == (True, None, None)


async def test_what_no_person_said_is_not_offered_again(start_world: MakeWorld) -> None:
    world = await start_world([web()])
    request = MissionRequest(objective="search for the price of tea", channel="mcp")
    mission = await world.buddy.proposals.create(world.user, request)
    await world.buddy.approvals.approve(world.user, mission.mission_id, mission.revision, "api")
    await world.buddy.executions.request_execution(world.user, mission.mission_id)
    found = await told(world, await world.result(mission))
    assert (found.gap, found.next) == ("no price is in it", None)


async def test_a_failure_is_judged_by_its_error(start_world: MakeWorld) -> None:
    async def breaks(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        raise ValueError("no")

    world = await start_world([ScriptedTool(spec(), breaks)])
    found = await told(world, await world.run())
    assert not found.satisfied
    assert found.gap


async def test_a_model_finds_a_gap_and_the_mission_pays_for_it(start_world: MakeWorld) -> None:
    world = await start_world([web()], llm=judge(replace_cost(BAD)), llm_evaluates=True)
    mission = await world.run("search for tea")
    found = await told(world, mission)
    assert (found.satisfied, found.score, found.gap) == (False, 0.49, "no word on Assam")
    assert found.engine == "rules, llm:m-1"
    lines = await world.buddy.store.queries.ledger_entries(world.user, RunId(mission.mission_id))
    about = [(e.kind, e.amount.usd()) for e in lines if e.about == "llm:m-1 evaluate"]
    assert about == [("meter", "0.05"), ("adjust", "-0.048")]
    (call,) = [
        each
        for each in (await world.buddy.receipts.of(world.user, mission.mission_id)).calls
        if each.name == "llm:m-1 evaluate"
    ]
    assert call.actual_usd == Money.parse("0.002")


def replace_cost(turn: Says) -> Says:
    return replace(turn, cost=Money.parse("0.002"))


async def test_a_model_closes_no_gap_that_a_rule_has_found(start_world: MakeWorld) -> None:
    world = await start_world([web()], llm=judge(GOOD), llm_evaluates=True)
    found = await told(world, await world.run("search for the price of tea"))
    assert (found.satisfied, found.gap) == (False, "no price is in it")
    assert found.evidence[-1] == "names three teas"


@pytest.mark.parametrize(
    ("answer", "most", "reason"),
    [
        (Fails(), "0.05", "LLM unavailable"),
        (IsSilent(), "0.05", "LLM unavailable"),
        (Says({"satisfied": "yes"}), "0.05", "LLM answer invalid"),
        (GOOD, "500", "LLM over budget"),
    ],
)
async def test_without_the_model_the_rules_stand_and_it_is_said(
    start_world: MakeWorld,
    monkeypatch: pytest.MonkeyPatch,
    answer: ScriptedTurn,
    most: str,
    reason: str,
) -> None:
    monkeypatch.setattr(mission_evaluator, "TIMEOUT_SECONDS", 0.02)
    world = await start_world([web()], llm=judge(answer, most), llm_evaluates=True)
    found = await told(world, await world.run("search for tea"))
    assert (found.satisfied, found.engine) == (True, f"rules ({reason})")


async def test_no_model_is_asked_unless_that_is_switched_on(start_world: MakeWorld) -> None:
    llm = judge(BAD)
    world = await start_world([web()], llm=llm)
    assert (await told(world, await world.run("search for tea"))).satisfied
    assert [each for each in llm.requests if each.purpose == "evaluate"] == []
