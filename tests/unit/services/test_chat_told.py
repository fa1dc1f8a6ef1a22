"""What is told from the record, the data and the sum, whatever a reader makes of a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from buddy.domain.artifact import Source
from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.ports.tools import ToolContext
from buddy.ports.understanding import IntentDecision
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk, PageOrSearch, found

SHOP = "extract the prices from https://shop.example"
ROWS = [["Rye loaf", "$4.50"], ["Baguette", "$2.20"], ["Cake", "$5.00"]]
MISREAD = (Route.MISSION, Route.CLARIFY, Route.MODIFY_MISSION, Route.QUESTION, Route.FOLLOW_UP)


async def prices(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Behave as a page with a table of prices."""
    url = str(tool_input["url"])
    table = {"head": ["Product", "Price"], "rows": ROWS}
    data: JsonObject = {"url": url, "title": "Prices", "text": "Our bread.", "tables": [table]}
    return ToolResult(data=data, summary="Read it", sources=(Source(title="Prices", url=url),))


async def summed(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Behave as a calculator that knows one answer."""
    return ToolResult(data={"expression": tool_input["expression"], "display": "36"}, summary="36")


class SumPageOrSearch(PageOrSearch):
    """Calculation where an objective holds a sum."""

    async def classify(self, objective: str) -> IntentDecision:
        if "%" not in objective:
            return await super().classify(objective)
        believed = {each: float(each is Intent.CALCULATION) for each in Intent}
        return IntentDecision(probabilities=believed, engine="scripted")

    async def match(self, objective: str, tools: Sequence[ToolSpec]) -> Mapping[str, float]:
        if "%" not in objective:
            return await super().match(objective, tools)
        return {each.name: 0.9 if each.name == "calculate" else 0.01 for each in tools}


@pytest.fixture
async def shop(start_talk: MakeTalk) -> Conversation:
    """A conversation with a Buddy that searches, reads a table of prices and calculates."""
    reads = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    sums = spec("calculate", intents=(Intent.CALCULATION,), slot="expression")
    understanding = SumPageOrSearch()
    return await start_talk(
        tools=[
            ScriptedTool(behaviour=found),
            ScriptedTool(spec=reads, behaviour=prices),
            ScriptedTool(spec=sums, behaviour=summed),
        ],
        classifier=understanding,
        matcher=understanding,
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how long did it take", " took 0 s: it began at 2026-01-15 "),
        ("was it approved by me?", "was approved by you at 2026-01-15 "),
        ("why did you choose web_extract?", "web_extract fitted"),
        ("what did the last one cost", "cost $0.00; its cap was $5.00"),
        ("give me the link to the artifact", "Its address on this Buddy is /artifacts/a_"),
        ("export as csv", "/export?format=csv"),
        ("export it as a pdf", "No PDF is written"),
    ],
)
async def test_the_run_is_told_from_its_record(shop: Conversation, text: str, told: str) -> None:
    await shop.done(SHOP)
    for route in MISREAD:
        envelope = await shop.say(text, route)
        assert told in envelope.summary
        assert not envelope.missions_spawned


@pytest.mark.parametrize("route", MISREAD)
async def test_a_table_is_cut_on_its_data_and_an_older_proposal_stays_as_it_is(
    shop: Conversation, route: Route
) -> None:
    stray = await shop.propose("search for ovens")
    (asked,) = (await shop.say(SHOP, Route.MISSION)).missions_spawned
    await shop.say(f"approve {asked}", Route.APPROVE)
    await shop.world.result(await shop.world.buddy.missions.get(shop.world.user, asked))
    told = await shop.say("items above $4", route)
    assert "2 of 3 rows: Rye loaf $4.50, Cake $5.00." in told.summary
    assert (
        "The lowest Price: Product: Baguette" in (await shop.say("e o mais barato", route)).summary
    )
    assert "- Baguette: $2.20" in (await shop.say("as a bullet list", route)).summary
    assert (await shop.get(stray)).revision == stray.revision


async def test_a_newer_proposal_is_what_is_changed(shop: Conversation) -> None:
    await shop.done(SHOP)
    stray = await shop.propose("search for ovens")
    await shop.say("items above $4", Route.MODIFY_MISSION)
    assert "rows:" not in (shop.last.answer.summary if shop.last and shop.last.answer else "rows:")
    assert (await shop.get(stray)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    "route", [Route.FOLLOW_UP, Route.APPROVE, Route.REJECT, Route.MODIFY_MISSION]
)
async def test_a_sum_goes_on_or_begins_and_is_no_question_on_the_last(
    shop: Conversation, route: Route
) -> None:
    await shop.done("15% of 240")
    (following,) = (await shop.say("plus ten percent", route)).missions_spawned
    mission = await shop.world.buddy.missions.get(shop.world.user, following)
    assert mission.terms.objective == "(15% of 240) + 10 percent"
    (new,) = (await shop.say("wieviel ist drei mal sieben", route)).missions_spawned
    mission = await shop.world.buddy.missions.get(shop.world.user, new)
    assert mission.terms.objective == "wieviel ist drei mal sieben"


async def test_a_verdict_needs_a_mission_that_ran(shop: Conversation) -> None:
    await shop.propose(SHOP)
    await shop.say("no", Route.REJECT)
    told = await shop.say("that was great", Route.FEEDBACK)
    assert told.summary.startswith("Nothing is kept: no mission of this conversation has run")


async def test_a_verdict_is_on_the_result_that_its_words_stand_in(shop: Conversation) -> None:
    await shop.done(SHOP)
    await shop.done("search for python tutorials")
    told = await shop.say("the price of the baguette is wrong", Route.FEEDBACK)
    assert told.summary.startswith(f"Kept, on “{SHOP}”: not helpful.")
    last = await shop.say("that was 2 out of 5", Route.FEEDBACK)
    assert last.summary.startswith("Kept, on “search for python tutorials”: not helpful, 4 of 10.")


@pytest.mark.parametrize("route", [Route.MISSION, Route.AUTONOMOUS_GOAL, Route.MODIFY_MISSION])
async def test_a_standing_word_on_a_tool_is_kept_whatever_it_is_read_as(
    shop: Conversation, route: Route
) -> None:
    await shop.done("15% of 240")
    told = await shop.say("never use web_extract again", route)
    assert "web_extract will be proposed no more for all objectives" in told.summary
    page = await shop.world.buddy.store.queries.records.page(Feedback, shop.world.user, 9)
    (kept,) = page.items
    assert (kept.verdict, kept.tool, kept.intent) == (Verdict.REJECT_TOOL, "web_extract", None)


async def test_the_next_run_of_a_schedule_and_what_it_may_spend(shop: Conversation) -> None:
    await shop.say("every day at 9 search for ovens", Route.SCHEDULE)
    await shop.say("yes", Route.APPROVE)
    told = await shop.say("when does it run next?", Route.STATUS)
    assert "next on Fri 2026-01-16 09:00" in told.summary
    assert "$150.00 in all; it has run 0 times." in told.summary
    cost = await shop.say("how much can this schedule cost me at most", Route.QUESTION)
    assert "$150.00 in all" in cost.summary


async def test_money_of_a_past_month_is_told_as_such(shop: Conversation) -> None:
    told = await shop.say("how much did you cost me last month", Route.FOLLOW_UP)
    assert told.summary.startswith("Last month (days of UTC): $0.00 spent.")


async def test_no_goal_is_said_to_be_none(shop: Conversation) -> None:
    told = await shop.say("how is the goal going?", Route.CLARIFY)
    assert told.summary.startswith("There is no goal in this conversation.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("are you an AI", "I am a program"),
        ("what does a mission cost", "stops at its cap, $5.00"),
        ("what's the difference between a goal and a mission", "one piece of work with one tool"),
        ("what is your api key", "I tell no keys"),
    ],
)
async def test_what_buddy_is_and_costs_is_told(shop: Conversation, text: str, told: str) -> None:
    for route in (Route.QUESTION, Route.CHITCHAT, Route.MISSION):
        envelope = await shop.say(text, route)
        assert told in envelope.summary
        assert not envelope.missions_spawned


async def test_cheaper_is_answered_for_the_proposal(shop: Conversation) -> None:
    await shop.propose("search for ovens")
    told = await shop.say("can you do it cheaper?", Route.QUESTION)
    assert told.summary.startswith("“search for ovens”: It costs nothing")
    assert "Cheaper it cannot be." in told.summary


async def test_whether_something_stands_in_a_result_is_answered_from_it(shop: Conversation) -> None:
    await shop.done(SHOP)
    told = await shop.say("is there a muffin", Route.CHITCHAT)
    assert "I found none of the words “muffin”" in told.summary


@pytest.mark.parametrize("route", [Route.SCHEDULE, Route.MISSION, Route.CHITCHAT])
async def test_nothing_reminds_anybody(talk: Conversation, route: Route) -> None:
    told = await talk.say("remind me to call mum at 6", route)
    assert "None of my tools can remind anybody" in told.summary
    assert not await talk.world.missions()


async def test_who_asks_whether_buddy_is_there_hears_it(talk: Conversation) -> None:
    told = await talk.say("are you there?", Route.CHITCHAT)
    assert told.summary.startswith("I am here.")
