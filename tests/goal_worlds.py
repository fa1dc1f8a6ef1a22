"""A world with three vendors in it, and short ways to have goals carried out there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.tools.calculate import Calculate
from buddy.adapters.tools.synthesize import Synthesize
from buddy.adapters.tools.web_extract import SPEC as EXTRACT
from buddy.adapters.tools.web_extract import WebExtract
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.events.log import Event
from buddy.domain.goal import OVER, Goal
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.tool import Price, ToolResult, ToolSpec
from buddy.ports.tools import Tool, ToolContext
from buddy.services.goal_request import GoalRequest
from buddy.testing.tools import ScriptedTool
from worlds import ALL, World

OBJECTIVE = "find three vendors of solar lamps, extract their prices, compare them"
SITES = {
    "https://acme.example/lamp": ("Acme lamps", "12.50"),
    "https://bright.example/lamp": ("Bright", "18.00"),
    "https://corner.example/lamp": ("Corner shop", "9.90"),
}
SEARCH = ToolSpec(
    name=ToolName("web_search"),
    description="Search the web",
    input_schema={
        "type": "object",
        "properties": {
            "query": {"type": "string", "x-slot": "query"},
            "max_results": {"type": "integer"},
        },
        "required": ["query"],
        "additionalProperties": False,
    },
    output_schema={"type": "object"},
    intents=(Intent.SEARCH,),
    artifact_type=ArtifactType.WEB_SEARCH_RESULT,
    contacts_network=True,
)


def page(title: str, price: str) -> str:
    """Return the page of a vendor."""
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title></head><body>"
        f"<article><h1>{title}</h1><p>We have sold solar lamps to gardeners for many years, and "
        f"every lamp is tested for a night before it leaves the house.</p>"
        f"<p>Price: {price} EUR per lamp, with the battery and the post in it.</p></article>"
        "</body></html>"
    )


def hits(urls: Sequence[str]) -> ToolResult:
    """Return what a search finds."""
    results = [
        {"title": f"Vendor {n}", "url": url, "snippet": "Solar lamps", "engine": "t", "score": None}
        for n, url in enumerate(urls, 1)
    ]
    return ToolResult(
        data={"query": "q", "engine": "t", "online": True, "results": results, "attempts": []},
        summary=f"{len(results)} results",
        sources=tuple(Source(title="Vendor", url=url) for url in urls),
        items=len(results),
        empty_reason=None if results else "0 results",
    )


def searching(urls: Sequence[str] = tuple(SITES), price: Price | None = None) -> ScriptedTool:
    """Return a search that finds these."""

    async def find(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return hits(urls)

    return ScriptedTool(replace(SEARCH, price=price or Price()), find)


def extracting(price: Price) -> ScriptedTool:
    """Return the real extraction with a price."""
    real = WebExtract()
    return ScriptedTool(replace(EXTRACT, price=price), real.call)


def vendor_tools(search: Tool | None = None, extract: Tool | None = None) -> list[Tool]:
    """Return the tools that the three vendors need."""
    return [search or searching(), extract or WebExtract(), Calculate(), Synthesize()]


def vendor_pages(**more: str) -> MemoryFetcher:
    """Return the vendors' pages."""
    pages = {url: page(title, price) for url, (title, price) in SITES.items()}
    return MemoryFetcher({**pages, **more})


async def proposed(world: World, objective: str = OBJECTIVE, **parts: Any) -> Goal:
    """Propose a goal."""
    request = GoalRequest(objective=objective, **parts)
    return await world.buddy.goals.propose(world.user, request, "api")


async def approved(world: World, objective: str = OBJECTIVE, **parts: Any) -> Goal:
    """Propose a goal and say yes to it."""
    goal = await proposed(world, objective, **parts)
    return await world.buddy.goals.approve(world.user, goal.record_id, goal.revision, "api")


async def stands(world: World, goal: Goal) -> Goal:
    """Return a goal as it stands now."""
    return await world.buddy.goals.get(world.user, goal.record_id)


async def round_of(world: World) -> None:
    """Have every goal go on once, and wait for the runs that came of it."""
    await world.buddy.goal_follower.round()
    page_ = await world.buddy.goals.list_page(world.user, ALL, None)
    for goal in page_.items:
        for part in goal.open:
            assert part.mission_id is not None
            mission = await world.buddy.missions.get(world.user, part.mission_id)
            if mission.run is not None:
                await asyncio.wait_for(world.result(mission), 10)


async def until_over(world: World, goal: Goal, rounds: int = 30) -> Goal:
    """Have a goal go on until it is over."""
    for _ in range(rounds):
        goal = await stands(world, goal)
        if goal.state in OVER and not goal.open:
            return goal
        await round_of(world)
    raise AssertionError(f"{goal.record_id} goes on and on: {goal.progress}")


async def missions_of(world: World, goal: Goal) -> list[Mission]:
    """Return a goal's missions in the order in which they were made."""
    found = [m for m in await world.missions() if m.metadata.get("goal") == goal.record_id]
    return found[::-1]


async def told_of(world: World, goal: Goal) -> list[Event]:
    """Return a goal's own events."""
    events = await world.buddy.store.queries.events_of_user(world.user, 0, ALL)
    return [event for event in events if event.subject_id == goal.record_id]
