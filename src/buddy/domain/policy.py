"""Ways to choose a tool: functions of what was offered and of what was known at that moment.

The one in use and the ones it may be compared with are the same ranking with other parameters
(`buddy.domain.ranking.weigh`), so that a comparison cannot be of something that never runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from buddy.domain.belief import PRIOR_STRENGTH
from buddy.domain.exploration import propensities
from buddy.domain.ids import ToolName
from buddy.domain.investment import Worth
from buddy.domain.proposal import ToolCandidate
from buddy.domain.ranking import Past, learned_from, weigh
from buddy.domain.selection import may_be_chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A way to choose."""

    name: str
    evidence: bool = True
    """Whether past missions with like objectives count."""
    nudges: bool = True
    """Whether the documented nudges of people's words apply."""
    returns: bool = True
    """Whether what a tool gave back counts."""
    strength: float = PRIOR_STRENGTH
    """Pseudo-counts that the classifiers' judgement is worth against past missions; above 0."""
    explore: float | None = None
    """The share of choices that goes by lot, 0 to 1; None: the share that went by lot then."""


CURRENT: Final = Policy(name="current")
POLICIES: Final[Mapping[str, Policy]] = MappingProxyType(
    {
        each.name: each
        for each in (
            CURRENT,
            Policy(name="documented-nudges", evidence=False),
            Policy(name="no-learning", evidence=False, nudges=False, returns=False),
        )
    }
)
"""By name."""


def ordered(
    offered: Sequence[ToolCandidate], past: Past, policy: Policy, worth: Worth
) -> tuple[ToolCandidate, ...]:
    """Return tools in the order in which a policy would take them.

    Args:
        offered: As the classifiers judged them.
        past: What was known then.
        policy: Which one.
        worth: What results and hours are worth.
    """
    seen = Past(
        evidence=past.evidence if policy.evidence else (),
        nudges=past.nudges if policy.nudges else {},
        records=past.records if policy.returns else {},
    )
    return weigh(offered, learned_from(offered, seen, strength=policy.strength), worth)


def chances(order: Sequence[ToolCandidate], explore: float) -> dict[ToolName, float]:
    """Return the probability of every tool that can be chosen at all.

    Args:
        order: The best first.
        explore: The share of choices that goes by lot.
    """
    eligible = [each.tool for each in order if may_be_chosen(each)]
    shares = propensities(len(eligible), explore)
    return {tool: share for tool, share in zip(eligible, shares, strict=True) if share > 0}
