"""Forgets all that was learned of a user, in as many transactions as it takes.

Broken off at any place, what is left is not seen, and the next call removes it. Each word that
still stood is taken back in the log of its mission, so that the figures of days lose it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from buddy.domain.feedback import Feedback
from buddy.domain.forgetting import FORGETTING_ID, Forgetting
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.outcome import Outcome
from buddy.domain.record import R, keys_of
from buddy.domain.survey import Survey
from buddy.ports.clock import Clock
from buddy.ports.records import RecordPage, RecordPages
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.feedback_service import recorded
from buddy.services.streaming_events import Emission, StreamingEvents
from buddy.services.survey_collector import submitted

AT_ONCE: Final = 50
"""Records that one transaction removes, and as many events: a store may take 500 writes at once."""
Learned: TypeAlias = Outcome | Feedback | Survey
KINDS: Final[tuple[type[Learned], ...]] = (Outcome, Feedback, Survey)


async def forgotten_by(records: RecordPages, user_id: UserId) -> Instant | None:
    """Return until when all is being forgotten; None where nothing is."""
    page = await records.page(Forgetting, user_id, 1)
    return page.items[0].created_at if page.items else None


def remembered(page: RecordPage[R], forgotten: Instant | None) -> RecordPage[R]:
    """Return a page without what is being forgotten, which is all that lists behind it hold."""
    if forgotten is None:
        return page
    kept = tuple(each for each in page.items if keys_of(each).created_at > forgotten)
    cut = len(kept) < len(page.items)
    return RecordPage(items=kept, next_cursor=None if cut else page.next_cursor)


@dataclass(frozen=True, slots=True)
class Forgetter:
    """Forgets."""

    transact: TransactionRunner
    queries: Queries
    streaming: StreamingEvents
    clock: Clock
    at_once: int = AT_ONCE

    async def forget(self, user_id: UserId, actor: UserId) -> int:
        """Forget all that was learned by now, and what an earlier call has left of it.

        Args:
            user_id: Whose.
            actor: Who says so.

        Returns:
            How many records this call removed.
        """
        wish = Forgetting(user_id=user_id, created_at=self.clock.now())

        async def begin(uow: UnitOfWork) -> None:
            await uow.records.get(Forgetting, user_id, FORGETTING_ID)
            await uow.records.put(wish)

        async def end(uow: UnitOfWork) -> None:
            if await uow.records.get(Forgetting, user_id, FORGETTING_ID) == wish:
                await uow.records.remove(Forgetting, user_id, FORGETTING_ID)

        await self.transact(begin)
        removed = sum([await self._forget(kind, wish, actor) for kind in KINDS])
        await self.transact(end)
        return removed

    async def _forget(self, kind: type[Learned], wish: Forgetting, actor: UserId) -> int:
        removed, cursor = 0, None
        while True:
            page = await self.queries.records.page(kind, wish.user_id, self.at_once, cursor=cursor)
            if page.items:
                removed += await self._remove(page.items, wish, actor)
            cursor = page.next_cursor
            if cursor is None:
                return removed

    async def _remove(self, page: Sequence[Learned], wish: Forgetting, actor: UserId) -> int:
        user_id = wish.user_id

        async def work(uow: UnitOfWork) -> int:
            found = [await uow.records.get(type(each), user_id, each.record_id) for each in page]
            old = [
                each
                for each in found
                if each is not None and keys_of(each).created_at <= wish.created_at
            ]
            await self._tell(uow, old, actor)
            for each in old:
                await uow.records.remove(type(each), user_id, each.record_id)
            return len(old)

        return await self.transact(work)

    async def _tell(self, uow: UnitOfWork, words: Sequence[Learned], actor: UserId) -> None:
        """Take the words that stand back in the logs of their missions, where these are kept."""
        stand = [w for w in words if not isinstance(w, Outcome) and w.undone_at is None]
        about = sorted({(w.mission_id, w.user_id) for w in stand if w.mission_id is not None})
        missions = [await uow.missions.get(user_id, mission_id) for mission_id, user_id in about]
        kept = {each.mission_id: each for each in missions if each is not None}
        news = list[tuple[Mission, Emission]]()
        for word in stand:
            mission = kept.get(word.mission_id) if word.mission_id is not None else None
            if mission is not None:
                told = submitted(word, actor) if isinstance(word, Survey) else recorded(word, actor)
                news.append((mission, Emission(replace(told, undone=True))))
        await self.streaming.note_all(uow, news)
