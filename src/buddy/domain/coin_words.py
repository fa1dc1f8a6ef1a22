# ruff: noqa: RUF001  # typographic apostrophes
"""Amounts of money that have names of their own: "a quarter", "two nickels", "a buck fifty"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from buddy.domain.limit_words import COUNTED, NUMBERED, number_of
from buddy.domain.regex import regex

_WORTH: Final = {"quarter": 25, "nickel": 5, "dime": 10}
_COINS: Final = regex(
    rf"(?<![\w$-])(?P<count>\d{{1,2}}|an?|{COUNTED})\s"
    r"(?P<coin>quarter|nickel|dime)s?(?:\sof\sa\sdollar)?"
    # A quarter of the rooms, to nine or of an hour is no money.
    r"(?![\w-]|\s(?:of|to|past|after|hours?|miles?|pounds?|final|note|century|mark)(?!\w))"
    rf"|(?<![\w$-])(?:an?|one)\s(?:buck|dollar)\s(?P<more>ten|twenty|thirty|forty|fifty|\d\d)"
    r"(?:\scents?)?(?![\w-]|\.\d)"
    r"|(?<![\w$])['’]n\s(?P<one>dollar|buck)(?!\w)",
    re.IGNORECASE,
)
COIN: Final = regex(r"quarter|nickel|dime|buck|dollar", re.IGNORECASE)
"""Part of every amount in coins; most sentences have nothing of it, and that is told quickly."""
_BOUND: Final = regex(
    r"(?<!\w)(?:than|over|above|under|below|most|max|only|up to|just)\W+$", re.IGNORECASE
)
_MORE: Final = {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}


def coins_in(text: str) -> list[tuple[int, int, Decimal]]:
    """Return where amounts of a text that are told in coins begin and end, with their dollars."""
    if not COIN.search(text):
        return []
    return [
        (match.start(), match.end(), _dollars(match))
        for match in _COINS.finditer(text)
        if not _is_fourth(text, match)
    ]


def _is_fourth(text: str, match: re.Match[str]) -> bool:
    """Tell whether a quarter is one of anything: no word that bounds it stands before it."""
    if (match["coin"] or "").lower() != "quarter" or "dollar" in match[0].lower():
        return False
    return _BOUND.search(text, max(0, match.start() - 12), match.start()) is None


def _dollars(match: re.Match[str]) -> Decimal:
    if match["one"]:
        return Decimal(1)
    if more := match["more"]:
        return 1 + Decimal(_MORE.get(more.lower()) or int(more)) / 100
    said = match["count"].lower()
    count = number_of(said) if said.isdigit() or said in NUMBERED else 1
    return count * Decimal(_WORTH[match["coin"].lower()]) / 100
