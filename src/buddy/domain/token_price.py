"""What the tokens of a language model cost, and the most that one question can."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, InvalidOperation

from buddy.domain.money import MICROS_PER_DOLLAR, Money

MAX_PER_MILLION = 1_000_000
"""Dollars per million tokens that still make sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPrice:
    """Dollars per million tokens."""

    input: Decimal
    output: Decimal

    @classmethod
    def parse(cls, text: str) -> TokenPrice:
        """Read ``0.15/0.60``: dollars per million tokens in, and out.

        Raises:
            ValueError: It is not two amounts from 0.
        """
        before, slash, after = text.partition("/")
        try:
            prices = [Decimal(part.strip()) for part in (before, after)]
        except InvalidOperation as error:
            raise ValueError(f"{text[:40]!r} is not two amounts of dollars") from error
        if not slash or not all(
            each.is_finite() and 0 <= each <= MAX_PER_MILLION for each in prices
        ):
            raise ValueError(f"{text[:40]!r} is not two amounts of dollars from 0")
        return cls(input=prices[0], output=prices[1])

    def cost(self, input_tokens: int, output_tokens: int) -> Money:
        """Return what tokens cost, rounded up: a call is never booked below its price."""
        # Dollars per million tokens are micro-dollars per token.
        return _whole(self.input * input_tokens + self.output * output_tokens)


def whole_micros(dollars: Decimal) -> Money:
    """Return dollars as money, a part of a micro-dollar counted as a whole one."""
    return _whole(dollars * MICROS_PER_DOLLAR)


def _whole(micros: Decimal) -> Money:
    return Money(int(micros.to_integral_value(ROUND_CEILING)))


def most_tokens(*texts: str) -> int:
    """Return a number of tokens that texts cannot pass in any model: one for each byte."""
    return sum(len(text.encode("utf-8", "replace")) for text in texts)
