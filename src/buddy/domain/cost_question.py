# ruff: noqa: RUF001  # words of many languages
"""Questions what "that" costs or has cost, in several languages."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from buddy.domain.regex import regex


class CostQuestion(StrEnum):
    """What is asked."""

    PAST = "past"
    """What something has cost."""
    PRESENT = "present"
    """What something costs or will cost."""


_OPENING: Final = r"^\W*(?:(?:and|so|ok(?:ay)?|but|wait|und|et|y|e|en|hey|buddy)\b[\s,]*)*"
_ENDING: Final = (
    r"(?:\s+(?:me|us|in the end|in total|altogether|so far|then|now|please|bitte))*\W*$"
)
_PAST: Final = regex(
    rf"{_OPENING}(?:what (?:did|has|have) (?:that|it|this|the (?:last )?(?:run|mission|search"
    rf"|one|job|task))"
    r" costs?(?: me| us)?"
    r"|how much (?:did|has|have) (?:that|it|this|the (?:last )?(?:run|mission|search|one|job"
    r"|task)) costs?"
    r"|how much (?:was|were) (?:it|that|this)|was (?:that|it|this) (?:expensive|free|cheap)"
    r"|what (?:was|were) the (?:costs?|price)(?: of (?:it|that))?"
    r"|(?:was|wie ?viel) hat (?:mich |uns )?(?:das|es|dies)(?: jetzt)? gekostet"
    r"|(?:was|wie ?viel) kostete (?:das|es)|wie teuer war (?:das|es)"
    r"|combien (?:(?:ça|ca|cela) (?:a|m['’]a) co[uû]t[ée]|a[- ]t[- ](?:elle|il) co[uû]t[ée])"
    r"|(?:ça|ca|cela) a co[uû]t[ée] combien|c['’][ée]tait combien|combien c['’][ée]tait"
    r"|combien [ée]tait[- ]ce|combien j['’]ai d[ée]pens[ée]|quel [ée]tait le (?:co[uû]t|prix)"
    r"|cu[aá]nto (?:ha costado|cost[oó]|fue|he gastado|gast[eé])(?: (?:eso|esto))?"
    r"|quanto (?:[èe] costato|ho speso)(?: (?:questo|quello))?"
    r"|quanto (?:custou|gastei|foi)(?: (?:isso|isto))?"
    r"|(?:wat|hoeveel) (?:heeft (?:dat|het|dit) gekost|kostte (?:dat|het|dit))"
    rf"|ile (?:to|mnie to) kosztowało){_ENDING}",
    re.IGNORECASE,
)
_PRESENT: Final = regex(
    rf"{_OPENING}(?:(?:what|how much) (?:does|will|would|is going to) (?:that|it|this) (?:costs?"
    rf"|be)"
    r"|how much (?:is|will) (?:it|that|this)(?: going to)?(?: costs?| be)?"
    r"|what(?:['’]s| is) the (?:costs?|price)(?: of (?:it|that))?|is (?:that|it|this) (?:free"
    r"|expensive)"
    r"|(?:was|wie ?viel) (?:kostet|wird) (?:mich |uns )?(?:das|es|dies)(?: kosten)?"
    r"|wie teuer (?:ist|wird) (?:das|es)|ist (?:das|es) (?:kostenlos|teuer|gratis)"
    r"|combien (?:(?:ça|ca|cela) (?:va )?co[uû]te[r]?|co[uû]te[- ]t[- ]il)|(?:ça"
    r"|ca) co[uû]te combien"
    r"|c['’]est combien|quel est le (?:co[uû]t|prix)"
    r"|cu[aá]nto (?:cuesta|va a costar|costar[áa]|vale)(?: (?:eso|esto))?"
    r"|quanto (?:costa|coster[àa]|viene)(?: (?:questo|quello))?"
    r"|quanto (?:custa|vai custar)(?: (?:isso|isto))?"
    r"|(?:wat|hoeveel) (?:kost (?:dat|het|dit)|gaat (?:dat|het|dit) kosten)"
    rf"|ile to (?:kosztuje|będzie kosztować)){_ENDING}",
    re.IGNORECASE,
)
_LONGEST: Final = 120
_HEDGES: Final = regex(
    r"(?<=\w)\s(?:actually|really|exactly|eigentlich|tatsächlich|wirklich|genau|vraiment|finalement"
    r"|exactement|realmente|exactamente|davvero|esattamente|exatamente|eigenlijk|precies)(?!\w)",
    re.IGNORECASE,
)
"""What a question loses nothing by."""


def cost_question(text: str) -> CostQuestion | None:
    """Return whether a text asks what "that" has cost or costs; None: it asks neither."""
    if len(text) > _LONGEST:
        return None
    text = _HEDGES.sub("", text)
    if _PAST.match(text):
        return CostQuestion.PAST
    return CostQuestion.PRESENT if _PRESENT.match(text) else None
