# words of many languages
"""Words of other languages than English that stop or cancel, and name nothing: "cancélalo".

Each with the little words that may hang on it and stand for whatever is meant. What names a thing
("cancela la cita") is more than these words, and so is what deletes ("lösch das"): that may be a
note.
"""

from __future__ import annotations

from typing import Final

_GERMAN: Final = (
    r"(?:stopp(?:e|en)?|stornier(?:e|en|s)?|beende)(?: (?:es|das|dies|sie|ihn))?|abbrechen|abbruch"
    r"|brich (?:es |das |dies )?ab|halt (?:es |das )?an|anhalten|hör auf(?: damit)?|aufhören"
    r"|stop (?:es|das)"
)
_FRENCH: Final = (
    r"(?:annule|arrête|arrete|stoppe)[rz]?"
    r"(?:[\s-](?:tout de suite|ça|cela|ceci|les?|la|maintenant))?|stop ça"
)
_SPANISH_PORTUGUESE: Final = (
    r"par[ae] com isso|(?:canc[eé]l[ae]|an[uú]l[ae]|p[aá]r[ae]|det[eé]n|cancelar|anular)"
    r"(?:-?l[oa]s?|-[oa]s?)?(?: (?:eso|esto|isso|isto|ya|ahora|agora))?|basta|chega|stop eso"
)
_ITALIAN: Final = (
    r"(?:annull[ai]|ferma|interrompi|cancella)(?:l[oaie])?(?: (?:adesso|subito|questo|quello))?"
    r"|annullar(?:e|l[oa])|fermati"
)
_DUTCH: Final = (
    r"hou(?:d)?(?: er)?(?: maar)?(?: mee)? op|annuleer(?: (?:het|dit|dat|deze))?|annuleren"
    r"|stop (?:maar|ermee|dit|dat)"
)
_POLISH: Final = (
    r"(?:anuluj|zatrzymaj|przerwij|odwołaj|wstrzymaj)(?: (?:to|ją|go|je))?|zrezygnuj(?: z tego)?"
)
_OTHERS: Final = r"iptal(?: et)?|durdur|vazgeç|キャンセル(?:して)?|やめて|中止|取り消し|取消"

STOP_WORDS: Final = (
    rf"(?:{_GERMAN}|{_FRENCH}|{_SPANISH_PORTUGUESE}|{_ITALIAN}|{_DUTCH}|{_POLISH}|{_OTHERS})"
)
