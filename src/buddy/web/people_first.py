"""People's commands go before steps of runs, and before the collector of garbage."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Generator
from contextlib import contextmanager

from starlette.types import ASGIApp, Receive, Scope, Send

_COMMANDS = {"POST", "PUT", "PATCH", "DELETE"}
REST_SECONDS = 0.05
"""How long one command keeps the collector away at most; one that waits for a run takes long."""


class PeopleFirst:
    """ASGI middleware that tells the store, and the collector, while a command is being answered.

    A round of the collector through what running missions hold takes some milliseconds. What a
    command makes would set off every tenth of them in the middle of itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._collector = RestingCollector()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        if scope["type"] != "http" or scope["method"] not in _COMMANDS:
            await self._app(scope, receive, send)
            return
        with scope["app"].state.buddy.store.command(), self._collector.rest():
            await self._app(scope, receive, send)


class RestingCollector:
    """Python's collector of garbage, which rests while anybody asks for it."""

    __slots__ = ("_asking", "_was_on")

    def __init__(self) -> None:
        self._asking = 0
        self._was_on = False

    @contextmanager
    def rest(self) -> Generator[None]:
        """Let it rest for as long as this takes, and no longer than `REST_SECONDS`."""
        over = False
        if self._asking == 0:
            self._was_on = gc.isenabled()
            gc.disable()
        self._asking += 1

        def end() -> None:
            nonlocal over
            if over:
                return
            over = True
            self._asking -= 1
            if self._asking == 0 and self._was_on:
                gc.enable()

        timer = asyncio.get_running_loop().call_later(REST_SECONDS, end)
        try:
            yield
        finally:
            timer.cancel()
            end()
