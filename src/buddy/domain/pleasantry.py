# ruff: noqa: RUF001  # words of many languages
"""Words that are only polite: "that would be splendid", "merci beaucoup", "das wäre toll".

They say nothing that could be looked for, kept or run: as the answer to a question for a text they
answer nothing. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 80
FINE: Final = (
    r"(?:(?:very|so|really|most|just|absolutely|quite|sehr|echt|wirklich|ganz|très|vraiment|muy"
    r"|molto|davvero|muito|heel|erg) )*(?:splendid|lovely|great|wonderful|perfect|marvell?ous"
    r"|excellent|fantastic|brilliant|amazing|awesome|super|good|nice|fine|ideal|kind(?: of you)?"
    r"|helpful|delightful|terrific|cool|neat|appreciated|toll|prima|klasse|wunderbar|großartig"
    r"|nett|lieb|schön|gut|perfekt|spitze|hervorragend|parfait|génial|formidable|merveilleux|bien"
    r"|gentil|sympa|excellente?|perfecto|estupendo|genial|maravilloso|fantástico|fenomenal"
    r"|perfetto|bene|ottimo|splendido|meraviglioso|fantastico|magnifico|bello|gentile|perfeito|ótimo"
    r"|maravilhoso|excelente|geweldig|fijn|mooi|perfect|leuk|heerlijk)(?: (?:indeed|of you|von dir"
    r"|de ta part|thanks|danke|merci|gracias|grazie|obrigad[oa]|dank je))*"
)
"""How fine something is."""
_IS: Final = (
    r"(?:(?:that|it|this)(?:['’]?(?:d|s)| (?:would|will|sounds?|is|seems?|might))(?: be)?"
    r"|sounds?|looks?|how|what a"
    r"|(?:das|es) (?:wäre|ist|klingt|fände ich)|(?:ce|ça|cela) (?:serait|est)|c['’](?:est|était)"
    r"|(?:eso |esto )?(?:sería|estaría|es|suena|está)|(?:questo |quello )?(?:sarebbe|è|suona)"
    r"|(?:isso |isto )?(?:seria|é|está)|(?:dat|het) (?:zou|is|klinkt)(?: heel)?)"
)
_WISH: Final = (
    r"(?:i|we)(?:['’]?d| would)(?: (?:really|very much))? (?:like|love|appreciate) (?:that|it)"
    r"(?: (?:very much|a lot))?|how (?:very )?kind of you"
)
_THANKS: Final = (
    r"(?:(?:yes |ja |oui |sí |sì |sim )?(?:please|thanks?(?: you)?(?: (?:so|very) much| a lot)?"
    r"|cheers|much obliged|bitte|danke(?: (?:schön|sehr))?|vielen dank|merci(?: beaucoup)?|gracias"
    r"|muchas gracias|grazie(?: mille)?|obrigad[oa]|muito obrigad[oa]|dank (?:je|u)(?: wel)?"
    r"|bedankt|my pleasure|you are (?:very |too )?kind|i(?:['’]d| would) be grateful"
    r"|i appreciate (?:it|that)|bravo|hurra[hy]?))"
)
_POLITE: Final = regex(
    r"^\W*(?:(?:yes|yeah|oh|ok(?:ay)?|well|ja|oui|sí|si|sì|sim)\b[\s,!.]{0,5}){0,3}"
    rf"(?:{_IS} (?:be )?{FINE}(?: zijn| vinden)?|{_WISH}|{FINE}|{_THANKS})"
    rf"(?:[\s,.!;–-]{{1,5}}(?:{_IS} (?:be )?{FINE}|{FINE}|{_THANKS})){{0,2}}\W*$",
    re.IGNORECASE,
)


def is_pleasantry(text: str) -> bool:
    """Tell whether a message is polite and says nothing else.

    Args:
        text: "That would be splendid.", "sounds good, thank you".
    """
    return len(text) <= _LONGEST and _POLITE.match(" ".join(text.split())) is not None
