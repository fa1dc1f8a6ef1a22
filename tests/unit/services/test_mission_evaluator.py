"""Whether results satisfy their objectives: the rules always judge, a model may deepen it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from buddy.adapters.llm.scripted import Fails, IsSilent, Says, ScriptedLLM, ScriptedTurn
from buddy.domain.budget import BudgetLimits
from buddy.domain.evaluation import Evaluation, NextMission
from buddy.domain.events.learning import LearningSignal
from buddy.domain.ids import RunId, ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.tool import Source, ToolResult
from buddy.errors import LLMUnavailable
from buddy.ports.engine import StepContext
from buddy.ports.llm import LLMRequest
from buddy.ports.tools import ToolContext
from buddy.services import mission_evaluator
from buddy.services.account_book import AccountBook
from buddy.services.counted_call import OnceInARun
from buddy.services.llm_health import LLMHealth
from buddy.services.llm_meter import Charge, LLMMeter, Payer
from buddy.services.mission_evaluator import MissionEvaluator
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
    assert (found.satisfied, found.gap, found.engine) == (True, "no price is in it", "rules")
    why = "it reads the pages that were found, not only their first lines"
    assert found.next == NextMission(
        objective="Research the price of tea", tool=ToolName("web_research"), why=why
    )
    good = await told(world, await world.run("search for tea"))
    assert (good.satisfied, good.gap, good.next) == (True, None, None)


async def test_a_search_of_the_library_alone_is_judged_too(start_world: MakeWorld) -> None:
    world = await start_world([ScriptedTool(spec(), finds)])
    found = await told(world, await world.run("search for the price of tea"))
    assert (found.satisfied, found.gap) == (True, "no price is in it")


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
    # What a page may have made the model say teaches nothing, and is marked as the model's.
    gap = "the model says: no word on Assam"
    assert (found.satisfied, found.score, found.gap) == (True, 1.0, gap)
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
    assert (found.score, found.gap) == (0.75, "no price is in it")
    assert found.evidence[-1] == "the model says: names three teas"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/a",
        "(www.evil.example)",
        "evil.example",
        "[pay](HTTP://1)",
        "help@evil.example",
        "evil\uff0eexample",
        "ev\u200bil.\u200bexample",
        "192.0.2.1",
    ],
)
async def test_no_address_comes_through_the_model(start_world: MakeWorld, address: str) -> None:
    words = f"nothing on Assam, see {address} for it, 3.5 of 7"
    says = Says({"satisfied": False, "evidence": [words], "gap": words})
    world = await start_world([web()], llm=judge(says), llm_evaluates=True)
    found = await told(world, await world.run("search for tea"))
    said = "the model says: nothing on Assam, see (address left out) for it, 3.5 of 7"
    assert (found.gap, found.evidence[-1]) == (said, said)


class EngineCancelsError(Exception):
    """As an engine ends a run out of its step."""


async def test_a_signal_of_the_engine_is_no_failure_of_the_model(start_world: MakeWorld) -> None:
    llm = judge(GOOD)
    world = await start_world([web()], llm=llm, llm_evaluates=True)
    finished = mission_evaluator.Finished(
        objective="tea", tool=ToolName("web_search"), tool_input={}, result=WITHOUT_PRICE
    )

    async def cancels(_work: object) -> Charge:
        raise EngineCancelsError

    health, book = LLMHealth(llm.name, world.clock), AccountBook(BudgetLimits())
    meter = LLMMeter(llm, world.buddy.store.transact, book, world.clock, health)
    evaluator = MissionEvaluator(world.buddy.registry, meter)
    with pytest.raises(EngineCancelsError):
        await evaluator.evaluate(finished, Payer(user_id=world.user), cancels)
    assert llm.requests == []


async def test_a_booking_that_the_engine_knows_already_asks_nobody() -> None:
    class Knows:
        def remembered(self, _step: str) -> bool:
            return False

        async def database_step(self, _name: str, _fn: object) -> JsonObject:
            return {"about": "llm:m-1 evaluate", "counted_micros": 1}

    async def work(_uow: object) -> Charge:
        raise AssertionError("it was booked before")

    with pytest.raises(LLMUnavailable) as refused:
        await OnceInARun(cast("StepContext", Knows()), "finalize:llm")(work)
    assert refused.value.details["reason"] == "LLM asked before"


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
