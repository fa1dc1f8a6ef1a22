"""A local page that answers only while it is told to, so that a tool can be held in its call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

PAGE = b"<html><title>T</title><body><article><p>%s</p></article></body></html>" % (b"Words. " * 60)
RESPONSE = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n%s" % (
    len(PAGE),
    PAGE,
)


class SlowSite:
    """A local page that answers only while it is told to."""

    def __init__(self) -> None:
        self.answering = asyncio.Event()
        self.answering.set()
        self.asked = asyncio.Event()
        self.port = 0

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[str]:
        """Serve the page and give its address."""
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{self.port}/page"
        finally:
            self.answering.set()
            server.close()
            await server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            self.asked.set()
            await self.answering.wait()
            writer.write(RESPONSE)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
