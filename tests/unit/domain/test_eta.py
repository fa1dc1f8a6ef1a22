"""How long a run will still take: by hand, and whatever the history."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from buddy.domain.eta import (
    RANGE_SAMPLES,
    Estimate,
    History,
    RunDurations,
    StepDuration,
    measure,
    step_since,
)
from buddy.domain.ids import MissionId, RunId, ToolName
from buddy.domain.mission_progress_tracker import MissionProgressTracker
from buddy.domain.pipeline import PIPELINE, StepName
from buddy.testing.clock import START, FixedClock
from buddy.testing.factories import make_durations

RUN, SEARCH = RunId("r_1"), ToolName("web_search")
STEPS = ("first", "second", "third")
TRACKED = [row.name for row in PIPELINE if row.index is not None]
GRAIN = 0.001
"""Estimates are rounded to milliseconds."""


def took(*seconds: float) -> RunDurations:
    steps = (StepDuration(step=s, seconds=t) for s, t in zip(STEPS, seconds, strict=False))
    return make_durations(steps=tuple(steps))


def history(*seconds: float) -> History:
    """Return a history of runs of one step."""
    return History.of(took(each) for each in seconds)


class TestEstimate:
    def test_without_history_nothing_is_said(self) -> None:
        assert History().estimate("first", 0.0) is None
        assert History.of([]).estimate("first", 0.0) is None
        assert history(3.0).estimate("another", 0.0) is None

    def test_one_run_is_a_median_without_a_range(self) -> None:
        assert history(12.0).estimate("first", 2.0) == Estimate(
            median=10.0, low=None, high=None, samples=1
        )

    def test_nine_runs_have_a_range_from_the_shortest_to_the_longest(self) -> None:
        found = history(*range(1, 10)).estimate("first", 0.0)
        assert found == Estimate(median=5.0, low=1.0, high=9.0, samples=9)

    def test_a_hundred_runs_have_their_quantiles(self) -> None:
        found = history(*range(1, 101)).estimate("first", 0.0)
        assert found == Estimate(median=50.5, low=10.1, high=90.9, samples=100)

    def test_only_runs_that_stayed_as_long_count(self) -> None:
        found = history(1.0, 2.0, 10.0, 30.0, 60.0).estimate("first", 10.0)
        assert found == Estimate(median=20.0, low=None, high=None, samples=3)

    def test_a_run_slower_than_every_other_is_unlike_them(self) -> None:
        assert history(1.0, 2.0).estimate("first", 2.0) is not None
        assert history(1.0, 2.0).estimate("first", 2.001) is None

    def test_the_steps_to_come_are_part_of_it(self) -> None:
        runs = History.of([took(1.0, 5.0, 2.0), took(3.0, 9.0, 4.0)])
        medians = {step: runs.estimate(step, 0.0) for step in STEPS}
        assert [each.median for each in medians.values() if each] == [12.0, 10.0, 3.0]

    def test_time_spent_in_a_step_says_nothing_of_a_run_that_was_slow_later(self) -> None:
        slow_later, slow_now = took(1.0, 50.0), took(10.0, 1.0)
        found = History.of([slow_later, slow_now]).estimate("first", 5.0)
        assert found == Estimate(median=6.0, low=None, high=None, samples=1)

    def test_a_clock_that_was_set_back_counts_as_none_spent(self) -> None:
        assert history(4.0).estimate("first", -60.0) == history(4.0).estimate("first", 0.0)

    def test_eight_of_ten_further_runs_lie_in_the_range(self) -> None:
        """The rule's promise, on runs of a shape with a long tail (fixed seed)."""
        random = Random(20260115)
        inside, under, asked = 0, 0, 0
        for _ in range(2_000):
            runs = [random.lognormvariate(1.0, 1.0) for _ in range(40)]
            actual, spent = random.lognormvariate(1.0, 1.0), 2.0
            found = history(*runs).estimate("first", spent)
            if actual < spent or found is None or found.low is None or found.high is None:
                continue
            asked += 1
            inside += found.low <= actual - spent <= found.high
            under += actual - spent <= found.median
        assert asked > 1_000
        assert inside / asked == pytest.approx(0.8, abs=0.03)
        assert under / asked == pytest.approx(0.5, abs=0.04)


seconds = st.floats(0.0, 1e6, allow_nan=False)
runs_of = st.lists(st.lists(seconds, min_size=3, max_size=3).map(lambda t: took(*t)), max_size=30)
steps = st.sampled_from(STEPS)


class TestWhateverTheHistory:
    @given(runs_of, steps, st.floats(-10.0, 1e6, allow_nan=False))
    def test_never_negative_in_order_and_between_the_runs(
        self, runs: list[RunDurations], step: str, spent: float
    ) -> None:
        found = History.of(runs).estimate(step, spent)
        alone = [each.seconds for run in runs for each in run.steps if each.step == step]
        staying = [each for each in alone if each >= max(0.0, spent)]
        if found is None:
            assert not staying
            return
        assert found.samples == len(staying)
        assert (found.low is None) == (found.high is None) == (found.samples < RANGE_SAMPLES)
        low, high = found.low, found.high
        if low is not None and high is not None:
            assert 0.0 <= low <= found.median <= high
        assert 0.0 <= found.median <= 3e6

    @given(runs_of, steps, st.randoms())
    def test_the_order_of_the_runs_is_nothing(
        self, runs: list[RunDurations], step: str, random: Random
    ) -> None:
        shuffled = list(runs)
        random.shuffle(shuffled)
        assert History.of(shuffled).estimate(step, 1.0) == History.of(runs).estimate(step, 1.0)

    @given(runs_of, steps, st.floats(0.0, 1e4))
    def test_slower_runs_make_it_later_by_as_much(
        self, runs: list[RunDurations], step: str, more: float
    ) -> None:
        def slower(run: RunDurations) -> RunDurations:
            changed = (
                replace(each, seconds=each.seconds + more) if each.step == step else each
                for each in run.steps
            )
            return replace(run, steps=tuple(changed))

        before = History.of(runs).estimate(step, 0.0)
        after = History.of(map(slower, runs)).estimate(step, 0.0)
        assume(before is not None and after is not None)
        assert before is not None
        assert after is not None
        assert after.samples == before.samples
        assert after.median == pytest.approx(before.median + more, abs=2 * GRAIN)
        for one, other in ((before.low, after.low), (before.high, after.high)):
            assert (one is None) == (other is None)
            if one is not None:
                assert other == pytest.approx(one + more, abs=2 * GRAIN)

    @given(st.lists(seconds, min_size=1, max_size=30), seconds, seconds)
    def test_a_moment_later_it_ends_no_earlier(
        self, alone: list[float], spent: float, wait: float
    ) -> None:
        runs = history(*alone)
        now, later = runs.estimate("first", spent), runs.estimate("first", spent + wait)
        if now is None:
            assert later is None
        elif later is not None:
            assert later.samples <= now.samples
            assert spent + wait + later.median >= spent + now.median - 2 * GRAIN


class TestMeasure:
    def run(self, *durations: float) -> tuple[FixedClock, MissionProgressTracker]:
        """Return a tracker whose steps took so long."""
        clock = FixedClock()
        tracker = MissionProgressTracker.begin(MissionId("m_1"), clock.now)
        for name, each in zip(TRACKED, durations, strict=False):
            tracker.start_step(name)
            clock.advance(each)
            tracker.complete_step()
        return clock, tracker

    def test_a_run_is_measured_from_end_to_end(self) -> None:
        clock, tracker = self.run(0.1, 0.2, 0.3, 0.4, 5.0, 0.5)
        found = measure(tracker.state, RUN, SEARCH)
        assert found is not None
        assert (found.run_id, found.tool, found.finished_at) == (RUN, SEARCH, clock.now())
        assert [each.step for each in found.steps] == TRACKED
        assert [each.seconds for each in found.steps] == [0.1, 0.2, 0.3, 0.4, 5.0, 0.5]

    def test_time_between_two_steps_belongs_to_the_later_one(self) -> None:
        clock, tracker = self.run(0.1, 0.2, 0.3, 0.4, 5.0)
        clock.advance(2.0)
        tracker.start_step(StepName.FINALIZE)
        clock.advance(0.5)
        tracker.complete_step()
        found = measure(tracker.state, RUN, SEARCH)
        assert found is not None
        assert found.steps[-1] == StepDuration(step="finalize", seconds=2.5)

    def test_a_run_that_did_not_complete_is_no_history(self) -> None:
        _, tracker = self.run(0.1, 0.2, 0.3, 0.4, 5.0)
        assert measure(tracker.state, RUN, SEARCH) is None

    def test_a_clock_set_back_makes_no_step_negative(self) -> None:
        _, tracker = self.run(0.1, 0.2, -60.0, 0.4, 5.0, 0.5)
        found = measure(tracker.state, RUN, SEARCH)
        assert found is not None
        assert found.steps[2].seconds == 0.0

    def test_a_step_begins_when_the_one_before_is_completed(self) -> None:
        clock, tracker = self.run()
        assert step_since(tracker.state) == START
        clock, tracker = self.run(0.1, 0.2)
        done = clock.now()
        clock.advance(1.0)
        tracker.start_step(StepName.BUDGET_CHECK)
        assert step_since(tracker.state) == done
