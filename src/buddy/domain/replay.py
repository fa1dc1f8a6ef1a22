"""What another way of choosing would have earned on the choices of the past, and what not to know.

A greedy choice says nothing of the tools that it passed over. So only those choices are used on
which the other policy could not have taken a tool that had no chance; whether that is so depends on
what was known before the choice, not on what came of it, so leaving the others out biases nothing.
So is the logged distribution taken as it was kept, and never reckoned anew choice by choice.
It is an answer about the choices that are used, and the report says how many are not, and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isclose
from typing import Final

from buddy.domain.exploration import EPSILON, propensities
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.investment import NEUTRAL, Worth, investment
from buddy.domain.off_policy import (
    LEAST,
    Estimate,
    Scored,
    doubly_robust,
    effective,
    gain,
    inverse_propensity,
    observed,
    self_normalised,
)
from buddy.domain.policy import CURRENT, Policy, chances, ordered
from buddy.domain.proposal import ToolCandidate
from buddy.domain.ranking import Past, learned_from

ROUNDING: Final = 2e-6
"""Propensities are logged with six digits."""


class RewardKind(StrEnum):
    """What counts as the reward of a choice, each from 0 to 1."""

    SERVED = "served"
    """A person's word on it; where nobody spoke, whether the rules saw a result."""
    RATED = "rated"
    """A person's word alone; choices that nobody judged are left out."""
    SUCCESS = "success"
    """Whether the rules saw a result."""
    ROI = "roi"
    """The mixed return of the run."""


class LeftOut(StrEnum):
    """Why a choice is not used."""

    UNLOGGED = "unlogged"
    CHANGED = "changed"
    UNMEASURED = "unmeasured"
    UNREPRODUCED = "unreproduced"
    UNSUPPORTED = "unsupported"
    NO_TOOL = "no_tool"


REASONS: Final = {
    LeftOut.UNLOGGED: "a person named the tool, or no probability was kept",
    LeftOut.CHANGED: "another tool ran than was proposed",
    LeftOut.UNMEASURED: "no such reward is known of them",
    LeftOut.UNREPRODUCED: "went by lot, and what else could be drawn is no longer certain",
    LeftOut.UNSUPPORTED: "the policy might take a tool that had no chance then",
    LeftOut.NO_TOOL: "the policy would have taken no tool",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChoice:
    """A choice of the past with all that it rested on."""

    mission_id: MissionId
    tool: ToolName
    propensity: float
    """The probability with which it was going to be chosen; 1: greedy."""
    eligible: tuple[ToolName, ...] = ()
    """The tools that had a chance, the best first; empty: not kept."""
    offered: tuple[ToolCandidate, ...]
    """Every tool that was considered, as the classifiers judged it."""
    past: Past
    """What was known before it."""
    reward: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A choice as another policy looks at it."""

    greedy: bool
    reproduced: bool
    """Whether the policy in use, asked again with what was known then, chooses so."""
    known: bool = True
    """Whether it is known what else could have been chosen, and not only reckoned anew."""
    scored: Scored | None = None
    left_out: LeftOut | None = None
    missing: ToolName | None = None
    """The first tool that the policy might have taken and that had no chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Choices that are not used, for one reason."""

    reason: LeftOut
    choices: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What can be said of a policy, and of how many choices."""

    policy: str
    reward: RewardKind
    choices: int
    """Logged in the time asked about, the newest ones."""
    greedy: int
    """Of them, chosen with certainty."""
    reproduced: int
    """Of those with a probability, how many the policy in use chooses so when asked again."""
    older: int
    """Choices of that time that were not looked at: the newest ones alone are."""
    used: int
    left_out: tuple[Omission, ...]
    agreed: int
    """Used choices on which the policy chooses as it was chosen."""
    disputed: int
    """Used choices on which it chooses with other probabilities."""
    effective: float
    """The used choices, as choices of equal weight."""
    effective_disputed: float
    """The disputed ones likewise; no estimate rests on fewer than ten."""
    logged: Estimate | None
    """The mean reward of the used choices as they were made."""
    ips: Estimate | None
    snips: Estimate | None
    doubly_robust: Estimate | None
    gain: Estimate | None
    """Doubly robust estimate less the logged reward."""
    said: tuple[str, ...]
    """What this means, in sentences."""


def judge(choice: LoggedChoice, policy: Policy, worth: Worth, kind: RewardKind) -> Judged:
    """Look at one choice with the eyes of another policy.

    Args:
        choice: As it was logged.
        policy: The other one.
        worth: What results and hours are worth.
        kind: What its reward is.
    """
    greedy = isclose(choice.propensity, 1.0, abs_tol=ROUNDING)
    by_lot = 0.0 if greedy else _by_lot(choice)
    current = ordered(choice.offered, choice.past, CURRENT, worth)
    was = chances(current, by_lot)
    if greedy or not choice.eligible:
        same = isclose(was.get(choice.tool, 0.0), choice.propensity, abs_tol=ROUNDING)
        was = was if same or not greedy else {choice.tool: 1.0}
    else:
        logged = _shares(choice.eligible, by_lot)
        same, was = _alike(was, logged), logged
    order = current
    if policy != CURRENT:
        order = ordered(choice.offered, choice.past, policy, worth)
    plan = chances(order, by_lot if policy.explore is None else policy.explore)
    missing = next((tool for tool in plan if tool not in was), None)
    known = greedy or bool(choice.eligible)
    offered = {each.tool for each in choice.offered}
    left_out = None
    if not plan:
        left_out = LeftOut.NO_TOOL
    elif not offered.issuperset(choice.eligible) or not (known or same):
        left_out = LeftOut.UNREPRODUCED
    elif missing is not None:
        left_out = LeftOut.UNSUPPORTED
    scored = None
    if not left_out:
        # Only where the two differ is it asked what was to be expected of each tool.
        model = {} if _alike(was, plan) else _model(choice, worth, kind)
        scored = _scored(choice, was, plan, model)
    return Judged(
        greedy=greedy,
        reproduced=same,
        known=known,
        scored=scored,
        left_out=left_out,
        missing=missing,
    )


def _by_lot(choice: LoggedChoice) -> float:
    """Return the share that went by lot when a choice that was not greedy was made."""
    tools = len(choice.eligible)
    if tools < 2:  # noqa: PLR2004  # one alone is greedy
        return EPSILON
    if choice.tool == choice.eligible[0]:
        share = (1 - choice.propensity) / (1 - 1 / tools)
    else:
        share = choice.propensity * tools
    return EPSILON if isclose(share, EPSILON, abs_tol=ROUNDING * tools) else min(1.0, share)


def _shares(eligible: Sequence[ToolName], by_lot: float) -> dict[ToolName, float]:
    return dict(zip(eligible, propensities(len(eligible), by_lot), strict=True))


def _alike(one: dict[ToolName, float], other: dict[ToolName, float]) -> bool:
    return one.keys() == other.keys() and all(
        isclose(one[tool], other[tool], abs_tol=ROUNDING) for tool in one
    )


def _as_one_class(judged: Sequence[Judged]) -> list[Judged]:
    """Leave out all choices by lot of which the others' chances are reckoned, if one is wrong.

    Whether such a choice looks right depends on what was drawn: where another tool stands first
    now, the draws of the two first ones look wrong and those of the others right. To use these
    alone would bias every estimate.
    """
    if all(each.known or each.reproduced for each in judged):
        return list(judged)
    return [
        each
        if each.known or each.scored is None
        else replace(each, scored=None, left_out=LeftOut.UNREPRODUCED)
        for each in judged
    ]


def _scored(
    choice: LoggedChoice,
    was: dict[ToolName, float],
    plan: dict[ToolName, float],
    model: dict[ToolName, float],
) -> Scored:
    if _alike(was, plan):
        return Scored(reward=choice.reward)
    return Scored(
        reward=choice.reward,
        weight=plan.get(choice.tool, 0.0) / choice.propensity,
        expected=model[choice.tool],
        planned=sum(share * model[tool] for tool, share in plan.items()),
        disputed=True,
    )


def _model(choice: LoggedChoice, worth: Worth, kind: RewardKind) -> dict[ToolName, float]:
    """Return the reward that was to be expected of each tool, by what was known before."""
    if kind is RewardKind.ROI:
        records = choice.past.records
        paid = {tool: investment(record, worth).mixed for tool, record in records.items()}
        return {each.tool: paid.get(each.tool, NEUTRAL) for each in choice.offered}
    beliefs = learned_from(choice.offered, choice.past).beliefs
    return {
        each.tool: beliefs[each.tool].mean if each.tool in beliefs else each.confidence
        for each in choice.offered
    }


def report(
    judged: Sequence[Judged],
    unread: Sequence[LeftOut],
    policy: Policy,
    kind: RewardKind,
    older: int = 0,
) -> Replay:
    """Sum up what the past says of a policy.

    Args:
        judged: Choices that could be looked at.
        unread: Why each of the others could not.
        policy: The other policy.
        kind: What the reward is.
        older: Choices that were not looked at.
    """
    judged = _as_one_class(judged)
    scored = [each.scored for each in judged if each.scored is not None]
    disputed = [each for each in scored if each.disputed]
    reasons = Counter([*unread, *(each.left_out for each in judged if each.left_out)])
    weight = effective([each.weight for each in disputed])
    enough = len(scored) >= LEAST and (not disputed or weight >= LEAST)
    found = Replay(
        policy=policy.name,
        reward=kind,
        choices=len(judged) + len(unread),
        greedy=sum(each.greedy for each in judged),
        reproduced=sum(each.reproduced for each in judged),
        older=older,
        used=len(scored),
        left_out=tuple(
            Omission(reason=reason, choices=reasons[reason], why=why)
            for reason, why in REASONS.items()
            if reasons[reason]
        ),
        agreed=len(scored) - len(disputed),
        disputed=len(disputed),
        effective=effective([each.weight for each in scored]),
        effective_disputed=weight,
        logged=observed(scored) if len(scored) >= LEAST else None,
        ips=inverse_propensity(scored) if enough else None,
        snips=self_normalised(scored) if enough else None,
        doubly_robust=doubly_robust(scored) if enough else None,
        gain=gain(scored) if enough and disputed else None,
        said=(),
    )
    return replace(found, said=tuple(_said(found, judged)))


def _said(found: Replay, judged: Sequence[Judged]) -> list[str]:
    if not found.choices:
        return ["No mission has run in this time: there is nothing to replay."]
    lines = list[str]()
    if found.older:
        lines.append(f"The newest {found.choices} choices; {found.older} older ones are left out.")
    if found.greedy:
        greedy = f"{found.greedy} of {found.choices} choices were greedy"
        passed_over = _passed_over(judged)
        if passed_over:
            greedy += (
                f": replay can say nothing about {passed_over}, which {found.policy} would or "
                "might have taken there and which had no chance. With BUDDY_EXPLORE, one choice "
                "in twenty goes by lot"
            )
        lines.append(greedy + ".")
    if found.disputed and found.doubly_robust is None:
        lines.append(
            f"On {found.disputed} choices it would choose otherwise; those on which it was followed"
            f" by lot weigh as much as {found.effective_disputed:.1f} choices, and {LEAST} are "
            "needed for an estimate."
        )
    elif found.used < LEAST:
        lines.append(f"{found.used} choices can be used, and {LEAST} are needed for an estimate.")
    elif not found.disputed:
        lines.append(
            f"On the {found.used} choices that can be used, {found.policy} chooses as it was "
            "chosen: it would have earned the same."
        )
    elif found.gain is not None:
        lines.append(_verdict(found, found.gain))
    return lines


def _passed_over(judged: Sequence[Judged]) -> str:
    missing = Counter(
        each.missing for each in judged if each.greedy and each.left_out is LeftOut.UNSUPPORTED
    )
    return ", ".join(f"{tool} ({times})" for tool, times in missing.most_common(3))


def _verdict(found: Replay, gained: Estimate) -> str:
    span = f"{gained.low:+.3f} to {gained.high:+.3f}"
    on = f"On the {found.used} choices that can be used, {found.policy}"
    if gained.low > 0:
        return f"{on} would have earned more: {gained.mean:+.3f} a choice ({span})."
    if gained.high < 0:
        return f"{on} would have earned less: {gained.mean:+.3f} a choice ({span})."
    return f"{on} cannot be told apart from what was done: {gained.mean:+.3f} a choice ({span})."
