# ruff: noqa: RUF001  # words of many languages
"""What all pieces of a table are worth together: each row's price times how many there are of it.

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.cell_value import told_like
from buddy.domain.regex import regex
from buddy.domain.table_sheet import Sheet, TableAnswer
from buddy.domain.table_words import SUM

_VALUE: Final = regex(
    r"(?<!\w)(?:(?:total |stock )?(?:value|worth)|\w{0,12}wert|valeur|valor|valore|waarde)(?!\w)",
    re.IGNORECASE,
)
_ALL: Final = regex(
    r"(?<!\w)(?:stock|inventory|everything|all|lager\w*|bestand\w*|vorrat|alles?|gesamt\w*|stocks?"
    r"|tout|inventaire|existencias|inventario|todo|magazzino|giacenza|tutto|estoque|tudo|voorraad"
    r"|alles)(?!\w)",
    re.IGNORECASE,
)
_TOLD: Final = 4
_PIECES: Final = regex(
    r"(?:stock|quantity|qty|bestand|lager\w*|menge|anzahl|existencias|cantidad|quantité|quantità"
    r"|quantidade|voorraad|aantal)",
    re.IGNORECASE,
)


def worth_of(question: str, sheet: Sheet) -> TableAnswer | None:
    """Return what all the pieces cost together; None: their worth is not asked for.

    Args:
        question: "what is the total value of the stock?"; how many pieces there are is no worth.
        sheet: The rows that are asked.
    """
    if not _VALUE.search(question) or not (SUM.search(question) or _ALL.search(question)):
        return None
    money = [n for n in sheet.numeric if sheet.numeric[n].is_money]
    counts = [n for n in sheet.numeric if n not in money and _PIECES.search(sheet.columns[n])]
    if len(money) != 1 or len(counts) != 1:
        return None
    prices, pieces = sheet.numeric[money[0]], sheet.numeric[counts[0]]
    rows = [n for n in prices.of if n in pieces.of]
    if not rows or len(prices.kinds) > 1:
        return None
    total = sum(prices.of[n].value * pieces.of[n].value for n in rows)
    told = [f"{sheet.name(n)} {pieces.of[n].value:g} × {sheet.rows[n][money[0]]}" for n in rows]
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    heads = f"“{sheet.columns[counts[0]]}” times “{sheet.columns[money[0]]}”"
    return TableAnswer(
        text=f"{' + '.join(told[:_TOLD])}{more} = {told_like(total, prices.of[rows[0]])}. "
        f"By {heads}, over {len(rows)} of {len(sheet.rows)} rows{sheet.scope}.",
        rows=tuple(rows),
    )
