"""A run that stops and asks, answered by a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.tools.web_extract import WebExtract
from buddy.domain.envelope import ResponseType
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.domain.run import Deviation
from buddy.domain.tool import PaidAnswer, PaidCall, Price, PriceKind, ToolResult
from buddy.ports.fetcher import FetchedPage
from buddy.ports.tools import ToolContext
from buddy.services.chat.words import grants
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk

MOVED = "https://example.org/moved"
CENTS = Price(kind=PriceKind.KNOWN, per_call=Money.parse("0.60"))


async def pays_twice(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
    for name in ("page 1", "page 2"):

        async def call(_key: str) -> PaidAnswer:
            return PaidAnswer(value={})

        await context.pay(PaidCall(name=name, price=CENTS), call)
    return ToolResult(data={"done": True}, summary="Done")


async def parked(start_talk: MakeTalk) -> tuple[Conversation, str]:
    """Approve a mission whose second paid call does not fit below its cap."""
    announcing = replace(spec(), announces_calls=True, price=CENTS)
    tool = ScriptedTool(spec=announcing, behaviour=pays_twice)
    talk = await start_talk(tools=[tool])
    mission = await talk.propose("search for python tutorials, spend up to $1")
    await talk.say("approve", Route.APPROVE)
    stands = await talk.world.result(mission)
    assert stands.status is MissionStatus.AWAITING_APPROVAL
    return talk, mission.mission_id


async def test_it_is_shown_before_a_yes_counts_and_money_has_to_be_named(
    start_talk: MakeTalk,
) -> None:
    talk, mission_id = await parked(start_talk)
    envelope = await talk.say("yes", Route.APPROVE)
    assert "needs at least $0.20 more" in envelope.summary
    add = envelope.ui_hints.suggested_actions[0].text
    assert add == "add $0.20"
    missions = await talk.world.missions()
    assert missions[0].status is MissionStatus.AWAITING_APPROVAL
    await talk.say("approve, spend up to $0.20 more", Route.APPROVE)
    ended = await talk.world.result(missions[0])
    assert (ended.mission_id, ended.status) == (mission_id, MissionStatus.COMPLETED)


async def test_a_plain_yes_read_as_unclear_shows_what_is_asked(start_talk: MakeTalk) -> None:
    talk, _ = await parked(start_talk)
    envelope = await talk.say("ok", Route.CLARIFY)
    assert "has stopped and asks you" in envelope.summary


async def test_cancel_ends_it(start_talk: MakeTalk) -> None:
    talk, mission_id = await parked(start_talk)
    await talk.say(f"cancel {mission_id}", Route.CANCEL)
    assert (await talk.world.missions())[0].status is MissionStatus.CANCELLED


@pytest.mark.parametrize("text", ["approve", "approve {id}", "allow it", "add $0.20"])
async def test_the_answers_that_it_offers_reach_it_however_they_are_read(
    start_talk: MakeTalk, text: str
) -> None:
    talk, mission_id = await parked(start_talk)
    for route in (Route.CLARIFY, Route.MISSION, Route.MODIFY_MISSION):
        envelope = await talk.say(text.format(id=mission_id), route)
        if envelope.response_type is ResponseType.LIVE_EXECUTION:
            break
        assert "needs at least $0.20 more" in envelope.summary
    ended = await talk.world.result((await talk.world.missions())[0])
    added = text == "add $0.20"
    expected = MissionStatus.COMPLETED if added else MissionStatus.AWAITING_APPROVAL
    assert (ended.mission_id, ended.status) == (mission_id, expected)


@pytest.mark.parametrize("route", [Route.CHITCHAT, Route.CLARIFY, Route.REJECT, Route.MISSION])
@pytest.mark.parametrize("text", ["no", "nope", "stop", "no, stop it", "never mind"])
async def test_a_plain_no_stops_it_however_it_is_read(
    start_talk: MakeTalk, text: str, route: Route
) -> None:
    talk, _ = await parked(start_talk)
    envelope = await talk.say(text, route)
    assert (await talk.world.missions())[0].status is MissionStatus.CANCELLED
    assert envelope.summary.startswith(("Stopped", "Cancelled"))


async def test_a_no_that_can_be_for_a_proposal_too_is_asked_about(start_talk: MakeTalk) -> None:
    talk, mission_id = await parked(start_talk)
    proposed = await talk.propose("search for red shoes")
    await talk.say("hello", Route.CHITCHAT)
    envelope = await talk.say("no", Route.REJECT)
    assert "2 missions can be meant" in envelope.summary
    texts = [action.text for action in envelope.ui_hints.suggested_actions]
    assert texts == [f"reject {proposed.mission_id}", f"reject {mission_id}"]
    await talk.say(texts[1], Route.REJECT)
    assert {m.mission_id: m.status for m in await talk.world.missions()} == {
        proposed.mission_id: MissionStatus.PROPOSED,
        mission_id: MissionStatus.CANCELLED,
    }


@pytest.mark.parametrize(
    "text", ["add $0.20", "add another $0.20 to it", "Top it up by $0.20!", "give it $0.20 more"]
)
@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.APPROVE])
async def test_more_money_is_for_the_run_that_lacks_it_and_not_for_a_proposal(
    start_talk: MakeTalk, text: str, route: Route
) -> None:
    talk, mission_id = await parked(start_talk)
    await talk.say("yes", Route.APPROVE)  # shows what it asks
    proposed = await talk.propose("search for red shoes")
    await talk.say(text, route)
    run = next(m for m in await talk.world.missions() if m.mission_id == mission_id)
    assert (await talk.world.result(run)).status is MissionStatus.COMPLETED
    stands = await talk.get(proposed)
    assert (stands.status, stands.revision) == (MissionStatus.PROPOSED, 1)


async def test_of_two_runs_that_lack_money_the_one_that_is_named_gets_it(
    start_talk: MakeTalk,
) -> None:
    talk, _ = await parked(start_talk)
    other = await talk.propose("search for red shoes, spend up to $1")
    await talk.say(f"approve {other.mission_id}", Route.APPROVE)
    assert (await talk.world.result(other)).status is MissionStatus.AWAITING_APPROVAL
    await talk.say("hello", Route.CHITCHAT)
    envelope = await talk.say("add $0.20", Route.MODIFY_MISSION)
    assert "Which one do you want to add $0.20 to?" in envelope.summary
    (text,) = [a.text for a in envelope.ui_hints.suggested_actions if other.mission_id in a.text]
    shown = await talk.say(text, Route.MODIFY_MISSION)
    assert "needs at least $0.20 more" in shown.summary, "a run is shown before it gets money"
    await talk.say(text, Route.MODIFY_MISSION)
    assert (await talk.world.result(other)).status is MissionStatus.COMPLETED


async def test_a_yes_from_before_it_parked_allows_nothing(start_talk: MakeTalk) -> None:
    body = b"<html><body><article><p>The harbour is frozen.</p></article></body></html>"
    redirected = FetchedPage(
        url="https://other.test/new",
        status=200,
        content_type="text/html",
        body=body,
        redirects=(MOVED,),
    )
    talk = await start_talk(tools=[WebExtract()], fetcher=MemoryFetcher({MOVED: redirected}))
    mission = await talk.propose(f"extract the text of {MOVED}")
    await talk.say("only example.org", Route.MODIFY_MISSION)
    await talk.say("approve", Route.APPROVE)
    stands = await talk.world.result(mission)
    assert (stands.status, stands.run.attempt if stands.run else 0) == (
        MissionStatus.AWAITING_APPROVAL,
        1,
    )
    envelope = await talk.say("approve", Route.APPROVE)  # the second click
    assert "has stopped and asks you" in envelope.summary
    assert (await talk.get(mission)).status is MissionStatus.AWAITING_APPROVAL
    await talk.say("how far is it?", Route.STATUS)
    await talk.say("approve", Route.CLARIFY)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


@pytest.mark.parametrize(
    ("text", "granted"),
    [
        ("approve retry", True),
        ("Approve, m_abcdefghijkl retry!", True),
        ("approve", True),
        ("yes", True),
        ("approve it but not that", False),
        ("yes but not that", False),
        ("add $0.20", False),  # it does not lack money
        ("do not approve", False),
    ],
)
def test_only_what_was_offered_is_an_answer_by_its_words(text: str, granted: bool) -> None:
    deviation = Deviation(
        kind="outcome_unknown",
        approved="one call",
        needed="another",
        message="Was it sent?",
        choices=("happened", "retry"),
    )
    assert grants(text, deviation, just_asked=True) is granted
    assert not grants("yes", deviation, just_asked=False)
