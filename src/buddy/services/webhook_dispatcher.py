"""Carries events from the log to webhooks.

The log is the outbox. A webhook remembers up to which cursor its messages were made; making them
and moving the cursor is one transaction, so a process that dies anywhere loses none and makes none
twice. A message that is due is leased before it is sent, so two processes do not both send it;
where the one that had it died, the lease ends and another sends it again, under the same id.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from buddy.domain.events.log import Event
from buddy.domain.json_value import digest
from buddy.domain.webhook import (
    Attempt,
    Delivery,
    Webhook,
    after_attempt,
    claim,
    given_up,
    message_id,
    told,
    wants,
)
from buddy.errors import BuddyError
from buddy.ports.clock import Clock, IdSource
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.ports.webhooks import Answer, Message, WebhookSender

_log = logging.getLogger(__name__)

EVENTS_AT_ONCE = 100
"""Events read, and so messages made at most, in one transaction."""
WEBHOOKS_AT_ONCE = 1000
SENT_AT_ONCE = 20
TO_ONE_AT_ONCE = 4
"""Of these, to one webhook: a receiver that hangs does not hold up the others."""
DUE_AT_ONCE = 10 * SENT_AT_ONCE
"""Messages that one look at what is due holds."""
BUSY_SECONDS = 1.0
"""The least time between two rounds."""
IDLE_SECONDS = 5.0
"""The most time between two rounds while there are webhooks: retries come due by the clock."""
ALONE_SECONDS = 30.0
"""How long another process's new webhook may stay unknown here while there is none."""


@dataclass(slots=True)
class WebhookDispatcher:
    """Makes messages of events and sends them."""

    transact: TransactionRunner
    queries: Queries
    sender: WebhookSender
    clock: Clock
    ids: IdSource
    _bell: asyncio.Event = field(default_factory=asyncio.Event)
    _scanned: dict[str, int] = field(default_factory=dict[str, int])
    """Per webhook, the cursor up to which this process has found nothing to tell."""
    _webhooks: tuple[Webhook, ...] = ()
    _look_at: float = 0.0
    _sending: dict[asyncio.Task[None], str] = field(default_factory=dict["asyncio.Task[None]", str])

    def ring(self) -> None:
        """Say that something was committed. Never waits."""
        if self._webhooks:
            self._bell.set()

    def look_again(self) -> None:
        """Say that the webhooks are not what they were."""
        self._look_at = 0.0
        self._bell.set()

    async def watch(self) -> None:
        """Carry until cancelled."""
        try:
            while True:
                await self._quietly()
                await asyncio.sleep(BUSY_SECONDS)
                idle = IDLE_SECONDS if self._webhooks else ALONE_SECONDS
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._bell.wait(), idle)
                self._bell.clear()
        finally:
            for task in self._sending:
                task.cancel()
            await asyncio.gather(*self._sending, return_exceptions=True)

    async def _quietly(self) -> None:
        try:
            await self.make_messages()
            await self.send_due()
        except BuddyError as error:
            _log.warning("Webhooks wait: %s", error.message)
        except Exception:  # noqa: BLE001  # logged; the next round may go well
            _log.exception("A round of webhooks broke")

    async def round(self) -> None:
        """Make messages of all events, send what is due, and wait for the answers."""
        self._look_at = 0.0
        await self.make_messages()
        await self.send_due()
        while self._sending:
            await asyncio.wait(tuple(self._sending))
            await self.send_due()

    async def make_messages(self) -> int:
        """Make a message of every event that a webhook wants and has not been told of.

        Returns:
            How many were made.
        """
        await self._look()
        made = 0
        for webhook in self._webhooks:
            after = max(webhook.cursor, self._scanned.get(webhook.record_id, 0))
            while True:
                events = await self.queries.events_of_user(webhook.user_id, after, EVENTS_AT_ONCE)
                if not events:
                    break
                made += await self._make(webhook, events)
                after = self._scanned[webhook.record_id] = events[-1].cursor
        return made

    async def _look(self) -> None:
        now = self.clock.monotonic()
        if self._look_at > now:
            return
        found = await self.queries.records.due(Webhook, self.clock.now(), WEBHOOKS_AT_ONCE)
        self._webhooks = found
        known = {webhook.record_id for webhook in found}
        self._scanned = {key: at for key, at in self._scanned.items() if key in known}
        self._look_at = now + (IDLE_SECONDS if found else ALONE_SECONDS)

    async def _make(self, seen: Webhook, events: Sequence[Event]) -> int:
        wanted = [event for event in events if wants(seen, event)]
        if not wanted:
            return 0
        last = events[-1].cursor

        async def work(uow: UnitOfWork) -> int:
            webhook = await uow.records.get(Webhook, seen.user_id, seen.record_id)
            if webhook is None or webhook.disabled_at is not None or webhook.cursor >= last:
                return 0  # removed, disabled, or another process was faster
            news = [event for event in wanted if event.cursor > webhook.cursor]
            for event in news:
                await uow.records.put(self._message(webhook, event))
            await uow.records.put(replace(webhook, cursor=last))
            return len(news)

        return await self.transact(work)

    def _message(self, webhook: Webhook, event: Event) -> Delivery:
        now = self.clock.now()
        return Delivery(
            record_id=message_id(webhook.record_id, event),
            user_id=webhook.user_id,
            webhook_id=webhook.record_id,
            event_type=event.event_type,
            body=self.sender.text_of(event),
            created_at=now,
            due_at=now,
        )

    async def send_due(self) -> int:
        """Begin to send what is due, as much at once as is good; return how many were begun."""
        if len(self._sending) >= SENT_AT_ONCE:
            return 0
        due = await self.queries.records.due(Delivery, self.clock.now(), DUE_AT_ONCE)
        begun = await self._begin(due)
        if len(due) == DUE_AT_ONCE:
            begun += await self._send_beyond()
        return begun

    async def _send_beyond(self) -> int:
        """Begin to send what is due behind more than one look holds, to those that are not busy.

        All that one look holds may be for a receiver that hangs; the others do not wait for it.
        """
        begun = 0
        for webhook in self._webhooks:
            if len(self._sending) >= SENT_AT_ONCE:
                break
            if Counter(self._sending.values())[webhook.record_id] < TO_ONE_AT_ONCE:
                due = await self.queries.records.due(
                    Delivery, self.clock.now(), TO_ONE_AT_ONCE, parent_id=webhook.record_id
                )
                begun += await self._begin(due)
        return begun

    async def _begin(self, due: Sequence[Delivery]) -> int:
        begun, busy = 0, Counter(self._sending.values())
        for delivery in due:
            if len(self._sending) >= SENT_AT_ONCE:
                break
            if busy[delivery.webhook_id] >= TO_ONE_AT_ONCE:
                continue
            held = await self._claim(delivery)
            if held is None:
                continue
            busy[delivery.webhook_id] += 1
            task = asyncio.create_task(self._send(*held))
            self._sending[task] = delivery.webhook_id
            task.add_done_callback(self._sent)
            begun += 1
        return begun

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._sending.pop(task, None)
        if not task.cancelled() and task.exception() is not None:
            # Its lease ends by itself, and then it is sent again.
            _log.error("A webhook's message broke", exc_info=task.exception())
        self._bell.set()

    async def attempt(self, delivery: Delivery) -> None:
        """Send one message now, if it is nobody else's."""
        held = await self._claim(delivery)
        if held is not None:
            await self._send(*held)

    async def _claim(self, seen: Delivery) -> tuple[Webhook, Delivery] | None:
        lease = self.ids.new("l")

        async def work(uow: UnitOfWork) -> tuple[Webhook, Delivery] | None:
            user_id, now = seen.user_id, self.clock.now()
            webhook = await uow.records.get(Webhook, user_id, seen.webhook_id)
            delivery = await uow.records.get(Delivery, user_id, seen.record_id)
            held = None if delivery is None else claim(delivery, lease, now)
            if delivery is None or held is None:
                return None
            if webhook is None or webhook.disabled_at is not None:
                reason = "the webhook was removed"
                if webhook is not None:
                    reason = f"the webhook is disabled: {webhook.disabled_reason}"
                await uow.records.put(given_up(delivery, reason, now))
                return None
            await uow.records.put(held)
            return webhook, held

        return await self.transact(work)

    async def _send(self, webhook: Webhook, held: Delivery) -> None:
        message = Message(
            message_id=held.record_id,
            body=held.body,
            secret=webhook.secret,
            at=self.clock.now(),
        )
        answer = await self.sender.send(webhook.url, message)
        attempt = Attempt(at=message.at, status=answer.status, error=answer.error)
        await self._settle(held, attempt, answer)

    async def _settle(self, held: Delivery, attempt: Attempt, answer: Answer) -> None:
        chance = int(digest([held.record_id, len(held.attempts)])[:8], 16) / 0xFFFFFFFF

        async def work(uow: UnitOfWork) -> Webhook | None:
            webhook = await uow.records.get(Webhook, held.user_id, held.webhook_id)
            delivery = await uow.records.get(Delivery, held.user_id, held.record_id)
            if delivery is None or delivery.lease != held.lease:
                return None  # it took longer than the lease, and is another's now
            after = after_attempt(delivery, attempt, chance=chance, retry_after=answer.retry_after)
            await uow.records.put(after)
            if webhook is None:
                return None
            changed = told(webhook, attempt, after)
            if changed != webhook:
                await uow.records.put(changed)
            return changed if webhook.disabled_at is None and changed.disabled_at else None

        disabled = await self.transact(work)
        if disabled is not None:
            _log.warning("Webhook %s is disabled: %s", disabled.record_id, disabled.disabled_reason)
            self.look_again()
