"""The end of a pool of connections that threads may still be using."""

from __future__ import annotations

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry


def close_connections(engine: Engine) -> None:
    """Close all connections, and those in use as soon as they come back.

    ``Engine.dispose`` alone closes what lies in the pool. A thread that was asking the database
    meanwhile hands its connection back to a pool nobody has any more, and it stays open until it
    is collected.

    Args:
        engine: Whose connections; one that is opened later is closed after its use.
    """
    event.listen(engine, "checkin", _close)
    engine.dispose()


def _close(connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    if connection is not None:
        record.close()
