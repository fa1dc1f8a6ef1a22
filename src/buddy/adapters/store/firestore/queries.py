"""Reads of committed state.

Lists of missions filtered by a text are filtered here, page by page: Firestore cannot look inside
a text. The board is two questions, asked in an order in which a mission that ends between them is
seen once.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from buddy.adapters.store.codec import decode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore import query_shapes as shapes
from buddy.adapters.store.firestore.audit import link_in
from buddy.adapters.store.firestore.catalog import disabled_in
from buddy.adapters.store.firestore.counters import head_in
from buddy.adapters.store.firestore.database import Database, Document, Fields
from buddy.adapters.store.firestore.durations import durations_in
from buddy.adapters.store.firestore.event_log import event_of
from buddy.adapters.store.firestore.instance import switch_in
from buddy.adapters.store.firestore.ledger import account_of, entry_of
from buddy.adapters.store.firestore.missions import ENDED, LIVE
from buddy.adapters.store.firestore.query_shapes import Query, QueryShape
from buddy.adapters.store.firestore.records import FirestoreRecordQueries
from buddy.adapters.store.paging import decode_cursor, encode_cursor
from buddy.domain.artifact import Artifact
from buddy.domain.audit import Head, StoredLink
from buddy.domain.budget import Account, LedgerEntry
from buddy.domain.eta import RunDurations
from buddy.domain.events.log import Event
from buddy.domain.ids import ArtifactId, MissionId, RunId, ToolName, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.run import RunState
from buddy.domain.whiteboard import AgentCard
from buddy.errors import StoreError
from buddy.ports.store import MissionFilter, Page

_LOGGER = logging.getLogger(__name__)

T = TypeVar("T")

_FILTERED_PAGE = 100
"""Missions read at once where a text filters most of them away."""


def _values(statuses: Iterable[MissionStatus]) -> list[str]:
    return sorted(status.value for status in statuses)


def _readable(kind: type[T], part: str, found: Iterable[Document]) -> Iterator[T]:
    """Return the values in a field of missions' documents; say which cannot be read."""
    for each in found:
        try:
            yield decode(kind, (each.fields or {})[part])
        except StoreError as error:
            mission_id = each.path.rpartition("/")[2]
            _LOGGER.error("mission %s is left out: %s", mission_id, error.message)  # noqa: TRY400  # says all


class FirestoreQueries:
    """Reads of committed state.

    Args:
        database: Where the documents lie.
    """

    __slots__ = ("_database", "records")

    def __init__(self, database: Database) -> None:
        self._database = database
        self.records = FirestoreRecordQueries(database)

    async def _get(self, path: str) -> Fields | None:
        return (await self._database.get(path))[path].fields

    async def _body(self, user_id: UserId, path: str) -> str | None:
        fields = await self._get(path)
        return fields["body"] if fields and fields["user_id"] == user_id else None

    async def _find(
        self, shape: QueryShape, *values: Any, parent: str = "", limit: int | None = None
    ) -> list[Fields]:
        query = Query(shape=shape, values=values, parent=parent, limit=limit)
        found = await self._database.find(query)
        return [each.fields for each in found if each.fields is not None]

    async def mission(self, user_id: UserId, mission_id: MissionId) -> Mission | None:
        """See the port."""
        body = await self._body(user_id, paths.mission(mission_id))
        return None if body is None else decode(Mission, body)

    async def missions(
        self, user_id: UserId, where: MissionFilter, limit: int, cursor: str | None = None
    ) -> Page:
        """See the port."""
        after = () if cursor is None else decode_cursor(cursor)
        text, found = where.text.casefold(), list[Mission]()
        async for fields in self._listed(user_id, where, limit + 1, after):
            if text in fields["objective"].casefold():
                found.append(decode(Mission, fields["body"]))
            if len(found) > limit:
                break
        page = tuple(found[:limit])
        more = len(found) > limit and page
        return Page(missions=page, next_cursor=encode_cursor(page[-1]) if more else None)

    async def _listed(
        self, user_id: UserId, where: MissionFilter, wanted: int, after: tuple[str, ...]
    ) -> AsyncIterator[Fields]:
        """Return a list's documents, whatever the text, reading on as they are asked for."""
        shape = shapes.mission_list(statuses=bool(where.statuses), since=where.since is not None)
        values: list[Any] = [user_id]
        values += [_values(where.statuses)] if where.statuses else []
        values += [where.since] if where.since is not None else []
        count = max(wanted, _FILTERED_PAGE) if where.text else wanted
        while True:
            query = Query(shape=shape, values=tuple(values), limit=count, after=after)
            found = await self._database.find(query)
            for each in found:
                if each.fields is not None:
                    yield each.fields
                    after = each.fields["created_at"], each.fields["mission_id"]
            if len(found) < count:
                return

    async def open_missions(self, statuses: frozenset[MissionStatus]) -> tuple[Mission, ...]:
        """See the port. Oldest first."""
        if not statuses:
            return ()
        query = Query(shape=shapes.OPEN_MISSIONS, values=(_values(statuses),))
        return tuple(_readable(Mission, "body", await self._database.find(query)))

    async def stopping(self) -> tuple[Mission, ...]:
        """See the port."""
        query = Query(shape=shapes.STOPPING, values=("",))
        return tuple(_readable(Mission, "body", await self._database.find(query)))

    async def runs(self, state: RunState) -> int:
        """See the port. Reads the id of each, which is little: few runs go or wait at a time."""
        query = Query(shape=shapes.RUNS, values=(state.value,), fields=("mission_id",))
        return len(await self._database.find(query))

    async def instance(self) -> InstanceState:
        """See the port."""
        return switch_in(await self._get(paths.SWITCH))

    async def lapsed(
        self, now: Instant, statuses: frozenset[MissionStatus], limit: int
    ) -> tuple[Mission, ...]:
        """See the port."""
        if not statuses:
            return ()
        query = Query(shape=shapes.LAPSED, values=(_values(statuses), now), limit=limit)
        return tuple(_readable(Mission, "body", await self._database.find(query)))

    async def _cards(self, shape: QueryShape, *values: Any, limit: int) -> dict[str, AgentCard]:
        query = Query(shape=shape, values=values, limit=limit, fields=("card",))
        found = await self._database.find(query)
        return {card.mission_id: card for card in _readable(AgentCard, "card", found)}

    async def board(self, user_id: UserId, since: Instant, limit: int) -> tuple[AgentCard, ...]:
        """See the port."""
        live = await self._cards(shapes.LIVE_CARDS, user_id, LIVE, limit=limit)
        ended = await self._cards(shapes.ENDED_CARDS, user_id, ENDED, since, limit=limit)
        cards = {**live, **{key: card for key, card in ended.items() if key not in live}}
        return tuple(cards.values())[:limit]

    async def started(self, user_id: UserId, limit: int) -> tuple[AgentCard, ...]:
        """See the port."""
        return tuple((await self._cards(shapes.STARTED_CARDS, user_id, "", limit=limit)).values())

    async def events_of_mission(
        self, user_id: UserId, mission_id: MissionId, after: int, limit: int
    ) -> tuple[Event, ...]:
        """See the port."""
        folder, shape = paths.subject("mission", mission_id), shapes.EVENTS_OF_SUBJECT
        found = await self._find(shape, user_id, after, parent=folder, limit=limit)
        return tuple(event_of(fields) for fields in found)

    async def events_of_user(self, user_id: UserId, after: int, limit: int) -> tuple[Event, ...]:
        """See the port."""
        found = await self._find(shapes.EVENTS_OF_USER, user_id, after, limit=limit)
        return tuple(event_of(fields) for fields in found)

    async def last_cursor(self, user_id: UserId) -> int:
        """See the port."""
        fields = await self._get(paths.user(user_id))
        return 0 if fields is None else fields["last_cursor"]

    async def audit_head(self, user_id: UserId) -> Head:
        """See the port."""
        return head_in(await self._get(paths.user(user_id)))

    async def audit_links(
        self,
        user_id: UserId,
        beyond: int,
        limit: int,
        *,
        newest_first: bool = False,
        mission_id: MissionId | None = None,
    ) -> tuple[StoredLink, ...]:
        """See the port."""
        of_mission, bounded = mission_id is not None, bool(beyond)
        shape = shapes.audit_page(newest_first=newest_first, bounded=bounded, of_mission=of_mission)
        values = [*([mission_id] if of_mission else []), *([beyond] if bounded else [])]
        found = await self._find(shape, *values, parent=paths.user(user_id), limit=limit)
        return tuple(link_in(fields) for fields in found)

    async def artifact(self, user_id: UserId, artifact_id: ArtifactId) -> Artifact | None:
        """See the port."""
        body = await self._body(user_id, paths.artifact(artifact_id))
        return None if body is None else decode(Artifact, body)

    async def artifacts_of_mission(
        self, user_id: UserId, mission_id: MissionId
    ) -> tuple[Artifact, ...]:
        """See the port."""
        found = await self._find(shapes.ARTIFACTS_OF_MISSION, user_id, mission_id)
        return tuple(decode(Artifact, fields["body"]) for fields in found)

    async def disabled_tools(self, user_id: UserId) -> frozenset[ToolName]:
        """See the port."""
        return disabled_in(await self._get(paths.tool_switches(user_id)))

    async def durations(
        self, user_id: UserId, tool: ToolName, limit: int
    ) -> tuple[RunDurations, ...]:
        """See the port."""
        return tuple(durations_in(await self._get(paths.durations(user_id, tool)))[:limit])

    async def accounts(
        self, user_id: UserId, scopes: Collection[str] | None = None
    ) -> Sequence[Account]:
        """See the port."""
        if scopes is None:
            found = await self._find(shapes.ACCOUNTS, parent=paths.user(user_id))
        else:
            named = [paths.account(user_id, scope) for scope in sorted(scopes)]
            documents = await self._database.get(*named)
            found = [each for path in named if (each := documents[path].fields) is not None]
        return tuple(account_of(fields) for fields in found)

    async def accounts_of(self, user_id: UserId, kind: str, limit: int) -> Sequence[Account]:
        """See the port."""
        between = (f"{kind} ", f"{kind}!")  # the next character after a space
        found = await self._find(
            shapes.ACCOUNTS_OF, *between, parent=paths.user(user_id), limit=limit
        )
        return tuple(account_of(fields) for fields in found)

    async def ledger_entries(self, user_id: UserId, run_id: RunId) -> tuple[LedgerEntry, ...]:
        """See the port."""
        parent = paths.user(user_id)
        found = await self._find(shapes.LEDGER_ENTRIES, run_id, parent=parent)
        return tuple(entry_of(fields) for fields in found)

    async def ping(self) -> None:
        """See the port."""
        await self._get(paths.PING)
