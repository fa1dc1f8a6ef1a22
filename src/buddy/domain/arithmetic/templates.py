"""Sentences whose words stand in another order than the symbols of the calculation.

A and B are cut out of the sentence as they stand and put into parentheses, which the parser drops
again where they are not needed.
"""

from __future__ import annotations

import re

from buddy.domain.regex import regex

_PERCENT = r"percent(?:age)?"
_ASKED = rf"(?:what|which|how many) (?:a )?{_PERCENT}"
_IS = r"(?:is|are|was|were|equals?|makes?)"
_CHANGE = rf"(?:what (?:is|was) the )?{_PERCENT}"
_PLACES = r"(?:decimal places?|decimals?|dp|digits?|places?)"
_HOLDS = r"(?:(?:are|is) there in|(?:are|is) in|are|is|in|does|do|make|makes|fit in(?:to)?)"
_NEAREST = r"(?:(?=round )round )?(.+?),? (?:rounded )?to the nearest"

_NUMBER = r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
_AMOUNT = r"([$€£]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?: ?[a-z%]{1,12})?)"

_ADD = r"add (?:up |together )?"
_SPLIT = (
    r"split (.+?) (?:by|between|among|into) (.+?)(?: (?:people|persons|friends|parts|ways|of us))?"
)

_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"(?:increase|raise|grow|up) (.+?) by (.+)", r"(\1) + (\2)"),
    (r"(?:decrease|reduce|lower|cut|discount) (.+?) by (.+)", r"(\1) - (\2)"),
    (r"raise (.+?) to (?:the )?(?:power (?:of )?)?(.+)", r"(\1) ^ (\2)"),
    (r"add (.+?) to (.+)", r"(\2) + (\1)"),
    (
        (
            rf"{_ADD}([0-9.]+(?:(?:, ?| )[0-9.]+)+(?:,? and [0-9.]+)?|[0-9.]+, ?(?:and )?[0-9.]+)"
            r"(?: (?:up|together))?"
        ),
        r"sum of \1",
    ),
    (rf"{_ADD}(.+?) (?:and|plus) (.+?)(?: (?:up|together))?", r"(\1) + (\2)"),
    (r"(?:subtract|deduct|take) (.+?) (?:away )?from (.+)", r"(\2) - (\1)"),
    (r"multiply (.+?) (?:by|with|and|times) (.+)", r"(\1) * (\2)"),
    (
        rf"{_SPLIT},? (?:with|plus|including|and)(?: an?)? ([0-9.]+ ?%)(?: (?:tip|tax|vat))?",
        r"((\1) + \3) / (\2)",
    ),
    (_SPLIT, r"(\1) / (\2)"),
    (
        r"(.+?) at ([0-9.]+) ?%(?: interest)?(?: (?:a|per) year)? (?:for|over) ([0-9]+) years?",
        r"(\1) * (1 + \2/100) ^ \3",
    ),
    (r"divide (.+?) by (.+)", r"(\1) / (\2)"),
    (rf"{_ASKED} of (.+?) {_IS} (.+)", r"(\2) / (\1) as %"),
    (rf"{_ASKED} {_IS} (.+?) (?:out )?of (.+)", r"(\1) / (\2) as %"),
    (rf"(.+?) (?:{_IS} )?{_ASKED} of (.+)", r"(\1) / (\2) as %"),
    (rf"(.+?) as an? {_PERCENT} of (.+)", r"(\1) / (\2) as %"),
    (r"(.+?) is (.+?) ?(?:%|percent) of (?:what|which)(?: number)?", r"(\1) / ((\2)%)"),
    (
        rf"{_CHANGE} (?:change|increase|difference) (?:from|between) (.+?) (?:to|and) (.+)",
        r"((\2) - (\1)) / (\1) as %",
    ),
    (
        (
            rf"(?:from )?(.+?) to (.+?) (?:is|as|in|makes?) (?:{_ASKED}|an? {_PERCENT})"
            r"(?: (?:change|increase|decrease))?"
        ),
        r"((\2) - (\1)) / (\1) as %",
    ),
    (
        rf"{_CHANGE} decrease (?:from|between) (.+?) (?:to|and) (.+)",
        r"((\1) - (\2)) / (\1) as %",
    ),
    (
        rf"how (?:many|much) (.+?) {_HOLDS} (.+?)(?: (?:have|make|equal|contain))?",
        r"(\2) to \1",
    ),
    (r"(.+?) (?:is|are|equals?|to) how (?:many|much) (.+)", r"(\1) to \2"),
    (
        (
            rf"is {_AMOUNT} (?:more|less|longer|shorter|heavier|bigger|smaller|larger|warmer"
            rf"|colder)"
            rf" than {_NUMBER} ?([^0-9]+)"
        ),
        r"\1 to \3",
    ),
    (
        (
            rf"{_NUMBER} ?(?:feet|foot|ft) (?:and )?{_NUMBER}(?: ?(?:inch|inches|in))? (in|to|into)"
            r" (.+)"
        ),
        r"(\1 feet + \2 inches) \3 \4",
    ),
    (
        (
            rf"(?:if )?(?:an?|one|each|every) [a-z ]{{1,40}}? (?:costs?|is|are|weighs?"
            rf"|takes?) {_AMOUNT}"
            rf"(?: each)? and (?:i|we|you) (?:buy|get|need|want|take|order|have) {_AMOUNT}"
            r"(?: of (?:them|it|those))?,? how (?:much|many) (?:is|does|do|would|will) (?:that|it"
            r"|they|i|we)"
            r"(?: (?:be|cost|pay|make|in all|in total|altogether))*"
        ),
        r"(\2) * (\1)",
    ),
    (r"(?:the )?ratio of (.+?) (?:to|and) (.+)", r"(\1) / (\2)"),
    (rf"(.+?),? round(?:ed)? to (\w+) {_PLACES}", r"round((\1), \2)"),
    (rf"round (.+?) to (\w+) {_PLACES}", r"round((\1), \2)"),
    (rf"{_NEAREST} (?:integer|whole number|one)", r"round(\1)"),
    (rf"{_NEAREST} (?:cent|hundredth)", r"round((\1), 2)"),
    (rf"{_NEAREST} tenth", r"round((\1), 1)"),
    (rf"{_NEAREST} ten", r"round((\1), -1)"),
    (rf"{_NEAREST} hundred", r"round((\1), -2)"),
    (rf"{_NEAREST} thousand", r"round((\1), -3)"),
)
_TEMPLATES = tuple((regex(pattern, re.IGNORECASE), result) for pattern, result in _SENTENCES)
_CUE = regex(
    r"\b(?:at|by|add|than|ft|feet|foot|split|divide|subtract|take|from|percent(?:age)?|how|ratio"
    r"|round(?:ed)?|nearest|raise|what|multiply)\b",
    re.IGNORECASE,
)


def reordered(text: str) -> str:
    """Bring such a sentence into the order of symbols; any other text comes back unchanged."""
    if _CUE.search(text):
        text = " ".join(text.split())
        for pattern, result in _TEMPLATES:
            match = pattern.fullmatch(text)
            if match:
                return match.expand(result)
    return text
