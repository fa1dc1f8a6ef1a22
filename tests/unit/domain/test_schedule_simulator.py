"""What a schedule would do, as the simulator tells it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from buddy.domain.instant import Instant
from buddy.domain.schedule import Missed, Overlap, Policy, Schedule, StandingBounds
from buddy.domain.schedule_simulator import Asleep, Simulated, simulate, simulation_words
from buddy.domain.schedule_timing import Recurrence, make_timing
from buddy.testing.records import make_schedule

FRIDAY = Instant("2027-03-26T17:00:00.000Z")
MONDAY = Instant("2027-03-29T08:00:00.000Z")
TUESDAY = Instant("2027-03-30T08:00:00.000Z")


def daily(**policy: object) -> Schedule:
    """Return a schedule for every morning at seven in Berlin, whose clocks jump that Sunday."""
    timing = make_timing(
        timezone="Europe/Berlin", recurrence=Recurrence.DAILY, trigger_time="07:00", now=FRIDAY
    )
    schedule = make_schedule(timing=timing, policy=Policy(**policy))  # type: ignore[arg-type]
    until = Instant("2027-12-31T00:00:00.000Z")
    return replace(schedule, standing=replace(schedule.standing, until=until))


def told(found: tuple[Simulated, ...]) -> list[tuple[str, str, int]]:
    return [(each.at[5:16], each.what, each.count) for each in found]


def over_the_weekend(**policy: object) -> list[tuple[str, str, int]]:
    asleep = (Asleep(start=FRIDAY, end=MONDAY),)
    return told(simulate(daily(**policy), FRIDAY, TUESDAY, asleep=asleep))


def test_a_machine_that_sleeps_from_friday_to_monday() -> None:
    tuesday = ("03-30T05:00", "fired", 1)
    assert over_the_weekend(missed=Missed.SKIP) == [("03-29T08:00", "missed", 3), tuesday]
    assert over_the_weekend(missed=Missed.LATEST) == [
        ("03-29T08:00", "missed", 2),
        ("03-29T08:00", "fired", 1),
        tuesday,
    ]
    slept = (Asleep(start=FRIDAY, end=MONDAY),)
    assert simulation_words(simulate(daily(), FRIDAY, TUESDAY, asleep=slept)) == (
        "it fires twice, once to make up for what was missed, twice it cannot fire"
    )
    assert over_the_weekend(missed=Missed.ALL) == [("03-29T08:00", "fired", 1)] * 3 + [tuesday]


def test_awake_it_fires_by_the_wall_clock() -> None:
    found = simulate(daily(), FRIDAY, TUESDAY)
    assert told(found) == [
        (f"03-{day}T0{hour}:00", "fired", 1) for day, hour in ((27, 6), (28, 5), (29, 5), (30, 5))
    ]


def test_runs_that_take_long_meet_the_next_one() -> None:
    hours = 30 * 3600.0
    skipped = simulate(daily(overlap=Overlap.SKIP), FRIDAY, TUESDAY, run_seconds=hours)
    assert [each.what for each in skipped] == ["fired", "skipped", "fired", "skipped"]
    assert simulation_words(skipped) == "it fires twice, twice an earlier run is not over"
    queued = simulate(daily(overlap=Overlap.QUEUE), FRIDAY, TUESDAY, run_seconds=hours)
    assert [each.what for each in queued] == ["fired", "queued"] * 3
    assert all(a.at <= b.at for a, b in pairwise(queued))


def test_it_ends_where_its_bounds_do_and_where_it_is_told_to_stop() -> None:
    few = daily()
    bounds: StandingBounds = replace(few.standing, count=2)
    found = simulate(replace(few, standing=bounds), FRIDAY, Instant("2027-12-01T00:00:00.000Z"))
    assert [each.what for each in found] == ["fired", "fired", "ended"]
    assert found[-1].reason == "its 2 runs are used"
    assert simulation_words(found) == "it fires twice, then it is over: its 2 runs are used"
    assert len(simulate(few, FRIDAY, Instant("2027-12-01T00:00:00.000Z"), most=7)) == 7
