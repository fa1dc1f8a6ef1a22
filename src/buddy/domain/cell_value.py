# ruff: noqa: RUF001  # words of many languages
"""What the cells of a column come to: figures that are compared, and those that are not.

"$1,299.00", "1.299,00 €", "from $5/mo", "256 GB" and "free" are figures. A column tells how its
figures are written, so "1.299" beside "399,00" is a thousand. Amounts in different currencies, or
for different spans of time, are different kinds: nothing is converted but measures of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.arithmetic import unit_names
from buddy.domain.regex import regex
from buddy.errors import ToolInputInvalid

_LONGEST: Final = 60
_LARGEST: Final = 1e15
_COIN: Final = (
    r"(?:US|AU|CA|NZ|HK|[ACRS])?\$|[€£¥₹]|(?:USD|EUR|GBP|CHF|JPY|PLN|SEK|NOK|DKK|CAD|AUD|BRL)(?![a-z])"
    r"|euros?(?!\w)|dollars?(?!\w)|dólares(?!\w)|dollari(?!\w)|pounds?(?!\w)|zł(?!\w)|kr(?!\w)"
)
_DIGITS: Final = r"\d{1,3}(?:[.,'’\s]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,15}(?:[.,]\d{1,12})?"
_WORDS_OF_POWERS: Final = {
    3: "thousand thousands tausend mille mil mila duizend",
    6: (
        "mio million millions millionen millón millones milione milioni milhão milhões miljoen"
        " millones"
    ),
    9: (
        "bn billion billions mrd milliarde milliarden milliard milliards miliardo miliardi miljard"
    ),
}
POWER_WORDS: Final = {
    word: power for power, words in _WORDS_OF_POWERS.items() for word in words.split()
}
"""Words for what a number is times, by the power of ten: "2 million"."""
_POWER_WORD: Final = "|".join(sorted(POWER_WORDS, key=len, reverse=True))
_TIMES: Final = rf"(?:\s?(?:k|mn?|(?:{_POWER_WORD})\.?)(?![^\W\d_]))?"
_MONEY: Final = regex(
    rf"(?:(?P<lead>^[-−–])?(?P<before>{_COIN})\s?(?P<minus>[-−–+])?"
    rf"(?P<figure>(?:{_DIGITS}){_TIMES})"
    rf"|(?P<sign>(?<!\d)(?<!\d\s)[-−–+])?(?P<number>(?:{_DIGITS}){_TIMES})(?:,[-–])?\s?(?P<after>{_COIN}|%))",
    re.IGNORECASE,
)
_PLAIN: Final = regex(
    rf"^(?P<sign>[-−–+])?(?P<number>{_DIGITS})(?P<power>[eE][-+]?\d{{1,2}})?"
    r"\s?(?P<unit>[^\W\d_]{1,12}|°[CF]?|µ\w{1,3})?(?P<per>/[^\W\d_]{1,6})?$"
)
_LETTERS: Final = {"k": 3, "K": 3, "M": 6}
"""What a number is times where one letter stands close to it: "12.3k"; "5 m" are metres."""
_POWERED: Final = regex(
    rf"(?<![\w.,])(?P<number>{_DIGITS})\s?(?P<word>{_POWER_WORD})(?!\w)", re.IGNORECASE
)
_LEAST: Final = regex(
    r"^\W*(?:from|starting (?:at|from)|starts? at|ab|à partir de|dès|desde|a partir (?:de|di)|da"
    r"|vanaf|over|at least|min\.?|mind\.?)(?!\w)\s*",
    re.IGNORECASE,
)
_ABOUT: Final = regex(
    r"^\W*(?:only|just|now|about|approx\.?|circa|ca\.?|c\.|~|≈|nur|jetzt|etwa|seulement|environ"
    r"|sólo|solo|aprox\.?|apenas|slechts|nu)(?!\w)\s*",
    re.IGNORECASE,
)
_PER: Final = regex(
    r"^\s?(?:/|per\b|pro\b|par\b|por\b|al\b|ao\b|im\b|a\b|an\b|each\b|every\b)\s?"
    r"(?P<unit>[^\W\d_]{1,12})",
    re.IGNORECASE,
)
_FREE: Final = regex(
    r"\W*(?:free(?: of charge)?|for free|gratis|kostenlos|umsonst|gratuite?s?"
    r"|gratuit[oa]s?|offert)\W*",
    re.IGNORECASE,
)
_MINUS: Final = frozenset("-−–")
_IN_BRACKETS: Final = regex(r"^\(\s?[^\w\s()]?\s?\d[^()]*\)$")
"""A loss to a bookkeeper, an aside to a shop: neither is told."""
_RANGE: Final = regex(r"^\s*(?:[-–—]|to|bis|à|a|hasta|até|tot)\s*$", re.IGNORECASE)
_SIGNS: Final = {
    **dict.fromkeys(("us$", "usd", "dollar", "dollars", "dólares", "dollari"), "$"),
    **dict.fromkeys(("eur", "euro", "euros"), "€"),
    **dict.fromkeys(("gbp", "pound", "pounds"), "£"),
    "jpy": "¥",
    "pln": "zł",
    "cad": "CA$",
    "c$": "CA$",
    "ca$": "CA$",
    "aud": "A$",
    "au$": "A$",
    "a$": "A$",
    "brl": "R$",
    "r$": "R$",
    "chf": "CHF",
    "zł": "zł",
    "kr": "kr",
}
COINS: Final = frozenset({"$", "€", "£", "¥", "₹", *_SIGNS.values(), "SEK", "NOK", "DKK"})
"""The signs of currencies, as `Figure.unit` has them."""
_SPANS: Final = {
    word: name
    for name, words in {
        "month": "mo mon mth month months monat mois mes mese mês mes maand mnd",
        "year": "y yr year years annum jahr an année año anno ano jaar",
        "week": "w wk week weeks woche semaine semana settimana",
        "day": "d day days tag jour día giorno dia dag",
        "night": "night nights nacht nuit noche notte noite",
        "hour": "h hr hour hours stunde heure hora ora uur",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell comes to."""

    value: float
    unit: str = ""
    """``$``, ``%``, ``GB``, ``users``; empty: none is told."""
    per: str = ""
    """``month``, ``person``: for how much of what; empty: it does not say."""
    least: bool = False
    """Whether it is where something begins: "from $5", "$5-10"."""
    free: bool = False

    @property
    def kind(self) -> str:
        """What it is a figure of, for people: figures of two kinds are not compared."""
        return f"{self.unit}/{self.per}" if self.per else self.unit

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit in COINS


@dataclass(frozen=True, slots=True)
class Figures:
    """A column as figures."""

    of: Mapping[int, Figure]
    """By row, from 0."""
    missing: tuple[int, ...]
    """Rows whose cell tells no figure."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of figures in it, each once; a bare number goes with the one kind there is."""
        told = [each.kind for each in self.of.values() if not each.free]
        named = tuple(dict.fromkeys(kind for kind in told if kind))
        return named or (("",) if told else ())

    @property
    def is_money(self) -> bool:
        """Whether amounts of money stand in it."""
        return any(each.is_money or each.free for each in self.of.values())


def mark_of(figure: Figure) -> str:
    """Return the unit of a figure as it is written: "km/h"; of money the currency alone."""
    if figure.is_money or not figure.per:
        return figure.unit
    return f"{figure.unit}/{'h' if figure.per == 'hour' else figure.per}"


def told_like(value: float, like: Figure) -> str:
    """Return a number for people with the unit of another; money in cents."""
    shown = f"{round(value, 2):,.2f}" if like.is_money else f"{value:,.10g}"
    if not like.unit:
        return shown
    per = f"/{like.per}" if like.per else ""
    ahead = like.unit.endswith(("$", "€", "£", "¥", "₹"))
    return f"{like.unit}{shown}{per}" if ahead else f"{shown} {like.unit}{per}"


def figures_of(cells: Sequence[str], units: Sequence[str] | None = None) -> Figures:
    """Return a column as figures.

    Args:
        cells: Its cells, from the first row on.
        units: What stands beside each, where a column of units does: "EUR".
    """
    style = _style(cells)
    found: dict[int, Figure] = {}
    for row, cell in enumerate(cells):
        figure = _figure(cell, style)
        if figure is not None and units is not None and not figure.unit:
            beside = units[row].strip()
            figure = Figure(figure.value, _SIGNS.get(beside.lower(), beside), figure.per)
        if figure is not None:
            found[row] = figure
    found = _measured(found)
    return Figures(found, tuple(row for row in range(len(cells)) if row not in found))


def with_powers(text: str) -> str:
    """Return a text with the numbers before words for thousands and millions in digits."""
    return _POWERED.sub(_in_digits, text)


def _in_digits(found: re.Match[str]) -> str:
    value = _value(found["number"], "", "")
    if value is None:
        return found[0]
    return f"{value * 10.0 ** POWER_WORDS[found['word'].lower()]:f}".rstrip("0").rstrip(".")


def figure_in(cell: str) -> Figure | None:
    """Return what one cell by itself comes to; None: it tells no figure."""
    return _figure(cell, "")


def _style(cells: Sequence[str]) -> str:
    """Return how decimals are written in a column: ``,``, ``.``, or nothing where none says."""
    comma = any(re.search(r"\d,\d{1,2}(?!\d)", cell) for cell in cells)
    dot = any(re.search(r"\d\.\d{1,2}(?!\d)|\d,\d{3}(?!\d)", cell) for cell in cells)
    return "" if comma == dot else "," if comma else "."


def _figure(cell: str, style: str) -> Figure | None:
    text = " ".join(cell.split())
    if not text or len(text) > _LONGEST:
        return None
    if _FREE.fullmatch(text):
        return Figure(0.0, free=True)
    if _IN_BRACKETS.match(text):
        return None
    least = _LEAST.match(text)
    text = text[least.end() :] if least else text
    money = list(_MONEY.finditer(text))
    if len(money) == 2:  # noqa: PLR2004  # the ends of a range
        return _begins(text, money, style)
    if len(money) == 1:
        return _amount(text, money[0], style, least=least is not None)
    text = _ABOUT.sub("", text)
    plain = _PLAIN.match(text) if not money else None
    if plain is None:
        return None
    value = _value(plain["number"] + (plain["power"] or ""), style, "")
    if value is None:
        return None
    per = (plain["per"] or "").lstrip("/").lower()
    value = -value if plain["sign"] in _MINUS else value
    unit = plain["unit"] or ""
    power = POWER_WORDS.get(unit.lower())
    if power is None and plain["number"] + unit in text:
        power = _LETTERS.get(unit)
    if power and not per:
        value, unit = value * 10.0**power, ""
    return Figure(value, unit, _SPANS.get(per, per), least is not None)


def _begins(text: str, ends: Sequence[re.Match[str]], style: str) -> Figure | None:
    """Return where a range begins; None: two amounts of something else."""
    first, second = ends
    if not _RANGE.match(text[first.end() : second.start()]):
        return None
    low, high = (_amount(each[0], each, style, least=True) for each in ends)
    return low if low is not None and high is not None and low.unit == high.unit else None


def _amount(text: str, found: re.Match[str], style: str, *, least: bool) -> Figure | None:
    """Return the one amount of a cell, whatever words stand beside it; other figures are none."""
    alone = text == found[0]
    rest = "" if alone else f"{text[: found.start()]} {text[found.end() :]}"
    sign = (found["before"] or found["after"]).strip()
    unit = _SIGNS.get(sign.lower(), sign.upper() if len(sign) > 1 else sign)
    ahead = text[: found.start()] if found["after"] else ""  # "6 - $12" is no range
    ranged = re.match(r"^(\d[\d.,]*)\s?[-–—]\s?$", ahead)
    if re.search(r"\d", rest) and not ranged and not _PER.match(text[found.end() :]):
        return None
    digits = found["figure"] or found["number"]
    if ranged:  # "5-10 €": it begins with the first
        digits, least = ranged[1], True
    value = _value(digits, style, unit)
    if value is None:
        return None
    per = None if alone else _PER.match(text[found.end() :])
    span = per["unit"].lower() if per else ""
    minus = found["lead"] or found["minus"] or found["sign"] or ""
    value = -value if minus in _MINUS and not ranged else value
    return Figure(value, unit, _SPANS.get(span, span), least)


def _value(digits: str, style: str, unit: str) -> float | None:
    text, power = re.sub(r"['’\s]", "", digits).lower(), ""
    if (split := re.match(r"^([\d.,]+?)(e[-+]?\d+)$", text)) is not None:
        text, power = split[1], split[2]
    elif (split := re.match(r"^([\d.,]+?)([^\W\d_]+)\.?$", text)) is not None:
        text, power = split[1], f"e{POWER_WORDS.get(split[2], 3 if split[2] == 'k' else 6)}"
    last = max(text.rfind("."), text.rfind(","))
    if last < 0 or text.count(text[last]) > 1 or _is_thousands(text, last, style, unit):
        whole, part = text, ""
    else:
        whole, part = text[:last], text[last + 1 :]
    value = float(f"{re.sub('[.,]', '', whole)}.{part or 0}{power}")
    return value if abs(value) < _LARGEST else None


def _is_thousands(text: str, last: int, style: str, unit: str) -> bool:
    """Tell whether the only or last mark of a figure parts thousands, and no decimals."""
    mark = text[last]
    if len(text) - last - 1 != 3 or text[:last] in {"", "0"}:  # noqa: PLR2004  # digits of a thousand
        return False
    if any(each in text[:last] for each in ".,"):  # "1.234,567"
        return text[:last].rfind(mark) >= 0
    if style:
        return mark != style
    if mark == ",":
        return True
    return unit in COINS and unit not in {"$", "£"}


def _measured(found: Mapping[int, Figure]) -> dict[int, Figure]:
    """Return figures of one thing in one unit: "512 GB" and "1 TB" are compared as bytes."""
    names = {each.unit for each in found.values() if each.unit and not each.is_money}
    if len(names) < 2:  # noqa: PLR2004  # nothing to convert
        return dict(found)
    known = {name: unit for name in names if (unit := _unit(name)) is not None}
    dimensions = {unit.dimension for unit in known.values()}
    if len({unit.offset for unit in known.values()}) > 1:
        return dict(found)  # degrees of two scales begin at different points
    if set(known) != names or len(dimensions) != 1:
        singular = {name: name.lower().removesuffix("s") for name in names}
        if len(set(singular.values())) == 1:
            one = min(names, key=len)
            return {
                row: Figure(each.value, one if each.unit else "", each.per, each.least, each.free)
                for row, each in found.items()
            }
        return dict(found)
    into = next(each.unit for each in found.values() if each.unit)
    return {
        row: Figure(
            each.value * float(known[each.unit].factor / known[into].factor)
            if each.unit
            else each.value,
            into if each.unit else "",
            each.per,
            each.least,
            each.free,
        )
        for row, each in found.items()
    }


def _unit(name: str) -> unit_names.Unit | None:
    try:
        return unit_names.find(name)
    except ToolInputInvalid:
        return None  # two units in one spelling; nobody knows which
