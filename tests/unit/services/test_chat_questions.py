"""Questions in a conversation: one at a time, answered, dropped, and never round in circles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.adapters.tools.knowledge_store_spec import SPEC as KNOWLEDGE_STORE
from buddy.domain.envelope import ResponseType
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.origin import untrusted
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import SECOND, Conversation, MakeTalk, found
from worlds import SetUnderstanding

GOAL = "search for good hotels in Rome, then extract the prices and compare them"
CLARIFIES = ResponseType.CLARIFICATION_REQUEST


async def test_what_a_tool_lacks_is_asked_and_the_answer_fills_it_in(talk: Conversation) -> None:
    mission = await talk.propose("extract the prices")
    assert mission.status is MissionStatus.CLARIFICATION_NEEDED
    envelope = await talk.say("https://shop.example/p", Route.MODIFY_MISSION)
    assert talk.reader.states[-1].question is not None
    stands = await talk.get(mission)
    assert (stands.status, stands.revision) == (MissionStatus.PROPOSED, 2)
    assert stands.terms.tool_input == {"url": "https://shop.example/p"}
    assert "web_extract" in envelope.summary


async def test_the_page_that_was_spoken_of_is_offered_as_an_answer(talk: Conversation) -> None:
    await talk.say("is https://shop.example/p a good shop?", Route.QUESTION)
    envelope = await talk.say("extract the prices", Route.MISSION)
    choices = [action.text for action in envelope.ui_hints.suggested_actions]
    assert choices == ["https://shop.example/p", "never mind"]


async def test_an_answer_that_is_none_is_asked_again_and_the_third_offers_a_way_out(
    talk: Conversation,
) -> None:
    mission = await talk.propose("extract the prices")
    second = await talk.say("the usual one", Route.MODIFY_MISSION)
    assert (second.response_type, "Which page?" in second.summary) == (CLARIFIES, True)
    third = await talk.say("you know which", Route.MODIFY_MISSION)
    assert "round in circles" in third.summary
    texts = [action.text for action in third.ui_hints.suggested_actions]
    assert len(texts) == 4
    assert texts[-1] == "never mind"
    await talk.say("never mind", Route.CHITCHAT)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED
    assert "round in circles" not in (await talk.say("what?", Route.CLARIFY)).summary


async def test_no_tool_fits_so_the_nearest_are_offered(start_talk: MakeTalk) -> None:
    unfit = SetUnderstanding({Intent.TIME: 0.97}, {"web_search": 0.1, "web_extract": 0.05})
    talk = await start_talk(matcher=unfit, classifier=unfit)
    mission = await talk.propose("make me a sandwich")
    assert mission.questions[0].field == "tool"
    await talk.say("the web search please", Route.MODIFY_MISSION)
    stands = await talk.get(mission)
    assert (stands.status, stands.terms.tool) == (MissionStatus.PROPOSED, "web_search")


async def test_it_without_anything_before_is_asked_about_and_the_answer_completes_it(
    talk: Conversation,
) -> None:
    envelope = await talk.say("extract the headlines from there", Route.CLARIFY)
    assert (envelope.response_type, envelope.missions_spawned) == (CLARIFIES, ())
    assert "Which page" in envelope.summary
    answer = await talk.say("news.example.org", Route.MODIFY_MISSION)
    (mission_id,) = answer.missions_spawned
    mission = await talk.world.buddy.missions.get(talk.world.user, mission_id)
    assert mission.terms.objective == "extract the headlines from news.example.org"


async def test_what_it_would_mean_is_offered_where_the_reader_is_not_sure(
    talk: Conversation,
) -> None:
    await talk.done("extract the text of https://a.example/x")
    envelope = await talk.say("open that page", Route.CLARIFY)
    assert envelope.ui_hints.suggested_actions[0].text == "open https://a.example/x"


async def test_a_goal_whose_tools_are_not_there_is_no_plan(talk: Conversation) -> None:
    envelope = await talk.say(GOAL, Route.AUTONOMOUS_GOAL)
    assert await talk.world.missions() == ()
    assert "cannot be used now" in envelope.summary
    again = await talk.say("yes", Route.CLARIFY)
    assert "A yes does not answer it yet" in again.summary
    assert await talk.world.missions() == ()


async def test_a_yes_answers_the_question_asked_last_and_not_an_older_proposal(
    talk: Conversation,
) -> None:
    older = await talk.propose()
    await talk.say(GOAL, Route.AUTONOMOUS_GOAL)
    await talk.say("yes", Route.APPROVE)
    assert (await talk.get(older)).warrant is None


async def test_a_yes_while_a_question_is_open_approves_nothing_older(talk: Conversation) -> None:
    older = await talk.propose()
    await talk.propose("extract the prices")  # which page?
    envelope = await talk.say("yes", Route.APPROVE)
    assert (await talk.get(older)).warrant is None
    assert envelope.response_type is CLARIFIES


async def test_an_offer_is_dropped_by_a_no(talk: Conversation) -> None:
    await talk.say(GOAL, Route.AUTONOMOUS_GOAL)
    await talk.say("no", Route.CHITCHAT)
    await talk.say("yes", Route.CLARIFY)
    assert await talk.world.missions() == ()


async def test_schedules_of_what_is_on_the_table_name_its_work(talk: Conversation) -> None:
    await talk.done("search for flats in Rome")
    envelope = await talk.say("do it again every day at 9", Route.SCHEDULE)
    assert "search for flats in Rome" in envelope.summary


async def test_a_yes_to_nothing_says_so(talk: Conversation) -> None:
    for route in (Route.APPROVE, Route.CLARIFY):
        assert "Nothing in this conversation waits" in (await talk.say("yes", route)).summary


async def test_a_change_to_nothing_is_taken_as_a_wish(talk: Conversation) -> None:
    envelope = await talk.say("search for cheaper flats", Route.MODIFY_MISSION)
    assert len(envelope.missions_spawned) == 1


async def test_a_change_that_says_nothing_is_asked_about(talk: Conversation) -> None:
    mission = await talk.propose()
    envelope = await talk.say("hmm, different please", Route.MODIFY_MISSION)
    assert "What shall I change" in envelope.summary
    assert (await talk.get(mission)).revision == 1


async def test_a_change_that_cannot_be_is_refused_with_its_limits(talk: Conversation) -> None:
    mission = await talk.propose()
    envelope = await talk.say("at most 900 pages", Route.MODIFY_MISSION)
    assert "stays as it is" in envelope.summary
    assert "100" in envelope.summary
    assert (await talk.get(mission)).revision == 1


async def test_what_is_decided_cannot_be_changed_any_more(talk: Conversation) -> None:
    await talk.done()
    envelope = await talk.say("cap it at $1", Route.MODIFY_MISSION)
    assert "cannot be changed any more" in envelope.summary


@pytest.mark.parametrize("answer", [SECOND, "the second one"])
async def test_an_answer_out_of_a_result_is_marked_as_not_the_persons(
    talk: Conversation, answer: str
) -> None:
    await talk.done()
    mission = await talk.propose("extract the prices")
    envelope = await talk.say(answer, Route.MODIFY_MISSION)
    stands = await talk.get(mission)
    assert (stands.status, stands.terms.tool_input) == (MissionStatus.PROPOSED, {"url": SECOND})
    assert [each.argument for each in untrusted(stands.terms.input_origins)] == ["url"]
    assert "not from you" in envelope.summary


async def test_an_address_that_a_person_wrote_is_theirs(talk: Conversation) -> None:
    await talk.done()
    mission = await talk.propose("extract the prices")
    await talk.say("https://shop.example/p", Route.MODIFY_MISSION)
    assert untrusted((await talk.get(mission)).terms.input_origins) == ()


async def test_a_change_to_an_address_out_of_a_result_is_marked_too(talk: Conversation) -> None:
    await talk.done()
    mission = await talk.propose("extract the text of https://a.example/x")
    assert untrusted(mission.terms.input_origins) == ()
    envelope = await talk.say(
        "change the objective to: extract the text of the second one", Route.MODIFY_MISSION
    )
    stands = await talk.get(mission)
    assert stands.terms.tool_input == {"url": SECOND}
    assert [each.argument for each in untrusted(stands.terms.input_origins)] == ["url"]
    assert "not from you" in envelope.summary


SERVED = replace(
    spec("files.write_file", intents=()),
    server="files",
    input_schema={
        "type": "object",
        "properties": {
            "content": {"type": "string", "description": "What it shall hold"},
            "depth": {"type": "integer"},
        },
        "required": ["content", "depth"],
    },
)


async def test_what_a_tool_of_a_server_needs_is_asked_and_taken_word_for_word(
    start_talk: MakeTalk,
) -> None:
    talk = await start_talk(tools=[ScriptedTool(spec=SERVED), ScriptedTool()])
    asked = await talk.say("use files.write_file now", Route.MISSION)
    assert "content, a text. Its server describes it as: “What it shall hold”" in asked.summary
    assert "taken for it, word for word" in asked.summary
    (mission,) = await talk.world.missions()
    # Whatever the reader makes of it, it is the argument.
    asked = await talk.say("thanks, that was great", Route.FEEDBACK)
    assert "depth, a whole number" in asked.summary
    missed = await talk.say("two", Route.CHITCHAT)
    assert "could not read an answer in “two”" in missed.summary
    assert "word for word" not in missed.summary
    # Once only: the next message is read as any.
    assert "You are welcome" in (await talk.say("thanks", Route.CHITCHAT)).summary
    await talk.say("2", Route.MODIFY_MISSION)
    stands = await talk.get(mission)
    assert stands.status is MissionStatus.PROPOSED
    assert stands.terms.tool_input == {"content": "thanks, that was great", "depth": 2}


async def test_a_no_to_such_a_question_drops_it(start_talk: MakeTalk) -> None:
    talk = await start_talk(tools=[ScriptedTool(spec=SERVED), ScriptedTool()])
    await talk.say("use files.write_file now", Route.MISSION)
    await talk.say("never mind", Route.CHITCHAT)
    (mission,) = await talk.world.missions()
    assert mission.status is MissionStatus.REJECTED


async def test_a_sum_that_breaks_off_is_asked_about_and_the_number_completes_it(
    talk: Conversation,
) -> None:
    envelope = await talk.say("17 +", Route.CLARIFY)
    assert "17 + what?" in envelope.summary
    assert await talk.world.missions() == ()
    envelope = await talk.say("5", Route.MODIFY_MISSION)
    (mission,) = await talk.world.missions()
    assert mission.terms.objective == "17 + 5"


async def test_a_sentence_of_other_work_is_no_answer(talk: Conversation) -> None:
    await talk.say("17 +", Route.CLARIFY)
    await talk.say("What time is it in Oslo?", Route.CLARIFY)
    (mission,) = await talk.world.missions()
    assert mission.terms.objective == "What time is it in Oslo?"


@pytest.mark.parametrize("route", [Route.MISSION, Route.CHITCHAT])
async def test_what_no_tool_can_do_is_said_and_nothing_proposed(
    talk: Conversation, route: Route
) -> None:
    said = (await talk.say("delete everything in my folder", route)).summary
    assert "None of my tools can delete" in said
    assert "None of my tools can book" in (await talk.say("book a flight to Rome", route)).summary
    assert await talk.world.missions() == ()


async def test_a_daily_budget_is_no_cap_of_what_is_on_the_table(talk: Conversation) -> None:
    mission = await talk.propose()
    said = (await talk.say("set my daily budget to 10 dollars", Route.MODIFY_MISSION)).summary
    assert "buddy budget set user/day 10" in said
    assert (await talk.get(mission)).revision == 1


async def test_a_yes_to_searching_elsewhere_proposes_that(talk: Conversation) -> None:
    await talk.propose("search for desk lamps")
    await talk.say("approve", Route.APPROVE)
    (mission,) = await talk.world.missions()
    await talk.world.result(mission)
    said = await talk.say("what are the largest cities of Peru", Route.FOLLOW_UP)
    assert "Shall I search for" in said.summary
    await talk.say("yes", Route.CLARIFY)
    waiting = [m for m in await talk.world.missions() if m.status is MissionStatus.PROPOSED]
    assert [m.terms.objective for m in waiting] == ["Search for largest cities Peru"]


@pytest.mark.parametrize("between", ["who are you?", "thanks", "how are you?"])
async def test_a_yes_is_for_no_offer_of_turns_before(talk: Conversation, between: str) -> None:
    await talk.propose("search for desk lamps")
    await talk.say("approve", Route.APPROVE)
    (mission,) = await talk.world.missions()
    await talk.world.result(mission)
    await talk.say("what are the largest cities of Peru", Route.FOLLOW_UP)
    await talk.say(between, Route.CHITCHAT)
    await talk.say("yes", Route.CLARIFY)
    assert len(await talk.world.missions()) == 1


NOTE = "n_0123456789ab"


async def keeps(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Behave as the tool that keeps notes."""
    data = {**tool_input, "note_id": NOTE, "title": str(tool_input.get("text", "the key"))}
    return ToolResult(data=data, summary="Remembered “the key”")


async def notes_talk(start_talk: MakeTalk) -> Conversation:
    tool = ScriptedTool(spec=KNOWLEDGE_STORE, behaviour=keeps)
    return await start_talk(tools=[ScriptedTool(behaviour=found), tool])


@pytest.mark.parametrize("route", [Route.SCHEDULE, Route.MISSION, Route.CLARIFY, Route.APPROVE])
async def test_a_note_is_kept_whole_and_now_whatever_it_speaks_of(
    start_talk: MakeTalk, route: Route
) -> None:
    talk = await notes_talk(start_talk)
    envelope = await talk.say("remember: call Bob again tomorrow at 9", route)
    assert "scheduled" not in envelope.summary
    (mission,) = await talk.world.missions()
    assert mission.terms.tool_input["text"] == "call Bob again tomorrow at 9"
    assert mission.status is MissionStatus.PROPOSED


async def test_remember_that_asks_what_and_takes_it_word_for_word(start_talk: MakeTalk) -> None:
    talk = await notes_talk(start_talk)
    asked = await talk.say("remember that", Route.CLARIFY)
    assert asked.summary.startswith("What shall I remember?")
    await talk.say("the answer is 42", Route.FEEDBACK)
    (mission,) = await talk.world.missions()
    assert mission.terms.tool_input == {"action": "store", "text": "the answer is 42"}


async def test_that_note_is_the_one_spoken_of_last_and_it_goes_once(start_talk: MakeTalk) -> None:
    talk = await notes_talk(start_talk)
    await talk.done("remember that the key is here")
    envelope = await talk.say("delete that note", Route.CLARIFY)
    assert "That note says “the key is here”" in envelope.summary
    (mission_id,) = envelope.missions_spawned
    mission = await talk.world.buddy.missions.get(talk.world.user, mission_id)
    assert mission.terms.tool_input == {"action": "delete", "note": NOTE}
    await talk.say("yes", Route.APPROVE)
    await talk.world.result(mission)
    again = await talk.say("delete that note", Route.CLARIFY)
    assert again.summary.startswith("Which note?")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("don't remember this: my aunt is called Ada", "No note is made of it"),
        ("delete all my notes", "Nothing was deleted"),
    ],
)
async def test_what_is_not_kept_and_what_goes_one_by_one(
    start_talk: MakeTalk, text: str, told: str
) -> None:
    talk = await notes_talk(start_talk)
    assert told in (await talk.say(text, Route.MISSION)).summary
    assert not await talk.world.missions()


async def test_the_other_half_of_a_request_is_read_with_the_first(talk: Conversation) -> None:
    asked = await talk.say("flour", Route.CLARIFY)
    assert "What exactly" in asked.summary
    await talk.say("search for it", Route.CLARIFY)
    (mission,) = await talk.world.missions()
    assert (mission.status, mission.terms.objective) == (
        MissionStatus.PROPOSED,
        "search for flour",
    )


async def test_after_the_way_out_the_next_message_is_read_for_itself(talk: Conversation) -> None:
    for word in ("mumble", "murmur"):
        assert "What exactly" in (await talk.say(word, Route.CLARIFY)).summary
    third = await talk.say("grumble", Route.CLARIFY)
    assert "cannot tell what “grumble” asks for" in third.summary
    assert "round in circles" not in (await talk.say("rumble", Route.CLARIFY)).summary
