# ruff: noqa: RUF001  # marks between the parts of a sentence
"""The place in a list that an answer to "which one?" chooses, and what an answer decides with it.

Words that count are words of other things as well: "one second" asks for time, "prima" is praise in
German and Dutch, "first of all" begins a thought. None of them chooses. English, German, French,
Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from buddy.domain.assent import agrees, besides_yes, mentions_yes, orders
from buddy.domain.ordinals import ORDINAL, THING, ordinal_in
from buddy.domain.plain_decision import may_refuse, words_of
from buddy.domain.regex import regex

_LONGEST: Final = 300
_NO_PLACE: Final = regex(
    r"(?<!\w)(?:(?:\d+|one|an?|another|any|every|each|per|(?:right|just) this|un[ae]?|uma?"
    rf"|ein(?:e[nr]?)?|een)\s+(?:second(?:[eoa]|es)?|segund[oa])(?!\s+{THING})"
    r"|secondo\s+(?:me|te|lui|lei|noi|voi|loro)"
    r"|(?<!\bla )(?<!\balla )(?<!\bdella )(?<!\bsulla )prima"
    rf"(?!\s+(?:{THING}|missione|ricerca|opzione|proposta))"
    r"|first\s+of\s+all|at\s+(?:first|long\s+last|last)|(?:first|second|last)\s+(?:time|thoughts?)"
    r"|por\s+[úu]ltimo"
    r"|drugs?|drugg\w+|drugst\w+|piatt\w+)(?!\w)",
    re.IGNORECASE,
)
"""What counts nothing: spans of time, praise, the beginning and end of a thought, and words that
only look like a number of another language."""
_PARTS: Final = regex(r"\s*[,.;:!–—]+\s*|\s+-\s+")
_PRAISE: Final = regex(
    r"(?<!\w)(?:fine|good|great|nice|lovely|excellent|super|cool|useful|helpful|right|gut|toll"
    r"|schön|prima|bien|bon(?:ne)?|buen[oa]?|bene|buon[oa]?|bom|boa|goed|leuk|mooi)(?!\w)",
    re.IGNORECASE,
)


def place_chosen(text: str, count: int) -> int | None:
    """Return the place that an answer chooses, from 0; None where it chooses none, or two.

    Args:
        text: "the second one", "la prima", "number 3".
        count: How many there are to choose from; a place beyond is returned as it is said.
    """
    said = _NO_PLACE.sub(" ", text[:_LONGEST])
    places = {ordinal_in(each[0], count) for each in ORDINAL.finditer(" ".join(said.split()))}
    return places.pop() if len(places) == 1 else None


def ends_it(text: str, about: Iterable[str]) -> bool:
    """Tell whether an answer to "which one ends?" means that what it chooses shall end.

    It names it and no more: a yes may stand before or behind the name. "Rain is fine" and "run the
    rain one" speak for what they name.

    Args:
        text: The answer.
        about: The words of what it names, which praise nothing.
    """
    if orders(_without(text, about)):
        return False
    parts = [each for each in _PARTS.split(besides_yes(text)) if not agrees(each)]
    said = _without(" ".join(parts), about)
    return not (mentions_yes(said) or _PRAISE.search(said))


def drops_it(text: str, about: Iterable[str]) -> bool:
    """Tell whether an answer to "which one shall run?" speaks of dropping: "reject the second".

    Args:
        text: The answer.
        about: The words of what it names, which drop nothing: "the bus stop one".
    """
    return may_refuse(_without(text, about))


def _without(text: str, about: Iterable[str]) -> str:
    own = frozenset(about)
    return " ".join(word for word in text.split() if not words_of(word) <= own)
