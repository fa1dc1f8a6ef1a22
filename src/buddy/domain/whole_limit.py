"""What several runs may spend together: "at most $3 in all", said of work that is repeated."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.money import Money
from buddy.domain.money_words import amounts_in
from buddy.domain.slots_amount import limits_spending

_WHOLE: Final = (
    r"(?:(?:all )?in (?:all|total|sum)|all in|all together|altogether|together|overall|total"
    r"|for (?:all(?: of (?:it|them))?|everything)|insgesamt|alles zusammen|zusammen|en tout"
    r"|au total|en total|in totale|in tutto|no total|ao todo|in totaal|samen)"
)
_AFTER: Final = re.compile(rf"\s*{_WHOLE}(?!\w)", re.IGNORECASE)


def whole_limit(text: str) -> Money | None:
    """Return what all runs of repeated work may spend together, in dollars; None: not said.

    Of several such limits the lowest stands.
    """
    limits = (
        amount.dollars
        for amount in amounts_in(text)
        if limits_spending(text, amount) and _AFTER.match(text[amount.end :])
    )
    return min((money for money in limits if money is not None), default=None)
