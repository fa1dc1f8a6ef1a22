# ruff: noqa: RUF001  # words of many languages
"""The parts of a plan that somebody wants left out, and wishes that it cost less.

"Leave out the second part", "ohne den dritten", "sans la dernière étape", "without the search". A
part is meant by its place, its key or by what it does; what else is to be left out ("without extra
cost", "without amazon") is no part. In English, German, French, Spanish, Italian, Portuguese and
Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from buddy.domain.limit_words import COUNTED
from buddy.domain.part_places import ARTICLE, JOIN, PART, places_at, places_behind
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems

_READ: Final = 300
_OUT: Final = (
    r"(?:drop|(?P<split>leave|take|lass(?:e|t)?|laat|sla)(?! (?:out|off|away)(?!\w))"
    r"|leave out|leave off|leave away|skip|without|remove|omit|cut(?: out)?|take out|delete"
    r"|get rid of|do ?n['o]?t do|no need for|forget(?: about)?"
    r"|ohne|streiche?|überspring\w*|entfern\w*|lösche?|verzichte auf"
    r"|sans|enlève[rz]?|supprime[rz]?|retire[rz]?|saute[rz]?|laisse[rz]? (?:de côté|tomber)"
    r"|passe[rz]?"
    r"|sin|quita(?:r|me)?|elimina(?:r|re)?|omit[ei]r?|salta(?:r|re|te)?|deja(?:r)? fuera"
    r"|senza|togli(?:ere)?|rimuov[ei](?:re)?|ometti|escludi|lascia(?:re)? (?:fuori|perdere)"
    r"|sem|tira(?:r)?|retira(?:r)?|remov[ae]r?|pul[ae]r?|exclu[ia]r?|deixa(?:r)? de fora"
    r"|zonder|schrap|verwijder)"
)
_VERB: Final = regex(rf"(?<![\w-]){_OUT}\s+{ARTICLE}", re.IGNORECASE)
_WORD: Final = regex(rf"(?:{PART}\s+)?(?P<what>[^\W\d_][\w-]*)", re.IGNORECASE)
_SOME_PART: Final = regex(rf"{PART}(?:\s+[\w-]+)?(?![\w-])", re.IGNORECASE)
"""A part that is to be left out, and not which one: "drop step tow"."""
_NEXT: Final = regex(rf"{JOIN.pattern}{ARTICLE}", re.IGNORECASE)
_ALL_BUT: Final = regex(
    r"(?:all|everything|alles?|tout(?:es)?|tous|tod[oa]s?|tutt[oaie]|tud[oa])\s+(?:but|except|außer"
    r"|bis auf|sauf|menos|excepto|tranne|exceto|behalve)\b"
    rf"(?=[^,.;]*(?<!\w){PART}(?!\w))[^,.;]*",
    re.IGNORECASE,
)
_KEPT: Final = regex(
    r"(?:(?<!\w)(?:do not|\w{1,8}n['’]t|dont|never|not|cannot|nicht|nie|niemals|ne"
    r"|nunca|no|non|mai|não|nao"
    r"|niet|nooit)(?:\s+(?!(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar)\s)[^\W\d_]+){0,3}\s+"
    r"|(?<!\w)(?:why|warum|wieso|pourquoi|por ?qué|perché|porqu[eê]|waarom)\s[^.;!?]*)$",
    re.IGNORECASE,
)
"""A no before the verb: "don't leave out", "not without"."""
_KEPT_BEHIND: Final = regex(
    r"(?:\s+[^\W\d_]+)?\s+(?:nicht|niet|drin(?:nen)?|stehen|staan|erin|so|zo|in(?=\W*$)|alone"
    r"|unchanged|unverändert)(?!\w)",
    re.IGNORECASE,
)
_AWAY: Final = regex(
    r"(?:\s+(?:bitte|doch|mal|please|maar|even|ganz|helemaal|alsjeblieft))*\s+(?:weg|aus|fallen|bleiben|beiseite|over|vallen"
    r"|achterwege|uit|out|off|away|aside)(?!\w)",
    re.IGNORECASE,
)
"""What makes "leave", "lass" and "laat" mean that something goes."""
_ENDS: Final = regex(
    r"\s*(?:$|[^\w\s'’]|(?:and|but|then|now|please|too|also|as|for|because|since|so|if|from|it|i|we"
    r"|that|this|out|off|away|aside|entirely|completely|altogether|again|thanks|instead|with|only"
    r"|of (?:the |this |my |your )?(?:plan|goal|them|it|these|those)"
    r"|to(?!\s+(?:about|only|just|under|below|a|an|half|max\w*|\d|" + COUNTED + r")(?!\w))"
    r"|und|aber|dann|bitte|auch|weil|denn|aus|weg|vom|ganz|komplett|jetzt|noch|ich|das|wir|damit|wenn"
    r"|et|mais|puis|s['’]il|aussi|car|parce|du|pour|je|complètement"
    r"|y|pero|luego|por|también|porque|del|para|yo"
    r"|e|ma|poi|per|anche|perché|dal|io|mas|depois|também|do|pra|eu"
    r"|en|maar|dan|graag|alsjeblieft|ook|want|omdat|uit|over|van|ik|helemaal)(?![\w-]))",
    re.IGNORECASE,
)
"""What may follow a part; another word makes it a part of something else: "the first page"."""
_TAIL: Final = regex(r"(?:['’]\w+)?(?:\s+[\w'’-]+){0,3}", re.IGNORECASE)
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


_THING: Final = r"[^\W\d_][\w-]{1,30}(?:\s+[^\W\d_][\w-]{1,30}){0,2}?"
_OF_PART: Final = regex(
    rf"(?:(?P<before>{_THING})[\s-]+{PART}(?![\w-])"
    rf"|{PART}\s+(?:with|about|on|for|that|mit|zu[mr]?|über|avec|sur|con|de|sobre|su|com|met|over)\s+"
    rf"{ARTICLE}(?P<behind>{_THING})(?=\s*(?:$|[.,;!?])))",
    re.IGNORECASE,
)
"""A part by what it does: "the weather step", "the step with the hotels"."""
_ALONE: Final = regex(
    rf"(?P<before>{_THING})(?P<behind>)(?:\s+please|\s+bitte)?[\s.!]*$", re.IGNORECASE
)
_DROPS: Final = regex(
    r"(?:drop|skip|remove|leave out|delete|cut(?: out)?|take out|streich|überspring|entfern|lösch"
    r"|enlève|supprime|retire|quita|elimina|togli|rimuov|tira|remov|schrap|verwijder)",
    re.IGNORECASE,
)
"""Orders that something goes; "without" may say it of a thing."""
_NO_WORKS: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a plan is to be left out."""

    keys: tuple[str, ...] = ()
    """The parts that are meant."""
    unclear: str = ""
    """What names no part, or several, as it was said; empty where all is clear."""
    several: tuple[str, ...] = ()
    """The parts that can be meant by it."""
    kept: str = ""
    """What is said to stay: "don't drop part 2"."""

    def __bool__(self) -> bool:
        return bool(self.keys or self.unclear or self.kept)


def left_out(
    text: str, keys: Sequence[str], works: Mapping[str, frozenset[str]] = _NO_WORKS
) -> LeftOut:
    """Return the parts of a plan that a text wants left out; nothing: it wants none left out.

    Args:
        text: "leave out the second part", "ohne Schritt 2 und 3", "without the calculation".
        keys: The keys of the plan's parts, in their order.
        works: The stems of what each of them does: "drop the weather step".
    """
    said = text[:_READ]
    meant: dict[str, None] = {}
    kept = ""
    for verb in _VERB.finditer(said):
        read = _read_at(said, verb.end(), keys)
        if read is None or (read[0].unclear and not read[0].several):
            read = _by_work(said, verb, works) or read
        if read is None:
            continue
        found, end = read
        rest = said[end:]
        if _KEPT.search(said[: verb.start()]) or _KEPT_BEHIND.match(rest):
            kept = said[verb.end() : end]
            continue
        if verb["split"] and not _AWAY.match(rest):
            continue
        ends = _ENDS.match(rest) is not None
        if found.several:
            return found
        if found.unclear or not ends:
            tail = None if ends else _TAIL.match(rest)
            words = f"{found.unclear or said[verb.end() : end]}{tail[0] if tail else ''}"
            return LeftOut(unclear=words.strip())
        meant |= dict.fromkeys(found.keys)
    return LeftOut(keys=tuple(meant)) if meant else LeftOut(kept=kept.strip())


def no_extra_cost(text: str) -> bool:
    """Tell whether a text says that nothing more is to be spent: "ohne Zusatzkosten"."""
    return _EXTRA.search(text[:_READ]) is not None


def wants_cheaper(text: str) -> bool:
    """Tell whether a text says nothing but that it shall cost less: "make it cheaper"."""
    return _CHEAPER.match(text[:_READ]) is not None


def _read_at(said: str, start: int, keys: Sequence[str]) -> tuple[LeftOut, int] | None:
    """Return the parts that are named behind a verb, and where these words end; None: no part."""
    if but := _ALL_BUT.match(said, start):
        return LeftOut(unclear=but[0]), but.end()
    found: list[str] = []
    end = last = start
    while True:
        placed = places_at(said, end, len(keys)) or (places_behind(said, end) if found else None)
        if placed is not None:
            places, stop = placed
            found += (keys[at] if 0 <= at < len(keys) else "" for at in places)
        elif (named := _WORD.match(said, end)) and (names := _by_name(named["what"], keys)):
            stop = named.end()
            if len(names) > 1:
                return LeftOut(unclear=named["what"], several=names), stop
            found += names
        elif not found and (part := _SOME_PART.match(said, end)):
            return LeftOut(unclear=part[0]), part.end()
        else:
            break
        last = stop
        step = _NEXT.match(said, stop)
        if step is None:
            break
        end = step.end()
    if not found:
        return None
    clear = all(found)
    return LeftOut(tuple(found) if clear else (), "" if clear else said[start:last]), last


def _by_work(
    said: str, verb: re.Match[str], works: Mapping[str, frozenset[str]]
) -> tuple[LeftOut, int] | None:
    """Return the parts that do what words behind a verb name, and where the words end.

    The words stand beside "step", or are all that an order to drop something says.
    """
    named = of_part = _OF_PART.match(said, verb.end())
    if named is None and not said[: verb.start()].strip(" ,.!") and _DROPS.match(verb[0]):
        named = _ALONE.match(said, verb.end())
    if named is None:
        return None
    wanted = content_stems(named["before"] or named["behind"] or "")
    found = tuple(key for key, work in works.items() if wanted and wanted <= work)
    words = named[0].strip(" .!")
    if len(found) == 1:
        return LeftOut(found), named.end()
    if found:
        return LeftOut(unclear=words, several=found), named.end()
    return (LeftOut(unclear=words), named.end()) if of_part else None


def _by_name(word: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Return the parts that a word names: by the key, or by what a part does."""
    said = word.casefold()
    if said in keys:
        return (said,)
    if _NO_PART.match(said):
        return ()
    kinds = next((kinds for words, kinds in _KINDS if words.match(said)), ())
    return tuple(key for key in keys if re.sub(r"-\d+$", "", key) in kinds)
