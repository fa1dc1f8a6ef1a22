"""Keeps runs inside their money: reserves, settles and releases in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain import budget
from buddy.domain.budget import Account, BudgetLimits, LedgerEntry, Reservation
from buddy.domain.ids import RunId, UserId
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO, Money
from buddy.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class BudgetEnforcer:
    """Applies the limits."""

    limits: BudgetLimits

    async def reserve(
        self, uow: UnitOfWork, mission: Mission, run_id: RunId, amount: Money, at: Instant
    ) -> Reservation:
        """Set money aside in every limit that applies, or raise and set nothing aside.

        Raises:
            BudgetExceeded: With both figures, for the first limit it does not fit below.
        """
        user_id = mission.user_id
        names = budget.scopes(mission.mission_id, at)
        limits = (mission.terms.cap_usd, self.limits.per_user_day, self.limits.per_user_month)
        accounts = [
            # The limits of today's settings hold, also for an account that is older.
            replace(await uow.ledger.account(user_id, name, limit), limit=limit)
            for name, limit in zip(names, limits, strict=True)
        ]
        await self._put(uow, user_id, budget.reserve(accounts, amount))
        reservation = Reservation(run_id=run_id, amount=amount, scopes=names)
        await uow.ledger.put_reservation(user_id, reservation)
        entry = LedgerEntry(run_id=run_id, kind="reserve", amount=amount, at=at)
        await uow.ledger.add_entry(user_id, entry)
        return reservation

    async def widen(
        self, uow: UnitOfWork, mission: Mission, run_id: RunId, amount: Money, at: Instant
    ) -> Reservation | None:
        """Raise a run's open reservation to an amount; None where that much is reserved already.

        Raises:
            BudgetExceeded: With both figures; the reservation stays as it was.
        """
        user_id = mission.user_id
        held = await uow.ledger.reservation(user_id, run_id)
        if held is None or held.state != "open" or held.amount >= amount:
            return None
        more = amount - held.amount
        accounts = [await uow.ledger.account(user_id, s, ZERO) for s in held.scopes]
        await self._put(uow, user_id, budget.reserve(accounts, more))
        widened = replace(held, amount=amount)
        await uow.ledger.put_reservation(user_id, widened)
        entry = LedgerEntry(run_id=run_id, kind="reserve", amount=more, at=at)
        await uow.ledger.add_entry(user_id, entry)
        return widened

    async def settle(
        self, uow: UnitOfWork, user_id: UserId, run_id: RunId, actual: Money, at: Instant
    ) -> Reservation | None:
        """Book what a run cost and free the rest; None when nothing was reserved or it is closed.

        Args:
            uow: The caller's transaction.
            user_id: Whose money.
            run_id: The run.
            actual: What it cost. More than was reserved is booked as it is: it was spent.
            at: When.
        """
        return await self._close(uow, user_id, run_id, actual, at)

    async def release(
        self, uow: UnitOfWork, user_id: UserId, run_id: RunId, at: Instant
    ) -> Reservation | None:
        """Free a run's reservation unspent; None when there is none open."""
        return await self._close(uow, user_id, run_id, None, at)

    async def _close(
        self, uow: UnitOfWork, user_id: UserId, run_id: RunId, actual: Money | None, at: Instant
    ) -> Reservation | None:
        reservation = await uow.ledger.reservation(user_id, run_id)
        if reservation is None or reservation.state != "open":
            return None
        accounts = [await uow.ledger.account(user_id, s, ZERO) for s in reservation.scopes]
        spent = actual or ZERO
        await self._put(uow, user_id, budget.settle(accounts, reservation.amount, spent))
        closed = replace(
            reservation, state="released" if actual is None else "settled", actual=spent
        )
        await uow.ledger.put_reservation(user_id, closed)
        kind, amount = ("release", reservation.amount) if actual is None else ("settle", spent)
        entry = LedgerEntry(run_id=run_id, kind=kind, amount=amount, at=at)
        await uow.ledger.add_entry(user_id, entry)
        return closed

    async def _put(self, uow: UnitOfWork, user_id: UserId, accounts: tuple[Account, ...]) -> None:
        for account in accounts:
            await uow.ledger.put_account(user_id, account)
