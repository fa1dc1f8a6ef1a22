"""Did the result serve the objective? Rules; a model may deepen what they found, never gate it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject

SATISFIED_FROM = 0.5
RULES: Final = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMission:
    """A mission that would close the gap, in our words and those of the objective, no others.

    Nothing that a page says gets into it: it is offered with one click, as if the person had said
    it, and goes through a proposal and a yes like any other.
    """

    objective: str
    tool: ToolName | None
    """None: whichever is chosen for it."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A judgement with its grounds."""

    satisfied: bool
    """What the rules say. What a model says besides stands in the gap and teaches nothing."""
    score: float
    """0 to 1: the share of the checks that held."""
    evidence: tuple[str, ...]
    gap: str | None
    """What is missing, in one sentence; None when nothing is. What a model says is marked so."""
    engine: str = RULES
    """Who judged: ``rules``, ``llm:gpt`` besides, or ``rules (LLM unavailable)``."""
    next: NextMission | None = None
    """What would close the gap, where that is clear."""


def evaluation_from_json(value: JsonObject) -> Evaluation:
    """Return the evaluation whose fields these are, as an engine remembers them."""
    following = value["next"]
    return Evaluation(
        satisfied=value["satisfied"],
        score=value["score"],
        evidence=tuple(value["evidence"]),
        gap=value["gap"],
        engine=value["engine"],
        next=None if following is None else NextMission(**following),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that can be seen of a result."""

    held: bool
    evidence: str
    """What is said where it held."""
    gap: str
    """What is said where it did not."""
    essential: bool = False
    """Whether the objective is not met without it."""
    in_pages: bool = False
    """Whether the pages that a search has found may hold it where their first lines do not."""


def evaluate(
    *,
    items: int,
    summary: str,
    has_sources: bool,
    needs_sources: bool,
    empty_reason: str | None,
    further: Sequence[Check] = (),
    next_mission: NextMission | None = None,
) -> Evaluation:
    """Judge a finished tool call by what can be checked without understanding it.

    Args:
        items: Things found.
        summary: The result in one line.
        has_sources: Whether the result names where it comes from.
        needs_sources: Whether a result of this tool should.
        empty_reason: Why there is nothing, when there is nothing.
        further: What the objective asks for besides (`buddy.domain.objective_check`).
        next_mission: What would close the gap, should there be one.

    Returns:
        The checks that held as evidence, the share of them as score; an honest empty answer
        scores 0 and names its reason as the gap.
    """
    if items == 0:
        reason = empty_reason or "the tool returned nothing"
        return Evaluation(satisfied=False, score=0.0, evidence=(), gap=reason, next=next_mission)
    checks = [*_basic(items, summary), *further]
    if needs_sources:
        sources = Check(held=has_sources, evidence="sources are named", gap="no source is named")
        checks.insert(2, sources)
    held = tuple(check.evidence for check in checks if check.held)
    gaps = [check.gap for check in checks if not check.held]
    score = round(len(held) / len(checks), 3)
    lacks = any(check.essential and not check.held for check in checks)
    return Evaluation(
        satisfied=score >= SATISFIED_FROM and not lacks,
        score=score,
        evidence=held,
        gap="; ".join(gaps) or None,
        next=next_mission if gaps else None,
    )


def _basic(items: int, summary: str) -> tuple[Check, Check]:
    found = f"{items} item{'s' if items != 1 else ''} found"
    said, unsaid = "the result has a summary", "the result has no summary"
    return (
        Check(held=True, evidence=found, gap="nothing was found"),
        Check(held=bool(summary.strip()), evidence=said, gap=unsaid),
    )
