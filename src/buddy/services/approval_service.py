"""Decisions of people on missions: approve, reject, cancel; and what lapses without one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from buddy.domain.commands import Approve, Cancel, Command, Expire, Reject, TopUp
from buddy.domain.ids import MissionId, UserId
from buddy.domain.lapse import LapsePolicy
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import StepName
from buddy.domain.proposal import CAP_LIMIT
from buddy.domain.standing_approval import require_person
from buddy.errors import InputInvalid, MissionError
from buddy.ports.clock import Clock
from buddy.ports.engine import Engine, RunRequest
from buddy.ports.store import Queries, UnitOfWork
from buddy.services.approval_patterns import note_decision
from buddy.services.conflict_details import ConflictDetails
from buddy.services.mission_commands import Also, CommandResult, MissionCommands
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import ScribeDesk

_log = logging.getLogger(__name__)

LAPSING = frozenset(
    {
        MissionStatus.CLARIFICATION_NEEDED,
        MissionStatus.PROPOSED,
        MissionStatus.APPROVED,
        MissionStatus.AWAITING_APPROVAL,
    }
)
LAPSED_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class ApprovalService:
    """Takes decisions."""

    commands: MissionCommands
    queries: Queries
    engine: Engine
    control: RunControl
    desk: ScribeDesk
    clock: Clock
    warrant_seconds: float
    lapse: LapsePolicy
    conflicts: ConflictDetails
    second_person: bool = False
    """Whether an approval must come from somebody else than who asked or edited."""

    async def approve(
        self,
        user_id: UserId,
        mission_id: MissionId,
        revision: int | None,
        channel: str,
        choice: str | None = None,
        actor: UserId | None = None,
        attempt: int | None = None,
        also: Also | None = None,
    ) -> CommandResult:
        """Approve one revision, or what a parked run waits for, which then goes on.

        Args:
            user_id: Whose mission.
            mission_id: Which.
            revision: The revision that was shown; None: the first, while no other has been made.
            channel: Where the decision is made.
            choice: How a parked run goes on, where it offers choices.
            actor: Who approves, where that is not its user.
            attempt: The parked run's attempt that was shown with what it needs.
            also: Called in the transaction of the approval.

        Raises:
            MissionNotFound: This user has no such mission.
            OwnApproval: Somebody else than who asked has to approve.
            ParkingConflict: The run is parked, and this attempt was not named.
            ChoiceRequired: The parked run offers choices, and none of them was given.
            RevisionRequired: No revision was named and more than one has been shown.
            RevisionConflict: Another revision stands.
            InvalidTransition: It is rejected or over.
            PersonRequired: The channel is not one where a person speaks.
        """
        require_person(channel)
        command = Approve(
            revision=revision,
            actor=actor or user_id,
            channel=channel,
            warrant_seconds=self.warrant_seconds,
            choice=choice,
            attempt=attempt,
            second_person=self.second_person,
        )
        result = await self._run(user_id, mission_id, revision, command, _both(self._enlist, also))
        await self._continue(result)
        return result

    async def top_up(
        self,
        user_id: UserId,
        mission_id: MissionId,
        amount: Money,
        revision: int | None,
        channel: str,
        actor: UserId | None = None,
        attempt: int | None = None,
        also: Also | None = None,
    ) -> CommandResult:
        """Give a run that waits for money more of it, and let it go on with the call it lacked.

        Its cap and its reservation rise in every limit, with the decision, or nothing changes;
        `also` is called in the same transaction.

        Raises:
            MissionNotFound: This user has no such mission.
            InvalidTransition: It does not wait for money.
            RevisionConflict: Another revision stands.
            ParkingConflict: The attempt that asks now was not named.
            InputInvalid: The amount does not cover the call.
            BudgetExceeded: It does not fit below another limit; the run goes on waiting.
            PersonRequired: The channel is not one where a person speaks.
        """
        require_person(channel)
        _check_amount(amount)
        command = TopUp(
            amount=amount,
            revision=revision,
            actor=actor or user_id,
            channel=channel,
            warrant_seconds=self.warrant_seconds,
            attempt=attempt,
            second_person=self.second_person,
        )

        async def book(uow: UnitOfWork, result: CommandResult) -> None:
            run = result.after.run
            if run is not None:
                await self.commands.budgets.top_up(
                    uow, result.after, run.run_id, amount, actor or user_id, self.clock.now()
                )
            await self._enlist(uow, result)

        result = await self._run(user_id, mission_id, revision, command, _both(book, also))
        await self._continue(result)
        return result

    async def _run(
        self,
        user_id: UserId,
        mission_id: MissionId,
        revision: int | None,
        command: Command,
        also: Also | None,
    ) -> CommandResult:
        """Carry out a decision; a refusal says what stands instead."""
        try:
            return await self.commands.run(user_id, mission_id, command, also)
        except MissionError as refusal:
            await self.conflicts.explain(refusal, user_id, mission_id, revision)
            raise

    async def _continue(self, result: CommandResult) -> None:
        run = result.after.run
        if _goes_on(result) and run is not None:
            await self.engine.continue_(run_request(result.after), run.attempt)

    async def _enlist(self, uow: UnitOfWork, result: CommandResult) -> None:
        await note_decision(uow, result)
        run = result.after.run
        if _goes_on(result) and run is not None:
            await self.engine.enlist(uow, run_request(result.after), run.attempt)

    async def reject(
        self,
        user_id: UserId,
        mission_id: MissionId,
        revision: int | None,
        reason: str | None,
        actor: UserId | None = None,
        channel: str = "api",
        also: Also | None = None,
    ) -> CommandResult:
        """Decline a mission; a parked run is cancelled.

        Args:
            user_id: Whose mission.
            mission_id: Which.
            revision: The revision that was shown; None: whichever stands.
            reason: Why, in the person's words.
            actor: Who declines, where that is not its user.
            channel: Where it was said.
            also: Called in the transaction of the decision.

        Raises:
            MissionNotFound: This user has no such mission.
            InvalidTransition: It runs or is over.
            RevisionConflict: Another revision stands.
        """
        command = Reject(actor=actor or user_id, revision=revision, reason=reason, channel=channel)
        result = await self._run(user_id, mission_id, revision, command, _both(note_decision, also))
        await self._forget(result)
        return result

    async def cancel(
        self,
        user_id: UserId,
        mission_id: MissionId,
        reason: str | None,
        actor: UserId | None = None,
        channel: str = "api",
        also: Also | None = None,
    ) -> CommandResult:
        """Stop a mission: at once where nothing runs, else as soon as the tool has stopped.

        Args:
            user_id: Whose mission.
            mission_id: Which.
            reason: Why, in the person's words.
            actor: Who stops it, where that is not its user.
            channel: Where it was said.
            also: Called in the transaction of the decision.

        Raises:
            MissionNotFound: This user has no such mission.
            InvalidTransition: It is over.
        """
        command = Cancel(actor=actor or user_id, reason=reason, channel=channel)
        result = await self._run(user_id, mission_id, None, command, also)
        run = result.after.run
        if run is not None and result.after.status is MissionStatus.RUNNING:
            await self.control.cancel(run.run_id)
        await self._forget(result)
        return result

    async def _forget(self, result: CommandResult) -> None:
        """Have the engine drop a parked run that a decision has ended."""
        run = result.after.run
        parked = result.before.status is MissionStatus.AWAITING_APPROVAL
        if parked and run is not None and result.after.status in TERMINAL:
            await self.engine.forget(run.run_id)

    async def expire_due(self) -> int:
        """Let every mission lapse whose time is over; return how many did.

        Only what is due is read, and some at a time: however many there are, requests are served
        in between.
        """
        now, total = self.clock.now(), 0
        while True:
            due = await self.queries.lapsed(now, LAPSING, LAPSED_AT_ONCE)
            lapsed = await self._expire(due)
            total += lapsed
            if lapsed == 0 or len(due) < LAPSED_AT_ONCE:
                return total

    async def _expire(self, due: Sequence[Mission]) -> int:
        lapsed = 0
        for mission in due:
            await asyncio.sleep(0)  # where no transaction waits, a hundred are one turn of the loop
            deviation = mission.run.deviation if mission.run else None
            if deviation is not None and deviation.kind == "money":
                lapsed += await self._stop_by_budget(mission)
                continue
            reason = f"Nobody decided before {mission.expires_at}"
            if mission.status is MissionStatus.APPROVED:
                reason = f"Approved and not executed before {mission.expires_at}"
            try:
                command = Expire(reason=reason, reject=self.lapse.rejects(mission.status))
                result = await self.commands.run(mission.user_id, mission.mission_id, command)
                lapsed += result.changed
                await self._forget(result)
            except MissionError as error:
                # Somebody decided in the meantime; their decision stands.
                _log.info("Mission %s did not lapse: %s", mission.mission_id, error.message)
        return lapsed

    async def _stop_by_budget(self, mission: Mission) -> bool:
        """Fail a run that waited for money and got none; tell whether it still waited."""
        request = run_request(mission)

        async def stop(uow: UnitOfWork) -> bool:
            scribe = await self.desk.open(uow, request)
            standing, now = scribe.mission, scribe.now
            waits = standing.run.deviation if standing.run else None
            late = standing.expires_at is not None and standing.expires_at <= now
            if standing.status is not MissionStatus.AWAITING_APPROVAL or not late or not waits:
                return False
            await scribe.fail(
                f"stopped by budget: {waits.message}",
                error="Stopped by budget",
                code="budget_exceeded",
                step=StepName.TOOL_EXECUTION,
            )
            await scribe.close()
            return True

        stopped = await self.commands.transact(stop)
        if stopped:
            await self.engine.forget(request.run_id)
        return stopped


def _both(first: Also, then: Also | None) -> Also:
    async def both(uow: UnitOfWork, result: CommandResult) -> None:
        await first(uow, result)
        if then is not None:
            await then(uow, result)

    return both


def _check_amount(amount: Money) -> None:
    if not ZERO < amount <= CAP_LIMIT:
        raise InputInvalid(
            f"amount_usd is {amount}; it must be above $0.00 and at most {CAP_LIMIT}",
            field="amount_usd",
        )


def _goes_on(result: CommandResult) -> bool:
    return result.changed and result.before.status is MissionStatus.AWAITING_APPROVAL


def run_request(mission: Mission) -> RunRequest:
    """Return what the engine needs to carry a mission's run.

    Raises:
        ValueError: The mission has no run.
    """
    if mission.run is None:
        raise ValueError(f"{mission.mission_id} has no run")
    return RunRequest(
        run_id=mission.run.run_id,
        user_id=mission.user_id,
        mission_id=mission.mission_id,
        priority=mission.terms.priority,
    )
