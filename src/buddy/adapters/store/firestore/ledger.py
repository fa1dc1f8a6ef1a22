"""Money inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.counters import Counters
from buddy.adapters.store.firestore.database import Fields
from buddy.adapters.store.firestore.turns import Turn
from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.ids import RunId, UserId
from buddy.domain.instant import Instant
from buddy.domain.money import Money
from buddy.errors import StoreConflict


def account_of(fields: Fields) -> Account:
    """Return the account of a document."""
    return Account(
        scope=fields["scope"],
        limit=Money(fields["limit_micros"]),
        settled=Money(fields["settled_micros"]),
        reserved=Money(fields["reserved_micros"]),
    )


def entry_of(fields: Fields) -> LedgerEntry:
    """Return the ledger line of a document."""
    return LedgerEntry(
        run_id=fields["run_id"],
        kind=fields["kind"],
        amount=Money(fields["amount_micros"]),
        at=Instant(fields["at"]),
        actor=fields.get("actor"),
        about=fields.get("about"),
    )


def account_document(user_id: UserId, account: Account) -> Fields:
    """Return an account's document."""
    return {
        "user_id": user_id,
        "scope": account.scope,
        "limit_micros": account.limit.micros,
        "settled_micros": account.settled.micros,
        "reserved_micros": account.reserved.micros,
    }


def reservation_document(user_id: UserId, reservation: Reservation) -> Fields:
    """Return a reservation's document."""
    return {
        "user_id": user_id,
        "run_id": reservation.run_id,
        "state": reservation.state,
        "amount_micros": reservation.amount.micros,
        "actual_micros": reservation.actual.micros,
        "body": encode(reservation),
    }


def entry_document(user_id: UserId, number: int, entry: LedgerEntry) -> Fields:
    """Return the document of a ledger line."""
    return {
        "user_id": user_id,
        "run_id": entry.run_id,
        "number": number,
        "kind": entry.kind,
        "amount_micros": entry.amount.micros,
        "at": entry.at,
        "actor": entry.actor,
        "about": entry.about,
    }


class FirestoreLedger:
    """Money inside a transaction.

    Args:
        changes: The transaction's.
        turn: The transaction's.
        counters: The transaction's; number the lines.
    """

    __slots__ = ("_changes", "_counters", "_turn")

    def __init__(self, changes: Changes, turn: Turn, counters: Counters) -> None:
        self._changes = changes
        self._turn = turn
        self._counters = counters

    async def account(self, user_id: UserId, scope: str, limit: Money) -> Account:
        """See the port."""
        await self._turn.take(user_id)
        path = paths.account(user_id, scope)
        fields = await self._changes.get(path)
        if fields is not None:
            return account_of(fields)
        account = Account(scope=scope, limit=limit)
        self._changes.put(path, account_document(user_id, account))
        return account

    async def limits(self, user_id: UserId, names: Sequence[str]) -> Mapping[str, Money]:
        """See the port."""
        found = {name: await self._changes.peek(paths.account(user_id, name)) for name in names}
        return {
            name: Money(fields["limit_micros"])
            for name, fields in found.items()
            if fields is not None
        }

    async def put_account(self, user_id: UserId, account: Account) -> None:
        """See the port.

        Raises:
            StoreConflict: There is no such account.
        """
        await self._turn.take(user_id)
        path = paths.account(user_id, account.scope)
        if await self._changes.get(path) is None:
            raise StoreConflict(
                f"Account {account.scope!r} was not read before", scope=account.scope
            )
        self._changes.put(path, account_document(user_id, account))

    async def reservation(self, user_id: UserId, run_id: RunId) -> Reservation | None:
        """See the port."""
        await self._turn.take(user_id)
        fields = await self._changes.get(paths.reservation(user_id, run_id))
        return None if fields is None else decode(Reservation, fields["body"])

    async def put_reservation(self, user_id: UserId, reservation: Reservation) -> None:
        """See the port."""
        await self._turn.take(user_id)
        path = paths.reservation(user_id, reservation.run_id)
        await self._changes.load(path)
        self._changes.put(path, reservation_document(user_id, reservation))

    async def add_entry(self, user_id: UserId, entry: LedgerEntry) -> None:
        """See the port."""
        await self._turn.take(user_id)
        number = await self._counters.next_entry(user_id)
        fields = entry_document(user_id, number, entry)
        self._changes.create(paths.ledger_entry(user_id, number), fields)
