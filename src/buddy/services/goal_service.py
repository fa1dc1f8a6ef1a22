"""Goals: proposed, edited, approved as a whole, rejected and cancelled by people."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Container
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.decisions import BUDDY
from buddy.domain.events.goals import GoalApproved, GoalEnded, GoalProposed
from buddy.domain.goal import EDITABLE, OVER, Goal, GoalState, begun, over
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.standing_approval import require_person
from buddy.errors import BuddyError, GoalConflict, NotFound, OwnApproval
from buddy.ports.clock import Clock, IdSource
from buddy.ports.records import RecordPage
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.budget_enforcer import BudgetEnforcer
from buddy.services.goal_audit import approved_link, ended_link
from buddy.services.goal_checks import check_editable, check_proposed, check_revision
from buddy.services.goal_drafter import GoalDrafter, changed_fields
from buddy.services.goal_request import GoalChange, GoalRequest
from buddy.services.proposal_writer import check_terms
from buddy.services.streaming_events import StreamingEvents

_log = logging.getLogger(__name__)

MOST_RUNNING: Final = 10_000
"""Goals that are looked at where all of them are stopped."""
Also = Callable[[UnitOfWork, Goal], Awaitable[object]]
"""Called in the transaction of a command with what came of it."""
Seen = Callable[[Goal], None]
"""Called in the transaction of a command with the goal as it stood before."""
Change = Callable[[UnitOfWork, Goal], Awaitable[Goal]]
"""Changes a goal as it stands, in the transaction of a command."""


def _unseen(_: Goal) -> None:
    """Look at nothing."""


@dataclass(frozen=True, slots=True)
class GoalService:
    """Keeps goals."""

    transact: TransactionRunner
    queries: Queries
    drafter: GoalDrafter
    budgets: BudgetEnforcer
    streaming: StreamingEvents
    clock: Clock
    ids: IdSource
    lapse_seconds: float | None
    second_person: bool = False

    async def propose(
        self,
        user_id: UserId,
        request: GoalRequest,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
    ) -> Goal:
        """Plan a goal: a proposal, or a question; of a chosen id that is taken return that.

        Raises:
            InputInvalid: Objective, scope or cap are not acceptable.
        """
        check_terms(request.objective, request.scope, None, request.max_cost)
        goal_id = request.goal_id or self.ids.new("g")
        if request.goal_id is not None:
            made = await self.queries.records.get(Goal, user_id, goal_id)
            if made is not None:
                return made
        by, now = actor or user_id, self.clock.now()
        draft = Goal(
            record_id=goal_id,
            user_id=user_id,
            objective=request.objective.strip(),
            cap=self.drafter.writer.goal_cap,
            said_cap=request.max_cost,
            said_scope=request.scope,
            session_id=request.session_id,
            authors=(by,),
            created_by=by,
            channel=channel,
            created_at=now,
            changed_at=now,
            expires_at=self._expiry(),
        )
        goal = await self.drafter.planned(draft)

        async def work(uow: UnitOfWork) -> Goal:
            made = await uow.records.get(Goal, user_id, goal.record_id)
            if made is not None:  # only a chosen id can be taken: by the same request, just now
                return made
            await self._put(uow, goal, (), by)
            if also is not None:
                await also(uow, goal)
            return goal

        return await self.transact(work)

    def _expiry(self) -> Instant | None:
        seconds = self.lapse_seconds
        return None if seconds is None else plus_seconds(self.clock.now(), seconds)

    async def _put(self, uow: UnitOfWork, goal: Goal, fields: tuple[str, ...], actor: str) -> None:
        await uow.records.put(goal)
        told = GoalProposed(
            revision=goal.revision,
            content_hash=goal.content_hash,
            objective=goal.objective,
            state=str(goal.state),
            parts=tuple(part.key for part in goal.parts),
            cap_usd=goal.cap,
            question=goal.question,
            planner=goal.planner,
            changed_fields=fields,
            actor=actor,
        )
        await self.streaming.tell(uow, goal, told)

    async def list_page(
        self, user_id: UserId, limit: int, cursor: str | None, session_id: str | None = None
    ) -> RecordPage[Goal]:
        """List a user's goals, newest first, those that are over too."""
        return await self.queries.records.page(
            Goal, user_id, limit, parent_id=session_id, cursor=cursor
        )

    async def not_over(
        self, user_id: UserId, limit: int, states: Container[GoalState] | None = None
    ) -> tuple[Goal, ...]:
        """Return a user's goals that wait or go on, newest first; of some states alone, if named.

        However many there are in other states, so many as the limit says are found.
        """
        asked = limit
        while True:
            found = await self.queries.records.not_over(Goal, user_id, asked)
            # One that ended before stores knew when goals end is listed by them too.
            kept = [
                goal
                for goal in found
                if goal.state not in OVER and (states is None or goal.state in states)
            ]
            if len(kept) >= limit or len(found) < asked:
                return tuple(kept[:limit])
            asked *= 4

    async def get(self, user_id: UserId, goal_id: str) -> Goal:
        """Return a goal.

        Raises:
            NotFound: This user has no such goal.
        """
        found = await self.queries.records.get(Goal, user_id, goal_id)
        if found is None:
            raise NotFound(f"There is no goal {goal_id[:40]}", goal_id=goal_id[:40])
        return found

    async def update(
        self,
        user_id: UserId,
        goal_id: str,
        change: GoalChange,
        revision: int | None,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
    ) -> Goal:
        """Edit a plan: looked at and priced anew, a new revision.

        Raises:
            NotFound: This user has no such goal.
            GoalConflict: It was decided already.
            RevisionConflict: Somebody else edited first.
            InputInvalid: A value is not acceptable.
            ToolError: An input does not fit its tool.
        """
        seen = await self.get(user_id, goal_id)
        check_editable(seen, revision)
        after = await self.drafter.edited(seen, change, channel)
        fields = changed_fields(seen, after)
        by = actor or user_id

        async def write(uow: UnitOfWork, stands: Goal) -> Goal:
            if not fields:
                return stands
            check_editable(stands, seen.revision)
            goal = replace(
                after,
                revision=seen.revision + 1,
                authors=tuple(dict.fromkeys((*seen.authors, by))),
                changed_at=self.clock.now(),
                expires_at=self._expiry(),
            )
            await self._put(uow, goal, fields, by)
            return goal

        return await self._changed(user_id, goal_id, write, also)

    async def approve(
        self,
        user_id: UserId,
        goal_id: str,
        revision: int | None,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
        seen: Seen = _unseen,
    ) -> Goal:
        """Say yes to a plan as a whole: its parts begin by themselves, within its cap.

        Raises:
            NotFound: This user has no such goal.
            PersonRequired: The channel is not one where a person speaks.
            OwnApproval: Somebody else than who asked has to approve.
            RevisionRequired: No revision was named and more than one has been shown.
            RevisionConflict: Another revision stands.
            GoalConflict: It is over, lapsed, or asks a question.
        """
        require_person(channel)
        by = actor or user_id

        async def change(uow: UnitOfWork, goal: Goal) -> Goal:
            check_revision(goal, revision)
            now = self.clock.now()
            if goal.state is GoalState.RUNNING:
                return goal
            check_proposed(goal, now)
            if self.second_person and by in goal.authors:
                raise OwnApproval(by)
            goal = begun(goal, by, channel, now)
            await uow.records.put(goal)
            policy = f"goal {goal.record_id}"
            await self.budgets.set_limit(uow, user_id, policy, goal.cap, now, by)
            await uow.audit.append(approved_link(goal, by, channel))
            told = GoalApproved(
                revision=goal.revision,
                content_hash=goal.content_hash,
                cap_usd=goal.cap,
                actor=by,
                channel=channel,
            )
            await self.streaming.tell(uow, goal, told)
            return goal

        return await self._changed(user_id, goal_id, change, also, seen)

    async def reject(
        self,
        user_id: UserId,
        goal_id: str,
        revision: int | None,
        reason: str | None,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
        seen: Seen = _unseen,
    ) -> Goal:
        """Decline a plan.

        Raises:
            NotFound: This user has no such goal.
            RevisionConflict: Another revision stands.
            GoalConflict: It runs or is over.
        """

        async def change(uow: UnitOfWork, goal: Goal) -> Goal:
            if revision is not None:
                check_revision(goal, revision)
            if goal.state is GoalState.REJECTED:
                return goal
            if goal.state not in EDITABLE:
                raise GoalConflict(f"A goal that is {goal.state} cannot be rejected")
            why, by = reason or "a person said no", actor or user_id
            return await self.end_in(uow, goal, GoalState.REJECTED, why, by, channel)

        return await self._changed(user_id, goal_id, change, also, seen)

    async def cancel(
        self,
        user_id: UserId,
        goal_id: str,
        reason: str | None,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
        seen: Seen = _unseen,
        revision: int | None = None,
    ) -> Goal:
        """Stop a goal: nothing more of it begins, and what runs is told to stop.

        A plan is stopped in the revision that was shown, where one is named; what goes on is what
        was approved, so it needs none.

        Raises:
            RevisionConflict: It is a plan, and another revision stands.
            NotFound: This user has no such goal.
            GoalConflict: It is over.
        """

        async def change(uow: UnitOfWork, goal: Goal) -> Goal:
            if goal.state is GoalState.CANCELLED:
                return goal
            if goal.state in OVER:
                raise GoalConflict(f"A goal that is {goal.state} cannot be cancelled")
            if revision is not None and goal.state in EDITABLE:
                check_revision(goal, revision)
            why, by = reason or "a person cancelled it", actor or user_id
            return await self.end_in(uow, goal, GoalState.CANCELLED, why, by, channel)

        return await self._changed(user_id, goal_id, change, also, seen)

    async def cancel_running(self, actor: UserId, reason: str, channel: str) -> int:
        """Stop every goal that goes on, everybody's; return how many there were."""
        stopped = 0
        for goal in await self.queries.records.due(Goal, self.clock.now(), MOST_RUNNING):
            if goal.state is not GoalState.RUNNING:
                continue
            try:
                await self.cancel(goal.user_id, goal.record_id, reason, channel, actor)
                stopped += 1
            except GoalConflict as error:
                _log.info("Goal %s is over: %s", goal.record_id, error.message)
            except BuddyError:
                # The others are to be stopped all the more.
                _log.exception("Goal %s could not be stopped", goal.record_id)
        return stopped

    async def _changed(
        self,
        user_id: UserId,
        goal_id: str,
        change: Change,
        also: Also | None,
        seen: Seen = _unseen,
    ) -> Goal:
        """Change a goal in one transaction, and whatever the caller keeps with it.

        Raises:
            NotFound: This user has no such goal.
        """

        async def work(uow: UnitOfWork) -> Goal:
            found = await uow.records.get(Goal, user_id, goal_id)
            if found is None:
                raise NotFound(f"There is no goal {goal_id[:40]}", goal_id=goal_id[:40])
            seen(found)
            goal = await change(uow, found)
            if also is not None:
                await also(uow, goal)
            return goal

        return await self.transact(work)

    async def end_in(
        self, uow: UnitOfWork, goal: Goal, state: GoalState, reason: str, actor: str, channel: str
    ) -> Goal:
        """End a goal in the caller's transaction; what is open of it is stopped afterwards."""
        now = self.clock.now()
        after = over(goal, state, reason, now)
        await uow.records.put(after)
        await uow.audit.append(ended_link(goal, state, actor, channel, now))
        result = after.result
        told = GoalEnded(
            final_state=str(state),
            reason=reason,
            revision=after.revision,
            actor=actor,
            mission=result.mission_id if result else None,
            spent_usd=after.spent,
        )
        await self.streaming.tell(uow, after, told)
        return after

    async def lapse(self, seen: Goal) -> None:
        """Let a goal lapse that nobody decided on in its time."""

        async def change(uow: UnitOfWork, goal: Goal) -> Goal:
            now = self.clock.now()
            if goal.state not in EDITABLE or not goal.expires_at or goal.expires_at > now:
                return goal
            reason = f"Nobody decided before {goal.expires_at}"
            return await self.end_in(uow, goal, GoalState.EXPIRED, reason, BUDDY, "timer")

        await self._changed(seen.user_id, seen.record_id, change, None)
