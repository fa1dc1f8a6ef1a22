"""A Buddy in memory behind its own HTTP application, and short ways to ask it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
from fastapi import FastAPI

from buddy.ports.tools import Tool
from buddy.web.app import create_app
from worlds import OBJECTIVE, World, make_world

BASE = "http://127.0.0.1:8000"


@dataclass(slots=True)
class Site:
    """A world, its application and a client of it."""

    world: World
    app: FastAPI
    http: httpx2.AsyncClient

    async def create(self, objective: str = OBJECTIVE, **body: Any) -> dict[str, Any]:
        answer = await self.post("/missions/create", {"objective": objective, **body})
        assert answer.status_code == 201, answer.text
        return answer.json()

    async def proposed(self, **body: Any) -> str:
        return (await self.create(**body))["mission_id"]

    async def approved(self, **body: Any) -> str:
        mission_id = await self.proposed(**body)
        answer = await self.post(f"/missions/{mission_id}/approve", {"revision": 1})
        assert answer.status_code == 200, answer.text
        return mission_id

    async def executed(self, **body: Any) -> str:
        mission_id = await self.approved(**body)
        answer = await self.post(f"/missions/{mission_id}/execute")
        assert answer.status_code == 200, answer.text
        return mission_id

    async def get(self, path: str, **options: Any) -> httpx2.Response:
        return await self.http.get(path, **options)

    async def post(self, path: str, body: object = None, **options: Any) -> httpx2.Response:
        return await self.http.post(path, json={} if body is None else body, **options)

    async def put(self, path: str, body: object, **options: Any) -> httpx2.Response:
        return await self.http.put(path, json=body, **options)

    async def cursor(self) -> int:
        """The last event of the log; the same number before and after: nothing was written."""
        return await self.world.buddy.store.queries.last_cursor(self.world.user)

    async def mission(self, mission_id: str) -> dict[str, Any]:
        return (await self.get(f"/missions/{mission_id}")).json()


MakeSite = Callable[..., Awaitable[Site]]
"""`open_site`, closed after the test."""


@asynccontextmanager
async def open_site(tools: Sequence[Tool] | None = None, **parts: Any) -> AsyncGenerator[Site]:
    """Serve a world until the context ends."""
    world = make_world(tools, **parts)
    app = create_app(world.buddy)
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url=BASE) as http,
    ):
        yield Site(world, app, http)


def assert_problem(answer: httpx2.Response, status: int, code: str) -> dict[str, Any]:
    """Assert a problem+json of RFC 9457 with this status and code, and return it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"]) == (status, code), body
    assert body["type"] == f"urn:buddy:problem:{code}"
    assert body["title"]
    assert body["detail"]
    return body
