# words of many languages
"""What columns of figures measure: weights, pay, ratings; by their heads, units and verbs.

A question seldom says what a column is called: who weighs least is told by a column “Weight” or
“Gewicht”, who earns most by “Salary” or “Income”. In English, German, French and Spanish, and what
is near to it in Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex

PRICES: Final = regex(
    r"pri(?:c|x)(?:e[sd]?|y|ing)?(?!\w)|preis\w*|prezz\w*|precios?(?!\w)|preços?(?!\w)|prijs\w*"
    r"|prijz\w*|(?<!\w)cost(?:s|ing|[eio]|es|os|an|ano|ava)?(?!\w)|cuestan?(?!\w)|kosten?(?!\w)"
    r"|(?<!\w)kostet(?!\w)|coût\w*|(?<!\w)cust(?:[oa]s?|am)(?!\w)|tarif\w*|betrag"
    r"|(?<!\w)(?:rates?|fees?|amount|eur|usd|gbp|chf)(?!\w)|[$€£]",
    re.IGNORECASE,
)
"""What a column of prices is called, or marked with."""
AGES: Final = regex(
    r"\b(?:ages?|years old|alter|âges?|edad(?:es)?|età|idades?|leeftijd(?:en)?|wiek)\b",
    re.IGNORECASE,
)
"""What a column of ages is called."""
DATES: Final = regex(
    r"\b(?:since|dates?|years?|joined|founded|born|birth\w*|started?|hired|opened|built|released?"
    r"|seit|datum|jahr(?:gang)?|geboren|gegründet|eintritt|depuis|années?|naissance|nacimiento|años?"
    r"|desde|fechas?|dal|date|nascita|ann[oi]|data|nascimento|sinds|jaar|geboortedatum)\b",
    re.IGNORECASE,
)
"""What a column of dates or years is called."""
TIMES: Final = regex(
    r"\b(?:hours?|hrs?|stunden?|heures?|horas?|ore|uren|days?|tage?|minutes?|min|time|duration"
    r"|dauer|zeit(?:en)?|durée|temps|tiempos?|durac\w+|durata|duur|tijd(?:en)?|weeks?)\b",
    re.IGNORECASE,
)
"""What a column of times is called, or marked with."""

EXTENT: Final = regex(
    r"(?<!\w)(?:pages?|words?|chapters?|episodes?|tracks|seiten(?:zahl)?|wörter|kapitel|folgen|mots"
    r"|chapitres|épisodes|páginas|palabras|capítulos|pagine|parole|capitoli|palavras|pagina\W?s"
    r"|woorden)(?!\w)",
    re.IGNORECASE,
)
"""What a column is called that tells how long a thing is to read, to hear or to see."""


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """Something that columns of figures tell of rows."""

    name: str
    """For people, of many: "weights"."""
    heads: re.Pattern[str]
    """What a column of it is called, and what people call it."""
    units: re.Pattern[str] | None = None
    """What its figures are marked with, whole."""
    verbs: re.Pattern[str] | None = None
    """What says it of a row: "weighs", "earns"."""

    def named_in(self, text: str) -> re.Match[str] | None:
        """Return the first word of a text that names it."""
        found = self.heads.search(text)
        return found if found or self.verbs is None else self.verbs.search(text)

    def without(self, text: str) -> str:
        """Return a text without the words that name it."""
        text = self.heads.sub(" ", text)
        return text if self.verbs is None else self.verbs.sub(" ", text)

    def has_unit(self, unit: str) -> bool:
        """Tell whether its figures can be marked so."""
        return self.units is not None and self.units.fullmatch(unit) is not None


def _words(words: str) -> re.Pattern[str]:
    return regex(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _units(units: str) -> re.Pattern[str]:
    return regex(units, re.IGNORECASE)


_METRES: Final = _units(
    r"[kcmd]?m|(?:kilo|centi|milli)?met(?:er|re)s?|mi|miles?|ft|feet|foot|yd|in|inch(?:es)?"
)
WEIGHT: Final = Measure(
    "weights",
    _words(r"weights?|mass|masse|gewicht\w*|poids|pesos?|massa"),
    _units(r"[km]?g|(?:kilo)?gramm?e?s?|kilos?|lbs?|pounds?|oz|ounces?|t|ton(?:ne)?n?s?|st|stone"),
    _words(
        r"weigh(?:s|ed|t|ing)?|wieg(?:t|en|st)|wog(?:en)?|pès(?:e|ent)|pes(?:a|an|ano|am)|weegt"
    ),
)
HEIGHT: Final = Measure(
    "heights",
    _words(
        r"heights?|(?:körper)?grö(?:ß|ss)en?|höhen?|hauteurs?|tailles?|alturas?|estaturas?"
        r"|altezz[ae]|hoogtes?|elevations?|altitudes?|tall"
    ),
    _METRES,
)
LENGTH: Final = Measure(
    "lengths or distances",
    _words(
        r"lengths?|distances?|länge|strecken?|entfernung\w*|longueurs?|longitud\w*|distancias?"
        r"|lunghezz[ae]|distanz[ae]|comprimentos?|distâncias?|lengtes?|afstand\w*"
    ),
    _METRES,
)
WIDTH: Final = Measure(
    "widths",
    _words(r"widths?|breiten?|largeurs?|anchos?|anchura|larghezz[ae]|larguras?|breedtes?"),
    _METRES,
)
DEPTH: Final = Measure(
    "depths",
    _words(r"depths?|tiefen?|profondeurs?|profundidad\w*|profondità|profundidades?|dieptes?"),
    _METRES,
)
SPEED: Final = Measure(
    "speeds",
    _words(
        r"(?:top |max )?speeds?|\w*geschwindigkeit\w*|vitesses?|velocidad(?:es|e)?|velocità"
        r"|snelhe[ie]?d\w*"
    ),
    _units(r"km/?h|kp?mh|kph|mph|m/s|kn|knots?"),
)
PAY: Final = Measure(
    "pay",
    _words(
        r"salar(?:y|ies)|incomes?|pay|wages?|earnings|gehalt|gehälter|löhne?|lohn|einkommen"
        r"|verdienst|salaires?|revenus?|salarios?|sueldos?|ingresos?|stipend[io]+|reddit[oi]"
        r"|salários?|rendimentos?|salaris(?:sen)?|loon|inkomen"
    ),
    None,
    _words(
        r"earn(?:s|ed|ing)?|best[- ]paid|highest[- ]paid|verdien(?:t|en|st|te)|gagn(?:e|ent)"
        r"|gan(?:a|an)|cobran?|guadagnan?o?|ganham?"
        r"|makes?|money|geld"
    ),
)
RATING: Final = Measure(
    "ratings",
    _words(
        r"ratings?|rated|scores?|stars?|stelle|estrelas?|sterren|bewertung\w*|bewertet\w*|sterne|note|notée?s?|étoiles?"
        r"|calificaci\w+|calificad\w+|puntuaci\w+|estrellas?|valoraci\w+|valorad\w+|valutazion\w+"
        r"|punteggi\w*|voto|avaliaç\w+|beoordeling\w*|waardering\w*"
    ),
    _units(r"stars?|sterne|étoiles?|estrellas?|★+"),
)
POPULATION: Final = Measure(
    "inhabitants",
    _words(
        r"populations?|inhabitants|einwohner\w*|bevölkerung\w*|habitants|población|habitantes"
        r"|popolazione|abitanti|população|inwoners|bevolking"
    ),
    None,
    _words(r"people|menschen|leute|personnes|personas|persone|pessoas|mensen"),
)
AREA: Final = Measure(
    "sizes",
    _words(r"areas?|sizes?|flächen?|surfaces?|superficies?|áreas?|oppervlakte\w*|tamaños?"),
    _units(r"[kc]?m²|[kc]?m2|sq\.? ?(?:m|km|ft|mi)|sqm|qm|qkm|ha|acres?"),
)
STORAGE: Final = Measure(
    "storage or memory",
    _words(
        r"storage|memory|ram|\w*speicher\w*|mémoire|stockage|almacenamiento|memoria|archiviazione"
        r"|armazenamento|opslag\w*|geheugen"
    ),
    _units(r"[KMGTP]i?B|[kmgt]o"),
)
TEMPERATURE: Final = Measure(
    "temperatures",
    _words(r"temp|temperatur\w*|températures?"),
    _units(r"°\s?[CF]?|degrees?|grad|degr[ée]s?|grados?|celsius|fahrenheit"),
)
POWER: Final = Measure(
    "power",
    _words(r"(?:horse)?power|leistung|puissance|potencia|potenza|potência|vermogen"),
    _units(r"[kMG]?W|watts?|hp|ps|cv|bhp"),
)
PRICE: Final = Measure("prices", PRICES)
AGE: Final = Measure(
    "ages",
    AGES,
    _units(r"years?(?: old)?|yrs?|jahren?|ans|años?|anni|anos|jaar"),
)
TIME: Final = Measure(
    "times",
    TIMES,
    _units(r"ms|s|secs?|seconds?|min|minutes?|h|hrs?|hours?|d|days?|stunden?|tage?n?|weeks?"),
)
MEASURES: Final = (
    *(WEIGHT, HEIGHT, LENGTH, WIDTH, DEPTH, SPEED, PAY, RATING, POPULATION, AREA, STORAGE),
    *(TEMPERATURE, POWER, AGE, TIME),
)
"""All but prices, whose words are read everywhere."""
_BY_HEAD: Final = {each.heads: each for each in (*MEASURES, PRICE)}


ALSO: Final = frozenset(
    (
        *("pay", "note", "temp", "tall", "power", "time", "min", "day", "days", "hours", "hour"),
        *("ore", "make", "makes", "money", "geld", "people", "menschen", "leute", "personnes"),
        *("personas", "persone", "pessoas", "mensen"),
    )
)
"""Words of a measure that are said of much else: alone they ask for no column of it."""


def of_heads(heads: re.Pattern[str]) -> Measure | None:
    """Return the measure whose columns are called so."""
    return _BY_HEAD.get(heads)


def named_measures(text: str, known: Iterable[str] = ()) -> tuple[Measure, ...]:
    """Return the measures that a text names; what it says for prices is none of these.

    Args:
        text: "who earns the most", "average rating".
        known: Words, in lower case, that stand in rows and so may name one of these instead, or
            that say something else as well.
    """
    words = set(known)
    found = ((each, each.named_in(text)) for each in MEASURES)
    return tuple(each for each, match in found if match and match[0].lower() not in words)


def without_measures(text: str) -> str:
    """Return a text without the words that name measures."""
    for each in MEASURES:
        text = each.without(text)
    return text


def measures_of(head: str, units: Iterable[str]) -> tuple[Measure, ...]:
    """Return what a column measures: by what it is called, else by what marks its figures.

    Args:
        head: What the column is called.
        units: The units of its cells.
    """
    called = tuple(each for each in (*MEASURES, PRICE) if each.heads.search(head))
    if called:
        return called
    marks = {each for each in units if each}
    return tuple(each for each in MEASURES if any(each.has_unit(mark) for mark in marks))
