# ruff: noqa: RUF001  # words of many languages
"""The words in which people ask of a table: the dearest, the second cheapest, the top three.

In English, German, French, Spanish, Italian, Portuguese and Dutch, with slips of the hand in the
words that everything hangs on ("cheepest").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.end_words import ENDS
from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.regex import regex
from buddy.domain.table_measures import PRICES
from buddy.domain.typos import one_slip

LONGEST: Final = 300
SUM: Final = regex(
    r"\b(?:total|sum|altogether|together|add(?:ed)? up|summe|gesamt\w*"
    r"|insgesamt|zusammen|somme|suma|somma"
    r"|totale|soma"
    r"|totaal|samen)\b",
    re.IGNORECASE,
)
MEAN: Final = regex(
    r"\b(?:average|avg|mean|durchschnitt\w*|im schnitt|mittelwert|mittlere[nrs]?|moyen(?:ne)?s?"
    r"|promedio|medi[oa]s?|médi[oa]s?|gemiddeld\w*)\b",
    re.IGNORECASE,
)
MEDIAN: Final = regex(r"\b(?:median\w*|médiane?|mediaan)\b", re.IGNORECASE)
SPAN: Final = regex(
    r"\b(?:range|spread|difference|gap|spanne|preisspanne|unterschied|fourchette|écart|différence"
    r"|rango|diferencia|differenza|divario|fascia|faixa|diferença|verschil|prijsklasse)\b",
    re.IGNORECASE,
)
FIGURE_WORDS: Final = (MEDIAN, MEAN, SUM, SPAN)
"""The words of figures of a column."""
_JOINED: Final = regex(
    r"(?<!\w)(zweit|dritt|viert|fünft)(?=teuer|günstig|billig|hoch|höch|niedrig|größt|klein|läng"
    r"|kürz|schnell|ält|jüng|neu|früh)",
    re.IGNORECASE,
)
_COMPOUND: Final = regex(
    r"(?<!\w)(?P<one>durchschnitt|gesamt)s?(?!lich|heit|e[nrsm]?(?!\w))(?=[^\W\d_]{3})"
    r"|(?<!\w)(?P<other>[^\W\d_]{3,14}?)s?(?=summe(?!\w))",
    re.IGNORECASE,
)
"""Where a German compound is two words: "Durchschnitts|alter", "Gehalts|summe"."""
_RANKS: Final = {
    2: r"second[oaie]?|2nd|zweit\w*|deuxièmes?|seconde?|2(?:e|è|ème|º|ª|\.)|segund[oa]s?|tweede"
    r"|(?:op )?(?:een|één) na|drug(?:i|a|ie|ą)",
    3: r"third|3rd|dritt\w*|troisièmes?|3(?:e|è|ème|º|ª|\.)|tercer[oa]?|terz[oa]|terceir[oa]|derde"
    r"|(?:op )?twee na",
    4: r"fourth|4th|viert\w*|quatrièmes?|4(?:e|è|ème|º|ª|\.)|cuart[oa]|quart[oa]|vierde"
    r"|(?:op )?drie na",
    5: r"fifth|5th|fünft\w*|cinquièmes?|5(?:e|è|ème|º|ª|\.)|quint[oa]|vijfde|(?:op )?vier na",
}
_RANKED: Final = {
    rank: regex(
        rf"(?<!\w)(?:{words})(?:\W+(?:am|the|most|le|la|el|il|o|a|de|het))?\W*$", re.IGNORECASE
    )
    for rank, words in _RANKS.items()
}
_ONE: Final = r"(?:an?|one|un[aeo]?|uma?|eine?[rmn]?|een|één|single)(?!\w)"
_MANY: Final = rf"(?P<many>\d{{1,3}}|(?!{_ONE})(?:{COUNTED}))"
_BEFORE: Final = regex(
    rf"(?<![\w.,$€£]){_MANY}\s+(?:(?:[^\W\d_]+\s+)?(?:with|having|mit|avec|con|com|met)\s+"
    r"(?:(?:the|de[nrm]|die|das|la|le|el|il|o|a|de|het)\s+)?)?$",
    re.IGNORECASE,
)
_PAIR: Final = regex(r"(?<!\w)(?:beiden?|both|ambas|ambos)\s+$", re.IGNORECASE)
"""What says two before an end: "die beiden günstigsten"."""
_AFTER: Final = regex(
    rf"^\s+(?:\w{{4,12}}\s+)?{_MANY}(?![\w%$€£.,:]|\s?(?:[$€£%]|gb|tb|mb|kg|dollars?|euros?"
    rf"|pounds?))",
    re.IGNORECASE,
)
_COUNT_BESIDE: Final = regex(
    rf"(?<!\w)(?:\d{{1,3}}|{COUNTED}|beiden?|both)\s+(?=\0)|(?<=\0)\s+(?:\d{{1,3}}"
    rf"|{COUNTED})(?!\w)",
    re.IGNORECASE,
)
_AHEAD: Final = regex(
    r"^\W*(?:ones?\W+|to\W+)?(?:first|zuerst|en premier|d['’]abord|primer[oa]s?|per prim[oaie]"
    r"|prima|primeir[oa]s?|eerst)(?!\w)",
    re.IGNORECASE,
)
"""What makes an end the order of all: "cheapest first"."""
_TOP: Final = regex(
    rf"(?<!\w)(?:(?P<top>top|highest|best|obersten?|besten)|(?P<bottom>bottom|lowest|worst"
    rf"|untersten?|flop))"
    rf"(?:\s+(?:the\s+)?{_MANY})?(?!\w)",
    re.IGNORECASE,
)
BY: Final = regex(
    r"(?<!\w)(?:by|nach|par|selon|por|per|in base (?:a|al)|op|in|on|according to|segundo|según"
    r"|sorted by)\s+(?:the\s+|le\s+|la\s+|el\s+|il\s+|o\s+|de\s+)?(?P<what>[^\W\d_][^?!.,;]*)",
    re.IGNORECASE,
)
_KEYS: Final = (
    *("cheapest", "cheaper", "expensive", "average", "everything", "except", "highest", "lowest"),
    *("second", "price", "prices", "without", "between", "smallest", "largest", "longest"),
    *(
        "günstigste",
        "günstigsten",
        "billigste",
        "teuerste",
        "teuersten",
        "durchschnitt",
        "sortiere",
    ),
    *("zweitteuerste", "durchschnittspreis", "alles", "außer", "moyenne", "moins", "deuxième"),
    *("barato", "barata", "promedio", "segundo", "economico", "tranne", "goedkoopste", "duurste"),
    *("gemiddelde", "behalve", "todo", "excepto", "menos", "medio", "médio"),
)
"""Words that everything hangs on, so that a slip of the hand in them is mended."""
_RIGHT: Final = frozenset(("mayor", "menor", "maior", "prince", "prize", "memos", "modèle"))
"""Words that are one slip from those, and right as they are."""
_MENDABLE: Final = 5
_WORD: Final = regex(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An end of a column that is asked for, or how far from it."""

    highest: bool
    kind: re.Pattern[str] | None
    """What the column is called, where the words tell."""
    others: tuple[tuple[re.Pattern[str], bool], ...] = ()
    """What else it may be called, and whether it is the upper end of that."""
    words: str = ""
    """The words that say which end."""
    rank: int = 1
    """The second cheapest is 2."""
    count: int = 0
    """How many from there; 0: the one."""
    rest: str
    """The text without the words of the end."""
    dated: bool = False
    """Whether the column holds dates: the highest is the latest."""

    @property
    def way(self) -> str:
        """Which end it is, for people."""
        if self.dated:
            return "latest" if self.highest else "earliest"
        return "highest" if self.highest else "lowest"


def mended_words(text: str, known: set[str]) -> str:
    """Return a text with slips of the hand in the words of a table mended.

    Args:
        text: "the secnd cheepest".
        known: Words that stand in the table, in lower case, which are right as they are.
    """

    def mend(match: re.Match[str]) -> str:
        word = match[0].lower()
        if len(word) < _MENDABLE or word in known or word in _KEYS or word in _RIGHT:
            return match[0]
        found = [key for key in _KEYS if len(key) >= _MENDABLE and one_slip(word, key)]
        return found[0] if len(found) == 1 else match[0]

    return _COMPOUND.sub(lambda found: f"{found['one'] or found['other']} ", _WORD.sub(mend, text))


def end_in(text: str) -> End | None:
    """Return the end of a column that a text asks for; None: it asks for none.

    Args:
        text: "the second most expensive", "cheapest two", "top 3 by price", "die zwei günstigsten".
    """
    said = _JOINED.sub(r"\1 ", text[:LONGEST])
    for each in ENDS:
        found = each.words.search(said) if each.stand_in(said) else None
        if found is None:
            continue
        whole = End(
            highest=each.highest, kind=each.kind, others=each.others, words=found[0], rest=""
        )
        before, after = said[: found.start()], said[found.end() :]
        if _AHEAD.match(after):
            return None
        for rank, pattern in _RANKED.items():
            if (ranked := pattern.search(before)) is not None:
                rest = f"{before[: ranked.start()]} {after}"
                return replace(whole, rank=rank, rest=rest)
        before = _PAIR.sub("2 ", before)
        counted, then = _BEFORE.search(before), _AFTER.match(after)
        if counted is not None:
            rest, count = f"{before[: counted.start()]} {after}", number_of(counted["many"])
        elif then is not None:
            rest, count = f"{before} {after[then.end('many') :]}", number_of(then["many"])
        else:
            rest, count = f"{before} {after}", 0
        top = _TOP.search(rest)
        if top is not None and top["many"] and not count:
            rest, count = f"{rest[: top.start()]} {rest[top.end() :]}", number_of(top["many"])
        return replace(whole, count=count, rest=rest)
    return _top(said)


def _top(said: str) -> End | None:
    """Return the end that "top 3 by price" asks for; None: it names nothing to count by."""
    found, by = _TOP.search(said), BY.search(said)
    if found is None or by is None:
        return None
    count = number_of(found["many"]) if found["many"] else 0
    kind = PRICES if PRICES.search(by["what"]) else None
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    return End(highest=found["top"] is not None, kind=kind, count=count, rest=rest)


def without_ends(text: str) -> str:
    """Return a text without the words of ends, ranks and counts before them."""
    whole = said = _JOINED.sub(r"\1 ", text)
    for each in ENDS:
        said = each.words.sub(" \0 ", said) if each.stand_in(whole) else said
    said = _TOP.sub(" ", said)
    for pattern in _RANKS.values():
        said = re.sub(rf"(?<!\w)(?:{pattern})\W+(?=\0)", " ", said, flags=re.IGNORECASE)
    said = _COUNT_BESIDE.sub(" ", said)
    return said.replace("\0", " ")


def asks_for_end(text: str) -> bool:
    """Tell whether a text has a word of an end: "cheaper", "am teuersten"."""
    return any(each.stand_in(text) for each in ENDS)


def asks_for_figure(text: str) -> bool:
    """Tell whether a text has a word of a sum, a mean, a median or a span."""
    return any(words.search(text) for words in FIGURE_WORDS)
