# ruff: noqa: RUF001  # words of many languages
"""A page that takes the place of another one: "b.example/y instead of a.example/x".

An exchange is said by its own words and has a direction; two addresses beside each other say none,
and what is refused ("don't replace a.example/x by b.example/y") keeps what stands. In English,
German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.slots import MAX_CHARACTERS, addresses_in

_OLD: Final = "\ue000"
_NEW: Final = "\ue001"
_OTHER: Final = "\ue002"
"""Stand for the addresses while the words around them are read."""
_FEW: Final = r"(?:\s+[^\W\d_]+){0,3}?\s+"
_IN_PLACE: Final = (
    r"(?:instead of|rather than|in (?:the )?place of|statt|anstatt|anstelle(?: von)?|lieber als"
    r"|au lieu d[eu]|à la place d[eu]|plutôt que|en (?:lugar|vez) del?|más bien que"
    r"|invece d(?:i|el(?:la)?)|al posto d(?:i|el(?:la)?)|piuttosto che|em vez d[eao]"
    r"|no lugar d[eao]|ao invés d[eao]|in plaats van|liever dan)"
)
_FOR_IT: Final = (
    r"(?:instead(?! of)|stattdessen|dafür|à la place(?! d)|plutôt(?! que)|en su lugar"
    r"|en cambio|invece(?! d)|al suo posto|em vez disso|no lugar dele|in plaats daarvan)"
)
_REPLACE: Final = (
    r"(?:replac(?:e|ing)|swap|exchange|substitute|switch|change|ersetzen?|tauschen?|wechs(?:le|eln)"
    r"|remplace[rz]?|échange[rz]?|reempla[zc]\w*|sustitu\w*|cambi\w*|sostitu\w*|scambi\w*"
    r"|substitu\w*|tro(?:ca|que)\w*|vervang(?:en)?|verwissel(?:en)?|ruil(?:en)?)"
)
_BY: Final = (
    r"(?:by|with|for|to|through|durch|gegen|mit|par|contre|por|con|per|pel[oa]|com|door|voor|met)"
)
_NO: Final = (
    r"(?:do not|don['’]?t|not|never|no|without|nicht|nie|niemals|kein\w*|ne|pas|jamais|nunca"
    r"|jamás|non|mai|não|nao|jamais|niet|nooit|geen|sin|sans|ohne|senza|sem|zonder|avoid|refuse"
    r"|stop|why|warum|pourquoi|waarom|if|unless|wenn|falls)"
)
_TAKE: Final = (
    r"(?:use|take|read|open|visit|check|from|of|want|nimm|lies|öffne|verwende|von|aus|utilise[rz]?"
    r"|prends?|lis|ouvre|usa|usar|use|lee|leas|abre|prendi|prendere|leggi|apri|usare|leia|lê|abra"
    r"|gebruik|lees|neem|de|da|di|van|uit|pas|the|page|site|seite|die)"
)
_KEEP: Final = (
    r"(?<!\w)(?:keep|behalte\w*|garde[rz]?|mant[eé]n|conserva|mantieni|tieni|mant[eé]m|behoud)"
    r"(?!\w)"
)
_AND: Final = r"(?:[,&+]|(?:and|und|et|y|e|en)(?!\w))\s*\ue001"
_BUT: Final = r"(?:but|sondern|mais|sino|ma|bensì|mas|e sim|maar)"
_EXCHANGES: Final = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NEW}[^.;]{{0,40}}?(?<!\w){_IN_PLACE}{_FEW}{_OLD}",
        rf"(?<!\w){_IN_PLACE}{_FEW}{_OLD}\s*,?(?:\s*[^\W\d_]+){{0,4}}?\s*{_NEW}",
        rf"(?<!\w){_REPLACE}{_FEW}{_OLD}(?:\s+[^\W\d_]+)?\s+{_BY}{_FEW}{_NEW}",
        rf"(?<!\w)substitute{_FEW}{_NEW}\s+for{_FEW}{_OLD}",
        rf"{_OLD}\s+{_BY}{_FEW}{_NEW}\s+(?:zu\s+)?{_REPLACE}(?!\w)",
        rf"^(?!.*{_KEEP}).*?{_OLD}(?!\s*{_AND})[^.;]{{0,60}}?{_NEW}\s*,?\s*{_FOR_IT}(?!\w)",
    )
)
_NOT_BUT: Final = regex(
    rf"(?<!\w)(?:do not|don['’]?t|not|nicht|pas|no|non|não|niet)(?:\s+{_TAKE}){{0,4}}\s+{_OLD}"
    rf"(?:\s+(?:lesen|nehmen|öffnen|nehmen|verwenden))?\s*,?\s*{_BUT}(?:\s+{_TAKE}){{0,4}}\s+{_NEW}",
    re.IGNORECASE,
)
_NO_WORD: Final = regex(rf"(?<!\w)(?:{_NO}(?!\w)|n['’](?=\w))", re.IGNORECASE)
_NO_BEHIND: Final = regex(
    r"\s*,?\s*(?:nicht|niet|pas|never|not|no)(?:\s+\w+)?\s*(?:$|[,.;!?])", re.IGNORECASE
)
_ANSWER: Final = regex(r"^\W*(?:no|nein|non|não|nee)\s*[,.!:]", re.IGNORECASE)
"""A no that answers what was said before, and refuses nothing of what follows."""
_MOST: Final = 8
"""Addresses of a sentence that can exchange one for another."""
_SCHEME: Final = regex(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A page of a text, and the one that was named for its place."""

    old: str
    """As it stands in the text."""
    new: str
    """As it was said."""
    refused: bool
    """Whether it is just this exchange that is not wanted."""


def exchange_in(said: str, text: str) -> Exchange | None:
    """Return which page of a text another one takes the place of; None: nothing says so.

    Args:
        said: "replace a.example/x by b.example/y", "lieber b.example/y statt a.example/x".
        text: What the pages stand in: one of them has to be in it and the other one not.
    """
    said = said[:MAX_CHARACTERS]
    own = {_bare(address): address for _, _, address in addresses_in(text)}
    named = addresses_in(said)
    if len(named) > _MOST:
        return None
    old = dict.fromkeys(_bare(each) for _, _, each in named if _bare(each) in own)
    new = {_bare(each): each for _, _, each in named if _bare(each) not in own}
    for old_one in old:
        for new_one, written in new.items():
            words = _marked(said, named, old_one, new_one)
            if (found := _meant(words)) is not None:
                return Exchange(own[old_one], written, refused=not found)
    return None


def exchanged(text: str, exchange: Exchange) -> str:
    """Return a text with the new page wherever the old one stands, and nowhere else."""
    for start, end, address in reversed(addresses_in(text)):
        if _bare(address) == _bare(exchange.old):
            text = f"{text[:start]}{exchange.new}{text[end:]}"
    return text


def same_page(one: str, other: str) -> bool:
    """Tell whether two addresses are one, with or without their scheme."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    host, slash, path = _SCHEME.sub("", address, count=1).partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")


def _marked(said: str, named: list[tuple[int, int, str]], old: str, new: str) -> str:
    for start, end, address in reversed(named):
        mark = {old: _OLD, new: _NEW}.get(_bare(address), _OTHER)
        said = f"{said[:start]}{mark}{said[end:]}"
    return _ANSWER.sub(" ", said)


def _meant(words: str) -> bool | None:
    """Return whether an exchange is wanted; None: the words say none."""
    if _NOT_BUT.search(words):
        return True
    for rule in _EXCHANGES:
        if found := rule.search(words):
            # A no to yet another page ends with that page.
            begin = max(words.rfind(mark, 0, found.start()) for mark in f".;!?\n{_OTHER}") + 1
            no = _NO_WORD.search(words[begin : found.end()]) or _NO_BEHIND.match(
                words[found.end() :]
            )
            return no is None
    return None
