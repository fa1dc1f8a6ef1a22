# ruff: noqa: RUF001  # words of many languages
"""Words that take note of something, and neither want nor refuse it.

"Ok, I get it" and "don't change anything" hold words that elsewhere are a yes or a no, and decide
nothing.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_APPROVES: Final = regex(
    r"(?<!\w)(?:(?:dis)?approv\w*|confirm\w*|accept\w*|genehmig\w*|approuv\w*|apr[uo][eb]\w*"
    r"|goedgekeurd|goedkeur\w*)(?!\w)",
    re.IGNORECASE,
)
"""What can be meant apart from running: "approve it, but don't run it". A bare yes cannot."""
_UNDERSTOOD: Final = regex(
    r"(?<!\w)(?:(?:i|we) (?:get|got|see|hear)"
    r"(?: (?:it|that|you|the (?:idea|point|picture)))?(?=\W*$)"
    r"|(?:i )?(?:understand|understood)|noted|point taken|fair enough|good to know"
    r"|(?:ich )?versteh(?:e|t)?|(?:hab(?:e)? )?(?:ich )?verstanden|kapiert|begriffen|ach so|aha"
    r"|je (?:vois|comprends)|(?:j['’]ai )?compris|capisco|(?:ho )?capito|chiaro"
    r"|entiendo|entendido|ya veo|comprendo|entendi|percebi|compreendo"
    r"|(?:ik )?(?:snap|begrijp) (?:het|ik)|begrepen|gesnopen|duidelijk)(?!\w)",
    re.IGNORECASE,
)
"""That something was understood, which wants nothing: "ok, i get it"."""
_LEAVES_AS_IS: Final = regex(
    r"(?<!\w)(?:(?:don['’]?t|do not|never|no need to) (?:change|touch|alter|edit|modify)"
    r"|(?:change|touch|alter) nothing|leave (?:it|everything|that) (?:as (?:it|that) is"
    r"|alone|be|running)"
    r"|(?:ändere?|änder|verändere?) (?:bitte )?nichts|nichts ändern|lass (?:es|alles) so"
    r"|(?:ne )?change[rz]? rien|no cambies nada|non cambiare n(?:iente|ulla)|não mud(?:e|es) nada"
    r"|verander niets|niets veranderen)(?!\w)",
    re.IGNORECASE,
)
"""That all stays as it is, which neither ends nor changes anything."""


def acknowledges(text: str) -> bool:
    """Tell whether a message says that something was understood: "noted", "capisco"."""
    return _UNDERSTOOD.search(text) is not None


def approves(text: str) -> bool:
    """Tell whether a message has a word that approves, whatever else it says."""
    return _APPROVES.search(text) is not None


def leaves_as_is(text: str) -> bool:
    """Tell whether a message says that all stays as it is: "don't change anything"."""
    return _LEAVES_AS_IS.search(text) is not None
