"""Looks whether a run's money is there, before anybody approves it."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.budget import Account, BudgetLimits
from buddy.domain.budget_scope import (
    PERIODIC,
    account_now,
    default_limit,
    limit_row,
    owner,
)
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.money import ZERO, Money
from buddy.ports.store import Queries


@dataclass(frozen=True, slots=True)
class FreeMoney:
    """Reads the limits of the day and the month; nothing is set aside here."""

    queries: Queries
    limits: BudgetLimits

    async def shortage(self, user_id: UserId, amount: Money, at: Instant) -> str | None:
        """Return a sentence where a limit leaves less free than a run sets aside.

        Args:
            user_id: Whose run.
            amount: What it would set aside.
            at: Now.

        Returns:
            The first limit with what it leaves; None where the money is there.
        """
        if amount <= ZERO:
            return None
        for of in dict.fromkeys(owner(user_id, policy) for policy in PERIODIC):
            theirs = [policy for policy in PERIODIC if owner(user_id, policy) == of]
            names = {account_now(policy, at): policy for policy in theirs}
            rows = [*names, *map(limit_row, theirs)]
            found = {each.scope: each for each in await self.queries.accounts(of, rows)}
            for name, policy in names.items():
                default = default_limit(name, self.limits, ZERO)
                chosen = found.get(limit_row(policy))
                limit = chosen.limit if chosen else default
                kept = found.get(name, Account(scope=name, limit=limit))
                free = limit - kept.settled - kept.reserved
                if free < amount:
                    return (
                        f"{name} has {max(free, ZERO)} of {limit} free and the run sets {amount} "
                        "aside: it will be refused at the budget check. Lower the cap, or raise "
                        "that limit"
                    )
        return None
