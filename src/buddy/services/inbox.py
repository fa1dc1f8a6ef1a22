"""The inbox: what waits for a person, and many decisions at once."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from buddy.domain.ids import MissionId, UserId
from buddy.domain.inbox import PENDING, InboxItem, in_order, order_key
from buddy.domain.instant import Instant, parse_instant
from buddy.domain.lapse import LapsePolicy
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.standing_approval import Offer
from buddy.errors import BuddyError, InputInvalid, InvalidTransition
from buddy.ports.clock import Clock
from buddy.ports.store import MissionFilter, Queries
from buddy.services.approval_service import ApprovalService
from buddy.services.mission_commands import CommandResult
from buddy.services.standing_approvals import StandingApprovals

_log = logging.getLogger(__name__)

READ_AT_ONCE = 200
_OVER = frozenset({MissionStatus.REJECTED, MissionStatus.CANCELLED})

Verb = Literal["approve", "reject", "cancel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """One page of decisions that wait, the costliest to let wait first."""

    items: tuple[InboxItem, ...]
    next_cursor: str | None
    waiting: int
    """How many wait in all."""
    as_of: Instant
    """The moment whose order the pages have."""
    lapse: LapsePolicy
    """What no answer means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxDecision:
    """One decision of a batch."""

    mission_id: MissionId
    revision: int
    """The one that was shown."""
    decision: Verb
    attempt: int | None = None
    """Of a parked run: the one that was shown."""
    choice: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionResult:
    """What became of one decision."""

    decision: InboxDecision
    mission: Mission | None = None
    """After the decision; None where it failed."""
    changed: bool = False
    """Whether this decision did it, or it was so already."""
    offer: Offer | None = None
    code: str | None = None
    """Of the problem, where there was one."""
    detail: str | None = None
    details: dict[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class Inbox:
    """Lists and decides."""

    queries: Queries
    approvals: ApprovalService
    standings: StandingApprovals
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
        return InboxPage(
            items=items,
            next_cursor=_encoded(as_of, order_key(items[-1], as_of)) if more else None,
            waiting=len(found),
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
        decisions: Sequence[InboxDecision],
        channel: str,
        actor: UserId | None = None,
    ) -> tuple[DecisionResult, ...]:
        """Take decisions one after the other, each by itself: one that fails stops no other.

        The same decision twice, in one batch or in two, is taken once.
        """
        known: dict[InboxDecision, DecisionResult] = {}
        for decision in decisions:
            if decision not in known:
                known[decision] = await self._one(user_id, decision, channel, actor)
        return tuple(known[decision] for decision in decisions)

    async def _one(
        self, user_id: UserId, decision: InboxDecision, channel: str, actor: UserId | None
    ) -> DecisionResult:
        try:
            result = await self._taken(user_id, decision, channel, actor)
            offer = await self.standings.offer_for(result)
        except InvalidTransition as error:
            return await self._so_already(user_id, decision, error)
        except BuddyError as error:
            return _failed(decision, error)
        except Exception:  # noqa: BLE001  # logged; it stops no other decision
            _log.exception("A decision on %s broke", decision.mission_id)
            text = "Something broke; the server's log has it"
            return DecisionResult(decision=decision, code="internal_error", detail=text)
        return DecisionResult(
            decision=decision, mission=result.after, changed=result.changed, offer=offer
        )

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
        return _failed(decision, error)


def _failed(decision: InboxDecision, error: BuddyError) -> DecisionResult:
    return DecisionResult(
        decision=decision, code=error.code, detail=error.message, details=dict(error.details)
    )


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
