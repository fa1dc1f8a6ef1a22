"""People's commands go before steps of runs."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

_COMMANDS = {"POST", "PUT", "PATCH", "DELETE"}


class PeopleFirst:
    """ASGI middleware that tells the store while a command is being answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        if scope["type"] != "http" or scope["method"] not in _COMMANDS:
            await self._app(scope, receive, send)
            return
        with scope["app"].state.buddy.store.command():
            await self._app(scope, receive, send)
