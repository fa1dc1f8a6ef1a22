"""An address out of a result stays nobody's own, whatever way it takes through a conversation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.ids import ArtifactId
from buddy.domain.mission import Mission
from buddy.domain.origin import of_artifact
from buddy.domain.route import Route
from buddy.domain.session import BORROWED_KEPT
from buddy.testing.records import make_borrowed
from chat_world import RESULTS, SECOND, Conversation, origins_of, result_of

OWN = "https://a.example/x"


async def searched(talk: Conversation) -> dict[str, str]:
    """Search, then look at a page of one's own: the last result is no longer the search's."""
    first = await talk.done()
    theirs = {"url": of_artifact(await result_of(talk, first))}
    await talk.say("tell me more about the second one", Route.FOLLOW_UP)
    await talk.done(f"extract the text of {OWN}")
    return theirs


async def made(talk: Conversation, text: str, route: Route) -> Mission:
    envelope = await talk.say(text, route)
    (mission_id,) = envelope.missions_spawned
    return await talk.world.buddy.missions.get(talk.world.user, mission_id)


@pytest.mark.parametrize("address", [SECOND, SECOND.removeprefix("https://")])
async def test_an_earlier_results_address_is_marked_with_that_result(
    talk: Conversation, address: str
) -> None:
    theirs = await searched(talk)
    envelope = await talk.say(f"extract the headings of {address}", Route.MISSION)
    (mission_id,) = envelope.missions_spawned
    mission = await talk.world.buddy.missions.get(talk.world.user, mission_id)
    assert mission.terms.tool_input == {"url": SECOND}
    assert origins_of(mission) == theirs
    assert "not from you" in envelope.summary
    assert origins_of(await talk.propose(f"extract the text of {OWN}")) == {}


async def test_what_no_person_has_said_is_not_scheduled(talk: Conversation) -> None:
    await talk.done()
    text = "extract the text of the second one every day at 9"
    refused = await talk.say(text, Route.SCHEDULE)
    assert "a person decides on that each time" in refused.summary
    assert len(await talk.world.missions()) == 1


@pytest.mark.parametrize("words", ["do it again", "once more", f"again for {SECOND}"])
async def test_the_same_work_again_carries_the_mark(talk: Conversation, words: str) -> None:
    theirs = await searched(talk)
    before = await talk.propose(f"extract the text of {SECOND}")
    again = await talk.propose(words)
    assert again.mission_id != before.mission_id
    assert again.terms.tool_input == {"url": SECOND}
    assert origins_of(again) == theirs


async def test_there_means_the_page_of_an_earlier_result_and_carries_its_mark(
    talk: Conversation,
) -> None:
    first = await talk.done()
    theirs = {"url": of_artifact(await result_of(talk, first))}
    await talk.propose(f"extract the text of {OWN}")
    await talk.say("approve", Route.APPROVE)
    await talk.say("tell me more about the second one", Route.FOLLOW_UP)
    for mission in await talk.world.missions():
        await talk.world.result(mission)
    mission = await talk.propose("extract the text from there")
    assert (mission.terms.tool_input, origins_of(mission)) == ({"url": SECOND}, theirs)


async def test_a_new_results_addresses_are_remembered_before_old_ones(talk: Conversation) -> None:
    await talk.done()
    sessions, user, session_id = talk.world.buddy.sessions, talk.world.user, str(talk.session_id)
    old = tuple(make_borrowed(f"https://old{n}.example/") for n in range(BORROWED_KEPT))
    await sessions.change(user, session_id, lambda session: replace(session, borrowed=old))
    await talk.say("hello", Route.CHITCHAT)
    session = await sessions.get(user, session_id)
    first = [each.value for each in session.borrowed[: len(RESULTS)]]
    assert first == [each["url"] for each in RESULTS]
    assert len(session.borrowed) == BORROWED_KEPT


async def test_the_mark_outlives_the_result(talk: Conversation) -> None:
    origins = talk.world.buddy.proposals.origins
    gone = of_artifact(ArtifactId("a_gone"))
    marked = await origins.borrowed(talk.world.user, {SECOND: gone})
    assert [(text, each.origin, each.trusted) for text, each in marked] == [(SECOND, gone, False)]
    assert "no longer kept" in marked[0][1].text
