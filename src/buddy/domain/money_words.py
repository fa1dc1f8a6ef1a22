# ruff: noqa: RUF001  # words of many languages
"""Amounts of money as people write them: "$2", "1,50 dollars", "50c", "$1k", "2 euros".

What can be two figures is none: "1.000" is one in English and a thousand in German, so it has no
value here, and whoever needs one asks. No currency is converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from buddy.domain.broken_dollars import broken_dollars_in
from buddy.domain.coin_words import coins_in
from buddy.domain.kept_reading import kept
from buddy.domain.limit_words import TENS
from buddy.domain.money import MAX_DOLLARS, Money
from buddy.domain.number_words import number_words
from buddy.domain.regex import regex

_WORDS: Final = number_words(
    (*range(1, 11), 12, 15, 20, 25, 30, 40, 50, 75, 90, 100),
    without="single eine einer eins dreissig",
)
_TENS: Final = "|".join(TENS)
_UNITS: Final = "one|two|three|four|five|six|seven|eight|nine"
_VALUES: Final = {
    f"{ten}{unit and '-'}{unit}": 10 * at + more
    for at, ten in enumerate(TENS, start=2)
    for more, unit in enumerate(("", *_UNITS.split("|")))
}
_HALF: Final = (
    r"half an?|an? half|(?:ein(?:en)? )?halbe[nr]?|un demi|medio|mezzo|meio|(?:een )?halve"
)
"""Of a dollar; of anything else they are no amount."""
_DIGITS: Final = (
    r"\d{1,3}(?:\.\d{3}){1,3},\d{1,2}(?![\d])"  # 1.000,50
    r"|\d{1,3}(?:['’]\d{3}){1,3}(?:[.,]\d{1,2})?(?![\d])"  # 1'000.50
    r"|\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,6})?(?![\d])"  # 1,000.50
    r"|\d{1,3}(?:\.\d{3}){2,3}(?![\d])"  # 1.000.000
    r"|\d{1,10},\d{1,2}(?![\d])"  # 1,50
    r"|\d{1,10}(?:\.\d{1,6})?|\.\d{1,6}"
)
_THOUSANDS: Final = r"(?:\s?k(?!\w))?"
_OWN: Final = (
    r"dollar[\s-]?cents?|US[\s-]dollars?|dollars?|d[oó]lar(?:es)?|dollar[io]|dolar(?:ów|y)?|USD(?!\s?\d)"
    r"|bucks?|\$(?!\s?\d)|cents?"
    r"|centavos?|c[eéê]ntimos?|centimes?|centesim[io]|¢"
)
_OTHERS: Final = (
    r"€|£|¥|₹|(?:euros?|eur|pounds?|gbp|quid|yen|francs?|chf|pln|z[łl](?:oty\w*)?|rupees?|kron\w+"
    r"|pesos?|reais|real)(?!\w)"
)
_NUMBER_WORDS: Final = (
    rf"(?:{_TENS})[\s-](?:{_UNITS})|(?:{_HALF})(?=\s(?:d[oó]l|buck))|"
    rf"{'|'.join(sorted({*_WORDS, *_TENS.split('|')}, key=len, reverse=True))}"
)
_CENTS: Final = r"(?:cents?|centavos?|c[eéê]ntimos?|centimes?|centesimi)"
_AMOUNT: Final = regex(
    rf"(?<![\w.,$€£¥₹-])(?<!\d['’])(?:"
    rf"(?:(?:US\s?)?(?P<dollar>\$)|(?P<usd>USD)|(?P<other>[€£¥₹]|EUR(?=\s?\d)|GBP(?=\s?\d)"
    rf"|CHF(?=\s?\d)))"
    rf"\s?(?P<after>(?:{_DIGITS}){_THOUSANDS})(?:\s?(?:dollars?|USD)(?!\w))?"
    rf"|(?P<number>(?:{_DIGITS}){_THOUSANDS}|(?:{_NUMBER_WORDS})(?=[\s-]))[\s-]?"
    rf"(?:(?P<unit>{_OWN})|(?P<foreign>{_OTHERS}))"
    rf"|(?P<cents>(?:{_DIGITS}))(?:c|\s?cts?)"
    rf")(?:\s(?:(?:and|und|et|y|e|en)\s)?(?P<more>\d{{1,2}}"
    rf"|{_NUMBER_WORDS})[\s-]{_CENTS})?(?![\w$€£]|[.,]\d)",
    re.IGNORECASE,
)
_BARE: Final = regex(
    rf"(?<![\w.,$€£¥₹'’/:-])(?:{_DIGITS}){_THOUSANDS}(?![\w%°/:]|[.,]\d|['’]\d|\s?%)",
    re.IGNORECASE,
)
_OF_CENTS: Final = regex(r"^c[eéê]nt|cents?$|¢")
_CARATS: Final = regex(
    r"\b(?:gold\w*|silver|rings?|earrings?|diam[ao]nt?\w*|jewel\w*|necklaces?|bracelets?|[ck]arats?"
    r"|schmuck|bagues?|bijoux?|anillos?|joyas?|oro|ouro|anell[io]|goud\w*|sieraden|zirconi?a?)\b",
    re.IGNORECASE,
)
"""Beside one of these "18ct" is no money."""
_AMBIGUOUS: Final = regex(r"[1-9]\d{0,2}\.\d{3}")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in a text."""

    start: int
    end: int
    text: str
    value: Decimal | None
    """In units of its currency; None: the figure can be read in two ways."""
    foreign: bool = False
    """Whether it is in another currency than US dollars."""
    bare: bool = False
    """Whether no currency stands beside it."""

    @property
    def dollars(self) -> Money | None:
        """The amount in dollars; None where it is no such amount, or too fine or too great."""
        if self.foreign or self.value is None or self.value > MAX_DOLLARS:
            return None
        micros = self.value * 1_000_000
        return Money(int(micros)) if micros == micros.to_integral_value() else None


@kept
def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts with a currency that a text names, in their order."""
    broken = broken_dollars_in(text)
    coins = [
        Amount(start, end, text[start:end], value)
        for start, end, value in (*broken, *_apart(coins_in(text), broken))
    ]
    of_gold = _CARATS.search(text) is not None
    named = [
        _amount(match)
        for match in _AMOUNT.finditer(text)
        if not any(each.start < match.end() and match.start() < each.end for each in coins)
        and not (match[0].lower().endswith(("ct", "cts")) and of_gold)
    ]
    return tuple(sorted((*named, *coins), key=lambda each: each.start))


def _apart(
    found: list[tuple[int, int, Decimal]], others: list[tuple[int, int, Decimal]]
) -> Iterator[tuple[int, int, Decimal]]:
    """Yield those that share no character with others."""
    for each in found:
        if all(each[1] <= start or end <= each[0] for start, end, _ in others):
            yield each


def figures_of_money(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text and the bare numbers that can be one, in their order."""
    named = amounts_in(text)
    bare = (
        Amount(match.start(), match.end(), match[0], value_of(match[0]), bare=True)
        for match in _BARE.finditer(text)
        if not any(each.start < match.end() and match.start() < each.end for each in named)
    )
    return tuple(sorted((*named, *bare), key=lambda each: each.start))


def value_of(written: str) -> Decimal | None:
    """Return the number that is written; None where it can be read in two ways, or is none."""
    said = written.strip().lower()
    if said in _WORDS:
        return Decimal(_WORDS[said])
    if (words := re.sub(r"\s+", "-", said)) in _VALUES:
        return Decimal(_VALUES[words])
    if re.fullmatch(_HALF, said):
        return Decimal("0.5")
    thousands = said.endswith("k")
    digits = said.removesuffix("k").strip()
    if _AMBIGUOUS.fullmatch(digits):
        return None
    digits = re.sub(r"['’]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    else:
        digits = digits.replace(",", "")
    number = Decimal(digits)
    return number * 1_000 if thousands else number


def _amount(match: re.Match[str]) -> Amount:
    value = value_of(match["after"] or match["number"] or match["cents"])
    unit = "cent" if match["cents"] else (match["unit"] or "").lower()
    if value is not None and (_OF_CENTS.search(unit)):
        value = None if match["more"] else value / 100  # "5 cents 10 cents" are no one amount
    elif value is not None and match["more"]:
        more = value_of(match["more"])
        value = None if more is None else value + more / 100
    return Amount(
        match.start(),
        match.end(),
        match[0],
        value,
        foreign=bool(match["other"] or match["foreign"]),
    )
