"""Slips of the hand in a conversation."""

from __future__ import annotations

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.session import ChatSession
from chat_world import Conversation


async def test_a_mistyped_cancel_drops_the_proposal(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("cancl", Route.CLARIFY)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


async def test_a_mistyped_approve_runs_nothing(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("aprrove teh budgt", Route.CLARIFY)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


async def test_the_words_of_a_search_stay_as_they_were_typed(talk: Conversation) -> None:
    mission = await talk.propose("search for chepest lamps in Rome")
    assert mission.terms.objective == "search for chepest lamps in Rome"


async def test_an_answer_stays_as_it_was_typed(talk: Conversation) -> None:
    await talk.say("use the compare prices recipe", Route.RECIPE)
    await talk.say("Budgt", Route.CLARIFY)
    records = talk.world.buddy.store.queries.records
    session = await records.get(ChatSession, talk.world.user, talk.session_id or "")
    assert session is not None
    assert session.asked is not None
    assert '"Budgt"' in session.asked.objective
