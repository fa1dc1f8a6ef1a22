"""The time that words name: "every weekday at 7", "tomorrow at 17:30", "alle Montage um 9 Uhr".

What does not say when exactly leaves a question, and never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from buddy.domain.instant import Instant, to_datetime
from buddy.domain.limit_words import COUNTED, NUMBERED, number_of
from buddy.domain.regex import regex
from buddy.domain.schedule_days import WEEKDAYS, days_in
from buddy.domain.schedule_timing import Recurrence, Timing, make_timing, zone_of
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
_NOON, _HALF_DAY = 12, 12
_LONGEST: Final = 500  # characters; the patterns take more than linear time
_EVERY: Final = regex(
    r"(?<!\w)(?:every|each|jede[nrsm]?|alle|chaque|tous\s+les|toutes\s+les|cada|todos\s+l?os"
    r"|todos\s+os|todas\s+as|tod[oa](?=\s+(?:dia|semana|segunda|ter[cç]a|quarta|quinta|sexta"
    r"|s[aá]bado|domingo))|ogni|tutti\s+i|elke?|iedere?|daily|nightly|weekly|monthly|hourly"
    r"|t[aä]glich|w[oö]chentlich|monatlich|st[uü]ndlich|diariamente|semanalmente|quotidianamente"
    r"|dagelijks|wekelijks|weekdays|weekends|werktags|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s)(?!\w)",
    re.IGNORECASE,
)
_STEP: Final = regex(
    r"(?<!\w)(?:every|each|alle|toutes?\s+les|cada|ogni|a\s+cada|elke)\s+(?:(?P<n>\d{1,3}|two"
    r"|three|four|zwei|drei|vier"
    r"|deux|trois|quatre|dos|tres|cuatro|due|tre|quattro|duas|dois|quatro|twee|drie)\s+)?"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|minuten?|stunden?|heures?|horas?|minutos?|or[ae]"
    r"|minut[oi]"
    r"|uur|uren|minuut|minuten)(?!\w)|(?<!\w)(?P<hourly>hourly|st[uü]ndlich)(?!\w)",
    re.IGNORECASE,
)
_COUNTS: Final = {
    **dict.fromkeys(("two", "zwei", "deux", "dos", "due", "duas", "dois", "twee"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "tre", "drie"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quattro", "quatro"), 4),
}
_CLOCK: Final = regex(
    r"(?<![\w:/.$€£-])(?P<h>[01]?\d|2[0-4])(?:\s?[:.h]\s?(?P<m>[0-5]\d))?"
    r"(?:\s*(?P<half>[ap])\.?m\.?(?!\w)|\s*(?:uhr|o'clock|h(?:eures?)?|horas?|uur)(?!\w))?"
    r"(?![\w/%-]|[.:]\d)",
    re.IGNORECASE,
)
_AT: Final = regex(
    r"(?<!\w)(?:at|by|um|gegen|[aà]|vers|a\s+las?|[aà]s|alle|om|ore)\s*$", re.IGNORECASE
)
_ALSO: Final = regex(
    r"\s*(?:,|&|and|und|et|y|e|en)\s*(?:(?:at|um|[àa]|a las|alle|[àa]s|om)\s+)?", re.IGNORECASE
)
"""Between two times of one day."""
_NAMED_TIME: Final = (
    (
        regex(r"(?<!\w)(?:noon|midday|mittags?|midi|mediod[ií]a|meio-dia|mezzogiorno)(?!\w)"),
        12,
    ),
    (
        regex(r"(?<!\w)(?:midnight|mitternacht|minuit|medianoche|meia-noite|mezzanotte)(?!\w)"),
        0,
    ),
)
_TWELVE: Final = regex(
    r"(?<![\w:.])(?:(?:at|um|à|a las|alle|às|om)\s+)?12(?::00)?\s*(?:uhr|h|o'clock|uur)?\s+"
    r"(?=(?:noon|midday|mittags?|midnight)(?!\w))"
)
_LATE: Final = regex(
    r"(?<!\w)(?:evening|night|tonight|afternoon|abends?|nachmittags?|soir|apr[eè]s-midi|noche|tarde"
    r"|noite|sera|pomeriggio|avond)(?!\w)",
    re.IGNORECASE,
)
_IN: Final = regex(
    r"(?<!\w)(?<!\d\s)(?<!uur\s)(?:in|dans|en|dentro\s+de|tra|fra|daqui\s+a|over)\s+"
    rf"(?P<n>\d{{1,4}}|half\s+an?|an?|einer?|einem|une?|una|{COUNTED})\s+"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|minuten?|stunden?|tage?n?|wochen?|heures?"
    r"|jours?|semaines?|minutos?|horas?|d[ií]as?|semanas?|or[ae]|giorn[oi]|uur|uren|dag(?:en)?"
    r"|weken)(?!\w)",
    re.IGNORECASE,
)
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
_DATE: Final = regex(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH_DAY: Final = regex(
    r"(?<!\w)(?:(?P<m1>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?P<d1>\d{1,2})"
    r"(?:st|nd|rd|th)?|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?:,?\s+(?P<y>\d{4}))?(?!\w)",
    re.IGNORECASE,
)
_NOT_EACH: Final = regex(
    r"(?<!\w)(?P<each>every|each|jede[nrsm]?|alle|chaque|tou(?:te)?s\s+les|cada|tod[oa]s\s+[lo]?[oa]s"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRead:
    """What words say of when: a timing, or the question that is left."""

    timing: Timing | None = None
    question: str | None = None


def clock_in(text: str) -> str | None:
    """Return the time of day that words name, ``07:30``; None where they name none or several."""
    found = clocks_in(text)
    return found[0] if len(found) == 1 else None


def clocks_in(text: str) -> tuple[str, ...]:
    """Return the times of day that words name, in their order: "at 9 and 17:30"."""
    if len(text) > _LONGEST:
        return ()
    lowered = text.lower()
    for form, hour in _NAMED_TIME:
        if form.search(lowered):
            # "12 noon" is one time, "noon and at 6pm" are two.
            others = clocks_in(form.sub(" ", _TWELVE.sub("", lowered)))
            if not others:
                return (f"{hour:02d}:00",)
            lowered = form.sub(f"{hour:02d}:00", _TWELVE.sub("", lowered))
    plain = _MONTH_DAY.sub(" ", _DATE.sub(" ", _IN.sub(" ", _STEP.sub(" ", lowered))))
    found: list[re.Match[str]] = []
    for match in _CLOCK.finditer(plain):
        beside = found and _ALSO.fullmatch(plain, found[-1].end(), match.start())
        if found and not beside and _is_clock(plain, match):
            return ()  # "at 7 or at 9"
        if beside or _is_clock(plain, match):
            found.append(match)
    late = len(found) == 1 and _LATE.search(lowered) is not None
    times = [_time(match, late=late) for match in found]
    return tuple(dict.fromkeys(each for each in times if each is not None))


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is a time: it says so itself, or stands behind "at"."""
    alone = match["m"] is None and match[0].strip().isdigit()
    return not alone or _AT.search(text[: match.start()]) is not None or text.strip() == match[0]


def _time(match: re.Match[str], *, late: bool) -> str | None:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    half = (match["half"] or "").lower()
    if half and not 1 <= hour <= _NOON:
        return None
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    elif late and 1 <= hour < _NOON:
        hour += _HALF_DAY
    return f"{hour % 24:02d}:{minute:02d}"


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
    text = " ".join(words.split())
    if len(text) > _LONGEST:
        return TimeRead(question=WHEN_EXACTLY)
    if _OFTEN.search(text):
        if len(clocks_in(_OFTEN.sub(" ", text))) <= 1:
            return TimeRead(question=AT_WHICH)
        text = _OFTEN.sub("every day", text)
    if (some := _NOT_EACH.search(_STEP.sub(" ", text))) is not None:
        return TimeRead(question=NOT_EACH if some["each"] else WHEN_EXACTLY)
    try:
        if _EVERY.search(text):
            return _repeated(text, zone, now)
        return _single(text, zone, now)
    except InputInvalid as error:
        if error.details.get("field") == "timezone":
            raise
        return TimeRead(question=WHEN_EXACTLY)


def _repeated(text: str, zone: ZoneInfo, now: Instant) -> TimeRead:
    step = _STEP.search(text)
    if step is not None:
        rest = _STEP.sub(" ", text)
        # "every hour from 9:00", "every 15 minutes on weekdays": no rule of ours says both.
        more = days_in(rest) is not None or re.search(r"\d", rest) is not None
        cron = None if more else _step_cron(step)
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


def _step_cron(step: re.Match[str]) -> str | None:
    """Return a rule that goes on evenly; None where the clock's face does not divide so."""
    if step["hourly"]:
        return "0 * * * *"
    said, unit = (step["n"] or "1").lower(), step["unit"].lower()
    number = _COUNTS.get(said) or int(said)
    if unit.startswith("min"):
        return f"*/{number} * * * *" if number and 60 % number == 0 and number < 60 else None  # noqa: PLR2004
    if number == 1:
        return "0 * * * *"
    return f"0 */{number} * * *" if number and 24 % number == 0 and number < 24 else None  # noqa: PLR2004


def _by_cron(cron: str, zone: ZoneInfo, now: Instant) -> TimeRead:
    return TimeRead(
        timing=make_timing(timezone=zone.key, recurrence=Recurrence.CRON, cron=cron, now=now)
    )


def _single(text: str, zone: ZoneInfo, now: Instant) -> TimeRead:
    local = to_datetime(now).astimezone(zone)
    ahead = _IN.search(text)
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
        day = _named_day(text, local, clock)
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
    exact = _DATE.search(text)
    if exact is not None:
        return date(*(int(part) for part in exact.groups()))
    month_day = _MONTH_DAY.search(text)
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
