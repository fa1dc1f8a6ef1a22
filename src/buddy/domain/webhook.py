"""Webhooks: who is told of which events, and what becomes of each message.

A message is made from the log, once for each event and webhook, with an id that follows from both:
whoever makes it again makes the same one. Its text never changes between attempts. The times
between attempts are those that Standard Webhooks suggests, three days in all.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar

from buddy.domain.events.catalogue import EVENT_TYPES
from buddy.domain.events.log import Event
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant, plus_seconds

RETRY_SECONDS = (5.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 50_400.0, 72_000.0, 86_400.0)
"""How long after a failed attempt the next one comes; after the last of them there is none."""
LEASE_SECONDS = 120.0
"""How long one process has a message to itself; longer than an attempt may take."""
JITTER = 0.1
"""The share of a wait that is added by chance, so that what failed together does not come back
together."""
LONGEST_RETRY_AFTER = 86_400.0
GONE = 410
FIRST_ERROR = 300
TEST_EVENT = "webhook_test"

DEFAULT_EVENT_TYPES = (
    "mission_proposed",
    "clarification_requested",
    "approval_required",
    "decision_reminder",
    "mission_expired",
    "mission_stop",
)
"""What a person wants to hear of who does not look at the whiteboard."""


class DeliveryState(StrEnum):
    """Where a message stands."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try to hand a message over."""

    at: Instant
    status: int | None
    """The HTTP status; None where there was no answer."""
    error: str | None = None
    """What went wrong, in one sentence; None where it was taken."""

    @property
    def taken(self) -> bool:
        """Whether the receiver took the message."""
        return self.error is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message to one webhook, with every attempt."""

    record_kind: ClassVar[str] = "delivery"
    record_id: str
    """Sent as ``webhook-id``; the same at each attempt."""
    user_id: UserId
    webhook_id: str
    event_type: str
    body: str
    """The JSON text that is signed and sent."""
    created_at: Instant
    state: DeliveryState = DeliveryState.PENDING
    attempts: tuple[Attempt, ...] = ()
    due_at: Instant | None
    """When to try next, or when the lease of who tries now ends; None once it is over."""
    lease: str | None = None
    """Names who tries now."""
    ended_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Somebody who is told."""

    record_kind: ClassVar[str] = "webhook"
    record_id: str
    user_id: UserId
    url: str
    event_types: tuple[str, ...] = DEFAULT_EVENT_TYPES
    secret: str = field(repr=False)
    """``whsec_…``; shown once, when the webhook is made."""
    description: str = ""
    created_by: str
    created_at: Instant
    cursor: int
    """The last event of the user's log that messages were made of."""
    disabled_at: Instant | None = None
    disabled_reason: str | None = None
    failing_since: Instant | None = None
    """The first failed attempt since the last one that was taken."""


def unknown_types(event_types: Collection[str]) -> tuple[str, ...]:
    """Return those types that no event has."""
    return tuple(sorted(set(event_types) - EVENT_TYPES.keys()))


def wants(webhook: Webhook, event: Event) -> bool:
    """Tell whether a webhook is told of an event."""
    return event.event_type in webhook.event_types


def message_id(webhook_id: str, event: Event) -> str:
    """Return the id of the message that tells a webhook of an event."""
    return f"msg_{webhook_id.removeprefix('wh_')}_{event.event_id.removeprefix('e_')}"


def claim(delivery: Delivery, lease: str, now: Instant) -> Delivery | None:
    """Return the message in the hands of one who tries now; None where it is not to be tried."""
    if delivery.state is not DeliveryState.PENDING:
        return None
    if delivery.due_at is None or delivery.due_at > now:
        return None
    attempts = delivery.attempts
    if delivery.lease is not None:
        lost = "the process that sent it ended before it knew the answer"
        attempts = (*attempts, Attempt(at=now, status=None, error=lost))
    until = plus_seconds(now, LEASE_SECONDS)
    return replace(delivery, lease=lease, due_at=until, attempts=attempts)


def after_attempt(
    delivery: Delivery, attempt: Attempt, *, chance: float, retry_after: float | None = None
) -> Delivery:
    """Return the message after an attempt.

    Args:
        delivery: The message.
        attempt: What came of it.
        chance: 0 to 1: how much of the jitter is added.
        retry_after: Seconds that the receiver asked to be left alone for.
    """
    attempts = (*delivery.attempts, attempt)
    tried = replace(delivery, attempts=attempts, lease=None)
    if attempt.taken:
        return _ended(tried, DeliveryState.DELIVERED, attempt.at)
    if attempt.status == GONE or len(attempts) > len(RETRY_SECONDS):
        return _ended(tried, DeliveryState.FAILED, attempt.at)
    wait = RETRY_SECONDS[len(attempts) - 1] * (1 + JITTER * chance)
    wait = max(wait, min(retry_after or 0.0, LONGEST_RETRY_AFTER))
    return replace(tried, due_at=plus_seconds(attempt.at, wait))


def given_up(delivery: Delivery, reason: str, at: Instant) -> Delivery:
    """Return the message when nobody will try again."""
    attempt = Attempt(at=at, status=None, error=reason)
    tried = replace(delivery, attempts=(*delivery.attempts, attempt), lease=None)
    return _ended(tried, DeliveryState.FAILED, at)


def _ended(delivery: Delivery, state: DeliveryState, at: Instant) -> Delivery:
    return replace(delivery, state=state, due_at=None, ended_at=at)


def told(webhook: Webhook, attempt: Attempt, delivery: Delivery) -> Webhook:
    """Return a webhook after an attempt on one of its messages.

    It is disabled when its receiver says that it is gone, or when a message has had all its
    attempts and nothing at all was taken meanwhile.

    Args:
        webhook: The webhook.
        attempt: What came of the attempt.
        delivery: The message after it.
    """
    if attempt.taken:
        return replace(webhook, failing_since=None)
    since = webhook.failing_since or attempt.at
    failing = replace(webhook, failing_since=since)
    if webhook.disabled_at is not None:
        return failing
    if attempt.status == GONE:
        reason = "The receiver answered 410: it wants no more messages"
    elif delivery.state is DeliveryState.FAILED and since <= delivery.attempts[0].at:
        count = len(delivery.attempts)
        reason = f"Nothing was taken since {since}; the last of {count} attempts: {attempt.error}"
    else:
        return failing
    return replace(failing, disabled_at=attempt.at, disabled_reason=reason)


def enabled(webhook: Webhook) -> Webhook:
    """Return the webhook switched on again; it goes on where its messages had come to."""
    return replace(webhook, disabled_at=None, disabled_reason=None, failing_since=None)
