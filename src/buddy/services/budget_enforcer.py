"""Keeps runs inside their money: reserves, meters, settles and releases.

Every method works in the caller's transaction. What a run's calls have cost, or may have cost, is
on its reservation before the call is made, so that whoever closes it, after whatever crash, books
the right sum without asking anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from buddy.domain import budget
from buddy.domain.budget import Account, BudgetLimits, Metered, Refused, Reservation
from buddy.domain.budget_scope import credit_account, limit_row, owner, run_accounts
from buddy.domain.events.learning import BudgetReleased, BudgetSettled
from buddy.domain.ids import RunId, UserId
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO, Money
from buddy.domain.tool import Credits, PaidCall
from buddy.errors import BudgetExceeded
from buddy.ports.store import UnitOfWork
from buddy.services.account_book import AccountBook, enter


def cap_of(mission: Mission) -> Money:
    """Return the most that a mission's run may spend: what was approved, and each top-up."""
    return mission.warrant.cap_usd if mission.warrant else mission.terms.cap_usd


def told_of(closed: Reservation) -> BudgetSettled | BudgetReleased:
    """Return the event that tells how a run's reservation was closed."""
    run_id = RunId(closed.run_id)
    if closed.state == "released":
        return BudgetReleased(run_id=run_id, amount_usd=closed.amount)
    return BudgetSettled(
        run_id=run_id,
        actual_usd=closed.actual,
        released_usd=max(ZERO, closed.amount - closed.actual),
        possible_usd=closed.unanswered,
    )


@dataclass(frozen=True, slots=True)
class BudgetEnforcer:
    """Applies the limits."""

    limits: BudgetLimits

    @property
    def book(self) -> AccountBook:
        """The accounts under these limits."""
        return AccountBook(self.limits)

    async def reserve(
        self,
        uow: UnitOfWork,
        mission: Mission,
        run_id: RunId,
        amount: Money,
        at: Instant,
        *,
        whole: bool = False,
    ) -> Reservation:
        """Set money aside in every limit that applies, or raise and set nothing aside.

        Args:
            uow: The caller's transaction.
            mission: The mission.
            run_id: Its run.
            amount: What is set aside.
            at: When.
            whole: Whether the amount is the cap because nobody knows the price: then it is what
                the models' calls for the mission have left of it. A price that is known is needed
                in full.

        Raises:
            BudgetExceeded: With both figures, for the first limit it does not fit below.
        """
        names = run_accounts(mission.mission_id, mission.metadata, at)
        cap, user_id = cap_of(mission), mission.user_id
        if whole:
            amount = await self._left(uow, mission, amount)
        await self.book.put(
            uow, user_id, await self.book.reserved(uow, user_id, names, amount, cap)
        )
        reservation = Reservation(run_id=run_id, amount=amount, scopes=names)
        await uow.ledger.put_reservation(mission.user_id, reservation)
        await enter(uow, mission.user_id, run_id, "reserve", amount, at)
        return reservation

    async def widen(
        self,
        uow: UnitOfWork,
        mission: Mission,
        run_id: RunId,
        amount: Money,
        at: Instant,
        *,
        whole: bool = False,
    ) -> Reservation | None:
        """Raise a run's open reservation to an amount; None where that much is reserved already.

        For `whole` see `reserve`.

        Raises:
            BudgetExceeded: With both figures; the reservation stays as it was.
        """
        held = await self._open(uow, mission.user_id, run_id)
        if whole:
            amount = await self._left(uow, mission, amount)
        if held is None or held.amount >= amount:
            return None
        return await self._widen(uow, mission, held, amount - held.amount, cap_of(mission), at)

    async def top_up(
        self,
        uow: UnitOfWork,
        mission: Mission,
        run_id: RunId,
        amount: Money,
        by: UserId,
        at: Instant,
    ) -> Reservation | None:
        """Raise a parked run's reservation in every limit, and its mission's limit with it.

        Args:
            uow: The caller's transaction.
            mission: The mission with the cap raised already.
            run_id: Its run.
            amount: What is added.
            by: Who added it.
            at: When.

        Raises:
            BudgetExceeded: With both figures; nothing is changed.
        """
        held = await self._open(uow, mission.user_id, run_id)
        if held is None:
            return None
        widened = await self._widen(uow, mission, held, amount, cap_of(mission), at)
        await enter(uow, mission.user_id, run_id, "top_up", amount, at, by)
        return widened

    async def meter(
        self, uow: UnitOfWork, mission: Mission, run_id: RunId, call: PaidCall, at: Instant
    ) -> Metered | Refused:
        """Count a call before it is made, or refuse it; refused, nothing is changed.

        Raises:
            BudgetExceeded: The run has no open reservation.
        """
        user_id, cap = mission.user_id, cap_of(mission)
        held = await self._open(uow, user_id, run_id)
        if held is None:
            raise BudgetExceeded(f"Nothing is reserved for {run_id}: no paid call may be made")
        outside = await self._outside(uow, mission)
        decided = budget.meter(held, call, cap, outside)
        if isinstance(decided, Refused):
            return decided
        try:
            # All is decided before anything is written: refused, nothing may have changed.
            widened = await self.book.reserved(uow, user_id, held.scopes, decided.widen, cap)
            credited = await self._credited(uow, user_id, call, at)
        except BudgetExceeded as full:
            reason = budget.refused(held, call, cap, outside)
            message = f"{reason.message}. {full.message}. Raise that limit, then approve"
            return replace(reason, message=message, needed=reason.approved, missing=None)
        await self.book.put(uow, user_id, (*widened, *credited))
        reservation = decided.reservation
        if call.credits is not None:
            before, (account,) = dict(reservation.credits or {}), credited
            before[account.scope] = before.get(account.scope, 0) + call.credits.amount
            reservation = replace(reservation, credits=before)
        await uow.ledger.put_reservation(user_id, reservation)
        if decided.widen > ZERO:
            await enter(uow, user_id, run_id, "reserve", decided.widen, at)
        await enter(uow, user_id, run_id, "meter", decided.amount, at, about=call.name)
        return replace(decided, reservation=reservation)

    async def answer(
        self,
        uow: UnitOfWork,
        user_id: UserId,
        run_id: RunId,
        amount: Money,
        actual: Money,
        at: Instant,
        used: Mapping[str, int] | None = None,
        *,
        about: str,
    ) -> None:
        """Book what a metered call really cost; nothing where its run is over already.

        Args:
            uow: The caller's transaction.
            user_id: Whose money.
            run_id: The run.
            amount: What the call was metered at.
            actual: What it cost.
            at: When.
            used: The credits that it was metered at, by account.
            about: The name of the call.
        """
        held = await self._open(uow, user_id, run_id)
        if held is None:
            return
        answered = budget.answer(held, amount, actual)
        if used:
            await self._settle_credits(uow, user_id, run_id, used, at)
            left = {
                account: count - used.get(account, 0)
                for account, count in (held.credits or {}).items()
                if count > used.get(account, 0)
            }
            answered = replace(answered, credits=left or None)
        await uow.ledger.put_reservation(user_id, answered)
        if actual != amount:
            await enter(uow, user_id, run_id, "adjust", actual - amount, at, about=about)

    async def close(
        self,
        uow: UnitOfWork,
        user_id: UserId,
        run_id: RunId,
        at: Instant,
        *,
        completed: bool = False,
    ) -> Reservation | None:
        """Book what a run's calls cost and free the rest; None where there is none open.

        A call that has not answered may have been made, so it is booked at its price: the
        `unanswered` of what is returned says how much that is. A run that completed is settled,
        also at nothing; any other that spent nothing is released.
        """
        held = await self._open(uow, user_id, run_id)
        if held is None:
            return None
        spent = held.metered
        if held.amount > ZERO or spent > ZERO:
            accounts = await self.book.accounts(uow, user_id, held.scopes, None)
            await self.book.put(uow, user_id, budget.settle(accounts, held.amount, spent))
        if held.credits:
            await self._settle_credits(uow, user_id, run_id, held.credits, at)
        state = "settled" if completed or spent > ZERO else "released"
        closed = replace(held, state=state, actual=spent, credits=None)
        await uow.ledger.put_reservation(user_id, closed)
        if spent > held.amount:
            # A call that cost more than its price: what was never set aside is entered now.
            await enter(uow, user_id, run_id, "reserve", spent - held.amount, at)
        if state == "settled":
            await enter(uow, user_id, run_id, "settle", spent, at)
        if held.amount > spent or state == "released":
            await enter(uow, user_id, run_id, "release", held.amount - spent, at)
        return closed

    async def set_limit(
        self,
        uow: UnitOfWork,
        user_id: UserId,
        policy: str,
        limit: Money,
        at: Instant,
        actor: UserId,
    ) -> None:
        """Keep the limit that a person sets, and enter in the ledger who did it and when.

        It holds from the next reservation on; what has been promised stays promised.
        """
        of, row = owner(user_id, policy), limit_row(policy)
        account = await uow.ledger.account(of, row, limit)
        await uow.ledger.put_account(of, replace(account, limit=limit))
        await enter(uow, of, RunId(row), "limit", limit, at, actor)

    async def _open(self, uow: UnitOfWork, user_id: UserId, run_id: RunId) -> Reservation | None:
        held = await uow.ledger.reservation(user_id, run_id)
        return held if held is not None and held.state == "open" else None

    async def _left(self, uow: UnitOfWork, mission: Mission, amount: Money) -> Money:
        """Return what a run sets aside that takes its whole cap: what is left of that."""
        cap = cap_of(mission)
        if amount != cap:  # a price above the cap, which the limits refuse
            return amount
        return max(ZERO, cap - await self._outside(uow, mission))

    async def _outside(self, uow: UnitOfWork, mission: Mission) -> Money:
        """Return what a mission has spent outside of its run: what models have cost.

        A mission has one run, and what that costs is settled when it ends.
        """
        name = f"mission {mission.mission_id}"
        (account,) = await self.book.accounts(uow, mission.user_id, (name,), cap_of(mission))
        return account.settled

    async def _widen(
        self,
        uow: UnitOfWork,
        mission: Mission,
        held: Reservation,
        more: Money,
        cap: Money,
        at: Instant,
    ) -> Reservation:
        user_id = mission.user_id
        await self.book.put(
            uow, user_id, await self.book.reserved(uow, user_id, held.scopes, more, cap)
        )
        widened = replace(held, amount=held.amount + more)
        await uow.ledger.put_reservation(mission.user_id, widened)
        await enter(uow, mission.user_id, RunId(held.run_id), "reserve", more, at)
        return widened

    async def _credited(
        self, uow: UnitOfWork, user_id: UserId, call: PaidCall, at: Instant
    ) -> tuple[Account, ...]:
        """Return the account of a call's credits with them set aside; nothing is written yet.

        Raises:
            BudgetExceeded: With both figures, in credits.
        """
        if call.credits is None:
            return ()
        name, count = credit_account(call.credits.service, at), Money(call.credits.amount)
        (account,) = await self.book.accounts(uow, user_id, (name,), ZERO)
        if account.free < count:
            raise _out_of_credits(call.credits, account)
        return (replace(account, reserved=account.reserved + count),)

    async def _settle_credits(
        self,
        uow: UnitOfWork,
        user_id: UserId,
        run_id: RunId,
        used: Mapping[str, int],
        at: Instant,
    ) -> None:
        for name in sorted(used):
            count = Money(used[name])
            accounts = await self.book.accounts(uow, user_id, (name,), None)
            await self.book.put(uow, user_id, budget.settle(accounts, count, count))
            await enter(uow, user_id, run_id, "credits", count, at, about=name)


def _out_of_credits(wanted: Credits, account: Account) -> BudgetExceeded:
    taken = account.settled.micros + account.reserved.micros
    return BudgetExceeded(
        f"Credits of {wanted.service} this month: {taken} used, {wanted.amount} needed, "
        f"limit {account.limit.micros}",
        scope=account.scope,
        needed_credits=taken + wanted.amount,
        limit_credits=account.limit.micros,
    )
