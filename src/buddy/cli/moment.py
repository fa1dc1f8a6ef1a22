"""Days and moments as people write them on the command line."""

from __future__ import annotations

from datetime import UTC, datetime

from buddy.domain.instant import Instant, to_instant
from buddy.errors import InputInvalid


def moment(option: str, text: str) -> Instant:
    """Read a day, which means its first moment, or a moment; without a zone it is in UTC.

    Args:
        option: Which option the text was given for, without its dashes.
        text: ``2026-03-01`` or ``2026-03-01T09:00:00Z``.

    Raises:
        InputInvalid: The text is neither.
    """
    try:
        found = datetime.fromisoformat(text)
        # What has no zone is meant in the zone that everything here is told in.
        return to_instant(found if found.tzinfo else found.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        said = f"--{option} {text!r} is no day or moment; "
        raise InputInvalid(
            f"{said}write 2026-03-01 or 2026-03-01T09:00:00Z", field=option
        ) from None
