"""An event as the text of a webhook's message."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from buddy.domain.events.log import Event


@cache
def _writer(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def event_message(event: Event) -> str:
    """Return the JSON text: what happened, when, and the event as the API tells it."""
    data = _writer(type(event.data)).dump_python(event.data, mode="json")
    told = {
        "type": event.event_type,
        "timestamp": event.timestamp,
        "data": {
            "event_id": event.event_id,
            "subject_type": event.subject_type,
            "subject_id": event.subject_id,
            "mission_id": event.mission_id,
            "sequence": event.sequence,
            "cursor": event.cursor,
            "event": data,
        },
    }
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False)
