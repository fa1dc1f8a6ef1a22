"""Removes from a Firestore store what has had its time.

What is found is removed in one commit, on the condition that it is as it was found. Removing
twice is removing once, so a commit that was not answered is simply repeated.

Firestore joins nothing: which outcomes are due is found by reading all of them, and the status of
their missions. There are few, for an engine forgets the outcomes of runs that are over.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Collection, Iterable, Sequence
from contextlib import aclosing
from typing import Any

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore import query_shapes as shapes
from buddy.adapters.store.firestore.audit import link_document
from buddy.adapters.store.firestore.client import CommitInDoubt
from buddy.adapters.store.firestore.counters import head_fields, head_in, new_user
from buddy.adapters.store.firestore.database import Database, Document, Fields, Write
from buddy.adapters.store.firestore.event_log import without_last
from buddy.adapters.store.firestore.query_shapes import IN_VALUES, Query, QueryShape
from buddy.adapters.store.firestore.scan import scan
from buddy.domain.audit import NewLink, forge, head_of, removal_links
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.record import KEPT_FOR_A_TIME, Record
from buddy.domain.retention import StoredClass
from buddy.errors import StoreConflict, StoreUnavailable

_AT_ONCE = 400
"""Documents that one commit removes; Firestore takes 500."""
_ATTEMPTS = 10
"""How often a commit is tried that others spoil, or that is not answered."""
_ENDED = sorted(status.value for status in TERMINAL)


class FirestoreRetention:
    """See `buddy.ports.retention.StoreRetention`.

    Args:
        database: The store's.
    """

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    async def remove(self, what: StoredClass, before: Instant, limit: int, *, now: Instant) -> int:
        """See the port. At most `_AT_ONCE` rows, whatever the limit.

        Raises:
            StoreConflict: Others kept changing what was to be removed.
        """
        count = min(limit, _AT_ONCE)
        for _ in range(_ATTEMPTS - 1):
            try:
                return await self._attempt(what, before, count, now)
            except (StoreConflict, CommitInDoubt):
                await asyncio.sleep(0)
        try:
            return await self._attempt(what, before, count, now)
        except CommitInDoubt as error:
            raise StoreUnavailable(
                f"Firestore did not answer {_ATTEMPTS} commits ({error}); the next round goes on",
                reason=str(error),
            ) from error

    async def users(self, after: UserId | None, limit: int) -> tuple[UserId, ...]:
        """See the port."""
        users = list[UserId]()
        place = () if after is None else (paths.user(after),)
        wanted = ("user_id", "last_cursor")
        while len(users) < limit:
            query = Query(shape=shapes.ALL_USERS, limit=limit, after=place, fields=wanted)
            found = await self._database.find(query)
            rows = [each.fields for each in found if each.fields]
            users += [UserId(each["user_id"]) for each in rows if each["last_cursor"]]
            if len(found) < limit:
                break
            place = (found[-1].path,)
        return tuple(users[:limit])

    async def blobs_in_use(self, digests: Collection[str]) -> frozenset[str]:
        """See the port."""
        asked, used = sorted(set(digests)), set[str]()
        for start in range(0, len(asked), IN_VALUES):
            some = asked[start : start + IN_VALUES]
            for shape in (shapes.ARTIFACTS_WITH_BLOB, shapes.MISSIONS_WITH_BLOB):
                name = shape.filters[0].field
                query = Query(shape=shape, values=(some,), fields=(name,))
                found = await self._database.find(query)
                used |= {each.fields[name] for each in found if each.fields}
        return frozenset(used)

    async def _attempt(self, what: StoredClass, before: Instant, count: int, now: Instant) -> int:
        match what:
            case StoredClass.MISSIONS:
                notes = await self._find(shapes.ALL_REMOVALS, limit=count)
                if notes:
                    return await self._take(await self._remains(notes, count))
                return await self._take_missions(before, count, now)
            case StoredClass.OUTCOMES:
                return await self._take(await self._outcomes(before, count))
            case StoredClass.ANSWERS:
                keys = await self._find(shapes.OLD_KEYS, before, limit=count, fields=("key",))
                return await self._take(_removed(keys))
            case _:
                return await self._take_records(KEPT_FOR_A_TIME[what], before, count)

    async def _take_records(self, kind: type[Record], before: Instant, count: int) -> int:
        shape, named = shapes.ENDED_RECORDS, ("record_id",)
        old = await self._find(shape, kind.record_kind, before, limit=count, fields=named)
        return await self._take(_removed(old))

    async def _find(
        self,
        shape: QueryShape,
        *values: Any,
        limit: int,
        parent: str = "",
        fields: tuple[str, ...] = (),
    ) -> list[Document]:
        query = Query(shape=shape, values=values, parent=parent, limit=limit, fields=fields)
        return await self._database.find(query)

    async def _take(self, writes: Sequence[Write]) -> int:
        if writes:
            await self._database.commit(writes)
        return len(writes)

    async def _take_missions(self, before: Instant, count: int, now: Instant) -> int:
        """Remove missions and note that their remains are there: two documents for each.

        And two for each of their users, for the link in the audit chain.
        """
        wanted = ("user_id", "mission_id", "run_id")
        found = await self._find(
            shapes.ENDED_MISSIONS, _ENDED, before, limit=min(count, _AT_ONCE // 4), fields=wanted
        )
        notes = [
            Write("create", paths.removal(each["user_id"], each["mission_id"]), {**each})
            for each in (document.fields or {} for document in found)
        ]
        named = [
            (UserId(each["user_id"]), MissionId(each["mission_id"]))
            for each in (document.fields or {} for document in found)
        ]
        links = await self._linked(removal_links(named, before, now))
        await self._take([*_removed(found), *notes, *links])
        return len(found)

    async def _linked(self, links: Sequence[NewLink]) -> list[Write]:
        """Return what appends links to their users' chains, one for each user.

        Users whose mission ended have a document: its events have been counted in it.
        """
        users = await self._database.get(*(paths.user(link.user_id) for link in links))
        writes: list[Write] = []
        for new in links:
            user = users[paths.user(new.user_id)]
            fields = user.fields or new_user(new.user_id)
            link = forge(head_in(fields), new, fields["last_cursor"])
            moved = {**fields, **head_fields(head_of(link))}
            kind = "create" if user.fields is None else "replace"
            writes.append(Write(kind, user.path, moved, user.update_time))
            path = paths.audit_link(new.user_id, link.number)
            writes.append(Write("create", path, link_document(new.user_id, link)))
        return writes

    async def _remains(self, notes: Iterable[Document], count: int) -> list[Write]:
        """Return the removal of the first remains, the oldest event first and the notes last."""
        writes: list[Write] = []
        for note in notes:
            async with aclosing(self._left_by(note, count)) as found:
                async for write in found:
                    if len(writes) >= count:
                        return writes
                    writes.append(write)
        return writes

    async def _left_by(self, note: Document, count: int) -> AsyncGenerator[Write]:
        fields: Fields = note.fields or {}
        user_id, mission_id, run_id = (fields[name] for name in ("user_id", "mission_id", "run_id"))
        folder, user = paths.subject("mission", mission_id), paths.user(user_id)
        asked: list[tuple[QueryShape, tuple[Any, ...], str, str]] = [
            (shapes.EVENTS_OF_SUBJECT, (user_id, 0), folder, "sequence"),
            (shapes.ARTIFACTS_OF_MISSION, (user_id, mission_id), "", "artifact_id"),
            (shapes.LEDGER_ENTRIES, (mission_id,), user, "number"),
        ]
        single = [paths.account(user_id, f"mission {mission_id}")]
        if run_id is not None:
            asked += [
                (shapes.LEDGER_ENTRIES, (run_id,), user, "number"),
                (shapes.OUTCOMES, (), paths.run(user_id, run_id), "step"),
            ]
            single.append(paths.reservation(user_id, run_id))
        for shape, values, parent, name in asked:
            found = await self._find(shape, *values, parent=parent, limit=count, fields=(name,))
            for write in _removed(found):
                yield write
        head = paths.head(folder)
        kept = await self._database.get(*single, head)
        for path in single:
            for write in _removed([kept[path]]):
                yield write
        for write in _without(kept[head], user_id):
            yield write
        for write in _removed([note]):
            yield write

    async def _outcomes(self, before: Instant, count: int) -> list[Write]:
        writes: list[Write] = []
        page: list[Document] = []
        found = scan(self._database, shapes.ALL_OUTCOMES, fields=("mission_id",))
        async with aclosing(found) as documents:
            async for each in documents:
                page.append(each)
                if len(page) >= _AT_ONCE:
                    writes += await self._due(page, before)
                    page.clear()
                if len(writes) >= count:
                    return writes[:count]
        return [*writes, *await self._due(page, before)][:count]

    async def _due(self, outcomes: Sequence[Document], before: Instant) -> list[Write]:
        """Return the removal of those outcomes whose missions ended before an instant."""
        named = {each.path: (each.fields or {}).get("mission_id") for each in outcomes}
        missions = {paths.mission(name) for name in named.values() if name}
        kept = await self._database.get(*missions, fields=("status", "updated_at"))
        over = {
            path
            for path, each in kept.items()
            if each.fields
            and each.fields["status"] in _ENDED
            and each.fields["updated_at"] < before
        }
        return _removed(
            each for each in outcomes if (name := named[each.path]) and paths.mission(name) in over
        )


def _removed(found: Iterable[Document]) -> list[Write]:
    return [
        Write("delete", each.path, update_time=each.update_time)
        for each in found
        if each.fields is not None
    ]


def _without(head: Document, user_id: str) -> list[Write]:
    """Return the removal of a user's log from the head of a subject, where it is in it."""
    if head.fields is None:
        return []
    left = without_last(head.fields, UserId(user_id))
    if left is None:
        return _removed([head])
    if len(left["last"]) == len(head.fields["last"]):
        return []
    return [Write("replace", head.path, left, head.update_time)]
