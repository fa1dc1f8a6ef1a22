"""Calls a tool as the registry does: its input checked before, its output after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId, UserId
from buddy.domain.json_value import canonical_json
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolResult
from buddy.ports.tools import Tool, ToolContext
from buddy.services.json_schema import SchemaCheck


@dataclass
class Calls:
    """Calls one tool, each time under a key of its own unless told."""

    tool: Tool
    user: UserId = LOCAL_USER
    count: int = 0
    reports: list[str] = field(default_factory=list[str])

    async def __call__(self, *, key: str | None = None, **tool_input: Any) -> ToolResult:
        self.count += 1
        spec = self.tool.spec
        assert SchemaCheck(spec.input_schema).problem(tool_input) is None
        context = ToolContext(
            user_id=self.user,
            mission_id=MissionId("m_asking"),
            effect_key=EffectKey(key or f"r_{self.count}:tool_execution:1"),
            scope=Scope(),
            report=lambda _items, _pages, message: self.reports.append(message),
        )
        result = await self.tool.call(tool_input, context)
        assert SchemaCheck(spec.output_schema).problem(result.data) is None
        canonical_json(dict(result.data)).encode()
        assert result.items or result.empty_reason
        return result
