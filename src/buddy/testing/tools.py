"""Scripted tools: they do what a test tells them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import Price, ToolResult, ToolSpec
from buddy.ports.tools import ToolContext

Behaviour = Callable[[JsonObject, ToolContext], Awaitable[ToolResult]]


def spec(
    name: str = "web_search",
    *,
    intents: tuple[Intent, ...] = (Intent.SEARCH,),
    price: Price | None = None,
    slot: str = "query",
    timeout_seconds: float = 30.0,
) -> ToolSpec:
    """Return a spec of a tool that takes one text."""
    return ToolSpec(
        name=ToolName(name),
        description=f"{name}: a scripted tool for {', '.join(intents)}",
        examples=("search for python tutorials",) if name == "web_search" else (),
        input_schema={
            "type": "object",
            "properties": {slot: {"type": "string", "x-slot": slot}},
            "required": [slot],
            "additionalProperties": False,
        },
        output_schema={"type": "object"},
        intents=intents,
        artifact_type=ArtifactType.JSON,
        price=price or Price(),
        timeout_seconds=timeout_seconds,
    )


async def echo(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Return the input as the result."""
    return ToolResult(data=dict(tool_input), summary=f"Did {dict(tool_input)}")


@dataclass(slots=True)
class ScriptedTool:
    """A tool that behaves as it is told and remembers its calls."""

    spec: ToolSpec = field(default_factory=spec)
    behaviour: Behaviour = echo
    calls: list[tuple[JsonObject, ToolContext]] = field(
        default_factory=list[tuple[JsonObject, ToolContext]]
    )

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Remember the call and behave."""
        self.calls.append((tool_input, context))
        return await self.behaviour(tool_input, context)


def described_tool(
    name: str, description: str, params: Mapping[str, str] | None = None
) -> ToolSpec:
    """Return a spec known by its texts alone, as another system's tools are.

    Args:
        name: Its name.
        description: What it is for.
        params: Descriptions of its parameters by their names.
    """
    return ToolSpec(
        name=ToolName(name),
        description=description,
        input_schema={
            "type": "object",
            "properties": {
                field: {"type": "string", "description": text}
                for field, text in (params or {}).items()
            },
        },
        output_schema={"type": "object"},
        intents=(),
        artifact_type=ArtifactType.JSON,
    )
