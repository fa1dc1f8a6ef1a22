"""What a tool declares of itself, and what a call of it returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject, digest
from buddy.domain.money import Money


class Risk(StrEnum):
    """How much a call can change."""

    READ = "read"
    WRITE = "write"
    IRREVERSIBLE = "irreversible"


class PriceKind(StrEnum):
    """What is known of a price. Unknown is never zero."""

    KNOWN = "known"
    ZERO = "zero"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The price of one call."""

    kind: PriceKind = PriceKind.ZERO
    per_call: Money = Money(0)  # noqa: RUF009  # Money is frozen
    """What one call costs; zero unless the kind is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """Units of a metered service, counted apart from dollars."""

    service: str
    """Whose: letters, digits, ``-``, ``_`` and ``.``; the name of the account."""
    amount: int
    """Whole credits, at least 1."""


WHOLE = "call"
"""The name of the one paid call that a tool is which announces none itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidCall:
    """A call that a tool is about to make and that may cost something."""

    name: str
    """Unique among the calls of one run, and the same when the tool runs again: ``page 3``."""
    price: Price
    at_most: Money | None = None
    """The most that a call of unknown price can cost; without it, all that the cap has left."""
    credits: Credits | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidAnswer:
    """What a paid call brought."""

    value: JsonObject
    """A JSON value; a tool that runs again gets it back instead of paying again."""
    cost: Money | None = None
    """What it really cost; None, or less than nothing: what its price said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolSpec:
    """What a tool declares.

    A property of `input_schema` may carry ``x-slot`` with the name of a slot of the objective
    (``query``, ``url``, ``expression``, ``place``, ``path``, ``period``, ``tool_name``,
    ``note_action``, ``note_text``, ``note_name``); that is how an objective becomes the tool's
    input without a model.
    """

    name: ToolName
    description: str
    """One or two sentences in the words a person would ask with; the matcher reads them."""
    examples: tuple[str, ...] = ()
    """Objectives this tool is right for; the matcher reads them too."""
    input_schema: JsonObject
    """JSON Schema (2020-12) of the input object."""
    output_schema: JsonObject
    """JSON Schema (2020-12) of `ToolResult.data`."""
    intents: tuple[Intent, ...]
    """Intents that this tool may serve."""
    artifact_type: ArtifactType
    price: Price = field(default_factory=Price)
    risk: Risk = Risk.READ
    idempotent: bool = True
    """Whether a call may be repeated with the same key without a second effect."""
    undo: str | None = None
    """How a person undoes a call, where the risk is above read."""
    contacts_network: bool = False
    opens_what_it_finds: bool = False
    """Whether it opens pages that nobody named: those that its own search found."""
    announces_calls: bool = False
    """Whether it makes its paid calls one by one through `ToolContext.pay`. Such a tool sets the
    whole cap aside, for nobody knows before how many calls it takes."""
    timeout_seconds: float = 30.0
    typical_seconds: float | None = None
    """A declared duration used on proposals until runs have been measured."""
    topic: str | None = None
    """What an objective must speak of before this tool is a candidate for it
    (`buddy.domain.topics`); None: whatever is near."""
    plan_only: bool = False
    """Whether only a goal's plan names it: it is no candidate for an objective."""
    server: str | None = None
    """The server outside that the tool is of; None: it is built in."""
    digest: str = ""
    """Of what that server says of the tool (see `declared_digest`); empty where it is built in.
    An approval binds it."""


def declared_digest(
    description: str, input_schema: JsonObject, output_schema: JsonObject | None
) -> str:
    """Return the digest of what a server declares of a tool.

    Raises:
        ValueError: It holds what JSON cannot carry.
    """
    return digest([description, dict(input_schema), dict(output_schema or {})])


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolResult:
    """What a call returned."""

    data: JsonObject
    """The output, as `ToolSpec.output_schema` says."""
    summary: str
    """One line that answers the objective, or says what was found."""
    sources: tuple[Source, ...] = ()
    items: int = 1
    """Things found (results, rows, paragraphs). 0 needs `empty_reason`."""
    empty_reason: str | None = None
    """Why nothing is the honest answer; without it an empty result fails the run."""
    cost: Money = Money(0)  # noqa: RUF009  # Money is frozen
    """What this call really cost."""
    title: str | None = None
    """A title for the artifact; the objective otherwise."""

    def to_json(self) -> JsonObject:
        """Return the result as a JSON object, for an engine's memory."""
        return {
            "data": dict(self.data),
            "summary": self.summary,
            "sources": [{"title": source.title, "url": source.url} for source in self.sources],
            "items": self.items,
            "empty_reason": self.empty_reason,
            "cost_micros": self.cost.micros,
            "title": self.title,
        }

    @classmethod
    def from_json(cls, value: JsonObject) -> ToolResult:
        """Return the result that `to_json` wrote."""
        return cls(
            data=value["data"],
            summary=value["summary"],
            sources=tuple(Source(**source) for source in value["sources"]),
            items=value["items"],
            empty_reason=value["empty_reason"],
            cost=Money(value["cost_micros"]),
            title=value["title"],
        )
