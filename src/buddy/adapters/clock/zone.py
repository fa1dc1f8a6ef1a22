"""The machine's own time zone, by its IANA name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LINK: Final = Path("/etc/localtime")
_TEXT: Final = Path("/etc/timezone")
_FOLDER: Final = "zoneinfo"


def machine_zone() -> str:
    """Return the name of the zone that the machine is set to; UTC where it names none."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked(), _written()):
        if name and _is_zone(name):
            return name
    return "UTC"


def _linked() -> str:
    try:
        parts = _LINK.resolve().parts
    except OSError:
        return ""
    if _FOLDER not in parts:
        return ""
    return "/".join(parts[parts.index(_FOLDER) + 1 :])


def _written() -> str:
    try:
        return _TEXT.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
