"""Who answers the request of an idempotency key: claims with a lease, and the answers kept.

A claim names the life of the process that answers (its boot id) and the moment until which the
claim holds. A process renews its claims for as long as it answers, so a claim that has run out
belongs to nobody: its process died, or was cut off from the store. The moments are those of each
process's clock; machines whose clocks differ by less than `SLACK_SECONDS` take nothing from each
other.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant, plus_seconds
from buddy.errors import BuddyError, IdempotencyKeyInFlight, IdempotencyKeyReused
from buddy.ports.clock import Clock
from buddy.ports.store import ClaimLease, IdempotentAnswer, TransactionRunner, UnitOfWork

_log = logging.getLogger(__name__)

LEASE_SECONDS = 60.0
"""How long a claim holds that is not renewed."""
BEAT_SECONDS = LEASE_SECONDS / 4
"""How often it is renewed."""
SLACK_SECONDS = LEASE_SECONDS - BEAT_SECONDS
"""How far two clocks may be apart, or a renewal late."""


@dataclass(slots=True, kw_only=True)
class IdempotencyKeys:
    """Claims keys for the requests that this process answers, and keeps the answers."""

    transact: TransactionRunner
    clock: Clock
    boot_id: str
    """Of this life of this process; no other has it."""
    alone: bool
    """Whether no other process is on the store: then a claim of another life is a dead one's."""
    _held: dict[int, tuple[UserId, str]] = field(default_factory=dict[int, tuple[UserId, str]])
    """The claims under which this process answers now, by their number."""
    _asking: set[int] = field(default_factory=set[int])
    """Those of them that may yet turn out not to be granted; nobody else's claim ends these."""
    _count: int = 0

    async def claim(
        self, user_id: UserId, key: str, request_hash: str
    ) -> tuple[IdempotentAnswer, bool]:
        """Claim a key, or find the answer that is kept under it.

        Returns:
            The claim and True: answer the request, then `keep` or `free` the claim. Or the kept
            answer and False.

        Raises:
            IdempotencyKeyReused: The key belongs to another request.
            IdempotencyKeyInFlight: Its first request is being answered.
        """
        self._count += 1
        number, now = self._count, self.clock.now()
        lease = ClaimLease(boot_id=self.boot_id, number=number, until=self._from_now())
        claim = IdempotentAnswer(key=key, request_hash=request_hash, created_at=now, lease=lease)

        async def work(uow: UnitOfWork) -> tuple[IdempotentAnswer, bool]:
            known = await uow.idempotency.get(user_id, key)
            if known is not None and known.request_hash != request_hash:
                raise IdempotencyKeyReused(
                    "This Idempotency-Key belongs to another request; take a new key"
                )
            if known is None or self._is_abandoned(known):
                await uow.idempotency.put(user_id, claim)
                return claim, True
            if known.status_code is None:
                raise IdempotencyKeyInFlight(
                    "The first request with this Idempotency-Key is still being answered"
                )
            return known, False

        self._held[number] = user_id, key
        self._asking.add(number)
        mine = False
        try:
            found, mine = await self.transact(work)
        finally:
            self._asking.discard(number)
            if not mine:
                del self._held[number]
        return found, mine

    async def keep(
        self, user_id: UserId, claim: IdempotentAnswer, answer: IdempotentAnswer
    ) -> None:
        """Keep the answer of a claimed request; it takes the claim's place.

        Where somebody else has claimed the key meanwhile, because the lease ran out, theirs stands.
        """

        async def work(uow: UnitOfWork) -> None:
            if await self._is_ours(uow, user_id, claim):
                await uow.idempotency.put(user_id, replace(answer, lease=None))

        await self.transact(work)
        self.let_go(claim)

    async def free(self, user_id: UserId, claim: IdempotentAnswer) -> None:
        """Free a key whose request failed."""
        self.let_go(claim)

        async def work(uow: UnitOfWork) -> None:
            if await self._is_ours(uow, user_id, claim):
                await uow.idempotency.remove(user_id, claim.key)

        await self.transact(work)

    def let_go(self, claim: IdempotentAnswer) -> None:
        """Renew a claim no longer: its request is not being answered any more."""
        if claim.lease is not None:
            self._held.pop(claim.lease.number, None)

    async def renew(self) -> None:
        """Renew the claims of this process. One that could not be is tried again at the next."""
        for number, (user_id, key) in tuple(self._held.items()):
            if number in self._asking:
                continue
            try:
                await self._renew(user_id, key, number)
            except BuddyError as error:
                _log.warning("A claim on an Idempotency-Key was not renewed: %s", error.message)

    async def _renew(self, user_id: UserId, key: str, number: int) -> None:
        lease = ClaimLease(boot_id=self.boot_id, number=number, until=self._from_now())

        async def work(uow: UnitOfWork) -> bool:
            known = await uow.idempotency.get(user_id, key)
            if known is None or known.status_code is not None:
                return False  # answered or freed since this was begun
            if _is_same(known.lease, lease):
                await uow.idempotency.put(user_id, replace(known, lease=lease))
                return False
            return True

        if await self.transact(work):
            _log.warning("An Idempotency-Key was claimed by another while it was being answered")
            self._held.pop(number, None)

    async def _is_ours(self, uow: UnitOfWork, user_id: UserId, claim: IdempotentAnswer) -> bool:
        known = await uow.idempotency.get(user_id, claim.key)
        return known is None or _is_same(known.lease, claim.lease)

    def _is_abandoned(self, known: IdempotentAnswer) -> bool:
        """Tell whether a key is claimed, and nobody answers."""
        if known.status_code is not None:
            return False
        lease = known.lease
        if lease is not None and lease.boot_id == self.boot_id:
            return lease.number not in self._held
        if self.alone:
            return True
        # Claims of older versions have no lease.
        until = lease.until if lease else plus_seconds(known.created_at, LEASE_SECONDS)
        return until <= self.clock.now()

    def _from_now(self) -> Instant:
        return plus_seconds(self.clock.now(), LEASE_SECONDS)


def _is_same(one: ClaimLease | None, other: ClaimLease | None) -> bool:
    """Tell whether two leases are of one claim, at whatever time."""
    if one is None or other is None:
        return False
    return (one.boot_id, one.number) == (other.boot_id, other.number)
