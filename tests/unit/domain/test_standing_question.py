"""Questions how things stand."""

from __future__ import annotations

import pytest

from buddy.domain.budget_scope import accounts_between
from buddy.domain.instant import Instant
from buddy.domain.standing_question import (
    asks_next_run,
    asks_schedule_cost,
    asks_spending,
    speaks_of_goal,
)


@pytest.mark.parametrize(
    "text",
    [
        "how much did i spend",
        "how much is left this month",
        "how much did you cost me last month",
        "what have I spent this week?",
        "cuánto he gastado hoy",
        "wie viel habe ich heute ausgegeben",
        "combien j'ai dépensé ce mois-ci",
    ],
)
def test_money_of_the_person(text: str) -> None:
    assert asks_spending(text)


@pytest.mark.parametrize(
    "text", ["how much did I spend on bread", "how much does the shop spend", "how much is rye"]
)
def test_money_of_others(text: str) -> None:
    assert not asks_spending(text)


def test_the_next_run_and_what_it_may_cost() -> None:
    assert asks_next_run("when does it run next?")
    assert asks_next_run("wann läuft es das nächste Mal?")
    assert not asks_next_run("when is the next train to Ghent")
    assert asks_schedule_cost("how much can this schedule cost me at most")
    assert not asks_schedule_cost("how much does a train schedule app cost")


def test_the_goal() -> None:
    assert speaks_of_goal("how is the goal going?")
    assert speaks_of_goal("what is the goal doing")
    assert speaks_of_goal("stop the goal")
    assert not speaks_of_goal("what is the goal of life")
    assert not speaks_of_goal("find the goal scorers of the final")


def test_a_month_is_read_by_the_month_and_a_week_by_its_days() -> None:
    month = accounts_between(
        Instant("2026-10-01T00:00:00.000Z"), Instant("2026-10-31T23:59:59.999Z")
    )
    assert month == ["user/month 2026-10"]
    week = accounts_between(
        Instant("2026-10-30T00:00:00.000Z"), Instant("2026-11-01T23:59:59.999Z")
    )
    assert week == ["user/day 2026-10-30", "user/day 2026-10-31", "user/day 2026-11-01"]
    year = accounts_between(
        Instant("2026-01-01T00:00:00.000Z"), Instant("2026-03-09T12:00:00.000Z")
    )
    assert year == ["user/month 2026-01", "user/month 2026-02", "user/month 2026-03"]
