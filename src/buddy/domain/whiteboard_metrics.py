"""The figures of some days as the whiteboard shows them, each beside how many are behind it.

Nothing is made up: a share, a mean or a quantile of nothing is None, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.histogram import Histogram
from buddy.domain.ids import ToolName
from buddy.domain.instant import Instant
from buddy.domain.metrics import success_rate
from buddy.domain.money import Money
from buddy.domain.rollup import MILLIONTHS, Rollup

MOST_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """How long something took."""

    count: int
    """How often it happened."""
    mean_seconds: float | None
    """Exact."""
    p50_seconds: float | None
    """This and the others within 2.5 %."""
    p95_seconds: float | None
    p99_seconds: float | None

    @classmethod
    def of(cls, histogram: Histogram) -> Latency:
        """Return what a histogram tells."""
        p50, p95, p99 = (_rounded(histogram.quantile_seconds(q)) for q in (0.5, 0.95, 0.99))
        return cls(
            count=histogram.count,
            mean_seconds=_rounded(histogram.mean_seconds()),
            p50_seconds=p50,
            p95_seconds=p95,
            p99_seconds=p99,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolFigures:
    """One tool."""

    tool: ToolName
    selected: int
    """How often a run chose it."""
    confidence: float | None
    """The mean confidence with which it was chosen."""
    succeeded: int
    """Calls that it answered."""
    failed: int
    """Calls that failed."""
    success_rate: float | None
    """Of its calls."""
    runs: int
    """Runs that came to an end with it."""
    satisfied: int
    """Of these, how many served their objective by the rules."""
    cost_usd: Money | None
    """What these runs were booked at together; None where there was none."""
    latency: Latency
    """Of its calls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeFigures:
    """The figures of some days together."""

    first_day: str
    """In UTC, as all days are: ``2026-01-15``."""
    last_day: str
    proposed: int
    """Missions that were stated."""
    approved: int
    approved_beforehand: int
    """Of these, by a standing approval."""
    started: int
    parked: int
    """How often a run had to ask for more."""
    ended: Mapping[str, int]
    """Missions by the status that they ended with."""
    success_rate: float | None
    """Completed, of completed and failed."""
    run_time: Latency
    """From a run's start to its end."""
    approval_time: Latency
    """From a mission's first word to a person's yes."""
    reservations: int
    reserved_usd: Money | None
    """What runs set aside; None where none did."""
    settlements: int
    settled_usd: Money | None
    """What runs were booked at in the end, calls of a language model not among it."""
    possible_usd: Money | None
    """The part of it whose call never answered."""
    artifacts: Mapping[str, int]
    """By type."""
    artifact_bytes: int
    ratings: int
    """Ratings that stand."""
    mean_rating: float | None
    """1 to 10."""
    verdicts: Mapping[str, int]
    """Words on results and tools that stand, by verdict."""
    judged: int
    """Runs whose result was judged by the rules."""
    satisfied: int
    decided_by: Mapping[str, int]
    """What said which kind of objective a run has, by engine."""
    tools: tuple[ToolFigures, ...]
    """The most called first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """What charts draw of one day."""

    day: str
    proposed: int
    completed: int
    failed: int
    calls_succeeded: int
    calls_failed: int
    settled_usd: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFigures:
    """Conversations."""

    active: int
    """Spoken in during these days."""
    messages: int
    """Messages in those conversations, earlier ones too."""
    more: bool
    """Whether there are more than were counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditFigures:
    """Credits of a metered service in the present month."""

    service: str
    used: int
    reserved: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsReport:
    """The figures of a range of days, and of as many days before it."""

    days: int
    as_of: Instant | None
    """Everything that happened until then is in them; None: nothing is yet."""
    behind: bool
    """Whether more has happened since, which is still being added up."""
    now: RangeFigures
    before: RangeFigures
    series: tuple[DayFigures, ...]
    """The days of the range on which something happened, in order."""
    sessions: SessionFigures
    credits: tuple[CreditFigures, ...]


def range_figures(rollup: Rollup, first_day: str, last_day: str) -> RangeFigures:
    """Return the figures of a rollup, under the days that it is of."""
    count, ended = rollup.count, rollup.by("ended")
    reservations, settlements, ratings = map(count, ("reservations", "settlements", "ratings"))
    judged = sum(rollup.by("runs").values())
    return RangeFigures(
        first_day=first_day,
        last_day=last_day,
        proposed=count("proposed"),
        approved=count("approved"),
        approved_beforehand=count("beforehand"),
        started=count("started"),
        parked=count("parked"),
        ended=ended,
        success_rate=success_rate(ended.get("completed", 0), ended.get("failed", 0)),
        run_time=Latency.of(rollup.time("run")),
        approval_time=Latency.of(rollup.time("approval")),
        reservations=reservations,
        reserved_usd=Money(count("reserved")) if reservations else None,
        settlements=settlements,
        settled_usd=Money(count("settled")) if settlements else None,
        possible_usd=Money(count("possible")) if settlements else None,
        artifacts=rollup.by("artifacts"),
        artifact_bytes=sum(rollup.by("bytes").values()),
        ratings=ratings,
        mean_rating=_share(count("rated"), ratings),
        verdicts=rollup.by("verdicts"),
        judged=judged,
        satisfied=sum(rollup.by("satisfied").values()),
        decided_by=rollup.by("decided"),
        tools=_tools(rollup),
    )


def _tools(rollup: Rollup) -> tuple[ToolFigures, ...]:
    figures = ("selected", "succeeded", "failed", "runs")
    names = {tool for figure in figures for tool in rollup.by(figure)}
    tools = (_tool(rollup, name) for name in names)
    return tuple(sorted(tools, key=lambda each: (-each.succeeded - each.failed, each.tool)))


def _tool(rollup: Rollup, tool: str) -> ToolFigures:
    selected, runs = rollup.count("selected", tool), rollup.count("runs", tool)
    succeeded, failed = rollup.count("succeeded", tool), rollup.count("failed", tool)
    return ToolFigures(
        tool=ToolName(tool),
        selected=selected,
        confidence=_share(rollup.count("confidence", tool) / MILLIONTHS, selected),
        succeeded=succeeded,
        failed=failed,
        success_rate=success_rate(succeeded, failed),
        runs=runs,
        satisfied=rollup.count("satisfied", tool),
        cost_usd=Money(rollup.count("cost", tool)) if runs else None,
        latency=Latency.of(rollup.time(f"tool/{tool}")),
    )


def day_figures(day: str, values: Sequence[int]) -> DayFigures:
    """Return what charts draw of a day.

    Args:
        day: Which day.
        values: By the order of `buddy.domain.rollup.DRAWN`.
    """
    proposed, completed, failed, succeeded, calls_failed, settled = values
    return DayFigures(
        day=day,
        proposed=proposed,
        completed=completed,
        failed=failed,
        calls_succeeded=succeeded,
        calls_failed=calls_failed,
        settled_usd=Money(settled),
    )


def _share(total: float, count: int) -> float | None:
    return round(total / count, 4) if count else None


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)
