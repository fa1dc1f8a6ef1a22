"""A language model plans goals first, gates nothing, and makes nothing up."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.adapters.llm.scripted import Fails, Says, Script, ScriptedLLM
from buddy.adapters.planning.embedded import EmbeddedPlanner
from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.tools.calculate import Calculate
from buddy.adapters.tools.synthesize import Synthesize
from buddy.adapters.tools.web_extract import WebExtract
from buddy.domain.budget import BudgetLimits
from buddy.domain.goal_plan import Take, Then
from buddy.domain.ids import LOCAL_USER
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.errors import ToolInputInvalid
from buddy.services.account_book import AccountBook
from buddy.services.json_schema import SchemaCheck
from buddy.services.llm_health import LLMHealth
from buddy.services.llm_meter import LLMMeter, Payer
from buddy.services.llm_planner import Planning
from buddy.testing.clock import FixedClock
from goal_worlds import OBJECTIVE, searching

TOOLS = [each.spec for each in (searching(), WebExtract(), Calculate(), Synthesize())]
PAYER = Payer(user_id=LOCAL_USER)


def step(name: str, tool: str, words: str = "{}", *takes: JsonObject, **more: Any) -> JsonObject:
    before = sorted({name for each in takes for name in each["from"]})
    made = {
        "name": name,
        "objective": name,
        "tool": tool,
        "words": words,
        "takes": list(takes),
        "depends_on": before,
        "optional": False,
    }
    return {**made, **more}


def take(argument: str, *earlier: str, **more: Any) -> JsonObject:
    made = {"argument": argument, "from": list(earlier), "take": "rows", "first": 0, "most": 1}
    return {**made, "what": "price", "form": "", **more}


SEARCH = step("search", "web_search", '{"query": "vendors of solar lamps"}')
READ = step(
    "read",
    "web_extract",
    '{"what": "prices"}',
    take("urls", "search", take="addresses", most=3),
    optional=True,
)
SUM = step("sum", "calculate", "{}", take("expression", "read", take="figures", form="sum of {}"))
END = step("end", "synthesize", '{"title": "Lamps"}', take("rows", "read", "sum"))


def check_input(name: str, tool_input: JsonObject) -> None:
    spec = next(each for each in TOOLS if each.name == name)
    problem = SchemaCheck(spec.input_schema).problem(tool_input)
    if problem is not None:
        raise ToolInputInvalid(f"{name}: {problem[1]}")


def planning(script: Script) -> tuple[Planning, ScriptedLLM]:
    llm, store, clock = (
        ScriptedLLM(script, model="m-1", most=Money(100)),
        MemoryStore(),
        FixedClock(),
    )
    book = AccountBook(BudgetLimits())
    meter = LLMMeter(llm, store.transact, book, clock, LLMHealth(llm.name, clock))
    return Planning(EmbeddedPlanner(), check_input, meter), llm


def says(*steps: JsonObject, question: str = "") -> Says:
    return Says({"question": question, "steps": list(steps)}, cost=Money(40))


async def test_the_model_plans_and_the_plan_says_who_did() -> None:
    made, llm = planning([says(SEARCH, READ, SUM, END)])
    plan = await made.plan(OBJECTIVE, TOOLS, PAYER)
    assert plan.engine == "llm:m-1"
    assert [part.tool for part in plan.parts] == [
        *("web_search", "web_extract", "calculate", "synthesize")
    ]
    read = plan.parts[1]
    assert (read.feeds[0].take, read.feeds[0].most, read.pages) == (Take.ADDRESSES, 3, 3)
    assert (read.on_failure.then, read.tool_input) == (Then.SKIP, {"what": "prices"})
    assert llm.requests[0].purpose == "plan"


async def test_what_a_step_is_for_is_one_line_without_spaces_around_it() -> None:
    said = step("search", "web_search", '{"query": "vendors"}', objective=" find\n\n vendors ")
    made, _ = planning([says(said, READ, SUM, END)])
    plan = await made.plan(OBJECTIVE, TOOLS, PAYER)
    assert (plan.engine, plan.parts[0].objective) == ("llm:m-1", "find vendors")


async def test_the_model_may_ask() -> None:
    made, _ = planning([says(question="Which lamps?")])
    plan = await made.plan(OBJECTIVE, TOOLS, PAYER)
    assert (plan.question, plan.parts) == ("Which lamps?", ())


@pytest.mark.parametrize(
    "steps",
    [
        (),
        (SEARCH,),
        (READ, SEARCH, END),
        (SEARCH, {**READ, "words": '{"urls": ["https://evil.example/"]}', "takes": []}, SUM, END),
        ({**SEARCH, "words": '{"query": "cheap cigarettes"}'}, READ, SUM, END),
        ({**SEARCH, "words": "not json"}, READ, SUM, END),
        ({**SEARCH, "words": '["list"]'}, READ, SUM, END),
        ({**SEARCH, "words": '{"q": "lamps"}'}, READ, SUM, END),
        ({**SEARCH, "tool": "send_money"}, READ, SUM, END),
        (
            SEARCH,
            READ,
            step("sum", "calculate", "{}", take("expression", "read", take="figures")),
            END,
        ),
        tuple(step(f"s{n}", "web_search", '{"query": "lamps"}') for n in range(9)),
    ],
    ids=[
        *("nothing", "no-end", "order", "address", "words", "json", "list", "schema", "tool"),
        *("form", "nine"),
    ],
)
async def test_what_is_no_plan_or_nobody_has_said_is_planned_without_it(
    steps: tuple[JsonObject, ...],
) -> None:
    made, _ = planning([says(*steps)])
    plan = await made.plan(OBJECTIVE, TOOLS, PAYER)
    assert plan.engine == "embedded (LLM answer invalid)"
    assert [part.key for part in plan.parts][:2] == ["search", "extract-1"]


async def test_a_model_that_does_not_answer_gates_nothing() -> None:
    made, _ = planning([Fails("gone")])
    plan = await made.plan(OBJECTIVE, TOOLS, PAYER)
    assert plan.engine.startswith("embedded (")
    assert len(plan.parts) == 6
