"""Goals: proposed, edited, approved as a whole, rejected and cancelled by people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from buddy.domain.audit import Act, NewLink
from buddy.domain.decisions import BUDDY
from buddy.domain.events.goals import GoalApproved, GoalEnded, GoalProposed
from buddy.domain.goal import (
    EDITABLE,
    OVER,
    Goal,
    GoalState,
    begun,
    over,
)
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.standing_approval import require_person
from buddy.errors import (
    GoalConflict,
    NotFound,
    OwnApproval,
    RevisionConflict,
    RevisionRequired,
)
from buddy.ports.clock import Clock, IdSource
from buddy.ports.records import RecordPage
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.budget_enforcer import BudgetEnforcer
from buddy.services.goal_drafter import GoalDrafter, changed_fields
from buddy.services.goal_request import GoalChange, GoalRequest
from buddy.services.proposal_writer import check_terms
from buddy.services.streaming_events import StreamingEvents

Also = Callable[[UnitOfWork, Goal], Awaitable[object]]
"""Called in the transaction of a command with what came of it."""


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
            cap=request.max_cost or self.drafter.writer.goal_cap,
            session_id=request.session_id,
            authors=(by,),
            created_by=by,
            channel=channel,
            created_at=now,
            changed_at=now,
            expires_at=self._expiry(),
        )
        goal = await self.drafter.planned(draft, request.scope, request.max_cost)

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
        _check_editable(seen, revision)
        after = await self.drafter.edited(seen, change, channel)
        fields = changed_fields(seen, after)
        by = actor or user_id

        async def work(uow: UnitOfWork) -> Goal:
            stands = await self._locked(uow, user_id, goal_id)
            if not fields:
                if also is not None:
                    await also(uow, stands)
                return stands
            _check_editable(stands, seen.revision)
            goal = replace(
                after,
                revision=seen.revision + 1,
                authors=tuple(dict.fromkeys((*seen.authors, by))),
                changed_at=self.clock.now(),
                expires_at=self._expiry(),
            )
            await self._put(uow, goal, fields, by)
            if also is not None:
                await also(uow, goal)
            return goal

        return await self.transact(work)

    async def approve(
        self,
        user_id: UserId,
        goal_id: str,
        revision: int | None,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
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

        async def work(uow: UnitOfWork) -> Goal:
            goal = await self._locked(uow, user_id, goal_id)
            _check_revision(goal, revision)
            now = self.clock.now()
            if goal.state is not GoalState.RUNNING:
                _check_proposed(goal, now)
                if self.second_person and by in goal.authors:
                    raise OwnApproval(by)
                goal = begun(goal, by, channel, now)
                await uow.records.put(goal)
                policy = f"goal {goal.record_id}"
                await self.budgets.set_limit(uow, user_id, policy, goal.cap, now, by)
                await uow.audit.append(_approved(goal, by, channel))
                told = GoalApproved(
                    revision=goal.revision,
                    content_hash=goal.content_hash,
                    cap_usd=goal.cap,
                    actor=by,
                    channel=channel,
                )
                await self.streaming.tell(uow, goal, told)
            if also is not None:
                await also(uow, goal)
            return goal

        return await self.transact(work)

    async def reject(
        self,
        user_id: UserId,
        goal_id: str,
        revision: int | None,
        reason: str | None,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
    ) -> Goal:
        """Decline a plan.

        Raises:
            NotFound: This user has no such goal.
            RevisionConflict: Another revision stands.
            GoalConflict: It runs or is over.
        """

        async def work(uow: UnitOfWork) -> Goal:
            goal = await self._locked(uow, user_id, goal_id)
            if revision is not None:
                _check_revision(goal, revision)
            if goal.state is not GoalState.REJECTED:
                if goal.state not in EDITABLE:
                    raise GoalConflict(f"A goal that is {goal.state} cannot be rejected")
                why = reason or "a person said no"
                goal = await self.end_in(
                    uow, goal, GoalState.REJECTED, why, actor or user_id, channel
                )
            if also is not None:
                await also(uow, goal)
            return goal

        return await self.transact(work)

    async def cancel(
        self,
        user_id: UserId,
        goal_id: str,
        reason: str | None,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
    ) -> Goal:
        """Stop a goal: nothing more of it begins, and what runs is told to stop.

        Raises:
            NotFound: This user has no such goal.
            GoalConflict: It is over.
        """

        async def work(uow: UnitOfWork) -> Goal:
            goal = await self._locked(uow, user_id, goal_id)
            if goal.state is not GoalState.CANCELLED:
                if goal.state in OVER:
                    raise GoalConflict(f"A goal that is {goal.state} cannot be cancelled")
                why = reason or "a person cancelled it"
                goal = await self.end_in(
                    uow, goal, GoalState.CANCELLED, why, actor or user_id, channel
                )
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
        link = NewLink(
            user_id=goal.user_id,
            act=Act.GOAL_ENDED,
            actor=actor,
            channel=channel,
            at=now,
            revision=goal.revision,
            content_hash=goal.content_hash,
            detail={"goal": goal.record_id, "final_state": str(state)},
        )
        await uow.audit.append(link)
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

        async def work(uow: UnitOfWork) -> None:
            goal = await self._locked(uow, seen.user_id, seen.record_id)
            now = self.clock.now()
            if goal.state in EDITABLE and goal.expires_at and goal.expires_at <= now:
                reason = f"Nobody decided before {goal.expires_at}"
                await self.end_in(uow, goal, GoalState.EXPIRED, reason, BUDDY, "timer")

        await self.transact(work)

    async def _locked(self, uow: UnitOfWork, user_id: UserId, goal_id: str) -> Goal:
        found = await uow.records.get(Goal, user_id, goal_id)
        if found is None:
            raise NotFound(f"There is no goal {goal_id[:40]}", goal_id=goal_id[:40])
        return found


def _approved(goal: Goal, actor: UserId, channel: str) -> NewLink:
    assert goal.approved_at is not None
    return NewLink(
        user_id=goal.user_id,
        act=Act.GOAL_APPROVED,
        actor=actor,
        channel=channel,
        at=goal.approved_at,
        revision=goal.revision,
        content_hash=goal.content_hash,
        detail={
            "goal": goal.record_id,
            "cap": goal.cap.micros,
            "parts": [part.key for part in goal.parts],
        },
    )


def _check_revision(goal: Goal, revision: int | None) -> None:
    if revision is None:
        if goal.revision > 1:
            raise RevisionRequired(goal.revision)
    elif revision != goal.revision:
        raise RevisionConflict(revision, goal.revision)


def _check_editable(goal: Goal, revision: int | None) -> None:
    if goal.state not in EDITABLE:
        raise GoalConflict(f"A goal that is {goal.state} cannot be edited", state=str(goal.state))
    if revision is not None and revision != goal.revision:
        raise RevisionConflict(revision, goal.revision)


def _check_proposed(goal: Goal, now: Instant) -> None:
    if goal.state is GoalState.CLARIFICATION_NEEDED:
        raise GoalConflict(f"It has no plan yet; answer first: {goal.question}")
    late = goal.expires_at is not None and goal.expires_at <= now
    if goal.state is not GoalState.PROPOSED or late:
        state = "expired" if late else goal.state
        raise GoalConflict(f"A goal that is {state} cannot be approved", state=str(state))
