"""Transactions per second of the Firestore store, where users are many and where they are one.

    FIRESTORE_EMULATOR_HOST=127.0.0.1:8087 python bench/firestore_throughput.py

A transaction reserves a micro-dollar against a limit and appends an event: it moves the account,
the subject's head, the user's document, an event and a ledger line. Against an emulator the
figures say what the protocol costs; a real database adds its distance to every trip.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import time
from collections.abc import Sequence
from dataclasses import replace

from buddy.adapters.store.firestore.store import FirestoreStore
from buddy.domain.budget import LedgerEntry
from buddy.domain.ids import UserId
from buddy.domain.money import Money
from buddy.ports.store import UnitOfWork
from buddy.testing.factories import at, make_event

TRANSACTIONS = 400


class Work:
    """A transaction of one user; counts how often it was begun."""

    def __init__(self, user: str) -> None:
        self._user = UserId(user)
        self.calls = 0

    async def __call__(self, uow: UnitOfWork) -> None:
        self.calls += 1
        account = await uow.ledger.account(self._user, "user/month 2026-03", Money(10**9))
        changed = replace(account, reserved=account.reserved + Money(1))
        await uow.ledger.put_account(self._user, changed)
        entry = LedgerEntry(run_id="r_1", kind="reserve", amount=Money(1), at=at())
        await uow.ledger.add_entry(self._user, entry)
        await uow.events.append(make_event(mission_id=f"m_{self._user}", user_id=self._user))


async def measure(stores: Sequence[FirestoreStore], users: int, writers: int) -> dict[str, float]:
    """Run the transactions, `writers` at a time, dealt out to stores and users in turn."""
    names = [f"{secrets.token_hex(4)}-{number}" for number in range(users)]
    works = [Work(names[number % users]) for number in range(TRANSACTIONS)]
    todo = list(enumerate(works))
    took: list[float] = []

    async def write() -> None:
        while todo:
            number, work = todo.pop()
            begun = time.perf_counter()
            await stores[number % len(stores)].transact(work)
            took.append((time.perf_counter() - begun) * 1000)

    begun = time.perf_counter()
    await asyncio.gather(*(write() for _ in range(writers)))
    seconds = time.perf_counter() - begun
    return {
        "per_second": round(TRANSACTIONS / seconds, 1),
        "p50_ms": round(sorted(took)[len(took) // 2], 1),
        "p99_ms": round(sorted(took)[int(len(took) * 0.99)], 1),
        "attempts_per_transaction": round(sum(work.calls for work in works) / len(works), 2),
    }


async def main() -> None:
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f}")
    stores = [FirestoreStore("buddy-bench") for _ in range(4)]
    for store in stores:
        await store.migrate()
    await measure(stores, users=4, writers=4)  # the emulator's Java warms up
    for name, count, users, writers in (
        ("one user, one writer", 1, 1, 1),
        ("one user, 20 writers of one process", 1, 1, 20),
        ("one user, 4 writers of 4 stores", 4, 1, 4),
        ("20 users, 20 writers of one process", 1, 20, 20),
    ):
        figures = await measure(stores[:count], users, writers)
        print(json.dumps({name: figures}), flush=True)
    for store in stores:
        await store.close()


if __name__ == "__main__":
    asyncio.run(main())
