"""feedback: a verdict is kept, and what it does is said."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.feedback import Feedback, Verdict, rating_in, takes_back, tool_named, verdict_of
from buddy.domain.ids import ToolName
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.survey import Survey, survey_id
from buddy.ports.clock import IdSource
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.chat.turn import Reply, Spoken, Turn, say
from buddy.services.chat.words import quoted
from buddy.services.feedback_service import FeedbackService
from buddy.services.survey_collector import SurveyAnswer, SurveyCollector
from buddy.services.tool_registry import ToolRegistry

REASON = 1000
LOOKED_AT = 50
"""Verdicts of a conversation that are looked through for the last one that stands."""


@dataclass(frozen=True, slots=True)
class FeedbackHandler:
    """Keeps verdicts."""

    transact: TransactionRunner
    queries: Queries
    registry: ToolRegistry
    ids: IdSource
    feedback: FeedbackService
    surveys: SurveyCollector

    async def __call__(self, turn: Turn) -> Reply:
        """Return what came of a verdict."""
        if takes_back(turn.text):
            return await self._take_back(turn)
        about = next((s for s in turn.talk.spoken if s.mission.status in TERMINAL), None)
        named = tool_named(turn.text, [spec.name for spec in self.registry.all_specs()])
        if about is None and named is None:
            return Reply(
                summary="There is no result in this conversation that the verdict could be about.",
                keeps_question=True,
            )
        verdict = verdict_of(turn.text, names_tool=named is not None)
        if verdict is None:
            return _which_verdict(turn)
        kept = self._feedback(turn, about, ToolName(named) if named else None, verdict)
        reply = Reply(summary=_words(kept, about), keeps_question=True)

        async def work(uow: UnitOfWork) -> None:
            await self.feedback.keep(uow, kept)
            await self._rate(uow, turn, kept)
            await turn.keep(uow, reply)

        await self.transact(work)
        return reply

    async def _rate(self, uow: UnitOfWork, turn: Turn, kept: Feedback) -> None:
        """Take a figure for the mission's rating, the latest one where it had one."""
        if kept.rating is None or kept.mission_id is None:
            return
        named = survey_id(kept.mission_id)
        before = await uow.records.get(Survey, turn.user_id, named)
        if before is not None and before.undone_at is None:
            await self.surveys.undo_in(uow, turn.user_id, kept.mission_id)
        answer = SurveyAnswer(rating=kept.rating, notes=kept.reason)
        await self.surveys.keep(uow, turn.user_id, kept.mission_id, answer)

    def _feedback(
        self, turn: Turn, about: Spoken | None, named: ToolName | None, verdict: Verdict
    ) -> Feedback:
        mission = about.mission if about else None
        record = mission.execution_record if mission else None
        used = record.tool_used if record else None
        return Feedback(
            record_id=self.ids.new("f"),
            user_id=turn.user_id,
            verdict=verdict,
            rating=rating_in(turn.text),
            mission_id=mission.mission_id if mission else None,
            tool=named or used,
            intent=mission.terms.intent if mission else None,
            session_id=turn.session.record_id,
            reason=turn.text[:REASON],
            created_at=turn.exchange.created_at,
        )

    async def _take_back(self, turn: Turn) -> Reply:
        last = await self._last(turn)
        if last is None:
            text = "No verdict was given in this conversation, so there is none to take back."
            return Reply(summary=text, keeps_question=True)
        text = f"Taken back: {quoted(last.reason)}. Nothing of it moves the choice of tools."
        reply = Reply(summary=text, keeps_question=True)

        async def work(uow: UnitOfWork) -> None:
            await self.feedback.undo_in(uow, turn.user_id, last.record_id)
            if last.rating is not None and last.mission_id is not None:
                await self.surveys.undo_in(uow, turn.user_id, last.mission_id)
            await turn.keep(uow, reply)

        await self.transact(work)
        return reply

    async def _last(self, turn: Turn) -> Feedback | None:
        session_id = turn.session.record_id
        page = await self.queries.records.page(
            Feedback, turn.user_id, LOOKED_AT, parent_id=session_id
        )
        given = [each for each in page.items if each.undone_at is None]
        return max(given, key=lambda each: (each.created_at, each.record_id), default=None)


def _which_verdict(turn: Turn) -> Reply:
    """Ask what a remark judges: its words do not, and a verdict moves the choice of tools."""
    return Reply(
        summary=(
            f"Nothing is kept yet: {quoted(turn.text)} does not say whether it was good or bad. "
            "Was the result helpful?"
        ),
        actions=(
            say("Helpful", "That was helpful"),
            say("Not helpful", "That was not helpful"),
        ),
        keeps_question=True,
    )


def _words(kept: Feedback, about: Spoken | None) -> str:
    what = f"on {quoted(about.mission.terms.objective)}" if about else f"on {kept.tool}"
    given = kept.verdict.replace("_", " ")
    rated = f", {kept.rating} of 10" if kept.rating is not None else ""
    lines = [f"Kept, {what}: {given}{rated}."]
    kind = f"{kept.intent} objectives" if kept.intent else "all objectives"
    match kept.verdict:
        case Verdict.REJECT_TOOL:
            lines.append(f"{kept.tool} will be proposed no more for {kind}.")
        case Verdict.APPROVE_TOOL:
            lines.append(f"{kept.tool} is preferred from now on for {kind}.")
        case Verdict.HELPFUL:
            lines.append(f"{kept.tool} will be chosen rather for objectives like this one.")
        case Verdict.NOT_HELPFUL:
            lines.append(f"{kept.tool} will be chosen less for objectives like this one.")
    lines.append("Say “take that back” to undo it.")
    return "\n".join(lines)
