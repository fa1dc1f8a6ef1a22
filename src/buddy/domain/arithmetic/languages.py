# ruff: noqa: RUF001  # words of many languages
"""Sums in words of other languages, put into the words that the calculator knows.

Small words mean an operation only between two figures ("12 por 7", "100 entre 4") or behind a
percentage ("15% de 240"), so nothing of an English sentence is touched by them.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.arithmetic.foreign_numbers import with_figures
from buddy.domain.regex import regex

_ENDS: Final = r"(?<=[0-9)%])\s*"
_BEGINS: Final = r"\s*(?=[0-9(,.-])"
_WORDS: Final = tuple(
    (regex(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (
            r"(?<=[0-9])\s*(?:por ciento|pour ?cent|per ?cento|por cento|procent|prozent)\b",
            "%",
        ),
        (
            (
                r"(?<=%)\s*(?:de(?: la| los| las)?|del|di|del(?:l[aoe])?|d[ao]s?|von|van|z)\s+"
                r"(?=[0-9(])"
            ),
            " of ",
        ),
        (
            (
                rf"{_ENDS}\b(?:multiplicado por|multipli[ée] par|moltiplicato per|multipliziert mit"
                r"|vermenigvuldigd met|pomnożone przez|por|fois|vezes|veces|volte|keer|mal|razy)\b"
                rf"{_BEGINS}"
            ),
            " * ",
        ),
        (
            (
                rf"{_ENDS}\b(?:dividido (?:por|entre)|divis[ée] par|diviso(?: per)?|geteilt durch"
                rf"|gedeeld door|podzielone przez|podzielić przez|durch|entre)\b{_BEGINS}"
            ),
            " / ",
        ),
        (rf"{_ENDS}\b(?:m[áa]s|mais|più|piu)\b{_BEGINS}", " + "),
        (rf"{_ENDS}\b(?:menos|moins|meno|weniger)\b{_BEGINS}", " - "),
        (
            (
                r"\b(?:(?:la |die )?racine carr[ée]e|(?:la )?ra[íi]z cuadrada|(?:a )?raiz quadrada"
                r"|(?:la )?radice quadrata|(?:die )?(?:quadrat)?wurzel"
                r"|(?:de )?(?:vierkants)?wortel)"
                r"\s+(?:de|del|di|aus|von|van)\s+(?=[0-9(])"
            ),
            "square root of ",
        ),
        (
            (
                r"\b(?:(?:la )?mitad de|(?:la )?moiti[ée] de|(?:la )?met[àa] di|(?:a )?metade de"
                r"|(?:die )?h[äa]lfte von|(?:de )?helft van)\s+(?=[0-9(])"
            ),
            "half of ",
        ),
        (
            (
                r"\b(?:(?:el )?doble de|(?:le )?double de|(?:il )?doppio di|(?:o )?dobro de"
                r"|(?:das )?doppelte von|(?:het )?dubbele van)\s+(?=[0-9(])"
            ),
            "twice ",
        ),
        (
            (
                r"\b(?:(?:el )?triple de|(?:le )?triple de|(?:il )?triplo di|(?:o )?triplo de"
                r"|(?:das )?dreifache von|(?:het )?drievoudige van)\s+(?=[0-9(])"
            ),
            "triple ",
        ),
        (
            (
                r"(?<!\w)¿?\s*(?:cu[áa]nto\s+(?:es|son|da|dan|suman)|combien\s+(?:font|fait"
                r"|[çc]a fait)"
                r"|quanto\s+(?:fa|fanno|[éèe]|d[áa])|hoeveel\s+(?:is|zijn)|wie\s?viel\s+(?:ist"
                r"|sind|macht"
                r"|ergibt)|ile\s+(?:to\s+)?(?:jest)?|berechne|rechne|calcul(?:a|e|er|ez|ar|ame"
                r"|ate)?"
                r"|calcola(?:re)?|bereken|reken\s+uit|oblicz)\s+"
                r"(?:(?:el|il|lo|la|le|les|los|as|os|o|a|het|de|die|das|den)\s+)?(?=[\w(-])"
                r"(?=[^\n]{0,40}[0-9])"
            ),
            "what is ",
        ),
    )
)
_OF_LIST: Final = (
    r"\s+(?:(?:de|del|di|da|dos|das|do|von|aus|van|z|ze|der|den|las|los|les|des|dei|delle)\s+){1,2}"
    r"(?:(?:zahlen|nombres|números|numeros|numeri|getallen|liczb)\s+)?(?=[0-9(-])"
)
_LISTS: Final = tuple(
    (
        regex(
            rf"\b(?:(?:der|die|das|la|le|il|el|o|a|het|de)\s+)?(?:{names}){_OF_LIST}", re.IGNORECASE
        ),
        f"{name} of ",
    )
    for names, name in (
        (
            (
                r"durchschnitt(?:swert)?|mittelwert|moyenne|media|promedio|m[ée]dia|gemiddelde"
                r"|[śs]redni[ąae]"
            ),
            "mean",
        ),
        (r"summe|somme|suma|somma|soma|som|sum[ęy]", "sum"),
        (r"median|m[ée]diane?|mediana|mediaan|median[ęy]", "median"),
        (r"minimum|m[íi]nimo|minimo|kleinste|plus petit|menor|kleinste", "min"),
        (r"maximum|m[áa]ximo|massimo|gr[öo](?:ß|ss)te|plus grand|mayor|maior|grootste", "max"),
    )
)
"""What is made of a list of figures."""
_LINK: Final = regex(r"(?<=[0-9]),?\s+(?:und|et|y|e|en|i|oraz)\s+(?=[0-9-])", re.IGNORECASE)
_PERCENT: Final = regex(
    r"(?<=[0-9])\s*(?:por ciento|pour ?cent|per ?cent[oi]?|por cento|procent|prozent)(?!\w)",
    re.IGNORECASE,
)
_BLANKS: Final = regex(r"\s{9,}")
"""Nobody writes so many; the patterns would take more than linear time over them."""
_ITALIAN: Final = regex(r"\b(?:quanto|calcola(?:re)?)\b", re.IGNORECASE)
_PER: Final = regex(rf"{_ENDS}\bper\b{_BEGINS}", re.IGNORECASE)
"""Times in Italian; "3 per 1,000" in English is a rate."""
_GROUPED: Final = regex(r"(?<![0-9.,])([0-9]{1,3})\.([0-9]{3})(?![0-9.])")
_BOTH: Final = regex(
    r"(?<![0-9.,])(?<![0-9][ \u00a0\u202f])([0-9]{1,3}(?:[."
    r" \u00a0\u202f][0-9]{3}){1,5}),([0-9]{1,4})(?![0-9,.])"
)
"""Thousands and a decimal comma: 1.275,50 is that figure in every language that writes so."""
_MARKS: Final = regex(r"[^0-9]")
_OF_THAT: Final = regex(
    r"(?<![0-9.,])([0-9][0-9.,]{0,30})\s?(?:の|的)\s?([0-9][0-9.,]{0,30})\s*[%％](?:は|是)?(?:いくら|何|なん|幾ら|多少)?(?:ですか|になりますか)?"
)
"""A percentage behind what it is of, in Japanese and Chinese."""
_DECIMAL: Final = regex(r"(?<![0-9.,])([0-9]+),([0-9]{1,2}|[0-9]{4,9})(?![0-9,])")


def in_english(text: str) -> str:
    """Return a text whose words for sums are English; one without such words comes back unchanged.

    Where there are such words, figures are read as those languages write them: ``1.500`` is
    fifteen hundred and ``3,5`` three and a half.
    """
    text = _OF_THAT.sub(r"\2% of \1", _BLANKS.sub(" ", text))
    typed, text = text, _BOTH.sub(lambda found: f"{_MARKS.sub('', found[1])}.{found[2]}", text)
    # Before the figures, for which "cent" is a hundred and "per" a multiplication.
    said = with_figures(_PERCENT.sub("%", text))
    written = _PER.sub(" * ", said) if _ITALIAN.search(said) else said
    for pattern, instead in _WORDS:
        written = pattern.sub(instead, written)
    for pattern, instead in _LISTS:
        listed = pattern.sub(instead, written)
        written = written if listed == written else _LINK.sub(" and ", listed)
    if written == typed or "(" in text:
        return written
    return _DECIMAL.sub(r"\1.\2", _GROUPED.sub(r"\1,\2", written))
