"""How long each class of data is kept.

Within a mission nothing is thinned out: its sequence has no gaps, so its log stays whole or goes
whole, with everything else the mission left.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from buddy.domain.instant import Instant, plus_seconds

HOUR = 3600.0
DAY = 24 * HOUR

ANSWER_SECONDS = DAY
"""An answer holds under its idempotency key for so long."""
NOTE_SECONDS = 30 * DAY
"""A deleted note can be restored for so long."""
REPEATED_SECONDS = 400 * DAY
"""Longer than a year, so that what is done once a year finds what it left the time before."""


class StoredClass(StrEnum):
    """What a store keeps for a time of its own."""

    MISSIONS = "missions"
    """Ended missions with their events, artifacts' records, money lines and step outcomes."""
    OUTCOMES = "outcomes"
    """What the steps of ended missions returned: of use only while a run may go on."""
    ANSWERS = "answers"
    """Answers kept under idempotency keys."""
    DELIVERIES = "deliveries"
    """Messages to webhooks that were taken or given up."""
    NOTES = "notes"
    """Deleted notes, which can be restored as long."""
    RECIPE_RUNS = "recipe_runs"
    """That a mission was made from a recipe, from then on: the sample of its figures."""
    PAGE_LOOKS = "page_looks"
    """A page's text as somebody who follows it last saw it, from that look on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPolicy:
    """How long each class is kept, in seconds; None is for ever.

    Raises:
        ValueError: A time is not above zero.
    """

    missions: float | None = None
    outcomes: float | None = 7 * DAY
    answers: float | None = ANSWER_SECONDS
    deliveries: float | None = 30 * DAY
    notes: float | None = NOTE_SECONDS
    recipe_runs: float | None = REPEATED_SECONDS
    page_looks: float | None = REPEATED_SECONDS
    blobs: float | None = DAY
    """Blobs that nobody names. A new one is put before the record that names it is written."""

    def __post_init__(self) -> None:
        for name in (*(each.value for each in StoredClass), "blobs"):
            seconds = getattr(self, name)
            if seconds is not None and not seconds > 0:
                raise ValueError(f"{name} must be kept for more than {seconds:g} s")

    def ended_by(self, what: StoredClass, now: Instant) -> Instant | None:
        """Return the instant before which a class may go; None when it stays."""
        return _before(now, getattr(self, what.value))

    def blobs_put_by(self, now: Instant, oldest_open_run: Instant | None) -> Instant | None:
        """Return the instant before which an unnamed blob may go; None when all stay.

        Args:
            now: This moment.
            oldest_open_run: When the oldest run was asked for that is not over. What it has put
                may be named nowhere but in its engine's memory, however long it is parked.
        """
        before = _before(now, self.blobs)
        if before is None or oldest_open_run is None:
            return before
        return min(before, oldest_open_run)


def _before(now: Instant, seconds: float | None) -> Instant | None:
    return None if seconds is None else plus_seconds(now, -seconds)
