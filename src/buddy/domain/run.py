"""A run: one attempt to carry an approved mission to its end."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from buddy.domain.ids import RunId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.money import Money

HAPPENED: Final = "happened"
"""Of a call in doubt: it took effect, go on without calling again."""
RETRY: Final = "retry"
"""Of a call in doubt: call again."""


class RunState(StrEnum):
    """Where a run stands in the engine. A mission is ``approved`` while its run is queued."""

    QUEUED = "queued"
    RUNNING = "running"
    PARKED = "parked"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value that is not what it was, or not what was approved."""

    field: str
    """Its name; inside an object with the object's name before it: ``tool_input.url``."""
    old: JsonValue
    """What was shown or approved; None where there was nothing."""
    new: JsonValue
    """What stands or is needed; None where there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PermittedCall:
    """One call that a person allowed: the tool, and exactly this input."""

    tool: ToolName
    input_digest: str
    """Of the input's canonical JSON."""
    spec_digest: str = ""
    """Of what the tool's server said of it (`ToolSpec.digest`); empty for a built-in tool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A need of a run that its warrant does not cover (SPEC section 7)."""

    kind: str
    """``tool``, ``tool_changed``, ``input``, ``domain``, ``blocked_domain``, ``pages``,
    ``attempts``, ``expiry``, ``terms``, ``money`` or ``outcome_unknown``."""
    approved: str
    needed: str
    message: str
    """The difference in one sentence, with its figures."""
    choices: tuple[str, ...] = ()
    """What an approval has to say, where yes alone does not tell how to go on."""
    missing_usd: Money | None = None
    """What the cap lacks for the next call; a top-up adds at least that much. None where the cap
    is not what stops the run."""

    differences: tuple[Difference, ...] = ()
    """The difference field by field, where it is one of values."""
    call: PermittedCall | None = None
    """The call that an approval would allow, where a call is what is needed."""

    def to_json(self) -> JsonObject:
        """Return the deviation as a JSON object, for an engine's memory."""
        missing = None if self.missing_usd is None else self.missing_usd.micros
        fields = {name: value for name, value in asdict(self).items() if name != "missing_usd"}
        return {
            **fields,
            "choices": list(self.choices),
            "missing_micros": missing,
            "differences": [asdict(each) for each in self.differences],
        }

    @classmethod
    def from_json(cls, value: JsonObject) -> Deviation:
        """Return the deviation that `to_json` wrote."""
        missing = value.get("missing_micros")
        return cls(
            kind=value["kind"],
            approved=value["approved"],
            needed=value["needed"],
            message=value["message"],
            choices=tuple(value["choices"]),
            missing_usd=None if missing is None else Money(missing),
            differences=tuple(Difference(**each) for each in value.get("differences", ())),
            call=PermittedCall(**value["call"]) if value.get("call") else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The run of a mission; a mission has at most one."""

    run_id: RunId
    state: RunState
    requested_at: Instant
    attempt: int = 1
    """1 for the first attempt; a continuation after parking counts on."""
    started_at: Instant | None = None
    finished_at: Instant | None = None
    deviation: Deviation | None = None
    """What a parked run waits for."""
    choice: str | None = None
    """What the last approval of a deviation chose, of the choices it offered."""
