"""What tells people and programs of events: webhooks, who sends them, and reminders."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.ports.store import Store
from buddy.services.reminders import Reminders
from buddy.services.streaming_events import StreamingEvents
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


def reminders_of(parts: Parts, store: Store, streaming: StreamingEvents) -> Reminders:
    """Return what reminds of decisions that wait."""
    return Reminders(
        transact=store.transact,
        queries=store.queries,
        streaming=streaming,
        clock=parts.clock,
        rules=parts.reminders,
        aside=store.aside,
    )
