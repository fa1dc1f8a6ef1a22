# ruff: noqa: RUF001  # words of many languages
"""What was spent, asked of a table of amounts: "how much did we spend on groceries?".

A list of expenses has no word of spending; its column of amounts is what is meant. In English,
German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.table_sheet import Sheet
from buddy.domain.table_words import asks_for_end, asks_for_figure, end_in

_LONGEST: Final = 200
_HEAD: Final = (
    r"^\W*(?:(?:and|so|ok(?:ay)?|now|und|et|y|e|en)[\s,]+){0,3}(?:how much|what|total|the total"
    r"|wie ?viel|was|combien|cu[aá]nto|qu[eé]|quanto|hoeveel|wat)(?!\w)"
)
_SPENT: Final = (
    r"(?<!\w)(?:spent|(?<!to )(?<!can )(?<!may )spend|ausgegeben|d[ée]pens[ée]e?s?|gastad[oa]s?"
    r"|gast(?:amos|aron|[oó]|ou|aram|o)|spes[oaie]|uitgegeven)(?!\w)"
)
_ASKS: Final = regex(rf"{_HEAD}.{{0,120}}?{_SPENT}", re.IGNORECASE)
_VERB: Final = regex(_SPENT, re.IGNORECASE)
_AROUND: Final = regex(
    r"(?<!\w)(?:how much|what|wie ?viel|was|combien|cu[aá]nto|qu[eé]|quanto|hoeveel|wat|did|do|does"
    r"|have|has|had|were|been|we|they|i|ich|j['’]ai|ho|haben?|hat|wurden?|worden|wir|man|avons|avez|ont|été|nous"
    r"|ils|elles|hemos|han|ha|se|abbiamo|hanno|stat[oaie]|foi|foram|temos|hebben|heeft|werd|we|er"
    r"|all|en tout|the money|money|geld|argent|dinero|soldi|dinheiro)(?!\w)",
    re.IGNORECASE,
)
"""What such a question is built of, besides what the money was for."""
_BUDDYS: Final = regex(
    r"(?<!\w)(?:you|your|buddy\w*|(?:on|for) (?:it|that|this)(?=\W*$)|search(?:es)?|missions?"
    r"|missione[ns]?|runs?|schedules?|budgets?|credits?|caps?|limits?|left|than|can|may|could|should"
    r"|shall|will|kann|können|darf|dürfen|du|dein\w*|ihr|tu|vous|usted|você|jij|today|yesterday|so"
    r" far|this (?:day|week|month|year)|heute|gestern|aujourd['’]hui|hoy|ayer|oggi|ieri|hoje|ontem"
    r"|vandaag|gisteren|diese[nrms]? (?:woche|monat|jahr))(?!\w)",
    re.IGNORECASE,
)
"""Whose own spending is asked for, what its account is kept by (the days that are now), or what is
no question after one sum."""
_FOR: Final = regex(
    r"(?<!\w)(?:on|for|für|pour|en|para|per|com|aan|voor)\s+(?!(?:total|tout|all|average|everything|now|far)(?!\w))[^\W\d_]{3}",
    re.IGNORECASE,
)
_WE: Final = regex(
    r"(?<!\w)(?:we|they|wir|nous|on|hemos|gastamos|gastaron|abbiamo|temos)(?!\w)", re.IGNORECASE
)
_AMOUNTS: Final = regex(
    r"(?<!\w)(?:amounts?|costs?|paid|spent|spending|expenses?|payments?|debits?|totals?|sums?"
    r"|betr(?:ag|äge)|kosten|ausgaben?|summe|bezahlt|montants?|d[ée]penses?|payé|co[ûu]ts?|importes?"
    r"|gastos?|pagado|import[oi]|spes[ae]|pagato|valor(?:es)?|despesas?|pago|bedrag(?:en)?|uitgaven"
    r"|betaald)(?!\w)",
    re.IGNORECASE,
)
"""What a column of money that was spent is called; a price is what something would cost."""


def asks_spent(text: str) -> bool:
    """Tell whether a message asks what was spent, and neither by Buddy nor in the days now.

    Args:
        text: "how much did we spend in total", "was haben wir für Strom ausgegeben?".
    """
    if len(text) > _LONGEST or _BUDDYS.search(text):
        return False
    return _ASKS.match(text) is not None


def names_spender(text: str) -> bool:
    """Tell whether a question what was spent says on what, or that people did."""
    named = _FOR.search(text) is not None or _WE.search(text) is not None
    return named and asks_spent(text)


def in_amounts(text: str, sheet: Sheet) -> str:
    """Return a question what was spent as one for the sum of a table's column of amounts.

    Args:
        text: "how much was spent on groceries in september"; any other is returned as it is.
        sheet: The table; without one such column nothing is changed.
    """
    if not asks_spent(text):
        return text
    found = [n for n in sheet.numeric if _AMOUNTS.search(sheet.columns[n])]
    if len(found) != 1 or asks_for_end(text) or end_in(text) is not None:
        return text
    said = " ".join(_AROUND.sub(" ", _VERB.sub(" ", text)).split())
    figure = "" if asks_for_figure(said) else "total "
    return f"{figure}{sheet.columns[found[0]]} {said}"
