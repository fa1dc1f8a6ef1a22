"""Kinds of values that an objective may ask for, and whether a text holds one.

A text comes out of pages and may be 200,000 characters of anything, read in the process that serves
everybody. So every pattern here begins with a character out of a set, which is looked for fast, and
repeats nothing without a bound; words are looked up, not matched one after the other. What is seen
where it is not does no harm, what is not seen where it is would be a gap that is none: so a sign of
a value is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex


@dataclass(frozen=True, slots=True)
class Value:
    """A kind of value that an objective may ask for."""

    name: str
    asked: re.Pattern[str]
    seen: Callable[[str], bool]
    essential: bool = False
    """Whether it is written in so few ways that a text without them has none."""


_WORD: Final = regex(r"[^\W\d_]+")
_FIGURES: Final = regex(r"\d+")
_LAST_YEAR: Final = 2100
_YEAR_LENGTH: Final = 4


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _has_word(text: str, words: frozenset[str]) -> bool:
    return any(word[0] in words for word in _WORD.finditer(text.lower()))


_MONEY: Final = regex(
    # What Unicode has for currencies, and two that are words.
    r"[$\u00a2-\u00a5\u058f\u060b\u09f2\u09f3\u0bf9\u0e3f\u17db\u20a0-\u20c0\ufdfc\uff04\uffe0"
    r"\uffe1\uffe5\uffe6\u5143\u5186]"
)
# "91,000 USDT", "20p", "49,-"
_CODE: Final = regex(r"\d(?:\s?[A-Z]{3}|\s?[pcPC]\b|[,.][-\u2013\u2014])")
_CODE_BEFORE: Final = regex(r"[A-Z]{3}\s?\d")
_MONEY_WORDS: Final = _words("""
    usd eur gbp chf jpy cny inr pln czk huf ron sek nok dkk brl rub try thb sgd aud cad nzd btc
    eth usdt k\u010d kr kn ft rs lei lv z\u0142 gr \u0440\u0443\u0431 dollar dollars euro euros
    pound pounds cent cents pence quid yen yuan renminbi rupee rupees ruble rubles rouble roubles
    franc francs won peso pesos real reais rand crown crowns krona kronor krone kroner koruna
    forint forints z\u0142oty z\u0142otych lira shekel shekels dirham dirhams riyal baht hryvnia
    dong ringgit bitcoin free gratis kostenlos gratuit""")


def _has_price(text: str) -> bool:
    signs = (_MONEY, _CODE, _CODE_BEFORE)
    return any(sign.search(text) for sign in signs) or _has_word(text, _MONEY_WORDS)


_DATE_WORDS: Final = _words("""
    january february march april june july august september october november december today tonight
    tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday century
    jan feb apr jun jul aug sept oct nov dec spring summer autumn winter""")


def _has_date(text: str) -> bool:
    """See a number that can be a year or a day, or a word for a time."""
    figures = (found[0] for found in _FIGURES.finditer(text))
    near = any(len(each) <= _YEAR_LENGTH and 1 <= int(each) <= _LAST_YEAR for each in figures)
    return near or _has_word(text, _DATE_WORDS)


_DIGIT: Final = regex(r"\d")
_NUMBER_WORDS: Final = _words("""
    no none zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred hundreds thousand thousands million millions billion billions dozen dozens
    half both single pair couple once twice""")


def _has_number(text: str) -> bool:
    return _DIGIT.search(text) is not None or _has_word(text, _NUMBER_WORDS)


_EMAIL: Final = regex(r"[\w.+-](?:@|&#64;|%40)[\w-]{1,63}\.\w")
_HIDDEN_EMAIL: Final = regex(r"[(\[{]\s?(?:at|AT|@)\s?[)\]}]")
"""``desk [at] example.org``, as pages hide an address from programs."""


def _has_email(text: str) -> bool:
    return _EMAIL.search(text) is not None or _HIDDEN_EMAIL.search(text) is not None


def _asks(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)


VALUES: Final = (
    Value(
        "price",
        _asks(
            r"\b(?:prices?|cost)\s(?:of|for)\b|\bprices?\s(?:from|at)\b"
            r"|\bprices?\son\s(?:the\s)?(?:https?:|www\.|\w{1,63}\.\w)"
            r"|\bhow much (?:does|do|is|are) .{1,80}\bcosts?\b"
            r"|\b(?:current|latest|cheapest) prices?\b"
        ),
        _has_price,
    ),
    Value(
        "date",
        _asks(
            r"\b(?:release|publication|launch|start|opening|birth|due)[ -]?date\b|\bdate of\b"
            r"|^(?:find (?:out )?)?(?:when|on which day) (?:is|was|does|did|will|are|were)\b"
        ),
        _has_date,
    ),
    Value(
        "number",
        _asks(r"\bhow many\b|\b(?:number|percentage) of\b|\bpopulation of\b"),
        _has_number,
    ),
    Value(
        "e-mail address",
        _asks(r"\be-?mail address(?:es)?\b|\bcontact e-?mail\b"),
        _has_email,
        essential=True,
    ),
)
