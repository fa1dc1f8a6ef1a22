"""A server in front of PostgreSQL that breaks connections at a commit, on either side of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Self
from urllib.parse import quote

SOCKET = ".s.PGSQL.5432"
COMMIT = b"COMMIT\0"


class Break(Enum):
    """When the next commit breaks its connection."""

    NEVER = "never"
    BEFORE = "before the server has seen it"
    AFTER = "after the server has done it, before its answer arrives"
    FOR_GOOD = "after the server has done it, and nobody reaches the server again"


class Proxy:
    """Passes everything on until told otherwise.

    Args:
        folder: Gets the proxy's socket.
        server: The folder of the server's socket.
    """

    def __init__(self, folder: Path, server: Path) -> None:
        self._folder = folder
        self._behind = server / SOCKET
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self._closed = False
        self.next_commit = Break.NEVER

    async def __aenter__(self) -> Self:
        path = str(self._folder / SOCKET)
        self._server = await asyncio.start_unix_server(self._accept, path)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    def url(self, database: str) -> str:
        """Return the URL of a database behind the proxy."""
        return f"postgresql://buddy@/{database}?host={quote(str(self._folder), safe='')}"

    async def _accept(self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            if not self._closed:
                far, to_far = await asyncio.open_unix_connection(str(self._behind))
                await self._pass_on(near, to_near, far, to_far)
        finally:
            to_near.close()
            self._open.discard(task)

    async def _pass_on(
        self,
        near: asyncio.StreamReader,
        to_near: asyncio.StreamWriter,
        far: asyncio.StreamReader,
        to_far: asyncio.StreamWriter,
    ) -> None:
        answers = asyncio.ensure_future(_copy(far, to_near))
        try:
            while data := await near.read(65536):
                if COMMIT in data and self.next_commit is not Break.NEVER:
                    how, self.next_commit = self.next_commit, Break.NEVER
                    answers.cancel()
                    await asyncio.gather(answers, return_exceptions=True)
                    if how is not Break.BEFORE:
                        to_far.write(data)
                        await far.read(1)  # the answer, which nobody gets
                    self._closed = how is Break.FOR_GOOD
                    return
                to_far.write(data)
        except ConnectionError:
            pass
        finally:
            answers.cancel()
            await asyncio.gather(answers, return_exceptions=True)
            to_far.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
    writer.close()
