# words of many languages
"""What each run of repeated work may spend: "limit the shop one to 10 cents a run"."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.limit_words import MOST
from buddy.domain.money import Money
from buddy.domain.money_words import amounts_in
from buddy.domain.regex import regex
from buddy.domain.spending_words import LIMITED

_LONGEST: Final = 120
_EACH: Final = regex(
    r"(?<!\w)(?:(?:a|per|each|every|for each|for every)\s+(?:run|time|firing|check)"
    r"|(?:pro|je|jede[nrsm]?|bei jedem)\s+(?:lauf|mal|durchlauf|ausf[üu]hrung)"
    r"|(?:par|à chaque|chaque)\s+(?:fois|ex[ée]cution|passage)"
    r"|(?:por|cada|em cada|en cada|a cada)\s+(?:vez|ejecuci[óo]n|execu[çc][ãa]o)"
    r"|(?:per|ogni|a|ad ogni)\s+(?:volta|esecuzione)"
    r"|(?:per|elke|iedere)\s+(?:keer|run|uitvoering))(?!\w)",
    re.IGNORECASE,
)
_FILLER: Final = regex(
    rf"(?<!\w)(?:{MOST}|{LIMITED}|please|bitte|por favor|per favore|alsjeblieft|limit\w*|cap|set"
    r"|make"
    r"|let|change|keep|spend|should|may|can|cost|only|just|yes|ok(?:ay)?|but|and|it|is|be|to|of"
    r"|begrenz\w*|beschränk\w*|auf|nur|es|soll|darf|kosten|limite[rz]?|à|au|seulement|limita\w*|limite"
    r"|a|em|en|solo|s[óo]|apenas|beperk\w*|tot|op|alleen|sim|s[ií]|sì|oui|ja|mas|mais|pero|ma|maar"
    r"|aber)(?!\w)|[^\w\s-]",
    re.IGNORECASE,
)


def run_limit(text: str) -> tuple[Money, str] | None:
    """Return what a run may spend, and the words besides, which may name the schedule.

    None: a message sets no such limit, or more than one.
    """
    if len(text) > _LONGEST or _EACH.search(text) is None or "?" in text:
        return None
    amounts = amounts_in(text)
    if len(amounts) != 1:
        return None
    (amount,) = amounts
    most = amount.dollars
    if most is None:
        return None
    rest = f"{text[: amount.start]} {text[amount.end :]}"
    return most, " ".join(_FILLER.sub(" ", _EACH.sub(" ", rest)).split())
