"""Ranks the tools for an objective: intents and fit in, candidates with confidence out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from buddy.domain.intent import Intent
from buddy.domain.proposal import ToolCandidate
from buddy.domain.selection import rank
from buddy.domain.slots_note import spoken_in
from buddy.domain.tool import ToolSpec
from buddy.ports.understanding import ToolMatcher


@dataclass(frozen=True, slots=True)
class ToolSelector:
    """Ranks tools."""

    matcher: ToolMatcher

    async def rank_tools(
        self, objective: str, intents: Mapping[Intent, float], specs: Sequence[ToolSpec]
    ) -> tuple[ToolCandidate, ...]:
        """Return all tools given, the most confident first."""
        fit = await self.matcher.match(objective, specs)
        return rank(specs, intents, fit, spoken_in(objective))
