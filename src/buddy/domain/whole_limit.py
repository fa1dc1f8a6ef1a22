"""What several runs may spend together: "at most $3 in all", said of work that is repeated."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.limit_words import MOST, WHOLE
from buddy.domain.money import Money
from buddy.domain.money_words import amounts_in
from buddy.domain.regex import regex
from buddy.domain.slots_amount import limits_spending, span_of
from buddy.domain.spending_words import LIMITED

_SAID: Final = regex(rf"(?<!\w)(?:{WHOLE}|together)(?!\w)", re.IGNORECASE)
_FILLER: Final = regex(
    rf"(?<!\w)(?:{MOST}|{LIMITED}|please|bitte|por favor|per favore|alsjeblieft|make it|it|is|be"
    rf"|the|cap|limit|spend|should|of|all)(?!\w)|[^\w\s]",
    re.IGNORECASE,
)


def whole_limit(text: str) -> Money | None:
    """Return what all runs of repeated work may spend together, in dollars; None: not said.

    Of several such limits the lowest stands.
    """
    limits = (
        amount.dollars
        for amount in amounts_in(text)
        if limits_spending(text, amount) and _SAID.search(text, *span_of(text, amount))
    )
    return min((money for money in limits if money is not None), default=None)


def whole_alone(text: str) -> Money | None:
    """Return what all runs may spend, of whatever size, where a message says nothing else."""
    amounts = amounts_in(text)
    if len(amounts) != 1 or _SAID.search(text) is None:
        return None
    (amount,) = amounts
    rest = f"{text[: amount.start]} {text[amount.end :]}"
    return None if _FILLER.sub(" ", _SAID.sub(" ", rest)).strip() else amount.dollars
