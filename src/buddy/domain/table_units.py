# words of many languages
"""The column that a figure with a unit is of: "5 kg" is compared with weights, never with prices.

Its cells or its head say the unit ("Weight (kg)"), or it is called as what the unit measures. A
table that has none such is told to have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.cell_value import COINS, figures_of, mark_of
from buddy.domain.regex import regex
from buddy.domain.table_measures import MEASURES
from buddy.domain.table_sheet import Sheet, TableAnswer, Unclear

_IN_HEAD: Final = regex(
    r"[\[(]\s*(?:in\s+)?(?P<held>[^\])]{1,12}?)\s*[\])]|\bin\s+(?P<told>[^\s,;]{1,8})\s*$"
    r"|[,/]\s*(?P<after>[^\s,;/]{1,8})\s*$|\s(?P<last>[^\s,;()]{1,4})$|^(?P<alone>[^\s,;()]{1,4})$"
)
"""Where a head says the unit of what stands below it."""
_WORDS: Final = {
    word: symbol
    for symbol, words in {
        "kg": "kilo kilos kilogramm kilogramme kilogrammes kilogramos chilogrammi quilos",
        "g": "gramm gramme grammes gramos grammi gramas",
        "t": "tonne tonnen tonnes toneladas tonnellate",
        "m": "meter metern mètres mètre metros metri",
        "km": "kilometer kilometern kilomètres kilómetros chilometri quilômetros",
        "h": "stunden stunde heures heure horas ore uur uren",
        "min": "minuten minutos minuti minuto",
        "d": "tage tagen tag jours días giorni dagen",
        "wk": "wochen woche",
        "mo": "monat monate monaten",
        "yr": "jahre jahren jahr ans años anni anos jaar",
        "L": "liter litern litros litri",
        "°": "degrees degree grad degrés degré grados grado gradi",
        "°C": "celsius °c",
        "°F": "fahrenheit °f",
        "%": "percent prozent procent percento",
        "GB": "go",
    }.items()
    for word in words.split()
}
"""Units by what they are called, where the calculator knows them by another name."""
_SQUARE: Final = regex(
    r"(?:square met(?:er|re)s?|sq\.? ?m|sqm|qm|m2|quadratmetern?|mètres carrés|metros cuadrados"
    r"|metri quadr[aoti]+|metros quadrados|vierkante meters?)",
    re.IGNORECASE,
)
_SAID: Final = regex(r"(?:per ?cent|pour ?cent|por ?ciento|por cento)", re.IGNORECASE)
_POUNDS: Final = "lb"


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """A column that a figure with a unit can be compared with."""

    column: int
    scale: float = 1.0
    """How many of its unit one of the unit that was said is."""
    assumed: bool = False
    """Whether nothing says its unit: it is taken to be the one that was said."""


def symbol_of(unit: str) -> str:
    """Return the symbol of a unit as it was said: "Kilo" is "kg", "Prozent" is "%"."""
    said = "".join(unit.split()) if unit.startswith("°") else unit
    if _SAID.fullmatch(said):
        return "%"
    if _SQUARE.fullmatch(said):
        return "m²"
    return _WORDS.get(said.lower(), said)


def head_unit(head: str) -> str:
    """Return the unit that the head of a column tells: "€" of "Price (EUR)"; empty: none.

    Args:
        head: What the column is called.
    """
    for found in _IN_HEAD.finditer(head):
        said = next(each for each in found.groups() if each is not None)
        if said.lower() == "in" and not found["held"]:
            continue  # "Check in"
        figure = figures_of([f"1 {symbol_of(said)}"]).of.get(0)
        if figure is None or not figure.unit:
            continue
        known = figure.unit in COINS | {"%"} or any(each.has_unit(said) for each in MEASURES)
        if known:
            return mark_of(figure)
    return ""


def scale_of(said: str, theirs: str) -> float | None:
    """Return how many of a table's unit one of the unit that was said is; None: of other things."""
    if said.lower() == theirs.lower() or (said == "°" and theirs.startswith("°")):
        return 1.0
    both = figures_of([f"1 {theirs}", f"1 {said}"])
    return both.of[1].value if len(both.kinds) == 1 and 1 in both.of else None


def units_in(sheet: Sheet, column: int) -> set[str]:
    """Return the units of a column: of its cells, else the one that its head tells."""
    marks = {mark_of(each) for each in sheet.numeric[column].of.values()} - {""}
    return marks or ({head_unit(sheet.columns[column])} - {""})


def unit_column(unit: str, sheet: Sheet, rest: str) -> UnitColumn | Unclear | TableAnswer:
    """Return the column that a figure in a unit is of; an answer where the table has none.

    Args:
        unit: The symbol of the unit that was said.
        sheet: The table.
        rest: The message without the figure, which may name the column.
    """
    told = {
        n: scale
        for n in sheet.numeric
        for theirs in units_in(sheet, n)
        if (scale := scale_of(unit, theirs)) is not None
    }
    found = [UnitColumn(n, scale) for n, scale in told.items()]
    named = sheet.named(rest)
    if not found:
        bare = [n for n in sheet.numeric if not units_in(sheet, n)]
        alike = [n for n in bare if any(each.has_unit(unit) for each in sheet.measures(n))]
        alike = alike or [n for n in bare if n in named and not sheet.measures(n)]
        found = [UnitColumn(n, assumed=True) for n in alike]
    kept = [each for each in found if each.column in named]
    if named and not kept and any(units_in(sheet, n) for n in named):
        return no_unit(sheet, unit)
    chosen = kept or found
    if not chosen:
        return no_unit(sheet, unit)
    return chosen[0] if len(chosen) == 1 else Unclear(tuple(each.column for each in chosen))


def weighs_pounds(sheet: Sheet) -> bool:
    """Tell whether pounds are weights in a table: nothing in it is in pounds sterling."""
    units = set[str]().union(*(units_in(sheet, n) for n in sheet.numeric))
    return "£" not in units and any(scale_of(_POUNDS, each) is not None for each in units)


def no_unit(sheet: Sheet, unit: str) -> TableAnswer:
    """Return that no column of a table is in a unit, and which columns there are."""
    text = f"That cannot be told: no column of it is in {unit} ({sheet.heads})."
    return TableAnswer(text=text, lacks=True)
