# ruff: noqa: RUF001  # words and signs of many languages
"""Rows that are named by what their cells say, and by the answer before."""

from __future__ import annotations

import pytest

from buddy.domain.artifact import Source
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk, found

HOTELS: JsonObject = {
    "head": ["Hotel", "Stars", "Price per night", "Breakfast"],
    "rows": [
        ["Seehof", "4", "€142", "yes"],
        ["Alpenblick", "3", "€98", "yes"],
        ["Zur Post", "2", "€71", "no"],
        ["Strandhotel", "5", "€260", "yes"],
        ["Bayerischer Hof", "4", "€189", "yes"],
        ["Jugendherberge", "1", "€38", "no"],
    ],
}


async def _reads(_input: JsonObject, _context: ToolContext) -> ToolResult:
    data: JsonObject = {"url": "https://h.example", "title": "Hotels", "tables": [HOTELS]}
    data["text"] = "Rooms."
    sources = (Source(title="Hotels", url="https://h.example"),)
    return ToolResult(data=data, summary="Read it", sources=sources, title="Hotels")


@pytest.fixture
async def talk(start_talk: MakeTalk) -> Conversation:
    reads = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    made = await start_talk(
        tools=[ScriptedTool(behaviour=found), ScriptedTool(spec=reads, behaviour=_reads)]
    )
    await made.done("extract https://h.example")
    return made


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.MISSION, Route.QUESTION, Route.CLARIFY])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cheapest with breakfast", "Hotel: Alpenblick"),
        ("which don't have breakfast?", "2 of 6 rows with “Breakfast”: no: Zur Post"),
        ("how many have breakfast?", "4 of 6 rows with “Breakfast”: yes"),
        ("without breakfast", "2 of 6 rows with “Breakfast”: no"),
        ("4 stars or more", "3 of 6 rows: Seehof"),
        ("3 nights at the Seehof", "3 × Seehof €142 = €426.00."),
    ],
)
async def test_cells_are_conditions_however_it_is_read(
    talk: Conversation, route: Route, text: str, told: str
) -> None:
    envelope = await talk.say(text, route)
    assert told in envelope.summary
    assert not envelope.missions_spawned


@pytest.mark.parametrize("text", ["2 nights in Paris", "hotels with sauna", "weather in Seehof"])
async def test_other_words_are_new_work(talk: Conversation, text: str) -> None:
    assert (await talk.say(text, Route.MISSION)).missions_spawned
