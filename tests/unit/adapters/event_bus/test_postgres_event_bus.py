import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path
from signal import SIGQUIT

import psycopg
import pytest

from buddy.adapters.event_bus import postgres
from buddy.adapters.event_bus.postgres import CHANNEL, PostgresEventBus
from buddy.domain.ids import UserId
from buddy.errors import StoreUnavailable
from postgres_server import PostgresServer

pytestmark = pytest.mark.postgres

ANNA, BEN = UserId("anna"), UserId("ben")
SOON = 10.0
NEVER = 3600.0
"""A gap between NOTIFYs that no test waits for."""
OURS = (
    "FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'buddy events'"
)
RINGER = """
import asyncio, sys
from buddy.adapters.event_bus.postgres import PostgresEventBus
async def main():
    bus = PostgresEventBus(sys.argv[1])
    await bus.start()
    print("ready", flush=True)
    while user := await asyncio.to_thread(sys.stdin.readline):
        bus.ring(user.strip())
    await bus.close()
asyncio.run(main())
"""


@pytest.fixture
async def bus(postgres_url: str) -> AsyncIterator[PostgresEventBus]:
    bus = PostgresEventBus(postgres_url)
    await bus.start()
    yield bus
    await bus.close()


@pytest.fixture
async def admin(postgres_url: str) -> AsyncIterator[psycopg.AsyncConnection[tuple[object, ...]]]:
    connection = await psycopg.AsyncConnection.connect(postgres_url, autocommit=True)
    yield connection
    await connection.close()


async def sessions(admin: psycopg.AsyncConnection[tuple[object, ...]]) -> list[object]:
    found = await admin.execute(f"SELECT pid {OURS}".encode())
    return [pid for (pid,) in await found.fetchall()]


async def hear(admin: psycopg.AsyncConnection[tuple[object, ...]], count: int) -> list[str]:
    """Return the payloads of the next notifications."""
    notices = admin.notifies(timeout=SOON, stop_after=count)
    return [notice.payload async for notice in notices]


async def test_a_bus_has_one_connection_and_gives_it_back(
    bus: PostgresEventBus, admin: psycopg.AsyncConnection[tuple[object, ...]]
) -> None:
    bus.ring(ANNA)
    await bus.ping()
    assert len(await sessions(admin)) == 1
    await bus.close()
    while await sessions(admin):  # the server notices a moment later
        pass


async def test_rings_are_drawn_together(
    postgres_url: str, admin: psycopg.AsyncConnection[tuple[object, ...]]
) -> None:
    bus = PostgresEventBus(postgres_url, gap_seconds=NEVER)
    await bus.start()
    await admin.execute(f"LISTEN {CHANNEL}".encode())
    bus.ring(ANNA)
    assert await hear(admin, 1) == ["anna"]  # the first waits for nothing
    for _ in range(100):
        bus.ring(ANNA)
        bus.ring(BEN)
    await bus.ping()  # has been at the server, and the rings were not with it
    assert [n async for n in admin.notifies(timeout=0)] == []
    await bus.close()  # takes along what is still here
    assert await hear(admin, 2) == ["anna", "ben"]
    assert [n async for n in admin.notifies(timeout=0)] == []


async def test_rings_that_waited_are_sent_after_the_gap(
    bus: PostgresEventBus, admin: psycopg.AsyncConnection[tuple[object, ...]]
) -> None:
    await admin.execute(f"LISTEN {CHANNEL}".encode())
    heard: list[str] = []
    for number in range(50):
        bus.ring(UserId(f"u_{number}"))
        await asyncio.sleep(0)
    while len(heard) < 50:
        heard += await hear(admin, 1)
    assert sorted(heard) == sorted(f"u_{number}" for number in range(50))


async def test_its_own_notify_does_not_ring_twice(bus: PostgresEventBus) -> None:
    async with bus.listen(ANNA) as doorbell:
        bus.ring(ANNA)
        assert await doorbell.wait(SOON)
        await bus.ping()
        await bus.ping()
        assert not await doorbell.wait(0)


@pytest.mark.parametrize("odd", ["with\0nul", "long" * 4_000])
async def test_a_user_who_fits_in_no_payload_rings_everybody_elsewhere(
    bus: PostgresEventBus, postgres_url: str, odd: str
) -> None:
    other = PostgresEventBus(postgres_url)
    await other.start()
    async with bus.listen(ANNA) as doorbell, other.listen(UserId(odd)) as there:
        other.ring(UserId(odd))
        assert await there.wait(SOON)
        assert await doorbell.wait(SOON)
    await other.close()


async def test_another_process_is_heard(bus: PostgresEventBus, postgres_url: str) -> None:
    command = [sys.executable, "-c", RINGER, postgres_url]
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    async with bus.listen(ANNA) as anna, bus.listen(BEN) as ben:
        for user, doorbell, other in (("anna", anna, ben), ("ben", ben, anna)):
            process.stdin.write(f"{user}\n".encode())
            assert await doorbell.wait(SOON)
            assert not await other.wait(0)
    process.stdin.close()
    assert await process.wait() == 0


async def test_a_killed_connection_is_made_anew_and_everybody_is_rung(
    bus: PostgresEventBus,
    postgres_url: str,
    admin: psycopg.AsyncConnection[tuple[object, ...]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    other = PostgresEventBus(postgres_url)
    await other.start()
    before = await sessions(admin)
    async with bus.listen(ANNA) as anna, bus.listen(BEN) as ben:
        await admin.execute(f"SELECT pg_terminate_backend(pid) {OURS}".encode())
        assert await anna.wait(SOON)
        assert await ben.wait(SOON)
        await other.ping()  # it is back too
        await bus.ping()
        assert not set(before) & set(await sessions(admin))
        while await anna.wait(0) or await ben.wait(0):  # from the other's return
            pass
        other.ring(ANNA)
        assert await anna.wait(SOON)
        assert not await ben.wait(0)
    assert "does not hear other processes" in caplog.text
    await other.close()


async def test_what_was_rung_during_an_outage_is_sent_after_it(
    bus: PostgresEventBus, postgres_server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PING_SECONDS", 0.1)
    async with bus.listen(ANNA) as anna:
        postgres_server.stop(SIGQUIT)
        with pytest.raises(StoreUnavailable, match="did not pass on a ring"):
            await bus.ping()
        bus.ring(BEN)
        postgres_server.start()
        assert await anna.wait(SOON)  # rung on return
    monkeypatch.setattr(postgres, "PING_SECONDS", SOON)
    await bus.ping()
    assert not bus._pending


async def test_a_server_that_is_not_there_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "START_SECONDS", 0.1)
    bus = PostgresEventBus(f"postgresql://buddy@/nobody?host={tmp_path}")
    with pytest.raises(StoreUnavailable, match="could not reach"):
        await bus.start()
    async with bus.listen(ANNA) as doorbell:
        bus.ring(ANNA)
        assert await doorbell.wait(SOON)


async def test_the_stores_way_to_write_a_url_is_understood(postgres_url: str) -> None:
    bus = PostgresEventBus(postgres_url.replace("postgresql://", "postgresql+psycopg://"))
    await bus.start()
    await bus.ping()
    await bus.close()
