"""An event bus over PostgreSQL: processes that share a database wake each other.

A ring wakes the listeners of its own process at once. The others hear it by NOTIFY, which is sent
off the path of the commits, because PostgreSQL lets only one transaction with a NOTIFY commit at a
time: inside each commit it cost 64 % of the throughput. Rings that come within `GAP_SECONDS` of
the last NOTIFY wait for the rest of it and go together, each user once.

One connection listens and notifies. It must be a session of its own: behind a pooler that hands
connections out per transaction nothing is heard. When it breaks it is made anew, and everybody
here is rung once then, for what was rung meanwhile is lost.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any

import psycopg
from psycopg import sql

from buddy.adapters.event_bus.memory import MemoryDoorbell, MemoryEventBus
from buddy.domain.ids import UserId
from buddy.errors import StoreUnavailable

_LOGGER = logging.getLogger(__name__)

CHANNEL = "buddy_events"
"""Carries user ids; an empty payload stands for everybody."""
GAP_SECONDS = 0.02
PING_SECONDS = 2.0
START_SECONDS = 10.0
_FAREWELL_SECONDS = 1.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 2.0
_LONGEST_PAYLOAD = 2_000
"""In characters; the server takes less than 8,000 bytes."""
_PING = UserId("ping")
_EVERYBODY = ""
_NOTIFY = "SELECT pg_notify(%s, payload) FROM unnest(%s::text[]) AS payload"
_NETWORK: dict[str, Any] = {
    "application_name": "buddy events",
    "connect_timeout": 10,
    # A server that vanished without a word is noticed after half a minute, not after two hours.
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,  # milliseconds
}


class PostgresEventBus:
    """Wakes readers in every process that has a bus on the same database.

    Before `start` and after `close` it rings within its own process.

    Args:
        url: ``postgresql://user:password@host:port/database``, the store's.
        gap_seconds: The shortest time between two NOTIFYs.
    """

    def __init__(self, url: str, *, gap_seconds: float = GAP_SECONDS) -> None:
        _, _, rest = url.partition("://")
        self._conninfo = f"postgresql://{rest}"
        self._gap_seconds = gap_seconds
        self._here = MemoryEventBus()
        self._pings = MemoryEventBus()
        self._ping_channel = f"buddy_ping_{secrets.token_hex(8)}"
        self._guard = threading.Lock()
        self._pending: dict[str, None] = {}
        self._pinged = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wake = asyncio.Event()
        self._listening = asyncio.Event()
        self._closing = False
        self._own_pid = 0
        self._last_sent = 0.0
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """See the port.

        Raises:
            StoreUnavailable: The database could not be reached in time.
        """
        self._loop = asyncio.get_running_loop()
        self._closing = False
        self._last_sent = self._loop.time() - self._gap_seconds
        self._task = asyncio.create_task(self._stay_connected(), name="postgres event bus")
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._listening.wait()
        except TimeoutError:
            await self.close()
            raise StoreUnavailable(
                f"The event bus could not reach PostgreSQL within {START_SECONDS:g} s; "
                "the log says why"
            ) from None
        except asyncio.CancelledError:
            await self.close()
            raise

    async def close(self) -> None:
        """See the port. What was rung before is still sent, if the database takes it at once."""
        task, self._task, self._closing = self._task, None, True
        if task is None:
            return
        self._wake.set()
        await asyncio.wait([task], timeout=_FAREWELL_SECONDS)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        self._loop = None

    def ring(self, user_id: UserId) -> None:
        """See the port."""
        self._here.ring(user_id)
        sendable = "\0" not in user_id and len(user_id) <= _LONGEST_PAYLOAD
        with self._guard:
            known = bool(self._pending)
            self._pending[user_id if sendable else _EVERYBODY] = None
        if not known:  # otherwise the task has been told, and waits for the gap to be over
            self._tell()

    @asynccontextmanager
    async def listen(self, user_id: UserId) -> AsyncGenerator[MemoryDoorbell]:
        """See the port."""
        async with self._here.listen(user_id) as doorbell:
            yield doorbell

    async def ping(self) -> None:
        """See the port. The ring goes to the server and back."""
        async with self._pings.listen(_PING) as doorbell:
            self._pinged = True
            self._tell()
            if not await doorbell.wait(PING_SECONDS):
                raise StoreUnavailable(
                    f"PostgreSQL did not pass on a ring within {PING_SECONDS:g} s; "
                    "other processes are not heard until it does"
                )

    def _tell(self) -> None:
        """Have the task look, from whatever thread."""
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # the loop has closed
                loop.call_soon_threadsafe(self._wake.set)

    async def _stay_connected(self) -> None:
        pause = 0.0
        while not self._closing:
            try:
                async with await self._connect() as connection:
                    if pause:
                        _LOGGER.info("the event bus hears other processes again")
                        self._here.ring_all()
                    pause = 0.0
                    self._listening.set()
                    await self._serve(connection)
            except psycopg.Error as error:
                _LOGGER.warning(
                    "the event bus does not hear other processes: %s; it tries again", error
                )
            except Exception:
                _LOGGER.exception("the event bus failed; it begins again")
            finally:
                self._listening.clear()
            pause = min(2 * pause or _FIRST_PAUSE, _LONGEST_PAUSE)
            if not self._closing:
                await asyncio.sleep(pause)

    async def _connect(self) -> psycopg.AsyncConnection[Any]:
        connection = await psycopg.AsyncConnection.connect(
            self._conninfo, autocommit=True, **_NETWORK
        )
        self._own_pid = connection.info.backend_pid
        connection.add_notify_handler(self._hear)
        try:
            for channel in (CHANNEL, self._ping_channel):
                await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        except BaseException:
            await connection.close()
            raise
        return connection

    async def _serve(self, connection: psycopg.AsyncConnection[Any]) -> None:
        """Send and hear until the bus closes or the connection breaks."""
        while True:
            await self._send_pending(connection)
            self._read(connection)
            if self._closing and not self._pending:
                return
            await self._something_happens(connection)

    async def _send_pending(self, connection: psycopg.AsyncConnection[Any]) -> None:
        if self._pending and (self._closing or self._too_early() <= 0):
            with self._guard:
                users, self._pending = self._pending, {}
            try:
                await connection.execute(_NOTIFY, [CHANNEL, list(users)])
            except BaseException:
                with self._guard:
                    self._pending = {**users, **self._pending}
                raise
            self._last_sent = asyncio.get_running_loop().time()
        if self._pinged:
            self._pinged = False
            await connection.execute(_NOTIFY, [self._ping_channel, [""]])

    def _too_early(self) -> float:
        """Return for how many seconds the next NOTIFY has to wait."""
        return self._last_sent + self._gap_seconds - asyncio.get_running_loop().time()

    def _read(self, connection: psycopg.AsyncConnection[Any]) -> None:
        """Take what has arrived, without waiting; raises when the server has hung up."""
        connection.pgconn.consume_input()
        while notice := connection.pgconn.notifies():
            channel, payload = notice.relname.decode(), notice.extra.decode()
            self._hear(psycopg.Notify(channel, payload, notice.be_pid))

    def _hear(self, notice: psycopg.Notify) -> None:
        if notice.channel == self._ping_channel:
            self._pings.ring(_PING)
        elif notice.payload == _EVERYBODY:
            self._here.ring_all()
        elif notice.pid != self._own_pid:
            self._here.ring(UserId(notice.payload))

    async def _something_happens(self, connection: psycopg.AsyncConnection[Any]) -> None:
        """Wait for the server to say something, for a ring, or for the gap to be over."""
        loop, descriptor = asyncio.get_running_loop(), connection.fileno()
        loop.add_reader(descriptor, self._wake.set)
        try:
            async with asyncio.timeout(max(0.0, self._too_early()) if self._pending else None):
                await self._wake.wait()
        except TimeoutError:
            pass
        finally:
            loop.remove_reader(descriptor)
            self._wake.clear()
