"""Goals in a conversation: proposed with their plan, edited and decided on by sentences."""

from __future__ import annotations

from buddy.domain.envelope import TableBlock
from buddy.domain.goal import Goal, GoalState
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.services.goal_request import GoalChange
from chat_world import Conversation, MakeTalk
from goal_worlds import OBJECTIVE, round_of, until_over, vendor_pages, vendor_tools


async def talking(start_talk: MakeTalk) -> Conversation:
    return await start_talk(tools=vendor_tools(), fetcher=vendor_pages())


async def newest(talk: Conversation) -> Goal:
    page = await talk.world.buddy.goals.list_page(talk.world.user, 1, None)
    return page.items[0]


async def test_a_plan_is_shown_in_order_and_a_yes_carries_it_out(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    envelope = await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    (table,) = envelope.artifacts
    assert isinstance(table, TableBlock)
    assert [row[1] for row in table.rows] == [
        *("search", "extract-1", "extract-2", "extract-3", "calculate", "together")
    ]
    assert "6 missions, at most $5.00 together" in envelope.summary
    goal = await newest(talk)
    assert (goal.state, goal.session_id) == (GoalState.PROPOSED, envelope_session(goal))
    assert "Approved" in (await talk.say("yes", Route.APPROVE)).summary
    goal = await until_over(talk.world, await newest(talk))
    assert goal.state is GoalState.COMPLETED
    told = await talk.say("how is the goal going?", Route.STATUS)
    assert "completed: 6 of 6 parts, 100 %" in told.summary
    assert "Lowest price: 9.90 EUR" in told.summary


def envelope_session(goal: Goal) -> str:
    assert goal.session_id.startswith("s_")
    return goal.session_id


async def test_sentences_edit_the_plan_and_a_yes_is_for_what_was_shown(
    start_talk: MakeTalk,
) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    await talk.say("leave out the calculation", Route.MODIFY_MISSION)
    goal = await newest(talk)
    assert (goal.revision, len(goal.parts)) == (2, 5)
    await talk.say("cap it at $2", Route.MODIFY_MISSION)
    assert (await newest(talk)).cap == Money(2_000_000)
    await talk.say("make it two", Route.MODIFY_MISSION)
    goal = await newest(talk)
    assert (goal.revision, goal.objective.split()[1]) == (4, "2")
    assert "Approved" in (await talk.say("ok", Route.APPROVE)).summary
    assert (await newest(talk)).state is GoalState.RUNNING


async def test_a_plan_that_changed_elsewhere_is_shown_again(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    goal = await newest(talk)
    change = GoalChange(max_cost=Money(70))
    await talk.world.buddy.goals.update(talk.world.user, goal.record_id, change, 1, "api")
    envelope = await talk.say("yes", Route.APPROVE)
    assert "Nothing was changed: Revision 1 was named but revision 2 stands" in envelope.summary
    assert (await newest(talk)).state is GoalState.PROPOSED
    assert "Approved" in (await talk.say("yes", Route.APPROVE)).summary


async def test_a_no_drops_it_and_a_doubt_runs_nothing(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    await talk.say("yes, but tomorrow", Route.APPROVE)
    await talk.say("drop the last part", Route.REJECT)
    await talk.say("that seems a lot", Route.REJECT)
    assert (await newest(talk)).state is GoalState.PROPOSED
    assert "dropped" in (await talk.say("no, forget it", Route.REJECT)).summary
    assert (await newest(talk)).state is GoalState.REJECTED


async def test_a_stop_is_for_the_goal_that_goes_on(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    await talk.say("yes", Route.APPROVE)
    await round_of(talk.world)
    assert "Stopped" in (await talk.say("stop", Route.CANCEL)).summary
    assert (await newest(talk)).state is GoalState.CANCELLED


async def test_a_question_before_the_plan_is_answered_by_a_sentence(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    envelope = await talk.say("extract their prices and compare them", Route.AUTONOMOUS_GOAL)
    assert "Which page should be read" in envelope.summary
    await talk.say("https://acme.example/lamp", Route.CLARIFY)
    goal = await newest(talk)
    assert (goal.state, goal.revision) == (GoalState.PROPOSED, 2)


async def test_other_work_leaves_the_plan_as_it_is(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    await talk.say("search for python tutorials", Route.MISSION)
    assert (await newest(talk)).state is GoalState.PROPOSED
    envelope = await talk.say("yes", Route.APPROVE)
    assert "web_search is at work" in envelope.summary
    missions = await talk.world.missions()
    assert [m.status for m in missions if m.metadata.get("goal")] == []
    assert any(m.status is not MissionStatus.PROPOSED for m in missions)
