"""What the reader sees of a conversation."""

from __future__ import annotations

import pytest

from buddy.adapters.understanding.message_reader import settled
from buddy.adapters.understanding.situation import circumstances, intent_marks, route_marks
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.message_slots import message_slots
from buddy.domain.route import Route

SPOKEN = SpokenMission(mission_id="m_1", objective="find a bakery", intent=Intent.SEARCH)


def test_marks_name_what_stands_open() -> None:
    assert route_marks(ConversationState()) == ("fresh",)
    state = ConversationState(proposal=SPOKEN, question="Where?", last_url="https://a.example")
    assert route_marks(state) == ("proposal", "question", "page")


def test_a_reference_would_carry_on_the_intent_of_what_it_means() -> None:
    assert intent_marks(ConversationState(finished=SPOKEN)) == ("of search",)
    assert intent_marks(ConversationState()) == ()


def test_circumstances_have_one_length_whatever_is_said() -> None:
    lengths = {
        len(circumstances(text, message_slots(text), state))
        for text in ("", "stop", "list the prices on https://a.example every Monday at 9")
        for state in (ConversationState(), ConversationState(running=SPOKEN))
    }
    assert len(lengths) == 1


@pytest.mark.parametrize(
    ("state", "route", "instead"),
    [
        (ConversationState(), Route.APPROVE, Route.CLARIFY),
        (ConversationState(), Route.REJECT, Route.CLARIFY),
        (ConversationState(running=SPOKEN), Route.REJECT, Route.CANCEL),
        (ConversationState(), Route.MODIFY_MISSION, Route.CLARIFY),
        (ConversationState(running=SPOKEN), Route.FOLLOW_UP, Route.STATUS),
        (ConversationState(), Route.FOLLOW_UP, Route.CLARIFY),
        (ConversationState(finished=SPOKEN), Route.CANCEL, Route.CLARIFY),
    ],
)
def test_a_route_that_cannot_be_means_another(
    state: ConversationState, route: Route, instead: Route
) -> None:
    routes = settled({route.value: 0.9, Route.CHITCHAT.value: 0.1}, state)
    assert routes[route] == 0.0
    assert routes[instead] == pytest.approx(0.9)


@pytest.mark.parametrize("route", [Route.APPROVE, Route.REJECT, Route.MODIFY_MISSION])
def test_a_proposal_may_be_decided_on(route: Route) -> None:
    routes = settled({route.value: 1.0}, ConversationState(proposal=SPOKEN))
    assert routes[route] == 1.0
