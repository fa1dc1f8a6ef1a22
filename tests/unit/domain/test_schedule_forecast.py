"""What a month of a schedule costs."""

from __future__ import annotations

from dataclasses import replace

from buddy.domain.money import Money
from buddy.domain.proposal import CostBasis, CostEstimate
from buddy.domain.schedule_forecast import forecast, forecast_words
from buddy.domain.schedule_timing import make_timing
from buddy.domain.standing_approval import DAY
from buddy.testing.factories import at
from buddy.testing.records import make_schedule

CAP = Money(5_000_000)
DAILY = make_timing(timezone="UTC", cron="0 7 * * *", now=at())
PRICED = CostEstimate(
    p50_usd=Money(10_000), p90_usd=Money(20_000), cap_usd=CAP, basis=CostBasis.PRICE_LIST
)


def test_as_often_as_it_fires_times_what_a_run_costs() -> None:
    schedule = make_schedule(timing=DAILY)
    schedule = replace(schedule, standing=replace(schedule.standing, until=at(90 * DAY)))
    found = forecast(schedule, PRICED, at())
    assert (found.runs, found.wanted_runs, found.bounded_by) == (30, 30, None)
    assert (found.expected_usd, found.worst_usd) == (Money(300_000), Money(150_000_000))
    assert "30 times" in forecast_words(found)
    assert "about $0.30, at most $150.00." in forecast_words(found)


def test_bounds_make_it_less() -> None:
    schedule = make_schedule(timing=DAILY, fired=28)
    schedule = replace(schedule, standing=replace(schedule.standing, until=at(90 * DAY)))
    found = forecast(schedule, PRICED, at())
    assert (found.runs, found.bounded_by) == (2, "its 30 runs are used by then")
    short = replace(schedule, fired=0, standing=replace(schedule.standing, until=at(5 * DAY)))
    found = forecast(short, PRICED, at())
    assert found.runs == 5
    assert "it holds until" in (found.bounded_by or "")
    little = replace(short, standing=replace(short.standing, cap_total=Money(7_000_000)))
    assert forecast(little, PRICED, at()).worst_usd == Money(7_000_000)


def test_an_unknown_price_is_not_nothing() -> None:
    unknown = replace(PRICED, p50_usd=None, p90_usd=None, basis=CostBasis.UNKNOWN)
    schedule = make_schedule(timing=DAILY)
    assert "nobody knows" in forecast_words(forecast(schedule, unknown, at()))
    free = replace(PRICED, p50_usd=Money(0), basis=CostBasis.FREE)
    assert "costs nothing" in forecast_words(forecast(schedule, free, at()))
