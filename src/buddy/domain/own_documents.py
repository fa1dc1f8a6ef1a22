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
    r"(?:(?:own|personal|saved|private|eigenen?|persönlichen?)\s)?(?:notes?|notebook|documents?|docs"
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
    r"|get|durchsuche?|suche?|finde?|schau|sieh|cherche[rz]?|trouve[rz]?|regarde[rz]?|fouille[rz]?|busca"
    r"|buscar|encuentra|mira|cerca|cercare|trova|guarda|procura|procure|procurar|encontra|encontre"
    r"|zoek|doorzoek|vind|kijk)"
)
_PLACE_FIRST: Final = regex(
    rf"^{_SEEK}\s(?:{_IN}\s)?{_PLACE}(?:\s{_SOUGHT})?\s(?P<name>\S.*)$", re.IGNORECASE
)
_PLACE_LAST: Final = regex(
    rf"^{_SEEK}\s(?:{_SOUGHT}\s)?(?P<name>\S.*?)\s{_IN}\s{_PLACE}$", re.IGNORECASE
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


def own_query_in(objective: str) -> str:
    """Return what is looked for in the person's own notes or documents; empty where it is not.

    Args:
        objective: What the person wrote.
    """
    said = " ".join(objective[:_READ].split()).strip(" .?!¿¡")
    for form in (_PLACE_FIRST, _PLACE_LAST, _ANYTHING, _WRITTEN):
        if found := form.match(said):
            return next(name for name in found.groupdict().values() if name)
    return ""
