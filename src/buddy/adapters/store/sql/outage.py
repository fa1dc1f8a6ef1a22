"""What is done when the connection to the database breaks.

Two cases. Before the commit was sent nothing has happened, and the work begins again on another
connection, for as long as an outage is waited out.

If the connection breaks while the commit is under way, only the server knows whether it happened.
That it did is proved by the transaction's first event in the log; the call then goes on as after
any commit. That it did not is proved by another event under that cursor, or by the transaction's
id, if the server calls it aborted or has never given it out; the work then begins again. An id that
is called committed proves nothing: a server that crashed gives out again what had left no trace on
its disk. Where there is no proof in time, the call fails with `StoreUnavailable` and says so: the
work may have been done, and beginning again could do it twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from sqlalchemy import bindparam, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from buddy.adapters.store.sql.dialect import ConnectionLost, translated
from buddy.adapters.store.sql.schema import MISSION_EVENT
from buddy.domain.events.log import Event
from buddy.errors import StoreUnavailable

_LOGGER = logging.getLogger(__name__)

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 1.0
_STATUS = text("SELECT pg_xact_status(CAST(:id AS xid8))")
_NEVER_GIVEN_OUT = "22023"  # invalid_parameter_value: the id is in the future
_EVENT_AT = select(MISSION_EVENT.c.event_id).where(
    MISSION_EVENT.c.user_id == bindparam("user_id"), MISSION_EVENT.c.cursor == bindparam("cursor")
)


async def until_connected(work: Callable[[], Awaitable[T]], patience_seconds: float) -> T:
    """Do some work, again while the connection breaks under it.

    At least twice: a pooled connection may have died long ago, and the pool that noticed it gives
    out new ones.

    Args:
        work: Has had no effect when it raises `ConnectionLost`.
        patience_seconds: How long to go on after that.

    Raises:
        StoreUnavailable: The database stayed out of reach.
    """
    now = asyncio.get_running_loop().time
    deadline: float | None = None
    pause = 0.0
    while True:
        try:
            return await work()
        except ConnectionLost as error:
            if deadline is None:
                deadline = now() + patience_seconds
            elif now() + pause > deadline:
                raise _out_of_reach(error) from error
            _LOGGER.debug("the connection broke; trying again in %g s", pause, exc_info=True)
        await asyncio.sleep(pause)
        pause = min(2 * pause or _FIRST_PAUSE, _LONGEST_PAUSE)


@asynccontextmanager
async def reached() -> AsyncGenerator[None]:
    """Turn the driver's errors into the store's, where nothing is tried again.

    Raises:
        StoreConflict: Another writer was first.
        StoreUnavailable: The database cannot be reached, or does not do what it should.
        StoreError: The database refused a row.
    """
    try:
        async with translated():
            yield
    except ConnectionLost as error:
        raise _out_of_reach(error) from error


def _out_of_reach(error: ConnectionLost) -> StoreUnavailable:
    return StoreUnavailable(
        "The database cannot be reached; the log says why. Check that it runs and "
        "that the store's URL is right",
        reason=str(error),
    )


async def was_committed(
    engine: AsyncEngine, transaction_id: str, first: Event | None, patience_seconds: float
) -> bool:
    """Find out whether a transaction was committed whose commit the server did not answer.

    Args:
        engine: Of the same database.
        transaction_id: The transaction's ``xid8``.
        first: The first event it wrote; without one, no commit can be proved.
        patience_seconds: How long to ask.

    Raises:
        StoreUnavailable: It could not be found out.
    """

    async def ask() -> bool:
        async with translated(), engine.connect() as connection:
            # In this order: what is aborted by the second answer was not committed at the first.
            if first is not None and (found := await _event_at(connection, first)) is not None:
                return found == first.event_id
            status = await _status(connection, transaction_id)
        if status == "aborted":
            return False
        if status == "committed" and first is None:
            raise StoreUnavailable("The commit left nothing that could prove it")
        # The server has not noticed yet that nobody is there any more, or is just committing.
        raise ConnectionLost(f"transaction {transaction_id} is {status}")

    try:
        return await until_connected(ask, patience_seconds)
    except StoreUnavailable as error:
        raise _unknown() from error


async def _event_at(connection: AsyncConnection, event: Event) -> str | None:
    """Return the id of the event that has this one's cursor: this one, or it was not committed."""
    key = {"user_id": event.user_id, "cursor": event.cursor}
    return (await connection.execute(_EVENT_AT, key)).scalar()


async def _status(connection: AsyncConnection, transaction_id: str) -> str | None:
    try:
        return (await connection.execute(_STATUS, {"id": transaction_id})).scalar()
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == _NEVER_GIVEN_OUT:
            return "aborted"
        raise


def _unknown() -> StoreUnavailable:
    return StoreUnavailable(
        "The database went away during a commit, and whether the change was made could not be "
        "found out. Look before doing it again",
        reason="commit_unknown",
    )
