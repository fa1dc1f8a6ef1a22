"""A proposal's page is changed for one that is named by words; an older one is not said no to."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from chat_world import Conversation, origins_of

HOTELS = "extract https://lake.example/hotels.html"
RIVAL = "extract https://lake.example/rival.html"


@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.APPROVE, Route.REJECT])
@pytest.mark.parametrize(
    "said",
    [
        "ok run it but with the hotels page instead",
        "no wait, the hotels page",
        "ja, aber mit der Hotels-Seite",
        "oui mais avec la page hotels",
        "sí pero con la página de hotels",
    ],
)
async def test_a_page_of_the_conversation_takes_its_place_and_nothing_runs(
    talk: Conversation, said: str, route: Route
) -> None:
    await talk.done(HOTELS)
    mission = await talk.propose(RIVAL)
    await talk.say(said, route)
    after = await talk.get(mission)
    assert after.status is MissionStatus.PROPOSED
    assert after.terms.objective == HOTELS
    assert origins_of(after) == {}  # the person has typed it


async def test_another_page_is_added_where_that_is_said(talk: Conversation) -> None:
    await talk.done(HOTELS)
    mission = await talk.propose(RIVAL)
    await talk.say("also read the hotels page", Route.MISSION)
    objective = (await talk.get(mission)).terms.objective
    assert objective == f"{RIVAL} and https://lake.example/hotels.html"


async def test_a_link_of_a_result_is_marked_as_such(talk: Conversation) -> None:
    await talk.done("extract https://shop.example/a")
    mission = await talk.propose(RIVAL)
    told = await talk.say("no, the team page instead", Route.MODIFY_MISSION)
    assert "not from you: https://shop.example/people.html" in told.summary
    assert (await talk.get(mission)).terms.objective == "extract https://shop.example/people.html"


@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.APPROVE, Route.CLARIFY])
async def test_an_unknown_page_changes_nothing(talk: Conversation, route: Route) -> None:
    mission = await talk.propose(RIVAL)
    told = await talk.say("ok run it but with the hotels page instead", route)
    assert "I know no page called “hotels”" in told.summary
    assert await talk.get(mission) == mission
    await talk.say("yes", Route.APPROVE)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


async def test_what_is_proposed_is_approved_by_its_name(talk: Conversation) -> None:
    mission = await talk.propose(RIVAL)
    await talk.say("yes, the rival page", Route.APPROVE)
    assert (await talk.get(mission)).terms == mission.terms


@pytest.mark.parametrize("said", ["run it but better instead", "with more of that instead"])
async def test_words_about_a_proposal_are_no_objective(talk: Conversation, said: str) -> None:
    mission = await talk.propose(RIVAL)
    await talk.say(said, Route.MODIFY_MISSION)
    assert (await talk.get(mission)).terms.objective == RIVAL


@pytest.mark.parametrize("said", ["no", "nein", "no thanks", "non merci", "never mind"])
async def test_a_no_after_something_else_rejects_no_older_proposal(
    talk: Conversation, said: str
) -> None:
    mission = await talk.propose(RIVAL)
    await talk.say("what is the capital of Peru?", Route.QUESTION)
    told = await talk.say(said, Route.REJECT)
    assert "still waits for your yes or no" in told.summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    await talk.say("no", Route.REJECT)  # which is for what was said last: the proposal
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


@pytest.mark.parametrize("said", ["reject it", "cancel it"])
async def test_who_rejects_in_so_many_words_does(talk: Conversation, said: str) -> None:
    mission = await talk.propose(RIVAL)
    await talk.say("what is the capital of Peru?", Route.QUESTION)
    await talk.say(said, Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


async def test_a_bound_below_the_least_stays_and_is_told(talk: Conversation) -> None:
    mission = await talk.propose(HOTELS)
    told = await talk.say("100 fewer pages", Route.MODIFY_MISSION)
    assert "5 pages at most; 1 to 100 are possible" in told.summary
    assert (await talk.get(mission)).terms.scope.max_pages == mission.terms.scope.max_pages


async def test_an_unknown_page_is_asked_about_with_those_that_are_linked(
    talk: Conversation,
) -> None:
    await talk.done("extract https://shop.example/a")
    mission = await talk.propose(RIVAL)
    told = await talk.say("no wait, the zebra page", Route.REJECT)
    assert "I know no page called “zebra”" in told.summary
    offered = {each.text for each in told.ui_hints.suggested_actions}
    assert "use https://shop.example/people.html" in offered
    assert await talk.get(mission) == mission
    await talk.say("use https://shop.example/people.html", Route.MODIFY_MISSION)
    after = await talk.get(mission)
    assert after.terms.objective == "extract https://shop.example/people.html"
    assert origins_of(after)  # the result has written it


async def test_a_second_thought_is_no_part_of_the_change(talk: Conversation) -> None:
    await talk.done(HOTELS)
    await talk.propose(RIVAL)
    told = await talk.say("no wait, the hotels page", Route.REJECT)
    assert "could not read" not in told.summary


@pytest.mark.parametrize("said", ["now the same for people", "dasselbe für people"])
async def test_the_same_for_a_linked_page_by_its_bare_name(talk: Conversation, said: str) -> None:
    await talk.done("extract https://shop.example/a")
    told = await talk.say(said, Route.MISSION)
    assert "extract https://shop.example/people.html" in told.summary


async def test_the_same_for_what_is_no_page_is_read_as_before(talk: Conversation) -> None:
    await talk.done("extract https://shop.example/a")
    told = await talk.say("the same for berlin", Route.MISSION)
    assert "link to a page" not in told.summary


async def test_a_second_thought_may_name_a_page_alone(talk: Conversation) -> None:
    await talk.done(HOTELS)
    mission = await talk.propose(RIVAL)
    await talk.say("no wait, hotels", Route.REJECT)
    assert (await talk.get(mission)).terms.objective == HOTELS
    told = await talk.say("no wait, lamps", Route.REJECT)
    assert "“lamps”" not in told.summary
    assert (await talk.get(mission)).terms.objective == HOTELS


async def test_a_page_of_the_same_site_is_not_the_one_that_is_read(talk: Conversation) -> None:
    mission = await talk.propose(RIVAL)
    told = await talk.say("also add the trains page on the same site", Route.MODIFY_MISSION)
    assert "I know no page called “trains”" in told.summary
    assert await talk.get(mission) == mission
