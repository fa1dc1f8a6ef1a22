# words of many languages
"""Beside a proposal: what changes it, what is asked about, and what is new work."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.route import Route
from chat_world import Conversation

PAGE = "extract the text of https://example.com/a"
HOTELS = "search for hotels in rome"


async def test_a_price_in_the_wish_is_no_cap(talk: Conversation) -> None:
    mission = await talk.propose(HOTELS)
    await talk.say("under $300 a night", Route.MODIFY_MISSION)
    stands = await talk.get(mission)
    assert stands.terms.cap_usd == Money.parse(5)
    assert stands.terms.objective == f"{HOTELS}, under $300 a night"
    asked = await talk.say("i have a $200 voucher", Route.MODIFY_MISSION)
    assert "“$200” the most that I may spend" in asked.summary
    cap, wish, _ = asked.ui_hints.suggested_actions
    assert (await talk.get(mission)).revision == stands.revision
    await talk.say(wish.text, Route.MODIFY_MISSION)
    assert (await talk.get(mission)).terms.objective.endswith(", i have a $200 voucher")
    await talk.say(cap.text, Route.CLARIFY)
    assert (await talk.get(mission)).terms.cap_usd == Money.parse(200)


async def test_a_figure_is_read_or_asked_about_and_never_guessed(talk: Conversation) -> None:
    mission = await talk.propose(HOTELS)
    for said, cap in (("cap it at 1,50", "1.50"), ("raise the cap by $2", "3.50")):
        await talk.say(said, Route.MODIFY_MISSION)
        assert (await talk.get(mission)).terms.cap_usd == Money.parse(cap)
    for said, told in (
        ("cap it at 2,50 €", "US dollars"),
        ("cap 1.000", "two ways"),
        ("raise the cap", "by how much"),
        ("don't spend a cent", "above $0.00"),
        ("no limit", "always a cap"),
    ):
        envelope = await talk.say(said, Route.MODIFY_MISSION)
        assert told in envelope.summary
        assert (await talk.get(mission)).terms.cap_usd == Money.parse("3.50")


async def test_what_is_not_read_of_a_change_is_said(talk: Conversation) -> None:
    mission = await talk.propose(PAGE)
    envelope = await talk.say("set max pages to 3 and cap $1, 5 results", Route.MODIFY_MISSION)
    stands = await talk.get(mission)
    assert (stands.terms.scope.max_pages, stands.terms.cap_usd) == (3, Money.parse(1))
    assert "Not changed: web_extract has no such number: “5 results”" in envelope.summary


async def test_a_page_that_is_excluded_is_not_read(talk: Conversation) -> None:
    mission = await talk.propose(f"{PAGE} but not https://example.com/b, only from example.com")
    assert mission.terms.tool_input["url"] == "https://example.com/a"
    assert mission.terms.scope.allowed_domains == ("example.com",)
    await talk.say("not on example.org", Route.REJECT)
    await talk.say("don't follow links", Route.REJECT)
    stands = await talk.get(mission)
    assert stands.status is MissionStatus.PROPOSED
    assert stands.terms.scope.blocked_domains == ("example.org",)
    assert stands.terms.scope.max_pages == 1


@pytest.mark.parametrize("route", [Route.MISSION, Route.REJECT, Route.CLARIFY, Route.APPROVE])
async def test_a_plain_change_is_one_however_it_is_read(talk: Conversation, route: Route) -> None:
    mission = await talk.propose(PAGE)
    await talk.say("don't leave example.com", route)
    await talk.say("massimo una pagina", route)
    await talk.say("use https://example.com/c instead", route)
    (stands,) = await talk.world.missions()
    assert stands.mission_id == mission.mission_id
    assert stands.status is MissionStatus.PROPOSED
    assert stands.terms.scope.allowed_domains == ("example.com",)
    assert stands.terms.scope.max_pages == 1
    assert stands.terms.tool_input["url"] == "https://example.com/c"


@pytest.mark.parametrize("route", [Route.MISSION, Route.REJECT, Route.CLARIFY, Route.APPROVE])
async def test_a_page_takes_the_place_of_a_search(talk: Conversation, route: Route) -> None:
    mission = await talk.propose("search for hotels in Rome")
    assert mission.terms.tool == "web_search"
    await talk.say("use https://example.com/hotels instead", route)
    (stands,) = await talk.world.missions()
    assert (stands.mission_id, stands.status) == (mission.mission_id, MissionStatus.PROPOSED)
    assert stands.terms.objective == "read https://example.com/hotels"
    assert stands.terms.tool == "web_extract"
    assert stands.terms.tool_input["url"] == "https://example.com/hotels"


@pytest.mark.parametrize("route", [Route.APPROVE, Route.CLARIFY, Route.QUESTION, Route.STATUS])
@pytest.mark.parametrize("text", ["ok now search for cats", "what is 2+2", "wie spät ist es"])
async def test_whole_work_of_its_own_is_a_new_mission(
    talk: Conversation, text: str, route: Route
) -> None:
    mission = await talk.propose(PAGE)
    (made,) = (await talk.say(text, route)).missions_spawned
    stands = await talk.get(mission)
    assert made != mission.mission_id
    assert (stands.status, stands.revision) == (MissionStatus.PROPOSED, 1)


@pytest.mark.parametrize("text", ["why is the cap $5?", "is it under $2"])
async def test_a_question_changes_nothing(talk: Conversation, text: str) -> None:
    mission: Mission = await talk.propose(HOTELS)
    await talk.say(text, Route.QUESTION)
    assert (await talk.get(mission)).revision == 1


async def test_a_limit_in_another_currency_is_told_with_the_proposal(talk: Conversation) -> None:
    envelope = await talk.say("zoek een fiets, geef max 1 euro uit", Route.MISSION)
    assert "the limit “1 euro” is not taken over" in envelope.summary
    (mission,) = await talk.world.missions()
    assert mission.terms.tool_input["query"] == "een fiets"


async def test_what_to_leave_out_of_the_same_machine_is_a_change(talk: Conversation) -> None:
    mission = await talk.propose("extract the text of http://192.0.2.1:81/a")
    told = await talk.say("skip http://192.0.2.1:82/", Route.MISSION)
    stands = await talk.get(mission)
    assert stands.terms.objective.endswith(", but not http://192.0.2.1:82/")
    assert "192.0.2.1 is not kept away from as a whole" in told.summary
    await talk.say("only this page", Route.MODIFY_MISSION)
    scope = (await talk.get(mission)).terms.scope
    assert (scope.allowed_domains, scope.max_pages) == (("192.0.2.1",), 1)


async def test_a_limit_is_no_second_piece_of_work(talk: Conversation) -> None:
    told = await talk.say(f"{PAGE} and spend at most 1 dollar", Route.AUTONOMOUS_GOAL)
    (mission,) = await talk.world.missions()
    assert "web_extract" in told.summary
    assert mission.terms.cap_usd == Money.parse(1)


async def test_an_address_in_words_is_one(talk: Conversation) -> None:
    told = await talk.say("extract the text of example dot org slash about", Route.MISSION)
    assert "https://example.org/about" in told.summary


@pytest.mark.parametrize("said", ["nothing else", "no other pages", "nur diese Seite"])
@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.REJECT])
async def test_to_keep_to_a_page_is_no_no_to_it(
    talk: Conversation, said: str, route: Route
) -> None:
    mission = await talk.propose(PAGE)
    await talk.say(said, route)
    after = await talk.get(mission)
    assert after.status is MissionStatus.PROPOSED
    assert after.terms.scope.allowed_domains == ("example.com",)
    assert after.terms.scope.max_pages == 1


@pytest.mark.parametrize("text", ["no redirects", "without leaving it"])
async def test_what_names_no_site_is_kept_to_none_and_is_told_so(
    talk: Conversation, text: str
) -> None:
    await talk.propose("search for tea")
    told = (await talk.say(text, Route.MODIFY_MISSION)).summary
    assert "a redirect is followed" in told
    assert "how it stands already" not in told
