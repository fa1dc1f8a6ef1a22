"""A connection to one MCP server: made when it is needed, made again after it broke.

The library wants a connection to be opened and closed in one task, and a task that is cancelled in
the middle of that may leave a program running. So each connection is held by a task of its own,
which nobody cancels: callers wait for it and may leave, and it ends when it is told to.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Final

import httpx2
from mcp import Client, MCPError

from buddy.adapters.tool_source.mcp_config import ServerConfig, VariableMissing
from buddy.adapters.tool_source.mcp_lines import LineTooLong
from buddy.adapters.tool_source.mcp_text import Redaction, one_line
from buddy.errors import BuddyError, ToolExecutionFailed
from buddy.ports.clock import Clock

_log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds from one failed connection to the next attempt; doubled each time."""
REASON_LENGTH: Final = 300
CLOSE_SECONDS: Final = 8.0
"""A program gets two seconds to go by itself, then is terminated, then killed."""

Open = Callable[[], AbstractAsyncContextManager[Client]]


class McpConnection:
    """Holds the connection to a server.

    Args:
        name: Of the server.
        config: How it is reached; only for words.
        open_client: Opens a connection.
        redaction: Hides what must not be shown.
        clock: Tells when the next attempt may be made.
    """

    def __init__(
        self,
        name: str,
        config: ServerConfig,
        open_client: Open,
        redaction: Redaction,
        clock: Clock,
    ) -> None:
        self._name = name
        self._config = config
        self._open = open_client
        self._redaction = redaction
        self._clock = clock
        self._client: Client | None = None
        self._leave = asyncio.Event()
        self._holder: asyncio.Task[None] | None = None
        self._connecting: asyncio.Future[Client] | None = None
        self._failures = 0
        self._not_before = 0.0
        self.reason: str | None = None
        """Why the last attempt failed; None after one that did not."""

    @property
    def pause(self) -> float:
        """Seconds until the next attempt may be made."""
        return max(0.0, self._not_before - self._clock.monotonic())

    async def client(self) -> Client:
        """Return the connected client; connect first where there is none.

        Raises:
            ToolExecutionFailed: The server cannot be reached, or was not a moment ago.
        """
        if self._client is not None:
            return self._client
        if self._connecting is None:
            if self.pause > 0:
                raise self._unreachable(f"; it is tried again in {self.pause:.0f} s")
            if self._holder is not None:
                await asyncio.shield(self._holder)  # what was lost is put away first
        if self._connecting is None:
            self._leave = asyncio.Event()
            self._connecting = asyncio.get_running_loop().create_future()
            self._connecting.add_done_callback(_look_at)
            self._holder = asyncio.create_task(self._hold(self._connecting, self._leave))
        return await asyncio.shield(self._connecting)

    def lost(self, client: Client, reason: str) -> None:
        """Give a connection up that broke; the next call makes another."""
        if self._client is client:
            self._client = None
            self.reason = reason
            self._leave.set()

    async def close(self) -> None:
        """Leave the server; a program is stopped."""
        self._client = None
        self._leave.set()
        holder = self._holder
        if holder is None:
            return
        _, late = await asyncio.wait({holder}, timeout=CLOSE_SECONDS)
        if late:
            holder.cancel()
            await asyncio.gather(holder, return_exceptions=True)

    async def _hold(self, connecting: asyncio.Future[Client], leave: asyncio.Event) -> None:
        try:
            async with self._open() as client:
                self._client, self._connecting = client, None
                self._failures, self.reason = 0, None
                connecting.set_result(client)
                await leave.wait()
        except Exception as error:  # noqa: BLE001  # told in words below, to whoever calls next
            before, self.reason = self.reason, self._words(error)
            if self.reason != before:
                _log.warning("MCP server %s: %s", self._name, self.reason)
        finally:
            self._client = self._connecting = None
            if not connecting.done():
                self._failures += 1
                pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self._failures - 1))
                self._not_before = self._clock.monotonic() + pause
                connecting.set_exception(self._unreachable(""))

    def _unreachable(self, more: str) -> ToolExecutionFailed:
        reason = self.reason or "it was not reached"
        return ToolExecutionFailed(
            f"the MCP server {self._name} is not available: {reason}{more}", server=self._name
        )

    def _words(self, error: BaseException) -> str:
        error = _first(error)
        match error:
            case BuddyError():
                return error.message
            case VariableMissing() | LineTooLong():
                return str(error)
            case httpx2.HTTPStatusError():
                return f"it answered with HTTP status {error.response.status_code}"
            case httpx2.TimeoutException() | TimeoutError():
                return "it does not answer in time"
            case httpx2.TransportError():
                return "nothing answers at its address"
            case OSError() if self._config.command is not None:
                why = error.strerror or type(error).__name__
                return f"its program {self._config.command!r} cannot be run ({why})"
            case MCPError():
                said = one_line(self._redaction.text(error.message), REASON_LENGTH)
                return f"{said or 'it refused'}{self._see_log}"
            case _:
                return f"the connection failed ({type(error).__name__}){self._see_log}"

    @property
    def _see_log(self) -> str:
        return f"; mcp/{self._name}.log has what it wrote" if self._config.command else ""


def _first(error: BaseException) -> BaseException:
    """Return what happened first of what a group of tasks raised together."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    return error  # pyright: ignore[reportUnknownVariableType]


def _look_at(connecting: asyncio.Future[Client]) -> None:
    """See a failure that everybody who waited for it has left before."""
    if not connecting.cancelled():
        connecting.exception()
