"""Where Buddy is an MCP server: streamable HTTP at ``/mcp``, behind the same guard as the API.

The protocol's library takes a second to load and 40 MB, so it is loaded, off the loop, when the
first client comes.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from buddy.bootstrap.buddy import Buddy
from buddy.web.dependencies import actor_of
from buddy.web.errors import problem

_log = logging.getLogger(__name__)

METHODS = frozenset({"GET", "POST", "DELETE"})


class McpEndpoint:
    """ASGI application at `guard.MCP_PATH`.

    Args:
        buddy: Whom it serves.
    """

    def __init__(self, buddy: Buddy) -> None:
        self._buddy = buddy
        self._serving: asyncio.Task[None] | None = None
        self._ready: asyncio.Future[ASGIApp] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request of a client."""
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        try:
            app = await asyncio.shield(self._begin())
        except Exception:  # noqa: BLE001  # logged where it happened
            await problem(503, "mcp_unavailable", "The MCP server did not start; see the log")(
                scope, receive, send
            )
            return
        await app(scope, receive, send)

    async def close(self) -> None:
        """End every session. Buddy has been told to stop."""
        serving, self._serving, self._ready = self._serving, None, None
        if serving is not None:
            await asyncio.gather(serving, return_exceptions=True)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        if scope["method"] not in METHODS:
            return problem(405, "method_not_allowed", "MCP takes POST, GET and DELETE")
        if self._buddy.stopping.is_set():
            return problem(503, "engine_stopping", "Buddy is stopping")
        try:
            actor_of(HTTPConnection(scope), self._buddy)
        except HTTPException as refused:
            return problem(refused.status_code, "not_identified", str(refused.detail))
        return None

    def _begin(self) -> asyncio.Future[ASGIApp]:
        if self._ready is None or (self._ready.done() and self._ready.exception()):
            self._ready = asyncio.get_running_loop().create_future()
            self._serving = asyncio.create_task(self._serve(self._ready))
        return self._ready

    async def _serve(self, ready: asyncio.Future[ASGIApp]) -> None:
        """Hold the sessions, in one task from their beginning to their end."""
        try:
            module = await asyncio.to_thread(importlib.import_module, "buddy.web.mcp_server")
            make: Callable[[Buddy], Any] = module.make_manager
            manager = make(self._buddy)
            async with manager.run():
                ready.set_result(manager.asgi_app)
                await self._stopping()
        except Exception as error:  # noqa: BLE001  # logged; the next client tries again
            _log.exception("The MCP server broke")
            if not ready.done():
                ready.set_exception(error)

    def _stopping(self) -> Awaitable[object]:
        return self._buddy.stopping.wait()
