"""A TCP proxy to a server that can swallow the server's answers and cut the line."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter


class CutLine:
    """Forwards to ``host:port``; what the server says while `deaf` is set never arrives."""

    def __init__(self, target: str) -> None:
        self._host, _, port = target.rpartition(":")
        self._port = int(port)
        self._writers: set[StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.deaf = False

    async def start(self) -> str:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        self.cut()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """Break every connection; new ones hear the server again."""
        self.deaf = False
        for writer in self._writers:
            writer.transport.abort()

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        upstream_reader, upstream_writer = await asyncio.open_connection(self._host, self._port)
        both = {writer, upstream_writer}
        self._writers |= both
        try:
            await asyncio.gather(
                self._pump(reader, upstream_writer, heard=False),
                self._pump(upstream_reader, writer, heard=True),
            )
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # one side went away, which is what this proxy is for
        finally:
            self._writers -= both
            self._tasks.discard(task)
            for each in both:
                each.transport.abort()

    async def _pump(self, reader: StreamReader, writer: StreamWriter, *, heard: bool) -> None:
        while data := await reader.read(65536):
            if not (heard and self.deaf):
                writer.write(data)
                await writer.drain()
        writer.transport.abort()
