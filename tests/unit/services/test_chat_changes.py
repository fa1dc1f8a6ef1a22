"""Whether a page that was looked at for changes has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.artifact import Source
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.domain.topics import CHANGES
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk


async def looks(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    url = str(tool_input["url"])
    data: JsonObject = {"url": url, "title": "Shop", "text": "1 line added: + Tea", "changed": True}
    return ToolResult(data=data, summary="1 line added", sources=(Source(title="Shop", url=url),))


@pytest.fixture
async def watched(start_talk: MakeTalk) -> Conversation:
    page = spec("page_changes", intents=(Intent.EXTRACTION,), slot="url")
    talk = await start_talk(tools=[ScriptedTool(page, looks), ScriptedTool()])
    await talk.done("search for train delays")
    await talk.propose("check https://shop.example/a for changes")
    mission = (await talk.world.missions())[0]
    if mission.terms.tool != "page_changes":
        await talk.say("use page_changes", Route.MODIFY_MISSION)
    await talk.say("approve", Route.APPROVE)
    await talk.world.result((await talk.world.missions())[0])
    return talk


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.QUESTION, Route.STATUS, Route.MISSION])
@pytest.mark.parametrize("text", ["has it changed?", "what's new?", "hat sich etwas geändert?"])
async def test_the_last_look_tells_it(watched: Conversation, route: Route, text: str) -> None:
    told = await watched.say(text, route)
    assert "From the last look at “Shop”" in told.summary
    assert "1 line added: + Tea" in told.summary
    assert not told.missions_spawned


async def test_without_a_look_nobody_pretends_one(talk: Conversation) -> None:
    await talk.done("search for train delays")
    assert "last look" not in (await talk.say("has it changed?", Route.FOLLOW_UP)).summary


async def test_who_watches_one_thing_is_told_that_the_whole_page_is_watched(
    start_talk: MakeTalk,
) -> None:
    page = spec("page_changes", intents=(Intent.EXTRACTION,), slot="url")
    talk = await start_talk(tools=[ScriptedTool(replace(page, topic=CHANGES)), ScriptedTool()])
    await talk.say("watch the price of the e-bike on https://shop.example/a", Route.MISSION)
    shown = await talk.say("every day at 8", Route.SCHEDULE)
    (mission,) = await talk.world.missions()
    assert mission.terms.tool == "page_changes"
    assert "the whole page is watched" in shown.summary
