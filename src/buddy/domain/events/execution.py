"""Events of a run: started, steps, progress, decisions, tool, artifact, stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from buddy.domain.artifact import ArtifactReference
from buddy.domain.ids import RunId, ToolName
from buddy.domain.intent import DecisionType, Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission_progress_tracker import StepStatus
from buddy.domain.proposal import ToolCandidate


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionStarted:
    """A run left the queue."""

    event_type: ClassVar[str] = "mission_start"
    run_id: RunId
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionStepRecorded:
    """A tracked step started, completed or failed."""

    event_type: ClassVar[str] = "execution_step"
    run_id: RunId
    step_name: str
    step_index: int
    total_steps: int
    progress_percent: int
    step_status: StepStatus
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionProgress:
    """Movement inside a step or through an untracked stage."""

    event_type: ClassVar[str] = "mission_progress"
    run_id: RunId
    step_name: str
    progress_percent: int
    message: str
    total_items_collected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentDecided:
    """The objective was classified."""

    event_type: ClassVar[str] = "intent_decision"
    run_id: RunId
    intent: Intent
    decision_type: DecisionType
    confidence: float
    engine: str
    allowed_tools: tuple[ToolName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolSelected:
    """A tool was chosen."""

    event_type: ClassVar[str] = "tool_selected"
    run_id: RunId
    tool: ToolName
    confidence: float
    candidates: tuple[ToolCandidate, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolInvoked:
    """A tool is about to be called."""

    event_type: ClassVar[str] = "tool_invoked"
    run_id: RunId
    tool: ToolName
    tool_input: JsonObject
    effect_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolReturned:
    """A tool answered, or failed."""

    event_type: ClassVar[str] = "tool_result"
    run_id: RunId
    tool: ToolName
    success: bool
    summary: str
    """The result in one line, or the cause of the failure."""
    items: int
    seconds: float
    reused: bool = False
    """Whether it is the answer of another run, used again: the tool was not called."""
    withheld: bool = False
    """Whether it was stopped before it did what nobody had approved: no failure of the tool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtifactPreviewed:
    """An artifact was written and can be looked at."""

    event_type: ClassVar[str] = "artifact_preview"
    run_id: RunId
    artifact: ArtifactReference
    title: str
    size: int
    sha256: str
    preview: JsonObject
    """What the whiteboard shows at once: ``{kind, …}``, small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionStopped:
    """A run ended. Emitted exactly once per run."""

    event_type: ClassVar[str] = "mission_stop"
    run_id: RunId
    final_status: MissionStatus
    reason: str
    tool_used: ToolName | None
    result_summary: str | None
    artifact: ArtifactReference | None
    elapsed_seconds: float
    progress_percent: int
