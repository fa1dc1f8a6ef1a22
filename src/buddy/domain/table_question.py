# words of many languages
"""Questions that a table answers: the row with a value, the dearest one, the sum of a column.

In English, German, French, Spanish, Italian, Portuguese and Dutch. What is quoted are the table's
own cells; where its words and the question's share nothing, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from buddy.domain.bound_words import FILLER
from buddy.domain.cell_value import figure_in, told_like
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_basket import basket
from buddy.domain.table_bounds import CLAUSE, bounded, within, without_bounds
from buddy.domain.table_cell import asked_cell
from buddy.domain.table_ends import at_ends, no_column
from buddy.domain.table_hours import told_duration
from buddy.domain.table_measures import PRICES, without_measures
from buddy.domain.table_pair import in_percent, without_percent
from buddy.domain.table_scope import named_rows, no_such_rows, not_understood, scope_of, unknown_in
from buddy.domain.table_sheet import (
    Sheet,
    TableAnswer,
    Unclear,
    column_for,
    mixed_words,
    resting,
    sheet_of,
    which_column,
)
from buddy.domain.table_words import (
    LONGEST,
    MEAN,
    MEDIAN,
    SPAN,
    SUM,
    asks_for_end,
    asks_for_figure,
    end_in,
    mended_words,
    without_ends,
)
from buddy.domain.table_worth import worth_of

_COUNTS: Final = regex(r"[\s-]{1,3}([^\W\d_]{3,20})(?!\w)")
"""What a number is said to count."""
_NUMBER: Final = regex(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")
_EVERYTHING: Final = regex(
    r"(?<!\w)(?:everything|alles|tout|todo|tutto|tudo|each|jede[rsmn]?|chaque|cada|ogni|elke?)(?!\w)",
    re.IGNORECASE,
)


def table_answer(
    question: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    sure: bool = False,
    about: str = "",
) -> TableAnswer | None:
    """Return what a table says to a question; None: nothing of it is asked for.

    Args:
        question: "which one costs 95?", "which is the most expensive?", "what do they cost in all".
        columns: The names of the columns.
        rows: The cells, as many a row as there are columns.
        sure: Whether the question may be about something else: then it must speak of little that
            the table does not hold ("the highest mountain" is in no list of prices).
        about: What the table stands in: its title says what the rows are.
    """
    return answer_of(question, sheet_of(columns, rows), sure=sure, about=about)


def answer_of(
    question: str, sheet: Sheet, *, sure: bool = False, about: str = ""
) -> TableAnswer | None:
    """Return what a table, or a part of one, says to a question; see `table_answer`."""
    if len(question) > LONGEST or not sheet.rows:
        return None
    question = mended_words(question, sheet.words())
    of_it = _is_of(question, sheet, about) or bool(named_rows(question, sheet))
    of_it = of_it or (bool(sheet.named_in(question)) and not unknown_in(question, sheet, about))
    if sure and not of_it:
        return None
    told = basket(question, sheet, about) or _over_rows(question, sheet, about)
    if told is not None and (of_it or not told.tells_nothing or told.refuses):
        return None if sure and told.refuses else told
    return (
        _without(question, sheet, about) or _valued(question, sheet) or _spoken_of(question, sheet)
    )


def _without(question: str, sheet: Sheet, about: str) -> TableAnswer | None:
    """Answer with the rows that are left without those a question says no to: "not Trek"."""
    scope = scope_of(question, sheet, about)
    if scope.said == question or scope.unknown or len(scope.rows) == len(sheet.rows):
        return None
    if not scope.rows:
        return no_such_rows(scope, sheet)
    count = f"{len(scope.rows)} of {len(sheet.rows)} rows{scope.told}"
    return TableAnswer(text=f"{count}: {sheet.listed(scope.rows)}.", rows=scope.rows)


def _over_rows(question: str, sheet: Sheet, about: str) -> TableAnswer | None:
    """Answer with an end or a figure of the rows that a question is about, all or some."""
    if bounded(question) and asks_for_figure(without_bounds(question)):
        return _within(question, sheet, about)
    if bounded(question) or (end_in(question) is None and not asks_for_figure(question)):
        return None  # "how many cost more than $1000" asks for no end
    spans = SPAN.search(question) is not None
    scope = scope_of(without_percent(question) if spans else question, sheet, about)
    part, said = scope.of(sheet), scope.said
    if (measure := sheet.lacks(said)) is not None:
        return no_column(sheet, measure.name)
    told = (
        worth_of(said, part)
        or _span(said, part, question)
        or at_ends(said, part)
        or _figure(said, part)
    )
    if told is not None and told.choices and scope.unknown:
        return not_understood(scope, sheet)
    if told is not None and told.choices:
        asked = question.strip().rstrip("?!. ")
        return replace(told, choices=tuple((n, f"{asked} by {n}") for n, _ in told.choices))
    if told is None or told.tells_nothing:
        return told
    if scope.unknown:
        return not_understood(scope, sheet)
    return scope.placed(told) if scope.rows else no_such_rows(scope, sheet)


def _within(question: str, sheet: Sheet, about: str) -> TableAnswer | None:
    """Answer with a figure of the rows that lie where a question says."""
    kept = within(question, sheet)
    if kept is None or not kept.rows:
        return kept
    scope = scope_of(without_bounds(question), sheet, about)
    rows = tuple(n for n in kept.rows if n in scope.rows)
    if scope.unknown:
        return not_understood(scope, sheet)
    if not rows:
        return no_such_rows(scope, sheet)
    scope = replace(scope, rows=rows, told=f"{scope.told} where {kept.where}")
    part, head = scope.of(sheet), CLAUSE.split(scope.said)[0]
    said = head if sheet.named(head) else scope.said
    return scope.placed(_span(said, part, question) or _figure(said, part))


def asks_of_table(text: str) -> bool:
    """Tell whether a text asks for an end, a sum or a mean: "e o mais barato"."""
    said = mended_words(text[:LONGEST], set())
    ends = asks_for_end(said) or end_in(said) is not None
    return ends or any(words.search(said) for words in (SUM, MEAN, MEDIAN))


def _is_of(question: str, sheet: Sheet, about: str) -> bool:
    """Tell whether a question speaks of a table's rows and columns rather than of other things."""
    said = without_ends(without_bounds(question))
    for words in (SUM, MEAN, MEDIAN, SPAN):
        said = words.sub(" ", said)
    said = without_measures(said)
    if said != question:
        priced = any(
            figures.is_money or PRICES.search(sheet.columns[n])
            for n, figures in sheet.numeric.items()
        )
        said = PRICES.sub(" ", said) if priced else said
    said = said if said == question else _EVERYTHING.sub(" ", FILLER.sub(" ", said))
    wanted = {stem for stem in content_stems(said) if not stem.isdigit()}
    held = sheet.stems()
    titles = about.casefold()
    held |= {stem for stem in wanted if len(stem) > 3 and stem in titles}  # noqa: PLR2004  # "Kaffee"
    asked = said != question or bool(wanted & held)
    if not wanted and said != question:
        return True  # "what's the total" can be of nothing but the one table there is
    return asked and len(wanted - held) <= len(wanted & held)


def _span(question: str, sheet: Sheet, asked: str) -> TableAnswer | None:
    """Answer with where a column begins and ends; in percent too, where it was asked so."""
    if not SPAN.search(question):
        return None
    named = sheet.named_in(question)
    among = named if len(named) > 1 else range(len(sheet.rows))
    column = column_for(sheet, without_ends(SPAN.sub(" ", question)), None)
    end = end_in(question)
    if PRICES.search(question) or (end is not None and end.kind is PRICES):
        column = column_for(sheet, "", PRICES)
    if column is None:
        return None
    if isinstance(column, Unclear):
        return which_column(sheet, column, question)
    figures = sheet.numeric[column]
    read = [n for n in among if n in figures.of]
    if len(figures.kinds) > 1:
        return TableAnswer(text=mixed_words(sheet, column, highest=False))
    if len(read) < 2:  # noqa: PLR2004  # one is no span
        return None
    low = min(read, key=lambda n: figures.of[n].value)
    high = max(read, key=lambda n: figures.of[n].value)
    apart = told_like(figures.of[high].value - figures.of[low].value, figures.of[high])
    share = in_percent(asked, figures.of[high].value, figures.of[low].value)
    text = (
        f"{sheet.columns[column] or 'It'} goes from {sheet.rows[low][column]} ({sheet.name(low)}) "
        f"to {sheet.rows[high][column]} ({sheet.name(high)}): {apart} apart{share}. "
    )
    return TableAnswer(text=text + resting(sheet, column, among), rows=(low, high))


def _figure(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with the sum, the mean or the median of a column."""
    kinds = ((MEDIAN, "median"), (MEAN, "mean"), (SUM, "sum"))
    found = next(((words, name) for words, name in kinds if words.search(question)), None)
    if found is None:
        return None
    words, name = found
    # "Durchschnittspreis" is one word of both.
    kind = PRICES if PRICES.search(question) else None
    column = column_for(sheet, words.sub(" ", question), kind)
    if column is None:
        return None
    if isinstance(column, Unclear):
        return which_column(sheet, column, question)
    figures = sheet.numeric[column]
    of = sheet.columns[column] or "the column"
    if len(figures.kinds) > 1:
        text = f"{mixed_words(sheet, column)} So there is no one {name} of {of}."
        return TableAnswer(text=f"{text} {_each(sheet, column, name)}")
    values = [each.value for each in figures.of.values()]
    told = told_like(_computed(name, values), next(iter(figures.of.values())))
    text = f"The {name} of {of} is {told}."
    rows = tuple(range(len(sheet.rows))) if sheet.scope else ()
    return TableAnswer(text=f"{text} {resting(sheet, column)}", rows=rows)


def _each(sheet: Sheet, column: int, name: str) -> str:
    """Return a figure of each kind that a column has."""
    figures = sheet.numeric[column]
    told: list[str] = []
    for kind in figures.kinds:
        own = [each for each in figures.of.values() if each.kind == kind and not each.free]
        value = told_like(_computed(name, [each.value for each in own]), own[0])
        told.append(f"{value} over {len(own)} row{'s' if len(own) != 1 else ''}")
    return f"By kind: {', '.join(told)}."


def _computed(name: str, values: Sequence[float]) -> float:
    if name == "median":
        order, middle = sorted(values), len(values) // 2
        return (order[middle] + order[-middle - 1]) / 2
    return sum(values) / (len(values) if name == "mean" else 1)


def _columns_of(after: str, sheet: Sheet) -> set[int]:
    """Return the columns that a number can be of by what it counts: no "5 nights" is five stars."""
    every = set(range(len(sheet.columns)))
    what = _COUNTS.match(after)
    if what is None:
        return every
    named = sheet.named(what[1])
    if named:
        return set(named)
    return set() if unknown_in(what[1], sheet) else every


def _valued(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with the rows that hold a number which the question names."""
    said = [
        (float(each[0].replace(",", "")), _columns_of(question[each.end() :], sheet))
        for each in _NUMBER.finditer(question)
    ]
    found = tuple(
        place
        for place, row in enumerate(sheet.rows)
        if any(
            (figure := figure_in(cell)) is not None
            and any(figure.value == value and n in columns for value, columns in said)
            for n, cell in enumerate(row)
        )
    )
    return TableAnswer(text=f"{sheet.whole(found)}.", rows=found) if found else None


def _spoken_of(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with the rows that a question names whole, else with those that share most with it."""
    if called := sheet.named_in(question):
        return _rows_told(question, sheet, called)
    wanted = content_stems(question)
    shared = [len(wanted & content_stems(" ".join(_words(row)))) for row in sheet.rows]
    best = max(shared)
    found = tuple(place for place, count in enumerate(shared) if count == best)
    if not best:
        named = named_rows(question, sheet)
        return _rows_told(question, sheet, named) if named else None
    if len(found) == len(sheet.rows) > 1:
        return None
    return _rows_told(question, sheet, found)


def _rows_told(question: str, sheet: Sheet, rows: tuple[int, ...]) -> TableAnswer:
    """Return rows whole, and the cell that is asked for ahead of the one."""
    cell = ""
    if len(rows) == 1:
        cell = asked_cell(question, sheet, rows[0]) or told_duration(question, sheet, rows[0])
    return TableAnswer(text=f"{cell}{sheet.whole(rows)}.", rows=rows)


def _words(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if figure_in(cell) is None]
