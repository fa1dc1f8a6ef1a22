"""Did the result serve the objective? Rules first; a model may deepen them later."""

from __future__ import annotations

from dataclasses import dataclass

SATISFIED_FROM = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A judgement with its grounds."""

    satisfied: bool
    score: float
    """0 to 1: the share of the checks that held."""
    evidence: tuple[str, ...]
    gap: str | None
    """What is missing, in one sentence; None when nothing is."""


def evaluate(
    *, items: int, summary: str, has_sources: bool, needs_sources: bool, empty_reason: str | None
) -> Evaluation:
    """Judge a finished tool call by what can be checked without understanding it.

    Args:
        items: Things found.
        summary: The result in one line.
        has_sources: Whether the result names where it comes from.
        needs_sources: Whether a result of this tool should.
        empty_reason: Why there is nothing, when there is nothing.

    Returns:
        The checks that held as evidence, the share of them as score; an honest empty answer
        scores 0 and names its reason as the gap.
    """
    if items == 0:
        reason = empty_reason or "the tool returned nothing"
        return Evaluation(satisfied=False, score=0.0, evidence=(), gap=reason)
    checks = [
        (items > 0, f"{items} item{'s' if items != 1 else ''} found", "nothing was found"),
        (bool(summary.strip()), "the result has a summary", "the result has no summary"),
    ]
    if needs_sources:
        checks.append((has_sources, "sources are named", "no source is named"))
    held = tuple(evidence for ok, evidence, _ in checks if ok)
    gaps = [gap for ok, _, gap in checks if not ok]
    score = round(len(held) / len(checks), 3)
    return Evaluation(
        satisfied=score >= SATISFIED_FROM,
        score=score,
        evidence=held,
        gap="; ".join(gaps) or None,
    )
