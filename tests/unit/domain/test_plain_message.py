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


TIMED = ConversationState(
    finished=SpokenMission(
        mission_id="m_1", objective="what time is it in Lima", intent=Intent.TIME
    )
)
RUNS = ConversationState(
    running=SpokenMission(mission_id="m_1", objective="search for tea", intent=Intent.SEARCH)
)


@pytest.mark.parametrize(
    ("text", "state", "route"),
    [
        ("muchas gracias", OPEN, Route.CHITCHAT),
        ("danke dir", FOUND, Route.CHITCHAT),
        ("merci beaucoup !", NOTHING, Route.CHITCHAT),
        ("ok thanks", FOUND, Route.CHITCHAT),
        ("ok thanks", OPEN, None),
        ("no thanks", OPEN, None),
        ("gracias a la vida lyrics", NOTHING, None),
        ("rate it 8", FOUND, Route.FEEDBACK),
        ("gib ihm eine 8", FOUND, Route.FEEDBACK),
        ("give me 8 recipes", FOUND, None),
        ("that saved me an hour", FOUND, Route.FEEDBACK),
        ("did that save me money?", FOUND, None),
        ("never use that tool again", FOUND, Route.FEEDBACK),
        ("n'utilise plus jamais cet outil", FOUND, Route.FEEDBACK),
        ("I don't like that tool", FOUND, None),
        ("undo", FOUND, Route.FEEDBACK),
        ("undo", OPEN, None),
        ("how do I undo a git commit", FOUND, None),
        ("cancel all my missions", NOTHING, Route.CANCEL),
        ("brich alles ab", OPEN, Route.CANCEL),
        ("annule", RUNS, Route.CANCEL),
        ("stopp", RUNS, Route.CANCEL),
        ("cancela", OPEN, Route.REJECT),
        ("annule", ASKED, None),
        ("n'annule pas", RUNS, None),
        ("cancel my gym contract", RUNS, None),
        ("set my daily budget to 10 dollars", OPEN, Route.STATUS),
        ("mets mon budget quotidien à 10 dollars", NOTHING, Route.STATUS),
        ("how do I set my daily budget", NOTHING, None),
        ("17 +", NOTHING, Route.CLARIFY),
        ("what is 17 plus", FOUND, Route.CLARIFY),
        ("approve m_123", NOTHING, Route.APPROVE),
        ("delete everything in my folder", NOTHING, Route.CHITCHAT),
        ("compra dos entradas para el teatro", NOTHING, Route.CHITCHAT),
        ("kannst du mir einen Tisch reservieren", NOTHING, Route.CHITCHAT),
        ("can you send emails", NOTHING, None),
        ("delete my note about the dentist", NOTHING, None),
        ("book recommendations about Rome", NOTHING, None),
        ("how do I delete a file in linux", NOTHING, None),
    ],
)
def test_a_remark_means_one_thing_where_it_stands(
    text: str, state: ConversationState, route: Route | None
) -> None:
    found = plain_route(text, state)
    assert (None if found is None else found[0]) == route


@pytest.mark.parametrize(
    ("text", "state", "intent"),
    [
        ("and in Oslo?", TIMED, Intent.TIME),
        ("und in Oslo?", TIMED, Intent.TIME),
        ("e a Roma?", TIMED, Intent.TIME),
        ("hazlo otra vez para Bogotá", TIMED, Intent.TIME),
        ("refais-le pour 13 fois 9", COUNTED, Intent.CALCULATION),
        ("and 13 times 9?", COUNTED, Intent.CALCULATION),
        ("yes, search for red shoes", NOTHING, Intent.SEARCH),
        ("do it again", FOUND, Intent.SEARCH),
    ],
)
def test_a_follow_up_is_work_of_the_last_kind(
    text: str, state: ConversationState, intent: Intent
) -> None:
    assert plain_route(text, state) == (Route.MISSION, intent)


@pytest.mark.parametrize(
    "text",
    [
        "and in general?",
        "and in winter?",
        "and you?",
        "and then?",
        "and in euros?",
        "and the price?",
        "do it again tomorrow",
        "do it again every Monday",
        "again but somewhere nicer",
    ],
)
def test_what_names_no_other_place_is_no_follow_up_of_a_time(text: str) -> None:
    assert plain_route(text, TIMED) is None
