"""Reads of committed state. Every query is one statement, so each sees one moment."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Row,
    Select,
    bindparam,
    func,
    literal,
    select,
    text,
    tuple_,
    union_all,
)

from buddy.adapters.store.codec import decode
from buddy.adapters.store.paging import decode_cursor, encode_cursor
from buddy.adapters.store.sql.audit import HEAD, head_in, link_of, links_query
from buddy.adapters.store.sql.catalog import DISABLED_TOOLS
from buddy.adapters.store.sql.dialect import holds_text
from buddy.adapters.store.sql.durations import DURATIONS
from buddy.adapters.store.sql.event_log import event_of
from buddy.adapters.store.sql.instance import SWITCH, switch_of
from buddy.adapters.store.sql.ledger import account_of, entry_of
from buddy.adapters.store.sql.reading import Reader
from buddy.adapters.store.sql.records import SqlRecordQueries
from buddy.adapters.store.sql.schema import (
    ARTIFACT,
    BUDGET_ACCOUNT,
    LEDGER_ENTRY,
    MISSION,
    MISSION_EVENT,
    USER_CURSOR,
)
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

_DECODED_AT_ONCE = 25
"""Missions decoded before everybody else has a turn: 2 ms; there may be hundreds of open ones."""

_OWNER: BindParameter[str] = bindparam("user_id")
_MISSION = select(MISSION.c.body).where(
    MISSION.c.mission_id == bindparam("mission_id"), MISSION.c.user_id == _OWNER
)
_OPEN = (
    select(MISSION.c.mission_id, MISSION.c.body)
    .where(MISSION.c.status.in_(bindparam("statuses", expanding=True)))
    .order_by(MISSION.c.created_at, MISSION.c.mission_id)
)
# Over half a database may wait for a decision and next to none of it be due: the empty texts keep
# the status out of the choice of an index, so that only what is due is read.
_LAPSED = (
    select(MISSION.c.mission_id, MISSION.c.body)
    .where(
        MISSION.c.expires_at <= bindparam("now"),
        (MISSION.c.status + "").in_(bindparam("statuses", expanding=True)),
        func.coalesce(MISSION.c.run_state, "") != RunState.QUEUED.value,
    )
    .order_by(MISSION.c.expires_at, MISSION.c.mission_id)
    .limit(bindparam("count"))
)
_STOPPING = (
    select(MISSION.c.mission_id, MISSION.c.body)
    .where(
        MISSION.c.run_state == RunState.RUNNING.value, MISSION.c.cancel_requested_at.is_not(None)
    )
    .order_by(MISSION.c.cancel_requested_at, MISSION.c.mission_id)
)
_RUNS = (
    select(func.count().label("runs"))
    .select_from(MISSION)
    .where(MISSION.c.run_state == bindparam("state"))
)
_STARTED = (
    select(MISSION.c.mission_id, MISSION.c.card.label("body"))
    .where(MISSION.c.user_id == _OWNER, MISSION.c.started_at.is_not(None))
    .order_by(MISSION.c.started_at.desc(), MISSION.c.mission_id.desc())
    .limit(bindparam("count"))
)
_OF_MISSION = (
    select(MISSION_EVENT)
    .where(
        MISSION_EVENT.c.user_id == _OWNER,
        MISSION_EVENT.c.subject_type == "mission",
        MISSION_EVENT.c.subject_id == bindparam("mission_id"),
        MISSION_EVENT.c.sequence > bindparam("after"),
    )
    .order_by(MISSION_EVENT.c.sequence)
    .limit(bindparam("count"))
)
_OF_USER = (
    select(MISSION_EVENT)
    .where(MISSION_EVENT.c.user_id == _OWNER, MISSION_EVENT.c.cursor > bindparam("after"))
    .order_by(MISSION_EVENT.c.cursor)
    .limit(bindparam("count"))
)
_LAST_CURSOR = select(USER_CURSOR.c.last_cursor).where(USER_CURSOR.c.user_id == _OWNER)
_ARTIFACT = select(ARTIFACT.c.body).where(
    ARTIFACT.c.artifact_id == bindparam("artifact_id"), ARTIFACT.c.user_id == _OWNER
)
_ARTIFACTS = (
    select(ARTIFACT.c.body)
    .where(ARTIFACT.c.user_id == _OWNER, ARTIFACT.c.mission_id == bindparam("mission_id"))
    .order_by(ARTIFACT.c.created_at, ARTIFACT.c.artifact_id)
)
_ACCOUNTS = (
    select(BUDGET_ACCOUNT)
    .where(BUDGET_ACCOUNT.c.user_id == _OWNER)
    .order_by(BUDGET_ACCOUNT.c.scope)
)
_NAMED_ACCOUNTS = _ACCOUNTS.where(BUDGET_ACCOUNT.c.scope.in_(bindparam("scopes", expanding=True)))
_ACCOUNTS_OF = _ACCOUNTS.where(
    BUDGET_ACCOUNT.c.scope >= bindparam("first"), BUDGET_ACCOUNT.c.scope < bindparam("behind")
).limit(bindparam("count"))
_ENTRIES = (
    select(LEDGER_ENTRY)
    .where(LEDGER_ENTRY.c.user_id == _OWNER, LEDGER_ENTRY.c.run_id == bindparam("run_id"))
    .order_by(LEDGER_ENTRY.c.entry_id)
)
_PING = text("SELECT version_num FROM alembic_version")


def _half_board(*, terminal: bool) -> Select[Any]:
    ended, card = literal(terminal).label("ended"), MISSION.c.card.label("body")
    rows = (
        select(ended, MISSION.c.updated_at, MISSION.c.mission_id, card)
        .where(
            MISSION.c.user_id == _OWNER,
            MISSION.c.terminal == terminal,
            MISSION.c.card.is_not(None),
        )
        .order_by(MISSION.c.updated_at.desc(), MISSION.c.mission_id.desc())
        .limit(bindparam("count"))
    )
    if terminal:
        rows = rows.where(MISSION.c.updated_at >= bindparam("since"))
    return select(rows.subquery())


_BOARD = (
    union_all(_half_board(terminal=False), _half_board(terminal=True))
    .order_by(text("ended"), text("updated_at DESC"), text("mission_id DESC"))
    .limit(bindparam("count"))
)


async def _readable(kind: type[T], rows: Sequence[Row[Any]]) -> tuple[T, ...]:
    """Return the values of rows with ``mission_id`` and ``body``; say which cannot be read."""
    found = list[T]()
    for number, row in enumerate(rows, start=1):
        try:
            found.append(decode(kind, row.body))
        except StoreError as error:
            _LOGGER.error("mission %s is left out: %s", row.mission_id, error.message)  # noqa: TRY400  # says all
        if number % _DECODED_AT_ONCE == 0:
            await asyncio.sleep(0)
    return tuple(found)


class SqlQueries:
    """Reads of committed state.

    Args:
        reader: Its connections read the last commit.
    """

    __slots__ = ("_few_rows", "_reader", "_rows", "records")

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.records = SqlRecordQueries(reader)
        self._rows = reader.rows
        self._few_rows = reader.few_rows

    async def mission(self, user_id: UserId, mission_id: MissionId) -> Mission | None:
        """See the port."""
        rows = await self._few_rows(_MISSION, user_id=user_id, mission_id=mission_id)
        return decode(Mission, rows[0].body) if rows else None

    async def missions(
        self, user_id: UserId, where: MissionFilter, limit: int, cursor: str | None = None
    ) -> Page:
        """See the port."""
        statement = (
            self._filtered(where)
            .where(MISSION.c.user_id == user_id)
            .order_by(MISSION.c.created_at.desc(), MISSION.c.mission_id.desc())
            .limit(limit + 1)
        )
        if cursor is not None:
            position = tuple_(MISSION.c.created_at, MISSION.c.mission_id)
            statement = statement.where(position < decode_cursor(cursor))
        rows = await self._rows(statement)
        found = tuple(decode(Mission, row.body) for row in rows[:limit])
        more = len(rows) > limit and found
        return Page(missions=found, next_cursor=encode_cursor(found[-1]) if more else None)

    def _filtered(self, where: MissionFilter) -> Select[tuple[str]]:
        statement = select(MISSION.c.body)
        if where.statuses:
            statuses = sorted(status.value for status in where.statuses)
            statement = statement.where(MISSION.c.status.in_(statuses))
        if where.since is not None:
            statement = statement.where(MISSION.c.created_at >= where.since)
        if where.text:
            dialect, folded = self._reader.dialect, where.text.casefold()
            statement = statement.where(holds_text(dialect, MISSION.c.objective_folded, folded))
        return statement

    async def open_missions(self, statuses: frozenset[MissionStatus]) -> tuple[Mission, ...]:
        """See the port. Oldest first."""
        rows = await self._rows(_OPEN, statuses=sorted(status.value for status in statuses))
        return await _readable(Mission, rows)

    async def stopping(self) -> tuple[Mission, ...]:
        """See the port."""
        return await _readable(Mission, await self._rows(_STOPPING))

    async def runs(self, state: RunState) -> int:
        """See the port."""
        return (await self._rows(_RUNS, state=state.value))[0].runs

    async def instance(self) -> InstanceState:
        """See the port."""
        rows = await self._few_rows(SWITCH)
        return switch_of(rows[0].body if rows else None)

    async def lapsed(
        self, now: Instant, statuses: frozenset[MissionStatus], limit: int
    ) -> tuple[Mission, ...]:
        """See the port."""
        among = sorted(status.value for status in statuses)
        rows = await self._rows(_LAPSED, now=now, statuses=among, count=limit)
        return await _readable(Mission, rows)

    async def board(self, user_id: UserId, since: Instant, limit: int) -> tuple[AgentCard, ...]:
        """See the port."""
        rows = await self._rows(_BOARD, user_id=user_id, since=since, count=limit)
        return await _readable(AgentCard, rows)

    async def started(self, user_id: UserId, limit: int) -> tuple[AgentCard, ...]:
        """See the port."""
        rows = await self._rows(_STARTED, user_id=user_id, count=limit)
        return await _readable(AgentCard, rows)

    async def events_of_mission(
        self, user_id: UserId, mission_id: MissionId, after: int, limit: int
    ) -> tuple[Event, ...]:
        """See the port."""
        rows = await self._rows(
            _OF_MISSION, user_id=user_id, mission_id=mission_id, after=after, count=limit
        )
        return tuple(event_of(row) for row in rows)

    async def events_of_user(self, user_id: UserId, after: int, limit: int) -> tuple[Event, ...]:
        """See the port."""
        rows = await self._rows(_OF_USER, user_id=user_id, after=after, count=limit)
        return tuple(event_of(row) for row in rows)

    async def last_cursor(self, user_id: UserId) -> int:
        """See the port."""
        rows = await self._few_rows(_LAST_CURSOR, user_id=user_id)
        return rows[0].last_cursor if rows else 0

    async def audit_head(self, user_id: UserId) -> Head:
        """See the port."""
        rows = await self._rows(HEAD, user_id=user_id)
        return head_in(rows[0].audit_number, rows[0].audit_hash) if rows else Head()

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
        statement = links_query(newest_first=newest_first, bounded=bounded, of_mission=of_mission)
        values: dict[str, Any] = {"user_id": user_id, "count": limit}
        values |= {"beyond": beyond} if bounded else {}
        values |= {"mission_id": mission_id} if of_mission else {}
        return tuple(link_of(row) for row in await self._rows(statement, **values))

    async def artifact(self, user_id: UserId, artifact_id: ArtifactId) -> Artifact | None:
        """See the port."""
        rows = await self._few_rows(_ARTIFACT, user_id=user_id, artifact_id=artifact_id)
        return decode(Artifact, rows[0].body) if rows else None

    async def artifacts_of_mission(
        self, user_id: UserId, mission_id: MissionId
    ) -> tuple[Artifact, ...]:
        """See the port."""
        rows = await self._rows(_ARTIFACTS, user_id=user_id, mission_id=mission_id)
        return tuple(decode(Artifact, row.body) for row in rows)

    async def disabled_tools(self, user_id: UserId) -> frozenset[ToolName]:
        """See the port."""
        rows = await self._few_rows(DISABLED_TOOLS, user_id=user_id)
        return frozenset(ToolName(row.tool) for row in rows)

    async def durations(
        self, user_id: UserId, tool: ToolName, limit: int
    ) -> tuple[RunDurations, ...]:
        """See the port."""
        rows = await self._few_rows(DURATIONS, user_id=user_id, tool=tool, count=limit)
        return tuple(decode(RunDurations, row.body) for row in rows)

    async def accounts(
        self, user_id: UserId, scopes: Collection[str] | None = None
    ) -> Sequence[Account]:
        """See the port."""
        if scopes is None:
            rows = await self._rows(_ACCOUNTS, user_id=user_id)
        else:
            rows = await self._few_rows(_NAMED_ACCOUNTS, user_id=user_id, scopes=sorted(scopes))
        return tuple(account_of(row) for row in rows)

    async def accounts_of(self, user_id: UserId, kind: str, limit: int) -> Sequence[Account]:
        """See the port."""
        first, behind = f"{kind} ", f"{kind}!"  # the next character after a space
        rows = await self._rows(
            _ACCOUNTS_OF, user_id=user_id, first=first, behind=behind, count=limit
        )
        return tuple(account_of(row) for row in rows)

    async def ledger_entries(self, user_id: UserId, run_id: RunId) -> tuple[LedgerEntry, ...]:
        """See the port."""
        rows = await self._few_rows(_ENTRIES, user_id=user_id, run_id=run_id)
        return tuple(entry_of(row) for row in rows)

    async def ping(self) -> None:
        """See the port."""
        await self._reader.rows_now(_PING)
