# ruff: noqa: RUF001  # words of many languages
"""Where words end a repetition: "until Christmas", "at most 5 times", "for two weeks"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from buddy.domain.calendar_text import parse_date
from buddy.domain.limit_words import NUMBER, number_of
from buddy.domain.period_end import period_end
from buddy.domain.regex import regex
from buddy.domain.schedule_days import ends_with_day, named_day
from buddy.domain.schedule_timing import YEARS
from buddy.domain.time_question import in_english
from buddy.errors import ToolInputInvalid

_LONGEST: Final = 300
_MOST: Final = 1_000
_UNTIL: Final = regex(
    r"(?<!\w)(?:until|till|til|up to|through|bis(?:\s+zu[mr]?)?|jusqu['’](?:à|au|en)"
    r"|hasta(?:\s+el)?"
    r"|fino\s+a(?:l|ll['’]a?)?|até(?:\s+a?[oà])?|tot(?:\s+en\s+met)?)\s+(?:the\s+|dem\s+|le\s+|el\s+"
    r"|il\s+)?",
    re.IGNORECASE,
)
_STOPS: Final = regex(
    r"(?:^|[,;:.]\s*|(?<!\S)(?:and|but|then)\s+)\W*(?:(?:and|but|then|please)\s+){0,2}"
    r"(?:(?:it|this|that)\s+(?:should\s+|shall\s+|must\s+)?)?(?:(?:let|have|make)\s+it\s+)?"
    r"(?:stop|end|finish)(?:s|ing)?(?:\s+(?:it|this|that|checking|running))?"
    r"\s+(?:(?:at|on|by|after|with|in)\s+(?:the\s+)?|(?=(?:next|this|coming|tomorrow)(?!\w)))"
    r"(?![^\W\d_]+days(?!\w))",
    re.IGNORECASE,
)
"""What a repetition does on its last day: "and stop at the end of the year"."""
_PER: Final = r"(?!\s+(?:an?|per|every|each|am|pro|jede\w*|par|al|à|por|ao|cada|a|per|elke)\s)"
_JOINED: Final = r"(?:but|and|aber|und|mais|et|pero|y|ma|e|mas|maar|en)"
_TIMES: Final = regex(
    rf"(?:(?<![^\s,;:.(])(?:,?\s*{_JOINED}\s+)?(?P<most>(?:at most|no more than|only"
    r"|never more than|just|up to|for|max(?:imum|imal)?|not more than|höchstens|maximal|nur"
    r"|nicht mehr als|au plus|au maximum|pas plus de|seulement|como máximo|no más de|solo|sólo"
    r"|al massimo|non più di|soltanto|no máximo|não mais de|só|apenas|hoogstens|maximaal|alleen"
    rf"|niet meer dan)\s+(?:noch\s+|encore\s+|otras\s+|altre\s+|mais\s+|nog\s+)?)?)?"
    rf"(?<!\w)(?!an?\s)(?:{NUMBER}|(?P<count>\d{{4}}))\s*(?:(?:more|further|weitere)\s+)?"
    rf"(?:times|runs|mal|fois|veces|volte|vezes|keer)(?!\w){_PER}"
    r"(?P<all>(?:\s+(?:at most|max\w*|only|in all|in total|altogether|tops"
    r"|höchstens|insgesamt|nur|au plus|en tout|au total|como máximo|en total|al massimo|in tutto"
    r"|no máximo|ao todo|no total|hoogstens|in totaal)(?!\w))*)",
    re.IGNORECASE,
)
_ONCE: Final = regex(
    rf"(?:(?<!\S)|,\s*)(?:{_JOINED}\s+)?(?:(?:only|just)\s+(?:once|one time)|once only|nur\s+einmal"
    r"|(?:seulement\s+)?une seule fois|(?:s[oó]lo|solamente)\s+una vez|solo una volta"
    r"|una sola volta|(?:s[oó]|apenas)\s+uma vez|(?:slechts|maar)\s+(?:één|een) keer)"
    r"(?=\s*[.!?]*(?:$|[,;)]))"
    r"|^(?:only|just) once[,:]?\s",
    re.IGNORECASE,
)
_OF_A_THING: Final = regex(
    r"(?<!\w)(?:the|an?|my|your|this|that|of|der|die|das|den|dem|le|la|les|des|el|los|las|il|lo|gli"
    r"|os?|as?|de|het)\s+$",
    re.IGNORECASE,
)
"""Before a figure that is a part of what is looked for: "the 3 times winner"."""
_ENDS_CLAUSE: Final = regex(
    rf"\s*(?:$|[,;:.!?)]|https?:|[$€£\d]|(?:{_JOINED}|until|till|til|through|for|with|max|at|up|no"
    r"|not|never|on|from|starting|bis|für|mit|ab|jusqu\w*|pendant|avec|hasta|durante|por|con|fino"
    r"|per|até|com|tot|voor|met|please|bitte|then|dann|danke|thanks)(?!\w))",
    re.IGNORECASE,
)
_DAYS_OF: Final = {
    1: r"days?|tage?n?|jours?|d[íi]as?|giorn[io]|dag(?:en)?",
    7: r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|week|weken",
    14: r"fortnights?",
    30: r"months?|monate?n?|mois|mes(?:es)?|m[êe]s|mes[ei]|maand(?:en)?",
}
_UNIT: Final = "|".join(f"(?P<u{days}>{names})" for days, names in _DAYS_OF.items())
_FOR: Final = regex(
    r"(?P<before>^|[,;:(]|https?://\S+\s|(?<=[\w)])\s)\s*"
    r"(?:(?:but|and|only|just|nur|und|aber|seulement|mais|et|pero|y|solo|sólo|ma|e|mas|só|maar|en"
    r"|alleen)\s+){0,2}"
    r"(?P<for>(?:for|during|over|f[üu]r|w[äa]hrend|pendant|durant|pour|durante|por|per|gedurende|voor)"
    r"\s+)?(?:(?:the\s+)?next\s+|die\s+n[äa]chsten\s+|les\s+|los\s+pr[óo]ximos\s+|i\s+prossimi\s+"
    rf"|os\s+pr[óo]ximos\s+|de\s+komende\s+)?{NUMBER}\s+(?:{_UNIT})(?P<long>\s+lang)?(?!\w)"
    r"(?P<end>\s*(?:(?:only|nur|please|bitte|alleen|seulement)\s*)?(?=$|[,;:.!?)]))?",
    re.IGNORECASE,
)
_LASTS: Final = regex(
    r"(?<!\w)(?:forecasts?|weather|trips?|holidays?|vacations?|hotels?|rooms?|flats?|apartments?"
    r"|itinerar\w+|plans?|meals?|stays?|cruises?|tours?|courses?|rentals?|cars?|pass(?:es)?|tickets?"
    r"|wetter|vorhersage|reise\w*|urlaub|ferien\w*|zimmer|wohnung\w*|m[ée]t[ée]o|pr[ée]visions?"
    r"|voyages?|vacances|s[ée]jours?|tiempo|previs\w+|pron[óo]stico|viajes?|vacaciones|estancia"
    r"|previsioni|viaggi\w*|vacanz\w+|soggiorno|viage\w+|f[ée]rias|estadia|weer\w*|reis|vakantie\w*)"
    r"\W*$",
    re.IGNORECASE,
)
"""What itself lasts: "the forecast for 10 days" is what is looked for, and ends nothing."""
_CONTEXT: Final = 40
_INCLUDED: Final = regex(r"^\W*(?:through|tot\s+en\s+met)(?!\w)", re.IGNORECASE)
"""An end that belongs to what ends there."""
_GOES: Final = regex(
    r"(?<!\w)(?:look|go|page|read|search|browse|sift|flip|scroll|comb|click|walk|work|leaf|skim|sort"
    r"|dig|rummage)(?:ing|s)?\W*$",
    re.IGNORECASE,
)
"""What is done to the thing that stands behind "through", and ends nothing."""
_NTH: Final = regex(
    r"^(?P<day>[12]?\d|3[01])(?P<nth>st|nd|rd|th|er|e|º|°|\.)?[ ,;:!?]*$", re.IGNORECASE
)
_ARTICLE: Final = regex(r"(?<!\w)(?:zum|au|el|al|o|ao|le|il|dem|dia)\s+$", re.IGNORECASE)
"""Before a bare number that is a day of a month."""
_YEAR: Final = regex(r"\s+\d{4}(?!\w)")
"""Behind a day that was read without it: "december 9999"."""
_OUT_OF_REACH: Final = date.min
_SOME_DAY: Final = date(2000, 1, 1)
_WORDS: Final = 5
"""Words that a date has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundsRead:
    """What words say of the end of a repetition, and what is left of them."""

    rest: str
    until: date | None = None
    """The last day."""
    count: int | None = None
    lasting: int | None = None
    """For how many days, from the first time on."""


def bounds_in(text: str, today: date) -> BoundsRead:
    """Return where words end a repetition.

    Args:
        text: What is said beside the times: "until christmas search for snow".
        today: What dates without a year start from.
    """
    if len(text) > _LONGEST:
        return BoundsRead(rest=text)
    count: int | None = None
    if (times := _times(text)) is not None:
        count, text = _number(times), _without(text, times.start(), times.end())
    elif (once := _ONCE.search(text)) is not None:
        count, text = 1, _without(text, once.start(), once.end())
    if (span := _span(text)) is not None:
        start, end, days = span
        return BoundsRead(rest=_without(text, start, end), count=count, lasting=days)
    for start, end, until in _ends(text, today):
        if until < today:
            break
        rest = _without(text, start, end)
        return BoundsRead(rest=rest, until=until, count=count)
    return BoundsRead(rest=text, count=count)


def past_end(text: str, today: date) -> str | None:
    """Return the words of an end that is over, where they stand at an end of what is said."""
    for start, end, until in _ends(text, today):
        outside = text[:start].strip(" ,;:(") and text[end:].strip(" ,;:.!?)")
        if until < today and not outside:
            return text[start:end]
    return None


def _ends(text: str, today: date) -> Iterator[tuple[int, int, date]]:
    """Yield where a text says until when, and the days."""
    said = text[:_LONGEST]
    for found in (*_UNTIL.finditer(said), *_STOPS.finditer(said)):
        before = text[: found.start()]
        if ends_with_day(before) or (_INCLUDED.match(found[0]) and _GOES.search(before)):
            continue  # "montags bis mittwochs", "look through december reports"
        words = text[found.end() :].split()
        for taken in range(min(_WORDS, len(words)), 0, -1):
            included = _INCLUDED.match(found[0]) is not None
            said_day = " ".join(words[:taken])
            until = _parsed(said_day, today, included=included) or _of_month(
                said_day, today, led=_ARTICLE.search(found[0]) is not None
            )
            if until is not None:
                last = words[taken - 1]
                # What stands behind a comma stays a clause of its own: "until friday, at most $2".
                end = text.index(last, found.end()) + len(last.rstrip(" ,.;:!?"))
                if (year := _YEAR.match(text, end)) is not None or until.year not in YEARS:
                    yield found.start(), year.end() if year else end, _OUT_OF_REACH
                elif not _goes_on(text, found.start(), end, said_day):
                    yield found.start(), end, until
                break


def _times(text: str) -> re.Match[str] | None:
    """Return where a text says how often, if that is no part of what is looked for.

    It is bounded by a word, or stands at an end of what is said or in a clause of its own: "3 times
    tables" are no three times.
    """
    for found in _TIMES.finditer(text):
        start = found.start("number") if found["number"] else found.start("count")
        if not 0 < _number(found) <= _MOST or _OF_A_THING.search(text[:start]):
            continue
        leads = not text[: found.start()].strip(" ,;:.(")
        bounded = (found["most"] or "for").strip().lower() != "for" or found["all"]
        if leads or bounded or _ENDS_CLAUSE.match(text, found.end()):
            return found
    return None


def _number(times: re.Match[str]) -> int:
    return int(times["count"]) if times["count"] else number_of(times["number"])


def _span(text: str) -> tuple[int, int, int] | None:
    """Return where a text says for how long, and for how many days; None: nowhere.

    It stands at either end of what is said or in a clause of its own, and not behind a thing that
    itself lasts.
    """
    for match in _FOR.finditer(text):
        own = match["before"].strip(" ") == "" or match["before"] in {",", ";", ":", "("}
        led = own and match.start() == 0
        if not (match["for"] or match["long"]) or not (led or match["end"] is not None):
            continue
        start = match.end("before")
        if _LASTS.search(text, max(0, start - _CONTEXT), start):
            continue
        unit = next(days for days in _DAYS_OF if match[f"u{days}"])
        return start, match.end(), number_of(match["number"]) * unit
    return None


def _without(text: str, start: int, end: int) -> str:
    return (
        " ".join(f"{text[:start].rstrip()} {text[end:]}".split())
        .strip(" ,.;:")
        .replace(" ,", ",")
        .replace(" :", ":")
    )


def _goes_on(text: str, start: int, end: int, said: str) -> bool:
    """Tell whether a period is one of the work: "until end of year report"."""
    is_period = period_end(said, _SOME_DAY, included=True) is not None
    leads = not text[:start].strip(" ,;:(")
    return is_period and not leads and not _ENDS_CLAUSE.match(text, end)


def _of_month(words: str, today: date, *, led: bool) -> date | None:
    """Return the next day of that number in a month: "the 15th", "zum 15.", "au 15"."""
    found = _NTH.match(words)
    if found is None or not (found["nth"] or led):
        return None
    first = today.year * 12 + today.month - 1
    for year, month in (divmod(first + ahead, 12) for ahead in range(12)):
        try:
            day = date(year, month + 1, int(found["day"]))
        except ValueError:
            continue  # no such day in that month
        if day > today:
            return day
    return None


def _parsed(words: str, today: date, *, included: bool) -> date | None:
    bare = words.strip(" ,.;:!?")
    if (last := period_end(bare, today, included=included)) is not None:
        return last
    if (day := named_day(bare)) is not None:
        return today + timedelta(days=(day - today.isoweekday()) % 7 or 7)
    try:
        return parse_date(in_english(bare), today)
    except ToolInputInvalid:
        return None
