"""How long a run will still take, by what the runs before it took (SPEC section 4).

The rule rests on one assumption: the run under way and the past runs of its tool that had got as
far are alike, so among all of them its rank is anybody's. Of n past runs that stayed in the same
step at least as long as this one has, the middle one's remaining time is then the median, however
small n is. A range that holds 8 of 10 runs needs n = 9: with fewer, its ends lie outside of what
was ever seen, and no range is given. A run that is in its step for longer than every run before
it is unlike them, and nothing is said.

The remaining time of a past run is taken whole, from that point to its end. Adding up the
quantiles of the steps would be wrong: a sum of 10 % quantiles is rarer than 10 %.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from buddy.domain.ids import RunId, ToolName
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.mission_progress_tracker import TrackerState
from buddy.domain.money import Money
from buddy.domain.pipeline import TOTAL_STEPS, StepName

HISTORY_RUNS = 200
"""The newest runs of a tool that count; older ones tell of other days."""
LOW, HIGH = 0.1, 0.9
RANGE_SAMPLES = 9
"""The fewest runs among which the 10 % and the 90 % quantile lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDuration:
    """How long one step of one run took, what came before it in no step included."""

    step: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDurations:
    """How long the steps of one completed run took."""

    run_id: RunId
    tool: ToolName
    """The tool that ran, which is not always the one that was proposed."""
    finished_at: Instant
    steps: tuple[StepDuration, ...]
    """In the order they ran; together the whole run."""
    cost_usd: Money | None = None
    """What the run really cost; None where nobody knows, which is not the same as nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostEstimate:
    """What a run will cost, by what the runs before it cost."""

    median: Money
    high: Money | None
    """One in ten costs more; None with fewer than `RANGE_SAMPLES` samples."""
    samples: int
    """Past runs behind the figures, at least 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Seconds that a run will still take."""

    median: float
    low: float | None
    """One in ten takes less; None with fewer than `RANGE_SAMPLES` samples."""
    high: float | None
    """One in ten takes more; None with fewer than `RANGE_SAMPLES` samples."""
    samples: int
    """Past runs behind the figures, at least 1."""


def measure(
    state: TrackerState, run_id: RunId, tool: ToolName, cost: Money | None = None
) -> RunDurations | None:
    """Return what a completed run's tracker tells; None where a tracked step is missing.

    Args:
        state: The tracker.
        run_id: The run.
        tool: What ran.
        cost: What it cost; None where nobody knows.
    """
    done = state.completed_steps
    if len(done) < TOTAL_STEPS:
        return None
    starts = (state.start_time, *(step.timestamp for step in done))
    return RunDurations(
        run_id=run_id,
        tool=tool,
        finished_at=done[-1].timestamp,
        cost_usd=cost,
        steps=tuple(
            # A clock that was set back in the middle must not make a step end before it began.
            StepDuration(
                step=step.step_name, seconds=max(0.0, seconds_between(start, step.timestamp))
            )
            for start, step in zip(starts, done, strict=False)
        ),
    )


def step_since(state: TrackerState) -> Instant:
    """Return when the step under way began: when the one before it was completed."""
    return state.completed_steps[-1].timestamp if state.completed_steps else state.start_time


@dataclass(frozen=True, slots=True)
class History:
    """Past runs of one tool, in the form that answers fast."""

    _by_step: Mapping[str, Sequence[tuple[float, float]]] = field(
        default_factory=dict[str, Sequence[tuple[float, float]]]
    )
    """By step: from its start to the run's end, and the step alone; shortest first."""
    _costs: Sequence[int] = ()
    """Micro-dollars of the runs whose cost is known, smallest first."""

    @classmethod
    def of(cls, runs: Iterable[RunDurations]) -> History:
        """Return the history of these runs."""
        by_step: dict[str, list[tuple[float, float]]] = {}
        costs: list[int] = []
        for run in runs:
            if run.cost_usd is not None:
                costs.append(run.cost_usd.micros)
            to_end = 0.0
            for each in reversed(run.steps):
                to_end += each.seconds
                by_step.setdefault(each.step, []).append((to_end, each.seconds))
        ordered = {step: tuple(sorted(found)) for step, found in by_step.items()}
        return cls(ordered, tuple(sorted(costs)))

    @property
    def gives_ranges(self) -> bool:
        """Whether there are runs enough to say more than a median."""
        return len(self._by_step.get(StepName.VERIFICATION, ())) >= RANGE_SAMPLES

    def cost(self) -> CostEstimate | None:
        """Return what a run will cost; None where the cost of no past run is known."""
        if not self._costs:
            return None
        enough = len(self._costs) >= RANGE_SAMPLES
        return CostEstimate(
            median=Money(round(_quantile(self._costs, 0.5))),
            high=Money(round(_quantile(self._costs, HIGH))) if enough else None,
            samples=len(self._costs),
        )

    def estimate(self, step: str, spent: float) -> Estimate | None:
        """Return how long a run will still take.

        Args:
            step: The step it is in.
            spent: Seconds since that step began; a negative number counts as none.

        Returns:
            The estimate, or None where no past run tells: none of them got to the step, or each
            had left it by then.
        """
        spent = max(0.0, spent)
        rows = self._by_step.get(step, ())
        # What is left of the whole is never less than of the step, so shorter runs have left it.
        first = bisect_left(rows, (spent, 0.0))
        left = [to_end - spent for to_end, alone in rows[first:] if alone >= spent]
        if not left:
            return None
        enough = len(left) >= RANGE_SAMPLES
        return Estimate(
            median=_quantile(left, 0.5),
            low=_quantile(left, LOW) if enough else None,
            high=_quantile(left, HIGH) if enough else None,
            samples=len(left),
        )


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value that this share of further runs stays under: rank share * (n + 1)."""
    rank = min(max(share * (len(ordered) + 1), 1.0), float(len(ordered)))
    below = int(rank)
    low, high = ordered[below - 1], ordered[min(below, len(ordered) - 1)]
    # Never outside of the two, whatever the last bit of the product is.
    return round(min(high, low + (rank - below) * (high - low)), 3)
