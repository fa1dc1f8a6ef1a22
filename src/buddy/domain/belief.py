"""What the outcomes of past missions say of a tool for an objective: a Bayesian estimate.

A tool serves an objective or it does not, so what is believed is a Beta distribution. Its prior is
the calibrated probability of the matcher; each past outcome of the tool adds a pseudo-count, as
large as its objective was near to this one (a kernel-smoothed Beta-Binomial estimate; Nadaraya
1964, Watson 1964). So a rating moves the tool for objectives like the one that was rated, and no
further; an outcome that is taken out again leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from buddy.domain.ids import ToolName

PRIOR_STRENGTH = 0.2
"""Pseudo-counts that the prior is worth: one rated outcome of the same objective outweighs it."""
NEARNESS_POWER = 5
"""An outcome counts with its cosine to this power: at 0.9 for 0.59, at 0.5 for 0.03."""
SAME_WORK = 0.95
"""From this cosine on, an outcome is of the same work done before, as standing runs repeat it."""
SAME_WORK_HALF = 6
"""Of the same work, an outcome counts half after this many later ones: a tool that broke is
noticed, and one that was repaired is tried again."""
HALF_LIFE_DAYS = 30.0
"""An outcome counts half after this time (SPEC section 8)."""


class Evidence(NamedTuple):
    """A past outcome, as it looks from the objective at hand.

    A tuple, for a choice may look at ten thousand of them.
    """

    tool: ToolName
    similarity: float
    """Cosine of the two objectives; below 0 counts as 0."""
    reward: float
    """How well the tool served it, 0 to 1."""
    weight: float = 1.0
    """How sure the reward is: 1 for a person's word."""
    age_days: float = 0.0


class Belief(NamedTuple):
    """What is believed of one tool."""

    mean: float
    """The probability that the tool serves the objective."""
    prior: float
    """The same before any outcome."""
    support: float = 0.0
    """Pseudo-counts of outcomes behind it; 0: nothing was learned."""
    outcomes: int = 0
    """Outcomes that count for anything."""


_COUNTS = 0.005
"""Outcomes of less weight than this are left out of the number that people read."""


@dataclass(slots=True)
class _Sums:
    """Of one tool's outcomes, each as much as it counts."""

    served: float = 0.0
    support: float = 0.0
    counted: int = 0


def believe(
    priors: Mapping[ToolName, float],
    evidence: Iterable[Evidence],
    *,
    floor: float = 0.0,
    strength: float = PRIOR_STRENGTH,
) -> dict[ToolName, Belief]:
    """Return what is believed of each tool that an outcome tells of; the prior stands for others.

    Args:
        priors: The matcher's probability per tool.
        evidence: Past outcomes, the newest first; those of other tools are passed over.
        floor: What was learned takes no tool below this that stood above it: a tool is excluded by
            a person's word, never by its record alone.
        strength: Pseudo-counts that the prior is worth.
    """
    found = dict[ToolName, _Sums]()
    repeats = 0
    for tool, similarity, reward, weight, age_days in evidence:
        near = similarity**NEARNESS_POWER if similarity > 0 else 0.0
        worth = weight * near * 0.5 ** (age_days / HALF_LIFE_DAYS)
        if similarity >= SAME_WORK:
            worth *= 0.5 ** (repeats / SAME_WORK_HALF)
            repeats += 1
        if tool in priors:
            sums = found.get(tool)
            if sums is None:
                sums = found[tool] = _Sums()
            sums.served += worth * reward
            sums.support += worth
            sums.counted += worth >= _COUNTS
    return {
        tool: Belief(
            mean=_mean(priors[tool], sums.served, sums.support, floor, strength),
            prior=priors[tool],
            support=sums.support,
            outcomes=sums.counted,
        )
        for tool, sums in found.items()
    }


def _mean(prior: float, served: float, support: float, floor: float, strength: float) -> float:
    if support == 0.0:
        return prior
    mean = (strength * prior + served) / (strength + support)
    return min(1.0, max(mean, min(floor, prior)))
