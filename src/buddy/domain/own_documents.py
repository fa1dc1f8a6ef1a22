# ruff: noqa: RUF001  # words of many languages
"""What an objective looks for in the person's own notes and documents, named as the place.

"Search my documents for the lease" and "busca en mis notas la receta" are no searches of the web:
sent there, they would tell it what the person keeps. English, German, French, Spanish, Italian,
Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_READ: Final = 500
"""Characters of an objective that are looked at."""
_MINE: Final = (
    r"(?:my|our|meine[nmr]?|unsere[nmr]?|mes|nos|mis|nuestr[oa]s|(?:i |le )?(?:miei|mie"
    r"|nostri|nostre)|(?:os |as )?(?:meus|minhas|nossos|nossas)|mijn|onze)"
)
_KEPT: Final = (
    r"(?:(?:own|personal|saved|private|eigenen?|persönlichen?)\s)?(?:notes?|notebook|documents?"
    r"|docs"
    r"|papers|library|handbook|knowledge(?:\sbase)?|notizen|dokumente[n]?|unterlagen|bibliothek"
    r"|handbuch|carnets?|papiers|bibliothèque|notas|apuntes|documentos|papeles|biblioteca|appunti"
    r"|documenti|anotações|apontamentos|notities|aantekeningen|documenten|papieren|bibliotheek)"
)
_PLACE: Final = rf"{_MINE}\s{_KEPT}(?!\w)"
_IN: Final = (
    r"(?:in|into|through|from|among|up|aus|unter|dans|parmi|en|entre|tra|fra|nei|nelle|em|nos|nas"
    r"|op|uit)"
)
_SOUGHT: Final = (
    r"(?:for|about|on|nach|zu|über|pour|sur|à propos de|sobre|por|su|per|riguardo a|naar|over)"
)
_SEEK: Final = (
    r"(?:(?:can|could|would|will) you\s)?(?:please\s|bitte\s|mal\s)*(?:search|look|check|go|find"
    r"|get|durchsuche?|suche?|finde?|schau|sieh|cherche[rz]?|trouve[rz]?|regarde[rz]?"
    r"|fouille[rz]?|busca"
    r"|buscar|encuentra|mira|cerca|cercare|trova|guarda|procura|procure|procurar|encontra|encontre"
    r"|zoek|doorzoek|vind|kijk)"
)
_PLACE_FIRST: Final = regex(
    rf"^{_SEEK}\s(?:{_IN}\s{_PLACE}(?:\s{_SOUGHT})?|{_PLACE}(?:\s(?:please|bitte))?"
    rf"\s{_SOUGHT})\s"
    rf"(?!(?:and|or|then|to|but|und|oder|dann|et|ou|puis|y|o|e|poi|depois|en|of|dan)(?!\w))"
    rf"(?P<name>\S.*)$",
    re.IGNORECASE,
)
"""The name of the place alone may belong to a thing: "find my library card"."""
_PLACE_LAST: Final = regex(
    rf"^{_SEEK}\s(?:{_SOUGHT}\s)?(?P<name>\S.*?)\s{_IN}\s{_PLACE}$", re.IGNORECASE
)
_BUILDING: Final = regex(
    r"^(?:(?:can|could|would|will) you\s)?(?:find|get|finde?|trouve[rz]?|encuentra|trova|encontre"
    r"|vind)"
    r"\s(?:(?:me|mir|moi)\s)?(?:(?:an?|some|ein(?:e[nr]?)?|une?|uma?|una|een)\s|jobs?\s|work\s)"
    r".*\s(?:library|bibliothek|bibliothèque|biblioteca|bibliotheek)$",
    re.IGNORECASE,
)
"""A library in which something is found that no document is: "find a job in our library"."""
_COURTESY: Final = regex(
    r"^(?:please|bitte|por favor|per favore)[\s,]+|[\s,]+(?:please|pls|bitte|por favor|per favore"
    r"|s['’]il (?:te|vous) pla[iî]t|alsjeblieft|thanks?|thank you|danke|merci|gracias|grazie)$",
    re.IGNORECASE,
)
_ANYTHING: Final = regex(
    rf"^(?:do i have|have i got|is there|habe ich|gibt es|ai-je|y a-t-il|tengo|hay|ho|c['’]è|tenho"
    rf"|há|heb ik|is er)\s(?:anything|something|etwas|was|quelque chose|algo|qualcosa|alguma coisa"
    rf"|iets)\s{_SOUGHT}\s(?P<name>\S.*?)\s{_IN}\s{_PLACE}$",
    re.IGNORECASE,
)
_WRITTEN: Final = regex(
    r"^where did i (?:write|note|jot|put)(?: down)?\s(?P<name>\S.*?)(?:\sdown)?$"
    r"|^wo habe ich\s(?P<german>\S.*?)\s(?:aufgeschrieben|notiert)$",
    re.IGNORECASE,
)
_NOTED: Final = regex(
    rf"^(?:what(?:['’]?s| is| do i have| stands)? in {_PLACE}\s{_SOUGHT}"
    rf"|was (?:steht|habe ich) in {_PLACE}\s(?:über|zu[rm]?|von)|was sagen {_PLACE}\s(?:über"
    rf"|zu[rm]?)"
    r"|qu['’]est-ce que j['’]ai (?:not[ée]|écrit) (?:sur|à propos de|de)"
    rf"|(?:qu['’]y a-t-il dans|que disent) {_PLACE}\s(?:sur|à propos de)"
    r"|qu[ée] (?:anot[ée]|apunt[ée]|escrib[íi]|tengo anotado) (?:sobre|de)"
    rf"|qu[ée] (?:hay en|dicen) {_PLACE}\s(?:sobre|de)"
    r"|(?:che )?cosa ho (?:annotato|scritto) (?:su\w*|di)|(?:o )?que (?:eu )?anotei sobre"
    rf"|(?:che )?cosa c['’]è (?:nei|nelle|tra i|tra le) {_PLACE}\s(?:su\w*|di)"
    r"|wat heb ik (?:genoteerd|opgeschreven) over"
    rf"|wat staat er in {_PLACE}\sover)\s(?P<name>\S.*)$"
    r"|^was habe? ich (?:mir )?(?:über|zu[rm]?) (?P<german>\S.*)\s(?:notiert|aufgeschrieben"
    r"|gemerkt)$"
    r"|^wat heb ik over (?P<dutch>\S.*)\s(?:genoteerd|opgeschreven)$",
    re.IGNORECASE,
)
"""What stands in the notes about something: "qu'est-ce que j'ai noté sur le wifi ?"."""


def own_query_in(objective: str) -> str:
    """Return what is looked for in the person's own notes or documents; empty where it is not.

    Args:
        objective: What the person wrote.
    """
    said = " ".join(objective[:_READ].split()).strip(" .?!¿¡")
    said = _COURTESY.sub("", said).strip(" ,.?!")
    if _BUILDING.match(said):
        return ""
    for form in (_PLACE_FIRST, _PLACE_LAST, _ANYTHING, _WRITTEN, _NOTED):
        if found := form.match(said):
            return next(name for name in found.groupdict().values() if name)
    return ""
