"""The table of transitions is the lifecycle of the specification, no more and no less."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import (
    EDITABLE,
    TERMINAL,
    TRANSITIONS,
    MissionStatus,
    Trigger,
    next_status,
)
from buddy.errors import InvalidTransition

S = MissionStatus

ALLOWED = {
    S.CLARIFICATION_NEEDED: {
        S.CLARIFICATION_NEEDED,
        S.PROPOSED,
        S.REJECTED,
        S.CANCELLED,
        S.EXPIRED,
    },
    S.PROPOSED: {
        S.PROPOSED,
        S.CLARIFICATION_NEEDED,
        S.APPROVED,
        S.REJECTED,
        S.CANCELLED,
        S.EXPIRED,
    },
    S.APPROVED: {S.RUNNING, S.REJECTED, S.CANCELLED, S.EXPIRED},
    S.RUNNING: {S.AWAITING_APPROVAL, S.COMPLETED, S.FAILED, S.CANCELLED},
    S.AWAITING_APPROVAL: {S.RUNNING, S.CANCELLED, S.EXPIRED, S.FAILED},
}
"""Section 3 of the specification, written out by hand."""


def test_every_status_has_a_row() -> None:
    assert set(TRANSITIONS) == set(MissionStatus)


@pytest.mark.parametrize("status", list(MissionStatus))
def test_a_status_leads_where_the_specification_says(status: MissionStatus) -> None:
    assert set(TRANSITIONS[status].values()) == ALLOWED.get(status, set())


def test_terminal_statuses_are_the_five_ends() -> None:
    assert {S.COMPLETED, S.FAILED, S.CANCELLED, S.REJECTED, S.EXPIRED} == TERMINAL


def test_only_undecided_missions_are_editable() -> None:
    assert {S.PROPOSED, S.CLARIFICATION_NEEDED} == EDITABLE
    assert all(Trigger.PROPOSE in TRANSITIONS[status] for status in EDITABLE)
    assert not any(Trigger.PROPOSE in TRANSITIONS[s] for s in set(S) - EDITABLE)


def test_a_parked_run_that_is_declined_is_cancelled_not_rejected() -> None:
    assert next_status(S.AWAITING_APPROVAL, Trigger.REJECT) is S.CANCELLED
    assert next_status(S.PROPOSED, Trigger.REJECT) is S.REJECTED


@pytest.mark.parametrize("status", list(MissionStatus))
@pytest.mark.parametrize("trigger", list(Trigger))
def test_next_status_is_total(status: MissionStatus, trigger: Trigger) -> None:
    if trigger in TRANSITIONS[status]:
        assert next_status(status, trigger) is TRANSITIONS[status][trigger]
    else:
        with pytest.raises(
            InvalidTransition, match=rf"A mission that is {status} cannot (be )?{trigger[:3]}"
        ):
            next_status(status, trigger)
