"""The month's forecast, and how often estimates were right."""

import pytest

from buddy.domain.budget_report import BudgetLine, calibrate, forecast
from buddy.domain.instant import Instant
from buddy.domain.money import ZERO, Money
from buddy.domain.proposal import CostBasis, CostEstimate


def usd(amount: str) -> Money:
    return Money.parse(amount)


@pytest.mark.parametrize(
    ("month", "at", "projected"),
    [
        ("2026-11", "2026-11-16T00:00:00.000Z", "6.00"),
        ("2026-02", "2026-02-15T00:00:00.000Z", "6.00"),
        ("2028-02", "2028-02-29T00:00:00.000Z", "3.107143"),
        ("2026-12", "2026-12-31T23:59:59.999Z", "3.00"),
        ("2026-11", "2026-11-02T00:00:00.000Z", "90.00"),
    ],
)
def test_the_month_is_carried_on_at_its_pace(month: str, at: str, projected: str) -> None:
    found = forecast(month, usd("3"), usd("1"), Instant(at))
    assert found.projected is not None
    assert found.projected.usd() == projected
    assert (found.settled, found.reserved) == (usd("3"), usd("1"))


def test_of_its_first_day_nothing_follows() -> None:
    found = forecast("2026-11", usd("3"), ZERO, Instant("2026-11-01T23:59:59.999Z"))
    assert found.projected is None


def promised(p50: str | None, p90: str | None, cap: str = "5") -> CostEstimate:
    return CostEstimate(
        p50_usd=None if p50 is None else usd(p50),
        p90_usd=None if p90 is None else usd(p90),
        cap_usd=usd(cap),
        basis=CostBasis.PAST_RUNS,
    )


def test_what_missions_cost_is_held_against_what_was_promised() -> None:
    found = calibrate(
        [
            (promised("1", "2"), usd("0.99")),
            (promised("1", "2"), usd("1")),
            (promised("1", "2"), usd("2")),
            (promised("1", "2"), usd("2.01")),
            (promised("1", "2"), usd("5.01")),
            (promised(None, None), usd("4")),
        ]
    )
    assert (found.missions, found.estimated, found.within_cap) == (6, 5, 5)
    assert (found.below_p50, found.p50_to_p90, found.above_p90) == (1, 2, 2)


def test_before_the_first_mission_there_is_nothing_to_say() -> None:
    assert calibrate([]).missions == 0


def test_below_what_stands_a_limit_has_nothing_free() -> None:
    line = BudgetLine(scope="user/day", account="user/day x", limit=usd("1"), settled=usd("2"))
    assert line.free == ZERO
