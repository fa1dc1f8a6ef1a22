"""What tells other programs of events: webhooks and who sends them."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.ports.store import Store
from buddy.services.webhook_dispatcher import WebhookDispatcher
from buddy.services.webhooks import Webhooks


def dispatcher_of(parts: Parts, store: Store) -> WebhookDispatcher:
    """Return what sends to webhooks."""
    return WebhookDispatcher(
        transact=store.transact,
        queries=store.queries,
        sender=parts.webhooks,
        clock=parts.clock,
        ids=parts.ids,
    )


def webhooks_of(parts: Parts, store: Store, dispatcher: WebhookDispatcher) -> Webhooks:
    """Return what keeps webhooks."""
    return Webhooks(
        transact=store.transact,
        queries=store.queries,
        sender=parts.webhooks,
        dispatcher=dispatcher,
        clock=parts.clock,
        ids=parts.ids,
    )
