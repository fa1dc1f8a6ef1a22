"""Engines for a PostgreSQL database: one pool that writes, one that only reads.

Everything lies in the schema ``buddy``, which is the search path of every connection here, so the
statements name no schema and a durable engine can keep its own tables beside it.

Transactions run at READ COMMITTED. What they read for writing they lock row by row, and a
statement that waited for a lock sees what the holder committed. Two pools, so that readers are
answered while all writers wait. A pooled connection is not tried before use, which would cost a
trip each time: what a dead one breaks has not been committed, and begins again on another
(`buddy.adapters.store.sql.outage`).

A process that freezes inside a transaction loses its session, and with it its row locks, after
`IDLE_SECONDS`. Behind a connection pooler the sessions must last (PgBouncer: session mode).
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import URL, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from buddy.adapters.store.sql.dialect import SCHEMA
from buddy.adapters.store.sql.engine import Engines
from buddy.adapters.store.sql.transactions import PooledTransactions
from buddy.errors import InputInvalid

WRITERS = 8
READERS = 4
PATIENCE_SECONDS = 5.0
"""How long an outage is waited out; a restart of the server takes a second or two."""
IDLE_SECONDS = 10
LOCK_SECONDS = 15
"""Longer than a frozen process can hold a lock."""
_POOL_SECONDS = 30.0
_RECYCLE_SECONDS = 1800

_DRIVERS = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
_SESSION = {
    "search_path": SCHEMA,
    "lock_timeout": f"{LOCK_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
}
# A peer that vanished without a word is noticed after half a minute, not after two hours.
_NETWORK = {
    "connect_timeout": 10,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,  # milliseconds
    "application_name": "buddy",
}
_GONE = frozenset(
    {
        "25P03",  # idle_in_transaction_session_timeout
        "57P01",  # admin_shutdown
        "57P02",  # crash_shutdown
        "57P03",  # cannot_connect_now
        "57P05",  # idle_session_timeout
    }
)


def postgres_engines(
    url: str,
    *,
    writers: int = WRITERS,
    readers: int = READERS,
    patience_seconds: float = PATIENCE_SECONDS,
) -> Engines:
    """Return the engines of a database, which exists; `migrate` makes the schema in it.

    Args:
        url: ``postgresql://user:password@host:port/database``; what is missing is libpq's default.
            Options in its query win over the ones here.
        writers: Most connections that write, in this process.
        readers: Most connections that read, in this process.
        patience_seconds: How long an outage is waited out before a call fails.

    Raises:
        InputInvalid: The URL names no PostgreSQL database.
    """
    writer = postgres_writer(url, connections=writers)
    return Engines(
        transactions=PooledTransactions(writer),
        writer=writer,
        reader=_reader(url, readers),
        patience_seconds=patience_seconds,
    )


def postgres_writer(url: str, *, connections: int = WRITERS) -> AsyncEngine:
    """Return an engine for transactions, of the event loop that it is used on.

    Raises:
        InputInvalid: The URL names no PostgreSQL database.
    """
    return _engine(url, connections, {}, isolation_level="READ COMMITTED")


def _reader(url: str, connections: int) -> AsyncEngine:
    return _engine(
        url,
        connections,
        {"default_transaction_read_only": "on"},
        # Every query is one statement, so each is its own snapshot and nothing is left to end.
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
    )


def _engine(url: str, connections: int, session: dict[str, str], **options: Any) -> AsyncEngine:
    parsed = _parsed(url)
    said = parsed.query.get("options", "")
    settings = " ".join(f"-c {name}={value}" for name, value in {**_SESSION, **session}.items())
    network = {name: value for name, value in _NETWORK.items() if name not in parsed.query}
    engine = create_async_engine(
        parsed,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_POOL_SECONDS,
        pool_recycle=_RECYCLE_SECONDS,
        use_native_hstore=False,
        connect_args={**network, "options": f"{settings} {said}".rstrip()},
        **options,
    )
    event.listen(engine.sync_engine, "connect", _write_without_nul)
    event.listen(engine.sync_engine, "handle_error", _notice_loss)
    return engine


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None  # its text holds the URL, and the URL a password
    if parsed is None or parsed.drivername not in _DRIVERS:
        raise InputInvalid(
            "The store's URL names no PostgreSQL database; "
            "write postgresql://user:password@host:5432/database",
            field="store",
        )
    return parsed.set(drivername="postgresql+psycopg")


class _WithoutNul(StrDumperUnknown):
    """Writes U+FFFD for NUL, which PostgreSQL has in no text.

    Nothing is lost by it: the bodies are JSON, where NUL is escaped. It concerns only the columns
    that a query looks by, where a text with a NUL shall match as little as in the other stores.
    """

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(obj.replace("\0", "\ufffd") if "\0" in obj else obj)


def _write_without_nul(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.adapters.register_dumper(str, _WithoutNul)


def _notice_loss(context: ExceptionContext) -> None:
    """Tell errors of the connection from the others; the pool then drops its old connections."""
    error = context.original_exception
    if not isinstance(error, psycopg.Error):
        return
    code = error.sqlstate
    if code is None:
        broken = isinstance(error, psycopg.OperationalError)  # said by the driver, not the server
    else:
        broken = code in _GONE or code.startswith("08")  # connection exceptions
    if broken:
        context.is_disconnect = True
