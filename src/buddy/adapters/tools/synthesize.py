"""The tool ``synthesize``: puts what the parts of a goal found into one table with its sources."""

from __future__ import annotations

from typing import Any, Final, cast

from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.goal_table import side_by_side
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import ToolInputInvalid
from buddy.ports.tools import ToolContext

MAX_ROWS = 200
_TEXT: Final[JsonObject] = {"type": "string", "maxLength": 2000}
_ROW: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "name": _TEXT,
        "url": {"type": "string", "maxLength": 8192},
        "text": _TEXT,
        "number": {"type": "string", "maxLength": 40, "description": "in plain digits: 1234.50"},
        "unit": {"type": "string", "maxLength": 20},
        "sum": {"type": "boolean", "description": "whether it was calculated from the others"},
        "part": {"type": "string", "maxLength": 40},
    },
    "required": ["name", "url", "text"],
    "additionalProperties": False,
}
SPEC: Final = ToolSpec(
    name=ToolName("synthesize"),
    description="Puts what the parts of a goal found side by side: a table with its sources.",
    input_schema={
        "type": "object",
        "properties": {
            "title": {"type": "string", "minLength": 1, "maxLength": 200},
            "what": {"type": "string", "maxLength": 200, "description": "what was looked for"},
            "rows": {"type": "array", "items": _ROW, "minItems": 1, "maxItems": MAX_ROWS},
        },
        "required": ["title", "rows"],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "what": {"type": "string"},
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": {"type": "array"}},
            "findings": {"type": "array", "items": {"type": "string"}},
            "calculated": {"type": "array", "items": {"type": "string"}},
            "sources": {"type": "array", "items": {"type": "object"}},
            "text": {"type": "string", "description": "the report, as Markdown"},
        },
        "required": ["title", "columns", "rows", "findings", "sources", "text"],
    },
    intents=(),
    artifact_type=ArtifactType.TABLE,
    timeout_seconds=10.0,
    typical_seconds=0.05,
    plan_only=True,
)


class Synthesize:
    """Puts rows side by side. It asks nobody and contacts nothing."""

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Return the table.

        Raises:
            ToolInputInvalid: There are no rows.
        """
        given = tool_input.get("rows")
        rows = cast("list[JsonObject]", given) if isinstance(given, list) else []
        if not rows:
            raise ToolInputInvalid("synthesize needs rows: what the parts before it found")
        title, what = str(tool_input.get("title", "")), str(tool_input.get("what", ""))
        data = side_by_side(title, what, rows)
        told = cast("list[list[Any]]", data["rows"])
        context.report(len(told), 0, f"{len(told)} rows")
        findings = cast("list[str]", data["findings"])
        count = "1 row" if len(told) == 1 else f"{len(told)} rows"
        sources = cast("list[dict[str, str]]", data["sources"])
        sums = cast("list[str]", data["calculated"])
        said = findings[0] if findings else "; ".join(sums) if sums and not sources else count
        return ToolResult(
            data=data,
            summary=f"{said} ({count})" if findings else said,
            sources=tuple(Source(title=each["title"], url=each["url"]) for each in sources),
            items=len(told),
            empty_reason=None if told else "there was nothing to put together",
            title=title or None,
        )
