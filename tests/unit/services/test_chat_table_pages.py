# words of many languages
"""Questions about the tables of several pages: of one mission, and of two."""

from __future__ import annotations

import pytest

from buddy.domain.artifact import Source
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.services.chat.page_part import list_reply
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk, found

HEAD = ["Product", "Price", "Stock"]
ROWS: dict[str, list[list[str]]] = {
    "shop": [["City bike", "€499", "in stock"], ["Lamp", "€89", "in stock"], ["Tea", "€8", "no"]],
    "rival": [["City bike", "€479", "in stock"], ["Lamp", "€99", "no"], ["Tea", "€7", "in stock"]],
}


def _page(name: str) -> JsonObject:
    table: JsonObject = {"head": list(HEAD), "rows": [list(row) for row in ROWS[name]]}
    title = f"{name.capitalize()} prices"
    return {"url": f"https://{name}.example", "title": title, "text": "Wares.", "tables": [table]}


async def _reads(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Behave as a reading of one page, or of both where “both” stands in the address."""
    url = str(tool_input["url"])
    data = dict(_page("rival" if "rival" in url else "shop"))
    if "both" in url:
        data["pages"] = [_page("shop"), _page("rival")]
    sources = (Source(title=str(data["title"]), url=url),)
    return ToolResult(data=data, summary="Read", sources=sources, title=str(data["title"]))


@pytest.fixture
async def talk(start_talk: MakeTalk) -> Conversation:
    reads = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    return await start_talk(
        tools=[ScriptedTool(behaviour=found), ScriptedTool(spec=reads, behaviour=_reads)]
    )


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.QUESTION])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what is the cheapest product overall?", "Tea; Price: €7; Stock: in stock; Page: Rival"),
        (
            "how much is a lamp in the first?",
            "page “Shop prices”: Product: Lamp; Price: €89",
        ),
        ("cheapest at the rival?", "On the page “Rival prices”: The lowest Price: Product: Tea"),
        ("quel est le moins cher dans le deuxième ?", "On the page “Rival prices”: The lowest"),
        ("which is the cheapest?", "On the page “Rival prices”: The lowest Price: Product: Tea"),
        ("which products are cheaper at the rival?", "2 of 3 that both list are cheaper in “Rival"),
        ("so which is cheaper?", "“Shop prices” is lower for 1, “Rival prices” for 2."),
    ],
)
async def test_all_pages_are_asked_or_the_one_that_is_meant(
    talk: Conversation, route: Route, text: str, told: str
) -> None:
    await talk.done("extract https://both.example")
    envelope = await talk.say(text, route)
    assert told in envelope.summary
    assert not envelope.missions_spawned


async def test_a_table_is_shown_alone_and_those_are_of_it(talk: Conversation) -> None:
    await talk.done("extract https://both.example")
    shown = await talk.say("show only the second table", Route.FOLLOW_UP)
    assert "Table 2 of “Rival prices”: 3 rows." in shown.summary
    await talk.say("which cost more than €50 at the rival?", Route.FOLLOW_UP)
    those = await talk.say("how many of those are in stock?", Route.FOLLOW_UP)
    assert "On the page “Rival prices”: 1 of 2 rows of the last answer" in those.summary


@pytest.mark.parametrize(
    "text", ["is the city bike cheaper at his place?", "is the city bike cheaper there?"]
)
async def test_two_missions_are_set_against_each_other(talk: Conversation, text: str) -> None:
    await talk.done("extract https://shop.example")
    await talk.done("extract https://rival.example")
    for route in (Route.MISSION, Route.FOLLOW_UP):
        envelope = await talk.say(text, route)
        assert "City bike is cheaper by €20.00 (€479 against €499)" in envelope.summary
    with_first = await talk.say("compare it with the first one", Route.MISSION)
    assert "“Shop prices” / “Rival prices”, for what both list (3)" in with_first.summary
    assert not with_first.missions_spawned


def test_a_list_is_told_by_its_heading() -> None:
    page: JsonObject = {
        "text": "# Lake\n\n## Things to do\n\nRent a boat\nSee the light\n\n## Rules\n\nNo fires",
        "lists": [["Rent a boat", "See the light"]],
    }
    told = list_reply("what things to do are listed?", page)
    assert told is not None
    assert told.text == "“Things to do” (2 items): Rent a boat; See the light."
    assert list_reply("what are the opening hours?", page) is None
