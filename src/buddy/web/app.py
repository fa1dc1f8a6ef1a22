"""The application: routes, guard, errors, and Buddy's life around them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from buddy import __version__
from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.build import build_from_environment
from buddy.errors import BuddyError
from buddy.web import docs, errors, live, pages
from buddy.web.guard import MCP_PATH, RequestGuard
from buddy.web.mcp_endpoint import McpEndpoint
from buddy.web.packed import Packed
from buddy.web.people_first import PeopleFirst
from buddy.web.routes import (
    artifacts,
    audit,
    budgets,
    chat,
    executions,
    goals,
    health,
    inbox,
    instance,
    learning,
    missions,
    receipt,
    recipes,
    schedules,
    settings,
    standing_approvals,
    tools,
    webhooks,
    whiteboard,
)

ROUTES = (
    recipes,
    missions,
    executions,
    chat,
    artifacts,
    audit,
    receipt,
    inbox,
    standing_approvals,
    schedules,
    goals,
    webhooks,
    tools,
    budgets,
    settings,
    instance,
    learning,
    whiteboard,
    health,
    live,
)
DESCRIPTION = "Mission control for AI work: propose, approve, execute, watch."


def create_app(buddy: Buddy | None = None) -> FastAPI:
    """Return the ASGI application.

    Args:
        buddy: What to serve; built from the environment when not given (``buddy serve``).
    """
    served = buddy or build_from_environment()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        try:
            await served.start()
        except BuddyError as error:
            app.state.refusal = error.message
            raise
        try:
            yield
        finally:
            await served.stop()
            await mcp.close()

    mcp = McpEndpoint(served)
    app = FastAPI(
        title="Buddy",
        version=__version__,
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.buddy = served
    app.state.refusal = None
    errors.install(app)
    for module in ROUTES:
        app.include_router(module.router)
    app.router.routes.append(Route(MCP_PATH, endpoint=mcp, include_in_schema=False))
    pages.install(app)
    docs.install(app)
    app.add_middleware(pages.Screens)
    app.add_middleware(Packed)
    app.add_middleware(PeopleFirst)
    app.add_middleware(RequestGuard, started_here=served.parts.started_here)
    app.add_middleware(_PlainRefusal)
    return app


class _PlainRefusal:
    """ASGI middleware: where Buddy refuses to start, its sentence stands for the traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the message of a refused start replaced."""
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return

        async def plain(message: Message) -> None:
            refusal = scope["app"].state.refusal
            if message["type"] == "lifespan.startup.failed" and refusal:
                message["message"] = refusal
            await send(message)

        await self._app(scope, receive, plain)
