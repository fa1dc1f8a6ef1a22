"""What web_navigate declares of itself."""

from __future__ import annotations

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolSpec

MAX_LINKS = 50
_LINK: JsonObject = {
    "type": "object",
    "properties": {"text": {"type": "string"}, "url": {"type": "string"}},
    "required": ["text", "url"],
}
_SCREENSHOT: JsonObject = {
    "type": ["object", "null"],
    "description": "the first screen of the page",
    "properties": {
        "media_type": {"const": "image/png"},
        "width": {"type": "integer", "minimum": 1},
        "height": {"type": "integer", "minimum": 1},
        "base64": {"type": "string"},
    },
    "required": ["media_type", "width", "height", "base64"],
}

SPEC = ToolSpec(
    name=ToolName("web_navigate"),
    description=(
        "Open a website in the browser and tell where it leads: page title, final address, "
        "redirects, whether it loads, its links, and a screenshot of it."
    ),
    examples=(
        "Open https://example.org",
        "Go to example.org and take a screenshot",
        "Does https://shop.example load?",
        "Where does https://short.example/x redirect to?",
        "Show me what the homepage of example.org looks like",
    ),
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
            "screenshot": {
                "type": "boolean",
                "default": True,
                "description": "whether a picture of the page is taken",
            },
        },
        "required": ["url"],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "url": {"type": "string", "description": "the address that was asked for"},
            "final_url": {"type": "string", "description": "the address that was reached"},
            "status": {"type": "integer", "description": "the HTTP status of the page"},
            "title": {"type": ["string", "null"]},
            "redirects": {
                "type": "array",
                "description": "addresses on the way, the first one first",
                "items": {"type": "string"},
            },
            "links": {"type": "array", "maxItems": MAX_LINKS, "items": _LINK},
            "screenshot": _SCREENSHOT,
            "screenshot_missing": {
                "type": ["string", "null"],
                "description": "why there is no screenshot",
            },
            "blocked": {
                "type": "object",
                "description": "requests of the page's own that were refused, by host",
                "additionalProperties": {"type": "integer"},
            },
        },
        "required": ["url", "final_url", "status", "title", "redirects", "links", "screenshot"],
    },
    intents=(Intent.NAVIGATION,),
    artifact_type=ArtifactType.WEB_NAVIGATION_RESULT,
    contacts_network=True,
    timeout_seconds=90.0,
    typical_seconds=4.0,
)
