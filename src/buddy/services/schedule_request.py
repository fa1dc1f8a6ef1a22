"""What a person asks of a schedule, and the schedule that would come of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.schedule import (
    Policy,
    Schedule,
    may_be_template,
    placed,
    problems,
    standing_bounds,
)
from buddy.domain.schedule_timing import Recurrence, Timing, next_slots
from buddy.domain.standing_approval import problems as standing_problems
from buddy.errors import InputInvalid, ScheduleConflict
from buddy.services.schedule_templates import check_coverage, standing_of

_UNSAVED = "sa_unsaved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRequest:
    """What a person asks for. None: not said."""

    timing: Timing
    policy: Policy = field(default_factory=Policy)
    cap_per_run: Money | None = None
    cap_total: Money | None = None
    count: int | None = None
    until: Instant | None = None


def drafted(
    mission: Mission,
    request: ScheduleRequest,
    schedule_id: str,
    channel: str,
    actor: UserId,
    now: Instant,
) -> Schedule:
    """Return the proposed schedule of a mission."""
    once = request.timing.recurrence is Recurrence.NONE
    slots = next_slots(request.timing, now, 1) if once else ()
    bounds = standing_bounds(
        mission.terms.cap_usd,
        now,
        cap_per_run=request.cap_per_run,
        cap_total=request.cap_total,
        count=1 if once and request.count is None else request.count,
        until=request.until,
        last=slots[0].at if slots else None,
    )
    return placed(
        Schedule(
            record_id=schedule_id,
            user_id=mission.user_id,
            mission_id=mission.mission_id,
            template=mission.terms,
            timing=request.timing,
            policy=request.policy,
            standing=bounds,
            created_by=actor,
            channel=channel,
            created_at=now,
            changed_at=now,
            cursor=now,
        )
    )


def check(draft: Schedule, mission: Mission, now: Instant) -> None:
    """Refuse what could never fire.

    Raises:
        ScheduleConflict: The mission cannot be repeated, and why.
        InputInvalid: A value is not acceptable.
    """
    if not may_be_template(mission.status):
        raise ScheduleConflict(
            f"A mission that is {mission.status} cannot be scheduled; run it again as a new "
            "mission, and schedule that one",
            mission_status=str(mission.status),
        )
    found = list(problems(draft))
    if mission.proposal is not None:
        standing = standing_of(draft, mission, _UNSAVED, draft.created_by, "api", now)
        found += standing_problems(standing)
        if not found:
            check_coverage(standing, draft, mission, now)
    if found:
        raise InputInvalid("; ".join(found))


def is_same(proposed: Schedule, draft: Schedule, request: ScheduleRequest) -> bool:
    """Tell whether a proposed schedule is what is asked for once more."""
    until = proposed.standing.until if request.until is None else request.until
    wished = replace(draft.standing, until=until)
    return (proposed.timing, proposed.policy, proposed.standing) == (
        draft.timing,
        draft.policy,
        wished,
    )
