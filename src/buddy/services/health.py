"""Asks every part whether it works."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from buddy.errors import BuddyError
from buddy.ports.engine import Engine
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Queries
from buddy.ports.understanding import Warmable


@dataclass(frozen=True, slots=True)
class Health:
    """Checks."""

    queries: Queries
    engine: Engine
    bus: EventBus
    models: tuple[Warmable, ...]

    async def check(self) -> Mapping[str, str]:
        """Return ``ok``, ``warming`` or the code of what is wrong, per part."""
        warm = all(model.ready for model in self.models)
        return {
            "store": await _ask(self.queries.ping),
            "engine": await _ask(self.engine.ping),
            "event_bus": await _ask(self.bus.ping),
            "models": "ok" if warm else "warming",
        }


async def _ask(ping: Callable[[], Awaitable[None]]) -> str:
    try:
        await ping()
    except BuddyError as error:
        return error.code
    return "ok"
