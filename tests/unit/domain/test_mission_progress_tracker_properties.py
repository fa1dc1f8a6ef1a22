"""The tracker under random use: the percent never falls and ends at 100 only on success."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.ids import MissionId
from buddy.domain.mission_progress_tracker import (
    ExecutionStep,
    MissionProgressTracker,
    ProgressEvent,
)
from buddy.domain.pipeline import PIPELINE, StepName, plan
from buddy.testing.clock import FixedClock
from buddy.testing.factories import START

TRACKED = [row.name for row in PIPELINE if row.index]
STAGES = [row for row in PIPELINE if row.index is None]


@dataclass(frozen=True)
class Move:
    """One call on a tracker."""

    method: str
    step: StepName = StepName.VERIFICATION
    items: int = 0
    pages: int = 1


MOVES = st.one_of(
    st.builds(Move, method=st.just("start"), step=st.sampled_from(TRACKED)),
    st.builds(Move, method=st.just("complete")),
    st.builds(Move, method=st.just("fail")),
    st.builds(
        Move, method=st.just("update"), items=st.integers(0, 10_000), pages=st.integers(0, 50)
    ),
    st.builds(Move, method=st.just("pass_stage")),
)


def begin() -> MissionProgressTracker:
    return MissionProgressTracker.begin(MissionId("m_1"), FixedClock(START).now)


def make(subject: MissionProgressTracker, move: Move) -> ExecutionStep | None:
    """Make a move where it is allowed; a step must be under way for most."""
    step = subject.current_step
    if move.method == "start":
        return subject.start_step(move.step)
    if move.method == "pass_stage":
        subject.pass_stage(STAGES[0].complete_percent)
        return None
    if step is None or step.status == "failed":
        return None
    if move.method == "complete":
        return subject.complete_step()
    if move.method == "fail":
        return subject.fail_step("broke")
    return subject.update(move.items, move.pages)


@settings(deadline=None, max_examples=150)
@given(st.lists(MOVES, max_size=40))
def test_the_percent_never_falls_and_is_100_only_when_finalize_completed(
    moves: list[Move],
) -> None:
    subject, last = begin(), 0
    for move in moves:
        make(subject, move)
        percent = subject.get_progress_percent()
        assert last <= percent <= 100
        last = percent
        finished = any(step.step_name == StepName.FINALIZE for step in subject.completed_steps)
        assert (percent == 100) == finished


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 50)), max_size=60))
def test_reports_stay_within_tool_execution(reports: list[tuple[int, int]]) -> None:
    subject = begin()
    subject.start_step(StepName.TOOL_EXECUTION)
    last = 65
    for items, pages in reports:
        percent = subject.update(items, pages).progress_percent
        assert last <= percent <= 79
        assert percent == subject.get_progress_percent()
        last = percent
    assert subject.complete_step().progress_percent == 80


@settings(deadline=None)
@given(st.integers(15, 60))
def test_many_pages_come_close_to_the_end_of_the_step(pages: int) -> None:
    subject = begin()
    subject.start_step(StepName.TOOL_EXECUTION)
    for page in range(pages):
        subject.update(page)
    assert subject.get_progress_percent() == 79


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 9)), max_size=30))
def test_the_counters_are_the_high_mark_and_the_pages_since(reports: list[tuple[int, int]]) -> None:
    subject = begin()
    subject.start_step(StepName.TOOL_EXECUTION)
    high, since = 0, 0
    for items, pages in reports:
        subject.update(items, pages)
        high, since = (items, 0) if items > high else (high, since + pages)
        assert (subject.total_items_collected, subject.pages_since_last_increase) == (high, since)


@settings(deadline=None)
@given(st.sampled_from(TRACKED), st.lists(st.integers(0, 100), max_size=20))
def test_a_failed_step_keeps_its_percent(name: StepName, reports: list[int]) -> None:
    subject = begin()
    step = subject.start_step(name)
    for items in reports:
        step = subject.update(items)
    failed = subject.fail_step("broke")
    assert failed.progress_percent == step.progress_percent == subject.get_progress_percent()
    assert failed.progress_percent < plan(name).complete_percent


@settings(deadline=None)
@given(st.lists(MOVES, max_size=30), st.lists(st.booleans(), min_size=1, max_size=4))
def test_callbacks_that_raise_change_nothing(moves: list[Move], broken: list[bool]) -> None:
    plain, watched = begin(), begin()
    told: list[ProgressEvent] = []

    def take_note(event: ProgressEvent, _step: ExecutionStep) -> None:
        told.append(event)

    def fall_over(_event: ProgressEvent, _step: ExecutionStep) -> None:
        raise LookupError

    for breaks in broken:
        watched.register_callback(fall_over if breaks else take_note)
    changes = 0
    for move in moves:
        step = make(watched, move)
        assert make(plain, move) == step
        changes += step is not None
    assert watched.state == plain.state
    assert len(told) == changes * broken.count(False)
    assert len(watched.callback_errors) == changes * broken.count(True)
