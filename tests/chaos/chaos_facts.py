"""Facts of missions that really ran, in memory: one of each kind that the rules tell apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chaos.facts import Facts, gather
from chaos.state import State
from chaos.tools import PRICES, RISKY, SAFE
from worlds import World, make_world


@dataclass
class Service:
    """Keeps what it was asked, as the test service does."""

    world: World | None = None
    requests: list[dict[str, Any]] | None = None

    async def take(self, name: str, _input: JsonObject, context: ToolContext) -> ToolResult:
        assert self.world is not None
        asked = {
            "at": self.world.clock.now(),
            "key": context.effect_key,
            "mission_id": context.mission_id,
            "tool": name,
            "safe": name == SAFE,
            "number": 1,
            "effect": True,
        }
        self.requests = [*(self.requests or []), asked]
        return ToolResult(data={}, summary="Done", cost=PRICES[name])


def tools(service: Service) -> list[ScriptedTool]:
    """Return a safe and a risky tool on a service."""
    made: list[ScriptedTool] = []
    for name in (SAFE, RISKY):
        price = Price(kind=PriceKind.KNOWN, per_call=PRICES[name])
        declared = replace(spec(name, price=price), idempotent=name == SAFE)
        made.append(ScriptedTool(declared, partial(service.take, name)))
    return made


@dataclass(frozen=True)
class Story:
    """What happened, and who took part."""

    facts: Facts
    safe: Mission
    risky: Mission
    cancelled: Mission


async def told(folder: Path) -> Story:
    """Run a safe and a risky call, cancel a third mission, and return what is left."""
    service = Service()
    world = make_world(tools(service))
    service.world = world
    await world.buddy.start()
    try:
        safe = await world.run(tool=SAFE, tool_input={"query": "a"})
        world.clock.advance(1)
        risky = await world.run(tool=RISKY, tool_input={"query": "b"})
        waiting = await world.approved(tool=SAFE, tool_input={"query": "c"})
        await world.buddy.approvals.cancel(world.user, waiting.mission_id, None)
        cancelled = await world.get(waiting)
        facts = await gather(world.buddy.store, State(folder))
    finally:
        await world.buddy.stop()
    facts.requests = service.requests or []
    facts.answers = [
        {"at": safe.created_at, "type": kind, "f": what, "value": mission.mission_id}
        for mission in (safe, risky, cancelled)
        for what in ("submit", "approve", "execute")
        for kind in ("invoke", "ok")
        if what != "execute" or mission is not cancelled
    ]
    return Story(facts, safe, risky, cancelled)
