"""Names are looked up in threads of their own, which nothing else waits for."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import pytest

from buddy.adapters.fetch import lookup
from buddy.adapters.fetch.lookup import resolve_with_system


async def test_a_name_of_this_machine_is_found() -> None:
    assert "127.0.0.1" in await resolve_with_system("localhost", 80)


@pytest.mark.parametrize("host", ["no-such-name.invalid", "ä.example", "a" * 300])
async def test_what_is_no_name_is_an_error(host: str) -> None:
    with pytest.raises((OSError, UnicodeError)):
        await resolve_with_system(host, 80)


async def test_look_ups_that_never_end_hold_no_thread_that_others_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released, threads = threading.Event(), set[str]()
    original = socket.getaddrinfo

    def silent(host: Any, *args: Any, **options: Any) -> Any:
        threads.add(threading.current_thread().name)
        if host != b"dead.example":
            return original(host, *args, **options)
        released.wait()
        raise OSError("no answer")

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    waiting = [
        asyncio.create_task(resolve_with_system("dead.example", 80))
        for _ in range(3 * lookup.THREADS)
    ]
    await asyncio.sleep(0)
    assert await asyncio.to_thread(lambda: "a thread") == "a thread"
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    released.set()
    assert await resolve_with_system("localhost", 80)
    assert len(threads) <= lookup.THREADS
    assert all(name.startswith("buddy-names-") for name in threads)
