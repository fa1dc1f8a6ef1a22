"""The plan of a goal: its parts, in the order of what stands on what.

A part is what will be one mission: an objective, a tool, its scope and its price. What its input
comes from is settled beforehand: words of the plan, or a named piece of an earlier part's result.
Nothing else reaches it, so a yes to the plan is a yes to everything that its missions get.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject, JsonValue, digest
from buddy.domain.money import ZERO, Money
from buddy.domain.proposal import CAP_LIMIT, CostEstimate, DurationEstimate
from buddy.domain.regex import regex
from buddy.domain.scope import Scope
from buddy.domain.scope import problems as scope_problems
from buddy.domain.tool import Risk

MOST_PARTS: Final = 8
"""Missions of one goal (SPEC section 9)."""
MOST_RETRIES: Final = 3
MOST_TAKEN: Final = 20
"""Values that one part takes out of earlier results at most."""
_KEY: Final = regex(r"[a-z][a-z0-9-]{0,30}")


class Take(StrEnum):
    """What is taken out of an earlier result."""

    ADDRESSES = "addresses"
    """The addresses of what a search found, in its order."""
    FIGURES = "figures"
    """The numbers that the results have for what is looked for, in a calculation."""
    COLUMN = "column"
    """All the figures of one column of a file, in a calculation."""
    ROWS = "rows"
    """What the results say, one row for each page, answer or finding."""


class Then(StrEnum):
    """What becomes of a goal whose part has failed for good."""

    SKIP = "skip"
    """It goes on without that part."""
    STOP = "stop"
    """It is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFailure:
    """What happens when a part fails."""

    retries: int = 1
    """How often it is tried again."""
    then: Then = Then.STOP

    @property
    def words(self) -> str:
        """The same in words: ``tried again once, then left out``."""
        often = {0: "", 1: "tried again once, then ", 2: "tried again twice, then "}
        again = often.get(self.retries, f"tried again {self.retries} times, then ")
        return again + ("left out" if self.then is Then.SKIP else "the goal stops")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Where one argument of a part's input comes from: a piece of earlier parts' results."""

    argument: str
    """The property of the tool's input."""
    parts: tuple[str, ...]
    """Keys of the earlier parts."""
    take: Take
    first: int = 0
    """How many are passed over."""
    most: int = 1
    """How many are taken at most."""
    what: str = ""
    """What is looked for in a result: ``price``."""
    form: str = ""
    """For figures: the calculation, with ``{}`` for the numbers: ``average of {}``."""

    @property
    def words(self) -> str:
        """The same in words."""
        named = ", ".join(self.parts)
        match self.take:
            case Take.ADDRESSES:
                places = (
                    f"result {self.first + 1}"
                    if self.most == 1
                    else f"results {self.first + 1} to {self.first + self.most}"
                )
                return f"{self.argument}: the address of {places} of {named}"
            case Take.FIGURES:
                return f"{self.argument}: the {self.what or 'figures'} found by {named}"
            case Take.COLUMN:
                return f"{self.argument}: the column “{self.what}” of {named}"
            case Take.ROWS:
                return f"{self.argument}: what {named} found"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSketch:
    """A part as a planner has it: without price and scope, which are not its to say."""

    key: str
    """Its name within the plan: ``extract-2``."""
    objective: str
    tool: str | None = None
    """None: chosen as for any mission, by its objective."""
    tool_input: JsonObject = field(default_factory=dict[str, Any])
    """What is known beforehand; what is missing is fed, or read out of the objective."""
    feeds: tuple[Feed, ...] = ()
    depends_on: tuple[str, ...] = ()
    on_failure: OnFailure = field(default_factory=OnFailure)
    pages: int | None = None
    """Pages that it may fetch; None: as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSketch:
    """What a planner answers: parts, or what it has to know first."""

    parts: tuple[PartSketch, ...] = ()
    question: str = ""
    """What has to be said before anything can be planned; empty beside parts."""
    notes: tuple[str, ...] = ()
    """What was taken for granted, one sentence each."""
    engine: str = "embedded"
    """Who planned: ``embedded``, ``llm:gpt`` or ``embedded (LLM unavailable)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part as it is proposed: everything that a yes to the plan allows its mission."""

    key: str
    objective: str
    tool: ToolName
    tool_input: JsonObject = field(default_factory=dict[str, Any])
    feeds: tuple[Feed, ...] = ()
    depends_on: tuple[str, ...] = ()
    on_failure: OnFailure = field(default_factory=OnFailure)
    scope: Scope = field(default_factory=Scope)
    cap: Money
    """The most that one mission of it may spend."""
    holds: Money
    """What one mission of it sets aside when it begins."""
    cost: CostEstimate
    duration: DurationEstimate
    risk: Risk = Risk.READ
    touches: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    spec_digest: str = ""
    """`ToolSpec.digest` of the tool as it was proposed."""


def plan_hash(objective: str, parts: Sequence[Part], cap: Money) -> str:
    """Return the digest that a yes to a plan names: over everything that it allows."""
    return digest(
        {
            "objective": objective,
            "cap_micros": cap.micros,
            "parts": [_content(part) for part in parts],
        }
    )


def _content(part: Part) -> JsonValue:
    return {
        "key": part.key,
        "objective": part.objective,
        "tool": part.tool,
        "tool_input": dict(part.tool_input),
        "feeds": [
            [f.argument, list(f.parts), f.take, f.first, f.most, f.what, f.form] for f in part.feeds
        ],
        "depends_on": list(part.depends_on),
        "on_failure": [part.on_failure.retries, part.on_failure.then],
        "scope": part.scope.to_json(),
        "cap_micros": part.cap.micros,
        "spec_digest": part.spec_digest,
    }


def sketch_problems(parts: Sequence[PartSketch] | Sequence[Part]) -> tuple[str, ...]:
    """Return what is wrong with the shape of a plan, one sentence each; empty where it is sound."""
    found: list[str] = []
    if not 1 <= len(parts) <= MOST_PARTS:
        found.append(f"the plan has {len(parts)} parts; it must have 1 to {MOST_PARTS}")
    known: set[str] = set()
    for part in parts:
        found += _part_problems(part, known)
        known.add(part.key)
    return tuple(found)


def _part_problems(part: PartSketch | Part, known: set[str]) -> list[str]:
    found: list[str] = []
    if not _KEY.fullmatch(part.key):
        found.append(f"{part.key[:40]!r} is no name for a part; use a-z, 0-9 and hyphens")
    if part.key in known:
        found.append(f"two parts are called {part.key}")
    if not part.objective.strip():
        found.append(f"{part.key} has no objective")
    if not 0 <= part.on_failure.retries <= MOST_RETRIES:
        retries = part.on_failure.retries
        found.append(f"{part.key} is tried again {retries} times; it must be 0 to {MOST_RETRIES}")
    later = [each for each in part.depends_on if each not in known]
    if later:
        found.append(f"{part.key} stands on {', '.join(later)}, which comes later or never")
    for feed in part.feeds:
        strange = [each for each in feed.parts if each not in part.depends_on]
        if strange or not feed.parts:
            named = ", ".join(strange) or "nothing"
            found.append(f"{part.key} takes {feed.argument} from {named}, and stands not on it")
        if feed.first < 0 or not 1 <= feed.most <= MOST_TAKEN:
            found.append(
                f"{part.key} takes {feed.most} from place {feed.first}; it must be 1 to "
                f"{MOST_TAKEN} from place 0 on"
            )
        if feed.argument in part.tool_input:
            found.append(f"{part.key} has two values for {feed.argument}")
    return found


def plan_problems(parts: Sequence[Part], cap: Money) -> tuple[str, ...]:
    """Return what is wrong with a plan and its money; empty where it is sound."""
    found = list(sketch_problems(parts))
    if not ZERO < cap <= CAP_LIMIT:
        found.append(f"the goal's cap is {cap}; it must be above $0.00 and at most {CAP_LIMIT}")
    for part in parts:
        found += [f"{part.key}: {each}" for each in scope_problems(part.scope)]
        if not ZERO < part.cap <= CAP_LIMIT:
            found.append(f"{part.key} may spend {part.cap}; it must be above $0.00")
    return tuple(found)


def expected_cost(parts: Sequence[Part]) -> Money | None:
    """Return what a plan is expected to cost without a retry; None where a price is unknown."""
    prices = [part.cost.p50_usd for part in parts]
    known = [price for price in prices if price is not None]
    if len(known) < len(prices):
        return None
    return sum(known, ZERO)


def expected_seconds(parts: Sequence[Part]) -> float | None:
    """Return how long a plan takes along its longest way; None where nobody knows."""
    ends: dict[str, float] = {}
    for part in parts:
        own = part.duration.p50_seconds
        if own is None:
            return None
        ends[part.key] = own + max((ends.get(each, 0.0) for each in part.depends_on), default=0.0)
    return max(ends.values(), default=0.0)
