"""Webhooks against a real receiver, with real kills between a commit and a delivery."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from buddy.adapters.clock.system import RandomIds
from buddy.adapters.fetch.memory_sender import MemoryWebhookSender
from buddy.adapters.fetch.webhook_sender import GuardedWebhookSender
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.egress.policy import EgressPolicy, parse_allowance
from buddy.domain.ids import LOCAL_USER
from buddy.domain.webhook import LEASE_SECONDS, Delivery, DeliveryState, Webhook
from buddy.errors import EgressDenied
from buddy.ports.store import Store, UnitOfWork
from buddy.ports.webhooks import Answer, Message, WebhookSender
from buddy.services.webhook_dispatcher import DUE_AT_ONCE, WebhookDispatcher
from buddy.services.webhooks import Webhooks
from buddy.testing.clock import FixedClock
from buddy.testing.factories import at, make_event, make_proposed
from sqlite_helpers import fresh
from webhook_receiver import Receiver, receiving

APP = Path(__file__).with_name("webhook_kill_app.py")
TYPES = ("mission_proposed",)
ALL = 1000
SOON = 10.0


class Post:
    """A dispatcher on a store, as one process has it."""

    def __init__(
        self,
        store: Store,
        clock: FixedClock,
        allowed: str = "",
        sender: WebhookSender | None = None,
    ) -> None:
        self.store, self.clock = store, clock
        allowances = (parse_allowance(allowed),) if allowed else ()
        policy = EgressPolicy(allowed=allowances)
        self.sender = sender or GuardedWebhookSender(lambda: policy)
        parts: dict[str, Any] = {
            "transact": store.transact,
            "queries": store.queries,
            "sender": self.sender,
            "clock": clock,
            "ids": RandomIds(),
        }
        self.dispatcher = WebhookDispatcher(**parts)
        self.webhooks = Webhooks(dispatcher=self.dispatcher, **parts)

    async def happen(self, *numbers: int) -> None:
        async def write(uow: UnitOfWork) -> None:
            for number in numbers:
                await uow.events.append(make_event(number, make_proposed(), mission_id="m_1"))

        await self.store.transact(write)

    async def deliveries(self) -> list[Delivery]:
        page = await self.store.queries.records.page(Delivery, LOCAL_USER, ALL)
        return list(reversed(page.items))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return fresh(tmp_path)


def allowing(receiver: Receiver) -> str:
    return f"127.0.0.1:{receiver.port}"


async def test_a_message_is_tried_again_until_it_is_taken(database: Path) -> None:
    with receiving([500, 503]) as receiver:
        post = Post(SqlStore.sqlite(database), FixedClock(at(10)), allowing(receiver))
        webhook, _ = await post.webhooks.create(LOCAL_USER, receiver.url, TYPES)
        await post.happen(1)
        await post.dispatcher.round()
        assert len(receiver.received) == 1
        post.clock.advance(4.9)
        await post.dispatcher.round()
        assert len(receiver.received) == 1
        post.clock.advance(0.7)
        await post.dispatcher.round()
        post.clock.advance(331)
        await post.dispatcher.round()
        post.clock.advance(1e6)
        await post.dispatcher.round()

        assert all(each.verified(webhook.secret) for each in receiver.received)
        assert not any(each.verified("whsec_" + "A" * 43 + "=") for each in receiver.received)
        assert len({each.headers["webhook-timestamp"] for each in receiver.received}) == 3
        assert len({(each.message_id, each.body) for each in receiver.received}) == 1
        assert len(receiver.received) == 3
        told = json.loads(receiver.received[0].body)
        assert (told["type"], told["data"]["mission_id"]) == ("mission_proposed", "m_1")
        (delivery,) = await post.deliveries()
        assert delivery.state is DeliveryState.DELIVERED
        assert [each.status for each in delivery.attempts] == [500, 503, 204]
        kept = await post.store.queries.records.get(Webhook, LOCAL_USER, webhook.record_id)
        assert kept is not None
        assert kept.failing_since is None
        await post.store.close()


async def test_only_what_happens_after_it_was_made_is_told_and_only_once(database: Path) -> None:
    with receiving() as receiver:
        post = Post(SqlStore.sqlite(database), FixedClock(at(10)), allowing(receiver))
        await post.happen(1)
        await post.webhooks.create(LOCAL_USER, receiver.url, TYPES)
        await post.happen(2, 3)
        for _ in range(3):
            await post.dispatcher.round()
        again = Post(SqlStore.sqlite(database), post.clock, allowing(receiver))
        await again.dispatcher.round()
        cursors = sorted(json.loads(each.body)["data"]["cursor"] for each in receiver.received)
        assert cursors == [2, 3]
        await post.store.close()
        await again.store.close()


class Hanging(MemoryWebhookSender):
    """Never gets an answer of one receiver."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = asyncio.Event()

    async def send(self, url: str, message: Message) -> Answer:
        if "slow" in url:
            await asyncio.Event().wait()
        self.heard.set()
        return await super().send(url, message)


async def test_a_receiver_that_hangs_holds_up_no_other_however_much_waits_for_it(
    database: Path,
) -> None:
    sender = Hanging()
    post = Post(SqlStore.sqlite(database), FixedClock(at(10)), sender=sender)
    await post.webhooks.create(LOCAL_USER, "https://slow.example/", TYPES)
    await post.happen(*range(1, DUE_AT_ONCE + 10))
    await post.dispatcher.make_messages()
    post.clock.advance(1.0)
    await post.webhooks.create(LOCAL_USER, "https://fast.example/", TYPES)
    await post.happen(DUE_AT_ONCE + 10)
    watching = asyncio.create_task(post.dispatcher.watch())
    await asyncio.wait_for(sender.heard.wait(), SOON)
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert [url for url, _ in sender.sent] == ["https://fast.example/"]
    await post.store.close()


async def test_two_processes_do_not_both_deliver(database: Path) -> None:
    with receiving() as receiver:
        clock = FixedClock(at(10))
        posts = [Post(SqlStore.sqlite(database), clock, allowing(receiver)) for _ in range(2)]
        await posts[0].webhooks.create(LOCAL_USER, receiver.url, TYPES)
        await posts[0].happen(*range(30))
        await asyncio.gather(*(post.dispatcher.round() for post in posts))
        for post in posts:
            await post.dispatcher.round()
        ids = [each.message_id for each in receiver.received]
        assert len(ids) == len(set(ids)) == 30
        for post in posts:
            await post.store.close()


async def test_a_private_address_is_refused_unless_it_is_allowed(database: Path) -> None:
    with receiving() as receiver:
        store, clock = SqlStore.sqlite(database), FixedClock(at(10))
        open_post, closed = Post(store, clock, allowing(receiver)), Post(store, clock)
        for url in (receiver.url, "http://169.254.169.254/latest", "http://[::1]:8080/"):
            with pytest.raises(EgressDenied):
                await closed.webhooks.create(LOCAL_USER, url, TYPES)
        # And it is judged at each attempt, not only when it was made.
        await open_post.webhooks.create(LOCAL_USER, receiver.url, TYPES)
        await open_post.happen(1)
        await closed.dispatcher.round()
        assert receiver.received == []
        (delivery,) = await closed.deliveries()
        assert delivery.attempts[0].status is None
        assert "is refused" in (delivery.attempts[0].error or "")
        await store.close()


async def test_a_redirect_is_not_followed(database: Path) -> None:
    with receiving() as goal, receiving([302], location=goal.url) as receiver:
        post = Post(SqlStore.sqlite(database), FixedClock(at(10)), "127.0.0.0/8")
        policy = EgressPolicy(
            allowed=tuple(parse_allowance(allowing(each)) for each in (goal, receiver))
        )
        post.dispatcher.sender = GuardedWebhookSender(lambda: policy)
        post.webhooks = Webhooks(
            transact=post.store.transact,
            queries=post.store.queries,
            sender=post.dispatcher.sender,
            dispatcher=post.dispatcher,
            clock=post.clock,
            ids=RandomIds(),
        )
        webhook, _ = await post.webhooks.create(LOCAL_USER, receiver.url, TYPES)
        delivery = await post.webhooks.test(LOCAL_USER, webhook.record_id)
        assert delivery.attempts[0].status == 302
        assert "redirects are not followed" in (delivery.attempts[0].error or "")
        assert (len(receiver.received), goal.received) == (1, [])
        await post.store.close()


async def test_a_receiver_that_is_gone_is_disabled_and_hears_nothing_more(
    database: Path,
) -> None:
    with receiving([410]) as receiver:
        post = Post(SqlStore.sqlite(database), FixedClock(at(10)), allowing(receiver))
        webhook, _ = await post.webhooks.create(LOCAL_USER, receiver.url, TYPES)
        await post.happen(1)
        await post.dispatcher.round()
        await post.happen(2)
        await post.dispatcher.round()
        assert len(receiver.received) == 1
        kept = await post.store.queries.records.get(Webhook, LOCAL_USER, webhook.record_id)
        assert kept is not None
        assert "410" in (kept.disabled_reason or "")
        await post.webhooks.enable(LOCAL_USER, webhook.record_id)
        await post.dispatcher.round()
        cursors = [json.loads(each.body)["data"]["cursor"] for each in receiver.received]
        assert cursors == [1, 2]
        await post.store.close()


async def test_what_waits_for_a_removed_webhook_is_given_up(database: Path) -> None:
    with receiving([500]) as receiver:
        post = Post(SqlStore.sqlite(database), FixedClock(at(10)), allowing(receiver))
        webhook, _ = await post.webhooks.create(LOCAL_USER, receiver.url, TYPES)
        await post.happen(1)
        await post.dispatcher.round()
        await post.webhooks.remove(LOCAL_USER, webhook.record_id)
        post.clock.advance(10)
        await post.dispatcher.round()
        assert len(receiver.received) == 1
        (delivery,) = await post.deliveries()
        assert delivery.state is DeliveryState.FAILED
        assert delivery.attempts[-1].error == "the webhook was removed"
        await post.store.close()


@pytest.mark.parametrize(("stage", "already"), [("committed", 0), ("made", 0), ("sent", 1)])
async def test_a_killed_process_loses_no_message(database: Path, stage: str, already: int) -> None:
    with receiving() as receiver:
        command = [sys.executable, str(APP), str(database), receiver.url, stage]
        killed = await asyncio.to_thread(subprocess.run, command, check=False)
        assert killed.returncode == -signal.SIGKILL
        assert len(receiver.received) == already
        post = Post(SqlStore.sqlite(database), FixedClock(at(10)), allowing(receiver))
        await post.dispatcher.round()
        if stage == "sent":  # its lease still stands: nobody else sends
            assert len(receiver.received) == already
            post.clock.advance(LEASE_SECONDS)
            await post.dispatcher.round()
        assert len(receiver.received) == already + 1
        assert len({(each.message_id, each.body) for each in receiver.received}) == 1
        (delivery,) = await post.deliveries()
        assert delivery.state is DeliveryState.DELIVERED
        await post.dispatcher.round()
        assert len(receiver.received) == already + 1
        await post.store.close()
