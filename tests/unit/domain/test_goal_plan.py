"""Plans: what is a sound one, what a yes to it names, and what it is expected to take."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.goal_plan import (
    Feed,
    OnFailure,
    Take,
    Then,
    expected_cost,
    expected_seconds,
    plan_hash,
    plan_problems,
    sketch_problems,
)
from buddy.domain.money import ZERO, Money
from buddy.domain.proposal import DurationEstimate
from buddy.domain.scope import Scope
from buddy.testing.goals import A_DOLLAR, fed_part, make_part

PLAN = (make_part("a"), make_part("b"), fed_part("c", "a", "b"))


def test_a_plan_in_order_is_sound() -> None:
    assert plan_problems(PLAN, A_DOLLAR) == ()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((), "0 parts"),
        (tuple(make_part(f"p{n}") for n in range(9)), "9 parts; it must have 1 to 8"),
        ((make_part("a"), make_part("a")), "two parts are called a"),
        ((make_part("Not a key"),), "no name for a part"),
        ((fed_part("c", "later"), make_part("later")), "stands on later, which comes later"),
        ((make_part("a", objective=" "),), "a has no objective"),
        ((make_part("a", on_failure=OnFailure(retries=4)),), "must be 0 to 3"),
        ((make_part("a"), fed_part("c", "a", depends_on=())), "stands not on it"),
        ((make_part("a"), fed_part("c", "a", tool_input={"rows": []})), "two values for rows"),
        (
            (
                make_part("a"),
                fed_part(
                    "c",
                    "a",
                    feeds=(Feed(argument="urls", parts=("a",), take=Take.ADDRESSES, most=21),),
                ),
            ),
            "takes 21 from place 0",
        ),
    ],
)
def test_what_is_wrong_is_said(parts: tuple[Any, ...], said: str) -> None:
    assert said in "; ".join(sketch_problems(parts))


def test_money_and_scope_are_looked_at_too() -> None:
    parts = (make_part("a", scope=Scope(max_pages=0), cap=ZERO),)
    found = "; ".join(plan_problems(parts, Money(2_000_000_000)))
    assert "a: scope.max_pages is 0" in found
    assert "a may spend $0.00" in found
    assert "the goal's cap is $2,000.00" in found


@pytest.mark.parametrize(
    "change",
    [
        {"objective": "another"},
        {"tool_input": {"query": "x"}},
        {"scope": Scope(max_pages=9)},
        {"cap": Money(7)},
        {"on_failure": OnFailure(then=Then.SKIP)},
    ],
)
def test_a_yes_names_everything_that_it_allows(change: dict[str, Any]) -> None:
    before = plan_hash("goal", PLAN, A_DOLLAR)
    assert plan_hash("goal", (replace(PLAN[0], **change), *PLAN[1:]), A_DOLLAR) != before
    assert plan_hash("goal", PLAN, Money(5)) != before
    assert plan_hash("goal", PLAN, A_DOLLAR) == before


def test_what_it_takes_is_the_sum_of_prices_and_the_longest_way() -> None:
    assert expected_cost(PLAN) == ZERO
    assert expected_seconds(PLAN) == 4.0
    unknown = make_part("a", duration=DurationEstimate(p50_seconds=None, p90_seconds=None))
    assert expected_seconds((unknown,)) is None
    dear = make_part("a", cost=replace(PLAN[0].cost, p50_usd=None))
    assert expected_cost((dear,)) is None


@pytest.mark.parametrize(
    ("retries", "then", "said"),
    [
        (0, Then.STOP, "the goal stops"),
        (1, Then.SKIP, "tried again once, then left out"),
        (2, Then.STOP, "tried again twice, then the goal stops"),
        (3, Then.SKIP, "tried again 3 times, then left out"),
    ],
)
def test_the_policy_in_words(retries: int, then: Then, said: str) -> None:
    assert OnFailure(retries=retries, then=then).words == said


def test_feeds_in_words() -> None:
    one = Feed(argument="urls", parts=("search",), take=Take.ADDRESSES, first=1)
    assert one.words == "urls: the address of result 2 of search"
    several = replace(one, first=0, most=3)
    assert several.words == "urls: the address of results 1 to 3 of search"
    figures = Feed(argument="expression", parts=("a", "b"), take=Take.FIGURES, what="price")
    assert figures.words == "expression: the price found by a, b"
    assert Feed(argument="rows", parts=("a",), take=Take.ROWS).words == "rows: what a found"
