"""In which order decisions wait, and when somebody is reminded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.inbox import (
    HOUR,
    PENDING,
    InboxItem,
    InboxKind,
    ReminderKind,
    ReminderRules,
    cost_of_waiting,
    in_order,
    item_of,
    order_key,
    reminders_due,
)
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.proposal import Priority
from buddy.domain.run import Deviation, RunState
from buddy.domain.tool import Risk
from buddy.testing.factories import at, make_mission, make_proposal, make_run, make_terms

NOW = at(0)
UNKNOWN = Deviation(
    kind="outcome_unknown", approved="", needed="", message="?", choices=("happened", "retry")
)
MONEY = Deviation(kind="money", approved="$1", needed="$2", message="It needs $2")


def proposed(number: int = 1, *, left: float | None = 1e6, **parts: Any) -> Mission:
    expires_at = None if left is None else at(left)
    return replace(
        make_mission(number, status=MissionStatus.PROPOSED, proposal=make_proposal()),
        expires_at=expires_at,
        **parts,
    )


def parked(number: int, deviation: Deviation, left: float = 1e6) -> Mission:
    run = make_run(state=RunState.PARKED, deviation=deviation)
    return replace(proposed(number, left=left), status=MissionStatus.AWAITING_APPROVAL, run=run)


def item(mission: Mission) -> InboxItem:
    found = item_of(mission)
    assert found is not None
    return found


def cost(mission: Mission) -> int:
    return cost_of_waiting(item(mission), NOW)


@pytest.mark.parametrize("status", list(MissionStatus))
def test_only_what_waits_for_a_person_is_in_the_inbox(status: MissionStatus) -> None:
    assert (item_of(make_mission(status=status)) is not None) is (status in PENDING)


def test_what_is_asked_and_what_can_be_answered() -> None:
    unknown = item(parked(1, UNKNOWN))
    assert unknown.kind is InboxKind.OUTCOME_UNKNOWN
    assert unknown.choices == ("happened", "retry")
    assert unknown.asked == "?"
    assert item(parked(1, MONEY)).kind is InboxKind.DEVIATION
    question = item(make_mission(status=MissionStatus.CLARIFICATION_NEEDED))
    assert question.decisions == ("reject", "cancel")
    assert item(proposed()).decisions == ("approve", "reject", "cancel")


def test_what_stands_still_comes_before_what_has_not_begun() -> None:
    kinds = [parked(1, UNKNOWN), parked(2, MONEY), proposed(3)]
    asked = make_mission(4, status=MissionStatus.CLARIFICATION_NEEDED, expires_at=at(1e6))
    order = [each.mission.mission_id for each in in_order([asked, *reversed(kinds)], NOW)]
    assert order == [each.mission_id for each in (*kinds, asked)]


def test_what_is_about_to_lapse_comes_first_among_its_kind() -> None:
    lefts = (HOUR - 1, HOUR, 6 * HOUR, 24 * HOUR)
    costs = [cost(proposed(left=left)) for left in lefts]
    assert [each - costs[-1] for each in costs] == [300, 200, 100, 0]
    assert cost(proposed(left=None)) == costs[-1]
    assert cost(proposed(left=HOUR - 1)) > cost(parked(1, MONEY))


def test_risk_priority_and_money_count() -> None:
    base = proposed()
    plain = cost(replace(base, terms=make_terms(cap_usd=Money(0))))
    for risk, points in ((Risk.WRITE, 30), (Risk.IRREVERSIBLE, 60)):
        terms, proposal = make_terms(cap_usd=Money(0)), replace(make_proposal(), risk=risk)
        assert cost(replace(base, terms=terms, proposal=proposal)) == plain + points
    for priority, points in ((Priority.HIGH, 150), (Priority.LOW, -50)):
        terms = make_terms(cap_usd=Money(0), priority=priority)
        assert cost(replace(base, terms=terms)) == plain + points
    for micros, points in ((999_999, 0), (1_000_000, 1), (70_000_000, 50)):
        assert cost(replace(base, terms=make_terms(cap_usd=Money(micros)))) == plain + points


def test_of_equal_cost_the_longest_waiting_comes_first() -> None:
    early, late = proposed(2, updated_at=at(-50)), proposed(1, updated_at=at(-20))
    assert [each.mission for each in in_order([late, early], NOW)] == [early, late]


def test_what_has_lapsed_is_left_out() -> None:
    assert in_order([proposed(left=0)], NOW) == ()


@given(st.permutations(range(6)))
def test_the_order_does_not_depend_on_how_they_came(order: list[int]) -> None:
    missions = [parked(1, UNKNOWN), proposed(2), proposed(3, left=60), parked(4, MONEY)]
    missions += [proposed(5), proposed(6, left=None)]
    found = in_order([missions[index] for index in order], NOW)
    assert found == in_order(missions, NOW)
    keys = [order_key(each, NOW) for each in found]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def kinds_due(mission: Mission, seconds: float, rules: ReminderRules) -> list[ReminderKind]:
    return [kind for kind, _ in reminders_due(item(mission), at(seconds), rules)]


def test_reminders_come_after_waiting_and_before_lapsing() -> None:
    mission = proposed(left=1000, updated_at=at(0))
    rules = ReminderRules(after_waiting=300, before_expiry=100)
    assert kinds_due(mission, 299, rules) == []
    assert kinds_due(mission, 300, rules) == [ReminderKind.WAITING]
    assert kinds_due(mission, 900, rules) == [ReminderKind.WAITING, ReminderKind.EXPIRING]
    assert kinds_due(mission, 1000, rules) == []
    never = ReminderRules(after_waiting=None, before_expiry=None)
    assert kinds_due(mission, 999, never) == []
    assert kinds_due(proposed(left=None, updated_at=at(0)), 900, rules) == [ReminderKind.WAITING]


def test_the_key_of_a_reminder_is_that_of_its_question() -> None:
    rules = ReminderRules(after_waiting=1, before_expiry=None)
    mission = proposed(updated_at=at(0))
    first, later = (reminders_due(item(mission), at(n), rules) for n in (10, 20))
    assert first == later
    edited = replace(mission, revision=mission.revision + 1)
    assert reminders_due(item(edited), at(10), rules) != first
    again = parked(1, MONEY)
    run = again.run
    assert run is not None
    second = replace(again, run=replace(run, attempt=run.attempt + 1))
    keys = {reminders_due(item(each), at(1e5), rules)[0][1] for each in (again, second)}
    assert len(keys) == 2
