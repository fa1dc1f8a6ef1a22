# words of many languages
"""A change said as what would be better: "6:30 is better", "um acht passt besser".

It is put as the order that it means, "rather at 6:30", for whoever reads orders. What is preferred
may be no time at all: then it is an order that nobody reads either.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120
_IS: Final = (
    r"(?:is|['’]s|are|would(?:\s+be)?|might\s+be|will\s+be|works?|suits?|fits?|sounds?|looks?|ist|sind"  # noqa: RUF001
    r"|wäre[n]?|passt|passen|est|serait|sont|ira(?:it)?|conviendrait|es|son|sería|va|vendría|è|sono"
    r"|sarebbe|andrebbe|é|são|seria|fica|ficaria|zou|zijn)"
)
_ME: Final = r"(?:me|us|mir|uns|für\s+mich|m['’]|nous|moi|me|mi|ci|mij|ons)"  # noqa: RUF001
_MUCH: Final = r"(?:much|a\s+lot|even|a\s+bit|viel|etwas|noch|bien|mucho|molto|muito|veel)"
_BETTER: Final = (
    r"(?:better|best|preferable|nicer|besser|mieux|préférable|mejor|meglio|melhor|beter)"
)
_SAID: Final = regex(
    rf"^(?P<what>[^,;?!]{{1,60}}?)\s*(?<=[\w ])\b{_IS}\s+(?:{_ME}\s+)?(?:{_MUCH}\s+)?{_BETTER}"
    rf"(?:\s+(?:zijn|(?:for|to)\s+{_ME}|{_ME}|pour\s+moi|para\s+m[íi]m?|per\s+me|voor\s+mij|then|now"
    r"|i\s+think|please))*\W*$",
    re.IGNORECASE,
)
_HOUR: Final = regex(r"^\d{1,2}(?:\s*(?:uhr|uur|h))?$", re.IGNORECASE)


def preferred(said: str) -> str:
    """Return a message that says what would be better as the order that it means.

    Args:
        said: Without what leads it: "8 is better". Any other message is returned as it is.
    """
    found = _SAID.match(said) if len(said) <= _LONGEST else None
    if found is None:
        return said
    what = found["what"].strip()
    return f"rather at {what}" if _HOUR.match(what) else f"rather {what}"
