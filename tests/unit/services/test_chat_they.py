"""Rows that a message means by a word for those, after an answer that told some."""

from __future__ import annotations

import pytest

from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from chat_world import Conversation, MakeTalk, over_table

SHOP: JsonObject = {
    "head": ["Product", "Price", "Stock"],
    "rows": [
        ["City bike", "€499.00", "in stock"],
        ["Trekking bike", "€749.00", "sold out"],
        ["E-bike", "€2,190.00", "in stock"],
        ["Floor lamp", "€89.90", "in stock"],
        ["Green tea", "€8.50", "sold out"],
        ["Tent", "€159.00", "in stock"],
    ],
}


@pytest.fixture
async def talk(start_talk: MakeTalk) -> Conversation:
    return await over_table(start_talk, "Shop", SHOP)


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.MISSION, Route.QUESTION])
@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["which cost less than 100?", "what do they cost together?"], "Price is €98.40."),
        (
            ["which cost less than 100?", "what do they cost together?", "the dearest of them"],
            "Product: Floor lamp",
        ),
        (["which cost more than 100 euro?", "how many of those are in stock?"], "3 of 4 rows"),
        (["what do they cost together?"], "Price is €3,695.40."),
        (["which cost more than 100 euro?", "and are in stock"], "3 of 4 rows of the last answer"),
        (["which cost more than 100 euro?", "and which are in stock?"], "4 of 6 rows"),
        (["which cost less than 160?", "and sold out"], "1 of 3 rows of the last answer"),
        (["over 100 euro", "and sold out", "which cost more than 50"], "5 of 6 rows"),
        (["which are in stock?", "and sold out"], "2 of 6 rows"),
        (["how many cost more than 100 euro?", "and sold out"], "2 of 6 rows"),
        (["which cost less than 160?", "and sold out?"], "2 of 6 rows"),
    ],
)
async def test_they_are_the_rows_of_the_last_answer(
    talk: Conversation, route: Route, texts: list[str], told: str
) -> None:
    *before, last = texts
    for each in before:
        await talk.say(each, route)
    assert told in (await talk.say(last, route)).summary


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.MISSION, Route.QUESTION])
@pytest.mark.parametrize(
    "before", ["which ones are waterproof?", "which have the cheapest varnish?"]
)
async def test_those_of_a_question_that_was_not_understood_are_no_rows(
    talk: Conversation, route: Route, before: str
) -> None:
    await talk.say("which cost less than 100?", Route.FOLLOW_UP)
    await talk.say(before, Route.FOLLOW_UP)
    told = (await talk.say("which of those is the cheapest?", route)).summary
    assert f"“{before}” was not understood" in told
    assert "Green tea" not in told
    await talk.say("which cost more than 100 euro?", Route.FOLLOW_UP)
    assert "Tent" in (await talk.say("which of those is the cheapest?", route)).summary


async def test_those_right_after_a_page_are_all_its_rows(talk: Conversation) -> None:
    told = (await talk.say("which of those is the cheapest?", Route.FOLLOW_UP)).summary
    assert "Green tea" in told
    await talk.say("thanks", Route.CHITCHAT)
    assert (
        "Green tea" in (await talk.say("which of those is the cheapest?", Route.FOLLOW_UP)).summary
    )
