"""What answers "which one?", and what only sounds like a choice: nothing is decided by that."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.schedule import ScheduleState
from chat_world import Conversation

NO_CHOICES = ("one second", "give me a second", "prima", "first of all", "un secondo")
PAGES = "extract https://a.example/x and https://b.example/y"


async def _asked_to(talk: Conversation, verb: str, route: Route) -> None:
    await talk.propose("search for python tutorials")
    await talk.propose("search for rust books")
    await talk.say("status", Route.STATUS)
    told = await talk.say(verb, route)
    assert "Which one do you want to" in told.summary


async def _statuses(talk: Conversation) -> set[MissionStatus]:
    return {each.status for each in await talk.world.missions()}


@pytest.mark.parametrize("text", [*NO_CHOICES, "reject the second", "the second, cancel it"])
async def test_nothing_runs_by_what_is_no_choice(talk: Conversation, text: str) -> None:
    await _asked_to(talk, "yes", Route.APPROVE)
    await talk.say(text, Route.CLARIFY)
    assert await _statuses(talk) == {MissionStatus.PROPOSED}


@pytest.mark.parametrize("text", [*NO_CHOICES, "approve the second", "python is fine"])
async def test_nothing_is_rejected_by_what_is_no_choice(talk: Conversation, text: str) -> None:
    await _asked_to(talk, "reject", Route.REJECT)
    await talk.say(text, Route.CLARIFY)
    assert MissionStatus.REJECTED not in await _statuses(talk)


@pytest.mark.parametrize("text", ["the second", "the python one", "la seconda"])
async def test_a_choice_is_carried_out(talk: Conversation, text: str) -> None:
    await _asked_to(talk, "reject", Route.REJECT)
    await talk.say(text, Route.CLARIFY)
    left = {each.terms.objective: each.status for each in await talk.world.missions()}
    assert left["search for python tutorials"] is MissionStatus.REJECTED
    assert left["search for rust books"] is MissionStatus.PROPOSED


@pytest.mark.parametrize("text", [*NO_CHOICES, "rain is fine", "run the rain one"])
async def test_no_schedule_ends_by_what_is_no_choice(talk: Conversation, text: str) -> None:
    for what in ("rain in basel every day at 8", "tea in bern every day at 9"):
        await talk.say(f"search for {what}", Route.SCHEDULE)
        await talk.say("approve", Route.APPROVE)
    told = await talk.say("cancel my schedule", Route.CANCEL)
    assert "Which one ends?" in told.summary
    await talk.say(text, Route.CLARIFY)
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 9, None)
    assert [each.state for each in page.items] == [ScheduleState.ACTIVE] * 2


@pytest.mark.parametrize("text", NO_CHOICES)
async def test_no_page_changes_by_what_is_no_choice(talk: Conversation, text: str) -> None:
    mission = await talk.propose(PAGES)
    await talk.say("change the page to https://c.example/z", Route.MODIFY_MISSION)
    await talk.say(text, Route.CLARIFY)
    assert (await talk.get(mission)).terms.objective == PAGES
