"""Budgets: reserve before, meter each call, settle after, release the rest (SPEC section 7).

The store only records accounts; every decision about money is made here. Invariant, for every
account at every moment: settled + reserved ≤ limit, unless the limit itself was lowered below
what had been promised, or a call cost more than its price said: what was spent is booked as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from buddy.domain.instant import Instant
from buddy.domain.money import ZERO, Money
from buddy.domain.tool import PaidCall, Price, PriceKind, ToolSpec
from buddy.errors import BudgetExceeded


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLimits:
    """The limits that apply where a person set none. No policy never means no limit."""

    per_mission: Money = Money(5_000_000)  # noqa: RUF009  # Money is frozen
    per_user_day: Money = Money(20_000_000)  # noqa: RUF009
    per_user_month: Money = Money(200_000_000)  # noqa: RUF009
    per_goal: Money = Money(20_000_000)  # noqa: RUF009
    per_schedule: Money = Money(150_000_000)  # noqa: RUF009
    """All firings of one schedule together: thirty runs at the cap of a mission."""
    per_instance_month: Money = Money(1_000_000_000)  # noqa: RUF009
    """All users together."""
    credits_per_month: int = 1000
    """Of each metered service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One limit with what counts against it.

    An account of credits counts whole credits where the others count micro-dollars; the two are
    never added up.
    """

    scope: str
    """``mission m_…``, ``user/day 2026-11-22``, ``credits NAME 2026-11``, …"""
    limit: Money
    settled: Money = ZERO
    reserved: Money = ZERO

    @property
    def free(self) -> Money:
        """What may still be reserved."""
        return self.limit - self.settled - self.reserved


def amount_to_reserve(price: Price, cap: Money) -> Money:
    """Return what a call of this price must set aside; an unknown price takes the whole cap."""
    if price.kind is PriceKind.UNKNOWN:
        return cap
    return price.per_call if price.kind is PriceKind.KNOWN else ZERO


def amount_for(spec: ToolSpec, cap: Money) -> Money:
    """Return what a run of a tool must set aside: the cap, where it makes several paid calls."""
    price = amount_to_reserve(spec.price, cap)
    return max(cap, price) if spec.announces_calls else price


def takes_cap(spec: ToolSpec) -> bool:
    """Tell whether a run of a tool sets the cap aside as all that there is, not as its price."""
    return spec.announces_calls or spec.price.kind is PriceKind.UNKNOWN


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
                f"Budget exceeded: {apart(needed, account.limit)} limit{scope}",
                needed_usd=needed.usd(),
                limit_usd=account.limit.usd(),
                scope=account.scope,
            )
    return tuple(replace(account, reserved=account.reserved + amount) for account in accounts)


def apart(needed: Money, limit: Money) -> str:
    """Return ``$5.23 > $5.00``, to the micro-dollar where cents would show them as equal."""
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
    """Money set aside for one run, and how much of it its calls have taken."""

    run_id: str
    amount: Money
    scopes: tuple[str, ...]
    state: Literal["open", "settled", "released"] = "open"
    actual: Money = ZERO
    metered: Money = ZERO
    """What the calls cost, those that have not answered at their price."""
    unanswered: Money = ZERO
    """The part of `metered` whose call has not answered: it may have been spent."""
    credits: Mapping[str, int] | None = None
    """Credits of calls that have not answered, by account."""


EntryKind = Literal["reserve", "meter", "adjust", "settle", "release", "top_up", "limit", "credits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One line of the ledger; lines are only ever added.

    Of a run that is over, in this order of meaning: what was reserved is what was settled and what
    was released; what was metered and adjusted is what was settled. A model's call has no run: it
    is settled as it is metered, and the difference with each adjustment.
    """

    run_id: str
    """The run; the mission for what models cost it, ``llm 2026-11`` for what they cost in a month
    outside of missions; ``limit SCOPE`` for a limit that a person set."""
    kind: EntryKind
    """``adjust`` corrects a metered price to what the call cost, and may be negative. ``top_up``
    raised the cap; the money it set aside is a ``reserve`` line of its own. ``credits`` counts
    whole credits."""
    amount: Money
    at: Instant
    actor: str | None = None
    """The person, where one did it."""
    about: str | None = None
    """The name of the paid call that was metered or adjusted, or the account of the credits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metered:
    """A call that may be made, with what it then counts for."""

    reservation: Reservation
    amount: Money
    widen: Money
    """What the reservation lacked; it must be reserved in every account first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A call that must not be made, in the words of its two figures."""

    message: str
    """``$4.20 spent, the next call needs $0.95, cap $5.00``."""
    approved: str
    needed: str
    missing: Money | None
    """What a top-up must add; None where the cap is not the reason."""


def meter(
    held: Reservation, call: PaidCall, cap: Money, outside: Money = ZERO
) -> Metered | Refused:
    """Decide on a call before it is made: what it may cost must fit below the cap.

    Args:
        held: The run's reservation.
        call: What is about to be called.
        cap: The most that the mission may spend.
        outside: What it has spent outside of its run.

    Raises:
        ValueError: The call is announced with a negative amount.
    """
    room = cap - outside - held.metered
    unknown = call.price.kind is PriceKind.UNKNOWN
    amount = amount_to_reserve(call.price, room if call.at_most is None else call.at_most)
    if amount < ZERO and not unknown:
        raise ValueError(f"{call.name!r} is announced at {amount}")
    if amount > room or (unknown and room <= ZERO):
        return refused(held, call, cap, outside)
    metered = held.metered + amount
    widen = max(ZERO, metered - held.amount)
    reservation = replace(
        held,
        metered=metered,
        unanswered=held.unanswered + amount,
        amount=held.amount + widen,
    )
    return Metered(reservation=reservation, amount=amount, widen=widen)


def refused(held: Reservation, call: PaidCall, cap: Money, outside: Money = ZERO) -> Refused:
    """Return the refusal of a call that does not fit below the cap; see `meter`."""
    spent = held.metered + outside
    unknown = call.price.kind is PriceKind.UNKNOWN and call.at_most is None
    amount = Money(1) if unknown else amount_to_reserve(call.price, call.at_most or ZERO)
    needs = "has no known price" if unknown else f"needs {amount}"
    missing = spent + amount - cap
    return Refused(
        message=f"{spent} spent, the next call {needs}, cap {cap}",
        approved=cap.usd(),
        needed=(cap + missing).usd(),
        missing=missing,
    )


def cost_of(price: Money, told: Money | None) -> Money:
    """Return what a call is booked at, by its price and what its tool says that it cost.

    Nothing costs less than nothing: such a figure would make room in every limit for spending that
    nobody allowed, so it counts as none.
    """
    return price if told is None or told < ZERO else told


def answer(held: Reservation, amount: Money, actual: Money) -> Reservation:
    """Book what a metered call really cost."""
    return replace(
        held, metered=held.metered - amount + actual, unanswered=held.unanswered - amount
    )
