"""How often a recipe's runs came to their end: a share, of how many, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission

NO_DATA: Final = "no data yet"
_Z: Final = 1.959963984540054
"""Of an interval that holds in 95 of 100 cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFigures:
    """What became of a recipe's runs, as far as they are over and kept."""

    runs: int = 0
    """Those that ended by themselves: completed, failed or stopped by a limit."""
    completed: int = 0
    """Among them those that came to their end; an honest "nothing was found" is one."""
    open: int = 0
    """Missions that wait or run."""

    @property
    def rate(self) -> float | None:
        """The share that completed; None before the first run."""
        return self.completed / self.runs if self.runs else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies, in 95 of 100 cases; None before the first run."""
        return wilson(self.completed, self.runs) if self.runs else None

    @property
    def words(self) -> str:
        """The same for people."""
        between = self.interval
        if self.rate is None or between is None:
            return NO_DATA
        low, high = (math.floor(100 * each + 0.5) for each in between)
        runs = "1 run" if self.runs == 1 else f"{self.runs} runs"
        return f"{math.floor(100 * self.rate + 0.5)} % of {runs} ({low} to {high} %)"


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Return Wilson's interval of a share at 95 % (Wilson 1927), which holds for few trials too.

    Raises:
        ValueError: There are no trials, or more successes than trials.
    """
    if not 0 <= successes <= trials or trials == 0:
        raise ValueError(f"{successes} of {trials} is no share")
    share, z2 = successes / trials, _Z * _Z
    middle = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    spread = math.sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials))
    half = _Z * spread / (1 + z2 / trials)
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    high = 1.0 if successes == trials else min(1.0, middle + half)
    return low, high


class Fate:
    """What a mission says of the recipe that it was made from."""

    COMPLETED: Final = "completed"
    FAILED: Final = "failed"
    OPEN: Final = "open"
    LEFT: Final = "left"
    """A person turned it down or stopped it: that says nothing of the recipe."""


def fate_of(mission: Mission) -> str:
    """Return what became of a mission, for the figures of its recipe.

    One that lapsed says nothing where it never ran; where it ran and waited for more than was
    approved, it did not come to its end.
    """
    started = mission.run is not None and mission.run.started_at is not None
    match mission.status:
        case MissionStatus.COMPLETED:
            return Fate.COMPLETED
        case MissionStatus.FAILED:
            return Fate.FAILED
        case MissionStatus.EXPIRED:
            return Fate.FAILED if started else Fate.LEFT
        case MissionStatus.REJECTED | MissionStatus.CANCELLED:
            return Fate.LEFT
        case _:
            return Fate.OPEN


def figures(fates: Iterable[str]) -> RunFigures:
    """Return the figures of what became of runs."""
    told = list(fates)
    completed, failed = told.count(Fate.COMPLETED), told.count(Fate.FAILED)
    return RunFigures(runs=completed + failed, completed=completed, open=told.count(Fate.OPEN))
