"""Amounts that are parts of dollars in words: "ein viertel Dollar", "un dólar y medio", "a tenner".

The figures of `buddy.domain.money_words` are whole or have a point; what people say with fractions
is read here, in the languages that limits are read in, and always down to a whole cent.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal
from typing import Final

from buddy.domain.limit_words import COUNTED, NUMBERED, TENS, number_of
from buddy.domain.regex import regex

DOLLAR: Final = (
    r"(?:US[\s-])?(?:dollars?|d[oó]lar(?:es)?|dollar[io]|dolar(?:ów|a|y)?|bucks?)(?![\w-])"
)
_OF: Final = r"(?:\s(?:(?:of|de|di|van)\s)?(?:an?\s|one\s|un\s|um\s)?|[\s-]?(?:of\s)?)"
_PARTS: Final = {
    Decimal(1) / 2: r"half|halbe[rn]?|demi|medio|mezzo|meio|halve|½|1/2",
    Decimal(1) / 3: r"third|drittel|tiers|tercio|terz[oi]|ter[çc]o|derde|⅓|1/3",
    Decimal(1) / 4: r"quarter|viertel|quart|cuarto|quart[oi]|kwart|¼|1/4",
    Decimal(1) / 5: r"fifth|fünftel|cinquième|quinto|vijfde|1/5",
    Decimal(2) / 3: r"⅔|2/3",
    Decimal(3) / 4: r"¾|3/4",
    Decimal(1) / 10: r"tenth|zehntel|dixième|décimo|decimo|tiende|1/10",
}
_PART: Final = "|".join(_PARTS.values())
_FRACTION: Final = regex(
    rf"(?<![\w/.,$-])(?:(?P<count>drei|trois|tres|tre|tr[êe]s|drie|two|three|zwei|deux|dos|due|duas"
    rf"|dois|twee|an?|one|eine?[nm]?|une?|una|uno|um|uma|een)[\s-]?)?(?P<part>{_PART})s?{_OF}{DOLLAR}",
    re.IGNORECASE,
)
"""A part of one dollar, or several such parts: "drei viertel Dollar"."""
_SUM_ENDS: Final = (
    r"(?=\W*$|\s{0,3}[,.;:!?)\n\u2013\u2014-]|\s(?:[ax]|at|max\w*|in|per|each|in\s?total|total|for|please|or|but"
    r"|and|to|on|from|of|is|was|bitte|insgesamt|zusammen|aus\w*|f[üu]r|pro|oder|aber|und|zu|ist|en|au"
    r"|par|pour|ou|mais|et|por|para|como|al|o|y|pero|ao|e|mas|op|voor|of|maar|per|non|di|de|da)(?!\w))"
)
"""What follows a sum of money; anything else that does is what the last number counts."""
_AND_A_HALF: Final = regex(
    rf"(?<![\w.,$-])(?:(?:(?P<tens>{'|'.join(TENS)})[\s-])?(?P<whole>\d{{1,3}}|an?|{COUNTED})\s(?:and\s(?:an?\s)|plus\s(?:an?\s))"
    rf"(?P<over>half|quarter)\s{DOLLAR}"
    rf"|(?P<first>\d{{1,3}}|an?|{COUNTED})\s{DOLLAR}\s(?:and\san?|et|y|e|und\seine?n?|en\seen)\s"
    rf"(?P<behind>half|quarter|demie?|medi[oa]|mezzo|meio|halben?|halve?)(?!\w){_SUM_ENDS}"
    rf"|(?P<one>anderthalb|eineinhalb|anderhalve?)\s{DOLLAR}"
    rf"|(?P<joined>{COUNTED})(?:einhalb|[ëe]nhalve?)\s{DOLLAR}"
    rf"|(?P<digits>\d{{1,3}})\s?½\s?{DOLLAR})",
    re.IGNORECASE,
)
"""Whole dollars and a half: "two and a half dollars", "zweieinhalb Dollar"."""
_TENS: Final = {
    word: number
    for number, words in {
        40: "forty vierzig quarante cuarenta quaranta quarenta veertig",
        60: "sixty sechzig soixante sesenta sessanta sessenta zestig",
        70: "seventy siebzig setenta settanta zeventig",
        80: "eighty achtzig ochenta ottanta oitenta tachtig",
        90: "ninety neunzig noventa novanta negentig",
    }.items()
    for word in words.split()
}
_UNITS: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CENTS: Final = rf"{COUNTED}|{'|'.join(_TENS)}"
_AND_CENTS: Final = regex(
    rf"(?<![\w.,$-])(?P<whole>\d{{1,3}}|an?|{COUNTED})\s{DOLLAR}\s(?:and\s|und\s|et\s|y\s|e\s|en\s)?"
    rf"(?P<cents>\d\d|{_CENTS})(?:[\s-](?P<unit>{'|'.join(_UNITS[1:])}))?"
    rf"(?![\w.,]*\w){_SUM_ENDS}",
    re.IGNORECASE,
)
"""Dollars and cents, where nobody says "cents": "zwei Dollar fünfzig"."""
_LEAST_CENTS: Final = 10
"""Of so few cents nobody leaves the word out."""
_NOTES: Final = regex(
    rf"(?<![\w$.,/-])(?P<count>an?|one|\d|{COUNTED})\s(?P<note>fiver|tenner)s?(?![\w-])",
    re.IGNORECASE,
)
_CENT: Final = Decimal("0.01")
_WORDS_BEFORE: Final = regex(r"[^\W_]+")
_LOOK_BACK: Final = 24
_BETWEEN: Final = frozenset({"and", "a", "an", "und", "ein", "eine", "et", "un", "y", "e", "en"})
"""Between the whole and its part: "two and a half"."""


def broken_dollars_in(text: str) -> list[tuple[int, int, Decimal]]:
    """Return where such amounts of a text begin and end, with their dollars; none overlap."""
    found: list[tuple[int, int, Decimal]] = []
    for pattern, dollars in (
        (_AND_A_HALF, _and_a_half),
        (_AND_CENTS, _and_cents),
        (_FRACTION, _fraction),
        (_NOTES, _notes),
    ):
        for match in pattern.finditer(text):
            value = dollars(match)
            free = all(match.end() <= start or end <= match.start() for start, end, _ in found)
            if value is not None and free:
                found.append((match.start(), match.end(), value.quantize(_CENT, ROUND_DOWN)))
    return found


def _number(said: str) -> int:
    """Return a counting word's number; an article counts as one."""
    word = said.lower()
    return number_of(word) if word.isdigit() or word in NUMBERED else 1


def _goes_on(match: re.Match[str]) -> bool:
    """Tell whether a number stands before a match, which is then but the end of a greater one."""
    before = _WORDS_BEFORE.findall(match.string[max(0, match.start() - _LOOK_BACK) : match.start()])
    last = [word.lower() for word in before if word.lower() not in _BETWEEN]
    return bool(last) and (last[-1].isdigit() or last[-1] in NUMBERED or last[-1] in _TENS)


def _fraction(match: re.Match[str]) -> Decimal | None:
    if _goes_on(match):
        return None
    part = match["part"].lower()
    value = next(each for each, words in _PARTS.items() if re.fullmatch(words, part))
    return value * _number(match["count"] or "a")


def _and_a_half(match: re.Match[str]) -> Decimal | None:
    if _goes_on(match):
        return None
    more = Decimal("0.25") if "quarter" in match[0].lower() else Decimal("0.5")
    if match["one"]:
        return 1 + more
    said = match["whole"] or match["first"] or match["joined"] or match["digits"]
    tens = 10 * (TENS.index(match["tens"].lower()) + 2) if match["tens"] else 0
    return tens + _number(said) + more


def _and_cents(match: re.Match[str]) -> Decimal | None:
    if _goes_on(match):
        return None
    said = match["cents"].lower()
    cents = _TENS.get(said) or number_of(said)
    if unit := match["unit"]:
        cents += _UNITS.index(unit.lower())
    if not _LEAST_CENTS <= cents < 100:  # noqa: PLR2004  # of a dollar
        return None
    return _number(match["whole"]) + Decimal(cents) / 100


def _notes(match: re.Match[str]) -> Decimal | None:
    return Decimal(5 if match["note"].lower() == "fiver" else 10) * _number(match["count"])
