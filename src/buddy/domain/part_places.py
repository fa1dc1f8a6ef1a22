# ruff: noqa: RUF001  # words of many languages
"""The places of parts in a plan, as people say them: "the second", "steps 1 to 3", "the last two".

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.regex import regex

PART: Final = (
    r"(?:parts?|steps?|missions?|tasks?|stages?|numbers?|teile?[ns]?|schritte?[ns]?|aufgaben?"
    r"|nummer|parties?|étapes?|etapas?|partes?|pasos?|parti|pass[oi]|passaggi[o]?|fas[ei]"
    r"|passos?|n[úu]mero|numéro|nr\.?|no\.?|stap(?:pen)?|de(?:e)?len?|deel|onderde(?:e)?l(?:en)?)"
)
ARTICLE: Final = (
    r"(?:(?:the|de[nrm]|die|das|la|le|les|el|los|las|il|lo|gli|i|o|os|as?|de|het|your|that"
    r"|this|auch|noch|aussi|también|anche|também|ook|bitte|please)\s+|l['’]\s*)*"
)
_PLACES: Final = {
    1: r"first|1st|erste[nrs]?|premi(?:er|ère)s?|1er|1ère|primer[oa]?s?|prim[oaie]|primeir[oa]s?"
    r"|eerste",
    2: r"second|2nd|zweite[nrs]?|deuxième|seconde?|2e|2ème|segund[oa]|second[oa]|tweede",
    3: r"third|3rd|dritte[nrs]?|troisième|3e|3ème|tercer[oa]?|terz[oa]|terceir[oa]|derde",
    4: r"fourth|4th|vierte[nrs]?|quatrième|4e|4ème|cuart[oa]|quart[oa]|vierde",
    5: r"fifth|5th|fünfte[nrs]?|cinquième|5e|5ème|quint[oa]|vijfde",
    6: r"sixth|6th|sechste[nrs]?|sixième|sext[oa]|sest[oa]|zesde",
    7: r"seventh|7th|siebte[nrs]?|septième|séptim[oa]|settim[oa]|sétim[oa]|zevende",
    8: r"eighth|8th|achte[nrs]?|huitième|octav[oa]|ottav[oa]|oitav[oa]|achtste",
    -1: r"last|final|letzte[nrs]?|derni(?:er|ère)s?|últim[oa]s?|ultim[oaie]|laatste",
    -2: r"last but one|second to last|penultimate|vorletzte[nrs]?|avant-derni(?:er|ère)"
    r"|penúltim[oa]|penultim[oa]|voorlaatste",
}
_PLACE: Final = "|".join(_PLACES.values())
_DIGIT: Final = rf"(?:\d{{1,2}}|{COUNTED})"
_MANY: Final = rf"(?:{_DIGIT}|beiden?|both)"
_ENDS: Final = rf"(?P<{{0}}>(?P<{{0}}_first>{_PLACES[1]})|{_PLACES[-1]})"
_TO: Final = (
    r"(?:\s*[-\u2013\u2014]\s*|\s+(?:to|through|thru|till|until|bis(?: zu[mr]?)?|à|al?|até"
    r"|tot(?: en met)?|t/m)\s+)"
)
JOIN: Final = regex(r"(?:\s*[,&+]\s*|\s+(?:and|und|et|y|e|en)\s+)+", re.IGNORECASE)
_SEVERAL: Final = regex(
    rf"(?:{_ENDS.format('a')}\s+(?P<behind>{_MANY})(?!\w)|(?P<before>{_MANY})\s+{_ENDS.format('b')}"
    rf"(?!\w))(?:\s+{PART}(?!\w))?",
    re.IGNORECASE,
)
"""The first or the last of them: "the last two steps", "les deux premières étapes"."""
_RANGE: Final = regex(
    rf"(?:{PART}\s*#?\s*(?P<start>{_DIGIT}){_TO}(?:{PART}\s*)?(?P<end>{_DIGIT})(?!\w)"
    rf"|(?P<from>{_PLACE})(?:\s+{PART})?{_TO}{ARTICLE}(?P<until>{_PLACE})(?!\w)(?:\s+{PART}(?!\w))?)",
    re.IGNORECASE,
)
_ONE: Final = regex(
    rf"(?:(?P<place>{_PLACE})(?!\w)(?:\s+{PART}(?!\w))?|{PART}\s*#?\s*(?P<digit>{_DIGIT})(?!\w)"
    r"|#\s?(?P<hash>\d{1,2})(?!\w)|(?<=\s)(?P<bare>\d{1,2})(?!\s*[%$€£\w]))",
    re.IGNORECASE,
)
_MORE: Final = regex(rf"{_DIGIT}(?!\w)", re.IGNORECASE)
"""A number behind others: "steps 2 and 3"."""


def places_at(text: str, start: int, count: int) -> tuple[tuple[int, ...], int] | None:
    """Return the places that the words at a point of a text name, and where these words end.

    Args:
        text: "drop the last two steps".
        start: Where the first of these words begins, behind its article.
        count: How many parts there are.

    Returns:
        Places from 0, outside the plan where it has none there; None: no place is named.
    """
    if several := _SEVERAL.match(text, start):
        many = _number(several["behind"] or several["before"])
        begin = 0 if several["a_first"] or several["b_first"] else count - many
        return tuple(range(begin, begin + many)), several.end()
    if span := _RANGE.match(text, start):
        first = _number(span["start"]) if span["start"] else _place(span["from"], count)
        last = _number(span["end"]) if span["end"] else _place(span["until"], count)
        return tuple(range(first - 1, max(first, last))), span.end()
    if one := _ONE.match(text, start):
        number = one["digit"] or one["hash"] or one["bare"]
        return ((_number(number) if number else _place(one["place"], count)) - 1,), one.end()
    return None


def places_behind(text: str, start: int) -> tuple[tuple[int, ...], int] | None:
    """Return the place of a bare number that goes on with others: the 3 of "steps 2 and 3"."""
    found = _MORE.match(text, start)
    return ((_number(found[0]) - 1,), found.end()) if found else None


def _number(word: str) -> int:
    return 2 if word.lower() in {"beide", "beiden", "both"} else number_of(word)


def _place(word: str, count: int) -> int:
    """Return a place from 1 that a word names."""
    place = next(
        place
        for place, words in reversed(_PLACES.items())
        if re.fullmatch(words, word, re.IGNORECASE)
    )
    return place if place > 0 else count + place + 1
