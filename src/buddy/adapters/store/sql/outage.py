"""What is done when the connection to the database breaks.

Two cases. Before the commit was sent nothing has happened, and the work begins again on another
connection, for as long as an outage is waited out. If the connection breaks while the commit is
under way, only the server knows whether it happened: it is asked by the transaction's id, until it
answers. Then the call goes on as after any commit, or begins again. Where the server does not
answer in time, the call fails with `StoreUnavailable` and says so: the work may have been done,
and beginning again could do it twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from buddy.adapters.store.sql.dialect import ConnectionLost, translated
from buddy.errors import StoreUnavailable

_LOGGER = logging.getLogger(__name__)

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 1.0
_STATUS = text("SELECT pg_xact_status(CAST(:id AS xid8))")


async def until_connected(work: Callable[[], Awaitable[T]], patience_seconds: float) -> T:
    """Do some work, again while the connection breaks under it.

    At least twice: a pooled connection may have died long ago, and the pool that noticed it gives
    out new ones.

    Args:
        work: Has had no effect when it raises `ConnectionLost`.
        patience_seconds: How long to go on after that.

    Raises:
        ConnectionLost: The database stayed out of reach.
    """
    now = asyncio.get_running_loop().time
    deadline = now() + patience_seconds
    pause = 0.0
    while True:
        try:
            return await work()
        except ConnectionLost:
            if pause and now() + pause > deadline:
                raise
            _LOGGER.debug("the connection broke; trying again in %g s", pause, exc_info=True)
        await asyncio.sleep(pause)
        pause = min(2 * pause or _FIRST_PAUSE, _LONGEST_PAUSE)


async def was_committed(engine: AsyncEngine, transaction_id: str, patience_seconds: float) -> bool:
    """Ask the server whether a transaction was committed whose commit it did not answer.

    Args:
        engine: Of the same database.
        transaction_id: The transaction's ``xid8``.
        patience_seconds: How long to ask.

    Raises:
        StoreUnavailable: It could not be found out.
    """

    async def ask() -> str | None:
        async with translated(), engine.connect() as connection:
            status = (await connection.execute(_STATUS, {"id": transaction_id})).scalar()
        if status == "in progress":
            # The server has not noticed yet that nobody is there any more, or is just committing.
            raise ConnectionLost(f"Transaction {transaction_id} has not ended yet")
        return status

    try:
        return await until_connected(ask, patience_seconds) == "committed"
    except ConnectionLost as error:
        _LOGGER.exception("whether transaction %s was committed is not known", transaction_id)
        raise StoreUnavailable(
            "The database went away during a commit and did not come back within "
            f"{patience_seconds:g} s; the change may have been made. Look before doing it again",
            reason="commit_unknown",
        ) from error
