"""Artifact records, tool switches and idempotency keys inside a transaction."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, select

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.sql.dialect import Insert, insert
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.schema import ARTIFACT, IDEMPOTENCY_KEY, TOOL_SWITCH
from buddy.domain.artifact import Artifact
from buddy.domain.ids import ToolName, UserId
from buddy.domain.instant import Instant
from buddy.errors import StoreConflict
from buddy.ports.store import IdempotentAnswer

_ARTIFACT = select(ARTIFACT.c.body).where(ARTIFACT.c.artifact_id == bindparam("artifact_id"))
DISABLED_TOOLS = select(TOOL_SWITCH.c.tool).where(
    TOOL_SWITCH.c.user_id == bindparam("user_id"), ~TOOL_SWITCH.c.enabled
)
"""The names of the tools that a user switched off."""
_KEPT = (
    IDEMPOTENCY_KEY.c.user_id == bindparam("owner"),
    IDEMPOTENCY_KEY.c.key == bindparam("name"),
)
_GET_KEY = select(IDEMPOTENCY_KEY.c.body).where(*_KEPT).with_for_update()
_REMOVE_KEY = delete(IDEMPOTENCY_KEY).where(*_KEPT)
_FORGET_KEYS = delete(IDEMPOTENCY_KEY).where(IDEMPOTENCY_KEY.c.created_at < bindparam("instant"))


@cache
def _add_artifact(dialect: str) -> Insert:
    return insert(dialect, ARTIFACT).on_conflict_do_nothing()


@cache
def _put_switch(dialect: str) -> Insert:
    new = insert(dialect, TOOL_SWITCH)
    return new.on_conflict_do_update(
        index_elements=("user_id", "tool"), set_={"enabled": new.excluded.enabled}
    )


@cache
def _put_key(dialect: str) -> Insert:
    new = insert(dialect, IDEMPOTENCY_KEY)
    return new.on_conflict_do_update(
        index_elements=("user_id", "key"),
        set_={"created_at": new.excluded.created_at, "body": new.excluded.body},
    )


@cache
def _add_key(dialect: str) -> Insert:
    return insert(dialect, IDEMPOTENCY_KEY).on_conflict_do_nothing()


def artifact_row(artifact: Artifact) -> dict[str, Any]:
    """Return an artifact's row."""
    return {
        "artifact_id": artifact.artifact_id,
        "user_id": artifact.user_id,
        "mission_id": artifact.mission_id,
        "created_at": artifact.created_at,
        "body": encode(artifact),
        "sha256": artifact.sha256,
    }


def answer_row(user_id: UserId, answer: IdempotentAnswer) -> dict[str, Any]:
    """Return the row of an idempotency key."""
    return {
        "user_id": user_id,
        "key": answer.key,
        "created_at": answer.created_at,
        "body": encode(answer),
    }


class SqlArtifacts:
    """Artifact records inside a transaction.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Lane) -> None:
        self._connection = connection

    async def add(self, artifact: Artifact) -> None:
        """See the port.

        Raises:
            StoreConflict: Another record has this id.
        """
        row = artifact_row(artifact)
        added = await self._connection.execute(_add_artifact(self._connection.dialect.name), row)
        if added.rowcount:
            return
        key = {"artifact_id": artifact.artifact_id}
        kept = (await self._connection.execute(_ARTIFACT, key)).scalar_one()
        if decode(Artifact, kept) != artifact:
            raise StoreConflict(f"Another artifact is called {artifact.artifact_id}", **key)


class SqlToolSwitches:
    """Tool switches inside a transaction.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Lane) -> None:
        self._connection = connection

    async def set_enabled(self, user_id: UserId, tool: ToolName, *, enabled: bool) -> None:
        """See the port."""
        row = {"user_id": user_id, "tool": tool, "enabled": enabled}
        await self._connection.execute(_put_switch(self._connection.dialect.name), row)

    async def disabled(self, user_id: UserId) -> frozenset[ToolName]:
        """See the port."""
        found = await self._connection.execute(DISABLED_TOOLS, {"user_id": user_id})
        return frozenset(ToolName(tool) for tool in found.scalars())


class SqlIdempotency:
    """Idempotency keys inside a transaction.

    A row that is not there cannot be locked. A key that was read as free is therefore inserted,
    never replaced: of two requests that found it free one gets a conflict.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection", "_free")

    def __init__(self, connection: Lane) -> None:
        self._connection = connection
        self._free: set[tuple[UserId, str]] = set()

    async def get(self, user_id: UserId, key: str) -> IdempotentAnswer | None:
        """See the port."""
        found = await self._connection.execute(_GET_KEY, {"owner": user_id, "name": key})
        body = found.scalar_one_or_none()
        if body is None:
            self._free.add((user_id, key))
            return None
        return decode(IdempotentAnswer, body)

    async def put(self, user_id: UserId, answer: IdempotentAnswer) -> None:
        """See the port.

        Raises:
            StoreConflict: Another writer took the key since it was read.
        """
        row = answer_row(user_id, answer)
        dialect = self._connection.dialect.name
        if (user_id, answer.key) not in self._free:
            await self._connection.execute(_put_key(dialect), row)
            return
        self._free.discard((user_id, answer.key))
        added = await self._connection.execute(_add_key(dialect), row)
        if added.rowcount == 0:
            raise StoreConflict(f"Another request took the key {answer.key!r}", key=answer.key)

    async def remove(self, user_id: UserId, key: str) -> None:
        """See the port."""
        await self._connection.execute(_REMOVE_KEY, {"owner": user_id, "name": key})

    async def forget_before(self, instant: Instant) -> int:
        """See the port."""
        gone = await self._connection.execute(_FORGET_KEYS, {"instant": instant})
        return gone.rowcount
