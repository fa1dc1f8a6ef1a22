"""What one run leaves on its mission (SPEC section 4, `execution_record`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from buddy.domain.artifact import ArtifactReference
from buddy.domain.evaluation import Evaluation
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonValue
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission_progress_tracker import ExecutionStep, TrackerState
from buddy.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReport:
    """The tracker as readers see it."""

    mission_id: MissionId
    start_time: Instant
    current_step: ExecutionStep | None
    completed_steps: tuple[ExecutionStep, ...]
    elapsed_seconds: float
    progress_percent: int
    eta_seconds: float | None
    """Seconds left by the history of the same step and tool; None when there is none."""


def report_progress(
    state: TrackerState, elapsed_seconds: float, eta_seconds: float | None = None
) -> ProgressReport:
    """Return the report of a tracker's state."""
    return ProgressReport(
        mission_id=state.mission_id,
        start_time=state.start_time,
        current_step=state.current_step,
        completed_steps=state.completed_steps,
        elapsed_seconds=elapsed_seconds,
        progress_percent=state.progress_percent,
        eta_seconds=eta_seconds,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobReference:
    """Stands for a value over 64 KiB, kept in the blob store."""

    sha256: str
    size: int
    """Bytes of the canonical JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionRecord:
    """The outcome of a run, as execute returns it and the mission keeps it."""

    event_type: Literal["mission_executed"] = "mission_executed"
    success: bool
    mission_id: MissionId
    status: MissionStatus
    timestamp: Instant
    progress_tracker: ProgressReport
    tool_used: ToolName | None = None
    tool_confidence: float | None = None
    intent: Intent | None = None
    result_summary: str | None = None
    execution_result: JsonValue = None
    """The tool's output while it is at most 64 KiB of JSON; else None and `execution_blob`."""
    execution_blob: BlobReference | None = None
    artifact_reference: ArtifactReference | None = None
    evaluation: Evaluation | None = None
    """Whether the result serves the objective; None where no tool answered, or before that was
    kept."""
    reused_from: MissionId | None = None
    """The mission whose tool gave the answer, where no tool was called in this run."""
    cost_usd: Money | None = None
    """What the run cost, to the micro-dollar; None before its money is settled."""
    error: str | None = None
    """The short text: "Budget exceeded", "Tool execution failed"."""
    error_detail: str | None = None
    """The message of the step that failed, with its numbers or its cause."""
    error_code: str | None = None
