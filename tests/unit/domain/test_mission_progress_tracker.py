"""The tracker by example: names, log lines, legacy counters, callbacks."""

from __future__ import annotations

import pytest

from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant
from buddy.domain.mission_progress_tracker import (
    ExecutionStep,
    MissionProgressTracker,
    ProgressEvent,
    TrackerState,
    log_line,
)
from buddy.domain.pipeline import StepName
from buddy.testing.clock import FixedClock
from buddy.testing.factories import START, at

MISSION = MissionId("m_000000000001")


class Notes:
    """A callback that writes down what it is told."""

    def __init__(self) -> None:
        self.taken: list[tuple[ProgressEvent, ExecutionStep]] = []

    def __call__(self, event: ProgressEvent, step: ExecutionStep) -> None:
        self.taken.append((event, step))

    @property
    def lines(self) -> list[str | None]:
        return [log_line(event, step) for event, step in self.taken]


def tracker(clock: FixedClock | None = None) -> MissionProgressTracker:
    return MissionProgressTracker.begin(MISSION, (clock or FixedClock(START)).now)


def at_tool_execution() -> MissionProgressTracker:
    subject = tracker()
    subject.start_step(StepName.TOOL_EXECUTION)
    return subject


def test_a_fresh_tracker_stands_at_zero() -> None:
    subject = tracker()
    assert (subject.mission_id, subject.start_time) == (MISSION, START)
    assert subject.get_progress_percent() == 0
    assert subject.current_step is None
    assert subject.completed_steps == ()
    assert subject.get_elapsed_seconds() == 0.0


def test_a_step_carries_its_place_and_time() -> None:
    clock = FixedClock(START)
    subject = tracker(clock)
    clock.advance(2.5)
    step = subject.start_step(StepName.BUDGET_CHECK, "Estimating")
    assert step == ExecutionStep(
        step_name="budget_check",
        step_index=3,
        total_steps=6,
        progress_percent=30,
        status="started",
        message="Estimating",
        timestamp=at(2.5),
    )
    assert subject.current_step == step
    assert subject.get_elapsed_seconds() == 2.5


def test_a_step_without_a_message_says_its_title() -> None:
    assert (
        tracker().start_step(StepName.VERIFICATION).message == "Check the mission and its approval"
    )


def test_the_log_lines_word_for_word() -> None:
    subject, notes = tracker(), Notes()
    subject.register_callback(notes)
    subject.start_step(StepName.VERIFICATION)
    subject.complete_step()
    subject.start_step(StepName.BUDGET_CHECK)
    subject.fail_step("Budget exceeded: $5.23 > $5.00 limit")
    assert notes.lines == [
        "[PROGRESS_TRACKER] Step 1/6: verification (5%)",
        "[PROGRESS_TRACKER] Completed: verification (10%)",
        "[PROGRESS_TRACKER] Step 3/6: budget_check (30%)",
        "[PROGRESS_TRACKER] Failed: budget_check (30%): Budget exceeded: $5.23 > $5.00 limit",
    ]


def test_progress_within_a_step_writes_no_line() -> None:
    subject, notes = at_tool_execution(), Notes()
    subject.register_callback(notes)
    subject.update(3)
    assert notes.lines == [None]
    assert notes.taken[0][0] == "progress"


def test_a_completed_step_is_kept_and_nothing_is_under_way() -> None:
    subject = tracker()
    subject.start_step(StepName.VERIFICATION)
    done = subject.complete_step("Checked")
    assert subject.completed_steps == (done,)
    assert (done.status, done.message, done.progress_percent) == ("completed", "Checked", 10)
    assert subject.current_step is None


def test_a_failed_step_stays_in_view_and_is_not_completed() -> None:
    subject = at_tool_execution()
    failed = subject.fail_step("Tool execution failed: no answer")
    assert subject.current_step == failed
    assert (failed.status, failed.progress_percent) == ("failed", 65)
    assert subject.completed_steps == ()
    with pytest.raises(ValueError, match="no step is under way"):
        subject.complete_step()


@pytest.mark.parametrize("method", ["complete_step", "fail_step", "update"])
def test_nothing_can_happen_to_a_step_that_is_not_under_way(method: str) -> None:
    arguments = {"complete_step": (), "fail_step": ("why",), "update": (1,)}[method]
    with pytest.raises(ValueError, match="no step is under way"):
        getattr(tracker(), method)(*arguments)


def test_an_untracked_stage_is_passed_not_started() -> None:
    subject = tracker()
    with pytest.raises(ValueError, match="untracked stage"):
        subject.start_step(StepName.ARTIFACT_CREATION)
    subject.pass_stage(85)
    assert subject.get_progress_percent() == 85
    subject.pass_stage(60)
    assert subject.get_progress_percent() == 85


def test_the_legacy_counters() -> None:
    subject = at_tool_execution()
    subject.update(10)
    assert (subject.total_items_collected, subject.pages_since_last_increase) == (10, 0)
    subject.update(10, pages=2)
    assert (subject.total_items_collected, subject.pages_since_last_increase) == (10, 2)
    subject.update(7)
    assert (subject.total_items_collected, subject.pages_since_last_increase) == (10, 3)
    subject.update(11)
    assert (subject.total_items_collected, subject.pages_since_last_increase) == (11, 0)


def test_a_report_without_a_page_moves_no_percent() -> None:
    subject = at_tool_execution()
    assert subject.update(4, pages=0, message="Reading").progress_percent == 65
    assert subject.current_step
    assert subject.current_step.message == "Reading"
    assert subject.update(5, pages=0).message == "Reading"


def test_a_callback_that_raises_breaks_nothing_and_is_kept() -> None:
    subject, notes = tracker(), Notes()
    trouble = RuntimeError("a screen went away")

    def broken(_event: ProgressEvent, _step: ExecutionStep) -> None:
        raise trouble

    subject.register_callback(broken)
    subject.register_callback(notes)
    subject.start_step(StepName.VERIFICATION)
    subject.complete_step()
    assert [event for event, _ in notes.taken] == ["step_started", "step_completed"]
    assert subject.callback_errors == [trouble, trouble]
    assert subject.get_progress_percent() == 10


def test_a_callback_cannot_swallow_the_end_of_the_program() -> None:
    subject = tracker()

    def leaving(_event: ProgressEvent, _step: ExecutionStep) -> None:
        raise KeyboardInterrupt

    subject.register_callback(leaving)
    with pytest.raises(KeyboardInterrupt):
        subject.start_step(StepName.VERIFICATION)


def test_a_tracker_goes_on_from_a_checkpoint() -> None:
    subject = tracker()
    subject.start_step(StepName.VERIFICATION)
    subject.complete_step()
    again = MissionProgressTracker(subject.state, FixedClock(at(60)).now)
    assert again.get_progress_percent() == 10
    assert again.completed_steps == subject.completed_steps
    assert again.get_elapsed_seconds() == 60.0


def test_a_clock_that_went_back_gives_no_negative_time() -> None:
    state = TrackerState(mission_id=MISSION, start_time=at(10))
    assert MissionProgressTracker(state, lambda: Instant(START)).get_elapsed_seconds() == 0.0
