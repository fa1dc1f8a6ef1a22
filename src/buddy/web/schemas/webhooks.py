"""Requests and responses about webhooks."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from buddy.domain.instant import Instant
from buddy.domain.webhook import Attempt, Delivery, DeliveryState, Webhook
from buddy.web.schemas.missions import Request


class WebhookBody(Request):
    """Be told of events."""

    url: str = Field(max_length=2000, examples=["https://example.org/hooks/buddy"])
    event_types: list[str] | None = Field(
        default=None,
        max_length=100,
        description="Left out: what waits for a decision, what lapsed, and what ended",
    )
    description: str = Field(default="", max_length=200)


class WebhookView(BaseModel):
    """A webhook; its secret is shown nowhere."""

    id: str
    url: str
    event_types: tuple[str, ...]
    description: str
    created_by: str
    created_at: Instant
    enabled: bool
    disabled_at: Instant | None
    disabled_reason: str | None
    failing_since: Instant | None = Field(
        description="The first failed attempt since the last that was taken"
    )

    @classmethod
    def of(cls, webhook: Webhook) -> WebhookView:
        """Return the view of a webhook."""
        return cls(**_shown(webhook))


class WebhookMade(WebhookView):
    """A webhook that was just made."""

    secret: str | None = Field(
        description="Checks signatures; shown this once. Null where the request was repeated"
    )

    @classmethod
    def made(cls, webhook: Webhook, *, now: bool) -> WebhookMade:
        """Return the view of a new webhook, with its secret where it was made now."""
        return cls(**_shown(webhook), secret=webhook.secret if now else None)


def _shown(webhook: Webhook) -> dict[str, Any]:
    return {
        "id": webhook.record_id,
        "url": webhook.url,
        "event_types": webhook.event_types,
        "description": webhook.description,
        "created_by": webhook.created_by,
        "created_at": webhook.created_at,
        "enabled": webhook.disabled_at is None,
        "disabled_at": webhook.disabled_at,
        "disabled_reason": webhook.disabled_reason,
        "failing_since": webhook.failing_since,
    }


class WebhookList(BaseModel):
    """A page of webhooks."""

    items: list[WebhookView]
    next_cursor: str | None


class DeliveryView(BaseModel):
    """A message and its attempts."""

    id: str = Field(description="Sent as webhook-id, the same at each attempt")
    webhook_id: str
    event_type: str
    state: DeliveryState
    created_at: Instant
    next_attempt_at: Instant | None
    attempts: tuple[Attempt, ...]

    @classmethod
    def of(cls, delivery: Delivery) -> DeliveryView:
        """Return the view of a message."""
        return cls(
            id=delivery.record_id,
            webhook_id=delivery.webhook_id,
            event_type=delivery.event_type,
            state=delivery.state,
            created_at=delivery.created_at,
            next_attempt_at=delivery.due_at,
            attempts=delivery.attempts,
        )


class DeliveryList(BaseModel):
    """A page of messages, newest first."""

    items: list[DeliveryView]
    next_cursor: str | None
