"""What a person or the engine can tell a mission to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from buddy.domain.artifact import ArtifactReference
from buddy.domain.ids import RunId, ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.proposal import Proposal, Question, Terms, ToolCandidate
from buddy.domain.run import Deviation
from buddy.domain.warrant import Warrant


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose:
    """Offer terms: the first time, or again after an edit."""

    terms: Terms
    proposal: Proposal
    actor: str
    lapse_seconds: float | None
    """How long it stands undecided; None: until somebody decides."""
    revision: int | None = None
    """The revision that the editor saw; None skips the check (first proposal)."""
    channel: str = "api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask a question instead of proposing."""

    terms: Terms
    questions: tuple[Question, ...]
    actor: str
    lapse_seconds: float | None
    chosen: ToolCandidate | None = None
    """The tool that the questions are for, as it was chosen; None: none was."""
    revision: int | None = None
    channel: str = "api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    """Say yes to one revision, or to a parked run's deviation."""

    revision: int | None
    actor: str
    channel: str
    warrant_seconds: float
    choice: str | None = None
    """How to go on, where a parked run's deviation offers choices."""
    attempt: int | None = None
    """The parked run's `Run.attempt` that was shown with what it needs."""
    second_person: bool = False
    """Whether who asked for a revision may not approve it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUp:
    """Give a parked run more money, and let it go on."""

    amount: Money
    revision: int | None
    actor: str
    channel: str
    warrant_seconds: float
    attempt: int | None = None
    """The run's `Run.attempt` that was shown with what it needs."""
    second_person: bool = False
    """Whether somebody else than who asked has to add it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherit:
    """Stand under the unspent warrant of the mission that this one tries again."""

    warrant: Warrant


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Say no."""

    actor: str
    revision: int | None = None
    reason: str | None = None
    channel: str = "api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """Stop: at once where nothing runs, else as soon as the tool has stopped."""

    actor: str
    reason: str | None = None
    channel: str = "api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expire:
    """Let an undecided or unused mission lapse."""

    reason: str
    reject: bool = False
    """Whether no answer counts as a no: then it is rejected, not expired."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The engine begins the run."""

    run_id: RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class Park:
    """The run needs something its warrant does not cover."""

    deviation: Deviation
    wait_seconds: float | None
    """How long it waits for a decision; None: until somebody decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The run ended."""

    run_id: RunId
    final_status: MissionStatus
    """completed, failed, cancelled or expired."""
    reason: str
    elapsed_seconds: float
    progress_percent: int
    tool_used: ToolName | None = None
    result_summary: str | None = None
    artifact: ArtifactReference | None = None


Command: TypeAlias = (
    Propose | Ask | Approve | TopUp | Inherit | Reject | Cancel | Expire | Start | Park | Stop
)
