# words of many languages
"""Questions that a table answers: the row with a value, the dearest one, the sum of a column.

In English, German, French, Spanish, Italian, Portuguese and Dutch. What is quoted are the table's
own cells; where its words and the question's share nothing, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from buddy.domain.cell_value import figure_in, told_like
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_age import by_age
from buddy.domain.table_basket import basket
from buddy.domain.table_bounds import FILLER, bounded
from buddy.domain.table_scope import no_such_rows, not_understood, scope_of
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
    AGES,
    DATES,
    ENDS,
    LONGEST,
    MEAN,
    MEDIAN,
    PRICES,
    SPAN,
    SUM,
    End,
    asks_for_figure,
    end_in,
    mended_words,
    without_ends,
)

_NUMBER: Final = regex(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")
_RANKS: Final = {2: "2nd", 3: "3rd"}


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
    if len(question) > LONGEST or not rows:
        return None
    sheet = sheet_of(columns, rows)
    question = mended_words(question, sheet.words())
    of_it = _is_of(question, sheet, about)
    if sure and not of_it:
        return None
    told = basket(question, sheet, about) or _over_rows(question, sheet, about)
    if told is not None and (of_it or not told.tells_nothing or told.refuses):
        return None if sure and told.refuses else told
    return _valued(question, sheet) or _spoken_of(question, sheet)


def _over_rows(question: str, sheet: Sheet, about: str) -> TableAnswer | None:
    """Answer with an end or a figure of the rows that a question is about, all or some."""
    if bounded(question) or (end_in(question) is None and not asks_for_figure(question)):
        return None  # "how many cost more than $1000" asks for no end
    scope = scope_of(question, sheet, about)
    part, said = scope.of(sheet), scope.said
    told = _span(said, part) or _ends(said, part) or _figure(said, part)
    if told is not None and told.choices:
        asked = question.strip().rstrip("?!. ")
        return replace(told, choices=tuple((n, f"{asked} by {n}") for n, _ in told.choices))
    if told is None or told.tells_nothing:
        return told
    if scope.unknown:
        return not_understood(scope, sheet)
    return scope.placed(told) if scope.rows else no_such_rows(scope, sheet)


def asks_of_table(text: str) -> bool:
    """Tell whether a text asks for an end, a sum or a mean: "e o mais barato"."""
    said = mended_words(text[:LONGEST], set())
    ends = any(words.search(said) for words, _, _ in ENDS) or end_in(said) is not None
    return ends or any(words.search(said) for words in (SUM, MEAN, MEDIAN))


def _is_of(question: str, sheet: Sheet, about: str) -> bool:
    """Tell whether a question speaks of a table's rows and columns rather than of other things."""
    said = without_ends(question)
    for words in (SUM, MEAN, MEDIAN, SPAN):
        said = words.sub(" ", said)
    if said != question:
        priced = any(
            figures.is_money or PRICES.search(sheet.columns[n])
            for n, figures in sheet.numeric.items()
        )
        said = PRICES.sub(" ", said) if priced else said
    said = said if said == question else FILLER.sub(" ", said)
    wanted = {stem for stem in content_stems(said) if not stem.isdigit()}
    held = sheet.stems()
    titles = about.casefold()
    held |= {stem for stem in wanted if len(stem) > 3 and stem in titles}  # noqa: PLR2004  # "Kaffee"
    asked = said != question or bool(wanted & held)
    if not wanted and said != question:
        return True  # "what's the total" can be of nothing but the one table there is
    return asked and len(wanted - held) <= len(wanted & held)


def _ends(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with the rows at an end of a column: the dearest, the second, the three lowest."""
    end = end_in(question)
    if end is None:
        return None
    if end.kind is AGES or end.kind is DATES:
        aged = by_age(sheet, end)
        if aged is None:
            return _no_column(end, sheet)
        sheet, end, column = (sheet, end, aged) if isinstance(aged, Unclear) else aged
    else:
        column = column_for(sheet, end.rest, end.kind)
    if column is None:
        return _no_column(end, sheet)
    if isinstance(column, Unclear):
        return which_column(sheet, column, question)
    figures = sheet.numeric[column]
    named = sheet.named_in(question)
    among = named if len(named) > 1 else range(len(sheet.rows))
    if len(figures.kinds) > 1:
        return TableAnswer(text=mixed_words(sheet, column, highest=end.highest), rows=tuple(among))
    values = {n: figures.of[n].value for n in among if n in figures.of}
    if not values:
        return TableAnswer(text=f"None of these rows tells a {sheet.columns[column]} in figures.")
    rest = resting(sheet, column, among)
    if len(named) > 1 and end.count == 0 and end.rank == 1:
        return _of_named(sheet, column, values, end, rest)
    if end.count:
        return _many(sheet, column, values, end, rest)
    return _at_rank(sheet, column, values, end, rest)


def _at_rank(
    sheet: Sheet, column: int, values: dict[int, float], end: End, rest: str
) -> TableAnswer:
    steps = sorted(set(values.values()), reverse=end.highest)
    way = end.way
    rank = f"{_RANKS.get(end.rank, f'{end.rank}th')} " if end.rank > 1 else ""
    name = sheet.columns[column] or "value"
    if end.rank > len(steps):
        return TableAnswer(text=f"There is no {rank}{way} {name}: it has {len(steps)}. {rest}")
    found = tuple(n for n, value in values.items() if value == steps[end.rank - 1])
    head = f"The {rank}{way} {name}: "
    return TableAnswer(text=f"{head}{sheet.whole(found)}. {rest}", rows=found)


def _many(sheet: Sheet, column: int, values: dict[int, float], end: End, rest: str) -> TableAnswer:
    order = sorted(values, key=lambda n: values[n], reverse=end.highest)
    chosen, left = tuple(order[: end.count]), order[end.count :]
    way = end.way
    name = sheet.columns[column] or "value"
    like = [n for n in left if values[n] == values[chosen[-1]]]
    more = f" {sheet.listed(like, column)} has the same as the last of them." if like else ""
    head = f"The {len(chosen)} {way} by {name}: {sheet.listed(chosen, column)}."
    return TableAnswer(text=f"{head}{more} {rest}", rows=chosen)


def _of_named(
    sheet: Sheet, column: int, values: dict[int, float], end: End, rest: str
) -> TableAnswer:
    """Answer which of the rows that a question names has more or less."""
    best = (max if end.highest else min)(values.values())
    found = [n for n, value in values.items() if value == best]
    others = [n for n in values if n not in found]
    name = sheet.columns[column] or "value"
    if not others:
        text = f"{sheet.listed(found, column)}: the same {name}."
    else:
        way = "higher" if end.highest else "lower"
        way = way if len(values) == 2 else f"{way[:-1]}st"  # noqa: PLR2004  # of two
        text = f"The {way} {name}: {sheet.listed(found, column)}; {sheet.listed(others, column)}."
    return TableAnswer(text=f"{text} {rest}", rows=tuple(values))


def _no_column(end: End, sheet: Sheet) -> TableAnswer | None:
    """Return that a table of no prices does not tell the cheapest; None: it may be a word of it."""
    heads = ", ".join(f"“{name}”" for name in sheet.columns if name)
    if end.kind is AGES or (end.kind is DATES and end.rank > 1):
        return TableAnswer(
            text=f"That cannot be told: it has no column of ages or dates ({heads}).", lacks=True
        )
    if end.kind is not PRICES:
        return None
    way = "most expensive" if end.highest else "cheapest"
    return TableAnswer(
        text=f"That cannot be told: it has no column of prices ({heads}), so none is the {way}.",
        lacks=True,
    )


def _span(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with where a column begins and ends."""
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
    text = (
        f"{sheet.columns[column] or 'It'} goes from {sheet.rows[low][column]} ({sheet.name(low)}) "
        f"to {sheet.rows[high][column]} ({sheet.name(high)}): {apart} apart. "
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


def _valued(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with the rows that hold a number which the question names."""
    named = {float(each[0].replace(",", "")) for each in _NUMBER.finditer(question)}
    found = tuple(
        place
        for place, row in enumerate(sheet.rows)
        if any((said := figure_in(cell)) is not None and said.value in named for cell in row)
    )
    return TableAnswer(text=f"{sheet.whole(found)}.", rows=found) if found else None


def _spoken_of(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with the row that shares most words with the question."""
    wanted = content_stems(question)
    shared = [len(wanted & content_stems(" ".join(_words(row)))) for row in sheet.rows]
    best = max(shared)
    found = tuple(place for place, count in enumerate(shared) if count == best)
    if not best or len(found) == len(sheet.rows) > 1:
        return None
    return TableAnswer(text=f"{sheet.whole(found)}.", rows=found)


def _words(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if figure_in(cell) is None]
