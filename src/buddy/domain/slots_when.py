# ruff: noqa: RUF001  # words of many languages
"""Finding the words that name a future or repeated time for the work.

Only the words are found here; what instant they mean is for the schedule to say. A date that is
part of the thing asked for ("concerts in May", "the weather tomorrow") reads the same, so whether
a message is a schedule at all is the reader's decision and not this module's.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.day_part import DAY_PART, OF_BARE_HOUR
from buddy.domain.regex import regex

_READ: Final = 2_000
"""Characters of a message that are looked at."""

_DAY: Final = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabends?"
    r"|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?"
    r"|(?:segunda|ter[cç]a|quarta|quinta|sexta)s?(?:-feiras?)?"
    r"|(?:zon|maan|dins|woens|donder|vrij|zater)dag(?:en)?"
    r"|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica"
    r"|poniedzia[lł](?:ek|ki)|wtor(?:ek|ki)|[sś]rod[aęey]|czwart(?:ek|ki)|pi[aą]t(?:ek|ki)"
    r"|sobot[aęy]|niedziel[aęe]"
)
_PART: Final = (
    r"mornings?|afternoons?|evenings?|nights?|noons?|midnight|lunch\s?time|morgens?|mittags?"
    r"|nachmittags?|abends?|nachts?|vormittags?|matins?|soirs?|midi|minuit|apr[eè]s-midi"
    r"|ma[nñ]anas?"
    r"|tardes?|noches?|mediod[ií]a|medianoche|mattin[ae]|sera|pomeriggio|mezzogiorno|rano|poranek"
    r"|ochtend(?:en)?|middag(?:en)?|avond(?:en)?|nacht(?:en)?"
    r"|wiecz[oó]r|wieczorem|po[lł]udnie|p[oó][lł]noc"
)
_UNIT: Final = (
    r"minutes?|mins?|hours?|hrs?|days?|weekdays?|workdays?|working\s+days?|business\s+days?"
    r"|weekends?|weeks?|fortnights?|months?|quarters?|years?"
    r"|minuten?|stunden?|tage?n?|werktage?|wochen?|wochenenden?|monate?n?|jahre?n?"
    r"|heures?|jours?|semaines?|mois|ans?|ann[eé]es?|horas?|minutos?|d[ií]as?|semanas?|mes(?:es)?"
    r"|a[nñ]os?"
    r"|or[ae]|minut[oi]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]"
    r"|werkdag(?:en)?|dag(?:en)?|week(?:end(?:en|s)?)?|weken|maand(?:en)?|uur|uren|minuut"
    r"|kwartier|minut[ęy]?|godzin[aęy]?|dni|dzie[nń]|tygod(?:nie?|ni)|tydzie[nń]|miesi[aą]c[e]?|lata?|rok"
)
_NUMBER: Final = (
    r"\d{1,4}|an?|one|two|three|four|five|six|seven|eight|ten|twelve|other|second|third|half\s+an?"
    r"|few|zwei|drei|vier|f[uü]nf|zehn|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|due|tre|dwa"
    r"|dwie|trzy"
    r"|ein(?:er?|em)|une?|una?"
)
_CLOCK: Final = (
    r"(?:(?:at|by|around|from|um|gegen|ab|[aà]s?|vers|a\s+las?|alle|o|om)\s+)?"
    r"(?:\d{1,2}(?::|h|\.)\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?(?:[ap]\.?m\b\.?|o'clock|uhr|h\b"
    r"|heures?|uur)"
    rf"|\d{{1,2}}(?:\s+(?:horas|ore))?(?=,?\s+{OF_BARE_HOUR})"
    r"|noon|midnight|midi|minuit|mediod[ií]a)(?:\s+(?:uhr|sharp))?"
    rf"(?:,?\s+{DAY_PART})?"
)
_HOUR: Final = (
    r"(?:at|by|um|gegen|[aà]s?|vers|a\s+las?|alle|om|o)\s+\d{1,2}(?![\d%$€£/]|[.,:]\d)"
    rf"(?:(?:\s+(?:uhr|uur|horas|ore))?,?\s+{DAY_PART})?"
)
WORK: Final = (
    r"(?:check|get|read|search|fetch|extract|find|look|open|visit|show|tell|run|do|list|summari[sz]e"
    r"|pr[üu]fe?|suche?|lies|hole?|[öo]ffne|zeige?|v[ée]rifie[rz]?|cherche[rz]?|lis|ouvre[rz]?|busca"
    r"|revisa|lee|abre|cerca|controlla|leggi|apri|procura|verifica|lê|zoek|lees|controleer|bekijk"
    r"|haal)(?!\w)"
)
_AND_HOUR: Final = (
    r"(?:\s*(?:,|&|(?<!\w)(?:and|und|et|y|e|en)(?!\w))\s*(?:(?:at|um|[àa]s?|a\s+las|alle|om)\s+)?"
    r"(?:noon|midnight|midi|minuit|mediod[ií]a|\d{1,2}(?:(?:[:.h]\d{2})(?:\s?[ap]m)?|\s?(?:[ap]m|uhr|h|heures|uur)"
    rf"|(?=\s*(?:$|[,;.!?&]|https?:|(?:and|und|et|y|e|en)\s+\d|{WORK}|{DAY_PART}))))(?!\w)"
    rf"(?:\s+{DAY_PART})?){{0,3}}"
)
"""Further times of the same day."""
_AT_HOUR: Final = rf"{_HOUR}(?!\s*(?:%|[a-z]{{3,}}))"
"""Alone it must end a part of the sentence: "at 7 places" names no time."""
_ZONE: Final = (
    r"(?:\s+(?:utc|gmt|cet|cest|est|edt|pst|pdt|[A-Z][a-z]+/[A-Z][a-z_]+"
    r"|(?!what\b|wie\b)[\w]+\s+time))?"
)
_MONTH: Final = (
    r"jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[eé]vrier|mar(?:ch|s|zo)?|m[aä]rz|apr(?:il)?"
    r"|avril|may|mai"
    r"|june?|juni|juin|july?|juli|juillet|aug(?:ust)?|ao[uû]t|sep(?:t|tember|tembre)?"
    r"|o[ck]t(?:ober|obre)?"
    r"|nov(?:ember|embre)?|de[cz](?:ember|embre)?|enero|febrero|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre"
)
_OFTEN: Final = (
    r"twice|thrice|(?:two|three|four|\d+)\s+times|(?:zwei|drei|vier)mal"
    r"|(?:deux|trois|quatre)\s+fois|(?:dos|tres|cuatro)\s+veces|(?:due|tre|quattro)\s+volte"
    r"|(?:duas|tr[êe]s|quatro)\s+vezes|(?:twee|drie|vier)\s+(?:keer|maal)"
)
_ANCHORS: Final = (
    (
        r"(?:on\s+)?(?:the\s+)?(?:first|last|\d{1,2}(?:st|nd|rd|th))\s+(?:day\s+)?of\s+"
        r"(?:the|each|every)\s+month"
    ),
    # repeated
    (
        rf"(?:every|each|jede[nrs]?|alle|chaque|tous\s+les|toutes\s+les|cada|todos\s+los"
        rf"|todas\s+las|tod[oa]s?(?:\s+[oa]s)?|elke?|iedere?|ogni"
        rf"|tutti\s+i|co|ka[zż]d(?:y|[aą]|ego|ej|e))\s+(?:(?:{_NUMBER})\s+)?(?:single\s+)?"
        rf"(?:first\s+|last\s+)?(?:{_UNIT}|{_DAY}|{_PART})(?:(?:\s*,\s*|\s+(?:and|und|et|y"
        rf"|e|i|en)\s+)(?:{_DAY}))*(?:\s+of\s+(?:the|each|every)\s+(?:{_UNIT}))?(?:\s+(?:{_PART}))?"
    ),
    (
        r"(?:hourly|daily|nightly|weekly|fortnightly|monthly|t[aä]glich|w[oö]chentlich|monatlich"
        r"|st[uü]ndlich"
        r"|quotidiennement|hebdomadairement|diariamente|semanalmente|mensualmente|codziennie"
        r"|co\s+tydzie[nń]"
        rf"|quotidianamente|settimanalmente|(?:once|(?:{_OFTEN})|einmal|une\s+fois"
        rf"|una\s+vez|een\s+keer)\s+(?:an?|per|each|every|am|pro|par|al|ao|in\s+der|la|por|op\s+een)"
        rf"\s+(?:{_UNIT}))"
    ),
    (
        rf"(?:on\s+)?(?:weekdays|weekends|workdays|werktags|wochentags)"
        rf"|on\s+(?:{_DAY})s?(?:\s+(?:{_PART}))?"
    ),
    # once
    (
        rf"(?:in|after|within|nach|dans|dentro\s+de|en|tra|fra"
        rf"|za)\s+(?:{_NUMBER})\s+(?:{_UNIT})(?!\s+(?:of|for))"
    ),
    (
        r"(?:day\s+after\s+tomorrow|tomorrow|tonight|later(?:\s+(?:today|tonight|this\s+week))?"
        r"|[uü]bermorgen|morgen"
        r"|heute\s+abend|sp[aä]ter|demain|ce\s+soir|plus\s+tard|apr[eè]s-demain|ma[nñ]ana"
        r"|pasado\s+ma[nñ]ana"
        r"|depois\s+de\s+amanh[ãa]|amanh[ãa]|hoje\s+[àa]\s+noite"
        rf"|esta\s+noche|domani|stasera|jutro|pojutrze|dzi[sś]\s+wieczorem)(?:\s+(?:{_PART}))?"
    ),
    (
        rf"(?:this|next|coming|n[aä]chste[nrs]?|kommende[nrs]?|diesen|la\s+prochaine|prochaine?"
        rf"|ce|pr[oó]xim[oa]"
        rf"|este|prossim[oa]|nast[eę]pn[yąae]\w*|przysz[lł]\w+)\s+(?:{_UNIT}|{_DAY}|{_PART}"
        rf"|{_MONTH})(?:\s+(?:{_PART}|prochain))?"
    ),
    rf"(?:am|le|el|w(?:e)?)\s+(?:{_DAY})(?:\s+prochain)?",
    (
        rf"(?:on\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th"
        rf"|\.)?\s+(?:of\s+)?(?:{_MONTH})\b(?:\s+\d{{4}})?"
        rf"|(?:on\s+)?(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
        rf"|(?:on\s+)?\d{{4}}-\d{{2}}-\d{{2}}"
    ),
    rf"{_CLOCK}{_AND_HOUR}",
    rf"{_HOUR}{_AND_HOUR}(?!\s*(?:%|[a-z]{{3,}}))",
)
_WHEN: Final = regex(rf"(?<![\w/.$€£-])(?:{'|'.join(_ANCHORS)}){_ZONE}(?![\w/%-])", re.IGNORECASE)
_THEN_HOUR: Final = regex(rf"[\s,]*{_HOUR}{_AND_HOUR}(?!\s*%)", re.IGNORECASE)
_WAS: Final = regex(
    r"\b(?:happened|was|were|did|went|took place|occurred|passierte|passiert ist|war|waren"
    r"|geschah|s['\u2019]est"
    r" pass[eé]|[eé]tait|pas[oó]|fue|ocurri[oó]|[eè] successo|era|aconteceu|foi|gebeurde"
    r"|is gebeurd)\b",
    re.IGNORECASE,
)
_REPEATS: Final = regex(
    r"(?<!\w)(?:every|each|daily|weekly|hourly|monthly|nightly|jede[nrsm]?|alle|t[aä]glich"
    r"|st[uü]ndlich"
    r"|w[oö]chentlich|monatlich|chaque|tou(?:te)?s\s+les|cada|tod[oa]s?|ogni|tutti\s+i|elke?"
    rf"|iedere?|(?:{_OFTEN})\s+(?:an?|per|each|every|am|pro|par|al|ao|por|op\s+een))(?!\w)",
    re.IGNORECASE,
)
_PAST: Final = (
    r"(?:yesterday|the day before yesterday|last (?:night|week|month|year|(?:{day}))"
    r"|(?:\d+|an?|one|two|three|a few) (?:minutes?|hours?|days?|weeks?|months?) ago"
    r"|(?:vor)?gestern|letzte[nrs]? (?:nacht|woche|(?:{day}))|vor (?:\w+) (?:tagen|stunden|wochen)"
    r"|(?:avant-)?hier|(?:la semaine|le mois) derni(?:er|[èe]re)|(?:{day}) dernier"
    r"|il y a \w+ (?:jours?|heures?|semaines?)|(?:ante)?ayer|(?:el )?(?:{day}) pasado|anoche"
    r"|hace \w+ (?:d[ií]as?|horas?|semanas?)|(?:l['’]altro )?ieri|(?:{day}) scors[oa]"
    r"|\w+ (?:giorni|ore|settimane) fa|(?:ante)?ontem|(?:na )?(?:{day}) passad[oa]"
    r"|h[áa] \w+ (?:dias?|horas?|semanas?)|(?:eer)?gisteren|(?:afgelopen|vorige) (?:week|(?:{day}))"
    r"|\w+ (?:dagen|uur|weken) geleden)"
).replace("{day}", _DAY)
_PAST_BEFORE: Final = regex(rf"(?<!\w)(?P<past>{_PAST})[\s,]*$", re.IGNORECASE)
_PAST_AFTER: Final = regex(rf"[\s,]*(?P<past>{_PAST})(?!\w)", re.IGNORECASE)
_PAST_LED: Final = regex(rf"\W*(?P<past>{_PAST})[\s,]+(?:{_CLOCK}|{_HOUR})", re.IGNORECASE)
_FEW: Final = 40
"""Characters that words of the past have at most."""
_AHEAD: Final = regex(
    rf"(?<!\w)(?:tomorrow|tonight|[üu]bermorgen|morgen|demain|ma[ñn]ana|domani|amanh[ãa]"
    rf"|{_DAY})(?!\w)[^\d]{{0,12}}\d",
    re.IGNORECASE,
)
"""A day that is to come, at an hour."""
_COUNTS: Final = regex(
    r"^\W*(?:(?:and|or|for|ok(?:ay)?|und|oder|für|et|pour|y|para|e|per|en|voor)\s+)*"
    rf"(?:{_NUMBER})\s+(?:nights?|n[äa]chte|nuits?|noches?|nott[ei]|noites?|nachten|people|persons?"
    r"|guests?|adults?|children|kids|rooms?|tickets?|seats?|personen|leute|erwachsene|kinder|zimmer"
    r"|personnes?|adultes?|enfants|chambres?|personas|adultos|habitaciones|persone|adulti|camere"
    r"|pessoas|quartos|volwassenen|kinderen|kamers|days?|tage|jours|d[ií]as|giorni|dagen|weeks?)"
    r"(?!\w)(?!\s+(?:from\s+now|later|sp[äa]ter|after))",
    re.IGNORECASE,
)
_BETWEEN: Final = regex(
    rf"^[\s,]*(?:{DAY_PART}[\s,]+)?(?:(?:at|on|in|the|and|um|am|im|[aà]s?|a|las?|le|o|om)[\s,]+)?$",
    re.IGNORECASE,
)


def when_in(message: str) -> str | None:
    """Return the words that name a time, as written, or None where there are none.

    Neighbouring expressions count as one: "every weekday" and "at 7" give "every weekday at 7".

    Args:
        message: A sentence in English, German, French, Spanish, Italian, Dutch or Polish.
    """
    text = message[:_READ]
    spans = [_with_hour(text, match) for match in _WHEN.finditer(text)]
    if not spans:
        return None
    start, end = spans[0]
    best = (start, end)
    for left, right in spans[1:]:
        start, end = (start, right) if _BETWEEN.match(text[end:left]) else (left, right)
        if end - start > best[1] - best[0]:
            best = (start, end)
    return " ".join(text[best[0] : best[1]].split())


def counts_things(message: str) -> bool:
    """Tell whether a message begins with how many, and names no time: "4 nights for two"."""
    return _COUNTS.match(message[:_READ]) is not None and when_in(message) is None


def repeats(words: str) -> bool:
    """Tell whether words of time come back: "every 2 hours", "täglich um 9"."""
    return _REPEATS.search(words) is not None


def past_in(message: str) -> str | None:
    """Return the words beside a time in a message that put it in the past: "yesterday at 5".

    None: the time is ahead, or it is one that repeats, and the words are of the work.
    """
    flat = " ".join(message[:_READ].split())
    words = when_in(flat)
    if words is None:
        led = _PAST_LED.match(flat)
        return led["past"] if led else None
    if words not in flat or _REPEATS.search(words):
        return None
    start = flat.index(words)
    end = start + len(words)
    found = _PAST_BEFORE.search(flat, max(0, start - _FEW), start) or _PAST_AFTER.match(flat, end)
    return found["past"] if found else None


def begins_in_the_past(message: str) -> bool:
    """Tell whether a message begins with a time that is over: "yesterday at 5 check a.example"."""
    return _PAST_LED.match(" ".join(message[:_READ].split())) is not None


def tells_the_past(message: str) -> bool:
    """Tell whether a time in a message is when something was, and not when work shall be done.

    "Search for what happened on Monday at 9" asks for no schedule.
    """
    words = when_in(message)
    flat = " ".join(message[:_READ].split())
    if words is None or words not in flat:
        return False
    before = flat[: flat.index(words)]
    return _WAS.search(re.split(r"[.;!?]", before)[-1]) is not None and not _REPEATS.search(words)


def begins_timed(message: str) -> str | None:
    """Return the work behind the time that a message begins with; None: it does not.

    The time repeats, or is said to the hour: "tomorrow at 8 get a.example".
    """
    words = when_in(message)
    flat = re.sub(r"^\W+", "", " ".join(message[:_READ].split()))
    if words is None or not flat.startswith(words):
        return None
    if not (_REPEATS.search(words) or _AHEAD.search(words)):
        return None
    return flat.removeprefix(words).strip(" ,.:;") or None


def _with_hour(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return the span of a match and of a bare hour behind it."""
    hour = _THEN_HOUR.match(text, match.end())
    return match.start(), hour.end() if hour else match.end()
