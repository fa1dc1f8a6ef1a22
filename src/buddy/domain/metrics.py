"""What Buddy has measured of its own work: outcomes, durations and costs of missions.

A figure comes with the number of missions behind it; where there is none it is None, never zero.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO, Money

NO_TOOL = "no tool yet"
"""Under this name stand missions that were never proposed with a tool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of some missions."""

    missions: int
    by_status: dict[str, int]
    """Only those that occur, in the order of the lifecycle."""
    ended: int
    """Completed or failed: what the success rate is of."""
    success_rate: float | None
    """Completed of `ended`, in [0, 1]."""
    duration_p50_seconds: float | None
    """Median of completed runs."""
    duration_p90_seconds: float | None
    timed: int
    """Completed runs behind the durations."""
    cost: Money | None
    """What all runs together cost; None where no run has been settled."""
    costed: int
    """Runs whose cost is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """The figures of all missions, and of each tool."""

    overall: Figures
    by_tool: dict[str, Figures]
    """The most used tool first."""


def measured(missions: Collection[Mission]) -> Metrics:
    """Return the figures of missions."""
    grouped: dict[str, list[Mission]] = defaultdict(list)
    for mission in missions:
        grouped[tool_of(mission)].append(mission)
    ordered = sorted(grouped.items(), key=lambda each: (-len(each[1]), each[0]))
    return Metrics(
        overall=_figures(missions), by_tool={name: _figures(some) for name, some in ordered}
    )


def tool_of(mission: Mission) -> str:
    """Return the tool that a mission used, or was proposed with."""
    record = mission.execution_record
    used = record.tool_used if record is not None else None
    return used or mission.terms.tool or NO_TOOL


def _figures(missions: Collection[Mission]) -> Figures:
    counts = Counter(mission.status for mission in missions)
    completed, failed = counts[MissionStatus.COMPLETED], counts[MissionStatus.FAILED]
    records = [mission.execution_record for mission in missions if mission.execution_record]
    seconds = [
        record.progress_tracker.elapsed_seconds
        for record in records
        if record.status is MissionStatus.COMPLETED and record.reused_from is None
    ]
    costs = [record.cost_usd for record in records if record.cost_usd is not None]
    return Figures(
        missions=len(missions),
        by_status={status.value: counts[status] for status in MissionStatus if counts[status]},
        ended=completed + failed,
        success_rate=success_rate(completed, failed),
        duration_p50_seconds=quantile(seconds, 0.5),
        duration_p90_seconds=quantile(seconds, 0.9),
        timed=len(seconds),
        cost=sum(costs, start=ZERO) if costs else None,
        costed=len(costs),
    )


def success_rate(succeeded: int, failed: int) -> float | None:
    """Return the share of what came to an end that went well; None where nothing did."""
    return succeeded / (succeeded + failed) if succeeded + failed else None


def quantile(values: Iterable[float], share: float) -> float | None:
    """Return the smallest value that at least this share of values does not exceed."""
    ordered: Sequence[float] = sorted(values)
    if not ordered:
        return None
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
