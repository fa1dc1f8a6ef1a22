"""Goals in a conversation: proposed with their plan, edited and decided on by sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.adapters.tools.web_extract import SPEC as EXTRACT
from buddy.domain.envelope import TableBlock
from buddy.domain.goal import Goal, GoalState
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.domain.tool import Price, PriceKind, Risk
from buddy.services.chat.goal_edit import change_in
from buddy.services.goal_request import GoalChange
from buddy.testing.goals import make_goal
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk
from goal_worlds import (
    OBJECTIVE,
    approved,
    proposed,
    round_of,
    stands,
    until_over,
    vendor_pages,
    vendor_tools,
)


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


async def test_stop_everything_ends_goals_and_missions_of_every_conversation(
    start_talk: MakeTalk,
) -> None:
    talk = await talking(start_talk)
    elsewhere = await approved(talk.world)
    await round_of(talk.world)
    asking = await proposed(talk.world, "extract their prices")
    await talk.say("search for python tutorials", Route.MISSION)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    envelope = await talk.say("stop everything", Route.CANCEL)
    assert envelope.summary.startswith("Cancel 3 goals and 1 mission, in whichever conversation?")
    assert (await stands(talk.world, elsewhere)).state is GoalState.RUNNING
    assert "Cancelled 3 goals and 1 mission." in (await talk.say("yes", Route.APPROVE)).summary
    goals = (await talk.world.buddy.goals.list_page(talk.world.user, 9, None)).items
    assert {goal.state for goal in goals} == {GoalState.CANCELLED}
    assert asking.record_id in {goal.record_id for goal in goals}
    await until_over(talk.world, elsewhere)
    open_ones = [m for m in await talk.world.missions() if m.status not in TERMINAL]
    assert open_ones == []
    assert "nothing to cancel" in (await talk.say("stop everything", Route.CANCEL)).summary


async def test_a_yes_after_another_answer_begins_no_plan(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    await talk.say("how much have I spent?", Route.STATUS)
    said = (await talk.say("yes", Route.APPROVE)).summary
    assert said.startswith("Look at it once more; then a yes begins it.")
    assert (await newest(talk)).state is GoalState.PROPOSED
    assert "Approved" in (await talk.say("yes", Route.APPROVE)).summary


async def test_a_yes_that_names_the_plan_is_for_it_whatever_was_said_between(
    start_talk: MakeTalk,
) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    await talk.say("thanks", Route.CHITCHAT)
    assert "Approved" in (await talk.say("yes, approve the plan", Route.APPROVE)).summary


async def test_a_plan_shows_what_each_part_gets_and_what_is_to_be_minded(
    start_talk: MakeTalk,
) -> None:
    paid = ScriptedTool(replace(EXTRACT, risk=Risk.WRITE, price=Price(kind=PriceKind.UNKNOWN)))
    talk = await start_talk(tools=vendor_tools(extract=paid), fetcher=vendor_pages())
    envelope = await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    (table,) = envelope.artifacts
    assert isinstance(table, TableBlock)
    cells = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert cells[0]["gets"] == "query: vendors of solar lamps; max_results: 8"
    assert cells[1]["gets"] == "what: prices; urls: the address of result 1 of search"
    assert cells[4]["gets"] == "expression: the price found by extract-1, extract-2, extract-3"
    assert (cells[0]["risk"], cells[1]["risk"]) == ("read", "write")
    (goal,) = (await talk.world.buddy.goals.list_page(talk.world.user, 1, None)).items
    for warning in goal.parts[1].warnings:
        assert f"Mind: {warning} (extract-1, extract-2, extract-3)" in envelope.summary
    assert goal.parts[1].warnings


@pytest.mark.parametrize(
    ("objective", "said", "after"),
    [
        ("find vendors of lamps under 20 dollars", "make it ten", "find 10 vendors of lamps under"),
        ("find lamps for at most $20", "make it ten", "find 10 lamps for at most $20"),
        ("find lamps that cost up to 20 each", "make it five", "find 5 lamps that cost up to 20"),
        ("find 3 lamps of 12 watts", "make it five", "find 5 lamps of 12 watts"),
        ("find the top 3 shops of 2026", "make it ten", "find the top 10 shops of 2026"),
        ("find lamps of 12 volts", "rather two", "find 2 lamps of 12 volts"),
        ("find two lamps", "make it ten dollars", None),
        ("compare https://a.example/3 and Acme", "make it ten", None),
    ],
)
def test_another_count_leaves_money_and_measures_alone(
    objective: str, said: str, after: str | None
) -> None:
    change = change_in(said, make_goal(objective=objective))[0]
    found = change.objective if change else None
    assert found == after or (found is not None and after is not None and found.startswith(after))


async def test_a_paused_buddy_says_that_nothing_of_it_runs(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    await talk.world.buddy.instance.pause(talk.world.user, None, stop_running=False)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    said = (await talk.say("yes", Route.APPROVE)).summary
    assert "Buddy is paused, so nothing of it runs until somebody resumes it" in said
    await talk.world.buddy.goal_follower.round()
    told = (await talk.say("how is the goal going?", Route.STATUS)).summary
    assert "Buddy is paused: nothing of it runs" in told


@pytest.mark.parametrize(
    ("text", "told", "cap", "pages", "seconds"),
    [
        ("max $1 for everything", "at most $5.00 → $1.00 together", 1, 5, 120),
        ("double the cap", "at most $5.00 → $10.00 together", 10, 5, 120),
        ("lower the cap by a dollar", "at most $5.00 → $4.00 together", 4, 5, 120),
        ("at most 2 pages each", "pages of search, extract-1", 5, 2, 120),
        ("only one page per step", "pages of search", 5, 1, 120),
        ("at most 1 minute", "time of search, extract-1", 5, 5, 60),
        ("cap of twenty cents and max 2 pages", "at most $5.00 → $0.20 together", 0.2, 2, 120),
        ("cap 1,50 €", "Nothing was changed. “1,50 €”", 5, 5, 120),
        ("cap: 0", "Nothing was changed. A cap has to be above", 5, 5, 120),
        ("no cap", "so nothing was changed", 5, 5, 120),
        ("make it nicer", "so nothing was changed", 5, 5, 120),
    ],
)
async def test_what_an_edit_changed_is_told_and_so_is_what_it_did_not(
    start_talk: MakeTalk, text: str, told: str, cap: float, pages: int, seconds: float
) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    answer = await talk.say(text, Route.MODIFY_MISSION)
    goal = await newest(talk)
    assert told in answer.summary
    assert goal.cap == Money(round(cap * 1_000_000))
    search = goal.parts[0].scope
    assert (search.max_pages, search.max_duration_seconds) == (pages, seconds)


@pytest.mark.parametrize("said", ["stop", "stop the goal", "cancel the goal", "stop it"])
@pytest.mark.parametrize("route", [Route.CLARIFY, Route.CANCEL, Route.CHITCHAT])
async def test_a_goal_that_goes_on_is_stopped_however_that_is_read(
    start_talk: MakeTalk, said: str, route: Route
) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    await talk.say("yes", Route.APPROVE)
    assert (await newest(talk)).state is GoalState.RUNNING
    await talk.say(said, route)
    assert (await newest(talk)).state is GoalState.CANCELLED


async def test_a_doubt_about_money_asks_nothing_that_a_yes_begins(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    await talk.say(OBJECTIVE, Route.AUTONOMOUS_GOAL)
    await talk.say("make it 9 dollars", Route.MODIFY_MISSION)
    await talk.say("yes", Route.APPROVE)
    assert (await newest(talk)).state is GoalState.PROPOSED


async def test_a_plan_keeps_to_the_sites_that_its_sentence_keeps_to(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk)
    await talk.say(f"{OBJECTIVE}, but not on shop.example", Route.AUTONOMOUS_GOAL)
    goal = await newest(talk)
    assert {part.scope.blocked_domains for part in goal.parts[:2]} == {("shop.example",)}


TWO_PAGES = (
    "extract the prices from https://acme.example/lamp and https://bolt.example/lamp,"
    " then compare them"
)


@pytest.mark.parametrize(
    "text",
    [
        "read acme.example/lamp but never evil.example/y",
        "keep acme.example/lamp, not evil.example/y",
        "without evil.example, but with acme.example/lamp",
        "do not use evil.example/y, acme.example/lamp is fine",
        "don't replace acme.example/lamp by evil.example/y",
        "lies acme.example/lamp, aber nie evil.example/y",
        "lis acme.example/lamp mais pas evil.example/y",
        "lee acme.example/lamp pero nunca evil.example/y",
        "leggi acme.example/lamp ma non evil.example/y",
        "vervang acme.example/lamp niet door evil.example/y",
    ],
)
def test_a_page_that_is_kept_away_takes_no_place_in_a_plan(text: str) -> None:
    change, missed = change_in(text, replace(make_goal(), objective=TWO_PAGES))
    assert change is None or "evil" not in (change.objective or TWO_PAGES)
    assert "keeps" in missed or (change and change.scope and change.scope.blocked_domains)


def test_what_is_kept_away_beside_an_exchange_stays_away() -> None:
    goal = replace(make_goal(), objective=TWO_PAGES)
    text = "new.example/z instead of acme.example/lamp, but not evil.example"
    change, _ = change_in(text, goal)
    assert change is not None
    assert change.objective == TWO_PAGES.replace("https://acme.example/lamp", "new.example/z")
    assert change.scope is not None
    assert change.scope.blocked_domains == ("evil.example",)


@pytest.mark.parametrize("route", [Route.MISSION, Route.CLARIFY])
async def test_steps_that_need_each_other_are_a_goal_whatever_they_are_taken_for(
    start_talk: MakeTalk, route: Route
) -> None:
    talk = await talking(start_talk)
    await talk.say("Suche drei Anbieter von Lampen, hole ihre Preise und vergleiche sie", route)
    goal = await newest(talk)
    assert (goal.state, len(goal.parts)) == (GoalState.PROPOSED, 6)
    assert not await talk.world.missions()
