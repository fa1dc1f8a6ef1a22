"""The instance's switch inside a transaction: one document, which no batch is held to."""

from __future__ import annotations

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.database import Fields
from buddy.domain.instance import InstanceState


def switch_in(fields: Fields | None) -> InstanceState:
    """Return the state that the document holds; an instance starts running."""
    return InstanceState() if fields is None else decode(InstanceState, fields["body"])


def switch_document(state: InstanceState) -> Fields:
    """Return the document that holds a state."""
    return {"paused": state.paused, "body": encode(state)}


class FirestoreInstance:
    """The switch.

    Args:
        changes: The transaction's.
    """

    __slots__ = ("_changes",)

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    async def get(self) -> InstanceState:
        """See the port."""
        return switch_in(await self._changes.peek(paths.SWITCH))

    async def put(self, state: InstanceState) -> None:
        """See the port."""
        await self._changes.load(paths.SWITCH)
        self._changes.put(paths.SWITCH, switch_document(state))
