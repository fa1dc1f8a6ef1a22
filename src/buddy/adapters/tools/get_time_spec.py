"""What the tool ``get_time`` declares."""

from __future__ import annotations

from typing import Final

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.tool import ToolSpec

_TIME_FIELDS: Final = {
    "place": {"type": "string"},
    "zone": {"type": "string", "description": "IANA key, or the abbreviation of a fixed offset"},
    "iso": {"type": "string", "description": "Local time with its offset"},
    "date": {"type": "string"},
    "time": {"type": "string"},
    "weekday": {"type": "string"},
    "utc_offset": {"type": "string", "description": "For instance +02:00"},
    "dst": {"type": "boolean", "description": "Whether daylight saving time is in force"},
    "next_change": {
        "type": ["object", "null"],
        "description": "The next change of the clocks within a year",
        "properties": {
            "at": {"type": "string", "description": "UTC instant"},
            "local_before": {"type": "string"},
            "local_after": {"type": "string"},
            "direction": {"enum": ["forward", "back"]},
            "shift_minutes": {"type": "integer"},
            "utc_offset": {"type": "string"},
        },
    },
}
_ENTRY: Final = {
    "type": "object",
    "properties": _TIME_FIELDS,
    "required": [*_TIME_FIELDS],
}

SPEC: Final = ToolSpec(
    name=ToolName("get_time"),
    description=(
        "Tells the current time and date in a city, country or time zone, converts a time between "
        "places, says when the clocks change, and counts the days between dates."
    ),
    examples=(
        "what time is it in Warsaw?",
        "current time in New York",
        "time Tokyo",
        "what day is it today",
        "time difference between London and Sydney",
        "is it daylight saving time in Berlin",
        "what is the date in Auckland now",
        "local time in India right now",
        "when do the clocks change in Paris",
        "how many days until Christmas",
        "days between 2026-03-01 and 2026-04-15",
        "which time zone is Nairobi in",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "place": {
                "type": "string",
                "maxLength": 100,
                "description": (
                    "City, country, IANA zone, abbreviation or offset; your own if left out"
                ),
                "x-slot": "place",
            },
            "to_place": {
                "type": "string",
                "maxLength": 100,
                "description": "A second place, to express the same moment there",
            },
            "at": {
                "type": "string",
                "maxLength": 40,
                "description": "ISO 8601 or 14:30; without an offset, local to place. Default: now",
            },
            "date": {
                "type": "string",
                "maxLength": 60,
                "description": "Tell weekday and week of this date: 2026-12-24, 24 December",
            },
            "date_from": {
                "type": "string",
                "maxLength": 60,
                "description": "Count days from this date: 2026-03-01, 1 March, Christmas, today",
            },
            "date_to": {
                "type": "string",
                "maxLength": 60,
                "description": "Count days to this date",
            },
        },
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "kind": {"enum": ["time", "several", "conversion", "date", "days"]},
            **_TIME_FIELDS,
            "utc": _ENTRY,
            "to": _ENTRY,
            "difference_minutes": {"type": "integer", "description": "How far ahead `to` is"},
            "note": {"type": "string"},
            "zones": {"type": "array", "items": _ENTRY},
            "date_from": {"type": "string"},
            "date_to": {"type": "string"},
            "weekday_from": {"type": "string"},
            "weekday_to": {"type": "string"},
            "days": {"type": "integer", "description": "The first day is not counted"},
            "weeks": {"type": "integer"},
            "rest_days": {"type": "integer"},
            "working_days": {
                "type": "integer",
                "description": "Those from Monday to Friday; public holidays are not taken off",
            },
            "years": {"type": "integer", "description": "Whole years, from one year on"},
            "rest_months": {"type": "integer", "description": "Whole months beyond those years"},
            "week": {"type": "integer", "description": "The week of the year, as ISO counts them"},
            "days_ahead": {"type": "integer", "description": "From today; negative: it is past"},
        },
        "required": ["kind"],
    },
    intents=(Intent.TIME,),
    artifact_type=ArtifactType.JSON,
    timeout_seconds=5.0,
    typical_seconds=0.02,
)
