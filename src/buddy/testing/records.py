"""Standing approvals, patterns, webhooks and deliveries for tests; every part can be replaced."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from buddy.domain.ids import LOCAL_USER, MissionId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.money import Money
from buddy.domain.standing_approval import ApprovalPattern, Bounds, StandingApproval
from buddy.domain.webhook import Attempt, Delivery, DeliveryState, Webhook
from buddy.testing.factories import at

A_DOLLAR = Money(1_000_000)


def make_bounds(**parts: Any) -> Bounds:
    """Return bounds: a search at one domain, for a dollar."""
    bounds = Bounds(
        tool=ToolName("web_search"), allowed_domains=("example.org",), cap_per_run=A_DOLLAR
    )
    return replace(bounds, **parts)


def make_standing(number: int = 1, **parts: Any) -> StandingApproval:
    """Return a standing approval for three runs."""
    standing = StandingApproval(
        record_id=f"sa_{number:012d}",
        user_id=LOCAL_USER,
        bounds=make_bounds(),
        cap_total=Money(3 * A_DOLLAR.micros),
        count=3,
        until=at(1e6),
        note="Größe",
        created_by=LOCAL_USER,
        channel="api",
        created_at=at(number),
    )
    return replace(standing, **parts)


def make_pattern(number: int = 1, **parts: Any) -> ApprovalPattern:
    """Return a pattern of one approval."""
    pattern = ApprovalPattern(
        record_id=f"pattern{number}",
        user_id=LOCAL_USER,
        bounds=make_bounds(),
        approvals=1,
        missions=(MissionId("m_1"),),
        created_at=at(number),
    )
    return replace(pattern, **parts)


def make_webhook(number: int = 1, **parts: Any) -> Webhook:
    """Return a webhook that is switched on."""
    webhook = Webhook(
        record_id=f"wh_{number:012d}",
        user_id=LOCAL_USER,
        url="https://example.org/hook",
        secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",  # noqa: S106  # of the public examples
        created_by=LOCAL_USER,
        created_at=at(number),
        cursor=0,
    )
    return replace(webhook, **parts)


def make_delivery(
    number: int = 1, *, ended: bool = False, ended_at: Instant | None = None, **parts: Any
) -> Delivery:
    """Return a message that is due, or was taken."""
    delivery = Delivery(
        record_id=f"msg_{number:012d}",
        user_id=LOCAL_USER,
        webhook_id="wh_1",
        event_type="mission_stop",
        body='{"type":"mission_stop","data":{"text":"Größe"}}',
        created_at=at(number),
        due_at=at(number),
    )
    if ended:
        over = ended_at or at(number + 1)
        attempt = Attempt(at=over, status=204)
        state = DeliveryState.DELIVERED
        delivery = replace(delivery, state=state, due_at=None, ended_at=over, attempts=(attempt,))
    return replace(delivery, **parts)
