"""Money inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy import insert as plain_insert

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.sql.dialect import Insert, insert
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.schema import BUDGET_ACCOUNT, BUDGET_RESERVATION, LEDGER_ENTRY
from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.ids import RunId, UserId
from buddy.domain.instant import Instant
from buddy.domain.money import Money
from buddy.errors import StoreConflict

_PUT_ACCOUNT = update(BUDGET_ACCOUNT).where(
    BUDGET_ACCOUNT.c.user_id == bindparam("owner"), BUDGET_ACCOUNT.c.scope == bindparam("name")
)
_LIMITS = select(BUDGET_ACCOUNT.c.scope, BUDGET_ACCOUNT.c.limit_micros).where(
    BUDGET_ACCOUNT.c.user_id == bindparam("user_id"),
    BUDGET_ACCOUNT.c.scope.in_(bindparam("scopes", expanding=True)),
)
_RESERVATION = (
    select(BUDGET_RESERVATION.c.body)
    .where(
        BUDGET_RESERVATION.c.user_id == bindparam("user_id"),
        BUDGET_RESERVATION.c.run_id == bindparam("run_id"),
    )
    .with_for_update()
)
_ADD_ENTRY = plain_insert(LEDGER_ENTRY)


@cache
def _open_account(dialect: str) -> Any:
    # The update changes nothing; it is there to lock the row and to return it.
    return (
        insert(dialect, BUDGET_ACCOUNT)
        .values(settled_micros=0, reserved_micros=0)
        .on_conflict_do_update(
            index_elements=("user_id", "scope"), set_={"scope": BUDGET_ACCOUNT.c.scope}
        )
        .returning(BUDGET_ACCOUNT)
    )


@cache
def _put_reservation(dialect: str) -> Insert:
    new = insert(dialect, BUDGET_RESERVATION)
    changed = {name: new.excluded[name] for name in ("state", "amount_micros", "actual_micros")}
    return new.on_conflict_do_update(
        index_elements=("user_id", "run_id"), set_={**changed, "body": new.excluded.body}
    )


@cache
def _add_reservation(dialect: str) -> Insert:
    return insert(dialect, BUDGET_RESERVATION).on_conflict_do_nothing()


def account_of(row: Row[Any]) -> Account:
    """Return the account of a row of `BUDGET_ACCOUNT`."""
    return Account(
        scope=row.scope,
        limit=Money(row.limit_micros),
        settled=Money(row.settled_micros),
        reserved=Money(row.reserved_micros),
    )


def reservation_row(user_id: UserId, reservation: Reservation) -> dict[str, Any]:
    """Return the row of a reservation."""
    return {
        "user_id": user_id,
        "run_id": reservation.run_id,
        "state": reservation.state,
        "amount_micros": reservation.amount.micros,
        "actual_micros": reservation.actual.micros,
        "body": encode(reservation),
    }


def entry_of(row: Row[Any]) -> LedgerEntry:
    """Return the line of a row of `LEDGER_ENTRY`."""
    return LedgerEntry(
        run_id=row.run_id,
        kind=row.kind,
        amount=Money(row.amount_micros),
        at=Instant(row.at),
        actor=row.actor,
        about=row.about,
    )


class SqlLedger:
    """Money inside a transaction.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection", "_unreserved")

    def __init__(self, connection: Lane) -> None:
        self._connection = connection
        self._unreserved: set[tuple[UserId, RunId]] = set()

    async def account(self, user_id: UserId, scope: str, limit: Money) -> Account:
        """See the port. A new account is written at once, so that there is a row to lock."""
        opened = await self._connection.execute(
            _open_account(self._connection.dialect.name),
            {"user_id": user_id, "scope": scope, "limit_micros": limit.micros},
        )
        return account_of(opened.one())

    async def limits(self, user_id: UserId, names: Sequence[str]) -> Mapping[str, Money]:
        """See the port."""
        found = await self._connection.execute(
            _LIMITS, {"user_id": user_id, "scopes": sorted(names)}
        )
        return {row.scope: Money(row.limit_micros) for row in found}

    async def put_account(self, user_id: UserId, account: Account) -> None:
        """See the port.

        Raises:
            StoreConflict: There is no such account.
        """
        row = {
            "owner": user_id,
            "name": account.scope,
            "limit_micros": account.limit.micros,
            "settled_micros": account.settled.micros,
            "reserved_micros": account.reserved.micros,
        }
        replaced = await self._connection.execute(_PUT_ACCOUNT, row)
        if replaced.rowcount == 0:
            raise StoreConflict(f"Account {account.scope!r} was not read before", scope=row["name"])

    async def reservation(self, user_id: UserId, run_id: RunId) -> Reservation | None:
        """See the port."""
        found = await self._connection.execute(_RESERVATION, {"user_id": user_id, "run_id": run_id})
        body = found.scalar_one_or_none()
        if body is None:
            self._unreserved.add((user_id, run_id))
            return None
        return decode(Reservation, body)

    async def put_reservation(self, user_id: UserId, reservation: Reservation) -> None:
        """See the port.

        A row that is not there cannot be locked, so a reservation that was read as missing is
        inserted, never replaced.

        Raises:
            StoreConflict: Another writer made it since it was read.
        """
        row = reservation_row(user_id, reservation)
        dialect, key = self._connection.dialect.name, (user_id, RunId(reservation.run_id))
        if key not in self._unreserved:
            await self._connection.execute(_put_reservation(dialect), row)
            return
        self._unreserved.discard(key)
        added = await self._connection.execute(_add_reservation(dialect), row)
        if added.rowcount == 0:
            raise StoreConflict(
                f"Another writer reserved for {reservation.run_id}", run_id=reservation.run_id
            )

    async def add_entry(self, user_id: UserId, entry: LedgerEntry) -> None:
        """See the port."""
        row = {
            "user_id": user_id,
            "run_id": entry.run_id,
            "kind": entry.kind,
            "amount_micros": entry.amount.micros,
            "at": entry.at,
            "actor": entry.actor,
            "about": entry.about,
        }
        await self._connection.execute(_ADD_ENTRY, row)
