# words of many languages
"""How many of something a text says there are: "the shop has 4 employees and two storage halls".

A number counts the words right behind it. What is asked for has to be the thing counted, in the
text's own word or one that is spelt nearly so; nothing is translated and nothing is added up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems

_TOLD: Final = regex(
    rf"(?<![\w.,:/$€£%-])(?P<many>\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}|\d{{1,9}}|{COUNTED})\s"
    r"(?=(?P<what>[^\W\d_]{2,30}(?:[ -][^\W\d_]{2,30}){0,2})(?!\w))",
    re.IGNORECASE,
)
_NUMBER: Final = regex(rf"(?:\d+|{COUNTED})", re.IGNORECASE)
_SENTENCE: Final = regex(r"(?<=[.!?])\s+|\n+")
_WORD: Final = regex(r"[^\W\d_]+")
_NO_THING: Final = regex(
    r"(?:million\w*|billion\w*|mill?iarden?|thousand|tausend|percent|prozent|euros?|dollars?|eur|usd"
    r"|pounds?|more|mehr|times|mal|januar\w*|februar\w*|märz|march|april|ma[iy]|jun[ei]|jul[iy]"
    r"|august|september|o[ck]tober|november|de[cz]ember|am|pm|uhr)",
    re.IGNORECASE,
)
"""What no number counts: money, parts of dates and clocks."""
_LONGEST: Final = 100_000
_SENTENCES: Final = 300
"""Characters of a sentence that is quoted."""


@dataclass(frozen=True, slots=True)
class ToldCount:
    """One number of a text with what it counts."""

    many: str
    what: str
    sentence: str

    @property
    def words(self) -> str:
        """Both, as they stand: "two storage halls"."""
        return f"{self.many} {self.what}"


def counts_told(text: str) -> tuple[ToldCount, ...]:
    """Return what a text counts, in its order.

    Args:
        text: Of a page or a file.
    """
    sentences = (each.strip() for each in _SENTENCE.split(text[:_LONGEST]))
    return tuple(told for sentence in sentences for told in _of(sentence))


def _of(sentence: str) -> Iterator[ToldCount]:
    for found in _TOLD.finditer(sentence):
        if not found["many"][0].isdigit() and number_of(found["many"]) == 1:
            continue  # an article
        what: list[str] = []
        for word in re.split(r"[ -]", found["what"]):
            if _NUMBER.fullmatch(word) or not content_stems(word) or _NO_THING.fullmatch(word):
                break
            what.append(word)
        if what:
            yield ToldCount(found["many"], " ".join(what), sentence[:_SENTENCES])


def counts_of(subject: str, told: Sequence[ToldCount]) -> tuple[ToldCount, ...]:
    """Return the numbers that count what is asked for; of several those of its other words.

    Args:
        subject: "days for refunds": "5 working days" of the sentence about refunds.
        told: What a text counts.
    """
    words = [word for word in _WORD.findall(subject) if content_stems(word)]
    found = [each for each in told if any(same_word(word, _head(each)) for word in words)]
    rest = [word for word in words if not any(same_word(word, _head(each)) for each in found)]
    if not rest:
        return tuple(found)
    own = [_WORD.findall(each.sentence) for each in found]
    shared = [sum(any(same_word(one, each) for each in held) for one in rest) for held in own]
    best = max(shared, default=0)
    kept = zip(found, shared, strict=True)
    return tuple(each for each, count in kept if best == count == len(rest))


def _head(told: ToldCount) -> str:
    return told.what.rpartition(" ")[2]


def same_word(one: str, other: str) -> bool:
    """Tell whether two words are one, but for an ending or an accent: "employés", "employees"."""
    one, other = _plain(one), _plain(other)
    if one == other:
        return True
    longest = max(len(one), len(other))
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shared = min(len(one), len(other)) if shared is None else shared
    return shared >= max(3, longest - 2) and longest > 3  # noqa: PLR2004  # "day", "days"


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(each for each in folded if not unicodedata.combining(each))
    return f"{bare.removesuffix('ies')}y" if bare.endswith("ies") else bare
