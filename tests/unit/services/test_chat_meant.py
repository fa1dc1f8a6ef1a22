"""What a sentence of work means: corrected by itself, unwanted, for one page, another page."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.route import Route
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
