"""Limits that a sentence sets: taken over, or told; and kept by edits that speak of none."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.domain.ids import LOCAL_USER
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.services.mission_commands import CommandResult
from worlds import World


async def _update(world: World, mission: Mission, revision: int, **changes: Any) -> CommandResult:
    proposals = world.buddy.proposals
    return await proposals.update(LOCAL_USER, mission.mission_id, changes, revision)


async def test_limits_of_a_sentence_are_taken_over_or_it_is_said(world: World) -> None:
    mission = await world.propose("search for rye, not on wikipedia, max 10 seconds, 5 results")
    scope, proposal = mission.terms.scope, mission.proposal
    assert (scope.blocked_domains, scope.max_duration_seconds) == (("wikipedia.org",), 10)
    assert mission.terms.tool_input["query"] == "rye"
    assert proposal is not None
    assert proposal.next is not None
    assert "stops at $5.00 and after 10 s" in proposal.next
    assert "“5 results” is not taken over: web_search counts no results" in proposal.warnings
    doubtful = (await world.propose("search for candy under 50 cents")).proposal
    assert doubtful is not None
    assert (
        "“50 cents” is not taken as a limit, and the cap is $5.00; say “max $0.50”"
        in doubtful.warnings[0]
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extract https://inn.example, mehr als 15 Cent ist mir das nicht wert", "max $0.15"),
        ("extract https://inn.example, i can only afford 12¢", "max $0.12"),
        ("extract https://inn.example, mon budget, allez, 25 centimes", "max $0.25"),
        ("extract https://inn.example, tienes 10 centavos", "max $0.10"),
        ("extract https://inn.example, só tenho 40 centavos", "max $0.40"),
        ("extract https://inn.example, ho solo 30 centesimi", "max $0.30"),
        ("extract https://inn.example, ik heb maar 25 cent", "max $0.25"),
        ("search for bike rental prices, nothing older than 2024, 40 cents", "max $0.40"),
        ("extract https://inn.example, aber gib höchstens ein viertel Dollar aus", "cap"),
        ("zoek een fiets in Utrecht, max een tientje", "“max een tientje”"),
        ("extract https://inn.example, no more than a couple of dollars", "a couple of dollars"),
    ],
)
async def test_an_amount_of_money_that_limits_nothing_is_told(
    world: World, text: str, told: str
) -> None:
    mission = await world.propose(text)
    assert mission.proposal is not None
    limited = mission.terms.cap_usd < Money.parse(5)
    assert limited or any(told in each for each in mission.proposal.warnings)


@pytest.mark.parametrize(
    "text", ["search for shoes for 15 dollars", "search for rooms at 3 dollars a night"]
)
async def test_the_price_of_a_thing_is_no_limit(world: World, text: str) -> None:
    mission = await world.propose(text)
    warnings = mission.proposal.warnings if mission.proposal else ()
    assert not any("not taken as a limit" in each for each in warnings)


async def test_words_that_speak_of_no_limit_leave_every_limit(world: World) -> None:
    mission = await world.propose("search for rye, at most $2, max 3 pages, max 10 seconds")
    result = await _update(world, mission, 1, max_cost=Money.parse("1"))
    result = await _update(world, result.after, 2, objective="search for wheat")
    terms = result.after.terms
    assert terms.cap_usd == Money.parse("1")
    assert (terms.scope.max_pages, terms.scope.max_duration_seconds) == (3, 10)


async def test_a_limit_above_the_usual_cap_raises_nothing_and_says_so(world: World) -> None:
    mission = await world.propose("search for rye, spend up to $15")
    assert mission.terms.cap_usd == Money.parse(5)
    assert mission.proposal is not None
    assert any("“cap it at $15.00” raises it" in each for each in mission.proposal.warnings)
    raised = await _update(world, mission, 1, max_cost=Money.parse(15))
    assert raised.after.proposal is not None
    assert not any("raises it" in each for each in raised.after.proposal.warnings)


async def test_redirects_that_are_still_followed_are_told(world: World) -> None:
    mission = await world.propose("search for rye on https://mill.example, no redirects")
    assert mission.terms.scope.allowed_domains == ("mill.example",)
    assert mission.proposal is not None
    assert any("one within mill.example" in each for each in mission.proposal.warnings)


@pytest.mark.parametrize(
    ("text", "query", "only", "away"),
    [
        ("search for laptops under 800 without amazon", "laptops under 800", None, "amazon.com"),
        ("suche nach Laptops ohne Amazon", "Laptops", None, "amazon.com"),
        ("chercher des vélos sans amazon", "des vélos", None, "amazon.com"),
        ("busca té sin amazon", "té", None, "amazon.com"),
        ("cerca tè senza amazon", "tè", None, "amazon.com"),
        ("procura chá sem amazon", "chá", None, "amazon.com"),
        ("zoek thee zonder amazon", "thee", None, "amazon.com"),
        ("search for tea without amazon and not on ebay.com", "tea", None, "ebay.com"),
        ("search for laptops, only on example.org", "laptops", "example.org", None),
        ("suche nach Tee nur auf example.org", "Tee", "example.org", None),
        ("search for hotels in Rome on booking.com only", "hotels in Rome", "booking.com", None),
        ("hotels without booking", "hotels without booking", None, None),
    ],
)
async def test_a_restriction_of_a_search_is_kept_where_its_words_are_taken_out(
    world: World, text: str, query: str, only: str | None, away: str | None
) -> None:
    terms = (await world.propose(text)).terms
    assert terms.tool_input["query"] == query
    assert terms.scope.allowed_domains == (None if only is None else (only,))
    assert (away in terms.scope.blocked_domains) is (away is not None)


async def test_a_proposal_says_which_part_of_the_sentence_it_does_not_do(world: World) -> None:
    said = "search for bikes, then buy the cheapest one and email me the receipt"
    proposal = (await world.propose(f"{said}, then remember that I like tea")).proposal
    assert proposal is not None
    told = " ".join(proposal.warnings)
    assert "“buy the cheapest one” is not done: no tool of mine can buy or order" in told
    assert "“email me the receipt” is not done: no tool of mine can send mail" in told
    assert "“remember that I like tea” is not a part of this" in told
    plain = (await world.propose("search for bikes and red helmets")).proposal
    assert plain is not None
    assert not plain.warnings
