# ruff: noqa: RUF001  # words of many languages
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

_ONE: Final = rf"(?:\d{{1,3}}(?:[.,'’\s]\d{{3}}){{1,3}}(?!\d)|\d{{1,9}}|{COUNTED})"
_TOLD: Final = regex(
    r"(?<![\w.,:/$€£%'’-])(?<!\d[\s–—])"
    rf"(?P<many>(?:{_ONE}\s?(?:-|–|—|(?:to|and|or|bis|und|oder|à|et|ou|a|y|o|e|tot|en|of)\s)\s?)?"
    rf"{_ONE})\s(?=(?P<what>[^\W\d_]{{2,30}}(?:[ -][^\W\d_]{{2,30}}){{0,2}})(?!\w))",
    re.IGNORECASE,
)
_DATED: Final = regex(
    r"(?<!\w)(?:in|since|until|till|by|from|im|seit|bis|ab|jahre?|en|depuis|jusqu['’]en|desde|hasta"
    r"|nel|dal|fino al|em|até|sinds|tot|year|janua\w+|febr\w+|march|märz|april|ma[iy]"
    r"|jun[ei]|jul[iy]|august|september|o[ck]tober|november|de[cz]ember)\s{1,3}$",
    re.IGNORECASE,
)
"""What makes a number a year."""
_YEAR: Final = regex(r"(?:19|20)\d\d")
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
_NEAR: Final = 20
_CLEAR: Final = 4
"""Letters from which on two words are one by endings that words of other meanings have as well."""
_PLURALS: Final = ({"", "s"}, {"", "es"})
_CASES: Final = ({"", "n"}, {"", "en"}, {"s", "es"}, {"s", "en"})


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
        many = found["many"]
        if not many[0].isdigit() and _NUMBER.fullmatch(many) and number_of(many) == 1:
            continue  # an article
        if _YEAR.fullmatch(many) and _DATED.search(sentence[: found.start()][-_NEAR:]):
            continue
        what: list[str] = []
        for word in re.split(r"[ -]", found["what"]):
            if _NUMBER.fullmatch(word) or not content_stems(word) or _NO_THING.fullmatch(word):
                break
            what.append(word)
        if what:
            yield ToldCount(many, " ".join(what), sentence[:_SENTENCES])


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
    """Tell whether two words are one, but for its plural, a case or an accent.

    "employés" and "employees" are; "user" and "used", "cars" and "cards", 2026 and 2027 are not.
    """
    one, other = _plain(one), _plain(other)
    if one == other or not (one.isalpha() and other.isalpha()):
        return one == other
    shared = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    endings = {one[shared:], other[shared:]}
    return endings in _PLURALS or (shared >= _CLEAR and endings in _CASES)


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(each for each in folded if not unicodedata.combining(each))
    return f"{bare.removesuffix('ies')}y" if bare.endswith("ies") else bare
