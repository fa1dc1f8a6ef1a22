# ruff: noqa: RUF001  # words of many languages
"""Work of a conversation that is wanted again by its place: "do the first one again".

In English, German, French, Spanish, Italian, Portuguese and Dutch. A page, a result or a row that
is counted is none.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.ordinals import WORDS, ordinal_in
from buddy.domain.regex import regex

_LONGEST: Final = 160
_THE: Final = (
    r"(?:(?:the|that|my|our|der|die|das|den|dem|mein\w*|le|la|les|l['’]|ma|mon|el|lo|los|mi|il|o|a|de|het|mijn"
    r"|very|allererste)\s*)*"
)
_WORK: Final = (
    r"(?:one|mission|job|task|search|run|work|thing|request|question|auftrag|mission|suche|aufgabe"
    r"|anfrage|recherche|tâche|demande|búsqueda|misión|tarea|petición|ricerca|missione|compito"
    r"|richiesta|busca|missão|tarefa|pedido|zoekopdracht|opdracht|taak|missie)"
)
_COUNTED: Final = (
    rf"{_THE}(?:{WORDS})(?:\s+(?:of (?:all|them)|von allen))?(?:\s+{_WORK})?"
    rf"|{_WORK}\s+(?:number|no\.?|nr\.?|#)?\s*\d{{1,2}}"
)
_REDO: Final = (
    r"(?:repeat|re-?do|re-?run|wiederhol\w*|refais|refaire|relance\w*|répète\w*|repite\w*|rep[ií]te"
    r"|rehaz|rifai|ripeti|refa[çz]\w*|repet[ae]|repita|herhaal)"
)
_DO: Final = (
    r"(?:do|run|make|execute|start|schedule|plan|mach\w*|führ\w*|starte?|plane?|fais|lance\w*|exécute\w*"
    r"|haz|ejecuta|programa|fai|esegui|avvia|programma|faz|faça|execut[ae]|agend[ae]|doe|voer|start|draai)"
)
_AGAIN: Final = (
    r"(?:again|once more|one more time|another time|anew|over|nochmals?|noch\s?mal"
    r"|noch einmal|erneut|wieder|encore(?: une fois)?|[aà] nouveau|de nouveau|otra vez|de nuevo"
    r"|una vez más|di nuovo|ancora"
    r"|un['’]altra volta|outra vez|de novo|mais uma vez|nog eens|opnieuw|nog een keer|weer)"
)
_POLITE: Final = (
    r"(?:please|bitte|s['’]il (?:te|vous) pla[iî]t|por favor|per favore|alsjeblieft|now|and|then"
    r"|ok(?:ay)?|can you|could you|kannst du|peux-tu|puedes|puoi|podes|pode|kun je|just|aus|uit)"
)
_NUMBERED: Final = regex(rf"^\W*{_WORK}\s+(?=(?:number|no|nr|#)?\.?\s*\d)", re.IGNORECASE)
_SAYS: Final = regex(
    rf"^\W*(?:{_POLITE}[\s,]+)*(?:(?P<redo>{_REDO})\s+|(?P<do>{_DO})\s+|(?P<led>{_AGAIN})[\s,]+)?"
    rf"(?:(?:doch|bitte|mal|please)\s+)*(?P<what>{_COUNTED})(?P<again>\s+{_AGAIN})?"
    rf"(?:[\s,]+{_POLITE})*(?P<rest>(?:\W*$|[\s,]+(?:but|with|for|at most|max|aber|mit|für"
    r"|höchstens|mais|avec|pour|au plus|pero|con|para|como mucho|ma|per|al massimo|mas|com"
    r"|no máximo|maar|met|voor|hooguit)\b.*))$",
    re.IGNORECASE | re.DOTALL,
)


def counted_again(text: str, count: int, *, timed: bool = False) -> tuple[int, str] | None:
    """Return the place of the work that is wanted again, from 0, and the message without it.

    The message then speaks of "it": "do the first one again for b.org" is "do it again for b.org".
    None: no work of the conversation is counted, or one that it has not.

    Args:
        text: The message, without words of time.
        count: How many pieces of work the conversation has had.
        timed: Whether a time was said beside: "run the first one" then needs no "again", which
            else is a yes to a proposal.
    """
    said = " ".join(text.split())
    match = _SAYS.match(said) if len(said) <= _LONGEST else None
    if match is None:
        return None
    again = match["redo"] or match["led"] or match["again"]
    if not again and not (match["do"] and timed):
        return None
    place = ordinal_in(_as_result(match["what"]), count)
    if place is None or not 0 <= place < count:
        return None
    return place, f"do it again{match['rest'].rstrip()}"


def _as_result(counted: str) -> str:
    """Return what is counted as a list's readers know it: "mission 2" is "number 2"."""
    return re.sub(
        rf"^\W*{_WORK}\s+(?=(?:number|no|nr|#)?\.?\s*\d)", "number ", counted, flags=re.IGNORECASE
    )
