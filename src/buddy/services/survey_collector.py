"""Collects what people answer when a mission is over: how helpful it was, and what it saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.evaluation import Evaluation
from buddy.domain.events.learning import LearningSignal, SurveySubmitted
from buddy.domain.feedback import LIKED
from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.domain.outcome import Outcome
from buddy.domain.standing_approval import require_person
from buddy.domain.survey import Survey, reward_of_rating, survey_id
from buddy.errors import InvalidTransition, MissionNotFound, NotFound
from buddy.ports.clock import Clock
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.streaming_events import Emission, StreamingEvents


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswer:
    """What a person answers."""

    rating: int
    """1 to 10."""
    time_saved_minutes: float | None = None
    would_repeat: bool | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SurveyCollector:
    """Keeps one answer per mission, and tells the log what it teaches."""

    transact: TransactionRunner
    queries: Queries
    streaming: StreamingEvents
    clock: Clock

    async def find(self, user_id: UserId, mission_id: MissionId) -> Survey | None:
        """Return a mission's answer that stands, or None.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        if await self.queries.mission(user_id, mission_id) is None:
            raise MissionNotFound(mission_id)
        kept = await self.queries.records.get(Survey, user_id, survey_id(mission_id))
        return kept if kept is not None and kept.undone_at is None else None

    async def submit(
        self,
        user_id: UserId,
        mission_id: MissionId,
        answer: SurveyAnswer,
        channel: str,
        actor: UserId | None = None,
    ) -> Survey:
        """Keep an answer; the same one again changes nothing.

        Args:
            user_id: Whose mission.
            mission_id: The mission, which is over.
            answer: What was answered.
            channel: Where; an AI rates nothing.
            actor: Who answers, where that is not the mission's user.

        Raises:
            PersonRequired: No person speaks there.
            MissionNotFound: This user has no such mission.
            InvalidTransition: It is not over yet, or was rated already, and differently.
        """
        require_person(channel)

        async def work(uow: UnitOfWork) -> Survey:
            return await self.keep(uow, user_id, mission_id, answer, actor)

        return await self.transact(work)

    async def keep(
        self,
        uow: UnitOfWork,
        user_id: UserId,
        mission_id: MissionId,
        answer: SurveyAnswer,
        actor: UserId | None = None,
    ) -> Survey:
        """Do what `submit` does, in the caller's transaction."""
        mission = await _over(uow, user_id, mission_id)
        kept = await uow.records.get(Survey, user_id, survey_id(mission_id))
        if kept is not None and kept.undone_at is None:
            if _answer(kept) == answer:
                return kept
            stands = f"be rated twice: {kept.rating} of 10 stands; take that back to rate it anew"
            raise InvalidTransition(mission.status, stands)
        record = mission.execution_record
        survey = Survey(
            record_id=survey_id(mission_id),
            user_id=user_id,
            mission_id=mission_id,
            tool=record.tool_used if record else mission.terms.tool,
            intent=mission.terms.intent,
            rating=answer.rating,
            time_saved_minutes=answer.time_saved_minutes,
            would_repeat=answer.would_repeat,
            notes=answer.notes,
            created_at=self.clock.now(),
        )
        await uow.records.put(survey)
        news = [Emission(submitted(survey, actor or user_id))]
        signal = await _signal(uow, mission, survey)
        if signal is not None:
            news.append(Emission(signal))
        await self.streaming.note(uow, mission, news)
        return survey

    async def undo(
        self, user_id: UserId, mission_id: MissionId, channel: str, actor: UserId | None = None
    ) -> Survey:
        """Take an answer back; what it moved goes with it, and the mission may be rated again.

        Raises:
            PersonRequired: No person speaks there.
            MissionNotFound: This user has no such mission.
            NotFound: It has no answer.
        """
        require_person(channel)

        async def work(uow: UnitOfWork) -> Survey:
            return await self.undo_in(uow, user_id, mission_id, actor)

        return await self.transact(work)

    async def undo_in(
        self,
        uow: UnitOfWork,
        user_id: UserId,
        mission_id: MissionId,
        actor: UserId | None = None,
    ) -> Survey:
        """Do what `undo` does, in the caller's transaction."""
        mission = await _over(uow, user_id, mission_id)
        kept = await uow.records.get(Survey, user_id, survey_id(mission_id))
        if kept is None or kept.undone_at is not None:
            raise NotFound(f"Mission {mission_id} has no rating", id=mission_id)
        undone = replace(kept, undone_at=self.clock.now())
        await uow.records.put(undone)
        told = replace(submitted(undone, actor or user_id), undone=True)
        await self.streaming.note(uow, mission, [Emission(told)])
        return undone


async def _over(uow: UnitOfWork, user_id: UserId, mission_id: MissionId) -> Mission:
    mission = await uow.missions.get(user_id, mission_id)
    if mission is None:
        raise MissionNotFound(mission_id)
    if mission.status not in TERMINAL:
        raise InvalidTransition(mission.status, "be rated; it is not over yet")
    return mission


def _answer(survey: Survey) -> SurveyAnswer:
    return SurveyAnswer(
        rating=survey.rating,
        time_saved_minutes=survey.time_saved_minutes,
        would_repeat=survey.would_repeat,
        notes=survey.notes,
    )


def submitted(survey: Survey, actor: UserId) -> SurveySubmitted:
    """Return what the log is told of a rating."""
    return SurveySubmitted(
        survey_id=survey.record_id,
        tool=survey.tool,
        rating=survey.rating,
        time_saved_minutes=survey.time_saved_minutes,
        would_repeat=survey.would_repeat,
        actor=actor,
    )


async def _signal(uow: UnitOfWork, mission: Mission, survey: Survey) -> LearningSignal | None:
    """Return what the rating teaches of the run; None where no tool ran."""
    if mission.run is None:
        return None
    run_id, user_id = mission.run.run_id, mission.user_id
    outcome = await uow.records.get(Outcome, user_id, f"o_{run_id}")
    if outcome is None:
        return None
    liked = survey.rating >= LIKED
    return LearningSignal(
        run_id=run_id,
        tool=outcome.tool,
        intent=outcome.intent,
        outcome="success" if liked else "failure",
        seconds=outcome.seconds or 0.0,
        cost_usd=outcome.cost_usd,
        evaluation=Evaluation(
            satisfied=liked,
            score=round(reward_of_rating(survey.rating), 3),
            evidence=(f"rated {survey.rating} of 10",),
            gap=None if liked else "the person who asked was not helped",
        ),
        survey_id=survey.record_id,
    )
