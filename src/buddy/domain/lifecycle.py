"""The mission lifecycle as one table (SPEC section 3).

The documentation page and the TypeScript type are generated from `TRANSITIONS`; `decide` and the
tests read it too. A pair that is not in the table is not allowed.
"""

from __future__ import annotations

from enum import StrEnum

from buddy.errors import InvalidTransition


class MissionStatus(StrEnum):
    """Where a mission stands."""

    CLARIFICATION_NEEDED = "clarification_needed"
    PROPOSED = "proposed"
    APPROVED = "approved"
    RUNNING = "running"
    AWAITING_APPROVAL = "awaiting_approval"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    EXPIRED = "expired"


class Trigger(StrEnum):
    """What moves a mission."""

    ASK = "ask"
    PROPOSE = "propose"
    APPROVE = "approve"
    REJECT = "reject"
    CANCEL = "cancel"
    EXPIRE = "expire"
    START = "start"
    PARK = "park"
    COMPLETE = "complete"
    FAIL = "fail"


_S, _T = MissionStatus, Trigger

TRANSITIONS: dict[MissionStatus, dict[Trigger, MissionStatus]] = {
    _S.CLARIFICATION_NEEDED: {
        _T.ASK: _S.CLARIFICATION_NEEDED,
        _T.PROPOSE: _S.PROPOSED,
        _T.REJECT: _S.REJECTED,
        _T.CANCEL: _S.CANCELLED,
        _T.EXPIRE: _S.EXPIRED,
    },
    _S.PROPOSED: {
        _T.ASK: _S.CLARIFICATION_NEEDED,
        _T.PROPOSE: _S.PROPOSED,
        _T.APPROVE: _S.APPROVED,
        _T.REJECT: _S.REJECTED,
        _T.CANCEL: _S.CANCELLED,
        _T.EXPIRE: _S.EXPIRED,
    },
    _S.APPROVED: {
        _T.START: _S.RUNNING,
        _T.REJECT: _S.REJECTED,
        _T.CANCEL: _S.CANCELLED,
        _T.EXPIRE: _S.EXPIRED,
    },
    _S.RUNNING: {
        _T.PARK: _S.AWAITING_APPROVAL,
        _T.COMPLETE: _S.COMPLETED,
        _T.FAIL: _S.FAILED,
        _T.CANCEL: _S.CANCELLED,
    },
    _S.AWAITING_APPROVAL: {
        _T.APPROVE: _S.RUNNING,
        _T.REJECT: _S.CANCELLED,
        _T.CANCEL: _S.CANCELLED,
        _T.EXPIRE: _S.EXPIRED,
        _T.FAIL: _S.FAILED,
    },
    _S.COMPLETED: {},
    _S.FAILED: {},
    _S.CANCELLED: {},
    _S.REJECTED: {},
    _S.EXPIRED: {},
}
"""``TRANSITIONS[status][trigger]`` is the next status."""

TERMINAL = frozenset(status for status, moves in TRANSITIONS.items() if not moves)
"""Statuses that never change again."""

EDITABLE = frozenset({MissionStatus.PROPOSED, MissionStatus.CLARIFICATION_NEEDED})
"""Statuses in which a person may edit the proposal."""


_WORDS = {
    _T.ASK: "be asked about",
    _T.PROPOSE: "be proposed again",
    _T.APPROVE: "be approved",
    _T.REJECT: "be rejected",
    _T.CANCEL: "be cancelled",
}


def next_status(status: MissionStatus, trigger: Trigger) -> MissionStatus:
    """Return the status that a trigger leads to.

    Raises:
        InvalidTransition: The table has no such move.
    """
    try:
        return TRANSITIONS[status][trigger]
    except KeyError:
        raise InvalidTransition(status, _WORDS.get(trigger, trigger)) from None
