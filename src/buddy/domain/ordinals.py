"""A place in a list that a sentence points at: "the second one", "result 3", "#2", "the last".

In English, German, French, Spanish, Italian, Portuguese, Dutch and Polish.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 2_000
_NUMBERS: Final = {
    number: regex(rf"(?:{words})", re.IGNORECASE)
    for number, words in {
        1: r"first|1st|erste[nrs]?|premi[eè]re?|primer[oa]?|primeir[oa]|eerste|prim[oa]|pierwsz\w+",
        2: r"second|2nd|zweite[nrs]?|deuxi[eè]me|seconde?|segund[oa]|second[oa]|tweede|drug\w+",
        3: r"third|3rd|dritte[nrs]?|troisi[eè]me|tercer[oa]?|terceir[oa]|derde|terz[oa]|trzeci\w*",
        4: r"fourth|4th|vierte[nrs]?|quatri[eè]me|cuart[oa]|quart[oa]|vierde|czwart\w+",
        5: r"fifth|5th|f[uü]nfte[nrs]?|cinqui[eè]me|quint[oa]|vijfde|pi[aą]t\w+",
        6: r"sixth|6th",
        7: r"seventh|7th",
        8: r"eighth|8th",
        9: r"ninth|9th",
        10: r"tenth|10th",
        -1: r"last|letzte[nrs]?|derni[eè]re?|laatste|[uú]ltim[oa]|ultim[oa]|ostatni\w*",
    }.items()
}
_THE: Final = r"(?:the|that|this|der|die|das|den|dem|la|le|el|lo|il|l[ae]s|los|l')?\s*"
THING: Final = (
    r"(?:one|result|link|hit|page|site|entry|item|article|address|url|ergebnis|treffer|seite"
    r"|eintrag|r[eé]sultat|lien|resultado|enlace|p[aá]gina|risultato|pagina|wynik|strona)"
)
WORDS: Final = "|".join(pattern.pattern for pattern in _NUMBERS.values())
ORDINAL: Final = regex(
    rf"(?<![\w-]){_THE}(?P<word>{WORDS})(?:\s+{THING})?(?![\w-])"
    rf"|(?<![\w-])(?:{THING}|number|no\.?|nr\.?|num[eé]ro)\s*#?\s*(?P<digit>\d{{1,2}})(?![\w.%-])"
    r"|(?<![\w#])#(?P<hash>\d{1,2})(?![\w-])",
    re.IGNORECASE,
)
_POINTS: Final = regex(
    rf"^\W*(?:(?:and|what about|what(?:['\u2019]s| is)|show(?: me)?|open|give me|und|et|y|e"
    rf"|zeig(?: mir)?)\s+)?"
    rf"{_THE}(?:{WORDS})\s+(?:{THING}|row|section|point|bullet|heading|paragraph|step|zeile"
    r"|abschnitt"
    r"|punkt|ligne|section|point|fila|punto|sección|riga|sezione|linha|seção|rij)\W*$",
    re.IGNORECASE,
)
_JOINED: Final = regex(r"\W*(?:(?:and|und|et|y|e|en|i)\b\W*)?", re.IGNORECASE)
"""What stands between places of which all are meant."""
SPACES: Final = regex(r"\s{3,}")
"""A page of white space would be looked through from each of its places."""


def ordinal_in(text: str, count: int) -> int | None:
    """Return the place in a list that a text points at, from 0; None where it points at none.

    Args:
        text: "the second one", "result 3", "#2", "the last one".
        count: How long the list is; a place beyond it is returned as it is said.
    """
    match = ORDINAL.search(SPACES.sub("  ", text[:_LONGEST]))
    return None if match is None else _place(match, count)


def ordinals_in(text: str, count: int) -> tuple[int, ...] | None:
    """Return every place in a list that a text points at, as `ordinal_in` returns one.

    Args:
        text: "the first and the third page".
        count: How long the list is.

    Returns:
        None where several stand apart, as in "the second, not the first": it is not said which.
    """
    said = SPACES.sub("  ", text[:_LONGEST])
    matches = tuple(ORDINAL.finditer(said))
    places = tuple(dict.fromkeys(_place(each, count) for each in matches))
    between = (said[one.end() : two.start()] for one, two in pairwise(matches))
    joined = all(_JOINED.fullmatch(each) for each in between)
    return places if len(places) < 2 or joined else None  # noqa: PLR2004  # one alone is joined to none


def _place(match: re.Match[str], count: int) -> int:
    """Return the place that words say, from 0."""
    digits = match["digit"] or match["hash"]
    if digits:
        return int(digits) - 1
    word = match["word"]
    number = next(n for n, pattern in _NUMBERS.items() if pattern.fullmatch(word))
    return count - 1 if number < 0 else number - 1


def without_ordinal(text: str) -> str:
    """Return a text without the words that point at a place in a list."""
    return ORDINAL.sub(" ", SPACES.sub("  ", text[:_LONGEST]))


def only_points(text: str) -> bool:
    """Tell whether a text names a place in a list and says nothing else: "and the second one?"."""
    return bool(_POINTS.match(SPACES.sub("  ", text[:_LONGEST])))
