"""Names looked up as the machine does it, in threads of their own.

A look-up cannot be taken back: where no name server answers it holds its thread for half a minute.
In the threads that everything else shares, the names of one page could stop files, the store and
all other pages. These here do nothing else, and a process that ends does not wait for them.
"""

from __future__ import annotations

import asyncio
import queue
import socket
import threading
from collections.abc import Sequence
from concurrent.futures import Future

THREADS = 32
"""Look-ups at a time; more wait. One visit of the browser takes four (`gateway`)."""

_Task = tuple[Future[Sequence[str]], str, int]


async def resolve_with_system(host: str, port: int) -> Sequence[str]:
    """Resolve a name as the machine does (hosts file, DNS), off the event loop.

    Raises:
        OSError: The name has no address, or no resolver answers.
        UnicodeError: It is no name of a host.
    """
    return await asyncio.wrap_future(_LOOKUPS.submit(host, port))


class _Lookups:
    """A few threads that are started when they are needed, and never joined."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[_Task] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._started = 0

    def submit(self, host: str, port: int) -> Future[Sequence[str]]:
        """Look a name up as soon as a thread is free; cancelled before, it is not looked up."""
        found: Future[Sequence[str]] = Future()
        self._waiting.put((found, host, port))
        with self._lock:
            if self._started < THREADS and not self._waiting.empty():
                self._started += 1
                name = f"buddy-names-{self._started}"
                threading.Thread(target=self._work, name=name, daemon=True).start()
        return found

    def _work(self) -> None:
        while True:
            found, host, port = self._waiting.get()
            if found.set_running_or_notify_cancel():
                try:
                    found.set_result(_looked_up(host, port))
                except Exception as problem:  # noqa: BLE001  # told to who waits for it
                    found.set_exception(problem)


def _looked_up(host: str, port: int) -> Sequence[str]:
    # As bytes, the name skips Python's own IDNA step, which refuses names that DNS accepts.
    found = socket.getaddrinfo(
        host.encode("ascii"), port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
    )
    return [str(entry[4][0]) for entry in found]


_LOOKUPS = _Lookups()
