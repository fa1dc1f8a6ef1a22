# words of many languages
"""What an objective looks for in the person's own notes, and which slots of them it fills."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.note_words import LONGEST, NOTES, POLITE, SHORT, compiled, name_of
from buddy.domain.own_documents import own_query_in
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots
from buddy.domain.slots_note import lists_notes, note_in

_SEARCHED: Final = compiled(
    rf"^{POLITE}(?:(?:search|look|check|go)\s+(?:(?:up|in|into|through)\s+)?{NOTES}"
    rf"(?:\s+(?:for|about|on))?|(?:what|which|anything)\s+(?:did|have|do)\s+i\s+(?:note|noted|write"
    rf"|wrote|written|save|saved|tell|told)(?:\s+(?:you|down))*(?:\s+(?:about|on|of|for))?"
    rf"|(?:what|where)\s+(?:do|does|is|are|did)\s+{NOTES}\s+(?:say|tell)?(?:\s+(?:me))?"
    rf"(?:\s*(?:about|on|of|for))?"
    rf"|(?:find|show|get|open|look\s+(?:up|for)|give\s+me|where\s+(?:is|are)|do\s+i\s+have)\s+"
    rf"(?:me\s+)?(?:(?:all|a|an|any|some|the)\s+)*(?:my\s+)?notes?\s+(?:about|on|of|for|with)"
    rf"|what\s+do\s+you\s+(?:remember|know\s+from\s+my\s+notes)\s+about)\s+(?P<name>\S.*)$"
)
_SEARCHED_LAST: Final = compiled(
    rf"^{POLITE}(?:find|search(?:\s+for)?|look\s+(?:up|for)|show(?:\s+me)?|get)\s+(?P<name>\S.*)\s"
    rf"(?:in|from|among)\s+{NOTES}[\s.?!]*$"
)


_MY_NOTE: Final = compiled(
    rf"^{POLITE}(?:find|look(?:ing)?\s+for|i(?:'m|\s+am)\s+looking\s+for|(?:ich\s+)?suche?"
    r"|finde|(?:je\s+)?cherche|trouve|busc[ao]|encuentra|cerc[ao]|trova|procur[ao]|encontra"
    r"|(?:ik\s+)?zoek|vind)"
    r"\s+(?:my|meine?|ma|mes|mis?|(?:la\s+|le\s+)?mi[ae]|(?:as?\s+)?minhas?|mijn)\s+"
    r"(?!last|latest|newest|first|second|letzte|neueste|erste|derni|premi|[uú]ltim|primer|prim[ao]|laatste)"
    r"(?P<before>\w{3,30}\s+)?"
    r"(?:notes?|notiz(?:en)?|notas?|not[ae]|notitie)"
    r"(?:\s+(?:about|on|for|with|of|über|von|zu|sur|de|sobre|su|di|over|van)\s+(?P<name>\S.*)"
    r"|\s+(?P<after>\w{3,30}))?[\s.?!]*$"
)
"""One's own note that is looked for: "find my old note", "busco mi nota de wifi"."""
_OF_MINE: Final = compiled(
    rf"^{POLITE}¿?\s*(?:(?:what|where|when|who)(?:'s|\s+is|\s+are|\s+was)|do\s+you\s+(?:remember"
    rf"|recall)"
    r"|wie\s+(?:ist|lautet|heißt)|was\s+ist|wo\s+(?:ist|sind|liegt)|wann\s+(?:ist|hat)"
    r"|quel(?:le)?s?\s+(?:est|sont)|où\s+(?:est|sont)|quand\s+est"
    r"|cuál(?:es)?\s+(?:es|son)|dónde\s+est[aá]n?|cuándo\s+es|qual\s+[èé]|dov'è|dove\s+(?:sono|è)"
    r"|quando\s+[èé]|onde\s+est(?:á|ão)|wat\s+is|waar\s+(?:is|zijn|ligt)|wanneer\s+is)\s+"
    r"(?:my|meine?[rnms]?|mon|ma|mes|mis?|(?:il\s+|lo\s+)?mio|(?:la\s+)?mia|(?:o\s+)?meu"
    r"|(?:a\s+)?minha|mijn)\s+(?P<name>\S.*)$"
)
"""A question for something of the person's own: "what's my locker code?"."""
_NOT_NOTED: Final = regex(
    r"\d|%|https?:|www\.|\b(?:budgets?|limits?|limiet|límite|plafond|caps?|balance|credits?"
    r"|spen[dt]\w*|costs?"
    r"|missions?|missione|misi[oó]n\w*|miss(?:ão|ões)|schedul\w*|proposals?|vorschl\w+|runs?|inbox"
    r"|queue|status|progress|success|tools?|approvals?|results?|ergebnis\w*|sessions?|notes?"
    r"|notiz\w*"
    r"|files?|folders?|director(?:y|ies)|dateien?|ordner|fichiers?|dossiers?|archivos?|carpetas?|ip"
    r"|options?|choices?|last|next|weather|wetter|time|zone|turn|fault|best|name\s+again)\b",
    re.IGNORECASE,
)
"""What Buddy keeps of its own work, has on its disk, or can look up: no note tells it."""
_ACCORDING: Final = compiled(
    rf"^{POLITE}(?:where|what|when|who|how|which)\s+(?P<name>\S.*?),?\s+(?:according\s+to|in"
    rf"|from)\s+"
    rf"{NOTES}[\s.?!]*$"
)


_PUTS_IN: Final = compiled(
    r"(?:,|;|\band|\bthen)\s+(?:\w+\s+){0,2}?(?:save|store|put|add|write|keep|note|jot|record|file"
    r"|remember)\s"
)
"""Another piece of work that ends in the notes: "find the fares and keep them in my notes"."""


def note_query_in(objective: str) -> str:
    """Return what an objective looks for in the person's own notes; empty where it does not."""
    text = objective.strip()[:LONGEST]
    if lists_notes(text):
        return ""
    found = _SEARCHED.match(text) or _SEARCHED_LAST.match(text) or _ACCORDING.match(text)
    if found is not None and _PUTS_IN.search(found["name"]):
        return ""
    if found is None:
        if own := own_query_in(text):
            return name_of(own)
        if mine := _MY_NOTE.match(text.replace("\u2019", "'")[:SHORT]):
            return name_of(mine["name"] or mine["after"] or mine["before"] or "")
        found = _OF_MINE.match(text.replace("\u2019", "'")[:SHORT])
        if found is None or _NOT_NOTED.search(found["name"]):
            return ""
    return name_of(found["name"])


def spoken_in(objective: str) -> frozenset[str]:
    """Return the slots of the notes that an objective fills in so many words.

    An address in it leaves open what is asked for: "note the prices on example.org" may mean the
    page.
    """
    if lists_notes(objective) or note_query_in(objective):
        spoken = "knowledge_source"
    elif note_in(objective) is not None:
        spoken = "note_action"
    else:
        return frozenset()
    # Last, for it takes the longest and most objectives speak of no note.
    return frozenset() if find_slots(objective).urls else frozenset({spoken})
