"""What several runs may spend together: "at most $3 in all", said of work that is repeated."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from buddy.domain.limit_words import LESS, MOST, WHOLE
from buddy.domain.money import Money
from buddy.domain.money_words import Amount, amounts_in
from buddy.domain.regex import regex
from buddy.domain.slots_amount import BARE_LIMIT, limits_spending, span_of, without_spans
from buddy.domain.spending_words import LIMITED

_SAID: Final = regex(rf"(?<!\w)(?:{WHOLE}|together)(?!\w)", re.IGNORECASE)
_PRICED: Final = regex(rf"(?<!\w){LESS}(?!\w)", re.IGNORECASE)
_FILLER: Final = regex(
    rf"(?<!\w)(?:{MOST}|{LIMITED}|please|bitte|por favor|per favore|alsjeblieft|make it|it|is|be"
    rf"|the|cap|limit|spend|should|of|all)(?!\w)|[^\w\s]",
    re.IGNORECASE,
)


def whole_limit(text: str) -> Money | None:
    """Return what all runs of repeated work may spend together, in dollars; None: not said.

    Of several such limits the lowest stands.
    """
    found = [*_limits(text, small=True), *_limits(text, small=False)]
    return min((amount.dollars for amount in found if amount.dollars is not None), default=None)


def without_whole(text: str) -> str:
    """Return repeated work without its limits for all runs that are above what one run has.

    The smaller ones stay: they bound each run too, and are read where the work is. So do those in
    words that a price is told with as well: "hotels, under $300 in total".
    """
    spans = (span_of(text, each) for each in _limits(text, small=False))
    return without_spans(text, (each for each in spans if not _PRICED.search(text, *each)))


def _limits(text: str, *, small: bool) -> list[Amount]:
    """Return the amounts that all runs may spend, of one run's size or above it.

    A sum for all runs can be great, so it is read as a small one would be: "at most $200 in total".
    """
    found = list[Amount]()
    for amount in amounts_in(text):
        is_small = amount.value is None or amount.value <= BARE_LIMIT.decimal()
        as_small = amount if is_small else replace(amount, value=Decimal(1))
        if is_small is small and limits_spending(text, as_small):
            found.append(amount)
    return [each for each in found if _SAID.search(text, *span_of(text, each))]


def whole_alone(text: str) -> Money | None:
    """Return what all runs may spend, of whatever size, where a message says nothing else."""
    amounts = amounts_in(text)
    if len(amounts) != 1 or _SAID.search(text) is None:
        return None
    (amount,) = amounts
    rest = f"{text[: amount.start]} {text[amount.end :]}"
    return None if _FILLER.sub(" ", _SAID.sub(" ", rest)).strip() else amount.dollars
