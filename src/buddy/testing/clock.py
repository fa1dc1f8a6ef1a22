"""A clock that stands still until it is told, and ids that count."""

from __future__ import annotations

from buddy.domain.instant import Instant, plus_seconds

START = Instant("2026-01-15T10:30:45.123Z")


class FixedClock:
    """A clock advanced by hand."""

    def __init__(self, now: Instant = START) -> None:
        self._now = now
        self._monotonic = 0.0

    def now(self) -> Instant:
        """The instant it stands at."""
        return self._now

    def monotonic(self) -> float:
        """Seconds advanced so far."""
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._now = plus_seconds(self._now, seconds)
        self._monotonic += seconds


class CountingIds:
    """Identifiers ``m_000000000001``, ``m_000000000002``, … over all prefixes."""

    def __init__(self) -> None:
        self._number = 0

    def new(self, prefix: str) -> str:
        """Return the next identifier."""
        self._number += 1
        return f"{prefix}_{self._number:012d}"
