"""A tool that a person kept out is let in again by a sentence: "you can use calculate again"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.about_buddy import allows_it_again
from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import ToolName, UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.session import Exchange, exchange_id
from buddy.domain.tool_request import allows_again
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.chat.turn import Handler, Reply, Turn, question, say
from buddy.services.chat.words import quoted
from buddy.services.feedback_service import FeedbackService
from buddy.services.tool_registry import ToolRegistry

READ: Final = 200
"""Verdicts that are read at once."""


@dataclass(frozen=True, slots=True)
class PermitAside:
    """Takes back what keeps a tool out."""

    transact: TransactionRunner
    queries: Queries
    registry: ToolRegistry
    feedback: FeedbackService
    otherwise: Handler
    """Takes "use it again" where no tool was kept out: it is about work."""

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers, where a message lets a tool be used again."""
        names = [spec.name for spec in self.registry.all_specs()]
        tool = allows_again(turn.text, names)
        if tool is None and allows_it_again(turn.text):
            return self._lift_last
        return partial(self._lift, ToolName(tool)) if tool is not None else None

    async def _lift_last(self, turn: Turn) -> Reply:
        """Let the tool be used again that was just spoken of; else say which is kept out."""
        session_id = turn.session.record_id
        page = await self.queries.records.page(Feedback, turn.user_id, READ, parent_id=session_id)
        against = [
            each
            for each in page.items
            if each.verdict is Verdict.REJECT_TOOL and each.undone_at is None
        ]
        last = max(against, key=lambda each: (each.created_at, each.record_id), default=None)
        if last is None or last.tool is None:
            return await self.otherwise(turn)
        if await self._just_spoken_of(turn, last):
            return await self._lift(last.tool, turn)
        lets, since = f"you can use {last.tool} again", last.created_at[:10]
        return question(
            f"I cannot tell which tool {quoted(turn.text, 60)} is about. You have kept {last.tool} "
            f"out since {since}; say “{lets}” to let it in.",
            say(f"Let {last.tool} in", lets),
            keeps_question=True,
        )

    async def _just_spoken_of(self, turn: Turn, kept: Feedback) -> bool:
        """Tell whether the last exchange has kept the tool out, or lacked it for a mission."""
        last = turn.exchange.sequence - 1
        asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        if asking is not None and asking.shown.last == last:
            return any(kept.tool in each.text for each in asking.mission.questions if kept.tool)
        named = exchange_id(turn.session.record_id, last)
        before = await self.queries.records.get(Exchange, turn.user_id, named)
        return before is not None and before.created_at == kept.created_at

    async def _lift(self, tool: ToolName, turn: Turn) -> Reply:
        stands = await self._against(turn.user_id, tool)
        if not stands:
            text = f"No word of yours keeps {tool} out, so nothing was changed."
            return Reply(summary=text, keeps_question=True)
        asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        wanted = asking.mission.terms.objective if asking is not None else None
        since = min(each.created_at for each in stands)[:10]
        text = f"{tool} may be proposed again: taken back is what you said of it on {since}."
        if wanted is not None:
            text = f"{text} Say {quoted(wanted)} once more to have it proposed."
        reply = Reply(
            summary=text,
            actions=(say(quoted(wanted, 60), wanted),) if wanted is not None else (),
            keeps_question=True,
        )

        async def work(uow: UnitOfWork) -> None:
            for each in stands:
                await self.feedback.undo_in(uow, turn.user_id, each.record_id)
            await turn.keep(uow, reply)

        await self.transact(work)
        return reply

    async def _against(self, user_id: UserId, tool: ToolName) -> list[Feedback]:
        """Return the verdicts that keep a tool out and stand."""
        found: list[Feedback] = []
        cursor: str | None = None
        while True:
            page = await self.queries.records.page(Feedback, user_id, READ, cursor=cursor)
            found += [
                each
                for each in page.items
                if each.tool == tool
                and each.verdict is Verdict.REJECT_TOOL
                and each.undone_at is None
            ]
            cursor = page.next_cursor
            if cursor is None:
                return found
