"""What the money of a month comes to, and how well estimates have promised it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from buddy.domain.instant import Instant, seconds_between
from buddy.domain.money import ZERO, Money
from buddy.domain.proposal import CostEstimate

DAY_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A month's spending, carried on as it went so far."""

    month: str
    settled: Money
    reserved: Money
    projected: Money | None
    """At the month's end; None on its first day, of which nothing follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How often completed missions cost what their proposals had promised."""

    missions: int
    """Completed missions that were looked at, the latest."""
    within_cap: int
    estimated: int
    """Those whose proposal named figures."""
    below_p50: int
    p50_to_p90: int
    """From p50 to p90, both included. Of a price list, where both are the same: exactly as said."""
    above_p90: int


def forecast(month: str, settled: Money, reserved: Money, at: Instant) -> Forecast:
    """Return the forecast of a month that is under way.

    Args:
        month: ``2026-11``.
        settled: What has been spent in it.
        reserved: What runs have set aside.
        at: Now.
    """
    begin = Instant(f"{month}-01T00:00:00.000Z")
    year, number = divmod(int(month[:4]) * 12 + int(month[5:7]), 12)
    whole = seconds_between(begin, Instant(f"{year:04d}-{number + 1:02d}-01T00:00:00.000Z"))
    passed = seconds_between(begin, at)
    projected = None
    if passed >= DAY_SECONDS:
        # Whole micro-dollars; the second decimal of a forecast is not worth a fraction.
        projected = Money(round(settled.micros * whole / passed))
    return Forecast(month=month, settled=settled, reserved=reserved, projected=projected)


def calibrate(outcomes: Iterable[tuple[CostEstimate, Money]]) -> Calibration:
    """Return how what missions cost stands to what their proposals promised."""
    counts = dict.fromkeys(("within_cap", "below_p50", "p50_to_p90", "above_p90"), 0)
    missions = estimated = 0
    for promised, actual in outcomes:
        missions += 1
        counts["within_cap"] += actual <= promised.cap_usd
        if promised.p50_usd is None:
            continue
        estimated += 1
        if actual < promised.p50_usd:
            counts["below_p50"] += 1
        elif actual <= (promised.p90_usd or promised.p50_usd):
            counts["p50_to_p90"] += 1
        else:
            counts["above_p90"] += 1
    return Calibration(missions=missions, estimated=estimated, **counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One limit with what counts against it now."""

    scope: str
    """The name that a limit is set by: ``user/day``, ``goal g_1``, ``credits NAME``."""
    account: str
    """What counts now: ``user/day 2026-11-22``."""
    limit: Money
    """Of credits: whole credits, as the other amounts."""
    settled: Money = ZERO
    reserved: Money = ZERO
    chosen: bool = False
    """Whether a person set it; else it is the settings' default."""

    @property
    def free(self) -> Money:
        """What may still be reserved: nothing, where the limit was lowered below what stands."""
        return max(ZERO, self.limit - self.settled - self.reserved)
