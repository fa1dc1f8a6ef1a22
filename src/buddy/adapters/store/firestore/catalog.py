"""Artifact records, tool switches and idempotency keys inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.database import Fields
from buddy.adapters.store.firestore.query_shapes import OLD_KEYS, Query
from buddy.adapters.store.firestore.turns import Turn
from buddy.domain.artifact import Artifact
from buddy.domain.ids import ToolName, UserId
from buddy.domain.instant import Instant
from buddy.errors import StoreConflict
from buddy.ports.store import IdempotentAnswer

FORGOTTEN_AT_ONCE = 400
"""Keys that one transaction forgets: a commit takes 500 documents."""
_KEYS = "idempotency_keys/"


def switches_document(user_id: UserId, *, off: Iterable[str], on: Iterable[str]) -> Fields:
    """Return a user's document of switches."""
    return {"user_id": user_id, "disabled": sorted(off), "enabled": sorted(on)}


def artifact_document(artifact: Artifact) -> Fields:
    """Return an artifact's document."""
    return {
        "artifact_id": artifact.artifact_id,
        "user_id": artifact.user_id,
        "mission_id": artifact.mission_id,
        "created_at": artifact.created_at,
        "sha256": artifact.sha256,
        "body": encode(artifact),
    }


def answer_document(user_id: UserId, answer: IdempotentAnswer) -> Fields:
    """Return the document of an idempotency key."""
    return {
        "user_id": user_id,
        "key": answer.key,
        "created_at": answer.created_at,
        "body": encode(answer),
    }


def disabled_in(fields: Fields | None) -> frozenset[ToolName]:
    """Return the tools that a user's document of switches names."""
    return frozenset(ToolName(tool) for tool in (fields or {}).get("disabled", ()))


class FirestoreArtifacts:
    """Artifact records inside a transaction.

    Args:
        changes: The transaction's.
        turn: The transaction's.
    """

    __slots__ = ("_changes", "_turn")

    def __init__(self, changes: Changes, turn: Turn) -> None:
        self._changes = changes
        self._turn = turn

    async def add(self, artifact: Artifact) -> None:
        """See the port.

        Raises:
            StoreConflict: Another record has this id.
        """
        await self._turn.take(artifact.user_id)
        path = paths.artifact(artifact.artifact_id)
        kept, body = await self._changes.get(path), encode(artifact)
        if kept is not None:
            if decode(Artifact, kept["body"]) != decode(Artifact, body):
                raise StoreConflict(
                    f"Another artifact is called {artifact.artifact_id}",
                    artifact_id=artifact.artifact_id,
                )
            return
        self._changes.put(path, artifact_document(artifact))


class FirestoreToolSwitches:
    """Tool switches inside a transaction: one document per user.

    Args:
        changes: The transaction's.
        turn: The transaction's.
    """

    __slots__ = ("_changes", "_turn")

    def __init__(self, changes: Changes, turn: Turn) -> None:
        self._changes = changes
        self._turn = turn

    async def set_enabled(self, user_id: UserId, tool: ToolName, *, enabled: bool) -> None:
        """See the port."""
        await self._turn.take(user_id)
        path = paths.tool_switches(user_id)
        kept = await self._changes.get(path) or {}
        off, on = ({*kept.get(part, ())} - {tool} for part in ("disabled", "enabled"))
        (on if enabled else off).add(tool)
        self._changes.put(path, switches_document(user_id, off=off, on=on))

    async def disabled(self, user_id: UserId) -> frozenset[ToolName]:
        """See the port."""
        await self._turn.take(user_id)
        return disabled_in(await self._changes.get(paths.tool_switches(user_id)))


class FirestoreIdempotency:
    """Idempotency keys inside a transaction.

    Args:
        changes: The transaction's.
        turn: The transaction's.
    """

    __slots__ = ("_changes", "_turn")

    def __init__(self, changes: Changes, turn: Turn) -> None:
        self._changes = changes
        self._turn = turn

    async def get(self, user_id: UserId, key: str) -> IdempotentAnswer | None:
        """See the port."""
        await self._turn.take(user_id)
        fields = await self._changes.get(paths.idempotency_key(user_id, key))
        return None if fields is None else decode(IdempotentAnswer, fields["body"])

    async def put(self, user_id: UserId, answer: IdempotentAnswer) -> None:
        """See the port."""
        await self._turn.take(user_id)
        path = paths.idempotency_key(user_id, answer.key)
        await self._changes.load(path)
        self._changes.put(path, answer_document(user_id, answer))

    async def remove(self, user_id: UserId, key: str) -> None:
        """See the port."""
        await self._turn.take(user_id)
        path = paths.idempotency_key(user_id, key)
        await self._changes.load(path)
        self._changes.delete(path)

    async def forget_before(self, instant: Instant) -> int:
        """See the port. At most `FORGOTTEN_AT_ONCE`, the oldest; the next call takes the rest."""
        query = Query(shape=OLD_KEYS, values=(instant,), limit=FORGOTTEN_AT_ONCE)
        found = {each.path for each in await self._changes.find(query)}
        own = {path: fields for path, fields in self._changes.own() if path.startswith(_KEYS)}
        found -= own.keys()
        found |= {path for path, each in own.items() if each and each["created_at"] < instant}
        for path in found:
            self._changes.delete(path)
        return len(found)
