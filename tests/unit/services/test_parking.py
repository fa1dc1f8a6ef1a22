"""A run that needs what its warrant does not cover waits for a person."""

import pytest

from buddy.domain.ids import LOCAL_USER
from buddy.domain.intent import Intent
from buddy.domain.lapse import LapsePolicy, OnLapse
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.run import RunState
from buddy.domain.tool import Price, PriceKind
from buddy.errors import InvalidTransition, MissionNotApproved
from buddy.testing.tools import ScriptedTool, spec
from worlds import MakeWorld, World

PRICE = Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))
MESSAGE = (
    "web_search was approved and is switched off; web_research could do it "
    "(confidence 0.73, $1.00 of the $5.00 cap)"
)


class Parked:
    """A mission whose approved tool was switched off between approve and execute."""

    def __init__(self, world: World, other: ScriptedTool, mission: Mission) -> None:
        self.world, self.other, self.mission = world, other, mission


@pytest.fixture
async def parked(start_world: MakeWorld) -> Parked:
    other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,), price=PRICE))
    world = await start_world([ScriptedTool(spec(price=PRICE)), other])
    world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
    mission = await world.approved()
    await world.switch("web_search", enabled=False)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    return Parked(world, other, await world.result(mission))


async def test_it_waits_with_the_difference_and_keeps_its_money(parked: Parked) -> None:
    world, mission = parked.world, parked.mission
    assert mission.status is MissionStatus.AWAITING_APPROVAL
    assert mission.run is not None
    assert mission.run.state is RunState.PARKED
    deviation = mission.run.deviation
    assert deviation is not None
    assert (deviation.kind, deviation.approved, deviation.needed, deviation.message) == (
        "tool",
        "web_search",
        "web_research",
        MESSAGE,
    )
    assert (await world.kinds(mission))[-2:] == ["tool_selected", "approval_required"]
    assert (await world.money())[f"mission {mission.mission_id}"] == ("0.00", "1.00")
    assert world.buddy.engine.load.running == 0
    assert parked.other.calls == []
    assert mission.card is not None
    assert mission.card.message == MESSAGE


async def test_approved_it_goes_on_with_the_other_tool(parked: Parked) -> None:
    world, mission = parked.world, parked.mission
    approved = await world.go_on(mission)
    assert approved.status is MissionStatus.RUNNING
    assert approved.warrant is not None
    assert [call.tool for call in approved.warrant.granted_calls] == ["web_research"]
    mission = await world.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    assert mission.run is not None
    assert mission.run.attempt == 2
    assert mission.execution_record is not None
    assert mission.execution_record.tool_used == "web_research"
    assert len(parked.other.calls) == 1
    kinds = await world.kinds(mission)
    after = kinds[kinds.index("approval_required") :]
    assert after[:4] == [
        "approval_required",
        "mission_approved",
        "step tool_selection completed 55",
        "step tool_execution started 65",
    ]
    assert after[-1] == "stop completed"
    assert kinds.count("stop completed") == 1
    assert kinds.count("mission_start") == 1
    assert await world.ledger(mission) == [
        ("reserve", "1.00"),
        ("meter", "1.00"),
        ("settle", "1.00"),
    ]


async def test_the_revision_counts_here_too(parked: Parked) -> None:
    world, mission = parked.world, parked.mission
    with pytest.raises(Exception, match="Revision 9 was named"):
        await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 9, "api")
    assert await world.get(mission) == mission


async def test_executing_it_again_changes_nothing(parked: Parked) -> None:
    world, mission = parked.world, parked.mission
    again = await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    assert again == mission
    assert await world.result(again) == mission


@pytest.mark.parametrize("how", ["reject", "cancel", "expire"])
async def test_declined_it_ends_once_and_frees_its_money(parked: Parked, how: str) -> None:
    world, mission = parked.world, parked.mission
    if how == "reject":
        await world.buddy.approvals.reject(LOCAL_USER, mission.mission_id, None, "too dear")
    elif how == "cancel":
        await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
    else:
        world.clock.advance(24 * 3600 + 1)
        assert await world.buddy.approvals.expire_due() == 1
    status = MissionStatus.EXPIRED if how == "expire" else MissionStatus.CANCELLED
    mission = await world.get(mission)
    assert mission.status is status
    assert mission.run is not None
    assert mission.run.state is RunState.FINISHED
    event = {"reject": "mission_rejected", "cancel": "mission_cancelled"}
    kinds = await world.kinds(mission)
    assert kinds[-4:] == [
        "approval_required",
        event.get(how, "mission_expired"),
        "budget_released",
        f"stop {status}",
    ]
    assert await world.money() == {}
    assert await world.ledger(mission) == [("reserve", "1.00"), ("release", "1.00")]
    record = mission.execution_record
    assert record is not None
    assert record.success is False
    assert record.status is status
    assert (record.error, record.error_code) == (str(status).capitalize(), str(status))
    assert record.artifact_reference is None
    assert parked.other.calls == []


async def parked_under(start_world: MakeWorld, policy: LapsePolicy) -> tuple[World, Mission]:
    other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))
    world = await start_world([ScriptedTool(), other], lapse=policy)
    world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
    mission = await world.approved()
    await world.switch("web_search", enabled=False)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    return world, await world.result(mission)


async def test_no_answer_may_be_a_no(start_world: MakeWorld) -> None:
    world, mission = await parked_under(start_world, LapsePolicy(parked=OnLapse.REJECT))
    world.clock.advance(24 * 3600 + 1)
    assert await world.buddy.approvals.expire_due() == 1
    mission = await world.get(mission)
    assert mission.status is MissionStatus.CANCELLED
    assert "mission_rejected" in await world.kinds(mission)


async def test_or_it_waits(start_world: MakeWorld) -> None:
    world, mission = await parked_under(start_world, LapsePolicy(parked=OnLapse.WAIT))
    assert mission.expires_at is None
    world.clock.advance(400 * 24 * 3600.0)
    assert await world.buddy.approvals.expire_due() == 0
    await world.go_on(mission)
    assert (await world.result(mission)).status is MissionStatus.COMPLETED


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        (OnLapse.EXPIRE, MissionStatus.EXPIRED),
        (OnLapse.REJECT, MissionStatus.REJECTED),
        (OnLapse.WAIT, MissionStatus.PROPOSED),
    ],
)
async def test_a_proposal_has_a_rule_of_its_own(
    start_world: MakeWorld, rule: OnLapse, status: MissionStatus
) -> None:
    world = await start_world(lapse=LapsePolicy(proposal=rule))
    mission = await world.propose()
    world.clock.advance(73 * 3600.0)
    await world.buddy.approvals.expire_due()
    assert (await world.get(mission)).status is status


async def test_an_unused_approval_too(start_world: MakeWorld) -> None:
    world = await start_world(lapse=LapsePolicy(approval=OnLapse.REJECT))
    mission = await world.approved()
    world.clock.advance(25 * 3600.0)
    await world.buddy.approvals.expire_due()
    assert (await world.get(mission)).status is MissionStatus.REJECTED


async def test_after_the_end_it_cannot_be_approved(parked: Parked) -> None:
    world, mission = parked.world, parked.mission
    await world.buddy.approvals.reject(LOCAL_USER, mission.mission_id, None, None)
    with pytest.raises(InvalidTransition):
        await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "api")
    again = await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    assert again.status is MissionStatus.CANCELLED


async def test_switched_on_again_the_approved_tool_is_taken(start_world: MakeWorld) -> None:
    tool = ScriptedTool()
    world = await start_world([tool])
    mission = await world.approved()
    await world.switch("web_search", enabled=False)
    await world.switch("web_search", enabled=True)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    assert (await world.result(mission)).status is MissionStatus.COMPLETED
    assert len(tool.calls) == 1


async def test_an_approved_tool_is_taken_below_the_floor(start_world: MakeWorld) -> None:
    tool = ScriptedTool()
    world = await start_world([tool])
    world.understanding.fit = {"web_search": 0.001}
    mission = await world.run(tool="web_search", tool_input={"query": "x"})
    assert mission.status is MissionStatus.COMPLETED


async def test_a_run_of_a_rejected_mission_is_refused(world: World) -> None:
    mission = await world.approved()
    await world.buddy.approvals.reject(LOCAL_USER, mission.mission_id, 1, None)
    with pytest.raises(MissionNotApproved):
        await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
