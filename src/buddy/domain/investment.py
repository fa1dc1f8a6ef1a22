"""What a tool gives back for what it costs, and how that orders tools (SPEC section 8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from buddy.domain.ids import ToolName
from buddy.domain.money import Money

RATING_PRIOR = 7.0
"""The mean rating, of 10, where nobody has rated."""
LEAST_COST_USD = 0.0001
"""A call that costs neither money nor time still costs this, so that no return is infinite."""
CONFIDENCE_SHARE = 0.6
ROI_SHARE = 0.4
NEUTRAL = 0.5
"""The mixed return of a tool that nothing is known of: as if it gave back what it cost."""
PRIOR_RUNS = 3.0
"""Runs at `NEUTRAL` that every record is mixed with. So one run moves a score by 0.05 at most, like
one rating (`buddy.domain.nudges.RATED`), and three runs half of the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What a result is worth and an hour costs; both are settings."""

    value_usd: float = 0.05
    """A result that serves, rated 10 of 10."""
    rate_usd_per_hour: float = 20.0
    """An hour of waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRecord:
    """How past runs of a tool went, for one user and one intent."""

    runs: float
    """How many; a run counts less as it ages."""
    success_rate: float
    """0 to 1."""
    seconds: float
    """Mean time of the call."""
    cost: Money
    """Mean cost of the run."""
    rating: float | None = None
    """Mean rating, 1 to 10; None where nobody rated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What a tool gave back."""

    roi: float
    """(benefit - cost) ÷ cost."""
    benefit_usd: float
    cost_usd: float
    runs: float
    """Out of how many runs; a run counts less as it ages."""

    @property
    def mixed(self) -> float:
        """The return on a scale from 0 to 1; what breaks even is at 0.5."""
        return roi01(self.roi)

    @property
    def counted(self) -> float:
        """`mixed` as it counts in a choice: the mean with `PRIOR_RUNS` runs that broke even."""
        return (self.runs * self.mixed + PRIOR_RUNS * NEUTRAL) / (self.runs + PRIOR_RUNS)


def roi01(roi: float) -> float:
    """Return (1 + ROI) ÷ (2 + |ROI|), within 0 and 1: -1 → 0, 0 → 0.5, large → 1."""
    return min(1.0, max(0.0, (1 + roi) / (2 + abs(roi))))


def investment(record: ToolRecord, worth: Worth) -> Return:
    """Return what a tool gave back by its record.

    Args:
        record: Past runs.
        worth: What results and hours are worth.
    """
    rating = RATING_PRIOR if record.rating is None else record.rating
    benefit = record.success_rate * (rating / 10) * worth.value_usd
    money = float(record.cost.decimal())
    cost = max(money + record.seconds * worth.rate_usd_per_hour / 3600, LEAST_COST_USD)
    return Return(roi=(benefit - cost) / cost, benefit_usd=benefit, cost_usd=cost, runs=record.runs)


def score(confidence: float, mixed: float) -> float:
    """Return 0.6 * confidence + 0.4 * mixed return."""
    return CONFIDENCE_SHARE * confidence + ROI_SHARE * mixed


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiCandidate:
    """A tool to be ordered."""

    tool: ToolName
    confidence: float
    roi: float | None = None
    """None: nothing is known."""
    roi01: float | None = None
    """As it counts; where it is given, it is taken as it is and `roi` passed over."""
    seconds: float | None = None
    """Mean time of a call, for the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiRank:
    """A tool in its place."""

    tool: ToolName
    roi: float | None
    roi01: float
    confidence: float
    score: float
    recommendation: str
    seconds: float | None = None
    known: bool = True
    """Whether there is a return at all; where not, `roi01` is neutral."""


def rank_by_roi(candidates: Iterable[RoiCandidate]) -> tuple[RoiRank, ...]:
    """Order tools by confidence and return together; equal ones by name.

    Returns:
        The best first. Its recommendation is ``use``, that of others ``alternative``; a tool that
        gives back less than it costs is ``loses money``.
    """
    found = [(each, _mixed(each)) for each in candidates]
    found.sort(key=lambda pair: (-score(pair[0].confidence, pair[1]), pair[0].tool))
    return tuple(
        RoiRank(
            tool=each.tool,
            roi=each.roi,
            roi01=mixed,
            confidence=each.confidence,
            score=round(score(each.confidence, mixed), 4),
            recommendation=_recommendation(place, mixed),
            seconds=each.seconds,
            known=each.roi is not None or each.roi01 is not None,
        )
        for place, (each, mixed) in enumerate(found)
    )


def selection_line(ranks: tuple[RoiRank, ...]) -> str:
    """Return the line of the log: what was selected over what, with both returns."""
    best = ranks[0]
    time = "" if best.seconds is None else f", time={best.seconds:.1f}s"
    line = f"{best.tool} {_returned(best)} (confidence={best.confidence:.2f}{time}) selected"
    if len(ranks) == 1:
        return line
    return f"{line} over {ranks[1].tool} {_returned(ranks[1])}"


def _returned(rank: RoiRank) -> str:
    return f"ROI={rank.roi01:.2f}" if rank.known else "ROI=no runs yet"


def _mixed(candidate: RoiCandidate) -> float:
    if candidate.roi01 is not None:
        return candidate.roi01
    return NEUTRAL if candidate.roi is None else roi01(candidate.roi)


def _recommendation(place: int, mixed: float) -> str:
    if mixed < NEUTRAL:
        return "loses money"
    return "use" if place == 0 else "alternative"
