"""The application: routes, guard, errors, and Buddy's life around them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from buddy import __version__
from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.build import build_from_environment
from buddy.web import docs, errors, live, pages
from buddy.web.guard import RequestGuard
from buddy.web.routes import artifacts, executions, health, missions, tools, whiteboard

DESCRIPTION = "Mission control for AI work: propose, approve, execute, watch."


def create_app(buddy: Buddy | None = None) -> FastAPI:
    """Return the ASGI application.

    Args:
        buddy: What to serve; built from the environment when not given (``buddy serve``).
    """
    served = buddy or build_from_environment()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        await served.start()
        try:
            yield
        finally:
            await served.stop()

    app = FastAPI(
        title="Buddy",
        version=__version__,
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.buddy = served
    errors.install(app)
    for module in (missions, executions, artifacts, tools, whiteboard, health, live):
        app.include_router(module.router)
    pages.install(app)
    docs.install(app)
    app.add_middleware(RequestGuard)
    return app
