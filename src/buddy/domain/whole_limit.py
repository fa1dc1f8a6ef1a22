"""What several runs may spend together: "at most $3 in all", said of work that is repeated."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.limit_words import WHOLE
from buddy.domain.money import Money
from buddy.domain.money_words import amounts_in
from buddy.domain.slots_amount import limits_spending, span_of

_SAID: Final = re.compile(rf"(?<!\w)(?:{WHOLE}|together)(?!\w)", re.IGNORECASE)


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
