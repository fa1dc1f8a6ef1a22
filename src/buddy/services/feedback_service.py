"""Keeps people's verdicts on results and tools, and takes them back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.events.learning import FeedbackRecorded
from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.domain.nudges import STANDS
from buddy.domain.standing_approval import require_person
from buddy.errors import InputInvalid, InvalidTransition, MissionNotFound, NotFound
from buddy.ports.clock import Clock, IdSource
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.streaming_events import Emission, StreamingEvents

REASON = 1000


@dataclass(frozen=True, slots=True)
class FeedbackService:
    """Keeps verdicts."""

    transact: TransactionRunner
    queries: Queries
    streaming: StreamingEvents
    clock: Clock
    ids: IdSource

    async def give(
        self,
        user_id: UserId,
        mission_id: MissionId,
        verdict: Verdict,
        reason: str,
        channel: str,
        actor: UserId | None = None,
    ) -> Feedback:
        """Keep a verdict on a mission's result, or on its tool for objectives of its kind.

        Args:
            user_id: Whose mission.
            mission_id: The mission; a verdict on its result needs one that is over.
            verdict: What is said.
            reason: Why, in the person's words.
            channel: Where; an AI gives no verdict.
            actor: Who says it, where that is not the mission's user.

        Raises:
            PersonRequired: No person speaks there.
            MissionNotFound: This user has no such mission.
            InvalidTransition: It has no result yet.
            InputInvalid: It has no tool that could be kept or left out.
        """
        require_person(channel)
        feedback_id = self.ids.new("f")

        async def work(uow: UnitOfWork) -> Feedback:
            mission = await uow.missions.get(user_id, mission_id)
            if mission is None:
                raise MissionNotFound(mission_id)
            kept = self._of(mission, verdict, reason, feedback_id)
            await self.keep(uow, kept, actor)
            return kept

        return await self.transact(work)

    async def keep(self, uow: UnitOfWork, given: Feedback, actor: UserId | None = None) -> None:
        """Keep a verdict in the caller's transaction, and tell the log of its mission.

        Args:
            uow: The caller's.
            given: The verdict; one on a tool alone has no mission, and no log to stand in.
            actor: Who says it, where that is not its user.
        """
        await uow.records.put(given)
        await self._tell(uow, given, recorded(given, actor or given.user_id))

    async def _tell(self, uow: UnitOfWork, about: Feedback, told: FeedbackRecorded) -> None:
        if about.mission_id is None:
            return
        mission = await uow.missions.get(about.user_id, about.mission_id)
        if mission is not None:
            await self.streaming.note(uow, mission, [Emission(told)])

    def _of(self, mission: Mission, verdict: Verdict, reason: str, feedback_id: str) -> Feedback:
        if verdict not in STANDS and mission.status not in TERMINAL:
            raise InvalidTransition(mission.status, "be judged; it has no result yet")
        record = mission.execution_record
        tool = (record.tool_used if record else None) or mission.terms.tool
        if verdict in STANDS and tool is None:
            message = f"No tool was chosen for {mission.mission_id} that could be kept or left out"
            raise InputInvalid(message, field="verdict")
        return Feedback(
            record_id=feedback_id,
            user_id=mission.user_id,
            verdict=verdict,
            mission_id=mission.mission_id,
            tool=tool,
            intent=mission.terms.intent,
            reason=reason[:REASON],
            created_at=self.clock.now(),
        )

    async def undo(
        self,
        user_id: UserId,
        feedback_id: str,
        channel: str,
        *,
        mission_id: MissionId | None = None,
        actor: UserId | None = None,
    ) -> tuple[Feedback, bool]:
        """Take a verdict back; what it moved goes with it. Once taken back, it stays so.

        Args:
            user_id: Whose it is.
            feedback_id: Which one.
            channel: Where it is taken back.
            mission_id: The mission that it must be on, where one is named.
            actor: Who takes it back, where that is not its user.

        Returns:
            The verdict, and whether it had been taken back before.

        Raises:
            PersonRequired: No person speaks there.
            NotFound: This user has no such verdict, or not on that mission.
        """
        require_person(channel)

        async def work(uow: UnitOfWork) -> tuple[Feedback, bool]:
            return await self.undo_in(uow, user_id, feedback_id, mission_id, actor)

        return await self.transact(work)

    async def undo_in(
        self,
        uow: UnitOfWork,
        user_id: UserId,
        feedback_id: str,
        mission_id: MissionId | None = None,
        actor: UserId | None = None,
    ) -> tuple[Feedback, bool]:
        """Do what `undo` does, in the caller's transaction."""
        kept = await uow.records.get(Feedback, user_id, feedback_id)
        if kept is None or (mission_id is not None and kept.mission_id != mission_id):
            raise NotFound(f"No verdict is called {feedback_id[:40]}", id=feedback_id[:40])
        if kept.undone_at is not None:
            return kept, True
        undone = replace(kept, undone_at=self.clock.now())
        await uow.records.put(undone)
        told = replace(recorded(undone, actor or user_id), undone=True)
        await self._tell(uow, undone, told)
        return undone, False


def recorded(feedback: Feedback, actor: UserId) -> FeedbackRecorded:
    """Return what the log is told of a verdict."""
    return FeedbackRecorded(
        feedback_id=feedback.record_id,
        tool=feedback.tool,
        verdict=feedback.verdict,
        actor=actor,
    )
