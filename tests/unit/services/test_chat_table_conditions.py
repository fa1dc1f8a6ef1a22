# ruff: noqa: RUF001  # words and signs of many languages
"""Rows that are named by what their cells say, and by the answer before."""

from __future__ import annotations

import pytest

from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from chat_world import Conversation, MakeTalk, over_table

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


@pytest.fixture
async def talk(start_talk: MakeTalk) -> Conversation:
    return await over_table(start_talk, "Hotels", HOTELS)


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


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.MISSION, Route.QUESTION])
@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("between 90 and 190 euros", "the average price of those", "night is €143.00."),
        ("zwischen 90 und 190 Euro", "wie viele davon haben 4 Sterne?", "2 of 3 rows"),
        ("entre 90 et 190 euros", "quel est le moins cher de ceux-là ?", "Hotel: Alpenblick"),
        ("entre 90 y 190 euros", "¿cuál es el más barato de esos?", "Hotel: Alpenblick"),
        ("between 90 and 190 euros", "the average price?", "night is €133.00."),
        ("average price of those under 100", "which of them is the cheapest?", "Jugendherberge"),
    ],
)
async def test_those_are_the_rows_of_the_last_answer(
    talk: Conversation, route: Route, first: str, then: str, told: str
) -> None:
    await talk.say(first, Route.FOLLOW_UP)
    await talk.say("thanks", Route.CHITCHAT)
    assert told in (await talk.say(then, route)).summary


@pytest.mark.parametrize(
    ("sort", "then", "told"),
    [
        ("sort it by price descending", "the third one", "Hotel: Seehof"),
        ("sort by price", "row 1", "Hotel: Jugendherberge"),
        ("sortiere nach Preis", "das zweite", "Hotel: Zur Post"),
        ("ordénalos por precio", "el tercero", "Hotel: Alpenblick"),
        ("sort by price descending", "only the first two", "Strandhotel 5 €260 yes, Bayerischer"),
    ],
)
async def test_places_count_through_what_was_shown(
    talk: Conversation, sort: str, then: str, told: str
) -> None:
    before = await talk.say(then, Route.FOLLOW_UP)
    assert told not in before.summary
    await talk.say(sort, Route.FOLLOW_UP)
    assert told in (await talk.say(then, Route.FOLLOW_UP)).summary


@pytest.mark.parametrize("route", [Route.STATUS, Route.MODIFY_MISSION, Route.QUESTION])
async def test_which_of_them_is_of_rows_and_not_of_what_waits(
    talk: Conversation, route: Route
) -> None:
    await talk.say("4 stars or more", Route.FOLLOW_UP)
    waiting = await talk.propose("search for ovens")
    told = await talk.say("which of them is the cheapest?", route)
    assert "Hotel: Seehof" in told.summary
    assert "“search for ovens” still waits for your yes or no." in told.summary
    assert (await talk.get(waiting)).terms.objective == "search for ovens"
