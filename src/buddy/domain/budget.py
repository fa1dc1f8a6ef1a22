"""Budgets: reserve before, settle after, release the rest (SPEC section 7).

The store only records accounts; every decision about money is made here. Invariant, for every
account at every moment: settled + reserved ≤ limit, unless the limit itself was lowered below
what had been promised, or a call cost more than its price said: what was spent is booked as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from buddy.domain.instant import Instant
from buddy.domain.money import ZERO, Money
from buddy.domain.tool import Price, PriceKind
from buddy.errors import BudgetExceeded


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLimits:
    """The limits that apply where a person set none. No policy never means no limit."""

    per_mission: Money = Money(5_000_000)  # noqa: RUF009  # Money is frozen
    per_user_day: Money = Money(20_000_000)  # noqa: RUF009
    per_user_month: Money = Money(200_000_000)  # noqa: RUF009


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One limit with what counts against it."""

    scope: str
    """``mission m_…``, ``user/day 2026-11-22`` or ``user/month 2026-11``."""
    limit: Money
    settled: Money = ZERO
    reserved: Money = ZERO

    @property
    def free(self) -> Money:
        """What may still be reserved."""
        return self.limit - self.settled - self.reserved


def scopes(mission_id: str, at: Instant) -> tuple[str, str, str]:
    """Return the names of the accounts that a run counts against, UTC days and months."""
    return f"mission {mission_id}", f"user/day {at[:10]}", f"user/month {at[:7]}"


def amount_to_reserve(price: Price, cap: Money) -> Money:
    """Return what a call of this price must set aside; an unknown price takes the whole cap."""
    if price.kind is PriceKind.UNKNOWN:
        return cap
    return price.per_call if price.kind is PriceKind.KNOWN else ZERO


def reserve(accounts: Sequence[Account], amount: Money) -> tuple[Account, ...]:
    """Set money aside in all accounts, or in none.

    Raises:
        BudgetExceeded: "Budget exceeded: $5.23 > $5.00 limit", for the first account it does not
            fit below; the first figure is what would then stand against the limit.
    """
    for account in accounts:
        needed = account.settled + account.reserved + amount
        if needed > account.limit:
            scope = "" if account.scope.startswith("mission ") else f" ({account.scope})"
            raise BudgetExceeded(
                f"Budget exceeded: {_apart(needed, account.limit)} limit{scope}",
                needed_usd=needed.usd(),
                limit_usd=account.limit.usd(),
                scope=account.scope,
            )
    return tuple(replace(account, reserved=account.reserved + amount) for account in accounts)


def _apart(needed: Money, limit: Money) -> str:
    """Return both figures, to the micro-dollar where cents would show them as equal."""
    if str(needed) == str(limit):
        return f"${needed.usd()} > ${limit.usd()}"
    return f"{needed} > {limit}"


def settle(accounts: Sequence[Account], reserved: Money, actual: Money) -> tuple[Account, ...]:
    """Book what was really spent and free the whole reservation."""
    return tuple(
        replace(account, reserved=account.reserved - reserved, settled=account.settled + actual)
        for account in accounts
    )


def release(accounts: Sequence[Account], reserved: Money) -> tuple[Account, ...]:
    """Free a reservation unspent."""
    return settle(accounts, reserved, ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """Money set aside for one run."""

    run_id: str
    amount: Money
    scopes: tuple[str, ...]
    state: Literal["open", "settled", "released"] = "open"
    actual: Money = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One line of the ledger; lines are only ever added."""

    run_id: str
    kind: Literal["reserve", "settle", "release"]
    amount: Money
    at: Instant
