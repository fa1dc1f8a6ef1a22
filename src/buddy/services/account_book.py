"""Accounts and the ledger's lines inside a transaction: read under today's limits, and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from buddy.domain import budget
from buddy.domain.budget import Account, BudgetLimits, EntryKind, LedgerEntry
from buddy.domain.budget_scope import default_limit, limit_row, owner, policy_of
from buddy.domain.ids import RunId, UserId
from buddy.domain.instant import Instant
from buddy.domain.money import ZERO, Money
from buddy.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class AccountBook:
    """Keeps the accounts; whoever decides about money asks it."""

    limits: BudgetLimits

    async def reserved(
        self, uow: UnitOfWork, user_id: UserId, names: Sequence[str], amount: Money, cap: Money
    ) -> tuple[Account, ...]:
        """Return the accounts with more set aside in them; nothing is written yet.

        Raises:
            BudgetExceeded: With both figures, for the first limit it does not fit below.
        """
        if amount == ZERO:
            # Nothing to count: a run that costs nothing waits for no other run's accounts.
            return ()
        return budget.reserve(await self.accounts(uow, user_id, names, cap), amount)

    async def accounts(
        self, uow: UnitOfWork, user_id: UserId, names: Sequence[str], cap: Money | None
    ) -> list[Account]:
        """Return accounts, locked; with a cap, under the limits that hold today."""
        if cap is None:
            return [await uow.ledger.account(owner(user_id, n), n, ZERO) for n in names]
        chosen = await self._chosen(uow, user_id, names)
        accounts = list[Account]()
        for name in names:
            limit = chosen.get(policy_of(name) or "", default_limit(name, self.limits, cap))
            account = await uow.ledger.account(owner(user_id, name), name, limit)
            accounts.append(replace(account, limit=limit))
        return accounts

    async def spend(
        self, uow: UnitOfWork, user_id: UserId, names: Sequence[str], amount: Money, cap: Money
    ) -> None:
        """Book money as spent that nothing was set aside for; refused, nothing is changed.

        Raises:
            BudgetExceeded: With both figures, for the first limit it does not fit below.
        """
        accounts = budget.reserve(await self.accounts(uow, user_id, names, cap), amount)
        await self.put(uow, user_id, budget.settle(accounts, amount, amount))

    async def correct(
        self, uow: UnitOfWork, user_id: UserId, names: Sequence[str], more: Money
    ) -> None:
        """Add to what was booked as spent, or take away from it where it is below zero."""
        accounts = await self.accounts(uow, user_id, names, None)
        await self.put(uow, user_id, budget.settle(accounts, ZERO, more))

    async def _chosen(
        self, uow: UnitOfWork, user_id: UserId, names: Sequence[str]
    ) -> Mapping[str, Money]:
        """Return the limits that people have set, by the limit's name."""
        policies = [policy for name in names for policy in (policy_of(name),) if policy]
        found = dict[str, Money]()
        for of in dict.fromkeys(owner(user_id, policy) for policy in policies):
            theirs = {limit_row(each): each for each in policies if owner(user_id, each) == of}
            limits = await uow.ledger.limits(of, list(theirs))
            found.update({theirs[row]: limit for row, limit in limits.items()})
        return found

    async def put(self, uow: UnitOfWork, user_id: UserId, accounts: Sequence[Account]) -> None:
        """Write accounts that this transaction has read."""
        for account in accounts:
            await uow.ledger.put_account(owner(user_id, account.scope), account)


async def enter(
    uow: UnitOfWork,
    user_id: UserId,
    run_id: RunId,
    kind: EntryKind,
    amount: Money,
    at: Instant,
    actor: UserId | None = None,
    about: str | None = None,
) -> None:
    """Add a line to the ledger."""
    entry = LedgerEntry(run_id=run_id, kind=kind, amount=amount, at=at, actor=actor, about=about)
    await uow.ledger.add_entry(user_id, entry)
