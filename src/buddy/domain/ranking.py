"""Tools in the order in which they are proposed: what is believed, what people said, what it pays.

The order of SPEC section 8: calibrated belief → * (1 + f) → + survey and approval nudges → clamp →
gate at 0.15 → score = 0.6 * confidence + 0.4 * mixed return. Every step that changes something is
kept beside the tool, in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, Protocol

from buddy.domain.belief import PRIOR_STRENGTH, Belief, Evidence, believe
from buddy.domain.ids import ToolName
from buddy.domain.investment import (
    NEUTRAL,
    PRIOR_RUNS,
    Return,
    ToolRecord,
    Worth,
    investment,
    score,
)
from buddy.domain.nudges import APPROVED, NONE, Nudges
from buddy.domain.proposal import Adjustment, ToolCandidate
from buddy.domain.selection import (
    AT_LEAST,
    MIN_CONFIDENCE,
    READS_ZERO,
    SPOKEN_CONFIDENCE,
    may_be_chosen,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the past says of one objective."""

    evidence: Sequence[Evidence] = ()
    """Outcomes of the same intent as they look from the objective, the newest first."""
    nudges: Mapping[ToolName, Nudges] = field(default_factory=dict[ToolName, Nudges])
    records: Mapping[ToolName, ToolRecord] = field(default_factory=dict[ToolName, ToolRecord])


class Judgement(Protocol):
    """A tool as it was judged before anything learned."""

    @property
    def tool(self) -> ToolName:
        """Which."""
        ...

    @property
    def confidence(self) -> float:
        """The probability that it serves the objective."""
        ...

    @property
    def reason(self) -> str:
        """What speaks for it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What is known of tools for one user and one objective."""

    beliefs: Mapping[ToolName, Belief] = field(default_factory=dict[ToolName, Belief])
    nudges: Mapping[ToolName, Nudges] = field(default_factory=dict[ToolName, Nudges])
    records: Mapping[ToolName, ToolRecord] = field(default_factory=dict[ToolName, ToolRecord])


_CONFIDENCE: Final = attrgetter("confidence")


def tools_known(past: Past) -> set[ToolName]:
    """Return the tools that the past may bring up however the classifiers judge them."""
    known = {each.tool for each in past.evidence}
    known.update([tool for tool, nudges in past.nudges.items() if _is_word_on_tool(nudges)])
    return known


def learned_from(
    judged: Iterable[Judgement], past: Past, *, strength: float = PRIOR_STRENGTH
) -> Learned:
    """Return what the past teaches of tools.

    Args:
        judged: As the classifiers judge them, those of `tools_known` among them.
        past: What it says of the objective.
        strength: Pseudo-counts that the classifiers' judgement is worth.
    """
    # What an objective asks for in so many words, the past does not talk out of it.
    priors = {c.tool: c.confidence for c in judged if c.confidence < SPOKEN_CONFIDENCE}
    beliefs = dict[ToolName, Belief]()
    if past.evidence:
        beliefs = believe(priors, past.evidence, floor=MIN_CONFIDENCE, strength=strength)
    return Learned(beliefs=beliefs, nudges=past.nudges, records=past.records)


def weigh(
    candidates: Iterable[Judgement],
    learned: Learned,
    worth: Worth,
    spoken: Collection[ToolName] = (),
    kept: Collection[ToolName] = (),
) -> tuple[ToolCandidate, ...]:
    """Return candidates with what was learned applied, the best first.

    Tools that read 0.00 before and after are left out, for two hundred of them hide the few that
    matter; three at least are kept, and all that a person said a word on.

    Args:
        candidates: As the classifiers judge them.
        learned: What runs and people have taught.
        worth: What results and hours are worth.
        spoken: Tools that the objective asks for in so many words: no other one is put before
            them for what it once gave back.
        kept: Tools that are never left out: what a person approved.

    Returns:
        Those that may be chosen by their score, those spoken of first, then those below the gate,
        then those that a person excluded; equal ones by name.
    """
    judged = sorted(candidates, key=_CONFIDENCE, reverse=True)
    weighed = [
        _weighed(each, learned, worth)
        for place, each in enumerate(judged)
        if place < AT_LEAST
        or each.confidence >= READS_ZERO
        or each.tool in kept
        or _matters(each.tool, learned)
    ]
    placed = sorted(weighed, key=_place)
    if spoken:
        placed.sort(key=lambda each: not (each.tool in spoken and may_be_chosen(each)))
    return tuple(placed)


def _matters(tool: ToolName, learned: Learned) -> bool:
    """Tell whether a tool matters however the classifiers judge it."""
    belief = learned.beliefs.get(tool)
    if belief is not None and belief.mean >= READS_ZERO:
        return True
    return _is_word_on_tool(learned.nudges.get(tool, NONE))


def _is_word_on_tool(nudges: Nudges) -> bool:
    return nudges.rejected_by is not None or nudges.approved_by is not None


def _place(candidate: ToolCandidate) -> tuple[int, float, str]:
    if candidate.excluded is not None:
        return 2, -candidate.confidence, candidate.tool
    if candidate.confidence < MIN_CONFIDENCE:
        return 1, -candidate.confidence, candidate.tool
    return 0, -(candidate.score or 0.0), candidate.tool


def _weighed(candidate: Judgement, learned: Learned, worth: Worth) -> ToolCandidate:
    nudges = learned.nudges.get(candidate.tool, NONE)
    confidence, steps = _moved(candidate, learned.beliefs.get(candidate.tool), nudges)
    record = learned.records.get(candidate.tool)
    paid = investment(record, worth) if record is not None else None
    mixed = paid.counted if paid is not None else NEUTRAL
    excluded = None
    if nudges.rejected_by is not None:
        since = f" on {nudges.rejected_at[:10]}" if nudges.rejected_at else ""
        told = f"you excluded it for this kind of objective{since}"
        excluded = f"{told} (undo {nudges.rejected_by})"
    # Not `replace`, which costs as much as all of the rest: there may be two hundred tools.
    return ToolCandidate(
        tool=candidate.tool,
        confidence=confidence,
        base=candidate.confidence,
        adjustments=steps,
        roi=round(paid.roi, 4) if paid is not None else None,
        roi01=round(mixed, 4) if paid is not None else NEUTRAL,
        runs=round(record.runs, 2) if record is not None else None,
        seconds=record.seconds if record is not None else None,
        score=round(score(confidence, mixed), 4),
        excluded=excluded,
        reason=_reason(candidate, steps, paid),
    )


def _moved(
    candidate: Judgement, belief: Belief | None, nudges: Nudges
) -> tuple[float, tuple[Adjustment, ...]]:
    before, steps = candidate.confidence, list[Adjustment]()
    if nudges is NONE and (belief is None or belief.support == 0):
        return before, ()

    def move(what: str, after: float, why: str) -> float:
        kept = round(min(1.0, max(0.0, after)), 4)
        if kept != before:
            steps.append(Adjustment(what=what, by=round(kept - before, 4), why=why))
        return kept

    if belief is not None and belief.support > 0:
        before = move("record", belief.mean, _told(belief.outcomes))
    if nudges.factor:
        said = f"{nudges.helpful} helpful, {nudges.unhelpful} not: * {1 + nudges.factor:.2f}"
        before = move("feedback", before * (1 + nudges.factor), said)
    if nudges.survey:
        before = move("survey", before + nudges.survey, f"{nudges.ratings} ratings")
    if nudges.approved_by is not None:
        before = move("approval", before + APPROVED, f"you asked to keep it ({nudges.approved_by})")
    if before < MIN_CONFIDENCE <= candidate.confidence:
        before = move("floor", MIN_CONFIDENCE, "its record alone takes no tool out")
    return before, tuple(steps)


def _told(outcomes: int) -> str:
    if outcomes == 0:
        return "past missions that are only faintly like this one"
    if outcomes == 1:
        return "1 past mission like this one"
    return f"{outcomes} past missions like this one, the nearest count most"


def _reason(candidate: Judgement, steps: Sequence[Adjustment], paid: Return | None) -> str:
    parts = [candidate.reason, *(f"{each.what} {each.by:+.2f}" for each in steps)]
    if paid is not None:
        runs = f"{paid.runs:.1f}".removesuffix(".0")
        parts.append(
            f"ROI {paid.roi:.2f} in {runs} run{'' if runs == '1' else 's'} "
            f"({paid.mixed:.2f}; with {PRIOR_RUNS:.0f} runs at {NEUTRAL:.2f} it counts "
            f"{paid.counted:.2f})"
        )
    return ", ".join(part for part in parts if part)
