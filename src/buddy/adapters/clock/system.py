"""The machine's clock and chance: the only file that reads them."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime

from buddy.domain.instant import Instant, to_instant

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
"""Url-safe; without ``-`` and ``_``, so that a double click selects the whole id."""
ID_LENGTH = 12


class SystemClock:
    """Time as the machine tells it."""

    def now(self) -> Instant:
        """The wall-clock instant, UTC, to the millisecond."""
        return to_instant(datetime.now(UTC))  # noqa: TID251  # this is the clock

    def monotonic(self) -> float:
        """Seconds from an arbitrary start that never go back."""
        return time.monotonic()


class RandomIds:
    """Identifiers from the operating system's randomness (71 bits)."""

    def new(self, prefix: str) -> str:
        """Return ``prefix``, ``_`` and 12 random url-safe characters."""
        return f"{prefix}_{''.join(secrets.choice(_ALPHABET) for _ in range(ID_LENGTH))}"
