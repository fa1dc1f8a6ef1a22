# ruff: noqa: RUF001  # words of many languages
"""Words that Buddy is to spend nothing at all: "don't spend anything", "for free only", "cap 0".

What is looked for may be free itself ("free museums", "online courses for free"): that is a wish.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.money import Money
from buddy.domain.regex import regex

CONDITION: Final = (
    r"(?:only )?(?:if|as long as|so long as|provided(?: that)?|wenn|falls|solange|sofern|si"
    r"|tant que|mientras|siempre que|se|finch[ée]|desde que|als|zolang|mits) "
    r"(?:(?:it|this|that|the (?:run|mission|cost)|es|das|[çc]a|cela|esto|eso|isso|isto|het"
    r"|dat) ?)?(?:(?:all|nur|ne|n['’]|no|non|não|niet) ?)?"
    r"(?:['’]s|is|costs?|stays?|remains?|kostet|bleibt|co[ûu]te|reste|cuesta|costa|resta|custa"
    r"|fica|kost|blijft)"
)
"""Work that is wanted only below a price: "if it is under 10 cents"."""
LEAST_CAP: Final = Money.parse("0.01")
"""The cap of what shall cost nothing: one must be above zero."""
_CAP_OF_NOTHING: Final = (
    r"(?:(?:cost|spending|money|mission) ?)?(?:cap|budget|limit|plafond|tope|tetto|teto|limiet)"
    r"(?: of| is| at| von| de| di| van|:)? ?[$€£]?(?:0(?:[.,]0{1,4})?|zero|nothing|null|nul|cero"
    r"|z[ée]ro)(?![\d.,]\d|\s?%|\s(?:pages?|seconds?|results?|sources?|minutes?))"
)
_FREELY: Final = (
    r"(?:for free|at no (?:cost|charge)|free of charge|without (?:any )?costs?|kostenlos|umsonst"
    r"|gratuitement|gratis|gratuitamente|za darmo)"
)
"""How Buddy is to work, behind a comma or with "only"; "online courses for free" is a wish."""
NOTHING: Final = regex(
    r"\b(?:(?:do not|don['’]?t|never|without|not) (?:spend(?:ing)?|pay(?:ing)?)"
    r" (?:a (?:single )?(?:cents?|penny|dime|dollar)\b"
    r"(?!\s+(?:over|above|beyond|past|more))|anything|any money|money)"
    r"|spend (?:nothing|no money|zero)|gib (?:nichts|kein geld|keinen cent) aus"
    r"|ohne geld auszugeben|(?:ne )?d[ée]pense[rz]? rien|sans rien d[ée]penser"
    r"|no gastes nada|sin gastar nada|non spendere nulla|senza spendere nulla"
    r"|não gaste nada|sem gastar nada|geef niets uit|zonder iets uit te geven"
    r"|ohne (?:etwas|was) auszugeben|nie wydawaj (?:nic|pieni[eę]dzy)|nic nie wydaj[aą]c"
    r"|(?:must|may|should|can)(?: not|n['’]?t|not) cost (?:me )?"
    r"(?:anything|a cent|(?:any )?money)"
    r"|(?:darf|soll) (?:mich )?nichts kosten|(?:doit|peut) rien coûter"
    r"|no (?:debe|puede) costar nada"
    r"|non deve costare (?:nulla|niente)|não (?:pode|deve) custar nada|mag niets kosten"
    r"|(?:with|at|within|on|mit|bei|avec|con|com|met|z) (?:an?|no more than an?|un|une|uno|una"
    rf"|um|einem?|een)? ?{_CAP_OF_NOTHING}|(?:^|[,;]|\band)\s?(?:an? |the )?{_CAP_OF_NOTHING}"
    rf"|{_FREELY}\s(?:only|alone|nur|seulement|uniquement|solamente|soltanto|apenas|alleen)"
    rf"|[,;]\s?(?:(?:but|and|aber|mais|pero|ma|mas|maar)\s)?(?:only\s|nur\s)?{_FREELY}(?=\W*$)"
    rf"|(?:only|nur) {_FREELY}"
    rf"|{CONDITION} (?:for )?(?:nothing|free|nichts|rien|nada|nulla|niets|gratis|kostenlos"
    r"|gratuit))(?!\w)",
    re.IGNORECASE,
)


def forbids_spending(text: str) -> bool:
    """Tell whether a text says that nothing at all is to be spent."""
    return NOTHING.search(text) is not None
