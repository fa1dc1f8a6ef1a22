"""What the books must say when everything is over, and at every moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from buddy.domain.budget import Account
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import ZERO, Money
from buddy.domain.run import RETRY
from chaos.facts import Facts
from chaos.tools import PRICES
from chaos.violation import Violation


def within_limits(accounts: Sequence[Account]) -> Iterator[Violation]:
    """Settled and reserved together stay within the limit, at every moment."""
    for account in accounts:
        if account.free < ZERO:
            text = f"{account.scope}: {account.settled} and {account.reserved} of {account.limit}"
            yield Violation("money", None, text)


def books_are_closed(facts: Facts) -> Iterator[Violation]:
    """No reservation is left, each was closed once, and the accounts are the sum of them."""
    yield from within_limits(facts.accounts)
    yield from _each_is_closed_once(facts)
    yield from _accounts_are_sums(facts)
    for name, mission in facts.missions.items():
        run_id = mission.run.run_id if mission.run else ""
        held, record = facts.reservations.get(run_id), mission.execution_record
        if mission.status is not MissionStatus.COMPLETED or record is None:
            continue
        # A call in doubt may have been made: who has it made again pays for both.
        calls = 1 + _said_again(facts, name)
        price = Money(calls * PRICES[str(record.tool_used)].micros)
        if held is None or held.state != "settled" or held.actual != price:
            yield Violation("money", name, f"it is completed for {price}; the books say {held}")


def _said_again(facts: Facts, mission_id: str) -> int:
    return sum(getattr(event.data, "choice", None) == RETRY for event in facts.logs[mission_id])


def _each_is_closed_once(facts: Facts) -> Iterator[Violation]:
    for name, mission in facts.missions.items():
        run_id = mission.run.run_id if mission.run else ""
        held, entries = facts.reservations.get(run_id), facts.entries.get(run_id, ())
        kinds = [entry.kind for entry in entries if entry.kind in {"settle", "release"}]
        reserved = sum((e.amount.micros for e in entries if e.kind == "reserve"), 0)
        if held is None:
            if entries:
                yield Violation("money", name, f"ledger lines and no reservation: {entries}")
            continue
        if held.state == "open":
            yield Violation("money", name, f"its reservation of {held.amount} is open still")
        elif kinds != ["settle" if held.state == "settled" else "release"]:
            yield Violation("money", name, f"its reservation was closed by {kinds}")
        elif reserved != held.amount.micros:
            yield Violation("money", name, f"{Money(reserved)} in the ledger, {held.amount} held")
        else:
            yield from _sums_up(facts, name, reserved)


def _sums_up(facts: Facts, name: str, reserved: int) -> Iterator[Violation]:
    """What was reserved is what was spent and what was freed, as the log tells."""
    told = 0
    for event in facts.logs[name]:
        for field in ("actual_usd", "released_usd", "amount_usd"):
            if event.event_type in {"budget_settled", "budget_released"}:
                told += getattr(event.data, field, ZERO).micros
    if told != reserved:
        text = f"{Money(reserved)} was reserved; {Money(told)} was settled and released"
        yield Violation("money", name, text)


def _accounts_are_sums(facts: Facts) -> Iterator[Violation]:
    settled: defaultdict[str, int] = defaultdict(int)
    reserved: defaultdict[str, int] = defaultdict(int)
    for held in facts.reservations.values():
        for scope in held.scopes:
            settled[scope] += held.actual.micros
            reserved[scope] += held.amount.micros if held.state == "open" else 0
    for account in facts.accounts:
        due = (settled[account.scope], reserved[account.scope])
        if (account.settled.micros, account.reserved.micros) != due:
            text = f"{account.scope} has {account.settled} settled and {account.reserved} reserved"
            yield Violation("money", None, f"{text}; the reservations add up to {due} micros")
        if account.reserved != ZERO:
            yield Violation("money", None, f"{account.scope}: {account.reserved} is reserved still")
