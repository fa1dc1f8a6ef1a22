"""The clock port: time, identifiers and chance, which the core takes as values.

Adapters: `buddy.adapters.clock` (the machine's) and `buddy.testing.clock` (fixed, advanced by
hand).
"""

from __future__ import annotations

from typing import Protocol

from buddy.domain.instant import Instant


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> Instant:
        """The wall-clock instant, UTC, to the millisecond."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary start that never go back."""
        ...


class IdSource(Protocol):
    """Makes identifiers."""

    def new(self, prefix: str) -> str:
        """Return ``prefix``, ``_`` and 12 random url-safe characters."""
        ...


class Chance(Protocol):
    """Draws."""

    def draw(self) -> float:
        """Return a number from [0, 1), drawn evenly."""
        ...
