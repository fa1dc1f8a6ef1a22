# ruff: noqa: RUF001  # words of many languages
"""How many lines of a file are asked for: all, those that hold words, or those without one.

Every word of the question has to be read: with one left over ("with more than 5 words", "that were
not fixed") the lines that were counted would be others than those that are asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.told_counts import same_word

_LINES: Final = regex(r"(?:lines?|zeilen?|lignes?|l[íi]neas?|righe|linhas?|regels?)", re.IGNORECASE)
_LOGGED: Final = regex(
    r"(?:(?:log)?entries|messages?|(?:log)?einträge|meldungen|entrées|entradas|voci|mensajes"
    r"|messaggi|mensagens|berichten)",
    re.IGNORECASE,
)
"""What the lines of a log are called as well."""
_HOLD: Final = regex(
    r"(?:contain(?:s|ing)?|with|have|has|having|says?|mention(?:s|ing)?|holds?|enthalten|mit|haben"
    r"|contiennent|avec|ont|contienen|tienen|con|contengono|hanno|contêm|têm|com|bevatten|hebben"
    r"|met)",
    re.IGNORECASE,
)
_NO: Final = regex(
    r"(?:not|don['’]?t|doesn['’]?t|without|lack(?:ing)?|no|nicht|ohne|keine?n?|pas|sans|aucune?|sin"
    r"|non|senza|não|sem|niet|zonder|geen)",
    re.IGNORECASE,
)
_QUIET: Final = regex(
    r"(?:the|are|is|was|were|there|in|of|it|its|them|they|this|that|does|do|did|file|log|logs|logged"
    r"|altogether|total|overall|please|an|any|you|find|found|see|occur\w*|happen\w*|appear\w*|and|so|ok|okay|tell|me|count|der|die|das|den|dem|im|sind|gibt"
    r"|es|hat|datei|insgesamt|ein|eine[ns]?|un|une|una|uma?|een|bitte|und|le|la|les|dans|ce|fichier|y|a-t-il|il|a|ne|n['’]y|el|los|las"
    r"|en|hay|archivo|ci|sono|nel|file|ha|há|no|arquivo|tem|het|er|zijn|bestand|heeft)",
    re.IGNORECASE,
)
"""What says nothing of which lines are meant."""
_CALLED: Final = regex(
    r"(?:words?|terms?|strings?|texts?|phrases?|wort|mot|palabra|parola|palavra|woord)",
    re.IGNORECASE,
)
"""What a word that is looked for is announced by: "contain the word timeout"."""
_UNREAD: Final = regex(
    r"(?:only|just|more|less|fewer|than|least|most|either|neither|both|since|after|before|between"
    r"|during|until|per|each|every|today|yesterday|now|empty|blank|long\w*|short\w*|unique|distinct"
    r"|different|duplicate\w*|new|first|last|words?|characters?|letters?|digits?|numbers?|times|mehr"
    r"|weniger|seit|nach|vor|zwischen|heute|gestern|leere?n?|wörter|zeichen|plus|moins|depuis|après"
    r"|avant|entre|hier|vides?|mots|más|menos|desde|después|antes|hoy|ayer|vac[íi]as|palabras|più"
    r"|meno|dopo|prima|oggi|ieri|vuote|parole|mais|depois|hoje|ontem|vazias|palavras|meer|minder"
    r"|sinds|na|vandaag|gisteren|lege|woorden)",
    re.IGNORECASE,
)
"""What says more of lines than which words stand in them."""
_PLACE: Final = "\0"
_QUOTED: Final = regex(r"[\"“„«](?P<what>[^\"“”„«»]{1,60})[\"”“»]")
_WORD: Final = regex(r"[^\W_]+")
_MOST: Final = 3
"""Words that are looked for together."""
_SHORTEST: Final = 3
"""Letters of a log's level, ``ERR`` or ``WARN``, and of a word that is looked for."""
_LONGEST: Final = 40
"""Words of a question."""
_ALL: Final = regex(r"q*Lq*H?")
_WITH: Final = regex(r"q*W+Lq*H?|q*Lq*H+q*C?q*W+q*|q*Lq*W+H")
_WITHOUT: Final = regex(r"q*Lq*(?:NH?|HN)q*C?q*W+q*|q*Lq*W+(?:NH?|HN)")
_OF_LOG: Final = regex(r"q*W+q*H?")
"""How kinds of words follow each other in a question that is read: quiet ones, lines, to hold, no,
what a word is announced by, and the words themselves."""
_KINDS: Final = (("L", _LINES), ("N", _NO), ("H", _HOLD), ("q", _QUIET), ("C", _CALLED))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesAsked:
    """Which lines of a file a question counts."""

    words: tuple[str, ...] = ()
    """What stands in all of them; none: every line is counted."""
    without: bool = False
    """Whether it is those without it."""


def says_lines(text: str) -> bool:
    """Tell whether a text speaks of lines."""
    return any(_LINES.fullmatch(each) for each in _WORD.findall(text))


def lines_asked(said: str, *, log: bool = False) -> LinesAsked | None:
    """Return which lines are counted; None: not every word of the question was read.

    Args:
        said: A question without "how many" and without the file's name: "lines without ERROR".
        log: Whether the file is a log, whose lines need not be called so: "errors".
    """
    quotes = [each["what"].strip() for each in _QUOTED.finditer(said)]
    parts = (each.strip(".,;:!?()…") for each in _QUOTED.sub(f" {_PLACE} ", said).split())
    tokens = [each for each in parts if each]
    kinds = "".join(_kind(each, log=log) for each in tokens)
    if len(tokens) > _LONGEST:
        return None
    if _ALL.fullmatch(kinds):
        return LinesAsked()
    found = [each for each, kind in zip(tokens, kinds, strict=True) if kind == "W"]
    words = tuple(quotes.pop(0) if each == _PLACE else each for each in found)
    if len(words) > _MOST:
        return None
    if _WITH.fullmatch(kinds) or (log and _OF_LOG.fullmatch(kinds)):
        return LinesAsked(words=words)
    without = len(words) == 1 and _WITHOUT.fullmatch(kinds)
    return LinesAsked(words=words, without=True) if without else None


def _kind(token: str, *, log: bool) -> str:
    if token == _PLACE:
        return "W"
    if log and _LOGGED.fullmatch(token):
        return "L"
    named = next((name for name, words in _KINDS if words.fullmatch(token)), None)
    if named is not None:
        return named
    bare = token.isalpha() and not token.isupper()
    small = bare and (len(token) < _SHORTEST or not content_stems(token))
    return "U" if small or _UNREAD.fullmatch(token) else "W"


def line_holds(line: str, word: str) -> bool:
    """Tell whether a word stands in a line: in its singular or plural, else just so.

    Args:
        line: "2026-01-02 WARN disk full".
        word: "warnings", whose log writes only how it begins; "8080", which is no part of 18080.
    """
    if not word.isalpha():
        within = rf"(?<!\w){re.escape(word)}(?!\w)"
        return re.search(within, line, re.IGNORECASE) is not None
    return any(same_word(word, each) or _level(each, word) for each in _WORD.findall(line))


def _level(held: str, word: str) -> bool:
    begins = word.casefold().startswith(held.casefold())
    return len(held) >= _SHORTEST and held.isupper() and begins
