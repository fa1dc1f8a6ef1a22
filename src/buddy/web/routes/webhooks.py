"""Webhooks: who is told of events, and what became of the messages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query

from buddy.domain.json_value import digest
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.schemas.webhooks import (
    DeliveryList,
    DeliveryView,
    WebhookBody,
    WebhookList,
    WebhookMade,
    WebhookView,
)

router = APIRouter(prefix="/webhooks", tags=["webhooks"])
"""Not an `IdempotentRoute`: that keeps answers, and the answer to a creation holds the secret."""

Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("")
async def list_webhooks(
    buddy: BuddyDep, user_id: UserDep, cursor: str | None = None, limit: Limit = 50
) -> WebhookList:
    """List webhooks, newest first."""
    page = await buddy.webhooks.list_page(user_id, limit, cursor)
    items = [WebhookView.of(webhook) for webhook in page.items]
    return WebhookList(items=items, next_cursor=page.next_cursor)


@router.post("", status_code=201)
async def create(
    body: WebhookBody,
    buddy: BuddyDep,
    user_id: UserDep,
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
) -> WebhookMade:
    """Make a webhook and show its secret, this once. It is told of what happens from now on.

    A request that is repeated under its key finds the webhook that it made, without the secret.
    """
    chosen = None if idempotency_key is None else f"wh_{digest([user_id, idempotency_key])[:12]}"
    types = None if body.event_types is None else tuple(body.event_types)
    webhook, now = await buddy.webhooks.create(user_id, body.url, types, body.description, chosen)
    return WebhookMade.made(webhook, now=now)


@router.delete("/{webhook_id}", status_code=204)
async def remove(webhook_id: str, buddy: BuddyDep, user_id: UserDep) -> None:
    """Remove a webhook; what waits to be sent to it is given up."""
    await buddy.webhooks.remove(user_id, webhook_id)


@router.post("/{webhook_id}/test")
async def test(webhook_id: str, buddy: BuddyDep, user_id: UserDep) -> DeliveryView:
    """Send a message that says nothing, now, and tell what came of it."""
    return DeliveryView.of(await buddy.webhooks.test(user_id, webhook_id))


@router.post("/{webhook_id}/enable")
async def enable(webhook_id: str, buddy: BuddyDep, user_id: UserDep) -> WebhookView:
    """Switch a webhook on that was disabled; it is told what happened meanwhile."""
    return WebhookView.of(await buddy.webhooks.enable(user_id, webhook_id))


@router.get("/{webhook_id}/deliveries")
async def deliveries(
    webhook_id: str,
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: str | None = None,
    limit: Limit = 50,
) -> DeliveryList:
    """List the messages to a webhook with every attempt, newest first."""
    page = await buddy.webhooks.deliveries(user_id, webhook_id, limit, cursor)
    items = [DeliveryView.of(delivery) for delivery in page.items]
    return DeliveryList(items=items, next_cursor=page.next_cursor)
