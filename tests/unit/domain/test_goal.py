"""Goals as values: what stands of them, what they are called, when there is something to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.goal import (
    GoalState,
    PartState,
    approval_channel,
    asking,
    begun,
    over,
    part_metadata,
    part_mission,
)
from buddy.domain.ids import LOCAL_USER
from buddy.domain.money import Money
from buddy.testing.factories import at
from buddy.testing.goals import make_goal, make_part, open_part, running_goal


def test_a_try_of_a_part_has_one_mission_whoever_makes_it() -> None:
    first = part_mission("g_1", "search", 1)
    assert first == part_mission("g_1", "search", 1)
    others = {
        part_mission("g_1", "search", 2),
        part_mission("g_1", "a", 1),
        part_mission("g", "search", 1),
    }
    assert len({first, *others}) == 4


def test_a_part_s_mission_says_where_it_comes_from_and_its_yes_names_the_revision() -> None:
    goal = make_goal(revision=3)
    assert part_metadata(goal, "search", 2) == {
        "source": "goal",
        "goal": "g_000000000001",
        "orchestrator": "phase25",
        "goal_part": "search",
        "goal_revision": 3,
        "attempt": 2,
    }
    assert approval_channel(goal) == "goal:g_000000000001:3"


def test_a_goal_is_due_when_it_lapses_while_it_runs_and_until_what_is_open_has_stopped() -> None:
    goal = make_goal()
    assert goal.due_at == at(1e6)
    begin = begun(goal, LOCAL_USER, "api", at(5))
    assert (begin.state, begin.due_at, begin.expires_at) == (GoalState.RUNNING, at(5), None)
    opened = open_part(begin, "search")
    assert over(opened, GoalState.CANCELLED, "no", at(9)).due_at == at(9)
    assert over(begin, GoalState.CANCELLED, "no", at(9)).due_at is None


def test_money_is_what_was_spent_and_what_open_parts_hold() -> None:
    goal = running_goal(parts=(make_part("a", holds=Money(7)), make_part("b", holds=Money(9))))
    goal = open_part(goal, "b")
    progress = (replace(goal.progress[0], spent=Money(5)), goal.progress[1])
    goal = replace(goal, progress=progress)
    assert (goal.spent, goal.held) == (Money(5), Money(9))


def test_a_question_takes_the_plan_s_place() -> None:
    goal = asking(make_goal(), "Which page?", "embedded")
    assert (goal.state, goal.parts, goal.progress) == (GoalState.CLARIFICATION_NEEDED, (), ())
    assert goal.result is None


def test_a_part_that_is_not_there_is_an_error() -> None:
    goal = make_goal()
    with pytest.raises(KeyError):
        goal.part("nothing")
    with pytest.raises(KeyError):
        goal.of("nothing")


def test_what_is_left_out_is_settled_and_not_done() -> None:
    goal = make_goal()
    first, last = goal.progress
    left = replace(first, state=PartState.SKIPPED)
    goal = replace(goal, progress=(left, replace(last, state=PartState.DONE)))
    assert (goal.done, goal.settled) == (1, 2)
