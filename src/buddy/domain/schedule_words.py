"""The time that words name: "every weekday at 7", "tomorrow at 17:30", "alle Montage um 9 Uhr".

What does not say when exactly leaves a question, and never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from buddy.domain.clock_words import DATE, LONGEST, MONTH_DAY, SPAN, STEP, clock_in, clocks_in
from buddy.domain.day_part import without_day_part
from buddy.domain.instant import Instant, to_datetime
from buddy.domain.limit_words import NUMBERED, number_of
from buddy.domain.regex import regex
from buddy.domain.schedule_days import WEEKDAYS, days_in
from buddy.domain.schedule_timing import Recurrence, Timing, make_timing, zone_of
from buddy.domain.slots_when import WORK
from buddy.domain.spoken_time import in_figures
from buddy.errors import InputInvalid

WHEN_EXACTLY: Final = (
    "When exactly? Say for instance “every weekday at 7:00”, “on Monday at 9:00” or "
    "“tomorrow at 17:30”."
)
AT_WHICH: Final = (
    "At which times of the day? Say for instance “every day at 9:00 and 17:00” or “every 12 hours”."
)
NOT_EACH: Final = (
    "The times of a schedule come back every so many minutes or hours, every day, or on days of "
    "the week or the month; every second day or week is not among them. When exactly? Say for "
    "instance “every Tuesday at 12:00”, or “every day at 9:00”."
)
ONE_MINUTE: Final = (
    "Several times of a day need the same minute, as 9:30 and 17:30. At which times? Else say one "
    "time, and propose the other by itself."
)
_EVERY: Final = regex(
    r"(?<!\w)(?:every|each|jede[nrsm]?|alle|chaque|tous\s+les|toutes\s+les|cada|todos\s+l?os"
    r"|todos\s+os|todas\s+as|tod[oa](?=\s+(?:dia|semana|segunda|ter[cç]a|quarta|quinta|sexta"
    r"|s[aá]bado|domingo))|ogni|tutti\s+i|elke?|iedere?|daily|nightly|weekly|monthly|hourly"
    r"|t[aä]glich|w[oö]chentlich|monatlich|st[uü]ndlich|diariamente|semanalmente|quotidianamente"
    r"|dagelijks|wekelijks|weekdays|weekends|werktags|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s)(?!\w)",
    re.IGNORECASE,
)
_COUNTS: Final = {
    **dict.fromkeys(("two", "zwei", "deux", "dos", "due", "duas", "dois", "twee"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "tre", "drie"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quattro", "quatro"), 4),
}
_UNIT: Final = (
    ("min", timedelta(minutes=1)),
    ("h", timedelta(hours=1)),
    ("st", timedelta(hours=1)),
    ("or", timedelta(hours=1)),
    ("u", timedelta(hours=1)),
    ("w", timedelta(weeks=1)),
    ("s", timedelta(weeks=1)),
    ("", timedelta(days=1)),
)
_AHEAD: Final = (
    (
        regex(
            r"(?<!\w)(?:day\s+after\s+tomorrow|[uü]bermorgen|apr[eè]s-demain|pasado\s+ma[nñ]ana"
            r"|dopodomani|overmorgen|depois\s+de\s+amanh[aã])(?!\w)",
            re.IGNORECASE,
        ),
        2,
    ),
    (
        regex(r"(?<!\w)(?:tomorrow|morgen|demain|ma[nñ]ana|domani|amanh[aã])(?!\w)", re.IGNORECASE),
        1,
    ),
    (
        regex(
            r"(?<!\w)(?:today|tonight|heute|aujourd['\u2019]hui|ce\s+soir|hoy|esta\s+noche|oggi"
            r"|stasera"
            r"|hoje|vandaag|vanavond|later\s+today)(?!\w)",
            re.IGNORECASE,
        ),
        0,
    ),
)
_NEXT: Final = regex(
    r"(?<!\w)(?:next|n[aä]chste[nrsm]?|kommende[nrsm]?|prochaine?|pr[oó]xim[oa]|prossim[oa]"
    r"|volgende)(?!\w)",
    re.IGNORECASE,
)
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_NOT_EACH: Final = regex(
    r"(?<!\w)(?!alle\s+\d+\s+(?!\w*tag|woche|monat|jahr|stunde|minute))(?P<each>every|each|jede[nrsm]?|alle|chaque|tou(?:te)?s\s+les|cada|tod[oa]s\s+[lo]?[oa]s"
    r"|ogni"
    r"|elke?|iedere?)\s+(?:\d+\.?|\d+(?:st|nd|rd|th)|other|first|second|third|fourth|last|two"
    r"|three|four"
    r"|five|six|seven|eight|ten|twelve|few|(?:zweite|dritte|vierte|erste|letzte|andere)[nrsm]?"
    r"|zwei|drei"
    r"|vier|f[uü]nf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|segund[oa]|tercer|due|tre|quattro"
    r"|cinque|second[oi]|dois|duas|tr[eê]s|quatro|twee|drie|vijf|tweede|derde)\s"
    r"|(?<!\w)(?:twice|thrice|(?:two|three|\d+)\s+times|zweimal|dreimal|deux\s+fois|dos\s+veces"
    r"|due\s+volte|duas\s+vezes|twee\s+keer)(?!\w)",
    re.IGNORECASE,
)
"""Not each day or week but some of them, which no rule here can say: "every other day"."""
_OFTEN: Final = regex(
    r"(?<!\w)(?:twice|thrice|(?:two|three|four|\d)\s+times|(?:zwei|drei|vier)mal"
    r"|(?:deux|trois|quatre)\s+fois|(?:dos|tres|cuatro)\s+veces|(?:due|tre|quattro)\s+volte"
    r"|(?:duas|tr[êe]s|quatro)\s+vezes|(?:twee|drie|vier)\s+(?:keer|maal))\s+"
    r"(?:(?:a|per|each|every|am|pro|par|al|por|ao|op een)\s+(?:day|tag|jour|d[íi]a|giorno|dag)"
    r"|daily|t[äa]glich)(?!\w)",
    re.IGNORECASE,
)
"""Several times of each day, which have to be said."""
_OF_MONTH: Final = regex(
    r"(?<!\w)(?:first|1st|last|\d{1,2}(?:st|nd|rd|th))\s+(?:day\s+)?of\s+(?:the|each"
    r"|every)\s+month",
    re.IGNORECASE,
)

_MINUTE: Final = (
    r"(?:(?:at|um|à|a|op)\s+)?(?::(?P<m>[0-5]\d)(?!\d)"
    r"|(?P<past>[1-5]?\d)\s+(?:(?:minutes?\s+past|minuten\s+nach)(?:\s+(?:the|each|every)\s+hour)?"
    rf"|past(?:\s+(?:the|each|every)\s+hour|(?=\s*(?:$|[,;.!?]|https?:|(?:and\s+)?{WORK}))))"
    r"(?!\s*\d)|(?:a\s+)?(?P<name>quarter\s+past|half\s+past|quarter\s+to|viertel\s+nach|viertel\s+vor)"
    r"(?:\s+(?:the|each|every)\s+hour)?(?!\s*\d))"
)
"""The minute of each hour: "every hour at :15", "every hour at quarter past"."""
_AND_MINUTE: Final = (
    r"(?:\s*(?:,|&|(?:and|or|und|oder|et|ou|y|o|e|en)(?!\w))\s*"
    r"(?:(?:at|um|à|a)\s+)?:[0-5]\d(?!\d)){0,5}"
)
"""Further minutes of the same hour, which one rule of ours cannot say."""
_OF_HOUR: Final = regex(rf"(?<![\w:]){_MINUTE}(?![\w:])", re.IGNORECASE)
_AS_MINUTE: Final = {
    **dict.fromkeys(("quarter past", "viertel nach"), 15),
    "half past": 30,
    **dict.fromkeys(("quarter to", "viertel vor"), 45),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRead:
    """What words say of when: a timing, or the question that is left."""

    timing: Timing | None = None
    question: str | None = None


def read_time(words: str, zone_name: str, now: Instant) -> TimeRead:
    """Read what words say of when.

    Args:
        words: Only the words of time: ``every weekday at 7``.
        zone_name: The IANA zone they are meant in.
        now: This moment.

    Raises:
        InputInvalid: There is no such zone.
    """
    zone = zone_of(zone_name)
    text = " ".join(in_figures(words).split())
    if len(text) > LONGEST:
        return TimeRead(question=WHEN_EXACTLY)
    if _OFTEN.search(text):
        if len(clocks_in(_OFTEN.sub(" ", text))) <= 1:
            return TimeRead(question=AT_WHICH)
        text = _OFTEN.sub("every day", text)
    if (some := _NOT_EACH.search(STEP.sub(" ", _OF_MONTH.sub(" ", text)))) is not None:
        return TimeRead(question=NOT_EACH if some["each"] else WHEN_EXACTLY)
    try:
        if _EVERY.search(text):
            return _repeated(text, zone, now)
        return _single(text, zone, now)
    except InputInvalid as error:
        if error.details.get("field") == "timezone":
            raise
        return TimeRead(question=WHEN_EXACTLY)


def with_minute(text: str, words: str) -> str:
    """Return words of time with the minute of the hour that stands behind them.

    Args:
        text: "read a.org every hour at :15".
        words: What was found of them: "every hour".
    """
    step = STEP.match(words)
    if step is None:
        return words
    flat, said = " ".join(text.split()), re.escape(step[0])
    around = rf"{said},?\s+{_MINUTE}(?![\w:]){_AND_MINUTE}"
    found = re.search(around, flat, re.IGNORECASE)
    return found[0] if found is not None else words


def _minute(text: str) -> tuple[int, str]:
    """Return the minute of each hour that words say, and what is left of them."""
    found = _OF_HOUR.search(text)
    if found is None:
        return 0, text
    name = " ".join((found["name"] or "").lower().split())
    minute = _AS_MINUTE.get(name) or int(found["m"] or found["past"] or 0)
    return minute, f"{text[: found.start()]} {text[found.end() :]}"


def _repeated(text: str, zone: ZoneInfo, now: Instant) -> TimeRead:
    step = STEP.search(text)
    if step is not None:
        minute, rest = _minute(STEP.sub(" ", text))
        # "every hour from 9:00", "every 15 minutes on weekdays": no rule of ours says both.
        more = days_in(rest) is not None or re.search(r"\d", rest) is not None
        cron = None if more else _step_cron(step, minute)
        return _by_cron(cron, zone, now) if cron else TimeRead(question=WHEN_EXACTLY)
    if _OF_MONTH.search(text) or "month" in text.lower():
        return _monthly(text, zone, now)
    days = days_in(text)
    if days is None:
        return TimeRead(question=WHEN_EXACTLY)
    clocks = clocks_in(text)
    if not clocks:
        return TimeRead(question=f"At what time, in {zone.key}? For instance 7:00.")
    hours, minutes = zip(*(map(int, clock.split(":")) for clock in clocks), strict=True)
    if len(set(minutes)) > 1:
        return TimeRead(question=ONE_MINUTE)
    hour = ",".join(str(each) for each in sorted(hours))
    return _by_cron(f"{minutes[0]} {hour} * * {days}", zone, now)


def _monthly(text: str, zone: ZoneInfo, now: Instant) -> TimeRead:
    found = _OF_MONTH.search(text)
    clock = clock_in(_OF_MONTH.sub(" ", text))
    if found is None:
        return TimeRead(
            question="On which day of the month, and at what time? Say for instance "
            "“on the 1st of every month at 9:00”."
        )
    if clock is None:
        return TimeRead(question=f"At what time, in {zone.key}? For instance 7:00.")
    said = found[0].lower()
    digits = re.match(r"\d+", said)
    day = "L" if said.startswith("last") else digits[0] if digits else "1"
    hour, minute = (int(part) for part in clock.split(":"))
    return _by_cron(f"{minute} {hour} {day} * *", zone, now)


def _step_cron(step: re.Match[str], minute: int) -> str | None:
    """Return a rule that goes on evenly; None where the clock's face does not divide so."""
    if step["hourly"]:
        return f"{minute} * * * *"
    said, unit = (step["n"] or "1").lower(), step["unit"].lower()
    number = _COUNTS.get(said) or int(said)
    if unit.startswith("min"):
        even = number and 60 % number == 0 and number < 60  # noqa: PLR2004
        return f"*/{number} * * * *" if even and not minute else None
    if number == 1:
        return f"{minute} * * * *"
    return f"{minute} */{number} * * *" if number and 24 % number == 0 and number < 24 else None  # noqa: PLR2004


def _by_cron(cron: str, zone: ZoneInfo, now: Instant) -> TimeRead:
    return TimeRead(
        timing=make_timing(timezone=zone.key, recurrence=Recurrence.CRON, cron=cron, now=now)
    )


def _single(text: str, zone: ZoneInfo, now: Instant) -> TimeRead:
    local = to_datetime(now).astimezone(zone)
    ahead = SPAN.search(text)
    if ahead is not None:
        span = _span(ahead)
        clock = clock_in(text) if span >= timedelta(days=1) else None
        moment = local + span
        if clock is None and span >= timedelta(days=1):
            return TimeRead(question=f"At what time, in {zone.key}? For instance 7:00.")
        if clock is None:
            moment = to_datetime(now) + span
            return _once(moment.astimezone(zone).isoformat(timespec="seconds"), zone, now)
        return _once(f"{moment.date().isoformat()}T{clock}", zone, now)
    clock = clock_in(text)
    try:
        day = _named_day(without_day_part(text), local, clock)
    except ValueError:
        return TimeRead(question=f"There is no such day. {WHEN_EXACTLY}")
    if clock is None:
        known = day is not None
        asked = f"At what time, in {zone.key}? For instance 7:00." if known else WHEN_EXACTLY
        return TimeRead(question=asked)
    if day is None:
        today = local.date()
        day = today if f"{local:%H:%M}" < clock else today + timedelta(days=1)
    return _once(f"{day.isoformat()}T{clock}", zone, now)


def _named_day(text: str, local: datetime, clock: str | None) -> date | None:
    """Return the day that words name; None: none.

    Raises:
        ValueError: There is no such day.
    """
    exact = DATE.search(text)
    if exact is not None:
        return date(*(int(part) for part in exact.groups()))
    month_day = MONTH_DAY.search(text)
    if month_day is not None:
        return _of_year(month_day, local.date())
    for form, days in _AHEAD:
        if form.search(text):
            return local.date() + timedelta(days=days)
    for number, form in enumerate(WEEKDAYS):
        if form.search(text):
            wait = (number - local.isoweekday()) % 7
            if not wait and (not clock or f"{local:%H:%M}" >= clock or _NEXT.search(text)):
                wait = 7
            return local.date() + timedelta(days=wait)
    return None


def _of_year(found: re.Match[str], today: date) -> date:
    month = _MONTHS.index((found["m1"] or found["m2"]).lower()) // 4 + 1
    day = int(found["d1"] or found["d2"])
    if found["y"]:
        return date(int(found["y"]), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _span(found: re.Match[str]) -> timedelta:
    said = found["n"].lower()
    number = 0.5 if said.startswith("half") else number_of(said) if said in NUMBERED else 1
    number = int(said) if said.isdigit() else number
    unit = found["unit"].lower()
    return number * next(span for start, span in _UNIT if unit.startswith(start))


def _once(trigger: str, zone: ZoneInfo, now: Instant) -> TimeRead:
    timing = make_timing(
        timezone=zone.key, recurrence=Recurrence.NONE, trigger_time=trigger, now=now
    )
    return TimeRead(timing=timing)
