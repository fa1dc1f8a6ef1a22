# ruff: noqa: RUF001  # words of many languages
"""What all pieces of a table are worth together: each row's price times how many there are of it.

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from buddy.domain.cell_value import Figure, told_like
from buddy.domain.regex import regex
from buddy.domain.table_sheet import Sheet, TableAnswer
from buddy.domain.table_words import MEAN, MEDIAN, SPAN, SUM, End, end_in

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
_EACH: Final = regex(
    r"(?<!\w)(?:each|every|per|by|jede[rsnm]?|pro|je|jeweils|chaque|par|cada|por|ogni|elke?)(?!\w)",
    re.IGNORECASE,
)
_TOLD: Final = 4
_LISTED: Final = 20
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
    end = end_in(question)
    if len(money) != 1 or len(counts) != 1 or (end is not None and end.kind is not None):
        return None
    prices, pieces = sheet.numeric[money[0]], sheet.numeric[counts[0]]
    rows = [n for n in prices.of if n in pieces.of]
    if not rows or len(prices.kinds) > 1:
        return None
    worth = {n: prices.of[n].value * pieces.of[n].value for n in rows}
    told = {n: f"{sheet.name(n)} {pieces.of[n].value:g} × {sheet.rows[n][money[0]]}" for n in rows}
    heads = f"“{sheet.columns[counts[0]]}” times “{sheet.columns[money[0]]}”"
    like = prices.of[rows[0]]
    of = f"By {heads}, over {len(rows)} of {len(sheet.rows)} rows{sheet.scope}."
    single = any(each.search(question) for each in (MEAN, MEDIAN, SPAN, _EACH))
    if single or end is not None:
        return _of_rows(end, MEAN.search(question) is not None, worth, told, like, of)
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    listed = " + ".join(list(told.values())[:_TOLD])
    text = f"{listed}{more} = {told_like(sum(worth.values()), like)}. {of}"
    return TableAnswer(text=text, rows=tuple(rows))


def _of_rows(
    end: End | None,
    mean: bool,
    worth: Mapping[int, float],
    told: Mapping[int, str],
    like: Figure,
    of: str,
) -> TableAnswer:
    """Return what the pieces of the rows are worth one by one: the most, the mean, each."""
    if end is not None and end.rank == 1 and end.count <= 1:
        best = (max if end.highest else min)(worth.values())
        rows = tuple(n for n in worth if worth[n] == best)
    elif mean:
        text = f"On average {told_like(sum(worth.values()) / len(worth), like)}. {of}"
        return TableAnswer(text=text, rows=tuple(worth))
    else:
        rows = tuple(worth)
    each = [f"{told[n]} = {told_like(worth[n], like)}" for n in rows]
    more = f" and {len(each) - _LISTED} more" if len(each) > _LISTED else ""
    return TableAnswer(text=f"{'; '.join(each[:_LISTED])}{more}. {of}", rows=rows)
