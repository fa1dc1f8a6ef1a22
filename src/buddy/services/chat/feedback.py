"""feedback: a verdict is kept, and what it does is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.feedback import (
    Feedback,
    Verdict,
    bans_tool,
    changes_mind,
    minutes_saved_in,
    rating_in,
    takes_back,
    tool_named,
    verdict_of,
)
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.json_value import canonical_json
from buddy.domain.judged import judged_in_words
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.session import Exchange
from buddy.domain.survey import Survey, survey_id
from buddy.domain.tool_word import ToolWord
from buddy.ports.clock import IdSource
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.chat.answer_judged import answer_judged
from buddy.services.chat.target import running_in
from buddy.services.chat.turn import Reply, Spoken, Turn, card, say
from buddy.services.chat.words import quoted, state_of
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
        about = judged_in(turn)
        named = tool_named(turn.text, [spec.name for spec in self.registry.all_specs()])
        going = running_in(turn) if about is None and named is None else None
        if going is not None:
            text = (
                f"Nothing is kept yet: {quoted(going.terms.objective)} {state_of(going)}, so there "
                "is no result to judge. Say “stop it” to end it."
            )
            return Reply(summary=text, blocks=(card(going),), spoken=(going,), keeps_question=True)
        if about is None and named is None:
            return Reply(
                summary=(
                    "Nothing is kept: no mission of this conversation has run, so there is no "
                    "result that the verdict could be about."
                ),
                keeps_question=True,
            )
        verdict = _verdict(turn.text, named)
        if verdict in {None, Verdict.HELPFUL} and changes_mind(turn.text):
            last = await self._last(turn)
            if last is not None and last.verdict is Verdict.REJECT_TOOL:
                return await self._take_back(turn)
        if verdict is None:
            return _which_verdict(turn)
        kept = self._feedback(turn, about, ToolName(named) if named else None, verdict)
        bare = verdict is Verdict.NOT_HELPFUL and named is None and kept.rating is None
        if bare and (answer := await answer_judged(turn, self.queries)) is not None:
            return await self._keep_of_answer(turn, answer, kept)
        if kept.tool is None and verdict in {Verdict.REJECT_TOOL, Verdict.APPROVE_TOOL}:
            return Reply(
                summary="No tool ran for the last mission of this conversation; name the tool.",
                keeps_question=True,
            )
        return await self._keep(turn, about, kept)

    async def on_tool(self, turn: Turn, said: ToolWord) -> Reply:
        """Keep a standing word on a tool: for all work, or for such as was done last."""
        about = judged_in(turn) if said.of_kind else None
        kept = self._feedback(turn, about, ToolName(said.tool), said.verdict)
        return await self._keep(turn, about, kept)

    async def _keep_of_answer(self, turn: Turn, answer: Exchange, kept: Feedback) -> Reply:
        """Keep that an answer in words was no good; no tool and no mission is judged by it."""
        of_words = replace(kept, mission_id=None, tool=None, intent=None)
        text = (
            f"Kept, on my answer to {quoted(answer.text)}: not helpful. It is about the answer "
            "alone, so no tool is chosen less for it; “the result was wrong” says it of the "
            "result. Ask it in other words, or name the page, column or row that you mean.\n"
            "Say “take that back” to undo it."
        )
        reply = Reply(summary=text, keeps_question=True)

        async def work(uow: UnitOfWork) -> None:
            await self.feedback.keep(uow, of_words)
            await turn.keep(uow, reply)

        await self.transact(work)
        return reply

    async def _keep(self, turn: Turn, about: Spoken | None, kept: Feedback) -> Reply:
        reply = Reply(summary="")
        minutes = kept.time_saved_minutes
        earlier = await self._minutes_before(turn, kept)
        banned = await self._stands_banned(turn, kept)
        told = replace(kept, time_saved_minutes=earlier if minutes is None else minutes)

        async def work(uow: UnitOfWork) -> None:
            nonlocal reply
            await self.feedback.keep(uow, kept)
            rated = await self._rate(uow, turn, told)
            reply = Reply(
                summary=_words(kept, about, rated=rated, banned=banned),
                actions=() if rated or minutes is None else (say("Rate it 8", "rate it 8"),),
                keeps_question=True,
            )
            await turn.keep(uow, reply)

        await self.transact(work)
        return reply

    async def _rate(self, uow: UnitOfWork, turn: Turn, kept: Feedback) -> bool:
        """Take a figure for the mission's rating, the latest one where it had one.

        Minutes alone go to the rating that there is; without one they wait for it.
        """
        if kept.mission_id is None:
            return False
        named = survey_id(kept.mission_id)
        before = await uow.records.get(Survey, turn.user_id, named)
        if before is not None and before.undone_at is not None:
            before = None
        rating = kept.rating or (before.rating if before and kept.time_saved_minutes else None)
        if rating is None:
            return False
        minutes = kept.time_saved_minutes or (before.time_saved_minutes if before else None)
        if before is not None:
            await self.surveys.undo_in(uow, turn.user_id, kept.mission_id)
        answer = SurveyAnswer(rating=rating, time_saved_minutes=minutes, notes=kept.reason)
        await self.surveys.keep(uow, turn.user_id, kept.mission_id, answer)
        return True

    async def _minutes_before(self, turn: Turn, kept: Feedback) -> float | None:
        """Return the minutes that an earlier verdict on the same mission said it saved."""
        if kept.rating is None or kept.mission_id is None:
            return None
        given = [
            each
            for each in await self._given(turn)
            if each.mission_id == kept.mission_id and each.time_saved_minutes is not None
        ]
        last = max(given, key=lambda each: each.created_at, default=None)
        return last.time_saved_minutes if last is not None else None

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
            time_saved_minutes=minutes_saved_in(turn.text) if mission else None,
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
            text = "No verdict was given in this conversation, so there is nothing to undo."
            return Reply(summary=text, keeps_question=True)
        text = f"Taken back: {quoted(last.reason)}. Nothing of it moves the choice of tools."
        reply = Reply(summary=text, keeps_question=True)

        async def work(uow: UnitOfWork) -> None:
            await self.feedback.undo_in(uow, turn.user_id, last.record_id)
            if last.rating is not None and last.mission_id is not None:
                await self.surveys.undo_in(uow, turn.user_id, last.mission_id)
            elif last.time_saved_minutes is not None and last.mission_id is not None:
                await self._without_minutes(uow, turn, last.mission_id)
            await turn.keep(uow, reply)

        await self.transact(work)
        return reply

    async def _without_minutes(self, uow: UnitOfWork, turn: Turn, mission_id: MissionId) -> None:
        """Take the time saved out of a mission's rating, and leave the rating."""
        stands = await uow.records.get(Survey, turn.user_id, survey_id(mission_id))
        if stands is None or stands.undone_at is not None or stands.time_saved_minutes is None:
            return
        await self.surveys.undo_in(uow, turn.user_id, mission_id)
        answer = SurveyAnswer(
            rating=stands.rating, would_repeat=stands.would_repeat, notes=stands.notes
        )
        await self.surveys.keep(uow, turn.user_id, mission_id, answer)

    async def _last(self, turn: Turn) -> Feedback | None:
        given = await self._given(turn)
        return max(given, key=lambda each: (each.created_at, each.record_id), default=None)

    async def _stands_banned(self, turn: Turn, kept: Feedback) -> bool:
        """Tell whether this conversation keeps the tool out that a verdict speaks well of."""
        of_tool = [
            each
            for each in await self._given(turn)
            if each.tool == kept.tool
            and each.verdict in {Verdict.REJECT_TOOL, Verdict.APPROVE_TOOL}
        ]
        last = max(of_tool, key=lambda each: (each.created_at, each.record_id), default=None)
        return last is not None and last.verdict is Verdict.REJECT_TOOL

    async def _given(self, turn: Turn) -> list[Feedback]:
        """Return the verdicts of this conversation that stand."""
        session_id = turn.session.record_id
        page = await self.queries.records.page(
            Feedback, turn.user_id, LOOKED_AT, parent_id=session_id
        )
        return [each for each in page.items if each.undone_at is None]


def _verdict(text: str, named: str | None) -> Verdict | None:
    """Return what a message judges; time that was saved is praise."""
    verdict = verdict_of(text, names_tool=named is not None or bans_tool(text))
    saved = verdict is None and minutes_saved_in(text) is not None
    return Verdict.HELPFUL if saved else verdict


def judged_in(turn: Turn) -> Spoken | None:
    """Return the mission whose result a verdict is about; None: none of this conversation ran.

    It is the last one that ran, but for a verdict whose own words stand in an earlier result only.
    """
    ran = [
        each
        for each in turn.talk.spoken
        if each.mission.status in TERMINAL
        and each.mission.execution_record is not None
        and each.mission.execution_record.tool_used is not None
    ]
    place = judged_in_words(turn.text, [_told(each) for each in ran])
    return ran[place] if ran else None


def _told(spoken: Spoken) -> str:
    """Return what a mission was for and what it left, as text."""
    record = spoken.mission.execution_record
    left = canonical_json(record.execution_result) if record is not None else ""
    return f"{spoken.mission.terms.objective} {left}"


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
        missed=True,
        keeps_question=True,
    )


def _words(kept: Feedback, about: Spoken | None, *, rated: bool, banned: bool) -> str:
    what = f"on {quoted(about.mission.terms.objective)}" if about else f"on {kept.tool}"
    given = kept.verdict.replace("_", " ")
    of_ten = f", {kept.rating} of 10" if kept.rating is not None else ""
    minutes = kept.time_saved_minutes
    saved = f", {minutes:g} minutes saved" if minutes is not None else ""
    lines = [f"Kept, {what}: {given}{of_ten}{saved}."]
    if minutes is not None and not rated:
        lines.append("Rate it from 1 to 10, and the time counts in what the mission was worth.")
    kind = f"{kept.intent} objectives" if kept.intent else "all objectives"
    match kept.verdict:
        case Verdict.REJECT_TOOL:
            lines.append(f"{kept.tool} will be proposed no more for {kind}.")
        case Verdict.APPROVE_TOOL:
            lines.append(f"{kept.tool} is preferred from now on for {kind}.")
        case Verdict.HELPFUL if banned:
            lines.append(
                f"{kept.tool} stays kept out by your own word; “use {kept.tool} again” lets it in."
            )
        case Verdict.HELPFUL:
            lines.append(f"{kept.tool} will be chosen rather for objectives like this one.")
        case Verdict.NOT_HELPFUL:
            lines.append(f"{kept.tool} will be chosen less for objectives like this one.")
    lines.append("Say “take that back” to undo it.")
    return "\n".join(lines)
