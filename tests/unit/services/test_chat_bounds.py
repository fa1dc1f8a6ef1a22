"""What a conversation bounds stays bounded: time, pages and money, each by its own name."""

from __future__ import annotations

import pytest

from buddy.domain.money import Money
from buddy.domain.route import Route
from chat_world import Conversation

PAGE = "extract https://shop.example/a"


@pytest.mark.parametrize(
    ("said", "seconds", "pages"),
    [
        ("double the time limit", 240, 5),
        ("verdopple die Zeit", 240, 5),
        ("la moitié du temps", 60, 5),
        ("dos páginas más", 120, 7),
        ("make it 3 pages and 45 seconds", 45, 3),
        ("mach 3 Seiten und 45 Sekunden", 45, 3),
        ("raise the time limit to 300", 300, 5),
    ],
)
@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.CLARIFY, Route.APPROVE])
async def test_each_bound_is_changed_by_its_name_and_the_cap_is_not(
    talk: Conversation, said: str, seconds: float, pages: int, route: Route
) -> None:
    mission = await talk.propose(PAGE)
    await talk.say(said, route)
    terms = (await talk.get(mission)).terms
    assert (terms.scope.max_duration_seconds, terms.scope.max_pages) == (seconds, pages)
    assert terms.cap_usd == mission.terms.cap_usd


async def test_a_bound_is_scaled_from_where_it_stands(talk: Conversation) -> None:
    mission = await talk.propose(PAGE)
    await talk.say("at most 40 seconds", Route.MODIFY_MISSION)
    await talk.say("triple the time", Route.MODIFY_MISSION)
    await talk.say("double the cap", Route.MODIFY_MISSION)
    terms = (await talk.get(mission)).terms
    assert terms.scope.max_duration_seconds == 120
    assert terms.cap_usd == mission.terms.cap_usd + mission.terms.cap_usd


@pytest.mark.parametrize(
    "said", ["{} in 3 minutes", "{} in einer Minute", "{} dans 2 minutes", "{} en 3 minutos"]
)
async def test_work_in_a_few_minutes_is_for_later(talk: Conversation, said: str) -> None:
    told = await talk.say(said.format(PAGE), Route.MISSION)
    assert "once, on Thursday" in told.summary
    (mission,) = await talk.world.missions()
    assert mission.terms.objective == PAGE
    assert mission.terms.scope.max_duration_seconds == 120


@pytest.mark.parametrize("said", ["{} within 3 minutes", "{} for 3 minutes", "{}, max. 3 minutes"])
async def test_work_within_a_few_minutes_is_bounded(talk: Conversation, said: str) -> None:
    mission = await talk.propose(said.format(PAGE))
    assert mission.terms.scope.max_duration_seconds == 180
    assert mission.terms.cap_usd == Money.parse(5)
