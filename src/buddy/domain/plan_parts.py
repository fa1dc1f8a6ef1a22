# ruff: noqa: RUF001  # words of many languages
"""The parts of a plan that somebody wants left out, and wishes that it cost less.

"Leave out the second part", "ohne den dritten", "sans la dernière étape", "without the search". A
part is meant by its place, its key or by what it does; what else is to be left out ("without extra
cost", "without amazon") is no part. In English, German, French, Spanish, Italian, Portuguese and
Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.regex import regex

_READ: Final = 300
_OUT: Final = (
    r"(?:drop|leave out|leave off|leave away|skip|without|remove|omit|cut(?: out)?|take out|delete"
    r"|get rid of|do ?n['o]?t do|no need for|forget"
    r"|ohne|streiche?|überspring\w*|entfern\w*|lösche?|lass(?:e|t)?|verzichte auf"
    r"|sans|enlève[rz]?|supprime[rz]?|retire[rz]?|saute[rz]?|laisse[rz]? (?:de côté|tomber)"
    r"|passe[rz]?"
    r"|sin|quita(?:r|me)?|elimina(?:r|re)?|omit[ei]r?|salta(?:r|re|te)?|deja(?:r)? fuera"
    r"|senza|togli(?:ere)?|rimuov[ei](?:re)?|ometti|escludi|lascia(?:re)? (?:fuori|perdere)"
    r"|sem|tira(?:r)?|retira(?:r)?|remov[ae]r?|pul[ae]r?|exclu[ia]r?|deixa(?:r)? de fora"
    r"|zonder|schrap|verwijder|sla|laat)"
)
_PART: Final = (
    r"(?:parts?|steps?|missions?|tasks?|stages?|numbers?|teile?[ns]?|schritte?[ns]?|aufgaben?"
    r"|nummer|parties?|étapes?|etapas?|partes?|pasos?|parti|pass[oi]|passaggi[o]?|fas[ei]"
    r"|passos?|n[úu]mero|numéro|nr\.?|no\.?|stap(?:pen)?|de(?:e)?len?|deel|onderde(?:e)?l(?:en)?)"
)
_ARTICLE: Final = (
    r"(?:(?:the|de[nrm]|die|das|la|le|les|l['’]|el|los|las|il|lo|gli|i|o|os|as?|de|het|your|that"
    r"|this|auch|noch|aussi|también|anche|também|ook)\s*)*"
)
_PLACES: Final = {
    1: r"first|1st|erste[nrs]?|premi(?:er|ère)s?|1er|1ère|primer[oa]?|prim[oa]|primeir[oa]|eerste",
    2: r"second|2nd|zweite[nrs]?|deuxième|seconde?|2e|2ème|segund[oa]|second[oa]|tweede",
    3: r"third|3rd|dritte[nrs]?|troisième|3e|3ème|tercer[oa]?|terz[oa]|terceir[oa]|derde",
    4: r"fourth|4th|vierte[nrs]?|quatrième|4e|4ème|cuart[oa]|quart[oa]|vierde",
    5: r"fifth|5th|fünfte[nrs]?|cinquième|5e|5ème|quint[oa]|vijfde",
    6: r"sixth|6th|sechste[nrs]?|sixième|sext[oa]|sest[oa]|zesde",
    7: r"seventh|7th|siebte[nrs]?|septième|séptim[oa]|settim[oa]|sétim[oa]|zevende",
    8: r"eighth|8th|achte[nrs]?|huitième|octav[oa]|ottav[oa]|oitav[oa]|achtste",
    -1: r"last|final|letzte[nrs]?|derni(?:er|ère)s?|últim[oa]|ultim[oa]|laatste",
    -2: r"last but one|second to last|penultimate|vorletzte[nrs]?|avant-derni(?:er|ère)"
    r"|penúltim[oa]|penultim[oa]|voorlaatste",
}
_PLACE: Final = "|".join(_PLACES.values())
_DIGIT: Final = rf"(?:\d{{1,2}}|{COUNTED})"
_JOIN: Final = r"(?:\s*[,&+]\s*|\s+(?:and|und|et|y|e|en)\s+)+"
_ONE: Final = (
    rf"(?:(?:{_PLACE})(?:\s+{_PART})?|{_PART}\s*#?\s*{_DIGIT}|#\s?\d{{1,2}}"
    r"|(?<=\s)\d{1,2}(?!\s*[%$€£\w]))"
)
_DROPS: Final = regex(
    rf"(?<![\w-]){_OUT}\s+{_ARTICLE}(?P<what>{_ONE}(?:{_JOIN}{_ARTICLE}(?:{_ONE}"
    rf"|{_DIGIT}))*)(?![\w-])",
    re.IGNORECASE,
)
_NAMED: Final = regex(
    rf"(?<![\w-]){_OUT}\s+{_ARTICLE}(?:{_PART}\s+)?(?P<what>[^\W\d_][\w-]*)", re.IGNORECASE
)
_UNREAD: Final = regex(
    rf"(?<![\w-]){_OUT}\s+{_ARTICLE}(?P<what>{_PART}(?:\s+[\w-]+)?)(?![\w-])", re.IGNORECASE
)
"""A part that is to be left out, and not which one: "drop step tow"."""
_KINDS: Final = tuple(
    (regex(rf"^(?:{words})", re.IGNORECASE), kinds)
    for words, kinds in (
        (
            r"calculat|rechn|berechn|calcul|cálcul|calcol|bereken|sum\b|average|average",
            ("calculate",),
        ),
        (r"search|such|recherche|búsqued|busca|ricerc|pesquis|zoek", ("search", "research")),
        (
            r"compar|vergleich|confront|vergelijk|synthes|zusammen|side-by-side",
            ("together", "compare", "synthesize"),
        ),
        (r"open|visit|öffn|besuch|ouvr|abri|apri", ("open", "navigate")),
        (
            r"extract|extrah|extrai|extra[ei]|estra|read|lese|lect|lett|leit|lezen",
            ("extract", "read"),
        ),
        (r"report|bericht|rapport|informe|relat", ("report", "together")),
    )
)
_NO_PART: Final = regex(
    r"^(?:extra|additional|further|more|any|zusätz\w*|weiter\w*|mehr|supplémentaires?|adicional\w*"
    r"|aggiuntiv\w*|cost\w*|kosten|frais|gastos?|spese|custos?|delay\w*|asking|problem\w*)$",
    re.IGNORECASE,
)
"""What begins like the key of a part and is none."""
_EXTRA: Final = regex(
    r"(?<!\w)(?:(?:without|with no|no|at no)\s+(?:any\s+)?(?:extra|additional|further|more"
    r"|added)\s+"
    r"(?:costs?|charges?|fees?|spending|money|expenses?)"
    r"|ohne\s+(?:irgendwelche\s+)?(?:extra\s?kosten|zusatzkosten|mehrkosten|aufpreis"
    r"|(?:zusätzliche|weitere|extra)\s+(?:kosten|ausgaben|gebühren))"
    r"|sans\s+(?:frais|coûts?|dépenses?|surcoût)(?:\s+(?:supplémentaires?|additionnels?|en plus))?"
    r"|sin\s+(?:costes?|costos?|gastos?|cargos?)\s+(?:extras?|adicional(?:es)?)"
    r"|senza\s+(?:costi|spese)\s+(?:extra|aggiuntiv[ei]|supplementari|in più)"
    r"|sem\s+(?:custos?|gastos?|despesas?)\s+(?:extras?|adiciona(?:l|is))"
    r"|zonder\s+(?:extra|bijkomende|meer)\s?(?:kosten|uitgaven))(?!\w)",
    re.IGNORECASE,
)
_CHEAPER: Final = regex(
    r"^\W*(?:(?:please|bitte|can you|could you|kannst du|and|but|now|ok(?:ay)?|a bit|etwas|un peu"
    r"|un poco|un po['’]?|um pouco|wat|iets)\W+)*"
    r"(?:(?:make|do|get|keep) (?:it|that|this|the plan|everything)\s+)?"
    r"(?:(?:mach(?:e|t)?|geht) (?:es|das|den plan)\s+)?(?:(?:fais|rends)[- ]le\s+|que sea\s+"
    r"|hazlo\s+"
    r"|fallo\s+|rendilo\s+|(?:faz|torna|deixa)(?:-o| isso)?\s+|maak het\s+)?"
    r"(?:(?:a bit|much|even|somewhat|etwas|viel|noch|un peu|mucho|un poco|un po['’]?|um pouco"
    r"|wat|iets)\s+)?"
    r"(?:cheaper|less expensive|billiger|günstiger|preiswerter|moins cher|plus économique"
    r"|más barato"
    r"|más económico|più economico|meno caro|mais barato|goedkoper)"
    r"(?:\s+(?:please|bitte|possible|machen|then|too|s['’]il te plaît|por favor|per favore"
    r"|alsjeblieft))*\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a plan is to be left out."""

    keys: tuple[str, ...] = ()
    """The parts that are meant."""
    unclear: str = ""
    """What names no part, or several, as it was said; empty where all is clear."""
    several: tuple[str, ...] = ()
    """The parts that can be meant by it."""

    def __bool__(self) -> bool:
        return bool(self.keys or self.unclear)


def left_out(text: str, keys: Sequence[str]) -> LeftOut:
    """Return the parts of a plan that a text wants left out; nothing: it wants none left out.

    Args:
        text: "leave out the second part", "ohne Schritt 2 und 3", "without the calculation".
        keys: The keys of the plan's parts, in their order.
    """
    said = text[:_READ]
    placed = _DROPS.search(said)
    if placed is not None:
        places = list(_places(placed["what"]))
        found = [_at(place, keys) for place in places]
        if not places or None in found:
            return LeftOut(unclear=placed["what"].strip())
        return LeftOut(keys=tuple(dict.fromkeys(key for key in found if key)))
    for named in _NAMED.finditer(said):
        found_keys = _by_name(named["what"], keys)
        if len(found_keys) == 1:
            return LeftOut(keys=found_keys)
        if found_keys:
            return LeftOut(unclear=named["what"], several=found_keys)
    unread = _UNREAD.search(said)
    return LeftOut(unclear=unread["what"].strip()) if unread is not None else LeftOut()


def no_extra_cost(text: str) -> bool:
    """Tell whether a text says that nothing more is to be spent: "ohne Zusatzkosten"."""
    return _EXTRA.search(text[:_READ]) is not None


def wants_cheaper(text: str) -> bool:
    """Tell whether a text says nothing but that it shall cost less: "make it cheaper"."""
    return _CHEAPER.match(text[:_READ]) is not None


def _places(what: str) -> Iterator[int]:
    """Yield the places that words name, from 1; the last ones as numbers below 0."""
    for piece in re.split(_JOIN, what, flags=re.IGNORECASE):
        word = re.search(rf"(?<![\w-])(?:{_PLACE})(?![\w-])", piece, re.IGNORECASE)
        if word is not None:
            yield next(
                place
                for place, words in reversed(_PLACES.items())
                if re.fullmatch(words, word[0], re.IGNORECASE)
            )
            continue
        digit = re.search(rf"(?<!\w){_DIGIT}(?!\w)", piece, re.IGNORECASE)
        if digit is not None:
            yield number_of(digit[0])


def _at(place: int, keys: Sequence[str]) -> str | None:
    at = place - 1 if place > 0 else len(keys) + place
    return keys[at] if 0 <= at < len(keys) else None


def _by_name(word: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Return the parts that a word names: by the key, or by what a part does."""
    said = word.casefold()
    if said in keys:
        return (said,)
    if _NO_PART.match(said):
        return ()
    kinds = next((kinds for words, kinds in _KINDS if words.match(said)), ())
    return tuple(key for key in keys if re.sub(r"-\d+$", "", key) in kinds)
