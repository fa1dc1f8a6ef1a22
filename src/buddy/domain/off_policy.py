"""Estimates of what another policy would have earned, from the choices of the one that ran.

Each choice was made with a known probability, so a reward can stand for those that another policy
would have met more often or less often than it was met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One logged choice as another policy looks at it."""

    reward: float
    """What came of it, 0 to 1."""
    weight: float = 1.0
    """The other policy's probability of the tool that ran, by the one with which it was chosen."""
    expected: float = 0.0
    """What the reward model expected of that tool before it ran."""
    planned: float = 0.0
    """What it expected of the other policy's choice."""
    disputed: bool = False
    """Whether the two policies would choose with different probabilities here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float


LEAST: Final = 10
"""Effective choices below which no estimate is given: an interval of fewer is no 95 %."""
_Z: Final = 1.959963984540054


def observed(scored: Sequence[Scored]) -> Estimate:
    """Return the mean reward of the choices as they were made; at least two are needed."""
    return _mean([each.reward for each in scored])


def inverse_propensity(scored: Sequence[Scored]) -> Estimate:
    """Return the mean of the weighted rewards: unbiased, and wide where weights are large.

    Horvitz & Thompson 1952; for logged choices Strehl et al. 2010. It may lie above 1.
    """
    return _mean([each.weight * each.reward for each in scored])


def self_normalised(scored: Sequence[Scored]) -> Estimate:
    """Return the weighted mean of the rewards: within their range, with a bias that fades with n.

    Swaminathan & Joachims 2015; its variance by the delta method (Owen 2013, section 9.2).
    """
    total = fsum(each.weight for each in scored)
    mean = fsum(each.weight * each.reward for each in scored) / total
    scale = len(scored) / total
    terms = [scale * each.weight * (each.reward - mean) for each in scored]
    return _around(mean, terms, 0.0, (-mean, 1 - mean))


def doubly_robust(scored: Sequence[Scored]) -> Estimate:
    """Return the reward model's mean, corrected by the weighted surprises of the log.

    Dudík, Langford & Li 2011: right where either the probabilities or the model are. The model
    has seen nothing later than the choice that it judges, so a surprise is a martingale difference,
    also when the log learned from itself. Where both policies choose alike, the reward stands as it
    is: that stratum depends on what was known alone, so it biases nothing.
    """
    return _mean([_robust(each) for each in scored])


def gain(scored: Sequence[Scored]) -> Estimate:
    """Return how much more than the choices as they were made, doubly robust, choice by choice."""
    terms = [_robust(each) - each.reward for each in scored]
    mean = fsum(terms) / len(terms)
    return _around(mean, terms, mean, ())


def effective(weights: Sequence[float]) -> float:
    """Return how many choices of equal weight tell as much (Kish 1965): (Σw)² ÷ Σw²."""
    squares = fsum(weight * weight for weight in weights)
    return fsum(weights) ** 2 / squares if squares else 0.0


def _robust(each: Scored) -> float:
    if not each.disputed:
        return each.reward
    return each.planned + each.weight * (each.reward - each.expected)


def _mean(terms: Sequence[float]) -> Estimate:
    mean = fsum(terms) / len(terms)
    return _around(mean, terms, mean, (0.0, 1.0))


def _around(
    mean: float, terms: Sequence[float], centre: float, extremes: Sequence[float]
) -> Estimate:
    """Return the interval of Student's t around a mean of independent terms, moved by their skew.

    Large weights are rare, so the terms are skewed, and the plain interval lies too low (Johnson
    1978, whose correction this is).

    Two imagined choices more, one at each extreme, keep a handful of equal rewards from looking
    certain (Agresti & Coull 1998).
    """
    count = len(terms)
    spread = fsum((term - centre) ** 2 for term in (*terms, *extremes)) / (
        count + len(extremes) - 1
    )
    if spread == 0:
        return Estimate(mean=mean, low=mean, high=mean)
    half = _student(count - 1) * sqrt(spread / count)
    skew = fsum((term - centre) ** 3 for term in terms) / count
    middle = mean + skew / (6 * spread * count)
    return Estimate(mean=mean, low=middle - half, high=middle + half)


def _student(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t (Abramowitz & Stegun 26.7.5, two terms)."""
    cubed = (_Z**3 + _Z) / 4
    fifth = (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / 96
    return _Z + cubed / freedom + fifth / freedom**2
