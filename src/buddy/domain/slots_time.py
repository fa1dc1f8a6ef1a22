"""Finding the place in an objective that asks for the time."""

from __future__ import annotations

import re

from buddy.domain.regex import regex

_READ = 1_000
"""Characters of an objective that are looked at."""
_LONGEST_PLACE = 60
"""Characters a place's name may have."""

_TIME = (
    r"(?:what(?:['\u2019]s|\s+is)?\s+)?(?:the\s+)?(?:current\s+|local\s+|exact\s+|right\s+)*"
    r"(?:time|hour|date\s+and\s+time|date|day)(?:\s+(?:is\s+it|it\s+is|will\s+it\s+be"
    r"|would\s+it\s+be|now|today|zone))*"
    r"|time\s*zone|clock|(?:wie\s+)?sp(?:ä|ae)t\s+ist\s+es|uhrzeit|wieviel\s+uhr\s+ist\s+es"
    r"|wie\s+viel\s+uhr\s+ist\s+es|quelle\s+heure\s+est[\s-]il|heure"
    r"|qu(?:é|e)\s+hora\s+es|horas?(?:\s+s(?:ã|a)o)?|hoe\s+laat\s+is\s+het|che\s+ore\s+sono"
    r"|kt(?:ó|o)ra\s+(?:jest\s+)?godzina|godzina"
)
_IN = r"(?:over\s+)?(?:in|at|for|of|within|there\s+in|aktuell\s+in|à|a|au|en|aux|em|no|na|w|we)"
_AFTER_TIME = regex(
    rf"\b(?:{_TIME})\s+(?:right\s+now\s+|now\s+)?{_IN}\s+(?P<place>.+)", re.IGNORECASE
)
_BARE = regex(r"^(?:current\s+|local\s+|the\s+)*time(?:\s+now)?\s+(?P<place>.+)", re.IGNORECASE)
_BEFORE_TIME = regex(
    r"(?:^|\b(?:the|what(?:['\u2019]s|\s+is)(?:\s+the)?|current|tell\s+me(?:\s+the)?)\s+)"
    r"(?P<place>[^\W\d_][^,?!]*?)(?:['\u2019]s)?\s+(?:local\s+|current\s+)*time(?:\s+(?:now"
    r"|please))?$",
    re.IGNORECASE,
)
_LATE = regex(
    r"\b(?:how\s+late|what\s+hour|late|early)\s+is\s+it\s+(?:in|at)\s+(?P<place>.+)", re.IGNORECASE
)
_BETWEEN = regex(
    r"\btime(?:\s*zone)?\s+diff(?:erence)?s?\s+(?:is\s+there\s+)?(?:between|from)\s+(?P<place>.+)",
    re.IGNORECASE,
)
_ZONE_OF = regex(
    r"\btime\s*zone\s+(?:is|does)\s+(?P<place>.+?)\s+(?:in|use|have|follow)\s*[?.!]*$"
    r"|\bclocks?\s+(?:change|go\s+(?:back|forward))\s+(?:in|for)\s+(?P<clocks>.+)",
    re.IGNORECASE,
)
_ANOTHER_TOPIC = regex(
    r"\b(?:of|for|to|with|on|from|by|complexity|series|management|tracking|travel|zones?)\b",
    re.IGNORECASE,
)
_CUE = regex(
    r"\b(?:time|clocks?|hour|date|day|late|uhr|uhrzeit|sp(?:ä|ae)t|heure|horas?|laat|ore|godzina"
    r"|timezone)\b",
    re.IGNORECASE,
)
_END = regex(
    r"\s*(?:[?!;]|(?<!\bst)(?<!\bd\.c)[.](?:\s|$)|,?\s+\b(?:please|right\s+now|now|rn|currently"
    r"|at\s+the\s+moment|today|"
    r"thanks|thank\s+you|bitte|jetzt|gerade|maintenant|s['\u2019]il|teraz|prosz(?:ę|e)|ahora|when"
    r"|if|"
    r"and\s+(?:tell|show|send|email|save|then|also|what|how|the)|then|so\s+(?:that|i)|compared|"
    r"versus|vs|is\s+it|is)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_TIME_BEHIND = regex(r"(?<=[^\W\d_])\s+(?:local\s+)?(?:time|uhrzeit)$", re.IGNORECASE)
"""Said once more behind a place: "in New York time"."""
_AND_IN = regex(
    r",?\s+(?P<and>and|und|et|y|e|en|i)\s+(?:in|at|for|à|a|au|aux|en|em|no|na|w|we)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""Between two places: "Lima and in Cairo" are Lima and Cairo."""
_OPENING = regex(
    r"^(?:(?:please|hey|hi|hello|buddy|ok|okay|can|could|would|will|you|tell|show|give|me|us|find"
    r"|what(?:['\u2019]s|\s+is)|"
    r"get|check|i|want|need|to|know|look|up)\b[\s,]*)+",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(
    {
        *("it", "now", "there", "here", "the", "a", "my", "this", "that", "me", "day", "today"),
        *("general", "total", "case", "advance", "minutes", "hours", "seconds", "days", "real"),
        *("current", "local", "exact", "what", "is", "management", "tracking", "series", "please"),
        *("travel", "zone", "zones", "machine", "is it", "it is", "of day", "the world"),
        *("the", "right", "good", "best", "next", "first", "last", "long", "some", "any", "every"),
    }
)


def place_in(objective: str) -> str | None:
    """Return the place whose time a sentence asks for, or None where it names none.

    The phrase is cut out as it stands; whether such a place exists is for the lookup to say. A
    question for the difference between two places gives both, joined as in the sentence.

    Args:
        objective: A sentence such as ``what time is it in Warsaw?`` or ``time Tokyo``, in
            English, German, French, Spanish, Portuguese, Italian, Dutch or Polish.
    """
    text = " ".join(objective[:_READ].split())
    if not _CUE.search(text):
        return None
    for pattern in (_AFTER_TIME, _LATE):
        match = pattern.search(text)
        if match:
            return _cleaned(match["place"])
    match = _ZONE_OF.search(text)
    if match:
        return _cleaned(match["place"] or match["clocks"])
    match = _BETWEEN.search(text)
    if match:
        return _cleaned(match["place"])
    short = _OPENING.sub("", text).rstrip(" ?!.")
    match = _BARE.search(short) or _BEFORE_TIME.search(short)
    if match is None or _ANOTHER_TOPIC.search(match["place"]):
        return None
    return _cleaned(match["place"])


def _cleaned(phrase: str) -> str | None:
    """Cut what follows a place off; None where no place is left."""
    place = _END.sub("", phrase).strip(" ,.\"'\u201c\u201d")
    place = _TIME_BEHIND.sub("", place)
    place = re.sub(
        r"^(?:the\s+(?:city|town|country)\s+of\s+|in\s+)", "", place, flags=re.IGNORECASE
    )
    place = _AND_IN.sub(r" \g<and> ", place)
    first = place.partition(" ")[0].lower()
    if not place or place.lower() in _NO_PLACE or (first in _NO_PLACE and first != "the"):
        return None
    if len(place) > _LONGEST_PLACE or not any(c.isalpha() for c in place):
        return None
    return place
