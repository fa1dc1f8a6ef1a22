"""What a conversation bounds stays bounded: time, pages and money, each by its own name."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.proposal import Priority
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


OTHER = "https://shop.example/b"


async def _bounded(talk: Conversation, *edits: str) -> None:
    await talk.propose(PAGE)
    for each in edits:
        await talk.say(each, Route.MODIFY_MISSION)
    await talk.say("approve", Route.APPROVE)
    (mission,) = await talk.world.missions()
    await talk.world.result(mission)


async def _last(talk: Conversation) -> Mission:
    return max(await talk.world.missions(), key=lambda each: each.created_at)


@pytest.mark.parametrize(
    "said",
    ["now the same for {}", "das gleiche für {}", "la même chose pour {}", "lo mismo con {}"],
)
async def test_the_same_for_another_page_keeps_what_was_set_by_edits(
    talk: Conversation, said: str
) -> None:
    edits = ("at most 10 cents", "at most 2 pages and 30 seconds", "never bad.example")
    await _bounded(talk, *edits, "high priority")
    told = await talk.say(said.format(OTHER), Route.MISSION)
    mission = await _last(talk)
    assert mission.terms.objective == f"extract {OTHER}"
    assert mission.status is MissionStatus.PROPOSED
    scope = mission.terms.scope
    assert (scope.max_pages, scope.max_duration_seconds) == (2, 30)
    assert scope.blocked_domains == ("bad.example",)
    assert mission.terms.cap_usd == Money.parse("0.10")
    assert mission.terms.priority is Priority.HIGH
    assert "As set before: a cap of $0.10, high priority, at most 2 pages" in told.summary


async def test_a_bound_of_its_own_takes_the_place_of_that_kind_only(talk: Conversation) -> None:
    await _bounded(talk, "at most 10 cents", "at most 2 pages")
    await talk.say(f"the same for {OTHER}, at most 20 cents", Route.MISSION)
    terms = (await _last(talk)).terms
    assert (terms.cap_usd, terms.scope.max_pages) == (Money.parse("0.20"), 2)


async def test_other_pages_are_read_beside_the_only_sites_of_before(talk: Conversation) -> None:
    await _bounded(talk, "only shop.example")
    told = await talk.say("the same for https://tea.example/c", Route.MISSION)
    assert (await _last(talk)).terms.scope.allowed_domains == ("shop.example", "tea.example")
    assert "only shop.example, tea.example" in told.summary


async def test_nothing_is_told_where_nothing_was_set(talk: Conversation) -> None:
    await _bounded(talk)
    told = await talk.say(f"the same for {OTHER}", Route.MISSION)
    assert "As set before" not in told.summary


async def test_a_schedule_of_the_same_keeps_its_bounds(talk: Conversation) -> None:
    await _bounded(talk, "at most 10 cents")
    await talk.say(f"the same for {OTHER} every day at 8", Route.SCHEDULE)
    terms = (await _last(talk)).terms
    assert (terms.objective, terms.cap_usd) == (f"extract {OTHER}", Money.parse("0.10"))
