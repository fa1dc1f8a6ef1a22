# ruff: noqa: RUF001  # words of many languages
"""The words that bound the figures of rows: "under 5 kg", "older than 30", "dearer than the Fox".

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.table_measures import (
    AGES,
    DEPTH,
    HEIGHT,
    LENGTH,
    SPEED,
    TEMPERATURE,
    TIMES,
    WEIGHT,
    WIDTH,
)

_THAN_WORD: Final = r"(?:than|als|que|de|di|do que|dan)"
_HEAVIER: Final = (
    r"heavier|schwerer|plus lourde?s?|más pesad[oa]s?|più pesant[ei]|mais pesad[oa]s?|zwaarder"
)
_LIGHTER: Final = (
    r"lighter|leichter|plus lég(?:er|ère)s?|más (?:liger|livian)[oa]s?|più legger[oaie]"
    r"|mais leves?|lichter"
)
_OLDER: Final = (
    r"older|älter|plus (?:âgée?s?|vieux|vieilles?)|más viej[oa]s?|más grandes? de edad"
    r"|più (?:vecchi[oae]?|anzian[oaie])|mais velh[oa]s?|ouder"
)
_YOUNGER: Final = (
    r"younger|jünger|plus jeunes?|más (?:jóvenes|joven)|più giovan[ei]|mais (?:jovem|jovens)|jonger"
)
_FASTER: Final = (
    r"faster|quicker|schneller|plus rapides?|más rápid[oa]s?|più veloc[ei]|mais rápid[oa]s?|sneller"
)
_SLOWER: Final = (
    r"slower|langsamer|plus lente?s?|más lent[oa]s?|più lent[oaei]|mais lent[oa]s?|trager"
)
_HOTTER: Final = (
    r"hotter|warmer|wärmer|heißer|plus chaude?s?|más (?:calientes?|cálid[oa]s?)|più cald[oaei]"
    r"|mais quentes?"
)
_COLDER: Final = (
    r"colder|cooler|kälter|plus froide?s?|más frí[oa]s?|più fredd[oaei]|mais fri[oa]s?|kouder"
)
_TALLER: Final = r"taller|plus grande?s?|más alt[oa]s?|più alt[oaei]|mais alt[oa]s?|höher"
_LONGER: Final = (
    r"longer|länger|plus long(?:ue)?s?|más larg[oa]s?|più lung[oaehi]+|mais long[oa]s?|langer"
)
_SHORTER: Final = (
    r"shorter|kürzer|plus courte?s?|más cort[oa]s?|più cort[oaei]|mais curt[oa]s?|korter"
    r"|más baj[oa]s?|plus petite?s?"
)
_FARTHER: Final = (
    r"farther|further(?: away)?|weiter(?: weg| entfernt)?|plus (?:loin|éloignée?s?)"
    r"|más lej(?:os|an[oa]s?)|più lontan[oaei]|mais longe|verder"
)
_CLOSER: Final = (
    r"closer|nearer|näher|plus (?:près|proches?)|más cerca(?:n[oa]s?)?|più vicin[oaei]|mais perto"
    r"|dichterbij"
)
_COMPARATIVES: Final = tuple(
    (regex(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), kinds)
    for words, kinds in (
        (f"{_HEAVIER}|{_LIGHTER}", (WEIGHT.heads,)),
        (f"{_OLDER}|{_YOUNGER}", (AGES,)),
        (f"{_FASTER}|{_SLOWER}", (SPEED.heads,)),
        (f"{_HOTTER}|{_COLDER}", (TEMPERATURE.heads,)),
        (_TALLER, (HEIGHT.heads,)),
        (f"{_FARTHER}|{_CLOSER}", (LENGTH.heads,)),
        (f"{_LONGER}|{_SHORTER}", (TIMES, LENGTH.heads, HEIGHT.heads)),
        ("deeper|tiefer|plus profonde?s?", (DEPTH.heads,)),
        ("wider|narrower|breiter|plus larges?", (WIDTH.heads,)),
    )
)
_MORE_OF: Final = (
    rf"(?:{_HEAVIER}|{_OLDER}|{_FASTER}|{_HOTTER}|{_TALLER}|{_LONGER}"
    rf"|{_FARTHER}|deeper|tiefer|wider|breiter)"
)
_LESS_OF: Final = rf"(?:{_LIGHTER}|{_YOUNGER}|{_SLOWER}|{_COLDER}|{_SHORTER}|{_CLOSER}|narrower)"

_UNDER: Final = (
    r"less than|fewer than|under|below|cheaper than|lower than|smaller than|<|unter"
    r"|weniger als|billiger als"
    r"|günstiger als|kleiner als|moins (?:chers? |chères? )?(?:de|que)|inférieure?s? à"
    r"|en dessous de|sous|menos de|por debajo de|menor(?:es)? (?:que|a|de)|más barat[oa]s? que"
    r"|meno di|sotto(?: i)?|inferior[ei] a|abaixo de|mais barat[oa]s? (?:do )?que|minder dan"
    rf"|onder(?: de)?|goedkoper dan|{_LESS_OF} {_THAN_WORD}"
)
_AT_MOST: Final = (
    r"up to|within|at most|no more than|not more than|max(?:imum)?(?: of)?|<=|≤|höchstens|bis zu"
    r"|maximal"
    r"|au plus|jusqu['’]à|como mucho|hasta|al massimo|fino a|no máximo|até|hoogstens|tot"
)
_OVER: Final = (
    r"more than|over|above|greater than|higher than|bigger than|larger than|more expensive than"
    r"|dearer than|exceed\w*|>"
    r"|über|mehr als|teurer als|größer als|plus (?:chers? |chères? )?(?:de|que)|supérieure?s? à"
    r"|au[- ]dessus de|más de|por encima de|mayor(?:es)? (?:que|a|de)|más car[oa]s? que|più di"
    r"|sopra(?: i)?|superior[ei] a|acima de|mais de|mais car[oa]s? (?:do )?que|meer dan"
    rf"|boven(?: de)?|duurder dan|{_MORE_OF} {_THAN_WORD}"
)
_AT_LEAST: Final = (
    r"at least|no less than|min(?:imum)?(?: of)?|>=|≥|mindestens|ab|au moins|al menos|por lo menos"
    r"|almeno|pelo menos|minstens"
)
_FIGURE: Final = (
    r"(?P<{0}sign>[$€£])?\s?(?P<{0}number>\d+(?:[.,]\d{{3}})*(?:[.,]\d{{1,2}})?(?!\d)"
    r"(?:(?-i:[kKM])(?!\w)|\s?(?:millions?|millionen|millones|milioni|milhões|mio|miljoen|billions?"
    r"|bn|mrd|milliarden?|thousand|tausend|mille|mil|mila)(?!\w))?)\s?"
    r"(?P<{0}unit>(?:[$€£%¥₹]|dollars?|dólares|dollari|bucks|usd|euros?|eur|pounds?|gbp|chf"
    r"|c[eéê]nt(?:s|im[eo]s?|avos?|esim[oi])?|ct|¢|percent|per ?cent|prozent|pour ?cent|por ?ciento"
    r"|percento|por cento|procent|[KMGTP]i?B|[kmgt]o"
    r"|km/?h|kp?mh|kph|mph|m/s|knots?|°\s?[CF]?|degrees?|grad|degrés?|grados?|celsius|fahrenheit"
    r"|[km]?g|(?:kilo)?gram(?:s|m|me|mes|os|mi)?|kilos?|lbs?|oz|ounces?|t|tonnes?|tons?|tonnen"
    r"|[kcm]m²|m²|m2|sqm|qm|square met(?:er|re)s?|quadratmetern?|mètres carrés|metros cuadrados"
    r"|metri quadr[aoti]+|metros quadrados|vierkante meters?|ha|[kcm]?m"
    r"|(?:kilo|centi)?met(?:er|re)s?|miles?|mi|ft|feet|inch(?:es)?"
    r"|m?l|lit(?:er|re|ro)s?|[kM]?W|watts?|hp|ps|[kM]?Wh|mAh|[kMG]?Hz|k?cal|years?(?: old)?|jahren?"
    r"|ans|años|anni|anos|jaar|ms|s|sec(?:ond)?s?|hours?|stunden|heures|horas|h|min|minutes?|minuten"
    r"|days?|tagen?|weeks?|wochen|months?|monaten?)(?!\w))?"
)
COMPARED: Final = regex(
    rf"(?<!\w)(?:(?P<under>{_UNDER})|(?P<most>{_AT_MOST})|(?P<over>{_OVER})|(?P<least>{_AT_LEAST}))"
    rf"\s*{_FIGURE.format('')}",
    re.IGNORECASE,
)
BETWEEN: Final = regex(
    rf"\b(?:between|from|zwischen|von|entre|tra|tussen)\s+{_FIGURE.format('low_')}\s+"
    rf"(?:and|to|und|bis|et|y|e|en|a)\s+{_FIGURE.format('')}",
    re.IGNORECASE,
)
THAN: Final = regex(
    r"(?<!\w)(?:(?P<cheap>cheaper|less expensive|billiger|günstiger|moins ch(?:er|ère)s?"
    r"|más barat[oa]s?"
    r"|più economic\w+|meno car[oaie]|mais barat[oa]s?|goedkoper)"
    r"|(?P<dear>more expensive|dearer|pricier|teurer|plus ch(?:er|ère)s?|más car[oa]s?"
    r"|più car[oaie]"
    r"|mais car[oa]s?|duurder)"
    rf"|(?P<more>{_MORE_OF}|more|above|over|higher|larger|bigger|mehr|größer|über|plus|au-dessus|más|mayor"
    r"|più|mais"
    r"|maior|meer|boven|groter)"
    rf"|(?P<less>{_LESS_OF}|less|fewer|below|under|lower|smaller|weniger|kleiner|unter|moins"
    r"|en dessous|menos|menor"
    r"|meno|minor|minder|onder|kleiner))"
    r"(?:\s+(?:than|as|als|que|qu['’]|de|di|del|della|do que|da|do|dan)"
    r"|(?<=above)|(?<=over)|(?<=below)|(?<=under)|(?<=über)|(?<=unter)|(?<=boven)|(?<=onder))"
    r"\s+(?P<what>[^?!.;]{2,60})",
    re.IGNORECASE,
)
"""Less or more than what is no number: a row, or the mean."""
AVERAGE: Final = regex(
    r"^\W*(?:(?:the|der|dem|den|la|le|el|il|o|a|de|het)\s+)?(?:average|mean|durchschnitt|mittelwert"
    r"|moyenne|promedio|media|média|gemiddelde)\W*$",
    re.IGNORECASE,
)
FILLER: Final = regex(
    r"\b(?:(?:i|you|we|want|need|like|would|just|only|all|also|ones?|items?|rows?|products?"
    r"|things?|results?"
    r"|entries|entry|lines?|lists?|table|them|they|those|these|it|that|which|what|costs?|pric\w*"
    r"|priced|worth|order|by|now|again|please|and|ok|make|put|show|filter|keep|select|find|nur"
    r"|alle|artikel|produkte?|zeilen|einträge|kosten?|kostet|preis\w*|sortiere?|bitte|zeige?|mir"
    r"|die|nach|was|welche|seulement|lesquel(?:le)?s|ceux|celles|articles|produits|prix"
    r"|coûte(?:nt)?|montre|par"
    r"|sólo|solo|los|las|que|productos?|precios?|cuestan?|cuesta|muestra|por|soltanto|prodotti"
    r"|prezz[io]|costan?o?|mostra|per|apenas|só|os|as|produtos?|preços?|custam?|alleen"
    r"|producten|prijs|prijzen|kost|kosten|toon|op|far|anything|something|is|are|there|do|does"
    r"|have|has|with|a|an|the|of|in|from|for|to|me|how|many|much|between|zwischen|entre|tra"
    r"|tussen|wie|wieviele|viele|combien|cuánt[oa]s"
    r"|quant[iea]|quant[oa]s|hoeveel|davon|es|gibt|sind|haben|sont|il|y|dessous|tutt[ie]|quali|sono"
    r"|quelli|quelle|todos|todas|quais|são|cuáles|son|welke|zijn|er|das|der|den|les|le|la|el|lo"
    r"|gli|i|font|fait|tienen?|miden?|mesurent?|measures?|hanno|ha|têm|tem|heeft|hebben|qui|wer|who"
    r"|qui[eé]n\w*|chi|quem|cu[aá]l"
    r"|o|de|het|een|et|und|et|e|en|cheap\w*|expensive|afford\w*|numbers?|values?|figures?|away|entfernt|weg|éloignée?s?|distan(?:t|te|ti)"
    r"|zahl|wert|nombre|valeur|número|valor|numero|valore|getal|waarde))\b|[^\w\s]|\d",
    re.IGNORECASE,
)


def kinds_compared(text: str) -> tuple[re.Pattern[str], ...]:
    """Return what columns are called that a comparison is by: weights of "heavier than"."""
    return next((kinds for words, kinds in _COMPARATIVES if words.search(text)), ())
