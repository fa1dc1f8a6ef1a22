# ruff: noqa: RUF001  # words of many languages
"""Questions about the world, which a search can answer where no model knows anything by heart."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

_LONGEST: Final = 300
_FEWEST: Final = 3
"""Words of a question that says enough to be looked up."""
_LEAD: Final = regex(
    r"^\W*(?:(?:hi|hey|hello|ok(?:ay)?|so|please|buddy|well|quick question)\b[\s,.!:]*"
    r"|(?:do you know|can you tell me|could you tell me|can you explain|please explain|explain"
    r"|tell me|i(?:['’]d like| want| need| would like) to know|i wonder|any idea|just curious"
    r"|weißt du|kannst du mir sagen|tu sais|¿?sabes|sai|você sabe|weet je)\b[\s,:]*)+",
    re.IGNORECASE,
)
_OF_BUDDY: Final = regex(
    r"\b(?:you|your|yours|yourself|u|ur|buddy|missions?|proposals?|propos\w+|approv\w*|warrants?|"
    r"reject\w*|credits?|tools?|schedul\w*|recipes?|templates?|artifacts?|inbox|whiteboard|dashboard"
    r"|settings?|caps?|budget\w*|goals?|runs?|confiden\w*|intents?|revision\w*|survey\w*|feedback"
    r"|scopes?|mcp|api|cli|engine\w*|chat\w*|history|session\w*|conversation\w*|here|app|plugins?|"
    r"features?|account|log ?in|version|status|estimat\w*|priority|standing|parked|sandbox\w*"
    r"|sources?"
    r"|this|that|these|those|it|them|they|there|one|ones|my|mine|our|we|me|us|i"
    r"|\w+st du|du \w+st|dein\w*|dir|dich|ihr|euch|sie|ich|mir|mein\w*|tu|toi|tes|vous|votre|vos"
    r"|je|moi|mon|mes|[çc]a|usted|tú|tus?|yo|mis?|eso|esto|voc[êe]s?|seu|sua|meu|minha|isso"
    r"|idempot\w*|queued?|irreversible|risks?|search\w*|second|first|running|what can"
    r"|questo|quello|tuo|tua|mio|mia|jij|jou|jouw|mijn|dit|dat|ty|twoj\w*|moj\w*|to|misj\w*|missionen"
    r"|vorschl\w*|freigabe\w*|missões|misiones|misión|missão|aprob\w*|aprov\w*|genehmig\w*)\b",
    re.IGNORECASE,
)
"""Words of questions about Buddy itself, or about something said before."""
_NOW: Final = regex(
    r"\bthis (?:year|month|week|season|summer|winter|spring|autumn|weekend|century)\b",
    re.IGNORECASE,
)
_LATIN: Final = "\u024f"
"""The last letter of the Latin alphabets."""
_TO: Final = regex(r"\b(?:to|history|runs?|engine\w*|sources?)\b", re.IGNORECASE)


def world_question(text: str) -> str | None:
    """Return what a question asks about the world, to be searched for; None: it asks of Buddy.

    Args:
        text: A message that is a question and no work by its words.
    """
    asked = _LEAD.sub("", text[:_LONGEST]).strip(" \t\r\n.!?¿¡")
    if len(asked.split()) < _FEWEST or find_slots(asked).urls or len(text) > _LONGEST:
        return None
    if any(letter.isalpha() and letter > _LATIN for letter in asked):
        return None  # whether it asks of Buddy is told by words of languages that are not read here
    found = [match[0] for match in _OF_BUDDY.finditer(_NOW.sub(" ", asked))]
    of_buddy = [word for word in found if not _TO.fullmatch(word)]
    return None if of_buddy else asked
