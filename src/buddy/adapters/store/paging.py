"""The cursor of a list of missions: where a page ended, as an opaque text.

A list goes by creation, newest first, and by id where instants are equal. The cursor names the
last mission of a page, not a row count, so missions added meanwhile shift nothing.
"""

from __future__ import annotations

import base64
import json

from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant, parse_instant
from buddy.domain.mission import Mission
from buddy.errors import InputInvalid


def encode_cursor(last: Mission) -> str:
    """Return the cursor behind a mission, the last of its page."""
    return encode_place(last.created_at, last.mission_id)


def encode_place(created_at: Instant, named: str) -> str:
    """Return the cursor behind what was created then and has this id."""
    text = json.dumps([created_at, named], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[Instant, MissionId]:
    """Return creation and id of the mission that a page ended with.

    Raises:
        InputInvalid: No store gave this cursor out.
    """
    match _parsed(cursor):
        case [str(created_at), str(mission_id)] if _is_instant(created_at):
            return Instant(created_at), MissionId(mission_id)
        case _:
            raise InputInvalid(
                "The cursor is not one that this list gave out; leave it away to start at the top",
                field="cursor",
            )


def _parsed(cursor: str) -> object:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except ValueError:  # not base64, not UTF-8 or not JSON: all of them are ValueErrors
        return None


def _is_instant(text: str) -> bool:
    try:
        return parse_instant(text) == text
    except ValueError:
        return False
