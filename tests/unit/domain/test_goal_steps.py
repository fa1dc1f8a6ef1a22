"""The steps of goals: in order, within the cap, bounded side by side, and always to an end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.goal import Goal, GoalState, PartEnd, PartState
from buddy.domain.goal_plan import MOST_PARTS, OnFailure, Part, Then, sketch_problems
from buddy.domain.goal_steps import (
    SIDE_BY_SIDE,
    Begin,
    Finish,
    end_of,
    ended,
    next_step,
    percent,
    settled,
    took,
)
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import ZERO, Money
from buddy.testing.factories import at, make_mission
from buddy.testing.goals import OPTIONAL, make_part, open_part, running_goal

NOW = at(100)
SETTLED = {PartState.DONE, PartState.SKIPPED}


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    """Return a running goal with a plan of any shape."""
    count = draw(st.integers(1, MOST_PARTS))
    parts: list[Part] = []
    for number in range(count):
        earlier = [part.key for part in parts]
        depends = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        policy = OnFailure(retries=draw(st.integers(0, 3)), then=draw(st.sampled_from(list(Then))))
        holds = Money(draw(st.integers(0, 900)))
        parts.append(
            make_part(f"p{number}", depends_on=tuple(depends), on_failure=policy, holds=holds)
        )
    return running_goal(parts=tuple(parts), cap=Money(draw(st.integers(1, 4000))))


@settings(max_examples=150, deadline=None)
@given(goal=goals(), data=st.data())
def test_whatever_its_missions_do_a_goal_keeps_its_order_and_its_cap_and_ends(
    goal: Goal, data: st.DataObject
) -> None:
    assert not sketch_problems(goal.parts)
    missions: set[str] = set()
    for _ in range(200):
        step = next_step(goal)
        if isinstance(step, Begin):
            needed = goal.part(step.key).depends_on
            assert all(goal.of(key).state in SETTLED for key in needed)
            goal = took(goal, step, NOW)
            begun = goal.of(step.key).mission_id
            assert begun is not None
            assert begun not in missions  # every try is a mission of its own
            missions.add(begun)
        elif isinstance(step, Finish):
            goal = took(goal, step, NOW)
            break
        else:
            assert goal.open  # nothing to do means that something is under way
            part = data.draw(st.sampled_from(goal.open))
            most = goal.part(part.key).holds.micros
            end = PartEnd(
                ok=data.draw(st.booleans()),
                spent=Money(data.draw(st.integers(0, most))),
                final=data.draw(st.booleans()),
                reason="it broke",
            )
            goal = ended(goal, part.key, end, NOW)
        assert len(goal.open) <= SIDE_BY_SIDE
        assert goal.spent + goal.held <= goal.cap
    assert goal.state in {GoalState.COMPLETED, GoalState.FAILED}
    assert goal.reason
    if goal.state is GoalState.COMPLETED:
        assert all(each.state in SETTLED for each in goal.progress)
        assert goal.progress[-1].state is PartState.DONE
    assert len(missions) <= sum(part.on_failure.retries + 1 for part in goal.parts)


def test_parts_that_need_nothing_of_each_other_begin_side_by_side() -> None:
    goal = running_goal(parts=tuple(make_part(f"p{n}") for n in range(5)))
    for number in range(SIDE_BY_SIDE):
        step = next_step(goal)
        assert step == Begin(key=f"p{number}", attempt=1)
        assert step is not None
        goal = took(goal, step, NOW)
    assert next_step(goal) is None


def test_a_part_that_fails_is_tried_again_as_often_as_the_plan_says() -> None:
    goal = running_goal(parts=(make_part("p", on_failure=OnFailure(retries=2)),))
    for attempt in (1, 2, 3):
        step = next_step(goal)
        assert step == Begin(key="p", attempt=attempt)
        assert step is not None
        goal = ended(took(goal, step, NOW), "p", PartEnd(ok=False, reason="HTTP 503"), NOW)
    assert next_step(goal) == Finish(state=GoalState.FAILED, reason="p failed: HTTP 503")


def test_what_a_person_turned_down_is_not_tried_again() -> None:
    goal = running_goal(parts=(make_part("p", on_failure=OnFailure(retries=3)),))
    goal = took(goal, Begin(key="p", attempt=1), NOW)
    goal = ended(goal, "p", PartEnd(ok=False, reason="no", final=True), NOW)
    assert goal.of("p").state is PartState.FAILED


def test_a_goal_goes_on_without_what_is_left_out_and_says_so() -> None:
    parts = (make_part("a", on_failure=OPTIONAL), make_part("b", depends_on=("a",)))
    goal = took(running_goal(parts=parts), Begin(key="a", attempt=1), NOW)
    goal = ended(goal, "a", PartEnd(ok=False, reason="gone"), NOW)
    assert goal.of("a").state is PartState.SKIPPED
    goal = took(goal, Begin(key="b", attempt=1), NOW)
    goal = ended(goal, "b", PartEnd(ok=True, summary="3 rows"), NOW)
    assert next_step(goal) == Finish(state=GoalState.COMPLETED, reason="3 rows; without a")


def test_what_does_not_fit_below_the_cap_waits_for_what_is_open_and_then_stops() -> None:
    parts = (make_part("a", holds=Money(600)), make_part("b", holds=Money(600)))
    goal = took(running_goal(parts=parts, cap=Money(1000)), Begin(key="a", attempt=1), NOW)
    assert next_step(goal) is None
    cheap = ended(goal, "a", PartEnd(ok=True, spent=Money(100)), NOW)
    assert next_step(cheap) == Begin(key="b", attempt=1)
    dear = next_step(ended(goal, "a", PartEnd(ok=True, spent=Money(600)), NOW))
    assert isinstance(dear, Finish)
    assert dear.reason.startswith("stopped by budget: ")


def test_a_goal_that_is_over_begins_nothing_and_settles_what_was_open() -> None:
    goal = open_part(running_goal(parts=(make_part("p"),)), "p")
    goal = replace(goal, state=GoalState.CANCELLED)
    assert next_step(goal) is None
    assert goal.due_at is not None
    gone = settled(goal, {}, NOW)
    assert (gone.of("p").state, gone.due_at) == (PartState.FAILED, None)
    assert settled(gone, {}, NOW) == gone


@pytest.mark.parametrize("status", [MissionStatus.RUNNING, MissionStatus.AWAITING_APPROVAL])
def test_a_mission_that_is_not_over_ends_no_part(status: MissionStatus) -> None:
    mission = replace(make_mission(), status=status)
    assert end_of(mission) is None
    goal = open_part(running_goal(parts=(make_part("p"),)), "p", mission.mission_id)
    assert settled(goal, {mission.mission_id: mission}, NOW) == goal


def test_a_rejected_mission_is_a_person_s_no() -> None:
    end = end_of(replace(make_mission(), status=MissionStatus.REJECTED))
    assert end is not None
    assert (end.ok, end.final, end.spent) == (False, True, ZERO)
    assert end.reason == "its mission was rejected"


def test_percent_counts_what_is_settled_and_is_100_only_at_the_end() -> None:
    goal = running_goal(parts=(make_part("a"), make_part("b")))
    assert percent(goal) == 0
    goal = ended(took(goal, Begin(key="a", attempt=1), NOW), "a", PartEnd(ok=True), NOW)
    goal = took(goal, Begin(key="b", attempt=1), NOW)
    assert percent(goal, {"b": 50}) == 75
    goal = ended(goal, "b", PartEnd(ok=True), NOW)
    assert percent(goal) == 99
    assert percent(replace(goal, state=GoalState.COMPLETED)) == 100
    assert percent(replace(goal, progress=())) == 0
