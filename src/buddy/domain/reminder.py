# ruff: noqa: RUF001  # words of many languages
"""A wish to be reminded: "remind me to call mum at 6", "erinnere mich morgen an den Termin".

Nothing of Buddy's reminds anybody. What shall be done at a time by a tool of its own is a schedule,
however it is said: "remind me every day to check https://shop.example".
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots
from buddy.domain.slots_when import when_in
from buddy.domain.time_ahead import time_ahead

_LONGEST: Final = 300
_LEAD: Final = regex(
    r"^\W*(?:remind (?:me|us)|(?:set|make|create)(?: me)? an? reminder|erinner(?:e|n sie)?(?: du)?"
    r" (?:mich|uns)|rappelle[- ](?:moi|nous)|rappelez-moi|recu[ée]rda(?:me|nos)|ricorda(?:mi|ci)"
    r"|lembr[ae]-me|herinner (?:me|mij|ons))\b\s*",
    re.IGNORECASE,
)
_SMALL: Final = r"^(?:[\s,]*(?:please|bitte|doch|mal|eraan|daran))*[\s,]*"
_TO: Final = regex(
    rf"{_SMALL}(?:(?:to|om|zu)\b\s*|(?:(?:de|di|a|para|per)\s+|d['’])?(?=\w{{2,20}}(?:[aei]r|re)\b))"
    r"(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Something to do, which needs no time to be a reminder."""
_OF: Final = regex(
    rf"{_SMALL}(?:(?P<soft>of|an|de|di|da|al|alla|della|del|aan|dell['’]|d['’])|about|for|für|pour|para|per|voor)"
    r"(?:\b|(?<=['’]))\s*"
    r"(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""A thing. Of some somebody may want to be told now, without a time: "remind me of the price"."""
_WORK: Final = regex(
    r"^(?:check|search|look|read|extract|summari[sz]e|list|compare|scrape|open|visit|run|find|watch"
    r"|calculate|compute|sum|count|convert|fetch|track|monitor|research|google|crawl|chercher|lire"
    r"|vérifier|comparer|calculer|buscar|leer|comprobar|comparar|calcular|cercare|leggere"
    r"|controllare|confrontare|calcolare|procurar|ler|verificar|zoeken|lezen|vergelijken"
    r"|it|this|that|das|dies)\b",
    re.IGNORECASE,
)
_TELLS: Final = regex(
    r"^(?:what|which|who|whom|where|when|why|how|whether|if|was|wer|wo|wann|wie|welche\w*|ce que"
    r"|qui|comment|lo que|cómo|ciò che|come|o que|como|wat|hoe"
    r"|(?:the |my |our |your )?(?:last|latest|previous))(?!\w)",
    re.IGNORECASE,
)
"""What is told, and no thing that comes: "of what you can do"."""


def is_reminder(text: str) -> bool:
    """Tell whether a message only wishes to be reminded of what no tool of Buddy's does.

    Args:
        text: The message, without its courtesies.
    """
    lead = _LEAD.match(text) if len(text) <= _LONGEST else None
    if lead is None or find_slots(text).urls:
        return False
    rest = text[lead.end() :]
    when = when_in(rest)
    said = rest.replace(when, " ", 1) if when else rest
    found = _TO.match(said)
    if found is None and (found := _OF.match(said)) and found["soft"]:
        found = found if when or time_ahead(rest) else None
    if found is None or _TELLS.match(found["what"]):
        return False
    what = found["what"].strip(" .,!?")
    return bool(what) and _WORK.match(what) is None and plain_work(what) is None
