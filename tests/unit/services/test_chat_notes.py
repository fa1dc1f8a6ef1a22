"""Notes in a conversation: what they hold, and what is no text of theirs."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.adapters.tools.knowledge_store_spec import SPEC as KNOWLEDGE_STORE
from buddy.domain.artifact import Source
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.origin import of_artifact
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk, origins_of, result_of

PAGE = "extract the text of https://shop.example/a"
OPEN = MissionStatus.PROPOSED
CAKE = "## Ingredients\n- 3 apples\n- 2 eggs\n\n## Steps\n1. Mix."


async def last(talk: Conversation) -> Any:
    return max(await talk.world.missions(), key=lambda each: each.created_at)


async def reads_cake(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    url = str(tool_input["url"])
    data: JsonObject = {"url": url, "title": "Apple cake", "text": CAKE, "word_count": 9}
    return ToolResult(data=data, summary="Read it", sources=(Source(title="Cake", url=url),))


@pytest.fixture
async def noting(start_talk: MakeTalk) -> Conversation:
    page = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    tools = [ScriptedTool(page, reads_cake), ScriptedTool(KNOWLEDGE_STORE), ScriptedTool(spec())]
    return await start_talk(tools=tools)


@pytest.mark.parametrize("route", [Route.MISSION, Route.RECIPE, Route.FOLLOW_UP])
async def test_a_part_of_a_result_becomes_a_note_with_its_own_words(
    noting: Conversation, route: Route
) -> None:
    done = await noting.done(PAGE)
    told = await noting.say("remember the ingredients as a note", route)
    mission = await last(noting)
    assert (mission.status, mission.terms.tool) == (OPEN, "knowledge_store")
    assert mission.terms.tool_input["text"] == "Apple cake: Ingredients\n- 3 apples\n- 2 eggs"
    assert origins_of(mission) == {"text": of_artifact(await result_of(noting, done))}
    assert "not from you" in told.summary


async def test_a_part_that_is_nowhere_is_asked_for_and_its_name_is_no_note(
    noting: Conversation,
) -> None:
    await noting.done(PAGE)
    told = await noting.say("save the phone number as a note", Route.MISSION)
    assert "I find nothing called “phone number”" in told.summary
    assert not told.missions_spawned
    again = await noting.say("That would be splendid.", Route.MODIFY_MISSION)
    assert "What shall the note say?" in again.summary
    assert not again.missions_spawned
    await noting.say("that line is busy", Route.CLARIFY)
    assert (await last(noting)).terms.tool_input == {"action": "store", "text": "that line is busy"}


async def test_a_name_that_is_no_part_may_be_the_text_itself(noting: Conversation) -> None:
    await noting.done(PAGE)
    await noting.say("remember the milk", Route.MISSION)
    assert (await last(noting)).terms.tool_input["text"] == "the milk"


@pytest.mark.parametrize("route", [Route.MISSION, Route.QUESTION, Route.CLARIFY])
async def test_a_polite_question_holds_the_text_and_keeps_its_mark(
    noting: Conversation, route: Route
) -> None:
    await noting.say("would you mind noting that the rent is due on Friday?", route)
    mission = await last(noting)
    assert mission.terms.tool_input["text"] == "the rent is due on Friday"
    assert (mission.status, mission.terms.tool) == (OPEN, "knowledge_store")
