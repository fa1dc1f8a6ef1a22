"""From what a server declares of a tool to the spec that Buddy knows it by.

The declaration is somebody else's text. It is bounded, its hints are not asked, and a schema that
points outside itself is refused: who checks an input must not fetch anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, cast

import jsonschema_rs

from buddy.adapters.tool_source.mcp_config import ServerConfig, ToolWords
from buddy.adapters.tool_source.mcp_text import clean
from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json
from buddy.domain.slot_inference import SLOTS, inferred_slots, marked
from buddy.domain.tool import Risk, ToolSpec, declared_digest

DESCRIPTION_LENGTH: Final = 1_000
SCHEMA_LENGTH: Final = 100_000
_DEEPEST: Final = 40
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_.-]+")
NAME_LENGTH: Final = 80
OUTPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "content": {"type": "array", "items": {"type": "object"}},
        "structured": {},
        "notes": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["content", "structured", "notes"],
}


class Unusable(Exception):
    """A tool that cannot be offered; the message says why, and is fit to be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a server said of a tool, as it is kept between two starts."""

    name: str
    description: str
    input_schema: JsonObject
    output_schema: JsonObject | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "name": self.name,
            "description": self.description,
            "input_schema": dict(self.input_schema),
            "output_schema": None if self.output_schema is None else dict(self.output_schema),
        }


def tool_name(server: str, name: str) -> ToolName:
    """Return the name that Buddy knows a server's tool by."""
    return ToolName(f"{server}.{_UNSAFE.sub('_', name)[:NAME_LENGTH]}")


def spec_of(server: str, config: ServerConfig, declared: Declared) -> ToolSpec:
    """Return the spec of a tool: what its server declares, and what the person says of it.

    Raises:
        Unusable: Its schema cannot be used.
    """
    _check(declared.input_schema)
    words = config.tools.get(declared.name, ToolWords())
    properties: JsonObject = declared.input_schema.get("properties", {})
    said = {name: slot for name, slot in words.slots.items() if name in properties}
    if unknown := set(said.values()) - SLOTS:
        raise Unusable(f"mcp.json gives it the slot {min(unknown)!r}, which there is not")
    slots = {**inferred_slots(declared.input_schema), **said}
    risk = words.risk or config.risk
    idempotent = config.idempotent if words.idempotent is None else words.idempotent
    return ToolSpec(
        name=tool_name(server, declared.name),
        description=clean(declared.description, DESCRIPTION_LENGTH) or declared.name,
        examples=words.examples or (),
        input_schema=marked(declared.input_schema, slots),
        output_schema=OUTPUT,
        intents=words.intents or (),
        artifact_type=ArtifactType.JSON,
        price=words.price or config.price,
        risk=risk,
        idempotent=idempotent,
        undo=None if risk is Risk.READ else words.undo,
        contacts_network=True,
        timeout_seconds=words.timeout_seconds or config.timeout_seconds,
        server=server,
        digest=declared_digest(declared.description, declared.input_schema, declared.output_schema),
    )


def _check(schema: JsonObject) -> None:
    if schema.get("type", "object") != "object":
        raise Unusable("its input schema is not that of an object")
    _walk(schema, 0)
    try:
        size = len(canonical_json(dict(schema)).encode())
        if size > SCHEMA_LENGTH:
            raise Unusable(f"its input schema has {size:,} bytes; {SCHEMA_LENGTH:,} at most")
        jsonschema_rs.Draft202012Validator(dict(schema))
    except (ValueError, TypeError) as error:
        # jsonschema_rs.ValidationError is a ValueError.
        raise Unusable("its input schema is no valid JSON Schema") from error


def _walk(value: JsonValue, depth: int) -> None:
    if depth > _DEEPEST:
        raise Unusable(f"its input schema is nested deeper than {_DEEPEST} levels")
    if isinstance(value, dict):
        for key, part in cast("dict[str, JsonValue]", value).items():
            refers = key in {"$ref", "$dynamicRef"} and isinstance(part, str)
            if refers and not part.startswith("#"):
                raise Unusable("its input schema points outside itself, and is not followed")
            _walk(part, depth + 1)
    elif isinstance(value, list):
        for part in cast("list[JsonValue]", value):
            _walk(part, depth + 1)
