"""What web_research declares of itself."""

from __future__ import annotations

from buddy.adapters.tools.engine_round import ATTEMPT, TIME_RANGE
from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolSpec

MAX_QUERY = 500
DEFAULT_SOURCES = 5
MAX_SOURCES = 10
_TEXT_OR_NULL: JsonObject = {"type": ["string", "null"]}
_STATEMENT: JsonObject = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "description": "a sentence as it stands in its source"},
        "sources": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "integer", "minimum": 1},
            "description": "numbers of the sources that say it",
        },
    },
    "required": ["text", "sources"],
}
_SOURCE: JsonObject = {
    "type": "object",
    "properties": {
        "number": {"type": "integer", "minimum": 1},
        "title": {"type": "string"},
        "url": {"type": "string"},
        "site": _TEXT_OR_NULL,
        "date": _TEXT_OR_NULL,
        "cited": {"type": "boolean"},
    },
    "required": ["number", "title", "url", "cited"],
}
_UNREAD: JsonObject = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "url": {"type": "string"},
        "reason": {"type": "string"},
    },
    "required": ["title", "url", "reason"],
}
_INPUT: JsonObject = {
    "type": "object",
    "properties": {
        "query": {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_QUERY,
            "description": "what to find out",
            "x-slot": "query",
        },
        "max_sources": {
            "type": "integer",
            "minimum": 1,
            "maximum": MAX_SOURCES,
            "default": DEFAULT_SOURCES,
            "description": "pages to read, within the scope's max_pages",
            "x-slot": "sources",
        },
        "time_range": TIME_RANGE,
    },
    "required": ["query"],
    "additionalProperties": False,
}
_OUTPUT: JsonObject = {
    "type": "object",
    "properties": {
        "query": {"type": "string"},
        "title": {"type": "string"},
        "text": {"type": "string", "description": "the report, as Markdown"},
        "statements": {"type": "array", "items": _STATEMENT},
        "sources": {"type": "array", "items": _SOURCE},
        "unread": {"type": "array", "items": _UNREAD},
        "engine": _TEXT_OR_NULL,
        "online": {"type": "boolean"},
        "attempts": {"type": "array", "items": ATTEMPT},
    },
    "required": ["query", "title", "text", "statements", "sources", "unread", "attempts"],
}


def spec_of(*, online: bool) -> ToolSpec:
    """Return the spec.

    Args:
        online: Whether an engine is asked that sends the query out of this machine.
    """
    return ToolSpec(
        name=ToolName("web_research"),
        description=(
            "Research a topic across several sources: search, open and read the best pages, and "
            "write a report in which every statement cites where it comes from."
        ),
        examples=(
            "Research the effects of remote work on productivity",
            "Compare heat pumps and gas boilers and cite your sources",
            "Write a report on the state of solid-state batteries",
            "Do a deep dive into the history of the suez canal",
            "What do different sources say about intermittent fasting?",
        ),
        input_schema=_INPUT,
        output_schema=_OUTPUT,
        intents=(Intent.RESEARCH,),
        artifact_type=ArtifactType.DOCUMENT,
        contacts_network=online,
        opens_what_it_finds=True,
        timeout_seconds=180.0,
        typical_seconds=15.0,
    )
