"""Plain messages: what Buddy offers itself, and work that is named in so many words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.plain_message import plain_route
from buddy.domain.route import Route

NOTHING = ConversationState()
OPEN = ConversationState(proposal=SpokenMission(mission_id="m_1", objective="search for tea"))
ASKED = ConversationState(question="Which page?")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("approve m_kLdzypwVlL29", Route.APPROVE),
        ("reject m_kLdzypwVlL29", Route.REJECT),
        ("cancel m_kLdzypwVlL29.", Route.CANCEL),
        ("take that back", Route.FEEDBACK),
        ("help", Route.QUESTION),
        ("what tools do you have?", Route.QUESTION),
        ("what is running?", Route.STATUS),
        ("running missions", Route.STATUS),
        ("what did that cost?", Route.STATUS),
    ],
)
@pytest.mark.parametrize("state", [NOTHING, OPEN, ASKED])
def test_what_buddy_offers_is_understood_in_every_state(
    text: str, route: Route, state: ConversationState
) -> None:
    assert plain_route(text, state) == (route, None)


WORK = [
    ("search for red shoes", Intent.SEARCH),
    ("google electric cars", Intent.SEARCH),
    ("can you search the web for cheap flights to Rome", Intent.SEARCH),
    ("Search for what is 3 times 7", Intent.SEARCH),
    ("suche nach roten Schuhen", Intent.SEARCH),
    ("busca zapatos rojos", Intent.SEARCH),
    ("what is 15% of 240?", Intent.CALCULATION),
    ("what is 3 plus 4", Intent.CALCULATION),
    ("calculate 3 times 7", Intent.CALCULATION),
    ("What time is it in Tokyo?", Intent.TIME),
    ("wie spät ist es in Wien", Intent.TIME),
]


@pytest.mark.parametrize(("text", "intent"), WORK)
def test_work_in_so_many_words(text: str, intent: Intent) -> None:
    assert plain_route(text, NOTHING) == (Route.MISSION, intent)


@pytest.mark.parametrize(("text", "_intent"), WORK)
def test_beside_a_proposal_or_a_question_it_may_be_meant_for_that(
    text: str, _intent: Intent
) -> None:
    assert plain_route(text, OPEN) is None
    assert plain_route(text, ASKED) is None


@pytest.mark.parametrize(
    "text",
    [
        "search for tea every morning",
        "search for hotels and then compare their prices",
        "look up the same thing again",
        "google it",
        "search for my notes on tea",
        "what is the capital of Peru?",
        "what is a mission?",
        "what is 5?",
        "what time is it good to call",
        "that was great, thanks",
        "",
    ],
)
def test_everything_else_is_left_to_the_reader(text: str) -> None:
    assert plain_route(text, NOTHING) is None


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    plain_route(text, NOTHING)


FOUND = ConversationState(
    finished=SpokenMission(mission_id="m_1", objective="search for tea", intent=Intent.SEARCH)
)
COUNTED = ConversationState(
    finished=SpokenMission(mission_id="m_1", objective="3 plus 4", intent=Intent.CALCULATION)
)


@pytest.mark.parametrize(
    ("text", "state", "route"),
    [
        ("was kostet das?", NOTHING, Route.STATUS),
        ("was kostet das?", COUNTED, Route.STATUS),
        ("was kostet das?", OPEN, Route.QUESTION),
        ("was kostet das?", FOUND, None),
        ("combien ça a coûté ?", FOUND, Route.STATUS),
        ("the last section", FOUND, Route.FOLLOW_UP),
        ("Row 2 of the table “Prices”", FOUND, Route.FOLLOW_UP),
        ("the second one", NOTHING, None),
        ("the second one", OPEN, None),
    ],
)
def test_what_costs_and_what_is_pointed_at_follow_from_what_stands_open(
    text: str, state: ConversationState, route: Route | None
) -> None:
    assert plain_route(text, state) == (None if route is None else (route, None))
