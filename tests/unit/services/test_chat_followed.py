"""A question after a result that nothing answers is told so, and becomes no work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk, over_table

TEAM = "https://team.example"
LEAGUE: JsonObject = {
    "head": ["Club", "Won", "Points"],
    "rows": [["Northgate", "9", "30"], ["Bramley", "5", "17"]],
}


@pytest.fixture
async def league(start_talk: MakeTalk) -> Conversation:
    talk = await over_table(start_talk, "League", LEAGUE)
    talk.reader.intent = Intent.EXTRACTION
    return talk


@pytest.mark.parametrize("text", ["top scorer?", "do they have a bar?", "and the referee?"])
async def test_nothing_is_proposed_and_what_there_is_is_told(
    league: Conversation, text: str
) -> None:
    before = await league.world.missions()
    envelope = await league.say(text, Route.MISSION)
    assert "(its columns: “Club”, “Won” and “Points”)" in envelope.summary
    assert envelope.metadata.route == "follow_up"
    assert await league.world.missions() == before
    assert [each.text for each in envelope.ui_hints.suggested_actions][1] == "Show the result again"


async def test_the_next_question_is_answered_from_the_table(league: Conversation) -> None:
    await league.say("top scorer?", Route.MISSION)
    told = await league.say("who has the most points?", Route.MODIFY_MISSION)
    assert "The highest Points: Club: Northgate" in told.summary


async def test_a_time_in_a_question_schedules_nothing(league: Conversation) -> None:
    before = await league.world.missions()
    envelope = await league.say("is there a club open at noon", Route.SCHEDULE)
    assert "League" in envelope.summary
    assert await league.world.missions() == before


@pytest.mark.parametrize("text", ["search for lamps", "what's the weather in Berlin"])
async def test_work_of_its_own_is_proposed(league: Conversation, text: str) -> None:
    league.reader.intent = Intent.SEARCH
    envelope = await league.say(text, Route.MISSION)
    assert len(envelope.missions_spawned) == 1


async def test_an_order_to_repeat_is_scheduled(league: Conversation) -> None:
    envelope = await league.say("read it every day at 7", Route.SCHEDULE)
    assert len(envelope.missions_spawned) == 1


@pytest.mark.parametrize("text", ["show the summary", "what did it find", "what was that?"])
async def test_what_wants_the_result_shows_it(league: Conversation, text: str) -> None:
    before = await league.world.missions()
    envelope = await league.say(text, Route.CLARIFY)
    assert envelope.metadata.route == "follow_up"
    assert "League" in envelope.summary or "Wares" in envelope.summary
    assert await league.world.missions() == before


@pytest.mark.parametrize("text", ["is it done?", "how did it go", "ist es schon fertig?"])
async def test_how_it_ended_is_told_of_the_run(league: Conversation, text: str) -> None:
    told = (await league.say(text, Route.CLARIFY)).summary
    assert told.startswith("“extract https://league.example”")
    assert "Read it" in told


async def test_beside_a_proposal_that_is_no_question_of_the_run(league: Conversation) -> None:
    mission = await league.propose("search for lamps")
    told = (await league.say("is it done?", Route.STATUS)).summary
    assert "extract https://league.example" not in told
    assert (await league.get(mission)).revision == 1


async def test_a_page_that_was_only_opened_is_offered_to_be_read(start_talk: MakeTalk) -> None:
    async def opens(_input: JsonObject, _context: ToolContext) -> ToolResult:
        data: JsonObject = {"title": "Team", "final_url": TEAM, "links": []}
        return ToolResult(
            data=data,
            summary="Opened it",
            sources=(Source(title="Team", url=TEAM),),
            title="Team",
        )

    opener = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    opener = replace(opener, artifact_type=ArtifactType.WEB_NAVIGATION_RESULT)
    talk = await start_talk(tools=[ScriptedTool(spec=opener, behaviour=opens)])
    await talk.done(f"open {TEAM}")
    told = (await talk.say("who is the mechanic?", Route.FOLLOW_UP)).summary
    assert told.startswith("“Team” was opened and not read")
    assert told.endswith(f"Shall I read {TEAM}?")
    (made,) = (await talk.say("yes", Route.APPROVE)).missions_spawned
    mission = await talk.world.buddy.missions.get(talk.world.user, made)
    assert mission.terms.tool_input == {"url": TEAM}


async def test_what_only_tells_why_a_page_is_wanted_is_no_part_of_the_work(
    league: Conversation,
) -> None:
    said = f"Hello! I'm travelling and my mum can't change trains. Could you have a look at {TEAM}?"
    mission = await league.propose(said)
    assert mission.terms.objective == f"have a look at {TEAM}"
    assert mission.terms.tool_input == {"url": TEAM}


async def test_rows_tell_only_what_they_answer_in_full(league: Conversation) -> None:
    league.reader.intent = Intent.EXTRACTION
    told = (await league.say("clubs under 20 points without changes?", Route.MISSION)).summary
    assert "1 of 2 rows" not in told
    assert "League" in told


async def test_what_is_not_there_is_named_without_the_words_around_it(league: Conversation) -> None:
    told = await league.say("is there a page with reviews?", Route.MISSION)
    assert "I found none of the words “reviews” in the result" in told.summary
    told = await league.say("is there a page with club reviews?", Route.MISSION)
    assert "I do not find all of the words “club reviews”" in told.summary


async def test_a_further_question_is_no_answer_to_the_search_that_was_offered(
    league: Conversation,
) -> None:
    await league.say("is there a page with reviews?", Route.MISSION)
    told = await league.say("does the site load?", Route.CLARIFY)
    assert "I found none of the words “site load”" in told.summary
    again = await league.say("hm", Route.CLARIFY)
    assert "Shall I search for “site load”?" in again.summary
