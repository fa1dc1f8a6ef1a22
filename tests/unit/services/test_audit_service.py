"""What is done leaves its link in the same transaction; what is changed later is found."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.audit import INSTANCE_CHAIN, Act, Head, Link
from buddy.domain.audit_check import Fault
from buddy.domain.events.proposals import MissionApproved, MissionRejected
from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.run import RunState
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolResult
from buddy.errors import InvalidTransition, MissionNotFound, ToolExecutionFailed
from buddy.ports.tools import ToolContext
from buddy.services.audit_service import Verification
from buddy.testing.tools import ScriptedTool, spec
from worlds import MakeWorld, World


@pytest.fixture
async def world(start_world: MakeWorld) -> World:
    return await start_world()


async def broken(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    raise ToolExecutionFailed("no", tool="web_search")


async def chain(world: World, user_id: UserId = LOCAL_USER) -> list[Link]:
    found = await world.buddy.audit.links(user_id, 0, 1_000)
    return [link for link in found if isinstance(link, Link)]


async def acts(world: World, user_id: UserId = LOCAL_USER) -> list[tuple[str, str, str]]:
    return [(link.act.value, link.actor, link.channel) for link in await chain(world, user_id)]


async def verify(world: World, **parts: Any) -> Verification:
    return await world.buddy.audit.verify(LOCAL_USER, events=True, **parts)


def state_of(world: World) -> Any:
    """The tables themselves, for whoever wants to forge something."""
    store = world.buddy.store
    assert isinstance(store, MemoryStore)
    return store._state  # pyright: ignore[reportPrivateUsage]


async def test_a_mission_from_its_proposal_to_its_end(world: World) -> None:
    mission = await world.run(metadata={"source": "cli"})
    assert await acts(world) == [
        ("created", "local", "cli"),
        ("approved", "local", "api"),
        ("execute_accepted", "local", "api"),
        ("artifact_written", "buddy", "run"),
        ("cost_settled", "buddy", "run"),
        ("ended", "buddy", "run"),
    ]
    links = await chain(world)
    assert {link.mission_id for link in links} == {mission.mission_id}
    assert [link.revision for link in links] == [1, 1, 1, None, None, None]
    assert {link.content_hash for link in links[:3]} == {mission.content_hash}
    assert links[-1].detail["final_status"] == "completed"
    (artifact,) = await world.buddy.missions.artifacts(LOCAL_USER, mission.mission_id)
    assert links[3].detail["sha256"] == artifact.sha256
    found = await verify(world)
    assert found.ok
    assert [report.events for report in found.chains] == [5, 0]


async def test_each_decision_says_who_and_where(world: World) -> None:
    approvals, proposals = world.buddy.approvals, world.buddy.proposals
    one, two, three = [await world.propose() for _ in range(3)]
    changes = {"objective": "search for rust tutorials"}
    await proposals.update(LOCAL_USER, one.mission_id, changes, 1, channel="whiteboard")
    await approvals.reject(LOCAL_USER, one.mission_id, 2, "No", channel="cli")
    await approvals.cancel(LOCAL_USER, two.mission_id, None, channel="whiteboard")
    world.clock.advance(10 * 86_400)
    await approvals.expire_due()
    assert (await acts(world))[3:] == [
        ("edited", "local", "whiteboard"),
        ("rejected", "local", "cli"),
        ("cancelled", "local", "whiteboard"),
        ("expired", "buddy", "timer"),
    ]
    assert (await world.get(three)).status is MissionStatus.EXPIRED
    edited = (await chain(world))[3]
    assert edited.detail == {"changed_fields": ["objective", "tool_input"]}
    assert edited.revision == 2
    assert (await verify(world)).ok


async def test_the_actor_is_who_acts_and_not_whose_mission_it_is(world: World) -> None:
    anna, ben = UserId("anna"), UserId("ben")
    mission = await world.propose(requested_by=anna)
    mission_id, buddy = mission.mission_id, world.buddy
    await buddy.approvals.approve(LOCAL_USER, mission_id, 1, "api", None, ben)
    await buddy.executions.request_execution(LOCAL_USER, mission_id, "cli", anna)
    await world.result(mission)
    await buddy.registry.set_enabled(LOCAL_USER, "web_search", enabled=True, actor=ben)
    await buddy.retries.retry(LOCAL_USER, mission_id, from_start=True, channel="cli", actor=ben)
    people = [(act, actor) for act, actor, _ in await acts(world) if actor != "buddy"]
    assert people == [
        ("created", "anna"),
        ("approved", "ben"),
        ("execute_accepted", "anna"),
        ("tool_enabled", "ben"),
        ("created", "ben"),
        ("retried", "ben"),
    ]
    assert (await verify(world)).ok


async def test_the_same_decision_again_leaves_no_second_link(world: World) -> None:
    mission = await world.approved()
    before = await chain(world)
    await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "cli")
    assert await chain(world) == before


async def test_what_is_refused_leaves_no_link(world: World) -> None:
    mission = await world.run()
    before = await chain(world)
    with pytest.raises(InvalidTransition):
        await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "cli")
    assert await chain(world) == before


async def test_a_second_execute_leaves_no_second_link(world: World) -> None:
    mission = await world.run()
    before = await chain(world)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    assert await chain(world) == before


async def test_a_retry_is_told_of_the_mission_that_is_over(start_world: MakeWorld) -> None:
    world = await start_world([ScriptedTool(spec(), broken)])
    mission = await world.run()
    made = await world.buddy.retries.retry(
        LOCAL_USER, mission.mission_id, from_start=True, channel="cli"
    )
    retried = [link for link in await chain(world) if link.act is Act.RETRIED]
    assert [(link.mission_id, link.channel, link.detail) for link in retried] == [
        (mission.mission_id, "cli", {"as": made.mission_id, "from_start": True})
    ]
    assert (await verify(world)).ok


async def test_the_switches_are_told(world: World) -> None:
    await world.buddy.registry.set_enabled(LOCAL_USER, "web_search", enabled=False, channel="cli")
    await world.buddy.instance.pause(LOCAL_USER, "Too loud", stop_running=False, channel="cli")
    await world.buddy.instance.pause(LOCAL_USER, "Again", stop_running=False)
    await world.buddy.instance.resume(LOCAL_USER, "whiteboard")
    assert await acts(world) == [("tool_disabled", "local", "cli")]
    assert await acts(world, INSTANCE_CHAIN) == [
        ("paused", "local", "cli"),
        ("resumed", "local", "whiteboard"),
    ]
    assert "loud" not in str(await chain(world, INSTANCE_CHAIN))
    found = await verify(world)
    assert (found.ok, [report.links for report in found.chains]) == (True, [1, 2])


async def test_links_outlive_their_mission(world: World) -> None:
    mission = await world.run()
    audit = world.buddy.audit
    assert len(await audit.of_mission(LOCAL_USER, mission.mission_id, 0, 100)) == 6
    with pytest.raises(MissionNotFound):
        await audit.of_mission(LOCAL_USER, MissionId("m_unheard_of"), 0, 100)
    with pytest.raises(MissionNotFound):
        await audit.of_mission(UserId("other"), mission.mission_id, 0, 100)


async def test_verification_reads_on_while_others_decide(world: World) -> None:
    await world.propose()

    async def decide() -> None:
        for _ in range(20):
            await world.approved()

    deciding = asyncio.create_task(decide())
    while not deciding.done():
        assert (await verify(world)).ok
        await asyncio.sleep(0)
    await deciding
    assert (await verify(world)).ok


async def test_a_changed_event_is_found_by_its_link(world: World) -> None:
    mission = await world.propose()
    await world.buddy.approvals.reject(LOCAL_USER, mission.mission_id, 1, "Too dear")
    log = state_of(world).log[LOCAL_USER]
    place = next(n for n, event in enumerate(log) if isinstance(event.data, MissionRejected))
    log[place] = replace(log[place], data=replace(log[place].data, reason="Fine"))
    (report, _) = (await verify(world)).chains
    assert [(each.fault, each.number) for each in report.problems] == [(Fault.EVENT_ALTERED, 2)]
    assert (await world.buddy.audit.verify(LOCAL_USER)).ok


async def test_terms_changed_in_the_log_are_found(world: World) -> None:
    await world.propose()
    log = state_of(world).log[LOCAL_USER]
    (event,) = log
    dearer = replace(event.data.terms, cap_usd=Money(999_000_000))
    log[0] = replace(event, data=replace(event.data, terms=dearer))
    (report, _) = (await verify(world)).chains
    assert [(each.fault, each.number) for each in report.problems] == [(Fault.EVENT_ALTERED, 1)]


async def test_the_sites_of_a_warrant_changed_in_the_log_are_found(world: World) -> None:
    await world.approved(scope=Scope(allowed_domains=("example.org",)))
    log = state_of(world).log[LOCAL_USER]
    place = next(n for n, event in enumerate(log) if isinstance(event.data, MissionApproved))
    approved = log[place].data
    wider = replace(approved.warrant, scope=Scope())
    log[place] = replace(log[place], data=replace(approved, warrant=wider))
    (report, _) = (await verify(world)).chains
    assert [(each.fault, each.number) for each in report.problems] == [(Fault.EVENT_ALTERED, 2)]


async def test_a_decision_that_was_taken_out_of_the_log_is_missed(world: World) -> None:
    await world.run()
    log = state_of(world).log[LOCAL_USER]
    log[:] = [event for event in log if not isinstance(event.data, MissionApproved)]
    (report, _) = (await verify(world)).chains
    assert [(each.fault, each.number) for each in report.problems] == [(Fault.EVENT_MISSING, 2)]


async def test_a_mission_that_was_taken_out_by_hand_is_missed(world: World) -> None:
    mission = await world.run()
    state = state_of(world)
    del state.missions[mission.mission_id]
    state.log[LOCAL_USER].clear()
    (report, _) = (await verify(world)).chains
    assert {each.fault for each in report.problems} == {Fault.EVENT_MISSING}
    assert "no link tells who removed it" in report.problems[0].message


async def test_a_decision_without_a_link_is_found(world: World) -> None:
    await world.propose()
    mission = await world.propose()
    state = state_of(world)
    second = state.audit[LOCAL_USER, 1]
    del state.audit[LOCAL_USER, 2]
    state.audit_heads[LOCAL_USER] = Head(number=1, hash=second.hash)
    (report, _) = (await verify(world)).chains
    assert [each.fault for each in report.problems] == [Fault.EVENT_UNLINKED]
    (event,) = await world.events(mission)
    assert event.event_id in report.problems[0].message


async def test_what_was_decided_before_there_was_a_chain_is_let_be(world: World) -> None:
    await world.run()
    state = state_of(world)
    state.audit.clear()
    state.audit_heads.clear()
    assert (await verify(world)).ok
    await world.buddy.registry.set_enabled(LOCAL_USER, "web_search", enabled=True)
    await world.run()
    assert (await verify(world)).ok


async def test_a_noted_head_has_to_be_there(world: World) -> None:
    await world.run()
    noted = (await chain(world))[-1].hash
    await world.run()
    found = await verify(world, noted=noted)
    assert (found.ok, found.chains[0].noted_at) == (True, 6)
    state = state_of(world)
    last = state.audit[LOCAL_USER, 4]
    for number in range(5, 13):
        del state.audit[LOCAL_USER, number]
    state.audit_heads[LOCAL_USER] = Head(number=4, hash=last.hash)
    assert (await world.buddy.audit.verify(LOCAL_USER)).ok
    found = await world.buddy.audit.verify(LOCAL_USER, noted=noted)
    assert [each.fault for each in found.problems] == [Fault.HEAD_UNKNOWN]


async def test_a_parked_run_that_goes_on_is_told(start_world: MakeWorld) -> None:
    world = await start_world(
        [ScriptedTool(spec()), ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))]
    )
    world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
    mission = await world.approved()
    await world.switch("web_search", enabled=False)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    mission = await world.result(mission)
    assert mission.run is not None
    assert mission.run.state is RunState.PARKED
    await world.go_on(mission, channel="whiteboard")
    await world.result(mission)
    told = [act for act, _, _ in await acts(world)]
    assert told[2:6] == ["tool_disabled", "execute_accepted", "parked", "went_on"]
    went_on = next(link for link in await chain(world) if link.act is Act.WENT_ON)
    assert went_on.channel == "whiteboard"
    assert went_on.detail["deviation"] == "tool"
    assert (await verify(world)).ok
