"""A TCP proxy between browser and server that can cut WebSockets and refuse new ones."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter


class CutProxy:
    """Forwards to a port; while `cutting`, sockets that were upgraded die and none is let through.

    Plain requests keep working, so the page is left with polling.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._cutting = False
        self._sockets: set[StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.port = 0
        self.upgrades = 0

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """Kill every open WebSocket and let no new one through."""
        self._cutting = True
        for writer in tuple(self._sockets):
            writer.transport.abort()

    def mend(self) -> None:
        """Let WebSockets through again."""
        self._cutting = False

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._forward(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # one side went away, which is what this proxy is for
        finally:
            self._sockets.discard(writer)
            self._tasks.discard(task)
            writer.transport.abort()

    async def _forward(self, reader: StreamReader, writer: StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if b"upgrade: websocket" in head.lower():
            self.upgrades += 1
            if self._cutting:
                return
            self._sockets.add(writer)
        upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            upstream_writer.write(head)
            await upstream_writer.drain()
            await asyncio.wait(
                {
                    asyncio.create_task(_pump(reader, upstream_writer)),
                    asyncio.create_task(_pump(upstream_reader, writer)),
                },
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            upstream_writer.transport.abort()


async def _pump(reader: StreamReader, writer: StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
