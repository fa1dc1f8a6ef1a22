"""Schedules as values: bounds, problems, how they begin, pause and end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.ids import MissionId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.schedule import (
    Policy,
    ScheduleState,
    activated,
    ended,
    firing_id,
    firing_mission,
    may_be_template,
    paused,
    problems,
    refitted,
    settled,
    standing_bounds,
    upcoming,
)
from buddy.domain.schedule_timing import make_timing
from buddy.domain.standing_approval import DAY
from buddy.testing.factories import at, make_mission
from buddy.testing.records import make_schedule


def test_bounds_left_out_are_the_cap_thirty_runs_and_ninety_days() -> None:
    bounds = standing_bounds(Money(500_000), at())
    assert bounds.cap_per_run == Money(500_000)
    assert bounds.cap_total == Money(15_000_000)
    assert bounds.count == 30
    assert bounds.until == at(90 * DAY)
    assert standing_bounds(Money(500_000), at(), count=2).cap_total == Money(1_000_000)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"policy": Policy(catch_up=0)}, "catch_up is 0"),
        ({"policy": Policy(pause_after=101)}, "pause_after is 101"),
        ({"timing": make_timing(timezone="UTC", trigger_time="09:00", now=at())}, "never fires"),
    ],
)
def test_what_is_wrong_is_said(parts: dict[str, Any], said: str) -> None:
    assert problems(make_schedule()) == ()
    (found,) = problems(make_schedule(cursor=at(DAY), **parts))
    assert said in found


def test_a_cap_below_the_missions_own_could_never_run() -> None:
    schedule = make_schedule()
    low = replace(schedule.standing, cap_per_run=Money(1))
    (found,) = problems(replace(schedule, standing=low))
    assert "could never begin" in found


def test_bounds_follow_a_cap_that_was_raised_since() -> None:
    bounds = make_schedule().standing
    assert refitted(bounds, bounds.cap_per_run) == bounds
    raised = refitted(bounds, Money(6_000_000))
    assert (raised.cap_per_run, raised.cap_total) == (Money(6_000_000), Money(180_000_000))
    named = refitted(replace(bounds, cap_total=Money(7)), Money(6_000_000))
    assert named.cap_total == Money(7)


def test_a_firing_is_named_by_its_time() -> None:
    assert firing_id("sch_1", at()) != firing_id("sch_1", at(1))
    mission_id = firing_mission("sch_1", at())
    assert mission_id == firing_mission("sch_1", at())
    assert mission_id != firing_mission("sch_2", at())
    assert len(mission_id) == len("m_000000000001")


def test_it_fires_from_its_activation_on_and_nothing_while_paused() -> None:
    proposed = make_schedule(state=ScheduleState.PROPOSED, failures=2)
    active = activated(proposed, make_mission(1), "sa_9", at(90))
    assert (active.state, active.standing_id, active.failures) == (ScheduleState.ACTIVE, "sa_9", 0)
    assert active.next_at == at(120)
    held = paused(replace(active, queued=(at(60),)), "by you", at(100))
    assert (held.due_at, held.queued, held.reason) == (None, (), "by you")
    over = ended(active, "enough", at(100))
    assert over.due_at is None
    assert upcoming(over, at(100), 5) == ()


def test_no_more_is_promised_than_its_bounds_allow() -> None:
    schedule = make_schedule(fired=28)
    assert [slot.at for slot in upcoming(schedule, at(), 5)] == [at(60), at(120)]
    soon = replace(schedule, fired=0, standing=replace(schedule.standing, until=at(100)))
    assert [slot.at for slot in upcoming(soon, at(), 5)] == [at(60)]


@pytest.mark.parametrize("status", MissionStatus)
def test_what_was_turned_down_is_no_template(status: MissionStatus) -> None:
    assert may_be_template(status) == (status.value not in {"rejected", "cancelled", "expired"})


def test_failures_in_a_row_are_counted() -> None:
    def run(number: int, status: MissionStatus) -> object:
        return replace(make_mission(number), status=status)

    schedule = make_schedule(failures=1, open_runs=tuple(MissionId(f"m_{n}") for n in range(4)))
    failed, running = run(1, MissionStatus.FAILED), run(2, MissionStatus.RUNNING)
    after = settled(schedule, (failed, running, None, failed))  # type: ignore[arg-type]
    assert after.failures == 3
    assert after.open_runs == (make_mission(2).mission_id,)
    assert settled(schedule, (failed, run(3, MissionStatus.COMPLETED))).failures == 0  # type: ignore[arg-type]
    assert settled(schedule, (run(3, MissionStatus.CANCELLED),)).failures == 1  # type: ignore[arg-type]


def test_bounds_follow_a_lower_cap() -> None:
    bounds = standing_bounds(Money(5_000_000), at())
    lower = refitted(bounds, Money(500_000))
    assert (lower.cap_per_run, lower.cap_total) == (Money(500_000), Money(15_000_000))
    fixed = refitted(replace(bounds, cap_total=Money(3_000_000)), Money(500_000))
    assert fixed.cap_total == Money(3_000_000)
