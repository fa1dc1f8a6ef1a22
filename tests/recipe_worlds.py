"""Worlds in which recipes run: the real tools over pages that a test serves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.tools.page_changes import PageChanges
from buddy.adapters.tools.web_extract import WebExtract
from buddy.adapters.tools.web_research import WebResearch
from buddy.adapters.tools.web_search import WebSearch
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.mission import Mission
from buddy.ports.fetcher import FetchedPage
from buddy.ports.search import SearchEngine
from buddy.ports.store import Store
from buddy.services.recipe_runs import RecipeRequest
from worlds import MakeWorld, World


class WorldsClock:
    """The clock of a world that is still to come."""

    world: World | None = None

    def now(self) -> Instant:
        assert self.world is not None
        return self.world.clock.now()

    def monotonic(self) -> float:
        assert self.world is not None
        return self.world.clock.monotonic()


async def recipe_world(
    start_world: MakeWorld,
    pages: Mapping[str, FetchedPage | str] | None = None,
    engine: SearchEngine | None = None,
    **parts: Any,
) -> World:
    """Return a world with the tools that the built-in recipes use."""
    engines, clock = ([] if engine is None else [engine]), WorldsClock()
    tools = [WebExtract(), WebSearch(engines), WebResearch(engines)]
    parts.setdefault("fetcher", MemoryFetcher(pages or {}))

    def more(store: Store) -> list[PageChanges]:
        return [PageChanges(store, clock)]

    clock.world = world = await start_world(tools, make_tools=more, **parts)
    world.understanding.intents = {Intent.EXTRACTION: 0.5, Intent.SEARCH: 0.3, Intent.RESEARCH: 0.2}
    return world


async def propose(world: World, recipe_id: str, **params: Any) -> Mission:
    """Propose a run of a recipe."""
    request = RecipeRequest(params=params, channel="api")
    return await world.buddy.recipes.runs.propose(world.user, recipe_id, request)


async def run(world: World, recipe_id: str, **params: Any) -> Mission:
    """Run a recipe: propose, approve, execute."""
    mission = await propose(world, recipe_id, **params)
    await world.buddy.approvals.approve(world.user, mission.mission_id, mission.revision, "api")
    await world.buddy.executions.request_execution(world.user, mission.mission_id)
    return await world.result(mission)
