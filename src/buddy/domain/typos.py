"""Mistyped words of command: "serch for tea" asks for a search for tea.

Only the word that a sentence begins with after its polite words is looked at, only long verbs are
mended, and only where one
slip of the hand lies between: a letter too many, too few, another one, or two that changed places.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

VERBS: Final = (
    "search",
    "google",
    "research",
    "compare",
    "calculate",
    "convert",
    "extract",
    "summarise",
    "summarize",
    "translate",
)
_WORDS_OF_THEIR_OWN: Final = frozenset(
    {"starch", "goggle", "googly", "covert", "convent", "concert", "compere", "calculated"}
)
_FIRST: Final = 6
"""Words at the beginning that may be the verb: "hi, could you please serch for …"."""
_BEFORE_IT: Final = frozenset(
    "hi hey hello ok okay so now and then buddy please pls plz kindly can could would will you u i"  # noqa: SIM905  # as a list they would take a page
    " d m want need like to just quickly let us lets s".split()
)
"""Words before a verb of command. Behind any other, a word is a name or a thing: "flights to
Goole"."""
_WORD: Final = regex(r"[^\W\d_]+")
_WHATS: Final = regex(r"^(\W*)w(?:h|ha|a|ho|o|hu|u)ts\b", re.IGNORECASE)
_ENDINGS: Final = ("s", "d", "r")


def mended(text: str) -> str:
    """Return a text with the first mistyped verb among its first words as it is written."""
    text = _WHATS.sub(r"\1what's", text)
    for count, match in enumerate(_WORD.finditer(text)):
        word = match[0].lower()
        if count >= _FIRST or word in VERBS or (count and match[0][0].isupper()):
            break
        meant = _meant(word)
        if meant is not None:
            return f"{text[: match.start()]}{meant}{text[match.end() :]}"
        if word not in _BEFORE_IT:
            break
    return text


def _meant(word: str) -> str | None:
    if word in _WORDS_OF_THEIR_OWN or not word.isascii():
        return None
    return next((verb for verb in VERBS if one_slip(word, verb)), None)


def one_slip(word: str, verb: str) -> bool:
    """Tell whether one slip makes the word of the verb; an ending is none."""
    if word[:1] != verb[:1] or any(word == f"{verb}{ending}" for ending in _ENDINGS):
        return False
    longer = len(word) - len(verb)
    if longer == 0:
        apart = [place for place, letter in enumerate(word) if letter != verb[place]]
        if len(apart) == 1:
            return True
        first = apart[0]
        swapped = word[first : first + 2] == verb[first : first + 2][::-1]
        return len(apart) == 2 and apart[1] == first + 1 and swapped  # noqa: PLR2004  # a pair
    if abs(longer) != 1:
        return False
    short, long = (word, verb) if longer < 0 else (verb, word)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
