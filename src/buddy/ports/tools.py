"""The tool port: one thing Buddy can do in the world.

Adapters (`buddy.adapters.tools`): ``calculate``, ``get_time``, ``knowledge_search``,
``web_extract``, ``web_search``; in tests `buddy.testing.tools.ScriptedTool`. A tool raises
`buddy.errors.ToolExecutionFailed` (or a subclass) with a cause fit to be shown; anything else it
raises is a defect and is reported as "internal error in TOOL" without its text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from buddy.domain.ids import EffectKey, MissionId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolResult, ToolSpec

ReportProgress = Callable[[int, int, str], None]
"""``report(items, pages, message)``: totals so far and one line for people. Never raises, never
blocks; reports that come faster than they can be stored are merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolContext:
    """What a call may know beyond its input."""

    user_id: UserId
    mission_id: MissionId
    effect_key: EffectKey
    """Pass it on as an idempotency key wherever the other side takes one."""
    scope: Scope
    report: ReportProgress


class Tool(Protocol):
    """One tool."""

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        ...

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Do the work once. Cancelling the awaiting task must stop it promptly.

        Raises:
            ToolExecutionFailed: With a cause fit to be shown.
            ToolInputInvalid: The input passes the schema and still makes no sense.
        """
        ...
