"""Writes proposals: price, duration, what is touched, what happens next, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.eta import CostEstimate as PastCosts
from buddy.domain.eta import Estimate
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import PIPELINE
from buddy.domain.proposal import (
    CAP_LIMIT,
    CostBasis,
    CostEstimate,
    DurationEstimate,
    Proposal,
    Question,
    Terms,
    ToolCandidate,
)
from buddy.domain.scope import (
    DEFAULT_MAX_DURATION_SECONDS,
    Scope,
    problems,
)
from buddy.domain.selection import MIN_CONFIDENCE
from buddy.domain.tool import PriceKind, ToolSpec
from buddy.errors import InputInvalid
from buddy.services.proposal_warnings import (
    NAMED,
    RefusesFile,
    addresses_in_input,
    any_file,
    warnings_of,
)

OBJECTIVE_LIMIT = 10_000
"""Characters of an objective."""
CONSTRAINTS_LIMIT = 10_000
"""Characters of the constraints' canonical JSON."""
ALTERNATIVES = 3

DESCRIBED = 200
"""Characters of what a server says that are shown beside a question."""


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
    "expression": (
        "Which calculation? Write it out with all of its figures, for instance: "
        "15% of 2,340 plus 19. If none was meant, say “never mind”."
    ),
    "place": "Which place or time zone? For instance: Warsaw",
    "path": "Which file or folder?",
    "objective": (
        "The clock does not tell that: it knows the time in a place, what 15:00 there is "
        "elsewhere, a date's weekday, the days between two dates, and an age from a full date of "
        "birth. Say which of these you mean, or say “search for …”."
    ),
    "note_text": "What should be remembered?",
    "note_name": "Which note? Give its title, words in it or its id",
}


_KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "yes or no",
    "array": "a list, with commas between",
    "object": "a JSON object",
}


@dataclass(frozen=True, slots=True)
class ProposalWriter:
    """Words a proposal."""

    search_note: str
    """Which engine sees the text of a search, in one sentence."""
    egress: EgressPolicy = field(default_factory=EgressPolicy)
    """What the guard before every connection will say of addresses that need no look-up."""
    may_read: RefusesFile = any_file
    """Why a file or folder will not be read; None: it may be."""

    def questions(self, spec: ToolSpec, missing: Sequence[str]) -> tuple[Question, ...]:
        """Return a question for each part of a tool's input that nobody has given."""
        properties = spec.input_schema.get("properties", {})
        asked: list[Question] = []
        for name in missing:
            schema = properties.get(name, {})
            slot = schema.get("x-slot", name)
            text = _ASKS.get(slot) or schema.get("description") or f"{spec.name} needs {name}"
            if spec.server is not None:
                # In our words first: the description is somebody else's text.
                said = " ".join(str(schema.get("description") or "").split())[:DESCRIBED]
                kind = _KINDS.get(schema.get("type"), "a value")
                told = f" Its server describes it as: “{said}”." if said else ""
                text = f"{spec.name} needs one thing more: {name}, {kind}.{told}"
            asked.append(Question(field=name, text=text))
        return tuple(asked)

    def write(
        self,
        spec: ToolSpec,
        confidence: float,
        candidates: Sequence[ToolCandidate],
        terms: Terms,
        past: Estimate | None = None,
        costs: PastCosts | None = None,
    ) -> Proposal:
        """Return the proposal for a tool under these terms.

        Args:
            spec: The tool.
            confidence: That it serves the objective.
            candidates: What was considered, the tool itself included.
            terms: What it may do.
            past: How long its past runs took, where there are any.
            costs: What they cost, where that is known.
        """
        others = [c for c in candidates if c.tool != spec.name]
        return Proposal(
            tool=spec.name,
            confidence=confidence,
            alternatives=_alternatives(others),
            chosen=next((c for c in candidates if c.tool == spec.name), None),
            cost=estimate(spec, terms.cap_usd, costs),
            duration=estimate_duration(spec, terms.scope, past),
            steps=tuple(row.title for row in PIPELINE),
            risk=spec.risk,
            touches=self._touches(spec, terms),
            warnings=warnings_of(spec, terms, self.egress, self.may_read),
            spec_digest=spec.digest,
            next=(
                f"After your approval and your command to run, {spec.name} is called once; "
                f"it stops at {terms.cap_usd}{_time_limit(terms.scope)}."
            ),
        )

    def _touches(self, spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
        scope = terms.scope
        if spec.server is not None:
            line = (
                f"The MCP server {spec.server}, which gets this input and does the work; "
                "what it contacts or changes, Buddy can neither see nor limit"
            )
            return (line,)
        if not spec.contacts_network:
            searches = "query" in spec.input_schema.get("properties", {})
            return ("Nothing outside this machine", *(_listed(scope) if searches else ()))
        if "query" in spec.input_schema.get("properties", {}):
            if scope.allowed_domains == ():
                return ("Nothing outside this machine: the list of allowed domains is empty",)
            if not spec.opens_what_it_finds:
                return (self.search_note, *_listed(scope))
            return (self.search_note, *_reach(scope, " of what is found"))
        return _reach(scope, pages=addresses_in_input(spec, terms.tool_input))


def _listed(scope: Scope) -> tuple[str, ...]:
    """Say which sites the results of a search are of, where that is bounded.

    What the library on this machine holds is of no site.
    """
    only, never = scope.allowed_domains, scope.blocked_domains
    return (
        *((f"Of what is found on sites only {', '.join(only)}",) if only else ()),
        *((f"Of what is found on sites never {', '.join(never)}",) if never else ()),
    )


def _reach(scope: Scope, of_what: str = "", pages: Sequence[str] = ()) -> tuple[str, ...]:
    """Say which sites may be contacted, and how many pages; pages that are named stand by name."""
    if scope.allowed_domains is None and pages:
        more = f" and {len(pages) - NAMED} more" if len(pages) > NAMED else ""
        named = ", ".join(pages[:NAMED])
        where = f"{named}{more}, and public sites that it redirects to or loads from"
    elif scope.allowed_domains is None:
        where = "Any public site"
    elif scope.allowed_domains:
        where = "Only " + ", ".join(scope.allowed_domains)
    else:
        where = "No site at all: the list of allowed domains is empty"
    pages = "1 page" if scope.max_pages == 1 else f"{scope.max_pages} pages"
    lines = [f"{where}, at most {pages}{of_what}"]
    if scope.blocked_domains:
        lines.append("Never " + ", ".join(scope.blocked_domains))
    return tuple(lines)


def _time_limit(scope: Scope) -> str:
    """Say when a run is stopped, where that is not as usual; the rest of a sentence."""
    seconds = scope.max_duration_seconds
    usual = seconds == DEFAULT_MAX_DURATION_SECONDS
    return "" if usual else f" and after {seconds:g} s"


def estimate(spec: ToolSpec, cap: Money, past: PastCosts | None = None) -> CostEstimate:
    """Return what one call is expected to cost; an unknown price promises only the cap.

    Past runs tell where the price is unknown, or where what runs really cost is another figure
    than the price list's. Those of a time when the tool was cheaper, or free, tell nothing.
    """
    price = spec.price
    if price.kind is PriceKind.ZERO:
        return _estimate(ZERO, ZERO, cap, CostBasis.FREE, "free")
    listed = price.per_call if price.kind is PriceKind.KNOWN else None
    if past is not None and _is_of_an_older_price(spec, past, listed):
        past = None
    if past is not None and not (past.median == listed and past.high in {None, listed}):
        words = "1 past run" if past.samples == 1 else f"{past.samples} past runs"
        found = _estimate(past.median, past.high, cap, CostBasis.PAST_RUNS, words)
        return replace(found, samples=past.samples)
    if listed is None:
        return _estimate(None, None, cap, CostBasis.UNKNOWN, "unknown")
    return _estimate(listed, listed, cap, CostBasis.PRICE_LIST, "price list")


def _is_of_an_older_price(spec: ToolSpec, past: PastCosts, listed: Money | None) -> bool:
    """Tell whether no run under the present price can have cost what the past ones did."""
    most = past.median if past.high is None else past.high
    if listed is None:
        return most == ZERO
    return not spec.announces_calls and most < listed


def _estimate(
    p50: Money | None, p90: Money | None, cap: Money, basis: CostBasis, words: str
) -> CostEstimate:
    return CostEstimate(p50_usd=p50, p90_usd=p90, cap_usd=cap, basis=basis, basis_text=words)


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


def _alternatives(others: Sequence[ToolCandidate]) -> tuple[ToolCandidate, ...]:
    """Return what is shown beside the tool: the next ones, and what a person's word keeps out.

    An excluded tool stands last in any order; one that would have been chosen without that word is
    shown all the same, for else nobody sees what the word did.
    """
    rest = others[ALTERNATIVES:]
    kept_out = [c for c in rest if c.excluded is not None and c.confidence >= MIN_CONFIDENCE]
    return (*others[:ALTERNATIVES], *kept_out[:ALTERNATIVES])
