"""Messages taken in, claimed and answered: each once, whoever sends it again, and wherever.

A message is kept before anything is done about it. Whoever answers it holds a claim on it: one try,
in one life of one process. What the message does and its answer are written in one transaction, and
that writes nothing where the claim is gone: taken over, run out, or the conversation deleted. So a
message acts once, however many processes see it, and nothing is done whose answer is not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from buddy.domain.ids import UserId
from buddy.domain.session import (
    ChatSession,
    EndedSession,
    Exchange,
    MessageMark,
    exchange_id,
    is_late,
    is_lost,
    is_resent,
    is_same,
    key_mark,
    next_instant,
    opening_mark,
    title_of,
)
from buddy.errors import MessageUnanswered, NotFound
from buddy.ports.clock import Clock, IdSource
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.session_service import kept_session, unknown_session

Change: TypeAlias = Callable[[ChatSession], ChatSession]


def _unchanged(session: ChatSession) -> ChatSession:
    return session


@dataclass(frozen=True, slots=True)
class ExchangeService:
    """Keeps messages and their answers."""

    transact: TransactionRunner
    queries: Queries
    clock: Clock
    ids: IdSource
    boot_id: str
    """Of this life of this process; no other has it."""
    alone: bool
    """Whether no other process is on the store: then a claim of another life is a dead one's."""
    _held: set[str] = field(default_factory=set[str])
    """The tries under which this process answers now."""

    async def get(self, user_id: UserId, record_id: str) -> Exchange | None:
        """Return one exchange."""
        return await self.queries.records.get(Exchange, user_id, record_id)

    async def begin(
        self, draft: Exchange, chosen_id: str | None = None
    ) -> tuple[str, Exchange | None]:
        """Begin a conversation with its first message, or find the one that it has begun.

        Args:
            draft: The message.
            chosen_id: The conversation's id, where it follows from an idempotency key.

        Returns:
            The conversation, and its first exchange, claimed; None: the conversation was there.

        Raises:
            NotFound: The conversation of this key was deleted.
        """
        user_id, session_id = draft.user_id, chosen_id or self.ids.new("s")

        async def work(uow: UnitOfWork) -> tuple[str, Exchange | None]:
            found = None
            if chosen_id is None:
                found = await self._just_begun(uow, draft)
            elif await uow.records.get(EndedSession, user_id, chosen_id) is not None:
                raise unknown_session(chosen_id)
            elif await uow.records.get(ChatSession, user_id, chosen_id) is not None:
                found = chosen_id
            if found is not None:
                return found, None
            now = self.clock.now()
            session = ChatSession(
                record_id=session_id,
                user_id=user_id,
                title=title_of(draft.text),
                source=draft.source,
                created_at=now,
                active_at=now,
            )
            made = await self._add(uow, session, replace(draft, session_id=session_id))
            opening = opening_mark(draft.source, draft.actor)
            await uow.records.put(_mark(opening, made))
            return session_id, made

        self._held.add(draft.trace_id)
        return await self.transact(work)

    async def accept(self, draft: Exchange) -> tuple[Exchange, bool] | None:
        """Take a message in, or find the one that it repeats.

        It repeats one that has its key, however long ago; the last one, where the same text came
        within half a second; and the last one with the same text whose answer did not arrive.

        Args:
            draft: The message as it arrived; number, id and instant are given here.

        Returns:
            The exchange, and whether the caller has the claim on it and is to answer it. None:
            another message is being answered; ask again.

        Raises:
            NotFound: The conversation was deleted.
        """

        async def work(uow: UnitOfWork) -> tuple[Exchange, bool] | None:
            session = await kept_session(uow, draft.user_id, draft.session_id)
            last_id = exchange_id(session.record_id, session.exchanges)
            last = await uow.records.get(Exchange, draft.user_id, last_id)
            known, again = await self._known(uow, draft, last)
            if known is not None:
                await self._remember(uow, draft, known)
                if not again:
                    return known, False
            other = last is not None and last != known and last.answer is None
            if other and last is not None and not self._is_free(last):
                return None
            if known is None:
                return await self._add(uow, session, draft), True
            claimed = replace(
                known,
                trace_id=draft.trace_id,
                boot_id=self.boot_id,
                claimed_at=self.clock.now(),
                failure=None,
            )
            await uow.records.put(claimed)
            return claimed, True

        self._held.add(draft.trace_id)
        return await self.transact(work)

    def let_go(self, draft: Exchange) -> None:
        """End a try: nothing more is done under it."""
        self._held.discard(draft.trace_id)

    async def answer(self, exchange: Exchange, fn: Change = _unchanged) -> Exchange:
        """Keep an answer in a transaction of its own, where a message has done nothing."""

        async def work(uow: UnitOfWork) -> Exchange:
            return await self.answer_in(uow, exchange, fn)

        return await self.transact(work)

    async def answer_in(
        self, uow: UnitOfWork, exchange: Exchange, fn: Change = _unchanged
    ) -> Exchange:
        """Keep an answer, in the transaction of what the message does.

        Args:
            uow: The transaction.
            exchange: As it was claimed, with its answer.
            fn: Changes the session: what the conversation is about after it.

        Raises:
            NotFound: The conversation was deleted meanwhile. Nothing is done or kept.
            MessageUnanswered: The claim is gone. Nothing is done or kept.
        """
        session = await kept_session(uow, exchange.user_id, exchange.session_id)
        known = await uow.records.get(Exchange, exchange.user_id, exchange.record_id)
        if known is None:
            raise NotFound("The conversation was deleted", session_id=exchange.session_id)
        if known.trace_id != exchange.trace_id or is_late(known, self.clock.now()):
            raise MessageUnanswered(
                "The message took too long, or was sent again meanwhile; this try did nothing",
                session_id=exchange.session_id,
            )
        await uow.records.put(exchange)
        await uow.records.put(fn(session))
        return exchange

    async def note_failure(self, exchange: Exchange, told: str) -> None:
        """Keep with a message that its sender was told of no answer.

        An answer that is there all the same (the store took it and could not say so) stays, and is
        what the message gets when it is sent again.
        """

        async def work(uow: UnitOfWork) -> None:
            known = await uow.records.get(Exchange, exchange.user_id, exchange.record_id)
            if known is not None and known.trace_id == exchange.trace_id:
                await uow.records.put(replace(known, failure=told))

        await self.transact(work)

    def _is_free(self, exchange: Exchange) -> bool:
        """Tell whether nobody answers a message that has no answer."""
        if is_lost(exchange, self.clock.now()):
            return True
        if exchange.boot_id == self.boot_id:
            return exchange.trace_id not in self._held
        return self.alone

    async def _just_begun(self, uow: UnitOfWork, draft: Exchange) -> str | None:
        """Return the conversation that the same message has begun already."""
        opening = opening_mark(draft.source, draft.actor)
        mark = await uow.records.get(MessageMark, draft.user_id, opening)
        if mark is None:
            return None
        session = await uow.records.get(ChatSession, draft.user_id, mark.session_id)
        first = await uow.records.get(Exchange, draft.user_id, mark.exchange_id)
        if session is None or first is None or session.exchanges != 1:
            return None
        again = is_same(first, draft.text, draft.created_at) or self._is_unheard(first, draft)
        return session.record_id if again else None

    async def _known(
        self, uow: UnitOfWork, draft: Exchange, last: Exchange | None
    ) -> tuple[Exchange | None, bool]:
        """Return the message that a new one repeats, and whether it is to be answered now."""
        found = await self._keyed(uow, draft, last)
        if found is not None:
            return found, found.answer is None and self._is_free(found)
        if last is None or last.actor != draft.actor:
            return None, False
        if is_same(last, draft.text, draft.created_at):
            return last, False
        if self._is_unheard(last, draft):
            return last, last.answer is None
        return None, False

    async def _keyed(
        self, uow: UnitOfWork, draft: Exchange, last: Exchange | None
    ) -> Exchange | None:
        if draft.request_id is None:
            return None
        named = key_mark(draft.session_id, draft.request_id)
        mark = await uow.records.get(MessageMark, draft.user_id, named)
        if mark is not None:
            return await uow.records.get(Exchange, draft.user_id, mark.exchange_id)
        # Older versions have left no marks.
        return last if last is not None and last.request_id == draft.request_id else None

    def _is_unheard(self, exchange: Exchange, draft: Exchange) -> bool:
        if not is_resent(exchange, draft, draft.created_at):
            return False
        return exchange.answer is not None or self._is_free(exchange)

    async def _remember(self, uow: UnitOfWork, draft: Exchange, known: Exchange) -> None:
        """Have a repeated message found by its key too; and what is told now needs no repeating."""
        if draft.request_id is not None:
            named = key_mark(draft.session_id, draft.request_id)
            await uow.records.put(_mark(named, known))
        if known.answer is not None and known.failure is not None:
            await uow.records.put(replace(known, failure=None))

    async def _add(self, uow: UnitOfWork, session: ChatSession, draft: Exchange) -> Exchange:
        number = session.exchanges + 1
        at = next_instant(session, draft.created_at)
        made = replace(
            draft,
            sequence=number,
            created_at=at,
            record_id=exchange_id(session.record_id, number),
            boot_id=self.boot_id,
            claimed_at=self.clock.now(),
        )
        await uow.records.put(made)
        await uow.records.put(replace(session, exchanges=number, active_at=at, archived_at=None))
        if made.request_id is not None:
            named = key_mark(session.record_id, made.request_id)
            await uow.records.put(_mark(named, made))
        return made


def _mark(record_id: str, exchange: Exchange) -> MessageMark:
    return MessageMark(
        record_id=record_id,
        user_id=exchange.user_id,
        session_id=exchange.session_id,
        exchange_id=exchange.record_id,
        created_at=exchange.created_at,
    )
