# words of many languages
"""Numbers in words of German, French, Spanish, Italian, Portuguese and Dutch, up to a hundred.

A word is a number only beside an operation and another number ("drei mal sieben", "zehn Prozent
von 50"), so nothing of a sentence that is no sum is touched: "once" is eleven in Spanish only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from buddy.domain.arithmetic import number_words
from buddy.domain.regex import regex

_ONES: Final = {
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
    " fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
    " seize dix-sept dix-huit dix-neuf",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici"
    " quattordici quindici sedici diciassette diciotto diciannove",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze"
    " dezasseis dezassete dezoito dezanove",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien"
    " vijftien zestien zeventien achttien negentien",
}
_TENS: Final = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
_MORE: Final = {
    "eins": 1, "eine": 1, "une": 1, "una": 1, "uma": 1, "één": 1, "duas": 2, "dreissig": 30,
    "hundert": 100, "einhundert": 100, "cent": 100, "cien": 100, "cento": 100, "cem": 100,
    "honderd": 100, "tausend": 1000, "mille": 1000, "mil": 1000, "duizend": 1000,
    "dezesseis": 16, "dezessete": 17, "dezenove": 19, "veintiuno": 21, "veintidós": 22,
    "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29, "quatre-vingts": 80, "vingt-et-un": 21,
}  # fmt: skip


def _compound(language: str, ten: str, one: str) -> tuple[str, ...]:
    """Return how a language writes a ten and a one together."""
    match language:
        case "de":
            return (f"{one}und{ten}",)
        case "nl":
            joint = "ën" if one.endswith("e") else "en"
            return (f"{one}{joint}{ten}", f"{one}en{ten}")
        case "fr":
            return (f"{ten}-{one}", f"{ten} {one}", f"{ten} et {one}", f"{ten}-et-{one}")
        case "it":
            return (f"{ten[:-1] if one in {'uno', 'otto'} else ten}{one.replace('tre', 'tré')}",
                    f"{ten[:-1] if one in {'uno', 'otto'} else ten}{one}")  # fmt: skip
        case "es":
            return (f"{ten} y {one}",)
        case _:
            return (f"{ten} e {one}",)


def _names() -> dict[str, int]:
    found = dict(_MORE)
    for language, ones in _ONES.items():
        small = ones.split()
        found.update((word, value) for value, word in enumerate(small))
        for place, ten in enumerate(_TENS[language].split(), 2):
            found.setdefault(ten, 10 * place)
            wide = language == "fr" and ten.startswith(("soixante", "quatre-vingt"))
            for value in range(1, 20 if wide and not ten.endswith("dix") else 10):
                for name in _compound(language, ten, small[value]):
                    found.setdefault(name, 10 * place + value)
    return found


NAMES: Final = _names()
"""Each number's words, in any of the languages."""
_WORD: Final = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIGURE: Final = regex(r"\d[\d.,]*")
_OPERATION: Final = regex(
    r"\s*(?:(?P<mul>mal|multipliziert mit|fois|multiplié par|por|multiplicado por|vezes|veces"
    r"|volte"
    r"|per|moltiplicato per|keer|maal|vermenigvuldigd met|times)"
    r"|(?P<div>geteilt durch|durch|divisé par|dividido (?:por|entre)|entre|diviso(?: per)?"
    r"|gedeeld door|divided by)"
    r"|(?P<add>plus|más|mas|più|piu|mais|[+])"
    r"|(?P<sub>minus|weniger|moins|menos|meno|min|[-−])|[*×x/÷])\s*",  # noqa: RUF001
    re.IGNORECASE,
)
_PERCENT: Final = regex(
    r"\s*(?:%|prozent|pour ?cent|por ?ciento|per ?cento|por ?cento|procent)(?!\w)", re.IGNORECASE
)
_OF: Final = regex(
    r"\s*(?:%|prozent|pour ?cent|por ?ciento|per ?cento|por ?cento|procent)\s+(?:von|de|di|van)\s+",
    re.IGNORECASE,
)
_CUE: Final = regex(
    r"(?<!\w)(?:mal|durch|fois|par|por|vezes|veces|volte|per|keer|maal|entre|diviso|gedeeld|plus"
    r"|minus"
    r"|weniger|moins|menos|meno|más|mas|più|piu|mais|min|prozent|pour ?cent|procent)(?!\w)",
    re.IGNORECASE,
)
_MOST: Final = 4
"""Words of a number."""
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: int | None
    """None: it stands in figures already."""


def with_figures(text: str) -> str:
    """Return a text whose numbers in words of other languages are figures, where it is a sum.

    Args:
        text: "wieviel ist drei mal sieben"; what is no sum comes back unchanged.
    """
    if len(text) > _LONGEST or not _CUE.search(text):
        return text
    numbers = _numbers(text)
    if all(each.value is None for each in numbers):
        return text
    put: dict[tuple[int, int], str] = {}
    for one, other in pairwise(numbers):
        gap = text[one.end : other.start]
        operation = _OPERATION.fullmatch(gap)
        if operation is None and not _OF.fullmatch(gap):
            continue
        if one.value is None and other.value is None:
            continue
        put.update(_figure(each) for each in (one, other) if each.value is not None)
        sign = next((sign for name, sign in _SIGNS if operation and operation[name]), None)
        if sign is not None:
            put[one.end, other.start] = sign
    put.update(_figure(n) for n in numbers if n.value is not None and _PERCENT.match(text[n.end :]))
    for (start, end), written in sorted(put.items(), reverse=True):
        text = f"{text[:start]}{written}{text[end:]}"
    return text


_SIGNS: Final = (("mul", " * "), ("div", " / "), ("add", " + "), ("sub", " - "))


def in_figures(text: str) -> str:
    """Return a short text with every number in words as figures: "plus ten percent".

    For what can only be a sum: elsewhere "one" is no number.
    """
    written = list(text)
    for each in reversed(_numbers(text, english=True)):
        if each.value is not None:
            written[each.start : each.end] = str(each.value)
    return "".join(written)


def _figure(number: _Number) -> tuple[tuple[int, int], str]:
    return (number.start, number.end), str(number.value)


def _numbers(text: str, *, english: bool = False) -> list[_Number]:
    """Return the numbers of a text, in figures and in words, in their order."""
    words = list(_WORD.finditer(text))
    found = [_Number(match.start(), match.end(), None) for match in _FIGURE.finditer(text)]
    place = 0
    while place < len(words):
        for length in range(min(_MOST, len(words) - place), 0, -1):
            start, end = words[place].start(), words[place + length - 1].end()
            value = _value(text[start:end].lower(), english=english)
            if value is not None:
                found.append(_Number(start, end, value))
                place += length
                break
        else:
            place += 1
    return sorted(found, key=lambda each: each.start)


def _value(said: str, *, english: bool) -> int | None:
    known = NAMES.get(" ".join(said.split()))
    parts = said.replace("-", " ").split()
    if known is not None or not english or not all(number_words.is_number(p) for p in parts):
        return known
    return number_words.compose(parts)
