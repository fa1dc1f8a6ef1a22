# ruff: noqa: RUF001  # words of many languages
"""Another time of day for what repeats: "at 8 instead", "change the time to 8:30"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from buddy.domain.clock_words import DATE, MONTH_DAY, STEP, clocks_in
from buddy.domain.day_part import DAY_PART, OF_BARE_HOUR
from buddy.domain.instant import Instant, to_datetime
from buddy.domain.regex import regex
from buddy.domain.schedule_timing import Recurrence, Timing, make_timing, zone_of
from buddy.domain.slots_when import repeats, when_in
from buddy.domain.time_ahead import without_time

_FIGURE: Final = r"\d{1,2}(?:[:.h]\d{2})?"
_TIME: Final = (
    rf"{_FIGURE}\s*(?:[ap]\.?m\.?|o['’]?clock|uhr|heures?|horas?|uur|h)?(?:,?\s+{OF_BARE_HOUR})?"
)
_MARKED: Final = (
    rf"(?:\d{{1,2}}[:.h]\d{{2}}\s*(?:uhr|uur|h|[ap]\.?m\.?)?|\d{{1,2}}\s*(?:[ap]\.?m\.?|o['’]?clock|uhr|heures?"
    rf"|horas?|uur|h))(?:,?\s+{DAY_PART})?|\d{{1,2}},?\s+{OF_BARE_HOUR}"
)
"""A time that is one without "at" before it."""
_CORRECTS: Final = (
    r"(?:no|nope|nein|nee|non|não|nao|ah|oh|oops|sorry|wait|hang on|warte|doch|but|aber|lieber|eher"
    r"|besser|erst|rather|better|actually|instead|in fact|plut[ôo]t|en fait|finalement|mais|mejor"
    r"|en realidad|pero|melhor|na verdade|ali[áa]s|mas|anzi|meglio|invece|piuttosto|ma|liever|toch"
    r"|eigenlijk|eigentlich|beter|maar|ok(?:ay)?|please|bitte|now|then|dann)"
)
_LED: Final = rf"(?:{_CORRECTS}(?:\s*[,.!:;—–-]+\s*|\s+))"
_IT: Final = (
    r"(?:it|that|this|(?:the\s+)?(?:time|schedule|check|hour|run)|es|das|ihn|[çc]a|cela|lo|la|le"
    r"|isso|isto|het|dat|dit)"
)
_PUTS: Final = (
    rf"(?:(?:change|move|set|put|shift|make|switch|reschedule|do|run)\s+{_IT}"
    r"|(?:mach|stell|setz|(?:ver)?schieb|(?:ver)?leg|änder)(?:e|['’]?s)?(?:\s+(?:es|das|ihn))?"
    r"|(?:mets|fais|change|d[ée]place|d[ée]cale)(?:-l[ea]|\s+[çc]a)?"
    r"|(?:hazlo|ponlo|cámbialo|muévelo|pásalo)|(?:fallo|mettilo|spostalo|cambialo)"
    r"|(?:muda|mude|passa|passe|faz|faça|põe|coloca|coloque)(?:\s+(?:isso|isto))?"
    r"|(?:zet|doe|maak|verzet|verplaats)\s+(?:het|dat|dit)"
    r"|(?:przełóż|przenieś|przesuń|zmień|ustaw|powtarzaj|zrób)(?:\s+(?:to|go|ją|na))*)"
)
_AT: Final = r"(?:at|um|auf|à|a\s+las?|alle|(?:para\s+)?[àa]s|om|op|naar)"
_RETIMED: Final = regex(
    rf"^{_LED}*(?:(?:{_PUTS}\s*(?:{_AT}|to|for|von|para)?\s+"
    r"|(?:the\s+)?time\s*(?:is|:|should be)\s*"
    r"|(?:my|our|the)\s+(?:[^\W\d_]+\s+)?(?:schedule|run|check|mission)\s+(?:should\s+)?"
    r"(?:starts?|begins?|runs?)\s+at\s+"
    rf"|{_AT}\s+)(?P<at>{_TIME}(?:\s*(?:,|and|und|et|y|e|en)\s*(?:{_AT}\s+)?{_TIME})*"
    rf"|noon|midnight)|(?P<bare>{_MARKED}))"
    r"(?:[\s,]+(?:instead(?:\s+of\s+(?:at\s+)?[\d:.]+\s*(?:[ap]m)?)?|rather|please|bitte|lieber"
    r"|stattdessen|statt\s+(?:um\s+)?[\d:.]+|plut[ôo]t|por favor|then|alsjeblieft|invece|per favore"
    r"))*\W*$",
    re.IGNORECASE,
)
_LED_ANEW: Final = regex(
    rf"^(?:{_LED}*{_PUTS}(?:\s+(?:to|for|para|auf))?\s+{_LED}*|{_LED}+)(?:a\s+(?=cada\s))?(?=\S)",
    re.IGNORECASE,
)
_ONLY_LED: Final = regex(rf"^\W*(?:{_CORRECTS}\W*)+$", re.IGNORECASE)
_ONLY_PUT: Final = regex(rf"^\W*{_LED}*{_PUTS}(?:[\s,]+{_CORRECTS})*\W*$", re.IGNORECASE)
_TRAIL: Final = regex(
    r"(?:[\s,]+(?:instead|rather|please|bitte|lieber|stattdessen|plut[ôo]t|por favor|alsjeblieft"
    r"|invece|per favore|then))*\W*$",
    re.IGNORECASE,
)
_TO_DAY: Final = regex(
    r"(?<!\w)(?:on|to|for|until|the|day|after|next|this|coming|from now|at|auf|am|um"
    r"|den|dem|der|zum|n[äa]chste[nrsm]?"
    r"|kommende[nrsm]?|(?:über)?morgen|à|au|le|la|prochaine?|jusqu['’]à"
    r"|al?|el|para|pr[óo]xim[oa]|pasado|il|prossim[oa]"
    r"|alle|dopo|às?|ao?|depois|de|na|no|naar|op|volgende|over|om|o|clock|uhr|uur"
    r"|today|heute|aujourd['’]hui|hoy|oggi"
    r"|hoje|vandaag)(?!\w)",
    re.IGNORECASE,
)
"""What may stand before and between the words of a day and its hour."""
_LONGEST: Final = 200
"""Characters of a change."""
_STARTS_AT: Final = 11
"""Where the time of day begins in `Timing.starts`."""


def other_clock(said: str) -> str | None:
    """Return the time of day that a message puts in the place of another, ``08:30``; else None.

    Several are told one after the other: ``09:00,18:00``.
    """
    match = _RETIMED.match(said)
    if match is None:
        return None
    return ",".join(clocks_in(f"at {match['at'] or match['bare']}")) or None


def only_corrects(said: str) -> bool:
    """Tell whether words only say that something shall be otherwise: "no", "doch lieber"."""
    return _ONLY_LED.match(said) is not None


def only_puts(said: str) -> bool:
    """Tell whether words only order that something be otherwise: "actually make it"."""
    return len(said) <= _LONGEST and _ONLY_PUT.match(said) is not None


def other_times(said: str) -> str | None:
    """Return the words of times that a message puts in the place of others: "every 2 hours".

    None: it says no such thing, or the times do not repeat, or leave open when exactly.
    """
    lead = _LED_ANEW.match(said)
    if lead is None:
        return None
    rest = _TRAIL.sub("", said[lead.end() :])
    whole = STEP.search(rest) is not None or bool(clocks_in(rest))
    return rest if whole and repeats(rest) and when_in(rest) == rest else None


def other_moment(said: str) -> str | None:
    """Return the words of the one time that a message puts in the place of others: "in 2 hours".

    A day alone is one too: "make it friday". None: it says no such thing, or times that repeat.
    """
    if len(said) > _LONGEST:
        return None
    lead = _LED_ANEW.match(said)
    rest = said[lead.end() :] if lead else said
    bare = _TRAIL.sub("", rest)
    instead = len(bare) < len(rest.rstrip(" .!"))
    if not bare or (lead is None and not instead) or repeats(bare):
        return None
    left = _TO_DAY.sub(" ", _left_of(bare))
    return None if re.search(r"\w", left) else bare


def _left_of(words: str) -> str:
    """Return what words say besides a time that is to come: nothing, where they are only that."""
    words = words[:_LONGEST]
    when = when_in(words)
    rest = words.replace(when, " ", 1) if when else words
    return DATE.sub(" ", without_time(MONTH_DAY.sub(" ", rest)))


def with_clock(timing: Timing, clock: str, now: Instant) -> Timing | None:
    """Return the same days at other times; None where the rule has several times.

    Several times need the same minute, for a rule has one; what fires once has one time.

    Args:
        timing: When it fires now.
        clock: ``08:30``, or several: ``09:00,18:00``.
        now: This moment.
    """
    clocks = [tuple(map(int, each.split(":"))) for each in clock.split(",")]
    minute = clocks[0][1]
    hour = ",".join(str(each[0]) for each in sorted(clocks))
    if timing.recurrence is Recurrence.NONE:
        return _once_at(timing, clock, now) if len(clocks) == 1 else None
    if any(each[1] != minute for each in clocks):
        return None
    if timing.cron is not None:
        fields = timing.cron.split()
        if len(fields) != 5 or not (fields[0].isdigit() and fields[1].isdigit()):  # noqa: PLR2004  # fields of a cron rule
            return None
        rule = " ".join([str(minute), str(hour), *fields[2:]])
    else:
        assert timing.starts is not None
        day = date.fromisoformat(timing.starts[: _STARTS_AT - 1]).isoweekday() % 7
        days = "*" if timing.recurrence is Recurrence.DAILY else str(day)
        rule = f"{minute} {hour} * * {days}"
    return make_timing(
        timezone=timing.timezone, recurrence=Recurrence.CRON, cron=rule, trigger_time=None, now=now
    )


def _once_at(timing: Timing, clock: str, now: Instant) -> Timing:
    """Return the one time at another hour of its day, or of the next one where that is over."""
    if timing.starts is not None:
        day = timing.starts[: _STARTS_AT - 1]
    else:
        assert timing.at is not None
        day = to_datetime(timing.at).astimezone(zone_of(timing.timezone)).date().isoformat()
    local = to_datetime(now).astimezone(zone_of(timing.timezone))
    if f"{day}T{clock}" <= f"{local:%Y-%m-%dT%H:%M}":
        later = local.date() + timedelta(days=f"{local:%H:%M}" >= clock)
        day = later.isoformat()
    return make_timing(
        timezone=timing.timezone,
        recurrence=Recurrence.NONE,
        cron=None,
        trigger_time=f"{day}T{clock}:00",
        now=now,
    )
