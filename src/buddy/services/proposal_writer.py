"""Writes proposals: price, duration, what is touched, what happens next, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast
from urllib.parse import urlsplit

from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.egress.verdict import Verdict, judge_literal
from buddy.domain.eta import CostEstimate as PastCosts
from buddy.domain.eta import Estimate
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.origin import untrusted
from buddy.domain.pipeline import PIPELINE
from buddy.domain.plain_work import works_in
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
from buddy.domain.scope import Scope, allows, problems
from buddy.domain.selection import MIN_CONFIDENCE
from buddy.domain.slots import find_slots
from buddy.domain.tool import PriceKind, Risk, ToolSpec
from buddy.domain.tool_input import SLOT_MARK, with_scheme
from buddy.errors import InputInvalid

OBJECTIVE_LIMIT = 10_000
"""Characters of an objective."""
CONSTRAINTS_LIMIT = 10_000
"""Characters of the constraints' canonical JSON."""
ALTERNATIVES = 3
NAMED = 3
"""Pages that a proposal names one by one."""
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
    "expression": "Which calculation? For instance: 15% of 2,340 plus 19",
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
            warnings=(*_refused(spec, terms, self.egress), *_warnings(spec, terms)),
            spec_digest=spec.digest,
            next=(
                f"After your approval and your command to run, {spec.name} is called once; "
                f"it stops at {terms.cap_usd}."
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
            return ("Nothing outside this machine",)
        if "query" in spec.input_schema.get("properties", {}):
            if scope.allowed_domains == ():
                return ("Nothing outside this machine: the list of allowed domains is empty",)
            if not spec.opens_what_it_finds:
                return (self.search_note,)
            return (self.search_note, *_reach(scope, " of what is found"))
        return _reach(scope, pages=_addresses(spec, terms.tool_input))


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
    lines = [f"{where}, at most {scope.max_pages} pages{of_what}"]
    if scope.blocked_domains:
        lines.append("Never " + ", ".join(scope.blocked_domains))
    return tuple(lines)


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


def _hosts(spec: ToolSpec, tool_input: JsonObject) -> tuple[str, ...]:
    """Return the hosts that an input names in the places where its tool takes addresses."""
    hosts: dict[str, None] = {}
    for address in _addresses(spec, tool_input):
        try:
            host = urlsplit(address).hostname
        except ValueError:  # no address: the tool will say so
            continue
        if host:
            hosts[host] = None
    return tuple(hosts)


def _refused(spec: ToolSpec, terms: Terms, policy: EgressPolicy) -> tuple[str, ...]:
    """Say of addresses that the guard will let nothing reach that the run will fail there."""
    if spec.server is not None:
        return ()
    judged = ((each, _judged(each, policy)) for each in _addresses(spec, terms.tool_input))
    return tuple(
        f"{address} will be refused when it runs: {verdict.rule}; {verdict.remedy}"
        for address, verdict in judged
        if verdict is not None and not verdict.allowed
    )


def _judged(address: str, policy: EgressPolicy) -> Verdict | None:
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    except ValueError:  # no address: the tool will say so
        return None
    return judge_literal(parts.hostname or "", port, policy)


def _addresses(spec: ToolSpec, tool_input: JsonObject) -> tuple[str, ...]:
    """Return the addresses that an input names in the places where its tool takes them."""
    found: dict[str, None] = {}
    for name, schema in spec.input_schema.get("properties", {}).items():
        if schema.get(SLOT_MARK) != "url":
            continue
        given: JsonValue = tool_input.get(name)
        for address in cast("list[JsonValue]", given) if isinstance(given, list) else [given]:
            if str(address or "").strip():
                found[with_scheme(str(address).strip())] = None
    return tuple(found)


def _alternatives(others: Sequence[ToolCandidate]) -> tuple[ToolCandidate, ...]:
    """Return what is shown beside the tool: the next ones, and what a person's word keeps out.

    An excluded tool stands last in any order; one that would have been chosen without that word is
    shown all the same, for else nobody sees what the word did.
    """
    rest = others[ALTERNATIVES:]
    kept_out = [c for c in rest if c.excluded is not None and c.confidence >= MIN_CONFIDENCE]
    return (*others[:ALTERNATIVES], *kept_out[:ALTERNATIVES])


def _left_out(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    """Say of pages, files and other work that the objective names and the tool does not get."""
    if spec.server is not None:
        return ()
    return (*_files_left(spec, terms), *_work_left(spec, terms), *_pages_left(spec, terms))


def _files_left(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    properties: dict[str, JsonObject] = spec.input_schema.get("properties", {})
    slots = {name for name, schema in properties.items() if schema.get(SLOT_MARK) == "path"}
    taken = [terms.tool_input[name] for name in slots if name in terms.tool_input]
    named = find_slots(terms.objective).paths
    if not taken or taken[0] not in named:
        return ()
    left = [path for path in named if path not in taken]
    told = (
        f"{', '.join(left[:NAMED])} is left out: {spec.name} takes one at a time; ask for it next"
    )
    return (told,) if left else ()


def _work_left(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    """Say of work of another kind in the same sentence that it is not done with this."""
    parts = works_in(terms.objective)
    left = [text for text, intent in parts if intent not in spec.intents[:1]]
    if not left or len(left) == len(parts):
        return ()
    return (f"“{left[0]}” is left out: {spec.name} does not do that; ask for it next",)


def _pages_left(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    taken = _addresses(spec, terms.tool_input)
    if not taken:
        return ()
    named = dict.fromkeys(with_scheme(url) for url in find_slots(terms.objective).urls)
    most = terms.scope.max_pages
    if len(taken) > most:
        told = f"{len(taken)} pages are named and the scope allows {most}: the run will be refused"
        return (f"{told}; allow more pages, or name fewer",)
    left = [url for url in named if url not in taken]
    if not left or taken[0] not in named:
        return ()
    return (f"{', '.join(left[:NAMED])} is left out: {spec.name} takes one page at a time",)


def _warnings(spec: ToolSpec, terms: Terms) -> tuple[str, ...]:
    found: list[str] = []
    if spec.price.kind is PriceKind.UNKNOWN:
        told = f"The price of {spec.name} is not known; only the cap is certain"
        if spec.server is not None:
            told += f', and all of it is counted. If it is free, say "price": 0 of {spec.server}'
        found.append(told)
    elif spec.price.per_call > terms.cap_usd:
        found.append(
            f"One call costs {spec.price.per_call}, more than the cap of {terms.cap_usd}: "
            "the run will be refused at the budget check"
        )
    found.extend(_left_out(spec, terms))
    scope = terms.scope
    if spec.server is not None and (scope.allowed_domains is not None or scope.blocked_domains):
        found.append(f"The domains of this mission cannot be enforced inside {spec.server}")
    found.extend(
        f"{host} is outside the allowed domains: the run will stop there and ask you"
        for host in _hosts(spec, terms.tool_input)
        if not allows(terms.scope, host)
    )
    found.extend(f"{each.argument}: {each.text}" for each in untrusted(terms.input_origins))
    if spec.risk is not Risk.READ:
        undo = f"; {spec.undo}" if spec.undo else " and cannot be undone"
        found.append(f"{spec.name} changes things{undo}")
    return tuple(found)
