# ruff: noqa: RUF001  # words of many languages
"""An order to keep "that" as a note, which is what was found or said last.

In English, German, French, Spanish, Italian, Portuguese and Dutch; further forms stand in
`buddy.domain.slots_note.asks_what_to_store`.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120
_POLITE: Final = (
    r"^\W*(?:(?:please|ok(?:ay)?|and|now|yes|great|perfect|nice|good|thanks"
    r"|prima|merci|gracias|bitte|und|jetzt|ja|et|oui|y|sí|e|sì|sim|en|por favor"
    r"|per favore|alsjeblieft|(?:can|could|would) you|kannst du|peux-tu|puedes|puoi|pode|kun je)\b"
    r"[\s,]*)*"
)
_THAT: Final = regex(
    rf"{_POLITE}(?:(?:make|turn)\s(?:it|that|this)\s(?:into\s)?a\snote"
    r"|(?:save|store|keep|put|note)\s(?:(?:the|that|this)\s(?:result|answer|page)|it|that|this|all"
    r"(?:\sof)?(?:\sthat|\sthis))\s(?:(?:down\s)?(?:as|in|into|to)\s(?:a\s|my\s)?notes?)"
    r"|(?:das|es|dies)?\s?(?:speicher|sicher|behalt|notier)e?n?\s?(?:(?:das|es|dies|mir|bitte)\s)*"
    r"als\s(?:eine?\s)?notiz(?:\s(?:ab|speichern|sichern))?"
    r"|(?:das|es|dies)\s(?:bitte\s)?als\s(?:eine?\s)?notiz\s(?:speichern|sichern|merken)"
    r"|mach(?:e)?\s(?:mir\s)?(?:daraus|davon)\seine\snotiz"
    r"|(?:enregistre[rz]?|garde[rz]?|sauvegarde[rz]?|note[rz]?)(?:-le|\s[çc]a|\scela)\s(?:comme|en"
    r"|dans)\s(?:une\s|mes\s)?notes?|fais-en\sune\snote"
    r"|(?:guarda|guarde|guardar|anota)(?:lo)?(?:\s(?:eso|esto))?\s(?:como|en)\s(?:una\s|mis\s)?notas?"
    r"|(?:salva|salvare|annota|tieni)(?:lo)?(?:\s(?:questo|ciò|quello))?\s(?:come|nelle)\s(?:una\s)?"
    r"(?:nota|note|mie\snote)"
    r"|(?:salva|salve|salvar|guarda|guarde|anote)(?:\s(?:isso|isto))\s(?:como|nas)\s(?:uma\s|minhas"
    r"\s)?notas?"
    r"|(?:bewaar|sla|zet)\s(?:dat|dit|het)\s(?:op\s)?(?:als|in)\s(?:een\s|mijn\s)?(?:notitie"
    r"|aantekening|notities)(?:\s(?:op|bewaren))?|maak\s(?:daar|hier)\seen\snotitie\svan)"
    r"(?:[\s,]+(?:please|bitte|s['’]il\ste\spla[iî]t|por\sfavor|per\sfavore|alsjeblieft))?[\s.!]*$",
    re.IGNORECASE,
)


def keeps_that(text: str) -> bool:
    """Tell whether a text says to keep "that", or the result, as a note, and nothing else."""
    return len(text) <= _LONGEST and _THAT.match(" ".join(text.split())) is not None
