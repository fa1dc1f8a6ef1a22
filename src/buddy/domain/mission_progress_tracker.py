"""The tracker of one run: which step it is at, how far, since when (SPEC section 4).

Pure and synchronous. Time comes in as a function; callbacks only take notes, which the execution
service then writes to the log. The seed's names are kept, the legacy counters included.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.pipeline import TOTAL_STEPS, StepName, plan

StepStatus = Literal["started", "completed", "failed"]
ProgressEvent = Literal["step_started", "step_completed", "step_failed", "progress"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionStep:
    """One thing that happened to one step."""

    step_name: str
    step_index: int
    """1-based."""
    total_steps: int
    progress_percent: int
    """0 to 100; of a failed step the percent it had reached."""
    status: StepStatus
    message: str
    timestamp: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerState:
    """What a tracker knows, as a value that a checkpoint can hold."""

    mission_id: MissionId
    start_time: Instant
    current_step: ExecutionStep | None = None
    completed_steps: tuple[ExecutionStep, ...] = ()
    progress_percent: int = 0
    total_items_collected: int = 0
    pages_since_last_increase: int = 0


ProgressCallback = Callable[[ProgressEvent, ExecutionStep], None]


@dataclass(slots=True)
class MissionProgressTracker:
    """Follows one run through the pipeline.

    Args:
        state: Where to start from: a fresh state, or one from a checkpoint.
        now: Tells the instant; called once per change.
    """

    state: TrackerState
    now: Callable[[], Instant]
    progress_callbacks: list[ProgressCallback] = field(default_factory=list[ProgressCallback])
    callback_errors: list[Exception] = field(default_factory=list[Exception])
    """What callbacks raised. A callback never breaks a run; the owner reports these."""

    @classmethod
    def begin(cls, mission_id: MissionId, now: Callable[[], Instant]) -> MissionProgressTracker:
        """Return a tracker that starts now."""
        return cls(TrackerState(mission_id=mission_id, start_time=now()), now)

    @property
    def mission_id(self) -> MissionId:
        """The mission followed."""
        return self.state.mission_id

    @property
    def start_time(self) -> Instant:
        """When the run began."""
        return self.state.start_time

    @property
    def current_step(self) -> ExecutionStep | None:
        """The step under way, or the failed one; None between steps."""
        return self.state.current_step

    @property
    def completed_steps(self) -> tuple[ExecutionStep, ...]:
        """The completed steps in order."""
        return self.state.completed_steps

    @property
    def total_items_collected(self) -> int:
        """Items the tool has reported so far."""
        return self.state.total_items_collected

    @property
    def pages_since_last_increase(self) -> int:
        """Pages reported since the item count last rose; tools stop paging by it."""
        return self.state.pages_since_last_increase

    def register_callback(self, callback: ProgressCallback) -> None:
        """Have a callback told of every change, in the order of registration."""
        self.progress_callbacks.append(callback)

    def start_step(self, name: StepName, message: str = "") -> ExecutionStep:
        """Begin a tracked step; its percent comes from the pipeline table."""
        row = plan(name)
        step = self._step(name, row.start_percent, "started", message or row.title)
        self._advance(step, current=step)
        self._emit_progress("step_started", step)
        return step

    def complete_step(self, message: str = "") -> ExecutionStep:
        """Complete the step under way.

        Raises:
            ValueError: No step is under way.
        """
        started = self._under_way()
        row = plan(StepName(started.step_name))
        step = self._step(row.name, row.complete_percent, "completed", message or row.title)
        self._advance(step, current=None)
        self.state = replace(self.state, completed_steps=(*self.state.completed_steps, step))
        self._emit_progress("step_completed", step)
        return step

    def fail_step(self, message: str) -> ExecutionStep:
        """Fail the step under way; the percent stays where it is.

        Raises:
            ValueError: No step is under way.
        """
        started = self._under_way()
        step = replace(started, status="failed", message=message, timestamp=self.now())
        self._advance(step, current=step)
        self._emit_progress("step_failed", step)
        return step

    def update(self, items: int, pages: int = 1, message: str = "") -> ExecutionStep:
        """Take a tool's report: totals so far and pages just read (the seed's legacy method).

        The percent moves from the step's start towards its completion, by a quarter of what is left
        with each call that brings pages, and reaches completion only by `complete_step`.

        Args:
            items: Items collected in total. A smaller number than before counts as no increase.
            pages: Pages read since the last call.
            message: One line for people.

        Raises:
            ValueError: No step is under way.
        """
        started = self._under_way()
        rose = items > self.state.total_items_collected
        row = plan(StepName(started.step_name))
        left = row.complete_percent - 1 - self.state.progress_percent
        percent = self.state.progress_percent + (max(1, left // 4) if pages and left > 0 else 0)
        step = replace(
            started,
            progress_percent=min(percent, row.complete_percent - 1),
            message=message or started.message,
            timestamp=self.now(),
        )
        self.state = replace(
            self.state,
            total_items_collected=max(items, self.state.total_items_collected),
            pages_since_last_increase=0 if rose else self.state.pages_since_last_increase + pages,
        )
        self._advance(step, current=step)
        self._emit_progress("progress", step)
        return step

    def pass_stage(self, percent: int) -> None:
        """Move the percent through an untracked stage (artifact creation)."""
        self.state = replace(self.state, progress_percent=max(percent, self.state.progress_percent))

    def has_completed(self, name: StepName) -> bool:
        """Tell whether a step has completed."""
        return any(step.step_name == name for step in self.state.completed_steps)

    def get_progress_percent(self) -> int:
        """Return 0 to 100; never smaller than before, 100 only when finalize completed."""
        return self.state.progress_percent

    def get_elapsed_seconds(self) -> float:
        """Return the seconds since the run began."""
        return max(0.0, seconds_between(self.state.start_time, self.now()))

    def _step(
        self, name: StepName, percent: int, status: StepStatus, message: str
    ) -> ExecutionStep:
        index = plan(name).index
        if index is None:
            raise ValueError(f"{name} is an untracked stage; use pass_stage")
        return ExecutionStep(
            step_name=name,
            step_index=index,
            total_steps=TOTAL_STEPS,
            progress_percent=percent,
            status=status,
            message=message,
            timestamp=self.now(),
        )

    def _under_way(self) -> ExecutionStep:
        step = self.state.current_step
        if step is None or step.status == "failed":
            raise ValueError("no step is under way")
        return step

    def _advance(self, step: ExecutionStep, *, current: ExecutionStep | None) -> None:
        percent = max(self.state.progress_percent, step.progress_percent)
        self.state = replace(self.state, current_step=current, progress_percent=percent)

    def _emit_progress(self, event: ProgressEvent, step: ExecutionStep) -> None:
        for callback in self.progress_callbacks:
            try:
                callback(event, step)
            except Exception as error:  # noqa: BLE001  # a callback never breaks a run
                self.callback_errors.append(error)


def log_line(event: ProgressEvent, step: ExecutionStep) -> str | None:
    """Return the line that a step writes to the log (SPEC section 4), or None for progress."""
    if event == "step_started":
        position = f"Step {step.step_index}/{step.total_steps}"
        return f"[PROGRESS_TRACKER] {position}: {step.step_name} ({step.progress_percent}%)"
    if event == "step_completed":
        return f"[PROGRESS_TRACKER] Completed: {step.step_name} ({step.progress_percent}%)"
    if event == "step_failed":
        head = f"[PROGRESS_TRACKER] Failed: {step.step_name} ({step.progress_percent}%)"
        return f"{head}: {step.message}"
    return None
