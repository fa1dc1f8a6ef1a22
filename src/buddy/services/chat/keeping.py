"""Keeps the answer to a message, and what the conversation remembers after it.

A handler hands its reply to the keeper in the transaction of its deed, so that both are written or
neither is; what did nothing is kept by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from buddy.domain.envelope import EnvelopeMetadata, ResponseEnvelope, UiHints
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.references import borrowed_of
from buddy.domain.session import (
    Asked,
    Borrowed,
    ChatSession,
    Exchange,
    mention,
    title_of,
    with_borrowed,
    with_urls,
)
from buddy.domain.tool_input import with_scheme
from buddy.ports.clock import Clock
from buddy.ports.store import UnitOfWork
from buddy.services.chat.circles import counted, unlooped
from buddy.services.chat.propose import lent
from buddy.services.chat.target import WHICH, only_waiting
from buddy.services.chat.turn import Reply, Turn
from buddy.services.chat.words import quoted
from buddy.services.exchange_service import ExchangeService


@dataclass(slots=True)
class AnswerKeeper:
    """Keeps the answer to one message."""

    exchanges: ExchangeService
    clock: Clock
    reply: Reply | None = None
    kept: Exchange | None = None

    async def keep(self, uow: UnitOfWork, turn: Turn, reply: Reply) -> None:
        """See `buddy.services.chat.turn.Keeper`; what a deed says of itself stays as it is."""
        await self._keep(uow, turn, reply)
        self.reply = reply

    async def tell(self, uow: UnitOfWork, turn: Turn, reply: Reply) -> None:
        """Keep the answer to a message that did nothing."""
        await self._keep(uow, turn, unlooped(turn, reply))
        self.reply = reply

    async def _keep(self, uow: UnitOfWork, turn: Turn, reply: Reply) -> None:
        envelope = _envelope(reply, turn, self.clock.now())
        exchange = replace(turn.exchange, answer=envelope, failure=None)
        after = partial(_after, turn=turn, reply=reply)
        self.kept = await self.exchanges.answer_in(uow, exchange, after)


def _after(session: ChatSession, *, turn: Turn, reply: Reply) -> ChatSession:
    """Return the session after an exchange."""
    lends = {each.value: each for each in reply.lends} | dict(turn.talk.borrowed)
    turn = replace(turn, talk=replace(turn.talk, borrowed=lends))
    urls, theirs = turn.decision.slots.urls, turn.talk.borrowed
    session = with_urls(session, urls, borrowed_of(urls, tuple(theirs), session.urls))
    asked = reply.asked and _put(turn, reply, reply.asked)
    used = [with_scheme(url) for url in (*urls, reply.page or session.last_url) if url]
    session = with_borrowed(session, theirs.values(), used)
    misses = session.misses if reply.keeps_question else 0
    # Which mission was meant is a question of the moment: who speaks of something else leaves it.
    left = turn.session.asked is None and session.asked is not None and session.asked.slot == WHICH
    # A yes is for one thing: where the conversation asks something itself, it is for that.
    awaits = () if asked is not None else reply.awaits
    spoken = (*reply.spoken, *_named(turn, reply))
    still = _waiting_still(turn, reply)
    return replace(
        counted(turn, session, reply),
        title=session.title or title_of(turn.text),
        mentioned=mention(session, reply.shown, turn.exchange.sequence, spoken, awaits, still),
        asked=asked or (session.asked if reply.keeps_question and not left else None),
        misses=session.misses + 1 if reply.missed else misses,
        last_url=reply.page or session.last_url,
    )


def _waiting_still(turn: Turn, reply: Reply) -> tuple[Mission, ...]:
    """Return what alone waits for a yes, where an answer in between has asked for nothing else.

    A list, a row of a table or a word of thanks leaves nothing else that a yes could be for; an
    offer or a question does.
    """
    speaks = reply.shown or reply.spoken or reply.spawned or reply.awaits
    asks = reply.asked or reply.missed or reply.offers or "?" in reply.summary
    held = reply.keeps_question and turn.session.asked is not None
    if speaks or asks or held:
        return ()
    waits, last = only_waiting(turn), turn.exchange.sequence - 1
    stands = (turn.talk.of(each.mission_id) for each in waits)
    return waits if any(each and each.shown.awaited == last for each in stands) else ()


def _named(turn: Turn, reply: Reply) -> tuple[Mission, ...]:
    """Return the only proposal where an answer names it in passing: a no that follows is for it."""
    if reply.shown or reply.spoken or reply.asked is not None:
        return ()
    return tuple(
        each for each in only_waiting(turn) if quoted(each.terms.objective) in reply.summary
    )


def _put(turn: Turn, reply: Reply, asked: Asked) -> Asked:
    """Return a question as it stands after a reply: a bare yes is for what was just put in words.

    A way out that only keeps it open says something else; after that a yes is asked about.
    """
    put = turn.exchange.sequence if asked.question in reply.summary else asked.put
    return replace(asked, borrowed=_lent(turn, asked.objective), put=put)


def _lent(turn: Turn, text: str) -> tuple[Borrowed, ...]:
    """Return the addresses in a text that come out of a result."""
    return tuple(turn.talk.borrowed[with_scheme(url)] for url in lent(turn, text))


def _envelope(reply: Reply, turn: Turn, at: Instant) -> ResponseEnvelope:
    decision = turn.decision
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
            route=turn.route or decision.route,
            intent=decision.intent,
            confidence=round(decision.confidence, 4),
            engine=decision.engine,
        ),
    )
