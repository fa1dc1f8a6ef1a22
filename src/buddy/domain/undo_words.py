# ruff: noqa: RUF001  # words of many languages
"""Words that take the last change back: "undo that", "actually put it back", "wie vorher bitte".

In English, German, French, Spanish, Italian, Portuguese and Dutch. Only a sentence that says
nothing else counts, and what may as well be a no to all of it ("annule ça", "take it away") is
none.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 80
_LEAD: Final = (
    r"(?:\W|(?:no|nope|actually|wait|hm+|oh|sorry|ok(?:ay)?|please|pls|can you|could you|and|but"
    r"|then"
    r"|now|better|nein|doch|ach|bitte|lieber|kannst du|non|mais|finalement|peux-tu|en fait|pero"
    r"|mejor|por favor|puedes|anzi|ma|per favore|puoi|não|mas|melhor|pode|nee|toch|maar|liever)\b)*"
)
_TAIL: Final = (
    r"(?:\W|\b(?:please|pls|again|then|now|thanks|instead|bitte|wieder|doch|s['’]il (?:te|vous)"
    r" pla[iî]t|merci|por favor|gracias|per favore|grazie|alsjeblieft)\b)*"
)
_CHANGE: Final = r"(?:changes?|edits?|edit(?:ing)?|modification)"
_UNDOES: Final = (
    rf"(?:undo|revert|roll back)(?: (?:it|that|this|(?:the|that|my|this) (?:last )?{_CHANGE}"
    r"|the last one))?"
    r"|(?:put|change|set|turn|switch|make) (?:it|that|this|everything)"
    r" (?:back|(?:back )?(?:to )?(?:how|what|as|like) it was(?: before)?)"
    r"(?: (?:to )?(?:how|what|as|like) it was(?: before)?)?"
    rf"|take (?:back )?(?:that|the|my) (?:last )?{_CHANGE}(?: back)?"
    r"|(?:go )?back to (?:how|what) it was(?: before)?"
    r"|(?:restore|(?:go )?back to) (?:the )?(?:old|previous|earlier|original|last) (?:one|version"
    r"|value|proposal)|(?:as|like) (?:it was )?before|restore (?:it|that)"
    r"|(?:mach\w*|nimm) (?:(?:das|es|die (?:letzte )?änderung) )?(?:wieder )?(?:rückgängig|zurück)"
    r"|(?:das |es |die (?:letzte )?änderung )?(?:wieder )?(?:rückgängig|zurücknehmen)(?: machen)?"
    r"|(?:setz|stell|änder)\w* (?:das|es) (?:wieder )?zurück"
    r"|(?:mach\w* (?:das|es) )?(?:wieder )?(?:so )?wie (?:vorher|zuvor|davor|es war)"
    r"|(?:défai[st]|annule[rz]?) (?:(?:la|cette) (?:dernière )?modification|ce changement"
    r"|le changement)"
    r"|défai[st](?:-le| [çc]a)|remet[sz]?(?:-le|-la| [çc]a)?(?: en place)?(?: comme avant)?"
    r"|reviens en arrière|comme avant|comme c['’]était"
    r"|desha(?:z|ce|cer)(?:lo)?(?: (?:eso|esto|lo|(?:el|ese) (?:último )?cambio))?"
    r"|vuelve (?:a ponerlo|atrás)|(?:d[ée]jalo|ponlo) como (?:antes|estaba)(?: antes)?|como antes"
    r"|annulla (?:la|quella|questa) (?:ultima )?modifica|ripristina(?:lo)?(?: (?:com['’]era"
    r"|tutto))?"
    r"|rimettilo (?:com['’]era|come prima)|torna indietro|(?:com['’]era|come) prima"
    r"|desf(?:az|azer|aça)(?: (?:isso|isto|a (?:última )?(?:mudança|alteração)))?|volta atrás"
    r"|(?:põe|coloca) de volta|como (?:era|estava)(?: antes)?"
    r"|maak (?:dat|het|de wijziging) ongedaan|(?:dat |het )?ongedaan(?: maken)?"
    r"|(?:zet|draai) (?:het|dat) terug|zoals (?:het was|eerst|daarvoor)"
)
_UNDO: Final = regex(rf"^{_LEAD}(?:{_UNDOES}){_TAIL}$", re.IGNORECASE)


def undoes(text: str) -> bool:
    """Tell whether a message takes the last change back, and says nothing else."""
    return len(text) <= _LONGEST and _UNDO.match(" ".join(text.split())) is not None
