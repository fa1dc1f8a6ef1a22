"""A table with its columns as figures, and the column that words mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.cell_value import Figures, figures_of, mark_of
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_measures import (
    ALSO,
    PRICE,
    PRICES,
    Measure,
    measures_of,
    named_measures,
    of_heads,
)

COUNTING: Final = "#"
"""The column that counts the rows."""
_TOLD: Final = 5
"""Rows that a sentence tells; a table beside it holds them all."""
_CELL: Final = 80
_HEADS: Final = 8
"""Columns that a sentence names."""
_UNIT: Final = regex(r"^(?:unit|units|currency|einheit|währung)$", re.IGNORECASE)
_NAMELESS: Final = regex(r"^(?:column \d+|value|values|wert|\W*)$", re.IGNORECASE)


TOLD_NOTHING: Final = ("I did not find ", "That cannot be told")
"""How what a table says begins where it does not answer a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAnswer:
    """What a table says to a question."""

    text: str
    """One sentence of its own cells, and what it rests on."""
    rows: tuple[int, ...] = ()
    """The rows that it is about, from 0."""
    choices: tuple[tuple[str, str], ...] = ()
    """What can be said where it asks back: what a button says, and what it sends."""
    lacks: bool = False
    """Whether it only says that the table cannot tell it."""
    where: str = ""
    """How the rows were chosen by a bound: "Age over 30"."""
    refuses: bool = False
    """Whether it says which words keep it from an answer."""

    @property
    def tells_nothing(self) -> bool:
        """Whether it asks back, or says that nothing can be told."""
        return bool(self.choices) or self.lacks


@dataclass(frozen=True, slots=True)
class Unclear:
    """Several columns can be meant."""

    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that is asked."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: dict[int, Figures]
    """The columns of figures."""
    scope: str = ""
    """Which rows of a larger table these are: " with Velora"; empty: the whole of it."""

    @property
    def first(self) -> int:
        """The column that says what a row is called."""
        words = (n for n, name in enumerate(self.columns) if name != COUNTING)
        named = [n for n in words if n not in self.numeric]
        return named[0] if named else 0

    def name(self, row: int) -> str:
        """Return what a row is called."""
        cells = self.rows[row]
        return cells[self.first][:_CELL] if self.first < len(cells) else f"row {row + 1}"

    def told(self, row: int, column: int) -> str:
        """Return a row by its name and one of its cells."""
        own = self.rows[row][column]
        return own if column == self.first else f"{self.name(row)} {own}".strip()

    def listed(self, rows: Sequence[int], column: int | None = None) -> str:
        """Return rows for a sentence: whole, or by their name and one cell."""
        if column is None:
            told = [" ".join(cell for cell in self.rows[n] if cell)[:_CELL] for n in rows[:8]]
        else:
            told = [self.told(n, column) for n in rows[:8]]
        more = f" and {len(rows) - len(told)} more" if len(rows) > len(told) else ""
        return f"{', '.join(told)}{more}"

    def whole(self, rows: Sequence[int], column: int | None = None) -> str:
        """Return rows for a sentence with the name of each cell.

        Args:
            rows: Which.
            column: One that is told wherever it stands: of many columns only the first are.
        """
        told = [self._cells(n, column) for n in rows[:_TOLD]]
        more = f" (and {len(rows) - _TOLD} more rows)" if len(rows) > _TOLD else ""
        return f"{' | '.join(told)}{more}"

    def _cells(self, row: int, column: int | None) -> str:
        filled = [n for n, cell in enumerate(self.rows[row]) if cell]
        kept = filled[:_HEADS]
        if column in filled[_HEADS:]:
            kept = [*kept[:-1], column]
        cells = [(self.columns[n], self.rows[row][n]) for n in kept]
        more = len(filled) - len(kept)
        rest = [f"and {more} more columns"] if more > 1 else ["and one more column"] * more
        return "; ".join([*(f"{name}: {cell}" if name else cell for name, cell in cells), *rest])

    @property
    def heads(self) -> str:
        """What its columns are called, for a sentence that says what there is."""
        named = [name for name in self.columns if name and name != COUNTING]
        more = f" and {len(named) - _HEADS} more" if len(named) > _HEADS else ""
        return ", ".join(f"“{name}”" for name in named[:_HEADS]) + more

    def measures(self, column: int) -> tuple[Measure, ...]:
        """Return what a column of figures measures; none where neither head nor units tell."""
        figures = self.numeric[column]
        found = measures_of(self.columns[column], {mark_of(each) for each in figures.of.values()})
        return found or ((PRICE,) if figures.is_money else ())

    @property
    def measured(self) -> set[Measure]:
        """What its columns of figures measure."""
        return {each for n in self.numeric for each in self.measures(n)}

    def named(self, said: str) -> list[int]:
        """Return the columns of figures that words name: as they are called, else by a measure."""
        stems = content_stems(said)
        whole = self._called_whole(said)
        found = whole or [n for n in self.numeric if stems & _of_head(self.columns[n])]
        if found:
            return found
        wanted = set(named_measures(said, self._row_words()))
        return [n for n in self.numeric if wanted.intersection(self.measures(n))]

    def _called_whole(self, said: str) -> list[int]:
        """Return the columns whose whole head is said: "price per kg" is no “Price”."""
        text, found = f" {_plain(said)} ", list[int]()
        heads = [(n, _plain(self.columns[n])) for n in self.numeric]
        for n, head in sorted(heads, key=lambda each: -len(each[1])):
            if head and f" {head} " in text:
                found.append(n)
                text = text.replace(f" {head} ", " | ")
        return sorted(found)

    def lacks(self, said: str) -> Measure | None:
        """Return the measure that words name and no column tells; None: there is none such."""
        if self.named(said):
            return None
        wanted = named_measures(said, self._row_words() | ALSO)
        told = " ".join(self.columns)
        return next((each for each in wanted if each.named_in(told) is None), None)

    def _row_words(self) -> set[str]:
        text = " ".join(cell for row in self.rows for cell in row)
        return {each.lower() for each in re.findall(r"[^\W\d_]+", text)}

    def words(self) -> set[str]:
        """Return the words that stand in it."""
        text = " ".join((*self.columns, *(cell for row in self.rows for cell in row)))
        return {each.lower() for each in re.findall(r"[^\W\d_]+", text)}

    def stems(self) -> set[str]:
        """Return the stems of what stands in it."""
        cells = (cell for row in self.rows for cell in row)
        return content_stems(" ".join(cells)) | _of_head(" ".join(self.columns))

    def named_in(self, text: str) -> tuple[int, ...]:
        """Return the rows whose whole name stands in a text, and not as part of a longer one."""
        said = f" {_plain(text)} "
        names = [_plain(self.name(row)) for row in range(len(self.rows))]
        found: set[str] = set()
        for name in sorted({*names} - {""}, key=len, reverse=True):
            if f" {name} " in said:
                found.add(name)
                said = said.replace(f" {name} ", " | ")
        return tuple(row for row, name in enumerate(names) if name in found)

    def called(self, words: str) -> tuple[int, ...]:
        """Return the rows that are called by words, whole: "iPhone 15" is no "iPhone 15 Pro"."""
        said = _plain(words)
        names = enumerate(_plain(self.name(row)) for row in range(len(self.rows)))
        return tuple(row for row, name in names if said and name == said)


def _of_head(head: str) -> set[str]:
    """Return the stems of a head, of one and of many alike: "calorie" of “Calories”."""
    words = re.findall(r"[^\W\d_]{4,}", head)
    return content_stems(
        " ".join(
            (head, *(each.removesuffix("s") for each in words), *(f"{each}s" for each in words))
        )
    )


def _plain(text: str) -> str:
    """Return the words of a text, one space apart."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def sheet_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Sheet:
    """Return a table that is asked, with those of its columns that hold figures."""
    width = len(columns)
    cells = tuple(tuple((*row, *[""] * width)[:width]) for row in rows)
    unit = next((n for n, name in enumerate(columns) if _UNIT.match(name)), None)
    numeric: dict[int, Figures] = {}
    for column in range(width):
        if columns[column] == COUNTING or column == unit:
            continue
        own = [row[column] for row in cells]
        beside = None if unit is None else [row[unit] for row in cells]
        figures = figures_of(own, beside)
        filled = sum(1 for cell in own if cell.strip())
        if figures.of and len(figures.of) * 2 > filled:
            numeric[column] = figures
    return Sheet(tuple(columns), cells, numeric)


def column_for(sheet: Sheet, said: str, kind: re.Pattern[str] | None) -> int | Unclear | None:
    """Return the column of figures that words mean; None: there is none such.

    Args:
        sheet: The table.
        said: The words without those of the end: "by storage".
        kind: What the column is called or marked with, where the words tell: prices.
    """
    named = sheet.named(said)
    if kind is PRICES or (not named and kind is None and PRICES.search(said)):
        money = [n for n in sheet.numeric if sheet.numeric[n].is_money]
        called = [n for n in sheet.numeric if PRICES.search(sheet.columns[n])]
        both = [n for n in named if n in {*money, *called}]
        found = both or money or called or _nameless(sheet)
        return _one(found)
    if named:
        return _one(named)
    if kind is not None:
        return _one(marked_with(sheet, kind) or unmeasured(sheet))
    return None if sheet.lacks(said) else _one(list(sheet.numeric))


def marked_with(sheet: Sheet, kind: re.Pattern[str]) -> list[int]:
    """Return the columns of figures that are called so, or whose units say so."""
    measure = of_heads(kind)
    return [
        n
        for n in sheet.numeric
        if kind.search(sheet.columns[n]) or (measure and measure in sheet.measures(n))
    ]


def unmeasured(sheet: Sheet) -> list[int]:
    """Return the columns of figures whose heads say nothing of what they tell: "value".

    A head that says something else is never what was meant: of the “Changes” of trains no one
    learns which is fastest.
    """
    return [n for n in sheet.numeric if _NAMELESS.match(sheet.columns[n]) and not sheet.measures(n)]


def _nameless(sheet: Sheet) -> list[int]:
    """Return the only column of figures where its head does not say what they are."""
    found = list(sheet.numeric)
    return found if len(found) == 1 and _NAMELESS.match(sheet.columns[found[0]]) else []


def for_bare(sheet: Sheet, found: Unclear, numbers: Sequence[float] = ()) -> int | Unclear:
    """Return the column that a number without a unit means: money, where all others have units.

    Args:
        sheet: The table.
        found: The columns that can be meant.
        numbers: What was said: 200 is no number of stars where the most is five.
    """
    money = [n for n in found.columns if sheet.numeric[n].is_money]
    bare = [n for n in found.columns if "" in sheet.numeric[n].kinds]
    if len(money) == 1 and not bare:
        return money[0]
    within = [n for n in dict.fromkeys((*money, *bare)) if spans(sheet.numeric[n], numbers)]
    return within[0] if len(within) == 1 else found


def spans(figures: Figures, numbers: Sequence[float]) -> bool:
    """Tell whether one of some numbers lies between the least and the most of a column."""
    values = [each.value for each in figures.of.values()]
    return any(min(values) <= number <= max(values) for number in numbers)


def _one(found: Sequence[int]) -> int | Unclear | None:
    if len(found) == 1:
        return found[0]
    return Unclear(tuple(found)) if found else None


def which_column(sheet: Sheet, found: Unclear, text: str) -> TableAnswer:
    """Return that several columns can be meant, each with what names it."""
    names = [sheet.columns[n] or f"column {n + 1}" for n in found.columns]
    said = text.strip().rstrip("?!. ")
    told = ", ".join(f"“{name}”" for name in names[:-1])
    return TableAnswer(
        text=f"{told} or “{names[-1]}”",
        choices=tuple((name, f"{said} by {name}") for name in names[:5]),
    )


def resting(sheet: Sheet, column: int, among: Sequence[int] | None = None) -> str:
    """Return what an answer rests on: the column, how many rows, and what was left out."""
    figures = sheet.numeric[column]
    rows = range(len(sheet.rows)) if among is None else among
    read = [n for n in rows if n in figures.of]
    missing = [sheet.name(n) for n in rows if n not in figures.of]
    lead = "the" if sheet.scope else "all"
    plural = "" if len(rows) == 1 else "s"
    count = f"{lead} {len(rows)} row{plural}" if not missing else f"{len(read)} of {len(rows)} rows"
    count = f"{count}{sheet.scope}"
    parts = [f"By “{sheet.columns[column] or 'value'}”, over {count}"]
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""  # noqa: PLR2004  # told
        parts.append(f"no figure for {', '.join(missing[:3])}{more}")
    if any(figures.of[n].least for n in read):
        parts.append("“from” and ranges count by where they begin")
    return f"{'; '.join(parts)}."


def mixed_words(sheet: Sheet, column: int, *, highest: bool | None = None) -> str:
    """Return that the figures of a column are of several kinds, with the end of each."""
    figures = sheet.numeric[column]
    kinds = figures.kinds
    name = sheet.columns[column] or "The column"
    money = any(each.is_money for each in figures.of.values())
    why = "and I convert none" if money else "and they are not compared"
    text = f"{name} is in {', '.join(kinds[:-1])} and {kinds[-1]}, {why}."
    if highest is None:
        return text
    ends: list[str] = []
    for kind in kinds:
        rows = [n for n, each in figures.of.items() if each.kind == kind and not each.free]
        best = (max if highest else min)(figures.of[n].value for n in rows)
        level = [n for n in rows if figures.of[n].value == best]
        ends.append(f"{kind}: {sheet.listed(level, column)}")
    free = [n for n, each in figures.of.items() if each.free]
    if free and not highest:
        ends.insert(0, f"free: {sheet.listed(free, sheet.first)}")
    return f"{text} The {'highest' if highest else 'lowest'} of each: {'; '.join(ends)}."
