"""Events as clients see them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from buddy.domain.events.catalogue import EVENT_CLASSES, EventData
from buddy.domain.events.log import Event
from buddy.services.event_follower import Told

LAST_POSITION = 2**53 - 1
"""No cursor or sequence is above this: the largest integer that every JSON reader keeps exact."""

_DATA: dict[type[EventData], TypeAdapter[Any]] = {cls: TypeAdapter(cls) for cls in EVENT_CLASSES}


def event_json(event: Event) -> dict[str, Any]:
    """Return an event as a JSON object."""
    return {
        "id": event.event_id,
        "user_id": event.user_id,
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "mission_id": event.mission_id,
        "sequence": event.sequence,
        "cursor": event.cursor,
        "event_type": event.event_type,
        "timestamp": event.timestamp,
        "data": _DATA[type(event.data)].dump_python(event.data, mode="json"),
    }


def event_text(event: Event) -> str:
    """Return an event as JSON text, compact and on one line."""
    return json.dumps(event_json(event), separators=(",", ":"), ensure_ascii=False)


def told_text(told: Told) -> str:
    """Return the text of an event that the feed tells; it is written once for all its readers."""
    if told.text is None:
        told.text = event_text(told.event)
    return told.text
