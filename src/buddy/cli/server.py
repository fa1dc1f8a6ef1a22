"""The web server of a Buddy process: uvicorn, set for many quiet WebSockets and short pauses."""

from __future__ import annotations

import asyncio
import resource
import socket
from collections.abc import Awaitable, Callable
from types import FrameType
from typing import Any

import uvicorn

from buddy.cli.interpreter import favour_the_loop

FILES_WANTED = 65_536
"""Open files that a process asks for; each client is one, and many systems begin with 256."""

_IMPATIENCE_SECONDS = 0.1
"""Between two looks whether somebody has pressed Ctrl-C again."""


class BuddyServer(uvicorn.Server):
    """A server that ends live streams and runs before it waits for its connections.

    uvicorn tells the application that it stops only when all connections are gone, and they are
    not as long as somebody watches; and it closes WebSockets as if it would be back at once.

    Args:
        app: The ASGI application.
        dismiss: Ends the live streams, and lets the engine go.
        stopping: Is set at the first signal; a start that waits for a database ends then.
        options: For `uvicorn.Config`, beside Buddy's own.
    """

    def __init__(
        self,
        app: Any,
        dismiss: Callable[[], Awaitable[None]],
        stopping: asyncio.Event | None = None,
        **options: Any,
    ) -> None:
        config = uvicorn.Config(
            app,
            log_config=None,
            ws="websockets-sansio",
            # Buddy sends pings of its own, which a page can see.
            ws_ping_interval=None,
            # A compressor takes 40 KB per client and a fifth of a busy server's time.
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=5,
            server_header=False,
            # No header that a client sets is an identity, and its address is one here.
            proxy_headers=False,
            **options,
        )
        super().__init__(config)
        self._dismiss = dismiss
        self._stopping = stopping
        self._loop: asyncio.AbstractEventLoop | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, and say so at once to what may still be starting."""
        super().handle_exit(sig, frame)
        if self._stopping is not None and self._loop is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then let nothing hold the loop up that can be avoided."""
        raise_file_limit()
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        favour_the_loop()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams and the runs, then stop; a second Ctrl-C does not wait for them."""
        dismissing = asyncio.ensure_future(self._dismiss())
        while not dismissing.done() and not self.force_exit:
            await asyncio.wait({dismissing}, timeout=_IMPATIENCE_SECONDS)
        await super().shutdown(sockets)


def raise_file_limit() -> None:
    """Let this process open as many files as it wants and may."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_WANTED if most == resource.RLIM_INFINITY else min(most, FILES_WANTED)
    if allowed != resource.RLIM_INFINITY and allowed < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
