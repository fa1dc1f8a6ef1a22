"""Two people of one account, each with an own way to the server."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from web_site import BASE, Site, open_site

from buddy.ports.tools import Tool
from worlds_team import TEAM, TeamIdentity


class Person:
    """One person's way to the server."""

    def __init__(self, site: Site, host: str) -> None:
        transport = httpx2.ASGITransport(
            app=site.app, raise_app_exceptions=False, client=(host, 50_000)
        )
        self.http = httpx2.AsyncClient(transport=transport, base_url=BASE)

    async def post(self, path: str, body: object = None, **options: Any) -> httpx2.Response:
        return await self.http.post(path, json={} if body is None else body, **options)

    async def put(self, path: str, body: object) -> httpx2.Response:
        return await self.http.put(path, json=body)


class Team:
    """Ann, Bob, and what they share."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.ann, self.bob = Person(site, "127.0.0.2"), Person(site, "127.0.0.3")

    async def proposed(self) -> str:
        answer = await self.ann.post("/missions/create", {"objective": "search for cats"})
        assert answer.status_code == 201, answer.text
        return answer.json()["mission_id"]


@asynccontextmanager
async def team_of(tools: Sequence[Tool] | None = None, **parts: Any) -> AsyncGenerator[Team]:
    async with open_site(tools, identity=TeamIdentity(), **parts) as site:
        site.world.user = TEAM
        yield Team(site)
