"""What is thrown away after its time."""

from __future__ import annotations

from buddy.domain.instant import Instant, plus_seconds
from buddy.ports.store import TransactionRunner, UnitOfWork

ANSWER_SECONDS = 24 * 3600.0
"""An answer is kept under its idempotency key for so long."""


async def forget_old_answers(transact: TransactionRunner, now: Instant) -> int:
    """Forget the idempotency keys that were used too long ago; return how many.

    Raises:
        StoreUnavailable: The store does not answer.
    """
    before = plus_seconds(now, -ANSWER_SECONDS)

    async def work(uow: UnitOfWork) -> int:
        return await uow.idempotency.forget_before(before)

    return await transact(work)
