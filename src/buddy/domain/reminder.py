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

_LONGEST: Final = 300
_LEAD: Final = regex(
    r"^\W*(?:remind (?:me|us)|(?:set|make|create)(?: me)? an? reminder|erinner(?:e|n sie)?(?: du)?"
    r" (?:mich|uns)|rappelle[- ](?:moi|nous)|rappelez-moi|recu[ée]rda(?:me|nos)|ricorda(?:mi|ci)"
    r"|lembr[ae]-me|herinner (?:me|mij|ons))\b\s*",
    re.IGNORECASE,
)
_OF: Final = regex(
    r"(?:^(?:[\s,]*(?:please|bitte|doch|mal|eraan|daran))*[\s,]*(?:to|of|about|an|zu|de|d['’]|que|di|a"
    r"|al|alla|aan|om|for|für|pour|para|per|voor)\b\s*"
    r"|^[\s,]*(?=\w{2,20}[aei]r\b))(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WORK: Final = regex(
    r"^(?:check|search|look|read|extract|summari[sz]e|list|compare|scrape|open|visit|run|find|watch"
    r"|it|this|that|das|dies)\b",
    re.IGNORECASE,
)


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
    found = _OF.match(rest.replace(when, " ", 1) if when else rest)
    if found is None:
        return False
    what = found["what"].strip(" .,!?")
    return bool(what) and _WORK.match(what) is None and plain_work(what) is None
