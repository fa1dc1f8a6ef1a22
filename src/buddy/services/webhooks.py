"""Webhooks: made, listed, tried, switched on again and removed."""

from __future__ import annotations

import json
from dataclasses import dataclass

from buddy.domain.ids import UserId
from buddy.domain.webhook import (
    DEFAULT_EVENT_TYPES,
    TEST_EVENT,
    Delivery,
    Webhook,
    enabled,
    unknown_types,
)
from buddy.errors import IdempotencyKeyReused, InputInvalid, NotFound
from buddy.ports.clock import Clock, IdSource
from buddy.ports.records import RecordPage
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.ports.webhooks import WebhookSender
from buddy.services.webhook_dispatcher import WebhookDispatcher

MOST = 50
"""Webhooks of one user."""


@dataclass(frozen=True, slots=True)
class Webhooks:
    """Keeps webhooks."""

    transact: TransactionRunner
    queries: Queries
    sender: WebhookSender
    dispatcher: WebhookDispatcher
    clock: Clock
    ids: IdSource

    async def list_page(
        self, user_id: UserId, limit: int, cursor: str | None
    ) -> RecordPage[Webhook]:
        """List a user's webhooks, newest first."""
        return await self.queries.records.page(Webhook, user_id, limit, cursor=cursor)

    async def create(
        self,
        user_id: UserId,
        url: str,
        event_types: tuple[str, ...] | None = None,
        description: str = "",
        chosen_id: str | None = None,
    ) -> tuple[Webhook, bool]:
        """Make a webhook; it is told of what happens from now on.

        Args:
            user_id: Whose.
            url: Where messages go.
            event_types: Of which events; `DEFAULT_EVENT_TYPES` when not given.
            description: In the user's words.
            chosen_id: Follows from an idempotency key: the same request again finds what it made.

        Returns:
            The webhook, and whether it was made now. Only then its secret may be shown.

        Raises:
            EgressDenied: Messages may not go there.
            InputInvalid: No event has such a type, or there are too many webhooks.
            IdempotencyKeyReused: Another webhook was made with the same key.
        """
        types = _known(DEFAULT_EVENT_TYPES if event_types is None else event_types)
        await self.sender.check(url)
        webhook = Webhook(
            record_id=chosen_id or self.ids.new("wh"),
            user_id=user_id,
            url=url,
            event_types=types,
            secret=self.sender.new_secret(),
            description=description,
            created_by=user_id,
            created_at=self.clock.now(),
            cursor=await self.queries.last_cursor(user_id),
        )

        async def work(uow: UnitOfWork) -> tuple[Webhook, bool]:
            return await _added(uow, webhook)

        made = await self.transact(work)
        self.dispatcher.look_again()
        return made

    async def remove(self, user_id: UserId, webhook_id: str) -> None:
        """Remove a webhook; what waits to be sent to it is given up.

        Raises:
            NotFound: This user has no such webhook.
        """

        async def work(uow: UnitOfWork) -> None:
            await _kept(uow, user_id, webhook_id)
            await uow.records.remove(Webhook, user_id, webhook_id)

        await self.transact(work)
        self.dispatcher.look_again()

    async def enable(self, user_id: UserId, webhook_id: str) -> Webhook:
        """Switch a webhook on that was disabled; it is told what happened meanwhile.

        Raises:
            NotFound: This user has no such webhook.
        """

        async def work(uow: UnitOfWork) -> Webhook:
            webhook = enabled(await _kept(uow, user_id, webhook_id))
            await uow.records.put(webhook)
            return webhook

        webhook = await self.transact(work)
        self.dispatcher.look_again()
        return webhook

    async def test(self, user_id: UserId, webhook_id: str) -> Delivery:
        """Send a message that says nothing, now, and return what came of it.

        Raises:
            NotFound: This user has no such webhook.
            InputInvalid: It is disabled.
        """
        now = self.clock.now()
        body = {"type": TEST_EVENT, "timestamp": now, "data": {"webhook_id": webhook_id}}
        delivery = Delivery(
            record_id=self.ids.new("msg"),
            user_id=user_id,
            webhook_id=webhook_id,
            event_type=TEST_EVENT,
            body=json.dumps(body, separators=(",", ":")),
            created_at=now,
            due_at=now,
        )

        async def work(uow: UnitOfWork) -> None:
            webhook = await _kept(uow, user_id, webhook_id)
            if webhook.disabled_at is not None:
                raise InputInvalid(f"{webhook_id} is disabled; enable it first", id=webhook_id)
            await uow.records.put(delivery)

        await self.transact(work)
        await self.dispatcher.attempt(delivery)
        return await self.queries.records.get(Delivery, user_id, delivery.record_id) or delivery

    async def deliveries(
        self, user_id: UserId, webhook_id: str, limit: int, cursor: str | None
    ) -> RecordPage[Delivery]:
        """List the messages to a webhook, newest first.

        Raises:
            NotFound: This user has no such webhook.
        """
        if await self.queries.records.get(Webhook, user_id, webhook_id) is None:
            raise _unknown(webhook_id)
        return await self.queries.records.page(
            Delivery, user_id, limit, parent_id=webhook_id, cursor=cursor
        )


def _known(types: tuple[str, ...]) -> tuple[str, ...]:
    unknown = unknown_types(types)
    if unknown or not types:
        said = f"no event has the type {', '.join(unknown)}" if unknown else "none is named"
        raise InputInvalid(f"event_types: {said}", field="event_types")
    return tuple(dict.fromkeys(types))


async def _added(uow: UnitOfWork, webhook: Webhook) -> tuple[Webhook, bool]:
    kept = await uow.records.get(Webhook, webhook.user_id, webhook.record_id)
    if kept is not None:
        if (kept.url, kept.event_types) != (webhook.url, webhook.event_types):
            raise IdempotencyKeyReused("The key belongs to another webhook")
        return kept, False
    if len(await uow.records.all_of(Webhook, webhook.user_id)) >= MOST:
        raise InputInvalid(f"There are {MOST} webhooks; remove one first")
    await uow.records.put(webhook)
    return webhook, True


async def _kept(uow: UnitOfWork, user_id: UserId, webhook_id: str) -> Webhook:
    webhook = await uow.records.get(Webhook, user_id, webhook_id)
    if webhook is None:
        raise _unknown(webhook_id)
    return webhook


def _unknown(webhook_id: str) -> NotFound:
    return NotFound(f"No webhook is called {webhook_id}", webhook_id=webhook_id)
