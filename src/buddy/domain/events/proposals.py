"""Events of deciding: proposed, updated, asked, approved, rejected, expired, cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.proposal import Proposal, Question, Terms, ToolCandidate
from buddy.domain.run import Deviation
from buddy.domain.warrant import Warrant


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionProposed:
    """A mission came into being with a proposal."""

    event_type: ClassVar[str] = "mission_proposed"
    revision: int
    content_hash: str
    terms: Terms
    proposal: Proposal
    expires_at: Instant | None
    """When it lapses undecided; None: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionUpdated:
    """An edit or an answer made a new revision of the proposal."""

    event_type: ClassVar[str] = "mission_updated"
    revision: int
    content_hash: str
    terms: Terms
    proposal: Proposal
    changed_fields: tuple[str, ...]
    actor: str
    expires_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationRequested:
    """Buddy cannot propose without an answer."""

    event_type: ClassVar[str] = "clarification_requested"
    revision: int
    content_hash: str
    terms: Terms
    questions: tuple[Question, ...]
    chosen: ToolCandidate | None = None
    """The tool that the questions are for, as it was chosen; None: none was, or not kept."""
    changed_fields: tuple[str, ...] = ()
    actor: str = "buddy"
    """Whose edit it was that leaves a question."""
    expires_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionApproved:
    """A person approved one revision, or a parked run's deviation."""

    event_type: ClassVar[str] = "mission_approved"
    warrant: Warrant
    deviation: Deviation | None = None
    """What was approved beyond the first warrant, when a parked run goes on."""
    choice: str | None = None
    """How it goes on, where the deviation offered choices."""
    top_up_usd: Money | None = None
    """What was added to the cap, where money was the deviation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionRejected:
    """A person declined."""

    event_type: ClassVar[str] = "mission_rejected"
    final_status: MissionStatus
    revision: int
    actor: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionExpired:
    """Nobody decided, or nobody executed, in time."""

    event_type: ClassVar[str] = "mission_expired"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionCancelled:
    """A cancel was asked for, or took effect."""

    event_type: ClassVar[str] = "mission_cancelled"
    actor: str
    requested_only: bool
    """True: the run is still stopping and the status has not changed yet."""
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRequired:
    """A run parked: it needs something that its warrant does not cover."""

    event_type: ClassVar[str] = "approval_required"
    deviation: Deviation
    expires_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionReminded:
    """A decision has waited for long, or is about to lapse; nobody is reminded of it so again."""

    event_type: ClassVar[str] = "decision_reminder"
    kind: str
    """``waiting`` or ``expiring``; ``requested`` where a program asks for the decision."""
    decision: str
    """What is asked: ``proposal``, ``clarification``, ``deviation`` or ``outcome_unknown``."""
    revision: int
    asked: str
    waiting_since: Instant
    expires_at: Instant | None = None
