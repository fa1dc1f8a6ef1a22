"""The program that `test_webhooks.py` kills between a commit and a delivery.

    python webhook_kill_app.py FILE URL STAGE

It writes an event and dies by itself at a stage: ``committed`` (the event is in the log, no message
was made), ``made`` (the message waits) or ``sent`` (the receiver has it, nobody wrote that down).
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from buddy.adapters.clock.system import RandomIds
from buddy.adapters.fetch.webhook_sender import GuardedWebhookSender
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.egress.policy import EgressPolicy, parse_allowance
from buddy.ports.store import UnitOfWork
from buddy.ports.webhooks import Answer, Message
from buddy.services.webhook_dispatcher import WebhookDispatcher
from buddy.testing.clock import FixedClock
from buddy.testing.factories import at, make_event, make_proposed
from buddy.testing.records import make_webhook

EVENT_TYPE = "mission_proposed"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DyingSender(GuardedWebhookSender):
    """Sends, and dies before the answer is written down."""

    async def send(self, url: str, message: Message) -> Answer:
        answer = await super().send(url, message)
        assert answer.status == 204, answer
        die()
        return answer


async def main(path: Path, url: str, stage: str) -> None:
    store, authority = SqlStore.sqlite(path), url.split("/")[2]
    policy = EgressPolicy(allowed=(parse_allowance(authority),))

    async def subscribe(uow: UnitOfWork) -> None:
        await uow.records.put(make_webhook(url=url, event_types=(EVENT_TYPE,)))

    async def happen(uow: UnitOfWork) -> None:
        await uow.events.append(make_event(1, make_proposed(), mission_id="m_1"))

    await store.transact(subscribe)
    await store.transact(happen)
    if stage == "committed":
        die()
    dispatcher = WebhookDispatcher(
        transact=store.transact,
        queries=store.queries,
        sender=DyingSender(lambda: policy),
        clock=FixedClock(at(10)),
        ids=RandomIds(),
    )
    await dispatcher.make_messages()
    if stage == "made":
        die()
    await dispatcher.round()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
