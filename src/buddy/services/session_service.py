"""Conversations: begun, listed, renamed, archived, deleted; and their exchanges, in one order."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.session import (
    TITLE_LIMIT,
    ChatSession,
    EndedSession,
    Exchange,
    exchange_id,
    is_same,
    next_instant,
)
from buddy.errors import InputInvalid, NotFound
from buddy.ports.clock import Clock, IdSource
from buddy.ports.records import RecordPage
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork

_log = logging.getLogger(__name__)

REMOVED_AT_ONCE = 100
"""Exchanges that one transaction removes: a store's transactions are bounded."""
LOOK_BACK = 3
"""Exchanges in which a repeated message is looked for."""


@dataclass(frozen=True, slots=True)
class SessionService:
    """Keeps conversations."""

    transact: TransactionRunner
    queries: Queries
    clock: Clock
    ids: IdSource

    async def list_page(
        self, user_id: UserId, limit: int, cursor: str | None, *, archived: bool = False
    ) -> RecordPage[ChatSession]:
        """List a user's conversations, the one spoken in last first.

        Archived ones and the others lie side by side, so a page may hold fewer than asked for
        while there are more; then it has a cursor.

        Raises:
            InputInvalid: The cursor is not one that this list gave out.
        """
        items: list[ChatSession] = []
        while True:
            page = await self.queries.records.page(
                ChatSession, user_id, limit - len(items), cursor=cursor
            )
            items += [each for each in page.items if (each.archived_at is not None) == archived]
            cursor = page.next_cursor
            if cursor is None or len(items) >= limit:
                return RecordPage(items=tuple(items), next_cursor=cursor)

    async def get(self, user_id: UserId, session_id: str) -> ChatSession:
        """Return a conversation.

        Raises:
            NotFound: This user has none of this id, or has deleted it.
        """
        found = await self.queries.records.get(ChatSession, user_id, session_id)
        if found is None:
            raise _unknown(session_id)
        return found

    async def create(
        self, user_id: UserId, title: str, source: str, chosen_id: str | None = None
    ) -> ChatSession:
        """Begin a conversation.

        Args:
            user_id: Whose.
            title: Empty: its first message will name it.
            source: Where it is begun.
            chosen_id: Follows from an idempotency key: the same request again finds what it made.

        Raises:
            InputInvalid: The title is too long.
        """
        now = self.clock.now()
        session = ChatSession(
            record_id=chosen_id or self.ids.new("s"),
            user_id=user_id,
            title=_checked(title),
            source=source,
            created_at=now,
            active_at=now,
        )

        async def work(uow: UnitOfWork) -> ChatSession:
            known = await uow.records.get(ChatSession, user_id, session.record_id)
            if known is not None:
                return known
            await uow.records.put(session)
            return session

        return await self.transact(work)

    async def update(
        self,
        user_id: UserId,
        session_id: str,
        *,
        title: str | None = None,
        archived: bool | None = None,
    ) -> ChatSession:
        """Rename, archive or take back a conversation. None: as it is.

        Raises:
            NotFound: This user has none of this id.
            InputInvalid: The title is empty or too long.
        """
        if title is not None and not title.strip():
            raise InputInvalid("The title is empty", field="title")
        now = self.clock.now()

        def changed(session: ChatSession) -> ChatSession:
            if title is not None:
                session = replace(session, title=_checked(title))
            if archived is not None:
                since = session.archived_at or now
                session = replace(session, archived_at=since if archived else None)
            return session

        return await self.change(user_id, session_id, changed)

    async def change(
        self, user_id: UserId, session_id: str, fn: Callable[[ChatSession], ChatSession]
    ) -> ChatSession:
        """Change a conversation in one transaction.

        Raises:
            NotFound: It was deleted, or never was.
        """

        async def work(uow: UnitOfWork) -> ChatSession:
            session = fn(await _kept(uow, user_id, session_id))
            await uow.records.put(session)
            return session

        return await self.transact(work)

    async def delete(self, user_id: UserId, session_id: str) -> None:
        """Delete a conversation with everything said in it. Its missions stay.

        From the first transaction on it is gone: no list shows it, and no late message or answer
        brings it back.

        Raises:
            NotFound: This user has none of this id.
        """
        now = self.clock.now()

        async def work(uow: UnitOfWork) -> EndedSession:
            await _kept(uow, user_id, session_id)
            await uow.records.remove(ChatSession, user_id, session_id)
            ended = EndedSession(record_id=session_id, user_id=user_id, created_at=now)
            await uow.records.put(ended)
            return ended

        await self._remove_exchanges(await self.transact(work))

    async def sweep(self) -> int:
        """Remove what is left of deleted conversations, where a process died on it."""
        ended = await self.queries.records.due(EndedSession, self.clock.now(), REMOVED_AT_ONCE)
        for each in ended:
            await self._remove_exchanges(each)
        return len(ended)

    async def _remove_exchanges(self, ended: EndedSession) -> None:
        user_id, session_id = ended.user_id, ended.record_id
        while True:
            page = await self.queries.records.page(
                Exchange, user_id, REMOVED_AT_ONCE, parent_id=session_id
            )
            last = page.next_cursor is None

            async def work(
                uow: UnitOfWork, page: RecordPage[Exchange] = page, *, last: bool = last
            ) -> None:
                for exchange in page.items:
                    await uow.records.remove(Exchange, user_id, exchange.record_id)
                if last:
                    await uow.records.remove(EndedSession, user_id, session_id)

            await self.transact(work)
            if last:
                return

    async def exchanges(
        self, user_id: UserId, session_id: str, limit: int, cursor: str | None = None
    ) -> RecordPage[Exchange]:
        """List what was said in a conversation, newest first.

        Raises:
            NotFound: This user has none of this id.
            InputInvalid: The cursor is not one that this list gave out.
        """
        await self.get(user_id, session_id)
        return await self.queries.records.page(
            Exchange, user_id, limit, parent_id=session_id, cursor=cursor
        )

    async def exchange(self, user_id: UserId, record_id: str) -> Exchange | None:
        """Return one exchange."""
        return await self.queries.records.get(Exchange, user_id, record_id)

    async def accept(self, draft: Exchange, arrived: Instant) -> tuple[Exchange, bool]:
        """Take a message in, or find the one that it repeats.

        Args:
            draft: The message; its number, id and instant are given here.
            arrived: When it came.

        Returns:
            The exchange, and whether it is to be answered now. A request that is repeated under
            its key takes up the message that it sent before its process died.

        Raises:
            NotFound: The conversation was deleted.
        """

        async def work(uow: UnitOfWork) -> tuple[Exchange, bool]:
            session = await _kept(uow, draft.user_id, draft.session_id)
            known = await _known(uow, session, draft, arrived)
            if known is not None:
                again = draft.request_id is not None and known.request_id == draft.request_id
                return known, again and known.answer is None
            number, now = session.exchanges + 1, next_instant(session, arrived)
            record_id = exchange_id(session.record_id, number)
            made = replace(draft, sequence=number, created_at=now, record_id=record_id)
            await uow.records.put(made)
            await uow.records.put(
                replace(session, exchanges=number, active_at=now, archived_at=None)
            )
            return made, True

        return await self.transact(work)

    async def answer(
        self, exchange: Exchange, fn: Callable[[ChatSession], ChatSession] = lambda session: session
    ) -> Exchange:
        """Keep an answer with its message, and what the conversation is about after it.

        Args:
            exchange: With its answer, or with why there is none.
            fn: Changes the session.

        Raises:
            NotFound: The conversation was deleted meanwhile; nothing is kept.
        """

        async def work(uow: UnitOfWork) -> Exchange:
            session = await _kept(uow, exchange.user_id, exchange.session_id)
            await uow.records.put(exchange)
            await uow.records.put(fn(session))
            return exchange

        return await self.transact(work)


async def _kept(uow: UnitOfWork, user_id: UserId, session_id: str) -> ChatSession:
    session = await uow.records.get(ChatSession, user_id, session_id)
    if session is None:
        raise _unknown(session_id)
    return session


async def _known(
    uow: UnitOfWork, session: ChatSession, draft: Exchange, arrived: Instant
) -> Exchange | None:
    """Return the message that a new one repeats: sent twice in a moment, or its request again."""
    back = range(session.exchanges, max(0, session.exchanges - LOOK_BACK), -1)
    for number in back:
        each = await uow.records.get(
            Exchange, session.user_id, exchange_id(session.record_id, number)
        )
        if each is None:
            continue
        if draft.request_id is not None and each.request_id == draft.request_id:
            return each
        if number == session.exchanges and is_same(each, draft.text, arrived):
            return each
    return None


def _checked(title: str) -> str:
    words = " ".join(title.split())
    if len(words) > TITLE_LIMIT:
        raise InputInvalid(
            f"The title has {len(words)} characters; at most {TITLE_LIMIT} fit", field="title"
        )
    return words


def _unknown(session_id: str) -> NotFound:
    return NotFound(
        f"No conversation is called {session_id[:40]}; it was deleted, or never was. Leave "
        "session_id away to begin one",
        session_id=session_id[:40],
    )
