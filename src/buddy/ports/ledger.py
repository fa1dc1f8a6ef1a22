"""Money inside a store's transaction.

Adapters (`buddy.adapters.store`): ``memory``, ``sql`` and ``firestore``, each as a part of its unit
of work (`buddy.ports.store`).
"""

from __future__ import annotations

from typing import Protocol

from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.ids import RunId, UserId
from buddy.domain.money import Money


class LedgerRows(Protocol):
    """Accounts and reservations inside a transaction; decisions are `buddy.domain.budget`'s."""

    async def account(self, user_id: UserId, scope: str, limit: Money) -> Account:
        """Return an account, locked; a new one starts empty with this limit.

        An account whose limit a person has set keeps it.
        """
        ...

    async def put_account(self, user_id: UserId, account: Account) -> None:
        """Replace an account that this transaction has read."""
        ...

    async def reservation(self, user_id: UserId, run_id: RunId) -> Reservation | None:
        """Return a run's reservation, or None."""
        ...

    async def put_reservation(self, user_id: UserId, reservation: Reservation) -> None:
        """Insert or replace a run's reservation.

        Raises:
            StoreConflict: It was read as missing, and another writer has made it since.
        """
        ...

    async def add_entry(self, user_id: UserId, entry: LedgerEntry) -> None:
        """Add a line to the ledger."""
        ...
