"""What no answer means, by the kind of waiting."""

import pytest

from buddy.domain.lapse import LapsePolicy, OnLapse, deadline
from buddy.domain.lifecycle import MissionStatus as S


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
