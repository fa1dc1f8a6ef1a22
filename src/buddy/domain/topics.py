# ruff: noqa: RUF001  # words of many languages
"""What an objective must speak of before a tool that does only that may be chosen for it.

A page's text and the differences between two looks at it read alike, so neither likeness nor
ratings tell them apart: one bad word on the one would bring up the other, which answers another
question. The words do tell. English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from buddy.domain.change_watch import watch_wished
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

CHANGES: Final = "changes"
"""That something is, or may be, another than before."""

_READ: Final = 2_000
"""Characters of an objective that are looked through."""
_WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    CHANGES: regex(
        r"(?<!\w)(?:chang\w*|differen\w*|differs?|updat\w*|track\w*|monitor\w*|watch\w*|follow"
        r"|keep an eye|since (?:you|we|i|my|the|your|our) last|last (?:look|visit|time)|same as"
        r"|still (?:the same|says?|there)|what['’]?s new|anything new|news? (?:on|at)"
        r"|(?:ver|ab)?änder\w*|geändert|unterschied\w*|verfolg\w*|beobacht\w*|überwach\w*"
        r"|im auge|neues|seit dem letzten"
        r"|modifi\w*|surveill\w*|suivre|suis|nouveau(?:té)?s?|différen\w*|depuis"
        r"|cambi\w*|vigil\w*|sigue|rastre\w*|novedad\w*|nuevo|diferen\w*"
        r"|sorvegli\w*|segui|novità|diverso"
        r"|mud(?:ou|a|ar|ança\w*)|alter(?:ou|a|ar|ação|ações)|acompanh\w*|vigi\w*|novidade\w*"
        r"|verander\w*|gewijzigd|wijzig\w*|volg|in de gaten|nieuws|anders)(?!\w)",
        re.IGNORECASE,
    ),
}

_LOOK: Final = (
    r"(?:check|watch|track|monitor|look|inspect|see|tell|prüf\w*|schau\w*|beobacht\w*|überwach\w*"
    r"|kontrollier\w*|vérifi\w*|surveill\w*|regard\w*|contrôl\w*|revis\w*|comprueb\w*|comprob\w*|mira\w*"
    r"|vigil\w*|controll\w*|verific\w*|verifique|guard\w*|sorvegli\w*|confir\w*|olh\w*|monitor\w*|acompanh\w*"
    r"|cheque|controleer|bekijk|kijk|volg)"
)
_ASKED: Final[Mapping[str, re.Pattern[str]]] = {
    CHANGES: regex(
        rf"(?<!\w){_LOOK}(?!\w).{{0,300}}?(?<!\w)(?:for\s+(?:any\s+|new\s+)?(?:changes|updates"
        r"|differences)|(?:if|whether|what|when)\s.{0,200}?chang(?:ed|es)"
        r"|auf\s+(?:ver)?änderungen|auf\s+neu(?:es|igkeiten)|ob\s.{0,200}?geändert"
        r"|changements|modifications|nouveautés|a\s+changé|cambios|novedades|ha\s+cambiado"
        r"|cambiamenti|modifiche|novità|è\s+cambiat[oa]|mudanças|alterações|novidades|mudou"
        r"|op\s+(?:wijzigingen|veranderingen)|veranderd|gewijzigd)(?!\w)",
        re.IGNORECASE | re.DOTALL,
    ),
}
_FOLLOWS: Final[Mapping[str, re.Pattern[str]]] = {
    CHANGES: regex(
        r"^\W*(?:(?:please|bitte|buddy|ok(?:ay)?|por favor|per favore|(?:can|could) you)\b[\s,]*)*"
        r"(?:track|monitor|watch|follow|keep (?:an eye|track|tabs) (?:on|of)|verfolg\w*|beobacht\w*"
        r"|überwach\w*|surveill\w*|suis|vigila|rastrea|monitorea|sorveglia|monitora|monitorizza"
        r"|acompanh[ae]|monitore|vigie|volg|bewaak)"
        r"(?:\s+(?:the|this|die|diese|la|el|il|a|o|de))?(?:\s+(?:page|site|seite|página|pagina))?\s*"
        r"(?P<page>\S+)\W*$",
        re.IGNORECASE,
    ),
}
"""A page that is followed, and nothing more: what is wanted of it is what changes there."""


def asked_topics(objective: str) -> frozenset[str]:
    """Return the topics that an objective asks for in so many words, of a page that it names."""
    said = objective[:_READ]
    found = frozenset(topic for topic, form in _ASKED.items() if form.search(said))
    urls = find_slots(objective).urls
    if not urls:
        return frozenset()
    if watch_wished(said):
        found |= {CHANGES}
    followed = ((topic, form.search(said)) for topic, form in _FOLLOWS.items())
    return found | {topic for topic, of in followed if of and of["page"].startswith(urls[0])}


def speaks_of(topic: str, objective: str) -> bool:
    """Tell whether an objective has a word of a topic.

    Raises:
        KeyError: There is no such topic.
    """
    if topic == CHANGES and watch_wished(objective[:_READ]):
        return True
    return _WORDS[topic].search(objective[:_READ]) is not None
