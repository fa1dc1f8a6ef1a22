"""A run: one attempt to carry an approved mission to its end."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from buddy.domain.ids import RunId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money


class RunState(StrEnum):
    """Where a run stands in the engine. A mission is ``approved`` while its run is queued."""

    QUEUED = "queued"
    RUNNING = "running"
    PARKED = "parked"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A need of a run that its warrant does not cover (SPEC section 7)."""

    kind: str
    """``tool``, ``domain``, ``money`` or ``outcome_unknown``."""
    approved: str
    needed: str
    message: str
    """The difference in one sentence, with its figures."""
    choices: tuple[str, ...] = ()
    """What an approval has to say, where yes alone does not tell how to go on."""

    def to_json(self) -> JsonObject:
        """Return the deviation as a JSON object, for an engine's memory."""
        return {**asdict(self), "choices": list(self.choices)}

    @classmethod
    def from_json(cls, value: JsonObject) -> Deviation:
        """Return the deviation that `to_json` wrote."""
        return cls(
            kind=value["kind"],
            approved=value["approved"],
            needed=value["needed"],
            message=value["message"],
            choices=tuple(value["choices"]),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """An approval: it binds one revision and nothing else."""

    revision: int
    content_hash: str
    tool: ToolName | None
    cap_usd: Money
    approved_by: str
    approved_at: Instant
    expires_at: Instant
    channel: str
    """Where the decision was made: ``api``, ``whiteboard``, ``cli``, ``chat``."""
    granted_tools: tuple[ToolName, ...] = ()
    """Tools allowed beyond the first one, by approving a deviation."""

    def covers(self, revision: int, content_hash: str) -> bool:
        """Tell whether this warrant is for exactly that revision and content."""
        return self.revision == revision and self.content_hash == content_hash
