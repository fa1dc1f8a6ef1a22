"""Now and then another tool than the best one, so that what is believed of the others stays true.

ε-greedy over the tools that may be chosen (Sutton & Barto 2018, section 2.2), with the probability
of each choice known, so that another policy can later be judged on the choices of this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from buddy.domain.instant import Instant
from buddy.domain.proposal import ToolCandidate
from buddy.domain.selection import may_be_chosen

EPSILON: Final = 0.05
"""The probability of a tool by lot, over all tools together (SPEC section 8)."""


def propensities(eligible: int, epsilon: float) -> tuple[float, ...]:
    """Return the probability that each eligible tool is chosen, the best one's first.

    Args:
        eligible: How many tools may be chosen.
        epsilon: The share that goes by lot; 0 is greedy.
    """
    if eligible == 0:
        return ()
    by_lot = epsilon / eligible
    return (1 - epsilon + by_lot, *(by_lot for _ in range(eligible - 1)))


def drawn(
    candidates: Sequence[ToolCandidate],
    draw: float,
    *,
    epsilon: float = 0.0,
    at: Instant | None = None,
) -> tuple[ToolCandidate, ...]:
    """Return candidates with the chosen one first, and how it was chosen noted at it.

    Args:
        candidates: The best first.
        draw: A number from [0, 1), drawn evenly.
        epsilon: The share that goes by lot; 0 is greedy.
        at: The moment.
    """
    eligible = [each for each in candidates if may_be_chosen(each)]
    left = draw
    for each, share in zip(eligible, propensities(len(eligible), epsilon), strict=True):
        if left < share or each is eligible[-1]:
            had_a_chance = tuple(one.tool for one in eligible) if epsilon else (each.tool,)
            chosen = replace(each, propensity=round(share, 6), eligible=had_a_chance, drawn_at=at)
            return (chosen, *(other for other in candidates if other is not each))
        left -= share
    return tuple(candidates)


def undrawn(candidate: ToolCandidate) -> ToolCandidate:
    """Return a candidate that was not chosen by Buddy: a person named the tool."""
    return replace(candidate, propensity=None, eligible=(), drawn_at=None)


def as_drawn(candidate: ToolCandidate, before: ToolCandidate) -> ToolCandidate:
    """Return a candidate as it was chosen when it was chosen first."""
    return replace(
        candidate,
        propensity=before.propensity,
        eligible=before.eligible,
        drawn_at=before.drawn_at,
    )
