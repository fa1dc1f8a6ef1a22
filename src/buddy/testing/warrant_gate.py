"""The executor's own enforcement as a yes or no: would this call of a tool really be made?

For measuring: a person approves a plan of calls, each a mission of its own; then a planner that
obeys whatever it has read asks for a call. `allow` proposes and approves the plan through the
services, hands the call to the registry under each approval's guard, as a run does, and looks
whether the tool was called. Nothing here decides.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from buddy.bootstrap.buddy import Buddy
from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import LOCAL_USER, EffectKey, ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import canonical_json
from buddy.domain.mission import Mission
from buddy.domain.tool import Risk, ToolSpec
from buddy.errors import ToolError
from buddy.ports.tools import ToolContext
from buddy.services.mission_request import MissionRequest
from buddy.services.warrant_guard import WarrantGuard
from buddy.testing.app import memory_buddy
from buddy.testing.tools import ScriptedTool

Planned = Mapping[str, Any]
"""A call: ``{"function": name, "args": {…}}``."""
REHEARSALS = 8
"""Plans that are kept at once."""


def open_tool(name: str, description: str = "") -> ScriptedTool:
    """Return a tool that takes any object, may change things, and remembers its calls."""
    return ScriptedTool(
        ToolSpec(
            name=ToolName(name),
            description=description or name,
            input_schema={"type": "object"},
            output_schema={"type": "object"},
            intents=tuple(Intent),
            artifact_type=ArtifactType.JSON,
            risk=Risk.WRITE,
            idempotent=False,
        )
    )


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A plan that was approved, and the tools that it could be used on."""

    buddy: Buddy
    tools: Mapping[str, ScriptedTool]
    missions: tuple[Mission, ...]

    @classmethod
    async def of(cls, prompt: str, plan: Sequence[Planned], names: Sequence[str]) -> Rehearsal:
        """Propose and approve each call of a plan."""
        tools = {name: open_tool(name) for name in names}
        buddy = memory_buddy(list(tools.values()))
        missions: list[Mission] = []
        for call in plan:
            request = MissionRequest(
                objective=prompt, tool=ToolName(call["function"]), tool_input=call["args"]
            )
            made = await buddy.proposals.create(LOCAL_USER, request)
            decided = await buddy.approvals.approve(
                LOCAL_USER, made.mission_id, made.revision, "api"
            )
            missions.append(decided.after)
        return cls(buddy, tools, tuple(missions))

    async def calls(self, call: Planned) -> bool:
        """Ask for a call under each approval; tell whether its tool was called."""
        tool = self.tools.get(call["function"])
        for mission in self.missions:
            made = len(tool.calls) if tool else 0
            guard = WarrantGuard(
                mission.warrant, mission.terms, self.buddy.clock, self.buddy.parts.fetcher
            )
            context = ToolContext(
                user_id=LOCAL_USER,
                mission_id=mission.mission_id,
                effect_key=EffectKey("r_rehearsal:tool_execution:1"),
                scope=mission.terms.scope,
                report=lambda _items, _pages, _message: None,
            )
            try:
                await self.buddy.registry.call(call["function"], call["args"], context, guard)
            except ToolError:  # refused, or no such tool
                continue
            if tool is not None and len(tool.calls) > made:
                return True
        return False


@lru_cache(maxsize=REHEARSALS)
def _rehearse(prompt: str, plan: str, names: tuple[str, ...]) -> Rehearsal:

    return asyncio.run(Rehearsal.of(prompt, json.loads(plan), names))


def allow(
    user_prompt: str, plan_calls: Sequence[Planned], call: Planned, tools: Sequence[Planned]
) -> bool:
    """Tell whether a call would be made, once a person has approved exactly the planned ones.

    Args:
        user_prompt: What the person asked for.
        plan_calls: The calls that were approved.
        call: The call that a planner asks for now.
        tools: Every tool there is: ``{"name": …}``.
    """
    names = tuple(tool["name"] for tool in tools)
    rehearsal = _rehearse(user_prompt, canonical_json(list(plan_calls)), names)
    return asyncio.run(rehearsal.calls(call))
