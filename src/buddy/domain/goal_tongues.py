"""The steps of a goal in German, French and Spanish, put into the English words for them.

Only the words that say what is to be done become English: verbs at the head of a step, numbers,
and what points at an earlier step. What is looked for stays in the person's own words, for that is
what a page or a search engine has to say.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 2_000
_VERBS: Final = (
    (
        "search for",
        r"such(?:e|en)?(?:\s+dann)?(?:\s+nach)?|cherche[rz]?|recherche[rz]?|busca(?:r|me)?",
    ),
    ("find", r"find(?:e|en)|ermittle|trouve[rz]?|encuentra|encontrar|halla"),
    (
        "extract",
        (
            r"hol(?:e|en)?(?:\s+dir)?|lies|lese?|extrahiere?|entnimm|sammle|notiere?|extrai(?:s|t|re)"
            r"|relève[rz]?|récupère[rz]?|lis|note[rz]?|extrae(?:r)?|saca|obt[eé]n|recoge|anota|lee"
        ),
    ),
    ("compare", r"vergleich(?:e|en)?|compare[rz]?|compara(?:r)?|comp[aá]ra(?=l[oa]s)"),
    ("calculate", r"berechne|calcule[rz]?|calcula(?:r)?"),
    ("open", r"öffne|geh(?:e)?\s+(?:auf|zu)|ouvre[rz]?|va\s+sur|abre|ve\s+a"),
    (
        "recommend one",
        (
            r"empfiehl(?:\s+(?:mir|uns))?\s+(?:eine[ns]?|das\s+beste|den\s+besten|die\s+beste)"
            r"|rate(?:\s+mir)?\s+zu\s+eine[mr]"
            r"|(?:recommande|conseille)[rz]?(?:[\s-]+(?:moi|nous|m.en))?\s+(?:une?|le\s+meilleur)"
            r"|(?:recomi[eé]nda|aconseja|sugi[eé]re)(?:me|nos)?\s+un[oa]?"
        ),
    ),
    (
        "write me a",
        (
            r"(?:schreib|erstell|mach|verfass)\w*(?:\s+(?:mir|uns))?\s+(?:ein(?:en?)?|einen)"
            r"|(?:écri|rédige|fai|prépare)\w*(?:[\s-]+(?:moi|nous))?\s+une?"
            r"|(?:escr[ií]be|redacta|haz|prepara)\w*\s+una?"
        ),
    ),
)
_VERB: Final = "|".join(rf"(?P<v{at}>{words})" for at, (_, words) in enumerate(_VERBS))
_STEP: Final = regex(
    r"(?P<joint>^\W{0,20}(?:(?:bitte|por favor|s['’]il (?:te|vous) pla[iî]t)[\s,]+)?"  # noqa: RUF001
    r"|\s?[;,.]\s?(?:(?:und|et|y|e)\s+)?|\s(?:und|et|y|e)\s)"
    r"(?P<then>(?:dann|danach|anschließend|schließlich|puis|ensuite|enfin|luego|después"
    rf"|finalmente)\s+)?(?:{_VERB})(?P<of>[\s-]*(?:l[oae]s|les)(?!\s+\w)|(?:l[oa]s)\b)?(?!\w)",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "deux": 2, "trois": 3, "quatre": 4,
    "cinq": 5, "six": 6, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
}  # fmt: skip
_COUNTED: Final = regex(
    rf"(?P<verb>\b(?:search for|find)\s+)(?:(?:die|les|los|las|mir|me)\s+)*"
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+",
    re.IGNORECASE,
)
_THEIRS: Final = regex(
    r"(?P<verb>\b(?:extract|compare)\s+)(?:ihre|deren|leurs?|sus?)\s+", re.IGNORECASE
)
_THEM: Final = regex(
    r"(?P<verb>\b(?:extract|compare)\s+)(?:sie|diese|ellos|ellas)(?!\w)", re.IGNORECASE
)
_REPORTS: Final = (
    ("recommendation", r"empfehlung|recommandation|recomendaci[oó]n"),
    ("report", r"bericht|rapport|informe"),
    ("summary", r"zusammenfassung|résumé|resumen"),
    ("table", r"tabelle|tableau|tabla"),
    ("overview", r"übersicht|aperçu"),
)
_FOREIGN: Final = regex(
    r"\b(?:und|dann|vergleich\w*|ihre|die|et|puis|leurs?|les|des|y|luego|sus?|los|las|un[ae]?)\b",
    re.IGNORECASE,
)


def in_english(objective: str) -> str:
    """Return an objective with the verbs of its steps in English; one of one step as it is.

    Args:
        objective: "Finde drei Anbieter, vergleiche ihre Preise und schreib mir eine Empfehlung".
    """
    if len(objective) > _LONGEST:
        return objective
    steps = list(_STEP.finditer(objective))
    if len(steps) < 2 or not _FOREIGN.search(objective):  # noqa: PLR2004  # one is no goal
        return objective
    text = _STEP.sub(_step, objective)
    text = _COUNTED.sub(_counted, text)
    text = _THEM.sub(r"\g<verb>them", _THEIRS.sub(r"\g<verb>their ", text))
    for english, words in _REPORTS:
        text = re.sub(rf"(?<=write me a )(?:{words})\b", english, text, flags=re.IGNORECASE)
    return text


def _step(match: re.Match[str]) -> str:
    verb = next(name for at, (name, _) in enumerate(_VERBS) if match[f"v{at}"])
    joint = "" if match.start() == 0 else ", "
    then = "then " if match["then"] else ""
    return f"{joint}{then}{verb}{' them' if match['of'] else ''}"


def _counted(match: re.Match[str]) -> str:
    said = match["number"].casefold()
    return f"{match['verb']}{_NUMBERS.get(said, said)} "
