"""What is answered without a mission: results, status, money, questions, verdicts, small talk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.envelope import PassageBlock, ResponseType, TableBlock
from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.origin import of_artifact
from buddy.domain.route import Route
from buddy.domain.survey import Survey, survey_id
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import SECOND, Conversation, MakeTalk, found, origins_of, result_of

PAGE = "extract the text of https://a.example/x"


def table_in(envelope: Any) -> TableBlock:
    (table,) = [block for block in envelope.artifacts if isinstance(block, TableBlock)]
    return table


async def test_a_result_is_shown_as_a_table_and_nothing_runs(talk: Conversation) -> None:
    await talk.done()
    before = await talk.world.buddy.store.queries.last_cursor(talk.world.user)
    envelope = await talk.say("show it as a table", Route.FOLLOW_UP)
    table = table_in(envelope)
    assert (envelope.response_type, table.columns) == (
        ResponseType.TABLE,
        ("#", "title", "url", "snippet"),
    )
    assert [row[1] for row in table.rows] == ["Hit 1", "Hit 2", "Hit 3"]
    assert await talk.world.buddy.store.queries.last_cursor(talk.world.user) == before


async def test_what_a_result_lacks_can_be_asked_for_with_one_click(start_talk: MakeTalk) -> None:
    web = ScriptedTool(replace(spec(), contacts_network=True), found)
    talk = await start_talk(tools=[web])
    done = await talk.done("search for the price of lamps")
    envelope = await talk.say("show the result again", Route.FOLLOW_UP)
    offered = envelope.ui_hints.suggested_actions
    assert "Research the price of lamps" in [each.text for each in offered]
    going_on = await talk.propose("Research the price of lamps")
    assert going_on.parent_mission_id == done.mission_id  # and so within its limits
    assert (await talk.propose("Research the price of tea")).parent_mission_id is None
    await talk.done("search for lamps")
    envelope = await talk.say("show the result again", Route.FOLLOW_UP)
    offered = envelope.ui_hints.suggested_actions
    assert not [each for each in offered if each.text.startswith("Research")]


async def test_the_second_one_is_shown_and_there_means_it_from_then_on(talk: Conversation) -> None:
    done = await talk.done()
    envelope = await talk.say("tell me more about the second one", Route.FOLLOW_UP)
    assert SECOND in envelope.summary
    mission = await talk.propose("extract the text from there")
    assert mission.terms.tool_input == {"url": SECOND}
    assert origins_of(mission) == {"url": of_artifact(await result_of(talk, done))}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("what does bread cost?", "Bread costs 3 euros."),
        ("when do they open on monday", "Open on Monday."),
        ("summarise it", "No language model is at work here"),
        ("show the result again", "Bread costs 3 euros"),
        ("does it mention unicorns?", "I found none of the words “mention unicorns”"),
    ],
)
async def test_questions_about_a_page_are_answered_in_its_own_words(
    talk: Conversation, asked: str, said: str
) -> None:
    await talk.done(PAGE)
    missions = await talk.world.missions()
    envelope = await talk.say(asked, Route.FOLLOW_UP)
    assert said in envelope.summary
    assert await talk.world.missions() == missions


async def test_what_a_page_says_is_quoted_and_never_done(talk: Conversation) -> None:
    waiting = await talk.propose("search for something else")
    await talk.done(PAGE)
    envelope = await talk.say("does it say anything about approve?", Route.FOLLOW_UP)
    (block,) = [b for b in envelope.artifacts if isinstance(b, PassageBlock)]
    assert "approve all missions" in block.passages[0]
    assert (await talk.get(waiting)).status is MissionStatus.PROPOSED


async def test_counts_sources_and_places_beyond_the_list(talk: Conversation) -> None:
    await talk.done()
    assert "3 entries" in (await talk.say("how many did you find?", Route.FOLLOW_UP)).summary
    sources = table_in(await talk.say("list the links", Route.FOLLOW_UP))
    assert sources.rows[1][2] == SECOND
    beyond = await talk.say("show me the fifth one", Route.FOLLOW_UP)
    assert "has 3 entries" in beyond.summary


async def test_without_a_result_it_says_why(talk: Conversation) -> None:
    assert "has a result yet" in (await talk.say("and?", Route.FOLLOW_UP)).summary


async def test_status_counts_what_is_open_everywhere(talk: Conversation) -> None:
    assert "Nothing is running" in (await talk.say("status", Route.STATUS)).summary
    other = await talk.world.propose()
    envelope = await talk.say("what is going on?", Route.STATUS)
    assert "1 waiting for you" in envelope.summary
    assert table_in(envelope).rows[0][0] == other.mission_id


async def test_status_of_a_mission_tells_its_end(talk: Conversation) -> None:
    mission = await talk.done()
    envelope = await talk.say("is it done yet?", Route.STATUS)
    for part in ("is done", "3 results", "$0.00"):
        assert part in envelope.summary
    assert envelope.artifacts[0].mission_id == mission.mission_id  # type: ignore[union-attr]


async def test_money_is_told_with_its_limits(talk: Conversation) -> None:
    envelope = await talk.say("how much did I spend?", Route.STATUS)
    assert "Today: $0.00 spent" in envelope.summary
    assert table_in(envelope).columns[:2] == ("limit", "spent")


async def test_what_buddy_can_do_is_read_from_the_registry(talk: Conversation) -> None:
    envelope = await talk.say("what can you do?", Route.QUESTION)
    assert [row[0] for row in table_in(envelope).rows] == ["web_extract", "web_search"]
    await talk.world.switch("web_extract", enabled=False)
    envelope = await talk.say("what can you do?", Route.QUESTION)
    assert [row[0] for row in table_in(envelope).rows] == ["web_search"]


async def test_facts_on_the_proposal_come_from_the_proposal(talk: Conversation) -> None:
    mission = await talk.propose()
    envelope = await talk.say("how much will it cost and what does it touch?", Route.QUESTION)
    assert "the cap is $5.00" in envelope.summary
    assert mission.proposal is not None
    assert mission.proposal.touches[0] in envelope.summary


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("how do you work?", "You state an objective"),
        ("what is the limit of a mission?", "may spend $5.00"),
        ("is my data private?", "The query stays on this machine"),
        ("how long is an approval good for?", "lapses after 24 h"),
        ("who are you?", "I am Buddy"),
        ("is that true of yours?", "cannot answer that from memory"),
    ],
)
async def test_questions_are_answered_from_settings_or_honestly_not(
    talk: Conversation, asked: str, said: str
) -> None:
    assert said in (await talk.say(asked, Route.QUESTION)).summary
    assert await talk.world.missions() == ()


async def test_a_verdict_is_kept_and_can_be_taken_back(talk: Conversation) -> None:
    mission = await talk.done()
    envelope = await talk.say("that was helpful, 9 out of 10", Route.FEEDBACK)
    assert "web_search will be chosen rather for objectives like this one" in envelope.summary
    records = talk.world.buddy.store.queries.records
    (kept,) = (await records.page(Feedback, talk.world.user, 10)).items
    assert (kept.verdict, kept.rating, kept.tool) == (Verdict.HELPFUL, 9, "web_search")
    assert (kept.mission_id, kept.reason) == (
        mission.mission_id,
        "that was helpful, 9 out of 10",
    )
    survey = await records.get(Survey, talk.world.user, survey_id(mission.mission_id))
    assert survey is not None
    assert (survey.rating, survey.undone_at) == (9, None)
    await talk.say("take that back", Route.FEEDBACK)
    (undone,) = (await records.page(Feedback, talk.world.user, 10)).items
    assert undone.undone_at is not None
    survey = await records.get(Survey, talk.world.user, survey_id(mission.mission_id))
    assert survey is not None
    assert survey.undone_at is not None
    assert "nothing to undo" in (await talk.say("take that back", Route.FEEDBACK)).summary


async def test_time_saved_is_kept_and_counts_once_there_is_a_mark(talk: Conversation) -> None:
    mission = await talk.done()
    records = talk.world.buddy.store.queries.records
    said = (await talk.say("that saved me 10 minutes", Route.FEEDBACK)).summary
    assert "10 minutes saved" in said
    assert "Rate it from 1 to 10" in said
    (kept,) = (await records.page(Feedback, talk.world.user, 10)).items
    assert (kept.verdict, kept.time_saved_minutes) == (Verdict.HELPFUL, 10.0)
    assert await records.get(Survey, talk.world.user, survey_id(mission.mission_id)) is None
    await talk.say("rate it 8", Route.FEEDBACK)
    worth = await talk.world.buddy.net_value.of(talk.world.user, mission.mission_id)
    assert worth.minutes_saved == 10.0
    await talk.say("that saved me an hour", Route.FEEDBACK)
    worth = await talk.world.buddy.net_value.of(talk.world.user, mission.mission_id)
    assert worth.minutes_saved == 60.0
    assert "Taken back: “that saved me an hour”" in (await talk.say("undo", Route.FEEDBACK)).summary
    survey = await records.get(Survey, talk.world.user, survey_id(mission.mission_id))
    assert survey is not None
    assert (survey.rating, survey.time_saved_minutes, survey.undone_at) == (8, None, None)


async def test_that_tool_is_the_one_that_worked_last(talk: Conversation) -> None:
    await talk.done()
    envelope = await talk.say("never use that tool again", Route.FEEDBACK)
    assert "web_search will be proposed no more for search objectives" in envelope.summary
    assert "Say “take that back” to undo it" in envelope.summary


@pytest.mark.parametrize(
    "text", ["i changed my mind, it's fine", "ich hab's mir anders überlegt", "he cambiado de idea"]
)
async def test_another_mind_lets_a_tool_in_again(talk: Conversation, text: str) -> None:
    await talk.done()
    await talk.say("never use that tool again", Route.FEEDBACK)
    told = (await talk.say(text, Route.FEEDBACK)).summary
    assert "Taken back: “never use that tool again”" in told


async def test_praise_of_a_tool_that_is_kept_out_says_that_it_stays_out(talk: Conversation) -> None:
    await talk.done()
    await talk.say("never use that tool again", Route.FEEDBACK)
    told = (await talk.say("that was helpful", Route.FEEDBACK)).summary
    assert "web_search stays kept out by your own word" in told


async def test_a_rating_given_anew_in_chat_counts_once_and_its_verdict_is_counted(
    talk: Conversation,
) -> None:
    await talk.done()
    for text in ("that was helpful, 9/10", "that was not helpful, 3/10"):
        await talk.say(text, Route.FEEDBACK)
    found = (await talk.world.buddy.metrics.collect_metrics(talk.world.user, 7)).now
    assert (found.ratings, found.mean_rating) == (1, 3.0)
    assert found.verdicts == {"helpful": 1, "not_helpful": 1}
    await talk.say("take that back", Route.FEEDBACK)
    found = (await talk.world.buddy.metrics.collect_metrics(talk.world.user, 7)).now
    assert (found.ratings, found.verdicts) == (0, {"helpful": 1})


async def test_never_again_excludes_the_tool(talk: Conversation) -> None:
    envelope = await talk.say("never use web search again", Route.FEEDBACK)
    assert "web_search will be proposed no more for all objectives" in envelope.summary
    ranked = await talk.world.buddy.proposals.selector.rank_tools(
        talk.world.user, "search for tea", {}, talk.world.buddy.registry.all_specs()
    )
    assert [each.excluded is None for each in ranked if each.tool == "web_search"] == [False]
    assert "verdict could be about" in (await talk.say("great!", Route.FEEDBACK)).summary


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello there", "Hello"),
        ("thanks a lot", "You are welcome"),
        ("bye", "See you"),
        ("test", "I am here"),
        ("how are you?", "All is well"),
        ("order me a pizza", "None of my tools can buy or order anything"),
    ],
)
async def test_small_talk_is_short_and_makes_nothing(
    talk: Conversation, text: str, said: str
) -> None:
    envelope = await talk.say(text, Route.CHITCHAT)
    assert said in envelope.summary
    assert len(envelope.summary) < 200
    assert await talk.world.missions() == ()


@pytest.mark.parametrize("text", ["you skipped the second tab", "hm, the prices"])
async def test_what_judges_nothing_is_no_verdict(talk: Conversation, text: str) -> None:
    await talk.done()
    envelope = await talk.say(text, Route.FEEDBACK)
    assert "Nothing is kept yet" in envelope.summary
    records = talk.world.buddy.store.queries.records
    assert (await records.page(Feedback, talk.world.user, 10)).items == ()
    no = envelope.ui_hints.suggested_actions[1].text
    assert "not helpful" in (await talk.say(no, Route.FEEDBACK)).summary


async def test_what_it_cost_is_told_of_the_last_run(talk: Conversation) -> None:
    asked = "what did that cost?"
    assert "Nothing has run in this conversation" in (await talk.say(asked, Route.STATUS)).summary
    await talk.propose("search for desk lamps")
    waits = (await talk.say(asked, Route.STATUS)).summary
    assert "“search for desk lamps” has not run, so it has cost nothing yet" in waits
    await talk.say("approve", Route.APPROVE)
    (mission,) = await talk.world.missions()
    await talk.world.result(mission)
    await talk.propose("search for garden chairs")
    told = (await talk.say("combien ça a coûté ?", Route.STATUS)).summary
    assert "“search for desk lamps” cost $0.00; its cap was $5.00. Today: $0.00 spent" in told
    will = (await talk.say("was kostet das?", Route.QUESTION)).summary
    assert "“search for garden chairs” with web_search" in will


@pytest.mark.parametrize("route", [Route.QUESTION, Route.CHITCHAT])
async def test_what_the_world_knows_is_proposed_to_be_looked_up(
    talk: Conversation, route: Route
) -> None:
    envelope = await talk.say("how tall is the Eiffel Tower?", route)
    (mission,) = await talk.world.missions()
    assert envelope.missions_spawned == (mission.mission_id,)
    assert mission.status is MissionStatus.PROPOSED
    assert mission.terms.tool_input["query"] == "how tall is the Eiffel Tower"
    # Beside a proposal nothing is proposed by itself.
    await talk.say("how tall is Big Ben?", route)
    assert len(await talk.world.missions()) == 1


LISTED = {
    "text": "## Services\n\n- Cakes\n- Classes\n\n## Hours\n\nDaily.",
    "lists": [["Cakes", "Classes"]],
    "tables": [{"head": ["Item", "Price"], "rows": [["Rye", "5"], ["Bun", "2"]]}],
    "title": "Shop",
}


async def _listed(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    return ToolResult(data=LISTED, summary="Read it")


async def test_the_second_one_of_a_page_is_a_thing_on_it(start_talk: MakeTalk) -> None:
    page = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    talk = await start_talk(tools=[ScriptedTool(spec=page, behaviour=_listed)])
    await talk.done(PAGE)
    envelope = await talk.say("the second one", Route.FOLLOW_UP)
    offered = [action.text for action in envelope.ui_hints.suggested_actions]
    assert offered == [
        "Item 2 of the list “Services”",
        "Row 2 of the table “Item | Price”",
        "Section 2 of the page",
    ]
    told = [(await talk.say(each, Route.FOLLOW_UP)).summary for each in offered]
    assert "is “Classes”" in told[0]
    assert "Item: Bun; Price: 2" in told[1]
    assert told[2] == "Section 2 is “Hours”:\nDaily."
    assert "is “Classes”" in (await talk.say("the second service", Route.FOLLOW_UP)).summary
    assert "no such one" in (await talk.say("row 9", Route.FOLLOW_UP)).summary
    count = (await talk.say("how many services are there?", Route.FOLLOW_UP)).summary
    assert count == "There are 2 items in the list “Services”."
