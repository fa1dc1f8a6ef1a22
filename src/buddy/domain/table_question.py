# words of many languages
"""Questions that a table answers: the row with a value, the dearest one, the sum of a column.

In English, German, French, Spanish, Italian, Portuguese and Dutch. What is quoted are the table's
own cells; where its words and the question's share nothing, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.cell import quantity
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems

_LONGEST: Final = 300
_TOLD: Final = 5
"""Rows that the sentence tells; a table beside it holds them all."""
_CHEAP: Final = (
    r"cheap\w*|inexpensive|least expensive|billig\w*|günstig\w*|moins cher\w*|más barat[oa]s?"
    r"|menos car[oa]s?|più economic[oaie]|meno car[oaie]|costs? (?:the )?least|mais barat[oa]s?"
    r"|goedkoopst\w*"
)
_DEAR: Final = (
    r"(?<!least )expensive|dear(?:est)?|costl\w+|costs? (?:the )?most|teuer\w*|plus ch(?:er|ère)s?"
    r"|más car[oa]s?|più car[oaie]|mais car[oa]s?|duurst\w*"
)
_SHORT: Final = (
    r"shortest|quickest|fastest|kürzest\w*|schnellst\w*|plus (?:court|rapide)\w*"
    r"|más (?:cort|rápid)[oa]s?|più (?:cort|brev|veloc)[oaei]|mais (?:curt|rápid)[oa]s?|kortst\w*"
)
_LONG: Final = (
    r"longest|slowest|längst\w*|plus long\w*|más larg[oa]s?|più lung\w*|mais long[oa]s?|langst\w*"
)
_LOW: Final = (
    r"lowest|lower|least|smallest|fewest|minimum|niedrigst\w*|kleinst\w*|wenigsten|plus (?:bas"
    r"|petit)\w*"
    r"|menor|más (?:baj|pequeñ)[oa]s?|minore|più (?:bass|piccol)[oaei]|mais baix[oa]s?|laagst\w*"
    r"|kleinst\w*|minst\w*"
)
_HIGH: Final = (
    r"highest|higher|most|biggest|largest|greatest|maximum|höchst\w*|größt\w*|meisten"
    r"|plus (?:grand|haut|élevé)\w*|mayor|más (?:alt|grande|elevad)[oa]?s?|maggiore"
    r"|più (?:alt|grand)[oaei]|maior|mais (?:alt|elevad)[oa]s?|hoogst\w*|grootst\w*|meeste?"
)
PRICES: Final = regex(
    r"pri[cx]\w*|preis\w*|prezz\w*|prec\w*|preç\w*|prijs\w*|cost\w*|kosten?|coût\w*|rates?|fees?"
    r"|tarif\w*"
    r"|amount|betrag|eur|usd|gbp|chf|[$€£]",
    re.IGNORECASE,
)
_TIMES: Final = regex(
    r"hours?|hrs?|stunden?|heures?|horas?|ore|uren|days?|tage?|minutes?|min|time|duration|dauer"
    r"|durée"
    r"|durac\w+|durata|duur|weeks?",
    re.IGNORECASE,
)
_EXTREMES: Final = tuple(
    (regex(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), highest, column)
    for words, highest, column in (
        (_CHEAP, False, PRICES),
        (_DEAR, True, PRICES),
        (_SHORT, False, _TIMES),
        (_LONG, True, _TIMES),
        (_LOW, False, None),
        (_HIGH, True, None),
    )
)
_SUM: Final = regex(
    r"\b(?:total|sum|altogether|add(?:ed)? up|summe|gesamt\w*|insgesamt|zusammen|somme|suma|somma"
    r"|totale|soma"
    r"|totaal|samen)\b",
    re.IGNORECASE,
)
_MEAN: Final = regex(
    r"\b(?:average|mean|durchschnitt\w*|moyenne|promedio|media|média|gemiddeld\w*)\b", re.IGNORECASE
)
_NUMBER: Final = regex(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")
_ANY_DIGIT: Final = regex(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAnswer:
    """What a table says to a question."""

    text: str
    """One sentence of its own cells."""
    rows: tuple[int, ...] = ()
    """The rows that it is about, from 0."""


def table_answer(
    question: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, sure: bool = False
) -> TableAnswer | None:
    """Return what a table says to a question; None: nothing of it is asked for.

    Args:
        question: "which one costs 95?", "which is the most expensive?", "what do they cost in all".
        columns: The names of the columns.
        rows: The cells, as many a row as there are columns.
        sure: Whether the question may be about something else: then it must speak of little that
            the table does not hold ("the highest mountain" is in no list of prices).
    """
    if len(question) > _LONGEST or not rows:
        return None
    if sure and not _is_of(question, columns, rows):
        return None
    return (
        _extreme(question, columns, rows)
        or _figure(question, columns, rows)
        or _valued(question, columns, rows)
        or _spoken_of(question, columns, rows)
    )


def asks_of_table(text: str) -> bool:
    """Tell whether a text asks for an end, a sum or a mean: "e o mais barato"."""
    said = text[:_LONGEST]
    ends = any(words.search(said) for words, _, _ in _EXTREMES)
    return ends or bool(_SUM.search(said) or _MEAN.search(said))


def _is_of(question: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a question speaks of a table's rows and columns rather than of other things."""
    said = question
    for words, _, _ in _EXTREMES:
        said = words.sub(" ", said)
    wanted = content_stems(_SUM.sub(" ", _MEAN.sub(" ", said)))
    held = content_stems(" ".join((*columns, *(cell for row in rows for cell in row))))
    asked = said != question or bool(wanted & held)
    if not wanted and (_SUM.search(said) or _MEAN.search(said)):
        return True  # "what's the total" can be of nothing but the one table there is
    return asked and len(wanted - held) <= len(wanted & held)


def _extreme(
    question: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> TableAnswer | None:
    """Answer with the row of the highest or the lowest value of a column."""
    for words, highest, kind in _EXTREMES:
        if not words.search(question):
            continue
        column = numeric_column(words.sub(" ", question), columns, rows, kind)
        if column is None:
            return None
        values = _values(rows, column)
        best = (max if highest else min)(values.values())
        found = tuple(row for row, value in values.items() if value == best)
        end = "highest" if highest else "lowest"
        head = f"The {end} {columns[column] or 'value'}: "
        return TableAnswer(text=head + _told(columns, rows, found), rows=found)
    return None


def _figure(
    question: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> TableAnswer | None:
    """Answer with the sum or the mean of a column."""
    mean = _MEAN.search(question) is not None
    if not mean and not _SUM.search(question):
        return None
    column = numeric_column(_SUM.sub(" ", _MEAN.sub(" ", question)), columns, rows, None)
    if column is None:
        return None
    values = _values(rows, column)
    figure = sum(values.values()) / (len(values) if mean else 1)
    name = "mean" if mean else "sum"
    of = columns[column] or "the column"
    return TableAnswer(text=f"The {name} of {of} over {len(values)} rows is {figure:,.10g}.")


def _valued(
    question: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> TableAnswer | None:
    """Answer with the rows that hold a number which the question names."""
    named = {float(each[0].replace(",", "")) for each in _NUMBER.finditer(question)}
    found = tuple(
        place
        for place, row in enumerate(rows)
        if any((said := quantity(cell)) is not None and said.value in named for cell in row)
    )
    return TableAnswer(text=_told(columns, rows, found), rows=found) if found else None


def _spoken_of(
    question: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> TableAnswer | None:
    """Answer with the row that shares most words with the question."""
    wanted = content_stems(question)
    shared = [len(wanted & content_stems(" ".join(_words(row)))) for row in rows]
    best = max(shared)
    found = tuple(place for place, count in enumerate(shared) if count == best)
    if not best or len(found) == len(rows) > 1:
        return None
    return TableAnswer(text=_told(columns, rows, found), rows=found)


def _words(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if quantity(cell) is None]


def numeric_column(
    question: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    kind: re.Pattern[str] | None,
) -> int | None:
    """Return the column of numbers that is meant; None where none or several can be."""
    numeric = [n for n in range(len(columns)) if len(_values(rows, n)) * 2 > len(rows)]
    numeric = [n for n in numeric if columns[n] != "#"]
    said = content_stems(question)
    named = [n for n in numeric if said & content_stems(columns[n])]
    if not named and kind is not None:
        named = [n for n in numeric if kind.search(columns[n])]
        marked = [n for n in numeric if any(kind.search(_marks(row[n])) for row in rows)]
        named = named or marked
    left = named or numeric
    return left[0] if len(left) == 1 else None


def _marks(cell: str) -> str:
    return "" if not _ANY_DIGIT.search(cell) else re.sub(r"[\d.,\s]", "", cell)


def _values(rows: Sequence[Sequence[str]], column: int) -> dict[int, float]:
    found = ((n, quantity(row[column])) for n, row in enumerate(rows) if column < len(row))
    return {n: said.value for n, said in found if said is not None}


def _told(columns: Sequence[str], rows: Sequence[Sequence[str]], found: Sequence[int]) -> str:
    told = [
        "; ".join(f"{name}: {cell}" for name, cell in zip(columns, rows[n], strict=False) if cell)
        for n in found[:_TOLD]
    ]
    more = f" (and {len(found) - _TOLD} more rows)" if len(found) > _TOLD else ""
    return f"{' | '.join(told)}{more}."
