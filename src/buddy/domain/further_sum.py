# ruff: noqa: RUF001  # words of many languages
"""A sum that goes on from the last one: "plus ten percent", "half of it", "in feet", "and back"."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.arithmetic import unit_names
from buddy.domain.arithmetic.foreign_numbers import in_figures
from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.regex import regex
from buddy.errors import ToolInputInvalid

_LONGEST: Final = 80
_LEAD: Final = (
    r"^\W*(?:(?:and|now|then|ok(?:ay)?|so|but|please|und|jetzt|dann|et|puis|y|e|en|o"
    r"|what(?:['’]s| is)|how much is|was ist|wie ?viel ist|combien (?:fait|font|est)|cuánto es"
    r"|quanto (?:fa|è|é)|hoeveel is)\W+)*"
)
_ARTICLE: Final = r"(?:(?:the|a|das|die|den|le|la|el|il|lo|o|a|de|het)\s+|l['’])?"
_RESULT: Final = (
    r"(?:\s+(?:to|from|by|of|zu|von|à|de|a|da|di|bij|van)?\s*(?:it|that|this|the (?:result|answer"
    r"|total|sum)|das|dazu|davon|daraus|ergebnis|ça|cela|eso|ello|esto|questo|quello|isso|disso|dat"
    r"|daarvan|hiervan|das ergebnis|le résultat|al resultado|al risultato))?"
)
_AMOUNT: Final = (
    r"[$€£]?\d[\d,]*(?:\.\d+)?\s?(?:%|per ?cent|prozent|pour ?cent|por ?ciento|per ?cento"
    r"|por ?cento|procent)?"
)
_FURTHER: Final = regex(
    rf"{_LEAD}{_ARTICLE}(?:"
    rf"(?P<double>double|twice|verdoppl?el?|doppelte|dopplete|double[rz]?|doble|duplica\w*"
    rf"|raddoppia\w*"
    rf"|doppio|dobr[aeo]|verdubbel|dubbele){_RESULT}"
    rf"|(?P<triple>triple|verdreifache?|dreifache|tripl[eio]\w*|triplica\w*|verdrievoudig"
    rf"|drievoudige|driedubbele){_RESULT}"
    rf"|(?P<half>half|halve|halbiere|hälfte|divide[rz]? en deux|moitié|mitad|metà|metade"
    rf"|helft|halveer){_RESULT}"
    rf"|(?P<sign>plus|minus|times|multiplied by|multiply (?:it|that|this|the result) by"
    rf"|(?:divide[d]? (?:it|that|this|the result) by)|divided by|over|mal|geteilt durch"
    rf"|teile (?:es|das) durch|weniger|fois|moins|divisé par|más|menos|por|multiplicado por"
    rf"|dividido (?:por|entre)|più|meno|diviso|per|mais|vezes|keer|maal|min|gedeeld door|[-+*/×÷])"
    rf"\s*(?P<number>{_AMOUNT}){_RESULT}"
    rf"|(?:add|plus|addiere|ajoute[rz]?|suma|añade|aggiungi|adiciona|soma"
    rf"|tel)\s+(?P<added>{_AMOUNT}){_RESULT}"
    rf"(?:\s+(?:op|hinzu))?|(?:subtract|take|deduct|remove|ziehe?|enlève|soustrais|resta|sottrai"
    rf"|subtrai|trek)\s+"
    rf"(?P<taken>{_AMOUNT})(?:\s+(?:off|away|ab|af))?{_RESULT})\W*$",
    re.IGNORECASE,
)
_BARE_WORD: Final = regex(r"^\W*half\W*$", re.IGNORECASE)
"""Half of what, nobody can tell."""
_TIMES: Final = {"double": "* 2", "triple": "* 3", "half": "/ 2"}
_SIGNS: Final = tuple(
    (regex(rf"(?:{words})", re.IGNORECASE), sign)
    for words, sign in (
        (r"plus|más|più|mais|\+", "+"),
        (r"minus|moins|menos|meno|min|weniger|-", "-"),
        (r"divide.*|divided by|over|geteilt.*|teile.*|divis.*|dividido.*|gedeeld.*|/|÷", "/"),
        (r".*", "*"),
    )
)
_BACK: Final = regex(
    rf"{_LEAD}(?:(?:(?:and |do (?:it |that )?)?the other way (?:a?round|about)|(?:and )?vice versa"
    r"|(?:and )?in reverse|(?:and )?backwards?|reversed?|swap (?:it|them)|the reverse)"
    r"|anders ?(?:he)?rum|umgekehrt|(?:dans )?l['’](?:autre sens|inverse)|(?:et )?inversement"
    r"|al revés|a la inversa|(?:al )?contrario|viceversa|ao contrário|vice-versa"
    r"|andersom|omgekeerd)\W*$",
    re.IGNORECASE,
)
_CONVERSION: Final = regex(
    r"^(?P<value>-?[\d.,]+)\s?(?P<unit>[^\W\d_][^\d]{0,30}?|[$€£°]\w?)\s+(?P<link>in|to|into|as)"
    r"\s+(?P<to>[^\d]{1,30})$",
    re.IGNORECASE,
)
_PAIR: Final = regex(
    r"^(?P<one>[\d.,]+)\s*(?P<sign>-|/|minus|divided by|over|\^)\s*(?P<other>[\d.,]+)$",
    re.IGNORECASE,
)
_IN: Final = regex(
    rf"{_LEAD}(?:(?:what|how) about\s+|what(?:['’]s| is) (?:that|it)\s+|how (?:much"
    rf"|many) is (?:that|it)"
    r"\s+|convert (?:it|that)\s+|was ist (?:das|mit)\s+)?"
    r"(?:in|into|to|as|auf|en|em|a|naar)\s+(?P<unit>[^\W\d_][^\d?!.]{0,30}?)[\s?!.]*$",
    re.IGNORECASE,
)
_ABROAD: Final = {
    "meters": "metern mètres metros metri",
    "kilometers": "kilometern kilomètres kilómetros chilometri quilômetros quilómetros kilometer",
    "centimeters": "zentimetern centimètres centímetros centimetri",
    "feet": "fuß fuss pieds pies piedi pés voet",
    "inches": "zoll pouces pulgadas pollici polegadas",
    "miles": "meilen milles millas miglia milhas mijl mijlen",
    "pounds": "pfund livres libras libbre pond",
    "kilograms": "kilos kilogramm kilogrammes kilogramos chilogrammi quilos chili kilo",
    "hours": "stunden heures horas ore uur uren",
    "minutes": "minuten minutos minuti minuut",
    "seconds": "sekunden secondes segundos secondi seconden",
    "days": "tagen tage jours días giorni dias dagen",
    "liters": "litern litres litros litri",
}
_UNITS: Final = {abroad: name for name, words in _ABROAD.items() for abroad in words.split()}


def further_sum(text: str, objective: str) -> str | None:
    """Return the last sum calculated on with; None: a message does nothing of the kind with it.

    Args:
        text: "double that", "minus 10%", "plus ten percent", "and in feet?", "the other way round".
        objective: The last calculation: "what is 15% of 240", "15 miles in km".
    """
    own = expression_in(objective)
    if own is None or len(text) > _LONGEST or _BARE_WORD.match(text):
        return None
    if _BACK.match(text):
        return _turned(own)
    said = _IN.match(text)
    if said is not None and (converted := _converted(own, said["unit"].strip())) is not None:
        return converted
    if (said := _FURTHER.match(in_figures(text))) is None:
        return None
    if (times := next((by for name, by in _TIMES.items() if said[name]), None)) is not None:
        return f"({own}) {times}"
    number = said["number"] or said["added"] or said["taken"]
    if said["added"] or said["taken"]:
        return f"({own}) {'+' if said['added'] else '-'} {number}"
    sign = next(mark for words, mark in _SIGNS if words.fullmatch(said["sign"]))
    return f"({own}) {sign} {number}"


def _turned(own: str) -> str | None:
    """Return a conversion or a difference the other way round; None: it has no other way."""
    if (found := _CONVERSION.match(own)) is not None:
        return f"{found['value']} {found['to'].strip()} {found['link']} {found['unit'].strip()}"
    if (found := _PAIR.match(own)) is not None:
        return f"{found['other']} {found['sign']} {found['one']}"
    return None


def _converted(own: str, said: str) -> str | None:
    """Return a sum with its result in another unit; None: no such unit is known."""
    unit = _UNITS.get(said.lower(), said)
    if not _is_unit(unit):
        return None
    found = _CONVERSION.match(own)
    if found is not None and _is_unit(found["to"].strip()):
        return f"{found['value']} {found['unit'].strip()} in {unit}"
    return f"({own}) in {unit}" if any(_is_unit(word) for word in own.split()) else None


def _is_unit(name: str) -> bool:
    try:
        return unit_names.find(name) is not None
    except ToolInputInvalid:
        return True  # several units that differ in case; the calculator asks which
