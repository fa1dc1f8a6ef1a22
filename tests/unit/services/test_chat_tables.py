# words of many languages
"""Questions about the rows of a result, and about two results, answered from the artifacts."""

from __future__ import annotations

import pytest

from buddy.domain.artifact import Source
from buddy.domain.envelope import TableBlock
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.services.chat.table_reply import table_reply
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk, found

A, B, E, LONG = (f"https://{name}.example" for name in ("a", "b", "e", "long"))
HEADS = {A: ["Phone", "Price", "Storage"], B: ["Model", "Price"], E: ["Gerät", "Preis"]}
ROWS: dict[str, list[list[str]]] = {
    A: [["Alpha", "$1,299.00", "256"], ["Beta", "$399", "64"], ["Lite", "$19.90", "8"]],
    B: [["Alpha", "$1,199.00"], ["Beta", "$420"]],
    E: [["Alpha", "1.299,00 €"], ["Beta", "399,00 €"]],
    LONG: [[f"Item {n}", f"${n}"] for n in range(1, 121)],
}
MISREAD = (
    *(Route.MISSION, Route.CLARIFY, Route.MODIFY_MISSION, Route.QUESTION, Route.FOLLOW_UP),
    *(Route.APPROVE, Route.FEEDBACK),
)


async def tables(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Behave as pages with a table each; the long one was cut when it was read."""
    url = str(tool_input["url"])
    table: JsonObject = {"head": list(HEADS.get(url, ["Item", "Price"])), "rows": list(ROWS[url])}
    if url == LONG:
        table["more"] = 30
    name = url.removeprefix("https://").removesuffix(".example")
    data: JsonObject = {"url": url, "title": f"Page {name}", "text": "Prices.", "tables": [table]}
    sources = (Source(title=f"Page {name}", url=url),)
    return ToolResult(data=data, summary="Read it", sources=sources, title=f"Page {name}")


@pytest.fixture
async def shop(start_talk: MakeTalk) -> Conversation:
    reads = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    return await start_talk(
        tools=[ScriptedTool(behaviour=found), ScriptedTool(spec=reads, behaviour=tables)]
    )


async def read(talk: Conversation, *urls: str) -> None:
    for url in urls:
        await talk.done(f"extract the prices from {url}")


@pytest.mark.parametrize("route", MISREAD)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what is the second most expensive?", "The 2nd highest Price: Phone: Beta"),
        ("everything except the beta", "2 of 3 rows, without Beta: Alpha"),
        ("the cheapest two", "The 2 lowest by Price: Lite $19.90, Beta $399."),
        ("das zweitgünstigste?", "The 2nd lowest Price: Phone: Beta"),
        ("prix moyen", "The mean of Price is $572.63."),
        ("how many cost more than $300?", "2 of 3 rows: Alpha"),
    ],
)
async def test_rows_are_told_from_the_table_however_it_is_read(
    shop: Conversation, route: Route, text: str, told: str
) -> None:
    await read(shop, A)
    envelope = await shop.say(text, route)
    assert told in envelope.summary
    assert not envelope.missions_spawned


@pytest.mark.parametrize("route", MISREAD)
@pytest.mark.parametrize(
    "text",
    ["which of the two pages is cheaper?", "compare both", "wo ist das Alpha billiger?"],
)
async def test_two_results_are_set_side_by_side(
    shop: Conversation, route: Route, text: str
) -> None:
    await read(shop, A, B)
    envelope = await shop.say(text, route)
    assert "“Page a” / “Page b”, for what both list" in envelope.summary
    assert not envelope.missions_spawned
    (block,) = [each for each in envelope.artifacts if isinstance(each, TableBlock)]
    assert ("Alpha", "$1,299.00", "$1,199.00") in block.rows


@pytest.mark.parametrize("route", MISREAD)
async def test_a_difference_and_what_only_one_lists_are_of_both_pages(
    shop: Conversation, route: Route
) -> None:
    await read(shop, A, B)
    told = (await shop.say("what's the difference in price for the Beta?", route)).summary
    assert "Beta: $399 / $420." in told
    assert "is lower, by $21.00." in told
    only = (await shop.say("which phones are only sold at one of them?", route)).summary
    assert only.startswith("Only in “Page a” (1): Lite. Only in “Page b” (0): nothing.")


async def test_two_currencies_and_one_result_are_said(shop: Conversation) -> None:
    await read(shop, A)
    alone = await shop.say("which of the two pages is cheaper?", Route.FOLLOW_UP)
    assert alone.summary.startswith("There are no two tables to compare: one result")
    where = await shop.say("where is the beta cheaper?", Route.FOLLOW_UP)
    assert "From the table in “Page a”" in where.summary
    await read(shop, E)
    mixed = await shop.say("compare both", Route.CLARIFY)
    assert "“Page a” is in $ and “Page e” is in €, and I convert none" in mixed.summary


async def test_all_rows_are_asked_and_a_cut_is_told(shop: Conversation) -> None:
    await read(shop, LONG)
    told = (await shop.say("what is the most expensive?", Route.FOLLOW_UP)).summary
    assert "The highest Price: Item: Item 120; Price: $120. By “Price”, over all 120 rows." in told
    assert "The table was cut: 30 more rows were not looked at." in told


async def test_which_column_is_asked_and_a_yes_to_that_approves_nothing(
    shop: Conversation,
) -> None:
    await read(shop, A)
    stray = await shop.propose("search for ovens")
    asked = await shop.say("which has the highest number?", Route.FOLLOW_UP)
    assert asked.summary.startswith("Which column of the table in “Page a” counts for")
    assert asked.summary.endswith("“Price” or “Storage”?")
    await shop.say("yes", Route.APPROVE)
    assert (await shop.get(stray)).status is MissionStatus.PROPOSED
    sent = next(each.text for each in asked.ui_hints.suggested_actions if each.label == "Storage")
    told = await shop.say(sent, Route.FOLLOW_UP)
    assert "The highest Storage: Phone: Alpha" in told.summary


async def test_a_rank_by_no_column_is_asked_and_a_yes_to_that_approves_nothing(
    shop: Conversation,
) -> None:
    await read(shop, A)
    stray = await shop.propose("search for ovens")
    asked = await shop.say("which is the second brightest?", Route.FOLLOW_UP)
    assert "is “second brightest” meant: “Phone”, “Price”, “Storage”?" in asked.summary
    await shop.say("yes", Route.APPROVE)
    assert (await shop.get(stray)).status is MissionStatus.PROPOSED
    sent = next(each.text for each in asked.ui_hints.suggested_actions if each.label == "Price")
    assert "Sorted by Price" in (await shop.say(sent, Route.FOLLOW_UP)).summary


def test_single_values_are_no_table_that_lacks_a_column() -> None:
    value: JsonObject = {"display": "36", "expression": "15% of 240"}
    assert table_reply("under 100", "what is 15% of 240", value) is None
    page: JsonObject = {"text": "One.\n\nTwo.", "word_count": 2}
    assert table_reply("which ones are under 20?", "A page", page) is None


@pytest.mark.parametrize("route", MISREAD)
async def test_without_a_row_the_same_is_reckoned_again(shop: Conversation, route: Route) -> None:
    await read(shop, A)
    assert "The mean of Price is $572.63." in (await shop.say("average price?", route)).summary
    for text, mean in (("and without the Alpha?", "$209.45"), ("und ohne Lite?", "$849.00")):
        again = await shop.say(text, route)
        assert f"The mean of Price is {mean}." in again.summary
        assert not again.missions_spawned
    await shop.say("which is the cheapest?", route)
    lowest = await shop.say("et sans le Lite ?", route)
    assert "The lowest Price: Phone: Beta" in lowest.summary


async def test_after_another_answer_it_leaves_the_row_out_of_the_list(shop: Conversation) -> None:
    await read(shop, A)
    await shop.say("average price?", Route.FOLLOW_UP)
    await shop.say("thanks", Route.CHITCHAT)
    told = await shop.say("and without the Alpha?", Route.FOLLOW_UP)
    assert "2 of 3 rows, without Alpha" in told.summary


async def test_a_row_of_the_same_name_in_another_result_is_told_beside(shop: Conversation) -> None:
    await read(shop, A, B)
    told = await shop.say("what does the Alpha cost?", Route.FOLLOW_UP)
    assert "From the table in “Page b”: Model: Alpha; Price: $1,199.00." in told.summary
    assert "“Page a” lists the same name: Phone: Alpha; Price: $1,299.00" in told.summary
    ends = await shop.say("which is the cheapest?", Route.FOLLOW_UP)
    assert "lists the same name" not in ends.summary
