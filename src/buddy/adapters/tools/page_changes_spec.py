"""What page_changes declares of itself."""

from __future__ import annotations

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.page_look import LINE_LENGTH, LINES_TOLD
from buddy.domain.tool import ToolSpec
from buddy.domain.topics import CHANGES

MAX_ONLY = 10
_TEXT_OR_NULL: JsonObject = {"type": ["string", "null"]}
_LINES: JsonObject = {
    "type": "array",
    "maxItems": LINES_TOLD,
    "items": {"type": "string", "maxLength": LINE_LENGTH},
}
_COUNT: JsonObject = {"type": "integer", "minimum": 0}

SPEC = ToolSpec(
    name=ToolName("page_changes"),
    description=(
        "Track one web page for changes: compare it with the last look at it and say which lines "
        "were added and removed since, or that nothing changed."
    ),
    examples=(
        "Track https://shop.example/item for changes",
        "Has https://example.org/terms changed since you last looked?",
        "Compare https://example.org/status with what it said when you last looked",
    ),
    topic=CHANGES,
    input_schema={
        "type": "object",
        "properties": {
            "url": {
                "type": "string",
                "minLength": 1,
                "maxLength": 8192,
                "description": "the page",
                "x-slot": "url",
            },
            "only": {
                "type": "array",
                "maxItems": MAX_ONLY,
                "items": {"type": "string", "minLength": 1, "maxLength": 200},
                "description": "look at lines only that hold one of these texts",
            },
        },
        "required": ["url"],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "url": {"type": "string"},
            "final_url": {"type": "string"},
            "title": _TEXT_OR_NULL,
            "text": {"type": "string", "description": "what changed, as Markdown"},
            "first": {
                "type": "boolean",
                "description": "whether there was nothing to compare with",
            },
            "changed": {"type": "boolean"},
            "looked_at": {"type": "string", "description": "this look"},
            "compared_with": {**_TEXT_OR_NULL, "description": "the last look"},
            "same_since": {"type": "string", "description": "since when the text is as it is now"},
            "how": {
                "enum": ["first", "not_modified", "same_text", "compared"],
                "description": "not_modified: the server said so, and sent no page",
            },
            "added": _LINES,
            "removed": _LINES,
            "added_count": _COUNT,
            "removed_count": _COUNT,
            "moved": {"type": "boolean", "description": "the same lines in another order"},
            "lines": {**_COUNT, "description": "lines that were compared"},
            "cut": {"type": "boolean", "description": "whether the page has more than is kept"},
            "rendered": {"type": "boolean", "description": "whether the browser ran its scripts"},
        },
        "required": [
            "url",
            "title",
            "text",
            "first",
            "changed",
            "looked_at",
            "compared_with",
            "how",
            "added",
            "removed",
        ],
    },
    intents=(Intent.EXTRACTION,),
    artifact_type=ArtifactType.DOCUMENT,
    contacts_network=True,
    timeout_seconds=120.0,
    typical_seconds=2.0,
)
