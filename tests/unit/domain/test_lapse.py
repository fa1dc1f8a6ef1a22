"""What no answer means, by the kind of waiting."""

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.lapse import LapsePolicy, OnLapse, deadline, lapses_to
from buddy.domain.lifecycle import MissionStatus as S
from buddy.domain.mission import Mission
from buddy.domain.run import Deviation, RunState
from buddy.testing.factories import at, make_mission, make_run


@pytest.mark.parametrize(
    ("policy", "rejected"),
    [
        (LapsePolicy(), set[S]()),
        (LapsePolicy(proposal=OnLapse.REJECT), {S.PROPOSED, S.CLARIFICATION_NEEDED}),
        (LapsePolicy(approval=OnLapse.REJECT), {S.APPROVED}),
        (LapsePolicy(parked=OnLapse.REJECT), {S.AWAITING_APPROVAL}),
    ],
)
def test_each_kind_of_waiting_has_its_own_rule(policy: LapsePolicy, rejected: set[S]) -> None:
    waiting = (S.PROPOSED, S.CLARIFICATION_NEEDED, S.APPROVED, S.AWAITING_APPROVAL)
    assert {status for status in waiting if policy.rejects(status)} == rejected


def test_what_waits_has_no_deadline() -> None:
    assert [deadline(rule, 60.0) for rule in OnLapse] == [60.0, 60.0, None]


def test_an_approval_always_has_an_end() -> None:
    with pytest.raises(ValueError, match="cannot wait for ever"):
        LapsePolicy(approval=OnLapse.WAIT)


def waiting(status: S, kind: str | None = None, **parts: Any) -> Mission:
    run = None
    if kind is not None:
        needs = Deviation(kind=kind, approved="a", needed="b", message="m")
        run = make_run(state=RunState.PARKED, deviation=needs)
    return replace(make_mission(1, status=status), run=run, **{"expires_at": at(60.0), **parts})


@pytest.mark.parametrize(
    ("mission", "rule", "becomes"),
    [
        (waiting(S.PROPOSED), OnLapse.EXPIRE, S.EXPIRED),
        (waiting(S.PROPOSED), OnLapse.REJECT, S.REJECTED),
        (waiting(S.CLARIFICATION_NEEDED), OnLapse.REJECT, S.REJECTED),
        (waiting(S.APPROVED), OnLapse.REJECT, S.REJECTED),
        (waiting(S.AWAITING_APPROVAL, "domain"), OnLapse.EXPIRE, S.EXPIRED),
        (waiting(S.AWAITING_APPROVAL, "domain"), OnLapse.REJECT, S.CANCELLED),
        (waiting(S.AWAITING_APPROVAL, "money"), OnLapse.EXPIRE, S.FAILED),
        (waiting(S.AWAITING_APPROVAL, "money"), OnLapse.REJECT, S.FAILED),
        (waiting(S.PROPOSED, expires_at=None), OnLapse.REJECT, None),
    ],
)
def test_what_a_mission_becomes_when_nobody_answers(
    mission: Mission, rule: OnLapse, becomes: S | None
) -> None:
    policy = LapsePolicy(proposal=rule, approval=rule, parked=rule)
    assert lapses_to(mission, policy) is becomes
