"""feedback: a verdict is kept, and what it does and does not do is said."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.feedback import Feedback, Verdict, rating_in, takes_back, tool_named, verdict_of
from buddy.domain.ids import ToolName
from buddy.domain.lifecycle import TERMINAL
from buddy.ports.clock import IdSource
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.chat.turn import Reply, Spoken, Turn
from buddy.services.chat.words import quoted
from buddy.services.tool_registry import ToolRegistry

REASON = 1000


@dataclass(frozen=True, slots=True)
class FeedbackHandler:
    """Keeps verdicts."""

    transact: TransactionRunner
    queries: Queries
    registry: ToolRegistry
    ids: IdSource

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
        kept = self._feedback(turn, about, ToolName(named) if named else None)
        reply = Reply(summary=_words(kept, about), keeps_question=True)

        async def work(uow: UnitOfWork) -> None:
            await uow.records.put(kept)
            await turn.keep(uow, reply)

        await self.transact(work)
        return reply

    def _feedback(self, turn: Turn, about: Spoken | None, named: ToolName | None) -> Feedback:
        mission = about.mission if about else None
        record = mission.execution_record if mission else None
        used = record.tool_used if record else None
        return Feedback(
            record_id=self.ids.new("f"),
            user_id=turn.user_id,
            verdict=verdict_of(turn.text, names_tool=named is not None),
            rating=rating_in(turn.text),
            mission_id=mission.mission_id if mission else None,
            tool=named or used,
            session_id=turn.session.record_id,
            reason=turn.text[:REASON],
            created_at=turn.exchange.created_at,
        )

    async def _take_back(self, turn: Turn) -> Reply:
        session_id = turn.session.record_id
        page = await self.queries.records.page(Feedback, turn.user_id, 1, parent_id=session_id)
        if not page.items:
            text = "No verdict was given in this conversation, so there is none to take back."
            return Reply(summary=text, keeps_question=True)
        last = page.items[0]
        text = f"Taken back: {quoted(last.reason)}. Nothing is left of it."
        reply = Reply(summary=text, keeps_question=True)

        async def work(uow: UnitOfWork) -> None:
            await uow.records.remove(Feedback, turn.user_id, last.record_id)
            await turn.keep(uow, reply)

        await self.transact(work)
        return reply


def _words(kept: Feedback, about: Spoken | None) -> str:
    what = f"on {quoted(about.mission.terms.objective)}" if about else f"on {kept.tool}"
    given = kept.verdict.replace("_", " ")
    rated = f", {kept.rating} of 10" if kept.rating is not None else ""
    lines = [f"Kept, {what}: {given}{rated}."]
    match kept.verdict:
        case Verdict.REJECT_TOOL:
            lines.append(
                f"It does not keep {kept.tool} out by itself yet: choosing tools by verdicts is "
                f"still to come. To have {kept.tool} proposed no more, switch it off: buddy tools "
                f"disable {kept.tool}."
            )
        case Verdict.APPROVE_TOOL:
            lines.append("It does not move the choice of tools yet; that is still to come.")
        case _:
            lines.append(
                "It stands beside the mission and does not change which tool I choose yet; that is "
                "still to come. Say “take that back” to remove it."
            )
    return "\n".join(lines)
