"""The instance's switch inside a transaction: one row, read without a lock."""

from __future__ import annotations

from functools import cache

from sqlalchemy import select

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.sql.dialect import Insert, insert
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.schema import INSTANCE
from buddy.domain.instance import InstanceState

SWITCH_NAME = "switch"
SWITCH = select(INSTANCE.c.body).where(INSTANCE.c.name == SWITCH_NAME)
"""The row of the switch; none until it is moved for the first time."""


@cache
def _put(dialect: str) -> Insert:
    new = insert(dialect, INSTANCE)
    return new.on_conflict_do_update(index_elements=("name",), set_={"body": new.excluded.body})


def switch_of(body: str | None) -> InstanceState:
    """Return the state that a row's body holds; an instance starts running."""
    return InstanceState() if body is None else decode(InstanceState, body)


class SqlInstance:
    """The switch inside a transaction.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Lane) -> None:
        self._connection = connection

    async def get(self) -> InstanceState:
        """See the port."""
        return switch_of((await self._connection.execute(SWITCH)).scalar_one_or_none())

    async def put(self, state: InstanceState) -> None:
        """See the port."""
        row = {"name": SWITCH_NAME, "body": encode(state)}
        await self._connection.execute(_put(self._connection.dialect.name), row)
