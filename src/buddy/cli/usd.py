"""Money as people read it on the command line."""

from __future__ import annotations

from buddy.domain.money import Money


def usd(amount: str) -> str:
    """Return dollars to the cent, and below a cent with as many places as it takes."""
    return str(Money.parse(amount))
