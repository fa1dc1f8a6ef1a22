"""What becomes of a mission that nobody decides on in time: a rule per kind of waiting.

Expired is not rejected: nobody said no. Which of the two it is, or whether it goes on waiting, is
the instance's setting.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from buddy.domain.lifecycle import MissionStatus, Trigger, next_status
from buddy.domain.mission import Mission


class OnLapse(StrEnum):
    """What no answer means."""

    EXPIRE = "expire"
    """The mission expires."""
    REJECT = "reject"
    """It counts as a no: a proposal is rejected, a parked run cancelled."""
    WAIT = "wait"
    """There is no deadline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LapsePolicy:
    """The rules of an instance."""

    proposal: OnLapse = OnLapse.EXPIRE
    """Of a proposal, or a question, that nobody answers."""
    approval: OnLapse = OnLapse.EXPIRE
    """Of an approval that nobody uses. It cannot wait: a warrant always has an end."""
    parked: OnLapse = OnLapse.EXPIRE
    """Of a parked run that nobody decides on."""

    def __post_init__(self) -> None:
        if self.approval is OnLapse.WAIT:
            raise ValueError("an approval cannot wait for ever; give expire or reject")

    def rejects(self, status: MissionStatus) -> bool:
        """Tell whether no answer is a no for a mission of this status."""
        match status:
            case MissionStatus.AWAITING_APPROVAL:
                rule = self.parked
            case MissionStatus.APPROVED:
                rule = self.approval
            case _:
                rule = self.proposal
        return rule is OnLapse.REJECT


def lapses_to(mission: Mission, policy: LapsePolicy) -> MissionStatus | None:
    """Return the status that a mission gets when nobody answers; None: it waits for ever.

    A run that waits for money fails: what it has spent is spent, and it says so.
    """
    if mission.expires_at is None:
        return None
    deviation = mission.run.deviation if mission.run else None
    parked = mission.status is MissionStatus.AWAITING_APPROVAL
    if parked and deviation is not None and deviation.kind == "money":
        return MissionStatus.FAILED
    if not policy.rejects(mission.status):
        return MissionStatus.EXPIRED
    return next_status(mission.status, Trigger.REJECT)


def deadline(rule: OnLapse, seconds: float) -> float | None:
    """Return after how many seconds something lapses; None: never."""
    return None if rule is OnLapse.WAIT else seconds
