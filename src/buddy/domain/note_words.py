# words of many languages
"""Words in which people speak of their notes, which several readings of a message share."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_ID: Final = regex(r"\bn_[0-9a-f]{12}\b")
POLITE: Final = (
    # Possessive: "please" stands in two branches, and a hundred of them would be tried both ways.
    r"(?:(?:hey|hi|hello|ok(?:ay)?|so|and|also|now|then|buddy|please|kindly|bitte|s'il te pla[iî]t"
    r"|s'il vous pla[iî]t|por favor|per favore|alsjeblieft"
    r"|great|perfect|nice|good|cool|super|excellent|wonderful|brilliant|lovely|yes|yeah|thanks"
    r"|thank you|prima|toll|danke|parfait|merci|genial|perfecto|gracias|perfetto|grazie|[oó]timo"
    r"|obrigad[oa]|mooi|bedankt"
    r"|(?:can|could|would|will) you(?: please)?|i(?:'d| would) like you to|i want you to"
    r"|(?:kannst|k[oö]nntest) du(?: bitte)?|peux-tu|pouvez-vous|puedes|podr[ií]as|puoi|potresti"
    r"|pode|poderia|kun je)\b[\s,!.:]*+)*+"
)
NOTES: Final = (
    r"(?:(?:my|our|the|your|meine[rnm]?|den|die|der|mes|mis|le mie|minhas|mijn)\s+)?"
    r"(?:(?:own|personal)\s+)?"
    r"(?:notes?|notebook|knowledge(?:\s+base)?|memory|notiz(?:en)?|ged[aä]chtnis|notities|notas"
    r"|appunti"
    r"|note[sn]?)"
)
SHORT: Final = 120
"""Characters of a message that says one short thing."""
LONGEST: Final = 20_000
"""Characters of an objective that are looked at."""
_EDGES: Final = " \t\r\n.!?;:,\"'“”„«»"
_MEANT_BY_NAME: Final = regex(
    r"^(?:the|my|a|an|der|die|das|den|dem|des|le|la|el|il|o|a|de|het|du|del)\s+", re.IGNORECASE
)
_TAIL: Final = regex(r"\s(?:wieder\s+her|please|bitte)$", re.IGNORECASE)


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose white space is short: two runs side by side share none for long."""
    bounded = pattern.replace(r"\s+", r"\s{1,9}").replace(r"\s*", r"\s{0,9}")
    return regex(bounded, re.IGNORECASE | re.DOTALL)


def name_of(said: str) -> str:
    """Return by what words a note is named: its id, or the words without article and end."""
    identifier = _ID.search(said)
    if identifier:
        return identifier[0]
    words = _TAIL.sub("", said.strip(_EDGES))
    return _MEANT_BY_NAME.sub("", words).strip(_EDGES)
