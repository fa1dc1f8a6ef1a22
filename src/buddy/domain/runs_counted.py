# words of many languages
"""Questions how many missions ran: "how many missions did I run today?".

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120
_COUNTS: Final = regex(
    r"\b(?:how many|wie ?viele|combien de|cu[áa]nt[ao]s|quant[eiao]s?|hoeveel)\s+"
    r"(?:of (?:my|the|your) |meiner? |de mes |de mis )?"
    r"(?:missions?|runs|jobs|missionen|auftr[äa]ge|l[äa]ufe|misiones|ejecuciones|missioni"
    r"|esecuzioni|miss[õo]es|execu[çc][õo]es|missies|opdrachten)\b",
    re.IGNORECASE,
)
_RAN: Final = regex(
    r"\b(?:run|ran|did|done|finished|completed|failed|succeeded|made|executed|have (?:i|we|you)"
    r"|liefen|gelaufen|lief|habe ich|hast du|fertig|gescheitert|ausgeführt|gemacht|ai-je|as-tu"
    r"|lancé\w*|exécuté\w*|terminé\w*|échoué\w*|tourné|he hecho|ejecut\w+|hech[ao]s?|terminad\w*"
    r"|fallad\w*|ho fatto|eseguit\w*|lanciat\w*|finit\w*|fallit\w*|fiz|executei|execut\w+|feit\w*"
    r"|terminad\w*|falhad\w*|heb ik|gedraaid|gedaan|uitgevoerd|klaar|mislukt)\b",
    re.IGNORECASE,
)
_OPEN: Final = regex(
    r"\b(?:running|waiting|open|queued|pending|laufen|warten|offen|attendent|en cours|esperan"
    r"|abiert\w+|aspettano|in corso|esperam|wachten|lopen)\b",
    re.IGNORECASE,
)
"""What asks for those that are open now."""


def counts_runs(text: str) -> bool:
    """Tell whether a message asks how many missions have run."""
    if len(text) > _LONGEST or _OPEN.search(text):
        return False
    return _COUNTS.search(text) is not None and _RAN.search(text) is not None
