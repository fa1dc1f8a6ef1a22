"""What can be read out of a message as it is written, for one decision on it."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.money import Money
from buddy.domain.slots import find_slots
from buddy.domain.slots_when import when_in


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSlots:
    """The slots of one message; what it does not hold is empty or None."""

    urls: tuple[str, ...] = ()
    """Addresses as written, bare domains included."""
    domains: tuple[str, ...] = ()
    """The host names of `urls` in lower case."""
    expression: str | None = None
    """What is to be calculated."""
    amount: Money | None = None
    """The limit that the message sets on Buddy's own spending."""
    when: str | None = None
    """The words that name a future or repeated time for the work, as written."""


def message_slots(message: str) -> MessageSlots:
    """Return the slots of a message; only its first 20,000 characters are looked at."""
    found = find_slots(message)
    return MessageSlots(
        urls=found.urls,
        domains=found.domains,
        expression=expression_in(message),
        amount=found.amount,
        when=when_in(message),
    )
