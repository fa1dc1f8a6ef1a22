"""What the next thirty days of a schedule cost: how often it fires, and what a run is taken for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.money import Money
from buddy.domain.proposal import CostEstimate
from buddy.domain.schedule import Schedule
from buddy.domain.schedule_timing import slots_after
from buddy.domain.standing_approval import DAY

FORECAST_DAYS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What a month of it would cost."""

    days: int
    runs: int
    """Within the bounds of its standing approval."""
    wanted_runs: int
    """By its times alone, as far as they were counted."""
    expected_usd: Money | None
    """By what a run usually costs; None: nobody knows its price."""
    worst_usd: Money
    """If each run spent its cap."""
    bounded_by: str | None
    """What ends it earlier than its times would, in words."""


def forecast(schedule: Schedule, cost: CostEstimate | None, now: Instant) -> Forecast:
    """Return what a schedule would cost from now on.

    Args:
        schedule: Its timing and bounds; what it has used already is not counted again.
        cost: What one run is taken for.
        now: This moment.
    """
    bounds = schedule.standing
    left = max(0, bounds.count - schedule.fired)
    month = plus_seconds(now, FORECAST_DAYS * DAY)
    wanted = runs = 0
    for slot in slots_after(schedule.timing, now, month):
        if wanted > left:
            break
        wanted += 1
        runs += slot.at < bounds.until and runs < left
    per_run = schedule.template.cap_usd
    worst = min(Money(per_run.micros * runs), bounds.cap_total)
    likely = None if cost is None or cost.p50_usd is None else Money(cost.p50_usd.micros * runs)
    return Forecast(
        days=FORECAST_DAYS,
        runs=runs,
        wanted_runs=wanted,
        expected_usd=None if likely is None else min(likely, worst),
        worst_usd=worst,
        bounded_by=_bound(schedule, runs, wanted, left),
    )


def _bound(schedule: Schedule, runs: int, wanted: int, left: int) -> str | None:
    if runs == wanted:
        return None
    if runs == left:
        return f"its {schedule.standing.count} runs are used by then"
    return f"it holds until {schedule.standing.until}"


def forecast_words(found: Forecast) -> str:
    """Return a forecast as a sentence."""
    times = "once" if found.runs == 1 else f"{found.runs} times"
    cost = (
        "nothing"
        if found.worst_usd.micros == 0 or (found.expected_usd and found.expected_usd.micros == 0)
        else "an amount nobody knows"
        if found.expected_usd is None
        else f"about {found.expected_usd}"
    )
    bound = f"; {found.bounded_by}" if found.bounded_by else ""
    return (
        f"In the next {found.days} days it fires {times} and costs {cost}, "
        f"at most {found.worst_usd}{bound}."
    )
