"""A run: one attempt to carry an approved mission to its end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from buddy.domain.ids import RunId, ToolName
from buddy.domain.instant import Instant
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
    """``tool``, ``domain`` or ``money``."""
    approved: str
    needed: str
    message: str
    """The difference in one sentence, with its figures."""


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
