"""What Buddy offers to do, before anybody said yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

from buddy.domain.ids import ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json, digest
from buddy.domain.money import Money
from buddy.domain.origin import InputOrigin, untrusted
from buddy.domain.run import Difference
from buddy.domain.scope import Scope
from buddy.domain.tool import Risk

CAP_LIMIT = Money(1_000_000_000)
"""A thousand dollars: above it a cap is more likely a slip than a wish."""


class Priority(StrEnum):
    """Which of two waiting missions runs first."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything that an approval binds, and what belongs beside it."""

    objective: str
    intent: Intent | None = None
    tool: ToolName | None = None
    tool_input: JsonObject = field(default_factory=dict[str, Any])
    scope: Scope = field(default_factory=Scope)
    constraints: JsonObject = field(default_factory=dict[str, Any])
    priority: Priority = Priority.NORMAL
    cap_usd: Money = field(default_factory=Money)
    """The most that one run may spend."""
    input_origins: tuple[InputOrigin, ...] = ()
    """Where each argument of the tool's input comes from; empty: nobody noted it."""
    objective_marks: tuple[InputOrigin, ...] = ()
    """Texts of the objective that no person has said, the whole of it perhaps: whatever a tool
    reads out of them later is marked, also where no tool is chosen yet."""


def content_hash(terms: Terms) -> str:
    """Return the digest that an approval names.

    It covers objective, tool, tool input, scope, constraints and cap (SPEC section 3), and which
    arguments and words of the objective no person stands behind; priority and intent change
    nothing a person would have to approve again.
    """
    content: dict[str, JsonValue] = {
        "objective": terms.objective,
        "tool": terms.tool,
        "tool_input": terms.tool_input,
        "scope": terms.scope.to_json(),
        "constraints": terms.constraints,
        "cap_micros": terms.cap_usd.micros,
    }
    marked = untrusted(terms.input_origins)
    if marked:  # terms without a mark have the digest that they always had
        content["input_origins"] = {each.argument: each.origin for each in marked}
    if terms.objective_marks:
        content["objective_marks"] = {each.argument: each.origin for each in terms.objective_marks}
    return digest(content)


def changed_fields(before: Terms, after: Terms) -> tuple[str, ...]:
    """Return the names of the terms that differ, in the order they are declared.

    JSON values differ as JSON does: to Python 1, 1.0 and true are equal, to a tool they are not.
    The marks of an objective change only with it, and are no term that anybody edits.
    """
    return tuple(
        name
        for name in Terms.__dataclass_fields__
        if name != "objective_marks"
        and _comparable(getattr(before, name)) != _comparable(getattr(after, name))
    )


def differences(before: Terms, after: Terms) -> tuple[Difference, ...]:
    """Return what is not the same in two terms, value by value: old and new."""
    found: list[Difference] = []
    for name in changed_fields(before, after):
        old, new = _plain(getattr(before, name)), _plain(getattr(after, name))
        if isinstance(old, dict) and isinstance(new, dict):
            pair = cast("tuple[JsonObject, JsonObject]", (old, new))
            found.extend(object_differences(name, *pair))
        else:
            found.append(Difference(field=name, old=old, new=new))
    return tuple(found)


def object_differences(name: str, before: JsonObject, after: JsonObject) -> tuple[Difference, ...]:
    """Return what is not the same in two JSON objects, value by value, by the name of the value."""
    return tuple(
        Difference(field=f"{name}.{key}", old=before.get(key), new=after.get(key))
        for key in sorted({*before, *after})
        if (key in before) != (key in after)
        or canonical_json(before.get(key)) != canonical_json(after.get(key))
    )


def _plain(value: Any) -> JsonValue:
    match value:
        case Scope():
            return value.to_json()
        case Money():
            return value.usd()
        case StrEnum():
            return str(value)
        case Mapping():
            return dict(cast("JsonObject", value))
        case tuple():
            marked = untrusted(cast("tuple[InputOrigin, ...]", value))
            return {each.argument: each.text for each in marked}
        case _:
            return value


def _comparable(value: object) -> object:
    if isinstance(value, tuple):  # whether a person said a value here or there, a person said it
        return untrusted(cast("tuple[InputOrigin, ...]", value))
    return canonical_json(cast("JsonObject", value)) if isinstance(value, dict) else value


class CostBasis(StrEnum):
    """What an estimate rests on."""

    PRICE_LIST = "price_list"
    PAST_RUNS = "past_runs"
    FREE = "free"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostEstimate:
    """What the run is expected to cost. Unknown is not zero: then only the cap is certain."""

    p50_usd: Money | None
    p90_usd: Money | None
    cap_usd: Money
    basis: CostBasis
    samples: int = 0
    """Past runs behind the figures, where the basis is past runs."""
    basis_text: str = ""
    """The basis in words: ``24 past runs``, ``price list``, ``free``, ``unknown``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationEstimate:
    """How long the run is expected to take."""

    p50_seconds: float | None
    p90_seconds: float | None
    samples: int = 0
    """Past runs behind the figures; 0: declared by the tool, or unknown where the figures are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One thing that moved the confidence in a tool."""

    what: str
    """``record``, ``feedback``, ``survey``, ``approval`` or ``floor``."""
    by: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCandidate:
    """A tool considered, with the calibrated probability that it serves the objective."""

    tool: ToolName
    confidence: float
    reason: str = ""
    base: float | None = None
    """The confidence before anything learned; None where nothing was asked of the past."""
    adjustments: tuple[Adjustment, ...] = ()
    """What moved it, one by one, in the order of its effect."""
    roi: float | None = None
    """What past runs gave back; None: no run was timed."""
    roi01: float | None = None
    """The same from 0 to 1 as it counts, with three runs that broke even beside those that were;
    0.5 where nothing is known."""
    runs: float | None = None
    """Runs behind it; old ones count less. None: none was timed, or it was not kept."""
    seconds: float | None = None
    """The mean time of past calls."""
    score: float | None = None
    """What tools are ordered by: 0.6 * confidence + 0.4 * `roi01`."""
    excluded: str | None = None
    """Why it may not be chosen, where a person said so."""
    propensity: float | None = None
    """The probability with which this choice was going to be made; of the chosen one alone, and
    None where a person named the tool."""
    eligible: tuple[ToolName, ...] = ()
    """The tools that had a chance in that choice, the best first; with `propensity` the whole
    distribution. Empty where it was not kept."""
    drawn_at: Instant | None = None
    """When the choice was made: what was said later did not move it."""


def candidate_from_json(value: JsonObject) -> ToolCandidate:
    """Return a candidate from its fields as JSON, of this version or an earlier one."""
    known: dict[str, Any] = dict(value)
    known["adjustments"] = tuple(Adjustment(**each) for each in value.get("adjustments", ()))
    known["eligible"] = tuple(value.get("eligible", ()))
    return ToolCandidate(**known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a person reads before deciding."""

    tool: ToolName
    confidence: float
    alternatives: tuple[ToolCandidate, ...]
    cost: CostEstimate
    duration: DurationEstimate
    steps: tuple[str, ...]
    """The steps in words, in order."""
    risk: Risk
    touches: tuple[str, ...]
    """What the run will contact, read or change, one sentence each."""
    warnings: tuple[str, ...]
    next: str
    """What happens when the person says yes."""
    spec_digest: str = ""
    """`ToolSpec.digest` of the tool as it was proposed; an approval binds it."""
    chosen: ToolCandidate | None = None
    """The tool as it was considered, with all that moved it; None in a proposal of an earlier
    version."""

    @property
    def considered(self) -> tuple[ToolCandidate, ...]:
        """What was considered, the tool itself first."""
        return ((self.chosen,) if self.chosen is not None else ()) + self.alternatives


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something Buddy must know before it can propose."""

    field: str
    """What the answer fills: a slot of the tool's input, or ``tool`` or ``objective``."""
    text: str
    choices: tuple[str, ...] = ()
