"""People's commands go before steps of runs, and before the collector of garbage."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Generator
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
    """Python's collector of garbage, which rests while anybody asks for it.

    Where commands overlap without end it rests and works by turns.

    Args:
        now: Seconds of a clock that never goes back.
    """

    __slots__ = ("_asking", "_began", "_now", "_was_on")

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._asking = 0
        self._began = 0.0
        self._was_on = False

    @contextmanager
    def rest(self) -> Generator[None]:
        """Let it rest for as long as this takes, and no longer than `REST_SECONDS`."""
        over = False
        if self._asking == 0:
            self._was_on, self._began = gc.isenabled(), self._now()
        self._asking += 1
        self._turn()

        def end() -> None:
            nonlocal over
            if not over:
                over = True
                self._asking -= 1
                self._turn()

        timer = asyncio.get_running_loop().call_later(REST_SECONDS, end)
        try:
            yield
        finally:
            timer.cancel()
            end()

    def _turn(self) -> None:
        if not self._was_on:
            return
        for_so_long = (self._now() - self._began) % (2 * REST_SECONDS or 1.0)
        if self._asking and for_so_long < REST_SECONDS:
            gc.disable()
        else:
            gc.enable()
