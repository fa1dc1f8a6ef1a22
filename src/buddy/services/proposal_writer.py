"""Writes proposals: price, duration, what is touched, what happens next, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from buddy.domain.eta import Estimate
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import PIPELINE
from buddy.domain.proposal import (
    CostBasis,
    CostEstimate,
    DurationEstimate,
    Proposal,
    Question,
    Terms,
    ToolCandidate,
)
from buddy.domain.scope import Scope, problems
from buddy.domain.tool import PriceKind, Risk, ToolSpec
from buddy.errors import InputInvalid

OBJECTIVE_LIMIT = 10_000
"""Characters of an objective."""
CONSTRAINTS_LIMIT = 10_000
"""Characters of the constraints' canonical JSON."""
CAP_LIMIT = Money(1_000_000_000)
"""A thousand dollars: above it a cap is more likely a slip than a wish."""
ALTERNATIVES = 3


def check_terms(
    objective: str, scope: Scope | None, constraints: JsonObject | None, cap: Money | None
) -> None:
    """Refuse terms that cannot be worked with.

    Raises:
        InputInvalid: Says which value, with its size and the limit.
    """
    if not objective.strip():
        raise InputInvalid("The objective is empty; say what you want done", field="objective")
    if len(objective) > OBJECTIVE_LIMIT:
        raise InputInvalid(
            f"The objective has {len(objective):,} characters; at most {OBJECTIVE_LIMIT:,} fit",
            field="objective",
        )
    found = problems(scope) if scope else ()
    if found:
        raise InputInvalid("; ".join(found), field="scope")
    try:
        encoded = canonical_json(dict(constraints or {}))
        encoded.encode()
    except ValueError as error:
        raise InputInvalid(
            "The constraints hold a number or a text that JSON cannot carry", field="constraints"
        ) from error
    size = len(encoded)
    if size > CONSTRAINTS_LIMIT:
        raise InputInvalid(
            f"The constraints have {size:,} characters; at most {CONSTRAINTS_LIMIT:,} fit",
            field="constraints",
        )
    if cap is not None and not ZERO < cap <= CAP_LIMIT:
        raise InputInvalid(
            f"max_cost_usd is {cap}; it must be above $0.00 and at most {CAP_LIMIT}",
            field="max_cost_usd",
        )


_ASKS = {
    "url": "Which page? Give its full address, for instance https://example.org/page",
    "query": "What should be searched for?",
    "expression": "Which calculation? For instance: 15% of 2,340 plus 19",
    "place": "Which place or time zone? For instance: Warsaw",
    "path": "Which file or folder?",
}


@dataclass(frozen=True, slots=True)
class ProposalWriter:
    """Words a proposal."""

    search_note: str
    """Which engine sees the text of a search, in one sentence."""

    def questions(self, spec: ToolSpec, missing: Sequence[str]) -> tuple[Question, ...]:
        """Return a question for each part of a tool's input that nobody has given."""
        properties = spec.input_schema.get("properties", {})
        asked: list[Question] = []
        for name in missing:
            schema = properties.get(name, {})
            slot = schema.get("x-slot", name)
            text = _ASKS.get(slot) or schema.get("description") or f"{spec.name} needs {name}"
            asked.append(Question(field=name, text=text))
        return tuple(asked)

    def write(
        self,
        spec: ToolSpec,
        confidence: float,
        candidates: Sequence[ToolCandidate],
        terms: Terms,
        past: Estimate | None = None,
    ) -> Proposal:
        """Return the proposal for a tool under these terms.

        Args:
            spec: The tool.
            confidence: That it serves the objective.
            candidates: What was considered, the tool itself included.
            terms: What it may do.
            past: How long its past runs took, where there are any.
        """
        others = [c for c in candidates if c.tool != spec.name]
        return Proposal(
            tool=spec.name,
            confidence=confidence,
            alternatives=tuple(others[:ALTERNATIVES]),
            cost=estimate(spec, terms.cap_usd),
            duration=estimate_duration(spec, terms.scope, past),
            steps=tuple(row.title for row in PIPELINE),
            risk=spec.risk,
            touches=self._touches(spec, terms.scope),
            warnings=_warnings(spec, terms),
            next=(
                f"After your approval and your command to run, {spec.name} is called once; "
                f"it stops at {terms.cap_usd}."
            ),
        )

    def _touches(self, spec: ToolSpec, scope: Scope) -> tuple[str, ...]:
        if not spec.contacts_network:
            return ("Nothing outside this machine",)
        if "query" in spec.input_schema.get("properties", {}):
            return (self.search_note,)
        if scope.allowed_domains is None:
            where = "Any public site"
        elif scope.allowed_domains:
            where = "Only " + ", ".join(scope.allowed_domains)
        else:
            where = "No site at all: the list of allowed domains is empty"
        lines = [f"{where}, at most {scope.max_pages} pages"]
        if scope.blocked_domains:
            lines.append("Never " + ", ".join(scope.blocked_domains))
        return tuple(lines)


def estimate(spec: ToolSpec, cap: Money) -> CostEstimate:
    """Return what one call is expected to cost; an unknown price promises only the cap."""
    price = spec.price
    if price.kind is PriceKind.UNKNOWN:
        return CostEstimate(p50_usd=None, p90_usd=None, cap_usd=cap, basis=CostBasis.UNKNOWN)
    if price.kind is PriceKind.ZERO:
        return CostEstimate(p50_usd=ZERO, p90_usd=ZERO, cap_usd=cap, basis=CostBasis.FREE)
    call = price.per_call
    return CostEstimate(p50_usd=call, p90_usd=call, cap_usd=cap, basis=CostBasis.PRICE_LIST)


def estimate_duration(spec: ToolSpec, scope: Scope, past: Estimate | None) -> DurationEstimate:
    """Return how long a run is expected to take: by past runs; as declared while they are few."""
    if past is not None and past.high is not None:
        return DurationEstimate(
            p50_seconds=past.median, p90_seconds=past.high, samples=past.samples
        )
    return DurationEstimate(
        p50_seconds=spec.typical_seconds,
        p90_seconds=min(spec.timeout_seconds, scope.max_duration_seconds),
    )


def _warnings(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    found: list[str] = []
    if spec.price.kind is PriceKind.UNKNOWN:
        found.append(f"The price of {spec.name} is not known; only the cap is certain")
    elif spec.price.per_call > terms.cap_usd:
        found.append(
            f"One call costs {spec.price.per_call}, more than the cap of {terms.cap_usd}: "
            "the run will be refused at the budget check"
        )
    if spec.risk is not Risk.READ:
        undo = f"; {spec.undo}" if spec.undo else " and cannot be undone"
        found.append(f"{spec.name} changes things{undo}")
    return tuple(found)
