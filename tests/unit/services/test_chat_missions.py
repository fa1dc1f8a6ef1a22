"""Missions by sentence: proposed, changed, approved, rejected and cancelled in a conversation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.envelope import DifferenceBlock, Layout, ResponseType
from buddy.domain.feedback import Feedback
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.origin import of_artifact
from buddy.domain.route import Route
from buddy.domain.run import RunState
from buddy.errors import InputInvalid
from buddy.testing.tools import ScriptedTool, spec
from chat_world import SECOND, Conversation, MakeTalk, origins_of, result_of
from worlds import Gate

GOAL = "search for good hotels in Rome, then extract the prices and compare them"


async def test_an_objective_becomes_a_proposal_that_says_what_it_costs(talk: Conversation) -> None:
    envelope = await talk.say("search for python tutorials, spend up to $2", Route.MISSION)
    (mission_id,) = envelope.missions_spawned
    mission = await talk.world.buddy.missions.get(talk.world.user, mission_id)
    assert mission.status is MissionStatus.PROPOSED
    assert mission.terms.cap_usd == Money.parse(2)
    assert mission.metadata == {"source": "chat", "session": talk.session_id}
    for part in ("web_search", "$2.00", "Nothing runs before you approve"):
        assert part in envelope.summary
    assert envelope.ui_hints.layout is Layout.CARD
    assert [a.text for a in envelope.ui_hints.suggested_actions] == ["approve", "reject"]
    assert (envelope.metadata.route, envelope.metadata.engine) == (Route.MISSION, "scripted")


@pytest.mark.parametrize("route", [Route.FEEDBACK, Route.CHITCHAT, Route.CLARIFY])
async def test_a_limit_on_spending_is_a_cap_whatever_it_was_taken_for(
    talk: Conversation, route: Route
) -> None:
    alone = await talk.say("gasta como máximo 1 dólar", route)
    assert "no proposal here whose cap" in alone.summary
    text = "find cheap flights to Rome but don't spend more than 2 dollars"
    (mission_id,) = (await talk.say(text, route)).missions_spawned
    mission = await talk.world.buddy.missions.get(talk.world.user, mission_id)
    assert mission.terms.cap_usd == Money.parse(2)
    await talk.say("gasta como máximo 1 dólar", route)
    stands = await talk.get(mission)
    assert (stands.revision, stands.terms.cap_usd) == (2, Money.parse(1))
    assert "US dollars" in (await talk.say("gib höchstens 3 Euro aus", route)).summary
    assert (await talk.get(mission)).revision == 2
    records = talk.world.buddy.store.queries.records
    assert (await records.page(Feedback, talk.world.user, 10)).items == ()


@pytest.mark.parametrize("route", [Route.CANCEL, Route.CLARIFY, Route.CHITCHAT])
async def test_a_stop_after_the_end_says_that_it_has_ended(
    talk: Conversation, route: Route
) -> None:
    await talk.done("search for desk lamps")
    said = (await talk.say("cancel", route)).summary
    assert said == "Nothing is left to stop: “search for desk lamps” is done already."


async def test_again_with_another_figure_puts_it_in_its_place(talk: Conversation) -> None:
    await talk.done("search for laptops under $500")
    (mission_id,) = (await talk.say("do it again for $800", Route.MISSION)).missions_spawned
    mission = await talk.world.buddy.missions.get(talk.world.user, mission_id)
    assert mission.terms.objective == "search for laptops under $800"


async def test_a_yes_is_two_commands_and_shows_the_run(talk: Conversation) -> None:
    mission = await talk.propose()
    envelope = await talk.say("yes, go ahead", Route.APPROVE)
    assert envelope.response_type is ResponseType.LIVE_EXECUTION
    assert envelope.live_stream_id == mission.mission_id
    ended = await talk.world.result(mission)
    assert ended.status is MissionStatus.COMPLETED
    assert ended.warrant is not None
    assert (ended.warrant.revision, ended.warrant.channel) == (1, "api")
    kinds = await talk.world.kinds(mission)
    assert kinds.index("mission_approved") < kinds.index("mission_start")


async def test_a_yes_without_running_only_approves(talk: Conversation) -> None:
    mission = await talk.propose()
    envelope = await talk.say("approve it but don't run it yet", Route.APPROVE)
    stands = await talk.get(mission)
    assert (stands.status, stands.run) == (MissionStatus.APPROVED, None)
    assert envelope.live_stream_id is None
    await talk.say("run it", Route.APPROVE)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


async def test_a_change_makes_a_revision_and_tells_old_and_new(talk: Conversation) -> None:
    mission = await talk.propose()
    envelope = await talk.say("cap it at $1 and only example.org", Route.MODIFY_MISSION)
    stands = await talk.get(mission)
    assert (stands.revision, stands.terms.cap_usd) == (2, Money.parse(1))
    assert stands.terms.scope.allowed_domains == ("example.org",)
    assert "cost cap: $5.00 → $1.00" in envelope.summary
    assert "any public site → example.org" in envelope.summary
    (block,) = [b for b in envelope.artifacts if isinstance(b, DifferenceBlock)]
    assert {d.field for d in block.differences} == {"cap_usd", "scope.allowed_domains"}
    await talk.say("approve", Route.APPROVE)
    warrant = (await talk.get(mission)).warrant
    assert warrant is not None
    assert warrant.revision == 2


async def test_a_yes_with_a_change_in_it_is_a_change_and_no_yes(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("yes but at most 2 pages", Route.APPROVE)
    stands = await talk.get(mission)
    assert (stands.status, stands.revision) == (MissionStatus.PROPOSED, 2)
    assert stands.terms.scope.max_pages == 2


async def test_again_is_no_yes_to_what_waits(talk: Conversation) -> None:
    mission = await talk.propose()
    envelope = await talk.say("do it again", Route.APPROVE)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    assert len(envelope.missions_spawned) == 1


async def test_a_yes_to_what_somebody_else_has_edited_shows_the_difference_and_asks_again(
    talk: Conversation,
) -> None:
    mission = await talk.propose()
    await talk.world.buddy.proposals.update(
        talk.world.user, mission.mission_id, {"max_cost": Money.parse(9)}, 1
    )
    envelope = await talk.say("approve", Route.APPROVE)
    stands = await talk.get(mission)
    assert (stands.status, stands.warrant) == (MissionStatus.PROPOSED, None)
    assert "Nothing was decided" in envelope.summary
    assert "cost cap: $5.00 → $9.00" in envelope.summary
    await talk.say("approve", Route.APPROVE)
    warrant = (await talk.get(mission)).warrant
    assert warrant is not None
    assert warrant.revision == 2


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("how far is it?", Route.STATUS),
        ("how much will it cost?", Route.QUESTION),
        ("approve", Route.APPROVE),  # which one?
    ],
)
async def test_speaking_of_a_proposal_shows_no_revision_that_a_yes_could_be_for(
    talk: Conversation, text: str, route: Route
) -> None:
    await talk.propose("search for rust tutorials")
    mission = await talk.propose()
    await talk.say("thanks", Route.CHITCHAT)
    await talk.world.buddy.proposals.update(
        talk.world.user, mission.mission_id, {"max_cost": Money.parse(9)}, 1
    )
    await talk.say(f"{text} {mission.mission_id if route is Route.STATUS else ''}", route)
    envelope = await talk.say(f"approve {mission.mission_id}", Route.APPROVE)
    assert (await talk.get(mission)).warrant is None
    assert "cost cap: $5.00 → $9.00" in envelope.summary
    await talk.say("approve", Route.APPROVE)  # the one that the last answer was about
    warrant = (await talk.get(mission)).warrant
    assert warrant is not None
    assert warrant.revision == 2


async def test_after_a_word_about_one_of_two_a_yes_is_for_that_one(talk: Conversation) -> None:
    first = await talk.propose()
    await talk.propose("search for rust tutorials")
    await talk.say(f"how far is {first.mission_id}?", Route.STATUS)
    await talk.say("approve", Route.APPROVE)
    assert (await talk.get(first)).warrant is not None


async def test_a_proposal_in_words_says_what_its_tool_is_given(talk: Conversation) -> None:
    envelope = await talk.say("search for python tutorials", Route.MISSION)
    assert "It is given query: " in envelope.summary
    long = f"extract the text of https://a.example/{'x' * 900}"
    envelope = await talk.say(long, Route.MISSION)
    assert "characters, whole in the mission)" in envelope.summary


async def test_a_yes_from_a_tab_that_has_not_seen_the_revision_is_asked_again(
    talk: Conversation,
) -> None:
    mission = await talk.propose()
    await talk.say("cap it at $9", Route.MODIFY_MISSION)  # the other tab
    envelope = await talk.say("approve", Route.APPROVE, seen=1)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    assert "Nothing was decided" in envelope.summary
    await talk.say("approve", Route.APPROVE, seen=3)
    assert (await talk.get(mission)).warrant is not None


async def test_a_decision_made_elsewhere_is_told_and_not_made_again(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.world.buddy.approvals.reject(talk.world.user, mission.mission_id, 1, None)
    envelope = await talk.say("approve " + mission.mission_id, Route.APPROVE)
    assert "was rejected" in envelope.summary
    assert (await talk.get(mission)).warrant is None


async def test_an_unsure_reading_decides_nothing(talk: Conversation) -> None:
    mission = await talk.propose()
    talk.reader.confidence = 0.4
    for route in (Route.APPROVE, Route.REJECT, Route.CANCEL):
        await talk.say("hm well", route)
        assert (await talk.get(mission)).status is MissionStatus.PROPOSED


async def test_an_assistant_can_propose_by_chat_and_say_yes_to_nothing(talk: Conversation) -> None:
    mission = await talk.propose()
    envelope = await talk.say("approve", Route.APPROVE, channel="other")
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    assert "Only a person says yes" in envelope.summary


async def test_which_of_two_is_asked_and_the_last_shown_needs_no_asking(talk: Conversation) -> None:
    first = await talk.propose()
    second = await talk.propose("search for rust tutorials")
    await talk.say("thanks", Route.CHITCHAT)
    envelope = await talk.say("approve", Route.APPROVE)
    assert envelope.response_type is ResponseType.CLARIFICATION_REQUEST
    texts = [a.text for a in envelope.ui_hints.suggested_actions]
    assert texts == [f"approve {m.mission_id}" for m in (second, first)]
    await talk.say(texts[1], Route.APPROVE)
    assert (await talk.get(first)).warrant is not None
    assert (await talk.get(second)).warrant is None


async def test_a_mission_that_this_conversation_never_showed_is_not_decided(
    talk: Conversation,
) -> None:
    other = await talk.world.propose()
    for route in (Route.APPROVE, Route.REJECT, Route.CANCEL):
        envelope = await talk.say(f"{route} {other.mission_id}", route)
        assert "has not shown" in envelope.summary
    assert (await talk.get(other)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize("verb", ["approve", "reject", "cancel"])
async def test_a_mission_that_is_none_is_said_to_be_none(talk: Conversation, verb: str) -> None:
    for name in ("m_123", "m_aaaaaaaaaaaa"):
        said = (await talk.say(f"{verb} {name}", Route(verb))).summary
        assert said == f"There is no mission {name}, so nothing was decided."
    assert await talk.world.missions() == ()


@pytest.mark.parametrize(("text", "route"), [("yes", Route.CLARIFY), ("approve", Route.APPROVE)])
async def test_a_yes_after_the_end_says_that_it_ran_and_how_it_ended(
    talk: Conversation, text: str, route: Route
) -> None:
    mission = await talk.done("search for desk lamps")
    for said in (text, f"approve {mission.mission_id}"):
        envelope = await talk.say(said, route if said == text else Route.APPROVE)
        assert "“search for desk lamps” is done already, so nothing runs now" in envelope.summary
        assert "3 results" in envelope.summary
        assert envelope.live_stream_id is None
    assert len(await talk.world.missions()) == 1


async def test_everything_is_cancelled_after_one_question(talk: Conversation) -> None:
    assert "nothing to cancel" in (await talk.say("cancel everything", Route.CANCEL)).summary
    first = await talk.propose("search for desk lamps")
    second = await talk.propose("search for garden chairs")
    envelope = await talk.say("cancel all my missions", Route.MISSION)
    assert "Cancel 2 missions" in envelope.summary
    assert {m.status for m in await talk.world.missions()} == {MissionStatus.PROPOSED}
    await talk.say("no", Route.REJECT)
    assert {m.status for m in await talk.world.missions()} == {MissionStatus.PROPOSED}
    await talk.say("brich alles ab", Route.CANCEL)
    assert "Cancelled 2 missions" in (await talk.say("yes", Route.APPROVE)).summary
    for mission in (first, second):
        assert (await talk.get(mission)).status is MissionStatus.CANCELLED


async def test_a_yes_before_an_objective_is_no_part_of_it(talk: Conversation) -> None:
    mission = await talk.propose("yes, search for desk lamps")
    assert mission.terms.objective == "search for desk lamps"


async def test_a_page_that_is_named_stands_in_the_proposal_and_so_does_what_is_left_out(
    start_talk: MakeTalk,
) -> None:
    online = replace(
        spec("web_extract", intents=(Intent.EXTRACTION,), slot="url"), contacts_network=True
    )
    talk = await start_talk(tools=[ScriptedTool(), ScriptedTool(spec=online)])
    said = (await talk.say("extract https://a.example/x", Route.MISSION)).summary
    assert "It touches: https://a.example/x, and public sites that it redirects to" in said
    assert "left out" not in said
    said = (
        await talk.say("extract https://a.example/x and https://b.example/y", Route.MISSION)
    ).summary
    assert "https://b.example/y is left out: web_extract takes one page at a time" in said


async def test_a_no_rejects_and_keeps_the_words(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("no, too broad", Route.REJECT)
    stands = await talk.get(mission)
    assert stands.status is MissionStatus.REJECTED
    assert "no, too broad" in (stands.card.message if stands.card else "")


async def test_a_running_mission_is_cancelled_by_a_word(start_talk: MakeTalk, gate: Gate) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    mission = await talk.propose()
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    told = await talk.say("how far is it?", Route.STATUS)
    assert told.live_stream_id == mission.mission_id
    envelope = await talk.say("stop it", Route.CANCEL)
    assert "Stopping" in envelope.summary
    ended = await talk.world.result(mission)
    assert (ended.status, gate.stopped) == (MissionStatus.CANCELLED, True)
    again = await talk.say("cancel " + mission.mission_id, Route.CANCEL)
    assert "Nothing to stop" in again.summary


@pytest.mark.parametrize("text", ["cancel it", "stop", "please stop the mission!"])
async def test_a_stop_is_for_the_run_and_not_for_a_question_that_is_open_besides(
    start_talk: MakeTalk, gate: Gate, text: str
) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    mission = await talk.propose()
    envelope = await talk.say("approve", Route.APPROVE)
    actions = [action.text for action in envelope.ui_hints.suggested_actions]
    assert actions == [f"cancel {mission.mission_id}"]
    await gate.entered.wait()
    await talk.say(GOAL, Route.AUTONOMOUS_GOAL)  # shall I, once?
    assert "Stopping" in (await talk.say(text, Route.CHITCHAT)).summary
    assert (await talk.world.result(mission)).status is MissionStatus.CANCELLED


async def test_a_no_to_a_question_leaves_the_run_alone(start_talk: MakeTalk, gate: Gate) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    mission = await talk.propose()
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    await talk.say(GOAL, Route.AUTONOMOUS_GOAL)
    assert "dropped" in (await talk.say("never mind", Route.CHITCHAT)).summary
    assert (await talk.get(mission)).status is MissionStatus.RUNNING


async def test_a_no_that_names_a_mission_is_for_it_and_not_for_the_question(
    talk: Conversation,
) -> None:
    mission = await talk.propose()
    await talk.say(GOAL, Route.AUTONOMOUS_GOAL)
    envelope = await talk.say(f"reject {mission.mission_id}", Route.REJECT)
    assert "Rejected" in envelope.summary
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


async def test_while_paused_a_yes_says_when_it_starts(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.world.buddy.instance.pause(talk.world.user, None, stop_running=False)
    envelope = await talk.say("approve", Route.APPROVE)
    run = (await talk.get(mission)).run
    assert run is not None
    assert run.state is RunState.QUEUED
    assert "paused" in envelope.summary


async def test_an_address_out_of_a_result_is_marked_as_not_the_persons(talk: Conversation) -> None:
    done = await talk.done()
    mission = await talk.propose("extract the text of the second one")
    assert mission.terms.objective == f"extract the text of {SECOND}"
    assert mission.terms.tool_input == {"url": SECOND}
    theirs = {"url": of_artifact(await result_of(talk, done))}
    assert origins_of(mission) == theirs
    again = await talk.propose(f"extract the headings of {SECOND}")
    assert origins_of(again) == theirs, "picking it made it nobody's own"


async def test_again_takes_the_terms_over_and_another_page_the_work(talk: Conversation) -> None:
    await talk.propose("extract the text of https://a.example/x")
    await talk.say("cap it at $1", Route.MODIFY_MISSION)
    await talk.say("approve", Route.APPROVE)
    first = await talk.world.result((await talk.world.missions())[0])
    again = await talk.propose("do it again")
    assert again.terms == first.terms
    assert again.parent_mission_id == first.mission_id
    other = await talk.propose("do it again for https://b.example/y")
    assert other.terms.tool_input == {"url": "https://b.example/y"}
    less = await talk.propose("again for https://b.example/y, at most 40 cents")
    assert less.terms.cap_usd == Money.parse("0.4")


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001])
async def test_an_empty_and_an_endless_message_are_refused(talk: Conversation, text: str) -> None:
    with pytest.raises(InputInvalid):
        await talk.say(text, Route.MISSION)
