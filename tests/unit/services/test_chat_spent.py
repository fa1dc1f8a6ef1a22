"""Questions what was spent: of a list of expenses that was read, or of Buddy's own account."""

from __future__ import annotations

import pytest

from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from chat_world import Conversation, MakeTalk, over_table

BILLS: JsonObject = {
    "head": ["date", "category", "amount"],
    "rows": [
        ["2026-08-02", "groceries", "80.00"],
        ["2026-09-05", "electricity", "131.00"],
        ["2026-09-11", "groceries", "62.50"],
    ],
}
FOLDER: JsonObject = {"head": ["name", "size"], "rows": [["expenses.csv", "190"], ["a.txt", "7"]]}


@pytest.fixture
async def talk(start_talk: MakeTalk) -> Conversation:
    return await over_table(start_talk, "Expenses", BILLS)


@pytest.mark.parametrize("route", [Route.STATUS, Route.FOLLOW_UP, Route.MISSION, Route.QUESTION])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how much did we spend in total", "sum of amount is 273.5"),
        ("how much was spent on groceries in september", "sum of amount is 62.5"),
        ("what did we spend on groceries?", "sum of amount is 142.5"),
    ],
)
async def test_what_was_read_tells_it(
    talk: Conversation, route: Route, text: str, told: str
) -> None:
    envelope = await talk.say(text, route)
    assert told in envelope.summary
    assert not envelope.missions_spawned


async def test_what_it_does_not_tell_is_named(talk: Conversation) -> None:
    envelope = await talk.say("how much did we spend on wine", Route.STATUS)
    assert "“wine”" in envelope.summary
    assert "$20.00" not in envelope.summary


@pytest.mark.parametrize(
    "text", ["how much has Buddy spent?", "how much have you spent today", "how much money is left"]
)
async def test_buddys_own_is_told_where_it_is_meant(talk: Conversation, text: str) -> None:
    assert "of $20.00 left" in (await talk.say(text, Route.STATUS)).summary


async def test_after_other_things_it_is_not_buddys_budget(start_talk: MakeTalk) -> None:
    folder = await over_table(start_talk, "House", FOLDER)
    told = await folder.say("how much was spent on groceries in september", Route.STATUS)
    assert "left" not in told.summary
    own = await folder.say("how much has been spent?", Route.STATUS)
    assert "of $20.00 left" in own.summary


async def test_with_nothing_read_it_is_buddys(start_talk: MakeTalk) -> None:
    told = await (await start_talk()).say("how much did we spend in total", Route.STATUS)
    assert "of $20.00 left" in told.summary
