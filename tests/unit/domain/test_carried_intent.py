"""The kind of work of a schedule that names none itself."""

from __future__ import annotations

import time

import pytest

from buddy.domain import carried_intent as carried
from buddy.domain.carried_intent import carried_intent
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent


def spoken(intent: Intent) -> SpokenMission:
    return SpokenMission(mission_id="m", objective="something", intent=intent)


PROPOSED = ConversationState(
    proposal=spoken(Intent.RESEARCH), finished=spoken(Intent.SEARCH), scheduled=spoken(Intent.TIME)
)


@pytest.mark.parametrize(
    "said",
    [
        "not now, tonight at ten",
        "okay, but every Monday at 7 instead",
        "run it tomorrow morning",
        "lieber morgen um 14 Uhr",
        "plutôt demain à 14h",
        "mejor el viernes a las 9",
        "meglio domani alle 9",
        "melhor amanhã às nove",
        "liever vrijdag om 17 uur",
        "6:30",
    ],
)
def test_a_time_for_what_is_proposed_carries_its_kind(said: str) -> None:
    assert carried_intent(said, PROPOSED) is Intent.RESEARCH


@pytest.mark.parametrize(
    "said",
    [
        "every monday check the ferry times",
        "morgen um 6 den Speiseplan holen",
        "tous les lundis à 8h, le cours du cacao",
        "tomorrow at 9 " * 20,
    ],
)
def test_what_names_work_or_goes_on_for_long_carries_nothing(said: str) -> None:
    assert carried_intent(said, PROPOSED) is None


def test_a_time_that_is_moved_is_that_of_the_schedule() -> None:
    state = ConversationState(finished=spoken(Intent.SEARCH), scheduled=spoken(Intent.EXTRACTION))
    assert carried_intent("move it to 6:30", state) is Intent.EXTRACTION
    assert carried_intent("verschieb das auf Donnerstag 15 Uhr", state) is Intent.EXTRACTION
    assert carried_intent("17:45", state) is Intent.EXTRACTION
    assert carried_intent("run that again every morning", state) is Intent.SEARCH


def test_nothing_is_carried_where_nothing_was_spoken_of() -> None:
    assert carried_intent("every monday at 7", ConversationState()) is None
    unknown = SpokenMission(mission_id="m", objective="something")
    assert carried_intent("every monday at 7", ConversationState(running=unknown)) is None
    assert carried_intent("daily", ConversationState(running=spoken(Intent.FILE))) is Intent.FILE


def test_a_long_text_takes_no_long_time() -> None:
    began = time.process_time()
    carried_intent("every " * 100_000, PROPOSED)
    assert time.process_time() - began < 1.0


def test_no_verb_that_moves_a_time_stands_around_one() -> None:
    assert carried._MOVES.isdisjoint(carried._AROUND)
