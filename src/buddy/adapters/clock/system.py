"""The machine's clock and chance: the only file that reads them."""

from __future__ import annotations

import random
import secrets
import time
from datetime import UTC, datetime

from buddy.domain.instant import Instant, to_instant

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
"""Url-safe; without ``-`` and ``_``, so that a double click selects the whole id."""
ID_LENGTH = 12
_IDS = len(_ALPHABET) ** ID_LENGTH


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
        # Drawn at once: a system call per character would cost more than storing the event.
        number, letters = secrets.randbelow(_IDS), ""
        for _ in range(ID_LENGTH):
            number, letter = divmod(number, len(_ALPHABET))
            letters += _ALPHABET[letter]
        return f"{prefix}_{letters}"


class RandomChance:
    """Draws by the machine's randomness."""

    def draw(self) -> float:
        """Return a number from [0, 1), drawn evenly."""
        return random.SystemRandom().random()
