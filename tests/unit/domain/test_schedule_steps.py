"""What schedules do next: on time, late, while an earlier run goes on, at their end."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.schedule import CLAIMS_KEPT, Missed, Overlap, Policy, Schedule, ScheduleState
from buddy.domain.schedule_steps import (
    End,
    Enqueue,
    Fire,
    Pause,
    Skip,
    Step,
    next_step,
    took,
    with_claim,
)
from buddy.testing.factories import at
from buddy.testing.records import make_schedule

MINUTE = 60.0


def carried(schedule: Schedule, now: Instant, *, busy: bool = False) -> tuple[list[Step], Schedule]:
    """Take steps until there is none; with `busy` an earlier run never ends."""
    steps: list[Step] = []
    while (step := next_step(schedule, now, busy=busy)) is not None:
        steps.append(step)
        schedule = took(schedule, step, now)
        assert len(steps) < 200
    return steps, schedule


def with_policy(**parts: object) -> Schedule:
    return make_schedule(policy=Policy(**parts))  # type: ignore[arg-type]


def test_nothing_happens_before_its_time_and_once_then() -> None:
    schedule = make_schedule()
    assert carried(schedule, at(59.9))[0] == []
    steps, after = carried(schedule, at(60))
    assert steps == [Fire(slot=at(60))]
    assert (after.fired, after.cursor, after.next_at) == (1, at(60), at(120))
    assert carried(after, at(60))[0] == []


def test_a_clock_that_goes_back_fires_nothing_twice() -> None:
    _, after = carried(make_schedule(), at(60))
    assert carried(after, at(30))[0] == []
    assert carried(after, at(61))[0] == []


def test_missed_ones_are_let_go() -> None:
    steps, after = carried(with_policy(missed=Missed.SKIP), at(10 * MINUTE))
    assert [type(step) for step in steps] == [Skip, Fire, Fire]
    assert isinstance(steps[0], Skip)
    assert (steps[0].count, steps[0].slot) == (8, at(8 * MINUTE))
    assert after.missed == 8


def test_the_latest_missed_one_is_made_up_for() -> None:
    steps, after = carried(with_policy(missed=Missed.LATEST), at(10 * MINUTE))
    assert [type(step) for step in steps] == [Skip, Fire]
    assert isinstance(steps[1], Fire)
    assert steps[1].slot == at(10 * MINUTE)
    assert (after.missed, after.fired) == (9, 1)


def test_all_missed_ones_up_to_a_number_are_made_up_for() -> None:
    steps, after = carried(with_policy(missed=Missed.ALL, catch_up=3), at(10 * MINUTE))
    fired = [step.slot for step in steps if isinstance(step, Fire)]
    assert fired == [at(n * MINUTE) for n in (6, 7, 8, 9, 10)]
    assert [step.late for step in steps if isinstance(step, Fire)] == [True] * 3 + [False] * 2
    assert after.missed == 5


def test_a_single_one_that_comes_late_is_made_up_for_or_let_go() -> None:
    now = at(90 * MINUTE)
    for missed, kind in ((Missed.LATEST, Fire), (Missed.ALL, Fire), (Missed.SKIP, Skip)):
        schedule = with_policy(missed=missed)
        hourly = replace(schedule, timing=replace(schedule.timing, cron="0 * * * *"))
        due = replace(hourly, next_at=at(60 * MINUTE))
        assert isinstance(next_step(due, now, busy=False), kind)


def test_while_an_earlier_run_goes_on() -> None:
    now = at(60)
    skip = next_step(with_policy(overlap=Overlap.SKIP), now, busy=True)
    assert isinstance(skip, Skip)
    assert "was not over" in skip.reason
    assert next_step(with_policy(overlap=Overlap.ALLOW), now, busy=True) == Fire(slot=at(60))
    queue = with_policy(overlap=Overlap.QUEUE)
    steps, waiting = carried(queue, now, busy=True)
    assert steps == [Enqueue(slot=at(60))]
    assert waiting.due_at == at(60)
    (first, *_), after = carried(waiting, at(70))
    assert first == Fire(slot=at(60), queued=True)
    assert after.queued == ()


def test_a_queue_holds_so_many_and_no_more() -> None:
    schedule = with_policy(overlap=Overlap.QUEUE, catch_up=2)
    for minute in (1, 2, 3):
        steps, schedule = carried(schedule, at(minute * MINUTE), busy=True)
    assert schedule.queued == (at(60), at(120))
    assert isinstance(steps[0], Skip)
    assert "2 were waiting" in steps[0].reason


def test_after_failures_in_a_row_it_pauses() -> None:
    failing = make_schedule(failures=3)
    steps, after = carried(failing, at(60))
    assert steps == [Pause(reason="3 runs in a row failed")]
    assert (after.state, after.next_at) == (ScheduleState.PAUSED, None)
    never = replace(failing, policy=Policy(pause_after=0))
    assert isinstance(next_step(never, at(60), busy=False), Fire)


def test_it_ends_with_its_last_run_and_with_its_time() -> None:
    schedule = make_schedule(fired=29)
    steps, after = carried(schedule, at(60))
    assert steps == [Fire(slot=at(60))]
    assert (after.state, after.reason) == (ScheduleState.ENDED, "its 30 runs are used")
    over = replace(schedule, standing=replace(schedule.standing, until=at(50)))
    assert isinstance(next_step(over, at(60), busy=False), End)


def test_a_single_firing_ends_it() -> None:
    schedule = make_schedule()
    once = replace(schedule, timing=replace(schedule.timing, cron="1 10 1 3 *"))
    steps, after = carried(replace(once, next_at=at(60)), at(60))
    assert [type(step) for step in steps] == [Fire]
    assert after.state is ScheduleState.ACTIVE  # it comes again next year
    never = replace(after, next_at=None)
    assert next_step(never, at(60), busy=False) == End(reason="it has no further time")


def test_only_the_latest_firings_are_kept() -> None:
    schedule = make_schedule(claims=tuple(str(n) for n in range(CLAIMS_KEPT)))
    after, dropped = with_claim(schedule, "new")
    assert dropped == ("0",)
    assert (len(after.claims), after.claims[-1]) == (CLAIMS_KEPT, "new")


@given(
    st.sampled_from(Missed),
    st.sampled_from(Overlap),
    st.lists(st.tuples(st.floats(-120, 900), st.booleans()), max_size=8),
)
def test_no_time_fires_twice_whatever_clock_and_runs_do(
    missed: Missed, overlap: Overlap, looks: list[tuple[float, bool]]
) -> None:
    schedule = make_schedule(policy=Policy(missed=missed, overlap=overlap))
    now, fired, dealt = at(), list[Instant](), 0
    for seconds, busy in looks:
        now = plus_seconds(now, seconds)
        steps, schedule = carried(schedule, now, busy=busy)
        fired += [step.slot for step in steps if isinstance(step, Fire)]
        dealt += sum(step.count for step in steps if isinstance(step, Skip))
    assert len(fired) == len(set(fired)) == schedule.fired
    if overlap is not Overlap.QUEUE and missed is not Missed.ALL:
        assert fired == sorted(fired)
    if schedule.state is ScheduleState.ACTIVE:
        behind = int((len(fired) + dealt + len(schedule.queued)) * MINUTE)
        assert schedule.cursor == at(behind)
