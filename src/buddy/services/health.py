"""Asks every part whether it works."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from buddy.errors import BuddyError
from buddy.ports.engine import Engine
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Queries
from buddy.ports.understanding import Warmable
from buddy.services.llm_health import LLMHealth

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """Checks."""

    queries: Queries
    engine: Engine
    bus: EventBus
    models: tuple[Warmable, ...]
    llm: LLMHealth | None = None
    """The language model; no part that anything needs, so it is not among the checks."""

    async def check(self) -> Mapping[str, str]:
        """Return ``ok``, ``warming``, ``failed`` or the code of what is wrong, per part."""
        return {
            "store": await _ask(self.queries.ping),
            "engine": await _ask(self.engine.ping),
            "event_bus": await _ask(self.bus.ping),
            "models": self._models(),
        }

    def _models(self) -> str:
        cold = [model for model in self.models if not model.ready]
        if not cold:
            return "ok"
        return "failed" if any(model.failure for model in cold) else "warming"


async def _ask(ping: Callable[[], Awaitable[None]]) -> str:
    try:
        await ping()
    except BuddyError as error:
        return error.code
    except Exception:  # noqa: BLE001  # logged; the answer must name the part that broke
        _log.exception("A part of Buddy did not answer")
        return "failed"
    return "ok"
