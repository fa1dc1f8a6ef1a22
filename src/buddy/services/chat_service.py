"""Takes a message, decides what it asks for, has it done, and keeps the answer.

Messages of one conversation are answered one after the other, in the order in which they came, so
that the second of two tabs speaks to what the first has left. What the decision was made by, and
how sure it is, stands in every answer.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from weakref import WeakValueDictionary

from buddy.domain.edit_request import edit_in
from buddy.domain.envelope import EnvelopeMetadata, ResponseEnvelope, UiHints
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant
from buddy.domain.references import Resolved, borrowed_of, resolve
from buddy.domain.route import Route
from buddy.domain.session import (
    TEXT_LIMIT,
    ChatSession,
    Exchange,
    exchange_id,
    is_lost,
    is_same,
    mention,
    title_of,
    with_urls,
)
from buddy.errors import BuddyError, InputInvalid, MessageUnanswered, NotFound
from buddy.ports.clock import Clock, IdSource
from buddy.ports.understanding import MessageDecision
from buddy.services.chat.talk import TalkReader
from buddy.services.chat.target import answers_parked, goes_on
from buddy.services.chat.turn import Handler, Reply, Turn
from buddy.services.chat.words import agrees, declines, stops
from buddy.services.llm_meter import Payer
from buddy.services.llm_reader import Readings
from buddy.services.session_service import SessionService

_log = logging.getLogger(__name__)

SURE = 0.5
"""A message decides something only where the reader is at least so sure that it means to."""
LOOK_SECONDS = 0.05
"""Between two looks at an answer that another process makes."""
LOST = "Buddy stopped before it had an answer; send the message again"
_DECIDING = frozenset({Route.APPROVE, Route.REJECT, Route.CANCEL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What somebody says."""

    user_id: UserId
    actor: UserId
    text: str
    channel: str
    source: str
    session_id: str | None = None
    """None: a new conversation begins."""
    seen: int | None = None
    """The last exchange that the person's screen shows."""
    request_id: str | None = None
    """Follows from the request's idempotency key; also the id of a mission it makes."""
    new_session_id: str | None = None
    """The id of the conversation that begins, where the request has a key."""


@dataclass(slots=True)
class ChatService:
    """Answers messages."""

    readings: Readings
    sessions: SessionService
    talks: TalkReader
    handlers: Mapping[Route, Handler]
    answers: Handler
    """Takes the answer to a question that the conversation itself has asked."""
    clock: Clock
    ids: IdSource
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(
        default_factory=WeakValueDictionary[str, asyncio.Lock]
    )

    async def post(self, message: Message) -> Exchange:
        """Answer a message; the same text again within half a second is the same message.

        Raises:
            InputInvalid: It is empty or too long.
            NotFound: Its conversation was deleted, or never was.
            BuddyError: It could not be answered; the exchange is kept and says so.
        """
        text = message.text.strip()
        if not text:
            raise InputInvalid("The message is empty; say what you want", field="text")
        if len(text) > TEXT_LIMIT:
            raise InputInvalid(
                f"The message has {len(text):,} characters; at most {TEXT_LIMIT:,} fit",
                field="text",
            )
        draft = self._draft(message, text)
        if draft.session_id:
            async with self._lock(draft.session_id):
                exchange, is_new = await self.sessions.accept(draft, draft.created_at)
                if is_new:
                    return await self._answer(exchange, message)
            return await self._answered(exchange)
        exchange, is_new = await self._begin(draft, message)
        async with self._lock(exchange.session_id):
            if is_new:
                return await self._answer(exchange, message)
        return await self._answered(exchange)

    def _lock(self, name: str) -> asyncio.Lock:
        return self._locks.setdefault(name, asyncio.Lock())

    def _draft(self, message: Message, text: str) -> Exchange:
        return Exchange(
            record_id="",
            user_id=message.user_id,
            session_id=message.session_id or "",
            sequence=0,
            trace_id=self.ids.new("t"),
            text=text,
            source=message.source,
            actor=message.actor,
            created_at=self.clock.now(),
            request_id=message.request_id,
        )

    async def _begin(self, draft: Exchange, message: Message) -> tuple[Exchange, bool]:
        """Begin a conversation with a message, or find what the same message has just begun."""
        async with self._lock(f"{draft.user_id} begins"):
            if message.new_session_id is None:
                known = await self._just_begun(draft)
                if known is not None:
                    return known, False
            session = await self.sessions.create(
                draft.user_id, title_of(draft.text), draft.source, message.new_session_id
            )
            begun = replace(draft, session_id=session.record_id)
            return await self.sessions.accept(begun, draft.created_at)

    async def _just_begun(self, draft: Exchange) -> Exchange | None:
        page = await self.sessions.list_page(draft.user_id, 1, None)
        for session in page.items:
            if session.source != draft.source or session.exchanges != 1:
                continue
            first = await self.sessions.exchange(draft.user_id, exchange_id(session.record_id, 1))
            if first is not None and is_same(first, draft.text, draft.created_at):
                return first
        return None

    async def _answered(self, exchange: Exchange) -> Exchange:
        """Return a message that is answered elsewhere, once it has its answer.

        Raises:
            MessageUnanswered: It will get none.
            NotFound: Its conversation was deleted.
        """
        while exchange.answer is None:
            if is_lost(exchange, self.clock.now()):
                raise MessageUnanswered(exchange.failure or LOST, session_id=exchange.session_id)
            await asyncio.sleep(LOOK_SECONDS)
            found = await self.sessions.exchange(exchange.user_id, exchange.record_id)
            if found is None:
                raise NotFound("The conversation was deleted", session_id=exchange.session_id)
            exchange = found
        return exchange

    async def _answer(self, exchange: Exchange, message: Message) -> Exchange:
        try:
            session = await self.sessions.get(exchange.user_id, exchange.session_id)
            talk = await self.talks.read(session, self.clock.now())
            payer = Payer(user_id=exchange.user_id)
            decision = await self.readings.read(exchange.text, talk.state, payer)
            turn = Turn(
                session=session,
                exchange=exchange,
                decision=decision,
                talk=talk,
                channel=message.channel,
                seen=message.seen,
                mission_id=None if message.request_id is None else MissionId(message.request_id),
                now=self.clock.now(),
            )
            reply = await self._handler(turn)(turn)
            envelope = _envelope(reply, decision, self.clock.now())
            kept = replace(exchange, answer=envelope, failure=None)
            answered = await self.sessions.answer(kept, partial(_after, turn=turn, reply=reply))
        except NotFound:
            raise  # deleted while it was being answered: nothing is kept
        except Exception as error:
            await self._note_failure(exchange, error)
            raise
        _log.info(
            "Chat %s %s: %s (%.2f, %s)",
            exchange.trace_id,
            exchange.session_id,
            decision.route,
            decision.confidence,
            decision.engine,
        )
        return answered

    def _handler(self, turn: Turn) -> Handler:
        """Return who answers.

        A plain stop while a run goes on is for the run, and not for a question that is open
        besides. A plain yes or no that follows a question of the conversation's own is its answer,
        whatever else is on the table, and what a parked run was offered with is an answer to it,
        whatever a reader makes of it that knows of proposals only. A yes with a change in it is a
        change, "again" is new work, and nothing is decided on a guess.
        """
        asked = turn.session.asked
        if stops(turn.text) and goes_on(turn) and (asked or not turn.talk.proposals):
            return self.handlers[Route.CANCEL]
        if asked is not None and (agrees(turn.text) or declines(turn.text)):
            return self.answers
        if asked is None and answers_parked(turn):
            return self.handlers[Route.APPROVE]
        route = turn.decision.route
        if route in _DECIDING and turn.decision.confidence < SURE:
            route = Route.CLARIFY
        elif route is Route.APPROVE and turn.talk.proposals:
            route = _not_plain(turn) or route
        return self.handlers[route]

    async def _note_failure(self, exchange: Exchange, error: Exception) -> None:
        """Keep with a message that it got no answer; where even that fails, time will tell it."""
        told = error.message if isinstance(error, BuddyError) else "Something broke"
        try:
            await self.sessions.answer(replace(exchange, failure=told))
        except BuddyError as again:
            _log.warning("Message %s has no answer: %s", exchange.trace_id, again.message)


def _not_plain(turn: Turn) -> Route | None:
    """Return what an approving message asks for besides; None: it is a plain yes."""
    found = resolve(turn.text, turn.talk.state, turn.session.urls)
    if isinstance(found, Resolved) and found.repeats:
        return Route.MISSION
    changed = edit_in(turn.text, turn.talk.proposals[0].mission.terms.objective, ())
    return Route.MODIFY_MISSION if changed.says_something else None


def _after(session: ChatSession, *, turn: Turn, reply: Reply) -> ChatSession:
    """Return the session after an exchange."""
    urls = turn.decision.slots.urls
    session = with_urls(session, urls, borrowed_of(urls, turn.talk.state.results, session.urls))
    misses = session.misses if reply.keeps_question else 0
    return replace(
        session,
        title=session.title or title_of(turn.text),
        mentioned=mention(session, reply.shown, turn.exchange.sequence, reply.spoken),
        asked=reply.asked or (session.asked if reply.keeps_question else None),
        misses=session.misses + 1 if reply.missed else misses,
        last_url=reply.page or session.last_url,
    )


def _envelope(reply: Reply, decision: MessageDecision, at: Instant) -> ResponseEnvelope:
    return ResponseEnvelope(
        response_type=reply.response_type,
        summary=reply.summary,
        artifacts=reply.blocks,
        missions_spawned=reply.spawned,
        live_stream_id=reply.live,
        ui_hints=UiHints(
            layout=reply.layout, priority=reply.priority, suggested_actions=reply.actions
        ),
        timestamp=at,
        metadata=EnvelopeMetadata(
            route=decision.route,
            intent=decision.intent,
            confidence=round(decision.confidence, 4),
            engine=decision.engine,
        ),
    )
