# words of many languages
"""Questions about the rows of a file, of several tables and of a wide one."""

from __future__ import annotations

import pytest

from buddy.domain.artifact import Source
from buddy.domain.envelope import TableBlock
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.services.chat.table_reply import table_reply
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk

TEXT = (
    "city,country,population\nBerlin,Germany,3700000\nParis,France,2100000\n"
    "Hamburg,Germany,1900000\n"
)
CITIES: JsonObject = {
    "path": "/x/cities.csv",
    "title": "cities.csv",
    "text": TEXT,
    "format": "text",
    "lines": 4,
}
PHONES: JsonObject = {
    "head": ["Model", "Price"],
    "rows": [["iPhone 15", "$799"], ["iPhone 15 Pro", "$999"], ["Pixel 8", "$699"]],
}
BIKES: JsonObject = {
    "head": ["Bike", "Price", "Weight"],
    "rows": [["Fox", "$900", "14 kg"], ["Owl", "$650", "9 kg"]],
}


async def _reads(_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Behave as the reading of a file of separated values."""
    sources = (Source(title="cities.csv", url="file:/x/cities.csv"),)
    return ToolResult(data=CITIES, summary="Read it", sources=sources, title="cities.csv")


@pytest.fixture
async def file(start_talk: MakeTalk) -> Conversation:
    reads = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    talk = await start_talk(tools=[ScriptedTool(spec=reads, behaviour=_reads)])
    await talk.done("extract https://x.example")
    return talk


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.QUESTION, Route.MISSION])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("which is the largest?", "The highest population: city: Berlin"),
        ("how many are in Germany?", "2 of 3 rows: Berlin Germany 3700000, Hamburg"),
        ("over 2 million", "2 of 3 rows: Berlin Germany 3700000, Paris"),
        ("durchschnittliche Einwohnerzahl?", "The mean of population is"),
        ("which have fewer than 2 million people?", "1 of 3 rows: Hamburg"),
        ("sort by population", "Sorted by population, upwards: Hamburg"),
        ("cheapest?", "it has no column of prices (“city”, “country”, “population”)"),
    ],
)
async def test_the_rows_of_a_file_are_asked(
    file: Conversation, route: Route, text: str, told: str
) -> None:
    envelope = await file.say(text, route)
    assert told in envelope.summary
    assert not envelope.missions_spawned


async def test_a_file_is_shown_as_its_rows(file: Conversation) -> None:
    envelope = await file.say("show it as a table", Route.FOLLOW_UP)
    block = next(each for each in envelope.artifacts if isinstance(each, TableBlock))
    assert block.columns == ("city", "country", "population")


def test_the_table_that_can_tell_it_answers_and_another_is_told_beside_it() -> None:
    page: JsonObject = {"tables": [PHONES, BIKES]}
    light = table_reply("lightest?", "Shop", page)
    assert light is not None
    assert "The lowest Weight: Bike: Owl" in light.text
    cheap = table_reply("cheapest?", "Shop", page)
    assert cheap is not None
    assert "Pixel 8" in cheap.text
    assert "Another table of it (“Bike”, “Price”, “Weight”): The lowest Price: Bike: Owl" in (
        cheap.text
    )


def test_columns_beyond_those_shown_are_asked_and_counted() -> None:
    head = ["Name", *(f"Col{n}" for n in range(11))]
    wide: JsonObject = {
        "tables": [{"head": head, "rows": [[f"r{n}"] * 1 + [str(n)] * 11 for n in range(3)]}]
    }
    told = table_reply("the highest Col10", "Page", wide)
    assert told is not None
    assert "The highest Col10: Name: r2" in told.text
    assert "4 more columns of it are in the artifact." in told.text
    assert told.block.columns == ("Name", *(f"Col{n}" for n in range(6)), "Col10")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what does the iPhone 15 cost?", ("iPhone 15",)),
        ("was kostet das iPhone 15 Pro?", ("iPhone 15 Pro",)),
        ("what do the iPhones cost?", ("iPhone 15", "iPhone 15 Pro")),
        ("was kosten die iPhones?", ("iPhone 15", "iPhone 15 Pro")),
        ("combien coûtent les iPhones ?", ("iPhone 15", "iPhone 15 Pro")),
        ("cuánto cuestan los iPhones?", ("iPhone 15", "iPhone 15 Pro")),
    ],
)
@pytest.mark.parametrize("sure", [False, True])
def test_a_whole_name_goes_before_those_that_hold_it(
    text: str, names: tuple[str, ...], *, sure: bool
) -> None:
    told = table_reply(text, "Shop", {"tables": [PHONES]}, sure=sure)
    assert told is not None
    assert tuple(row[0] for row in told.block.rows) == names
