"""What a sentence of work means: corrected by itself, unwanted, for one page, another page."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.route import Route
from buddy.domain.schedule import ScheduleState
from chat_world import LINKS, Conversation

TWO = "read https://x.example/a and https://y.example/b"
PAGE = "extract the text of https://shop.example/a"


async def last(talk: Conversation) -> Mission:
    return max(await talk.world.missions(), key=lambda each: each.created_at)


async def test_what_a_sentence_takes_back_is_not_done(talk: Conversation) -> None:
    await talk.say("search for lamps; actually no, search for candles", Route.MISSION)
    assert (await last(talk)).terms.objective == "search for candles"
    await talk.say("open a.example — sorry, b.example", Route.MISSION)
    assert (await last(talk)).terms.objective == "open b.example"
    assert len(await talk.world.missions()) == 2


@pytest.mark.parametrize("route", [Route.MISSION, Route.CLARIFY, Route.FEEDBACK])
async def test_what_is_not_wanted_is_acknowledged_and_makes_nothing(
    talk: Conversation, route: Route
) -> None:
    told = await talk.say("please do not open x.example", route)
    assert "asks for no work" in told.summary
    assert await talk.world.missions() == ()
    waiting = await talk.propose()
    await talk.say("don't read x.example", Route.MODIFY_MISSION)
    stands = await talk.get(waiting)  # beside a proposal it is a bound of that
    assert "x.example" in stands.terms.scope.blocked_domains


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.MISSION, Route.CLARIFY])
async def test_several_pages_again_are_only_those_that_were_picked(
    talk: Conversation, route: Route
) -> None:
    await talk.done(TWO)
    await talk.say("again, only the second page", route)
    mission = await last(talk)
    assert (mission.terms.objective, mission.status) == (
        "read https://y.example/b",
        MissionStatus.PROPOSED,
    )


async def test_a_page_that_was_not_among_them_is_asked_about(talk: Conversation) -> None:
    await talk.done(TWO)
    told = await talk.say("again, only the third page", Route.FOLLOW_UP)
    assert "on 2 pages" in told.summary
    said = [each.text for each in told.ui_hints.suggested_actions]
    assert said[:2] == ["read https://x.example/a", "read https://y.example/b"]


@pytest.mark.parametrize("route", [Route.MISSION, Route.CLARIFY])
async def test_another_page_from_there_is_found_among_its_links(
    talk: Conversation, route: Route
) -> None:
    await talk.done(PAGE)
    told = await talk.say("go to the contact page from there", route)
    assert "not from you: https://shop.example/contact" in told.summary
    assert (await last(talk)).terms.objective == "go to https://shop.example/contact"


async def test_another_page_from_there_is_never_the_one_that_was_read(talk: Conversation) -> None:
    await talk.done(PAGE)
    for text in ("open the returns page there", "go to the returns from there"):
        told = await talk.say(text, Route.MISSION)
        assert "no link to a page called “returns”" in told.summary
        assert LINKS[0]["url"] in told.summary
        await talk.say("never mind", Route.REJECT)
    told = await talk.say("go from there to wherever the returns are", Route.MISSION)
    assert "Which page shall I open from https://shop.example/a?" in told.summary
    assert len(await talk.world.missions()) == 1


CHANGE = "change the page to https://z.example/c"


@pytest.mark.parametrize("answer", ["the second one", "https://y.example/b"])
async def test_which_of_several_pages_changes_is_asked_and_answered(
    talk: Conversation, answer: str
) -> None:
    mission = await talk.propose(TWO)
    asked = await talk.say(CHANGE, Route.MODIFY_MISSION)
    assert "Nothing was changed yet. In the place of which page" in asked.summary
    assert (await talk.get(mission)).revision == 1
    told = await talk.say("yes", Route.APPROVE)  # settles nothing, and runs nothing
    assert "which page" in told.summary
    assert len(told.ui_hints.suggested_actions) == 3
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    await talk.say(answer, Route.MODIFY_MISSION)
    after = await talk.get(mission)
    assert after.terms.objective == "read https://x.example/a and https://z.example/c"


async def test_pages_are_exchanged_in_the_direction_that_is_said(talk: Conversation) -> None:
    mission = await talk.propose(TWO)
    said = "replace https://y.example/b by https://z.example/c"
    await talk.say(said, Route.MODIFY_MISSION)
    after = await talk.get(mission)
    assert after.terms.objective == "read https://x.example/a and https://z.example/c"
    await talk.say("change the page to https://w.example/d only", Route.MODIFY_MISSION)
    assert (await talk.get(mission)).terms.objective == "read https://w.example/d"


@pytest.mark.parametrize("route", [Route.FEEDBACK, Route.REJECT, Route.APPROVE])
async def test_the_last_change_of_a_proposal_is_put_back(talk: Conversation, route: Route) -> None:
    mission = await talk.propose(PAGE)
    first = mission.terms
    await talk.say("cap it at $1", Route.MODIFY_MISSION)
    await talk.say("change the page to https://z.example/c", Route.MODIFY_MISSION)
    told = await talk.say("actually put it back", route)
    assert "Put back as it was, now revision 4" in told.summary
    after = await talk.get(mission)
    assert (after.terms.objective, after.terms.cap_usd.usd()) == (first.objective, "1.00")
    await talk.say("undo that", route)
    after = await talk.get(mission)
    assert after.terms == first
    assert after.status is MissionStatus.PROPOSED
    await talk.say("yes", Route.APPROVE)
    assert (await talk.world.result(mission)).terms.tool_input == first.tool_input


async def test_where_nothing_was_changed_nothing_is_put_back(talk: Conversation) -> None:
    mission = await talk.propose(PAGE)
    told = await talk.say("undo that", Route.FEEDBACK)
    assert "was changed that I could put back" in told.summary
    await talk.say("yes", Route.APPROVE)  # nothing was asked that it could be for
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize("text", ["elimina il programma", "delete that schedule"])
async def test_a_proposed_schedule_is_dropped_with_its_mission(
    talk: Conversation, text: str
) -> None:
    await talk.say("every day at 8 search for tea", Route.SCHEDULE)
    (mission,) = await talk.world.missions()
    told = await talk.say(text, Route.CANCEL)
    assert "It was only proposed, so nothing was scheduled" in told.summary
    assert (await talk.get(mission)).status is MissionStatus.CANCELLED
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 10, None)
    assert [each.state for each in page.items] == [ScheduleState.ENDED]
    await talk.say("yes", Route.APPROVE)
    assert (await talk.get(mission)).run is None


@pytest.mark.parametrize("route", [Route.MISSION, Route.STATUS, Route.SCHEDULE])
async def test_a_recipe_is_run_by_its_name_whatever_it_is_taken_for(
    talk: Conversation, route: Route
) -> None:
    for text in ("run Research company for Acme", "starte Research a compnay für Acme"):
        told = await talk.say(text, route)
        assert "By the recipe Research a company" in told.summary or "web_research" in told.summary
    asked = await talk.say("run compare prices for lamps", route)
    assert "Compare prices needs Pages of shops" in asked.summary
