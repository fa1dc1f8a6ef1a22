"""Conversations: begun, listed, renamed, archived, deleted; and their exchanges, in one order."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from buddy.domain.ids import UserId
from buddy.domain.session import (
    TITLE_LIMIT,
    ChatSession,
    EndedSession,
    Exchange,
    MessageMark,
)
from buddy.errors import InputInvalid, NotFound
from buddy.ports.clock import Clock, IdSource
from buddy.ports.records import RecordPage
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork

_log = logging.getLogger(__name__)

REMOVED_AT_ONCE = 100
"""Exchanges that one transaction removes: a store's transactions are bounded."""


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
            raise unknown_session(session_id)
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
            NotFound: The conversation of this key was deleted.
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
            if chosen_id and await uow.records.get(EndedSession, user_id, chosen_id):
                raise unknown_session(chosen_id)
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
            session = fn(await kept_session(uow, user_id, session_id))
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
            await kept_session(uow, user_id, session_id)
            await uow.records.remove(ChatSession, user_id, session_id)
            ended = EndedSession(record_id=session_id, user_id=user_id, created_at=now)
            await uow.records.put(ended)
            return ended

        await self._remove_exchanges(await self.transact(work))

    async def sweep(self) -> int:
        """Remove what is left of deleted conversations, and forget those that have had their time.

        Something is left where a process died on it.
        """
        ended = await self.queries.records.due(EndedSession, self.clock.now(), REMOVED_AT_ONCE)
        for each in ended:
            if each.cleared:
                await self._forget(each)
            else:
                await self._remove_exchanges(each)
        return len(ended)

    async def _remove_exchanges(self, ended: EndedSession) -> None:
        for kind in (Exchange, MessageMark):
            while await self._remove_some(kind, ended):
                pass

        async def close(uow: UnitOfWork) -> None:
            await uow.records.put(replace(ended, cleared=True))

        await self.transact(close)

    async def _remove_some(self, kind: type[Exchange | MessageMark], ended: EndedSession) -> bool:
        """Remove some of a deleted conversation; tell whether there may be more."""
        page = await self.queries.records.page(
            kind, ended.user_id, REMOVED_AT_ONCE, parent_id=ended.record_id
        )

        async def work(uow: UnitOfWork) -> None:
            for each in page.items:
                await uow.records.remove(kind, ended.user_id, each.record_id)

        await self.transact(work)
        return page.next_cursor is not None

    async def _forget(self, ended: EndedSession) -> None:
        async def work(uow: UnitOfWork) -> None:
            await uow.records.remove(EndedSession, ended.user_id, ended.record_id)

        await self.transact(work)

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


async def kept_session(uow: UnitOfWork, user_id: UserId, session_id: str) -> ChatSession:
    """Return a conversation, locked until the transaction ends.

    Raises:
        NotFound: It was deleted, or never was.
    """
    session = await uow.records.get(ChatSession, user_id, session_id)
    if session is None:
        raise unknown_session(session_id)
    return session


def _checked(title: str) -> str:
    words = " ".join(title.split())
    if len(words) > TITLE_LIMIT:
        raise InputInvalid(
            f"The title has {len(words)} characters; at most {TITLE_LIMIT} fit", field="title"
        )
    return words


def unknown_session(session_id: str) -> NotFound:
    """Return the error that says of an id that it names no conversation."""
    return NotFound(
        f"No conversation is called {session_id[:40]}; it was deleted, or never was. Leave "
        "session_id away to begin one",
        session_id=session_id[:40],
    )
