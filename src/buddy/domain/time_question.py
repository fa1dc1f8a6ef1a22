# ruff: noqa: RUF001  # words of many languages
"""What an objective asks of the clock: the present, an hour elsewhere, a date, somebody's age.

In English, German, French, Spanish, Italian, Portuguese and Dutch. What is none of these the clock
cannot tell, and nothing is made up for it: "when is sunset in Paris" asks for something else.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from buddy.domain.calendar_text import parse_date
from buddy.domain.limit_words import NUMBER, number_of
from buddy.domain.regex import regex
from buddy.errors import ToolInputInvalid

_LONGEST: Final = 300
_NOON, _HOURS = 12, 24
_MONTHS: Final = {
    "january": "januar|jänner|janvier|enero|gennaio|janeiro|januari",
    "february": "februar|février|fevrier|febrero|febbraio|fevereiro|februari",
    "march": "märz|maerz|mars|marzo|março|maart",
    "april": "avril|abril|aprile",
    "may": "mai|mayo|maggio|maio|mei",
    "june": "juni|juin|junio|giugno|junho",
    "july": "juli|juillet|julio|luglio|julho",
    "august": "août|aout|agosto|augustus",
    "september": "septembre|septiembre|settembre|setembro",
    "october": "oktober|octobre|octubre|ottobre|outubro",
    "november": "novembre|noviembre|novembro",
    "december": "dezember|décembre|decembre|diciembre|dicembre|dezembro",
    "christmas": "weihnachten|noël|navidad|natale|natal|kerst(?:mis)?",
    "easter": "ostern|pâques|pascua|pasqua|páscoa|pasen",
    "today": "heute|aujourd'hui|hoy|oggi|hoje|vandaag",
    "tomorrow": "demain|mañana|domani|amanhã",
}
_ABROAD: Final = tuple(
    (regex(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE), name) for name, names in _MONTHS.items()
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_FULL_DATE: Final = regex(
    rf"(?<![\w.])(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{_MONTH},?\s\d{{4}}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})(?!\w)",
    re.IGNORECASE,
)
_AGE: Final = regex(
    r"\b(?:how old|age|wie alt|alter|quel âge|cuántos años|qué edad|quanti anni|quantos anos"
    r"|que idade"
    r"|hoe oud|leeftijd)\b",
    re.IGNORECASE,
)
_BORN: Final = regex(
    r"\b(?:born|birth\w*|gebor\w+|née?s?|naci\w+|nat[oaie]|nasc\w+)\b", re.IGNORECASE
)
_DAY_OF: Final = regex(
    r"^\W*(?:(?:tell me|do you know|and|sag mir|dis-moi|dime|dimmi|diga-me|zeg me)\W+)?"
    r"(?:(?:on\s+)?(?:what|which)\s+(?:week)?(?:day|date|week)(?:\s+(?:of the week|number))?"
    r"\s+(?:is|was|will|does|did|falls?)(?:\s+it)?(?:\s+be)?(?:\s+on)?"
    r"|what(?:['’]s| is| was) the (?:week)?(?:day|date)(?: of the week)?(?:\s+(?:on|of|for))?"
    r"|when (?:is|was|will)|(?:an|auf)?\s*welche[rmns]?\s+(?:wochen)?tag\s+(?:ist|war|fällt|wird"
    r"|haben wir)(?:\s+es)?"
    r"|welches datum (?:ist|war)|wann (?:ist|war)"
    r"|(?:c['’]est )?quel jour(?: de la semaine)?"
    r"\s+(?:est|sera|était|tombe|serons|sommes|on sera)(?:-(?:ce|t-on|nous))?|quand (?:est|était)"
    r"|¿?(?:en )?qué día(?: de la semana)?\s+(?:es|fue|será|cae)|¿?cuándo es"
    r"|(?:in )?che giorno(?: della settimana)?\s+(?:è|era|sarà|cade)|quando è"
    r"|(?:em )?que dia(?: da semana)?\s+(?:é|foi|será|cai)|quando é"
    r"|(?:op )?welke (?:week)?dag\s+(?:is|was|valt|wordt)(?:\s+het)?|wanneer (?:is|was))"
    r"\s+(?P<date>\S.*?)(?:\s+(?:be|fall|on|an|auf|sein|this year|dieses jahr|op))*\W*$",
    re.IGNORECASE,
)
_WEEK: Final = regex(
    r"^\W*(?:(?:what|which) (?:calendar )?week(?: number)?(?: of the year)? (?:is (?:it|this)"
    r"|are we in)"
    r"|welche (?:kalender)?woche (?:ist|haben wir|ist es)|quelle semaine (?:est-ce|sommes-nous)"
    r"|qué semana es|che settimana è|que semana é|welke week is het)(?:\W+\w+)?\W*$",
    re.IGNORECASE,
)
_UNITS: Final = {
    "days": r"tage?n?|jours?|d[ií]as?|giorn[oi]|dage?n?|days?",
    "weeks": r"wochen?|semaines?|semanas?|settiman[ae]|weken|weeks?",
    "months": r"monate?n?|mois|mes(?:es)?|mes[ei]|maanden|maand|months?",
    "years": r"jahre?n?|ans?|ann[eé]es?|años?|anni|anno|anos?|jaar|years?",
}
_SPAN: Final = regex(
    rf"^(?:in|dans|dentro de|en|tra|fra|daqui a|em|over)\s+{NUMBER}\s+"
    rf"(?P<unit>{'|'.join(_UNITS.values())})$",
    re.IGNORECASE,
)
"""A span of time from today, in any of the languages: "in zehn Tagen"."""
_WHEN_IS: Final = regex(
    r"^\W*(?:(?:and|so|but|und|et|y|e|en)\s+)?(?:(?:when|(?:at|until|till|from|by) (?:when"
    r"|what time)"
    r"|what time)\s+(?:do(?:es)?|did|is|are|was|were|will)(?:n['’]t)?\s+(?!it run|the next run"
    r"|you\b)"
    r"|wann\s+(?:machen|macht|ist|sind|war|hat|haben|schlie\w+|öffnen?t?|beginnt|endet|fährt|kommt)\s"
    r"|(?:quand|à quelle heure|jusqu['’]à quelle heure)\s+(?:est-ce|est|sont|ferme\w*|ouvre\w*"
    r"|commence\w*|part)\b"
    r"|¿?(?:cuándo|a qué hora|hasta qué hora)\s+(?:es|está|abren?|cierran?|empieza|sale|llega)\b"
    r"|(?:quando|a che ora)\s+(?:è|sono|aprono?|apre|chiudono?|chiude|inizia|parte)\b"
    r"|(?:quando|a que horas)\s+(?:é|abrem?|fecham?|começa|sai)\b"
    r"|(?:wanneer|hoe laat)\s+(?:is|zijn|sluit\w*|opent|openen|begint|gaat|gaan)\b)",
    re.IGNORECASE,
)
_ANY_DAY: Final = date(2026, 1, 1)
"""Whether something is a date does not hang on what day it is."""
_ARTICLE: Final = regex(
    r"^(?:the|it on|it|on|der|den|das|am|le|el|il|lo|la|l['’]|o|a|em|op|de|het)\s+", re.IGNORECASE
)
_AT: Final = (
    r"(?P<at>(?:[01]?\d|2[0-4])(?::[0-5]\d)?\s?(?:[ap]\.?m\.?|o['’]clock|uhr|h|heures|horas|uur)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d|noon|midnight|mittag|mitternacht|midi|minuit|mediodía|medianoche"
    r"|mezzogiorno|mezzanotte|meio-dia|meia-noite)"
)
_PLACE: Final = r"[^\W\d_][\w .,'’/+-]{1,50}?"
_IN: Final = r"(?:in|at|à|au|en|a|em|no|na|w)"
_FROM_TO: Final = (
    regex(
        rf"(?<!\w){_AT}\s+(?:{_IN}\s+)?(?P<place>{_PLACE})(?:\s+time)?\s+(?:in|to|for|nach|à|en|a"
        rf"|em"
        rf"|naar|at)\s+(?P<to>{_PLACE})(?:\s+time)?\W*$",
        re.IGNORECASE,
    ),
    regex(
        rf"\b{_IN}\s+(?P<to>{_PLACE})\W+(?:when|if|wenn|quand|cuando|quando|als)\s+"
        r"(?:it(?:['’]s| is)|es|il est|son las|es la|sono le|è|são|é|het)\s+"
        rf"{_AT}\s+{_IN}\s+(?P<place>{_PLACE})(?:\s+(?:ist|is))?\W*$",
        re.IGNORECASE,
    ),
    regex(
        rf"\b{_IN}\s+(?P<to>{_PLACE})\W+(?:when|if|wenn|als)\s+(?:it(?:['’]s| is)|es|het)\s+in\s+"
        rf"(?P<place>{_PLACE})\s+{_AT}(?:\s+(?:ist|is))?\W*$",
        re.IGNORECASE,
    ),
    regex(
        rf"\b(?:when|if)\s+it(?:['’]?s| is)\s+{_AT}\s+in\s+(?P<place>{_PLACE})\W+(?:what"
        rf"|which|then)\b"
        rf".{{0,30}}?\bin\s+(?P<to>{_PLACE})\W*$",
        re.IGNORECASE,
    ),
    regex(
        rf"(?<!\w)(?:wenn es|quand il est|cuando (?:son las|es la)|quando (?:sono le|è l['’]|são|é)"
        rf"|als het)\s+{_AT}\s+{_IN}\s+(?P<place>{_PLACE})(?:\s+(?:ist|is))?[\s,]+(?:(?:et|y|e|wie"
        rf"|welche)\s+)?(?:spät|viel uhr|uhrzeit|quelle heure|qué hora|que hora|che or[ae]"
        rf"|que horas"
        rf"|hoe laat|wie viel uhr)\b.{{0,30}}?\b{_IN}\s+(?P<to>{_PLACE})\W*$",
        re.IGNORECASE,
    ),
)
_BARE_HOUR: Final = regex(
    r"\b(?P<lead>(?:when|if)\s+it(?:['’]?s| is)|wenn es(?: in [^\d,]{2,40})?|wenn in [^\d,]{2,40}"
    r"|quand il est|cuando (?:son las|es la)|quando (?:sono le|è l['’]|são|é)|als het)"
    r"\s+(?P<hour>\d{1,2})(?=\s+(?:in|à|a|en|em|ist|is)\b)",
    re.IGNORECASE,
)
"""An hour that is said as a number alone: only where it is plainly one."""
_PRESENT: Final = regex(
    r"\b(?:time (?:is|will|would) it|(?:current|local|exact|present|right) (?:time|date|hour)"
    r"|time now"
    r"|the (?:time|date|hour)|time zones?|timezones?|time in|time difference|what time (?:is|now"
    r"|in|would|will)|clocks?"
    r"|today['’]?s date|what(?:['’]s| is) (?:it )?today|(?:what|which) (?:day|date|month|year"
    r"|week|calendar week)"
    r"(?: number)?(?: of the (?:week|month|year))? (?:is (?:it|this|today)|are we|do we have"
    r"|is now)"
    r"|date today|(?:day|week)? ?is (?:it )?today|daylight saving|summer ?time|winter ?time|utc|gmt"
    r"|how late is it|(?:wie )?sp(?:ä|ae)t (?:ist|haben)|uhrzeit|wie ?viel uhr|welcher tag"
    r"|welches datum"
    r"|welchen tag|kalenderwoche|zeitzone|zeitverschiebung|sommerzeit|winterzeit|quelle heure"
    r"|heure (?:est|à"
    r"|locale)|quel jour|quelle date|quelle semaine|fuseau|décalage|qué hora|que hora|hora (?:es"
    r"|en|local)"
    r"|qué (?:día|fecha|semana)|zona horaria|che ore|che ora|ora locale|ora esatta|che giorno"
    r"|che data|fuso"
    r"|que horas|que dia|que data|horário|hoe laat|welke dag|welke datum|welke week|tijdzone"
    r"|tijdsverschil"
    r"|wat is de (?:tijd|datum)|która godzina|godzina)\b|^\W*(?:time|date|zeit|datum|heure|hora"
    r"|ora|tijd)\b",
    re.IGNORECASE,
)


def time_question_in(objective: str, today: date) -> dict[str, str] | None:
    """Return the input that has the clock answer a question; None: it asks for no such thing.

    Args:
        objective: "what's 3pm berlin in new york", "what day is 24 december", "how old is somebody
            born on 4 may 1990".
        today: What dates without a year start from.
    """
    text = " ".join(objective.replace("\u2019", "'").split())
    if len(text) > _LONGEST:
        return None
    if _WEEK.match(text):
        return {"date": today.isoformat()}
    text = _BARE_HOUR.sub(r"\g<lead> \g<hour>:00", text)
    return _elsewhere(text) or _age(text, today) or _day_of(text, today)


def asks_day(text: str) -> bool:
    """Tell whether a text asks which day a date or a span of time from today is, or when it is."""
    said = " ".join(text.replace("\u2019", "'").split())
    return len(said) <= _LONGEST and _day_of(said, _ANY_DAY) is not None


def asks_when(text: str) -> bool:
    """Tell whether a text asks for the time of a thing, so that no time in it is one for work.

    "When do they close on fridays" is asked of a page; "when you are done, stop" asks for nothing.
    """
    return len(text) <= _LONGEST and _WHEN_IS.match(text) is not None


def asks_present(objective: str) -> bool:
    """Tell whether an objective asks for the time or the date as it is now, here or elsewhere."""
    return _PRESENT.search(" ".join(objective[:_LONGEST].split())) is not None


def _elsewhere(text: str) -> dict[str, str] | None:
    for pattern in reversed(_FROM_TO):
        found = pattern.search(text)
        at = _clock(found["at"]) if found else None
        if found and at:
            place, to_place = found["place"].strip(" ,."), found["to"].strip(" ,.")
            return {"at": at, "place": place, "to_place": to_place}
    return None


def _clock(said: str) -> str | None:
    """Return a time of day as ``15:00``; None where there is no such time."""
    lowered = said.lower()
    if (
        re.search(r"noon|mittag$|midi$|mediod|mezzog|meio", lowered)
        and "mitternacht" not in lowered
    ):
        return "12:00"
    digits = re.match(r"(\d{1,2})(?::(\d{2}))?", lowered)
    if digits is None:
        return "00:00"
    hour, minute = int(digits[1]), int(digits[2] or 0)
    half = re.search(r"([ap])\.?m", lowered)
    if half and not 1 <= hour <= _NOON:
        return None
    if half:
        hour = hour % _NOON + (_NOON if half[1] == "p" else 0)
    return f"{hour % _HOURS:02d}:{minute:02d}"


def _age(text: str, today: date) -> dict[str, str] | None:
    if not (_AGE.search(text) and _BORN.search(text)):
        return None
    found = _FULL_DATE.search(in_english(text))
    born = _parsed(found[0], today) if found else None
    if born is None or born > today:
        return None
    return {"date_from": born.isoformat(), "date_to": today.isoformat()}


def _day_of(text: str, today: date) -> dict[str, str] | None:
    found = _DAY_OF.match(text)
    if found is None:
        return None
    said = _ARTICLE.sub("", found["date"].strip(" ?!.,"))
    day = _parsed(_span_in_english(said) or in_english(said), today)
    return {"date": day.isoformat()} if day else None


def _span_in_english(said: str) -> str | None:
    """Return "in 10 days" for "in zehn Tagen"; None: it is no such span."""
    match = _SPAN.match(said)
    if match is None:
        return None
    unit = next(
        name for name, words in _UNITS.items() if re.fullmatch(words, match["unit"].lower())
    )
    return f"in {number_of(match['number'])} {unit}"


def in_english(text: str) -> str:
    """Return a text with the names of months and feasts in English, and nothing between them."""
    for form, name in _ABROAD:
        text = form.sub(name, text)
    text = re.sub(
        rf"(?<=\d)(?:er|º|°)?\.?\s+(?:de\s+|of\s+)?(?={_MONTH}\b)", " ", text, flags=re.IGNORECASE
    )
    return re.sub(rf"(\b{_MONTH})\s+(?:de|del|of)\s+(?=\d{{4}})", r"\1 ", text, flags=re.IGNORECASE)


def _parsed(said: str, today: date) -> date | None:
    try:
        return parse_date(said, today)
    except ToolInputInvalid:
        return None
