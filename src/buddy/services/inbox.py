"""The inbox: what waits for a person, and many decisions at once."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from buddy.domain.goal import EDITABLE, Goal
from buddy.domain.ids import UserId
from buddy.domain.inbox import (
    PENDING,
    GoalItem,
    InboxItem,
    goals_in_order,
    in_order,
    order_key,
)
from buddy.domain.instant import Instant, parse_instant
from buddy.domain.lapse import LapsePolicy
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.errors import BuddyError, InputInvalid, InvalidTransition
from buddy.ports.clock import Clock
from buddy.ports.store import MissionFilter, Queries
from buddy.services.approval_service import ApprovalService
from buddy.services.goal_service import GoalService
from buddy.services.inbox_decisions import DecisionResult, GoalDecision, InboxDecision, failed
from buddy.services.mission_commands import CommandResult
from buddy.services.standing_approvals import StandingApprovals

_log = logging.getLogger(__name__)

READ_AT_ONCE = 200
MOST_GOALS = 200
"""Goals that wait, of which so many are listed."""
_OVER = frozenset({MissionStatus.REJECTED, MissionStatus.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """One page of decisions that wait, the costliest to let wait first."""

    items: tuple[InboxItem, ...]
    goals: tuple[GoalItem, ...]
    """Goals that wait, all of them on the first page."""
    next_cursor: str | None
    waiting: int
    """How many wait in all, missions and goals."""
    as_of: Instant
    """The moment whose order the pages have."""
    lapse: LapsePolicy
    """What no answer means."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """Lists and decides."""

    queries: Queries
    approvals: ApprovalService
    standings: StandingApprovals
    goals: GoalService
    clock: Clock
    lapse: LapsePolicy

    async def list_page(self, user_id: UserId, limit: int, cursor: str | None) -> InboxPage:
        """List what waits for a user.

        Costs change with time, so a cursor carries the moment of the first page: the pages of one
        listing have one order, and what came meanwhile is on the first page of the next one.

        Raises:
            InputInvalid: The cursor is not one that this list gave out.
        """
        as_of, after = (self.clock.now(), None) if cursor is None else _decoded(cursor)
        found = in_order(await self._pending(user_id), as_of)
        rest = [item for item in found if after is None or order_key(item, as_of) > after]
        items = tuple(rest[:limit])
        more = len(rest) > len(items) and items
        goals = await self.goals.not_over(user_id, MOST_GOALS, EDITABLE)
        waiting = goals_in_order(goals, as_of)
        return InboxPage(
            items=items,
            goals=waiting if cursor is None else (),
            next_cursor=_encoded(as_of, order_key(items[-1], as_of)) if more else None,
            waiting=len(found) + len(waiting),
            as_of=as_of,
            lapse=self.lapse,
        )

    async def _pending(self, user_id: UserId) -> list[Mission]:
        missions, cursor = list[Mission](), None
        while True:
            where = MissionFilter(statuses=PENDING)
            page = await self.queries.missions(user_id, where, READ_AT_ONCE, cursor)
            missions += page.missions
            cursor = page.next_cursor
            if cursor is None:
                return missions

    async def decide(
        self,
        user_id: UserId,
        decisions: Sequence[InboxDecision | GoalDecision],
        channel: str,
        actor: UserId | None = None,
    ) -> tuple[DecisionResult, ...]:
        """Take decisions one after the other, each by itself: one that fails stops no other.

        The same decision twice, in one batch or in two, is taken once.
        """
        known: dict[InboxDecision | GoalDecision, DecisionResult] = {}
        for decision in decisions:
            if decision not in known:
                known[decision] = await self._one(user_id, decision, channel, actor)
        return tuple(known[decision] for decision in decisions)

    async def _one(
        self,
        user_id: UserId,
        decision: InboxDecision | GoalDecision,
        channel: str,
        actor: UserId | None,
    ) -> DecisionResult:
        try:
            if isinstance(decision, GoalDecision):
                return await self._on_goal(user_id, decision, channel, actor)
            return await self._on_mission(user_id, decision, channel, actor)
        except BuddyError as error:
            return failed(decision, error)
        except Exception:  # noqa: BLE001  # logged; it stops no other decision
            _log.exception("A decision broke: %s", decision)
            text = "Something broke; the server's log has it"
            return DecisionResult(decision=decision, code="internal_error", detail=text)

    async def _on_mission(
        self, user_id: UserId, decision: InboxDecision, channel: str, actor: UserId | None
    ) -> DecisionResult:
        try:
            result = await self._taken(user_id, decision, channel, actor)
        except InvalidTransition as error:
            return await self._so_already(user_id, decision, error)
        offer = await self.standings.offer_for(result)
        return DecisionResult(
            decision=decision, mission=result.after, changed=result.changed, offer=offer
        )

    async def _on_goal(
        self, user_id: UserId, decision: GoalDecision, channel: str, actor: UserId | None
    ) -> DecisionResult:
        goal_id, revision, reason = decision.goal_id, decision.revision, decision.reason
        found: list[Goal] = []  # as it stood where the decision was taken, of each try at it
        seen = found.append
        match decision.decision:
            case "approve":
                goal = await self.goals.approve(
                    user_id, goal_id, revision, channel, actor, seen=seen
                )
            case "reject":
                goal = await self.goals.reject(
                    user_id, goal_id, revision, reason, channel, actor, seen=seen
                )
            case "cancel":
                goal = await self.goals.cancel(
                    user_id, goal_id, reason, channel, actor, seen=seen, revision=revision
                )
        changed = goal.state is not found[-1].state
        return DecisionResult(decision=decision, goal=goal, changed=changed)

    async def _taken(
        self, user_id: UserId, decision: InboxDecision, channel: str, actor: UserId | None
    ) -> CommandResult:
        mission_id, revision = decision.mission_id, decision.revision
        match decision.decision:
            case "approve":
                return await self.approvals.approve(
                    user_id,
                    mission_id,
                    revision,
                    channel,
                    decision.choice,
                    actor,
                    decision.attempt,
                )
            case "reject":
                return await self.approvals.reject(
                    user_id, mission_id, revision, decision.reason, actor, channel
                )
            case "cancel":
                return await self.approvals.cancel(
                    user_id, mission_id, decision.reason, actor, channel
                )

    async def _so_already(
        self, user_id: UserId, decision: InboxDecision, error: InvalidTransition
    ) -> DecisionResult:
        """A no to what nobody will run any more is fulfilled."""
        if decision.decision != "approve":
            mission = await self.queries.mission(user_id, decision.mission_id)
            same = mission is not None and mission.revision == decision.revision
            if mission is not None and same and mission.status in _OVER:
                return DecisionResult(decision=decision, mission=mission)
        return failed(decision, error)


Key = tuple[int, Instant, str]


def _encoded(as_of: Instant, key: Key) -> str:
    text = json.dumps([as_of, *key], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decoded(cursor: str) -> tuple[Instant, Key]:
    """Return the moment and the key of the item that a page ended with.

    Raises:
        InputInvalid: The inbox gave out no such cursor.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        match found:
            case [str(as_of), int(cost), str(since), str(mission_id)]:
                return parse_instant(as_of), (cost, parse_instant(since), mission_id)
            case _:
                pass
    except (ValueError, RecursionError):
        pass  # not base64, not JSON, or no instants: said below
    raise InputInvalid(
        "The cursor is not one that the inbox gave out; leave it away to start at the top",
        field="cursor",
    )
