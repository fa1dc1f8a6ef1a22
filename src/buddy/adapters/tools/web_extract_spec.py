"""What web_extract declares of itself."""

from __future__ import annotations

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolSpec

MAX_LINKS = 50
_URL: JsonObject = {"type": "string", "minLength": 1, "maxLength": 8192}
_TEXT_OR_NULL: JsonObject = {"type": ["string", "null"]}
_PAGE: JsonObject = {
    "url": {"type": "string", "description": "the address that was asked for"},
    "final_url": {"type": "string", "description": "the address after redirects"},
    "title": _TEXT_OR_NULL,
    "author": _TEXT_OR_NULL,
    "date": {**_TEXT_OR_NULL, "description": "ISO 8601 date of publication"},
    "site": _TEXT_OR_NULL,
    "text": {"type": "string", "description": "Markdown"},
    "word_count": {"type": "integer", "minimum": 0},
    "truncated": {"type": "boolean"},
    "links": {
        "type": "array",
        "maxItems": MAX_LINKS,
        "items": {
            "type": "object",
            "properties": {"text": {"type": "string"}, "url": {"type": "string"}},
            "required": ["text", "url"],
        },
    },
    "tables": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "head": {"type": "array"},
                "rows": {"type": "array"},
                "more": {"type": "integer", "description": "rows that were left out"},
                "title": {"type": "string", "description": "its caption, where it has one"},
            },
            "required": ["head", "rows"],
        },
    },
    "lists": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
    "lists_more": {
        "type": "array",
        "items": {"type": "integer", "minimum": 0},
        "description": "how many items of each list were left out",
    },
    "matches": {
        "type": "array",
        "items": {"type": "string"},
        "description": "paragraphs that speak of `what`, best first",
    },
    "rendered": {"type": "boolean", "description": "whether the browser ran its scripts"},
    "blocked_requests": {
        "type": "integer",
        "minimum": 0,
        "description": "what the page itself asked for and was refused while it was rendered",
    },
}

SPEC = ToolSpec(
    name=ToolName("web_extract"),
    description=(
        "Read web pages and extract their content: the text of an article, its title, author and "
        "date, links, tables and lists. Visit a URL and get what the page says."
    ),
    examples=(
        "Extract the text from https://example.org/article",
        "Visit example.org and tell me what it says",
        "Summarise this page: https://example.org/news",
        "Get the table of prices from https://shop.example/list",
        "Read the documentation page at https://docs.example/install",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "url": {**_URL, "description": "the page", "x-slot": "url"},
            "urls": {
                "type": "array",
                "items": _URL,
                "maxItems": 100,
                "description": "more pages, up to the scope's max_pages together with url",
                "x-slot": "url",
            },
            "what": {
                "type": "string",
                "maxLength": 500,
                "description": "what to look for; matching paragraphs come back as `matches`",
            },
        },
        "anyOf": [{"required": ["url"]}, {"required": ["urls"]}],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            **_PAGE,
            "pages": {
                "type": "array",
                "description": "every page when several were asked for, else empty",
                "items": {"type": "object", "properties": {**_PAGE, "error": _TEXT_OR_NULL}},
            },
        },
        "required": ["url", "final_url", "title", "text", "word_count", "links", "pages"],
    },
    intents=(Intent.EXTRACTION,),
    artifact_type=ArtifactType.WEB_EXTRACTION_RESULT,
    contacts_network=True,
    timeout_seconds=120.0,
    typical_seconds=2.0,
)
