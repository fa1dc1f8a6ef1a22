"""Money, exact: integer micro-dollars inside, decimal texts at the edges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, Underflow

from buddy.domain.regex import regex

MICROS_PER_DOLLAR = 1_000_000
MAX_DOLLARS = 1_000_000_000
_NUMBER = regex(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
"""What counts as a number: Decimal also takes underscores, spaces and other scripts' digits."""
_EXACT = Context(prec=100, traps=[Inexact, InvalidOperation, Underflow])


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of US dollars, as a whole number of micro-dollars."""

    micros: int = 0

    @classmethod
    def parse(cls, amount: str | float | Decimal) -> Money:
        """Read dollars.

        Args:
            amount: Dollars; a float is read by its shortest decimal text, so 0.1 is ten cents.

        Raises:
            ValueError: Not a number, not finite, over a billion, or finer than a micro-dollar.
        """
        text = str(amount)
        if isinstance(amount, bool) or not _NUMBER.fullmatch(text):
            raise ValueError(f"{text[:40]!r} is not an amount of dollars")
        try:
            dollars = Decimal(text)
        except InvalidOperation as error:  # an exponent of more digits than there are
            raise ValueError(f"{text[:40]!r} is not an amount of dollars") from error
        if not dollars.is_finite() or abs(dollars) > MAX_DOLLARS:
            raise ValueError(f"{text[:40]!r} is not an amount of dollars up to {MAX_DOLLARS:,}")
        try:
            # Nothing may be rounded away: what does not fit exactly is refused.
            micros = _EXACT.multiply(dollars, Decimal(MICROS_PER_DOLLAR))
            whole = _EXACT.to_integral_exact(micros)
        except (Inexact, Underflow, InvalidOperation) as error:
            raise ValueError(
                f"{text[:40]!r} is finer than a micro-dollar (six decimals)"
            ) from error
        return cls(int(whole))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> dict[str, object]:
        """Tell pydantic, where it is used, that money travels as a decimal text.

        The core schema is a plain dict, so the core needs no import for it.
        """
        return {
            "type": "union",
            "choices": [
                {"type": "is-instance", "cls": cls},
                {
                    "type": "function-after",
                    "function": {"type": "no-info", "function": cls.parse},
                    "schema": {"type": "str"},
                },
            ],
            "serialization": {
                "type": "function-plain",
                "function": cls.usd,
                "return_schema": {"type": "str"},
            },
        }

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: object, _handler: object) -> dict[str, object]:
        """Describe the text for JSON Schema."""
        return {
            "type": "string",
            "pattern": r"^-?\d+\.\d{2,6}$",
            "description": "US dollars as an exact decimal text",
            "examples": ["5.00"],
        }

    def __add__(self, other: Money) -> Money:
        return Money(self.micros + other.micros)

    def __sub__(self, other: Money) -> Money:
        return Money(self.micros - other.micros)

    def __neg__(self) -> Money:
        return Money(-self.micros)

    def decimal(self) -> Decimal:
        """Return the amount in dollars, exact."""
        return Decimal(self.micros) / MICROS_PER_DOLLAR

    def usd(self) -> str:
        """Return dollars as a decimal text with at least two places: ``5.00``, ``0.0015``."""
        text = f"{self.decimal():.6f}".rstrip("0")
        whole, _, fraction = text.partition(".")
        return f"{whole}.{fraction.ljust(2, '0')}"

    def __str__(self) -> str:
        """Return the text people read: ``$5.23``; below a cent as many places as it takes."""
        sign = "-" if self.micros < 0 else ""
        amount = abs(self.decimal())
        if amount == 0 or amount >= Decimal("0.01"):
            return f"{sign}${amount.quantize(Decimal('0.01'), ROUND_HALF_UP):,}"
        return f"{sign}${Money(abs(self.micros)).usd()}"


ZERO = Money(0)
