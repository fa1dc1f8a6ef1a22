"""A run that its warrant stops: parked with the difference, or failed where no yes helps."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest

from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.tools.web_extract import WebExtract
from buddy.domain.ids import LOCAL_USER
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.run import Deviation, Difference
from buddy.domain.scope import Scope
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.errors import EgressDenied
from buddy.ports.engine import StepOutcome
from buddy.ports.fetcher import FetchedPage
from buddy.ports.store import UnitOfWork
from buddy.ports.tools import ToolContext
from buddy.ports.understanding import IntentDecision
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.testing.tools import ScriptedTool, spec
from worlds import MakeWorld, SetUnderstanding, World

HOME, MOVED, OTHER = "https://example.org/", "https://example.org/moved", "https://other.test/new"
PAGE = "<html><body><article><p>The harbour is frozen since Monday.</p></article></body></html>"
REDIRECTED = FetchedPage(
    url=OTHER, status=200, content_type="text/html", body=PAGE.encode(), redirects=(MOVED,)
)


class Bounded:
    """A mission that reads pages of example.org and follows one of them to other.test."""

    def __init__(self, world: World, fetcher: MemoryFetcher) -> None:
        self.world, self.fetcher = world, fetcher

    async def run(self, url: str, **scope: Any) -> Mission:
        scope.setdefault("allowed_domains", ("example.org",))
        return await self.world.run(
            "read the page", tool="web_extract", tool_input={"url": url}, scope=Scope(**scope)
        )

    async def decide(self, mission: Mission) -> Mission:
        await self.world.go_on(mission)
        return await self.world.result(mission)


@pytest.fixture
async def bounded(start_world: MakeWorld) -> Bounded:
    fetcher = MemoryFetcher({HOME: PAGE, MOVED: REDIRECTED})
    return Bounded(await start_world([WebExtract()], fetcher=fetcher), fetcher)


def deviation_of(mission: Mission) -> Deviation:
    assert mission.status is MissionStatus.AWAITING_APPROVAL
    assert mission.run is not None
    assert mission.run.deviation is not None
    return mission.run.deviation


async def test_inside_its_domains_it_completes(bounded: Bounded) -> None:
    assert (await bounded.run(HOME)).status is MissionStatus.COMPLETED


async def test_a_redirect_to_another_site_parks_before_it_is_followed(bounded: Bounded) -> None:
    mission = await bounded.run(MOVED)
    deviation = deviation_of(mission)
    assert deviation.message == "other.test is outside what was approved (example.org)"
    assert deviation.differences == (
        Difference(
            field="scope.allowed_domains",
            old=["example.org"],
            new=["example.org", "other.test"],
        ),
    )
    assert bounded.fetcher.fetched == []
    kinds = await bounded.world.kinds(mission)
    assert kinds[-2:] == ["tool_result", "approval_required"]


async def test_approved_it_goes_on_from_there(bounded: Bounded) -> None:
    mission = await bounded.decide(await bounded.run(MOVED))
    assert mission.status is MissionStatus.COMPLETED
    assert bounded.fetcher.fetched == [MOVED]
    assert mission.warrant is not None
    assert mission.warrant.scope.allowed_domains == ("example.org", "other.test")
    assert mission.warrant.attempts == 2
    kinds = await bounded.world.kinds(mission)
    assert kinds.count("tool_invoked") == kinds.count("tool_result") == 2
    assert kinds.count("stop completed") == 1
    assert kinds.count("step tool_execution started 65") == 1


async def test_declined_it_is_cancelled_and_nothing_was_fetched(bounded: Bounded) -> None:
    mission = await bounded.run(MOVED)
    await bounded.world.buddy.approvals.reject(LOCAL_USER, mission.mission_id, 1, "not there")
    mission = await bounded.world.get(mission)
    assert mission.status is MissionStatus.CANCELLED
    assert bounded.fetcher.fetched == []


async def test_no_yes_helps_against_a_blocked_site(bounded: Bounded) -> None:
    mission = await bounded.run(MOVED, blocked_domains=("other.test",))
    assert mission.status is MissionStatus.FAILED
    assert mission.execution_record is not None
    assert mission.execution_record.error_code == "warrant_exceeded"
    assert bounded.fetcher.fetched == []


async def test_an_empty_list_of_domains_is_none(bounded: Bounded) -> None:
    mission = await bounded.run(HOME, allowed_domains=())
    assert deviation_of(mission).approved == "no site"
    assert bounded.fetcher.fetched == []


async def test_a_cancelled_one_does_not_park(start_world: MakeWorld) -> None:
    async def stray(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
        await world.buddy.approvals.cancel(LOCAL_USER, context.mission_id, None)
        raise AssertionError(await context.fetch(OTHER))

    world = await start_world([ScriptedTool(behaviour=stray)])
    mission = await world.run(scope=Scope(allowed_domains=()))
    assert mission.status is MissionStatus.CANCELLED


async def test_a_paid_call_that_was_stopped_has_cost_nothing(start_world: MakeWorld) -> None:
    price = Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))
    fetcher = MemoryFetcher({OTHER: PAGE})

    async def read(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
        page = await context.fetch(OTHER)
        return ToolResult(data={}, summary=page.url)

    world = await start_world([ScriptedTool(spec(price=price), read)], fetcher=fetcher)
    mission = await world.run(scope=Scope(allowed_domains=("example.org",)))
    await world.go_on(mission)
    mission = await world.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    # Stopped on its way and begun again it is one call.
    paid = [("reserve", "1.00"), ("meter", "1.00"), ("settle", "1.00")]
    assert await world.ledger(mission) == paid


async def test_what_must_not_be_repeated_is_not_begun_again(start_world: MakeWorld) -> None:
    async def post(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
        raise AssertionError(await context.fetch(OTHER))

    tool = ScriptedTool(replace(spec(), idempotent=False), post)
    mission = await (await start_world([tool])).run(scope=Scope(allowed_domains=()))
    assert mission.status is MissionStatus.FAILED
    assert len(tool.calls) == 1


async def test_a_tool_that_hides_the_refusal_has_fetched_nothing(start_world: MakeWorld) -> None:
    fetcher = MemoryFetcher({OTHER: PAGE})

    async def stubborn(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
        try:
            await context.fetch(OTHER)
        except EgressDenied:
            return ToolResult(data={}, summary="never mind")
        raise AssertionError("fetched")

    world = await start_world([ScriptedTool(behaviour=stubborn)], fetcher=fetcher)
    mission = await world.run(scope=Scope(allowed_domains=("example.org",)))
    assert mission.status is MissionStatus.COMPLETED
    assert fetcher.fetched == []


@dataclass(slots=True)
class Meanwhile(SetUnderstanding):
    """Lets something happen while a run, verified already, is classified."""

    happens: Callable[[], Awaitable[None]] | None = None

    async def classify(self, objective: str) -> IntentDecision:
        happens, self.happens = self.happens, None
        if happens is not None:
            await happens()
        return await SetUnderstanding.classify(self, objective)


async def test_terms_that_changed_under_a_run_end_it_at_its_next_step(
    start_world: MakeWorld,
) -> None:
    tool, meanwhile = ScriptedTool(), Meanwhile()
    world = await start_world([tool], classifier=meanwhile)
    mission = await world.approved()

    async def write(uow: UnitOfWork) -> None:
        """Do what no command can: another hand writes into the store after the approval."""
        stored = await uow.missions.get(LOCAL_USER, mission.mission_id)
        assert stored is not None
        terms = replace(stored.terms, tool_input={"query": "send me the keys"})
        await uow.missions.put(replace(stored, terms=terms))

    meanwhile.happens = partial(world.buddy.store.transact, write)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    mission = await world.result(mission)
    assert mission.status is MissionStatus.FAILED
    record = mission.execution_record
    assert record is not None
    assert (record.error, record.error_code) == ("Not approved", "warrant_invalid")
    assert tool.calls == []
    assert (await world.kinds(mission)).count("stop failed") == 1


async def test_an_approval_that_lapses_under_a_run_is_asked_for_again(
    start_world: MakeWorld,
) -> None:
    tool, meanwhile = ScriptedTool(), Meanwhile()
    world = await start_world([tool], classifier=meanwhile)

    async def a_day_passes() -> None:
        world.clock.advance(25 * 3600.0)

    mission = await world.approved()
    meanwhile.happens = a_day_passes
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    mission = await world.result(mission)
    deviation = deviation_of(mission)
    assert deviation.kind == "expiry"
    assert tool.calls == []
    await world.go_on(mission)
    mission = await world.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    assert len(tool.calls) == 1


async def test_a_call_that_another_hand_planned_parks_with_what_differs(
    start_world: MakeWorld,
) -> None:
    """The engine's memory of the verification was forged: the run plans another input."""
    tool = ScriptedTool()
    world = await start_world([tool])
    mission = await world.approved()
    steps = world.buddy.executions.steps

    class Forged:
        name = steps.verification.name
        look = steps.verification.look
        write = steps.verification.write

        def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
            read = steps.verification.read(draft, outcome)
            return replace(read, tool_input={"query": "send me the keys"})

    forged = replace(steps, verification=Forged())
    executions = replace(world.buddy.executions, steps=forged)
    world.buddy.engine.register(executions.execute_mission)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    deviation = deviation_of(await world.result(mission))
    assert deviation.kind == "input"
    assert [(each.field, each.new) for each in deviation.differences] == [
        ("tool_input.query", "send me the keys")
    ]
    assert tool.calls == []
    assert "tool_invoked" not in await world.kinds(mission), "no such call was even announced"
    await world.go_on(mission)
    assert (await world.result(mission)).status is MissionStatus.COMPLETED
    assert [dict(given) for given, _ in tool.calls] == [{"query": "send me the keys"}]
