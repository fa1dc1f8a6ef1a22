# ruff: noqa: RUF001  # words of many languages
"""What a message wants of a schedule that there is: pause, resume, other days, an earlier end.

A message counts only as a whole. What is left of it beside the deed names the schedule that is
meant (`names_left`); a word that nothing accounts for makes it no change, so that "pause the music"
pauses nothing and "search for cats only on mondays" stays new work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from buddy.domain.assent import asks
from buddy.domain.day_part import OF_BARE_HOUR
from buddy.domain.instant import Instant
from buddy.domain.money import Money
from buddy.domain.plain_decision import unaccounted, words_of
from buddy.domain.regex import regex
from buddy.domain.run_limit import run_limit
from buddy.domain.schedule_bounds import bounds_in
from buddy.domain.schedule_by_hand import skipped_in, until_back
from buddy.domain.schedule_called import POINTS, called
from buddy.domain.schedule_clock import other_clock, other_moment, other_times
from buddy.domain.schedule_days import (
    days_in,
    days_off,
    days_on,
    without_day_names,
    without_days,
)
from buddy.domain.schedule_hours import Window, window_in
from buddy.domain.schedule_preferred import preferred
from buddy.domain.schedule_timing import Recurrence, Timing, make_timing
from buddy.domain.schedule_zone import zone_said
from buddy.domain.slots_amount import without_limit
from buddy.domain.spoken_time import in_figures
from buddy.domain.whole_limit import whole_alone, whole_limit

_LONGEST: Final = 200
_MOST_WORDS: Final = 16
SCHEDULE_ID: Final = regex(r"\bsch_[A-Za-z0-9_-]{12}(?![A-Za-z0-9_-])")
_LEAD: Final = regex(
    r"^[^\w$€£]*(?:(?:ok(?:ay)?|please|bitte|now|and|then|but|no(?! more\b)|yes|hey|buddy|so|well"
    r"|actually|hm+|uh+|um+|er+m*|ähm?|euh)[\s,.!:…—–-]+)*(?:(?:can|could|would|will)\s+you\s+(?:please\s+)?|let['’]s\s+"
    r"|(?:i|we)\s+(?:need|have)\s+to\s+|(?:i|we)\s+must\s+|i\s+(?:want|would\s+like)\s+(?:you\s+)?to\s+|i['’]d\s+like\s+(?:you\s+)?to\s+"
    r"|kannst\s+du\s+|peux-tu\s+|puedes\s+|puoi\s+|podes?\s+|kun\s+je\s+)?",
    re.IGNORECASE,
)
_PAUSE: Final = regex(
    r"^(?:pause|suspend|put(?=\s.*\bon\s+hold\b)|pausiere?n?|unterbrich|mets\s+en\s+pause|suspends"
    r"|pausa|suspende|metti\s+in\s+pausa|sospendi|pauzeer)(?!\w)",
    re.IGNORECASE,
)
_RESUME: Final = regex(
    r"^(?:resume|un-?pause|reactivate|re-?enable|setze?(?=.*\bfort\b)|nimm(?=.*\bwieder\s+auf\b)"
    r"|reprends|reanuda|riprendi|retoma|hervat)(?!\w)",
    re.IGNORECASE,
)
_ON_HOLD: Final = regex(r"\bon\s+hold\b|\bfort\b|\bwieder\s+auf\b", re.IGNORECASE)
_ALL: Final = regex(
    r"(?<!\w)(?:all|everything|every\s+(?:schedule|one)|both|alles?|tout|todo|tutto|buddy)(?!\w)",
    re.IGNORECASE,
)
_NOT: Final = regex(
    r"(?<!\w)(?:don['’]?t|do\s+not|never|nicht|pas|niet|não|non|nunca|said|says|if)(?!\w)",
    re.IGNORECASE,
)
_ONLY: Final = regex(
    r"(?<!\w)(?:only|just|nur|seulement|uniquement|s[oó]lo|solamente|solo|soltanto|s[oó]|apenas"
    r"|alleen|instead|rather|lieber|plut[oô]t|mejor|meglio|melhor|liever|make\s+it|change\s+(?:it|that|this)\s+to"
    r"|switch\s+(?:it|that|this)\s+to)(?!\w)",
    re.IGNORECASE,
)
_DAY_WORDS: Final = words_of(
    "weekday weekdays workday workdays working business day days daily every each week "
    "weekend weekends sunday sundays sun monday mondays mon tuesday tuesdays tue tues "
    "wednesday wednesdays wed thursday thursdays thu thur thurs friday fridays fri saturday "
    "saturdays sat werktag werktage werktags wochentags wochenende wochenenden sonntag "
    "sonntags montag montags dienstag dienstags mittwoch mittwochs donnerstag donnerstags "
    "freitag freitags samstag samstags lundi lundis mardi mardis mercredi jeudi vendredi "
    "samedi dimanche jours ouvrés lunes martes miércoles jueves viernes sábado domingo "
    "laborables lunedì martedì mercoledì giovedì venerdì sabato domenica feriali maandag "
    "dinsdag woensdag donderdag vrijdag zaterdag zondag werkdagen "
    "tag tage jeden jede täglich chaque tous todos las días día cada ogni giorno giorni dias dia "
    "os elke dag dagen"
)
_OF_EDIT: Final = words_of(
    "mejor meglio melhor liever plutôt plutot às nas "
    "only just instead rather make change switch it that this to on and or the run runs not "
    "no never except without skip am an nur und lieber seulement le les et sólo solo los y "
    "soltanto il e só apenas alleen op en stop end ends ends finish after then but max at "
    "most times for but pero mais ma mas maar aber from von du de dal van to please bitte all "
    "time in total"
)
_OF_SCHEDULES: Final = words_of(
    "schedule schedules scheduled reminder reminders check checks job jobs repeat repeating "
    "recurring again zeitplan planung programación horario agenda planning"
)
_ENDS_NOW: Final = regex(r"(?<!\w)(?:stop|pause|cancel|delete|remove)(?!\w)", re.IGNORECASE)


_OF_CLOCK: Final = regex(
    r"\d[:.h]\d\d|\d\s*(?:[ap]\.?m\b|o['’]?clock|uhr|heures?|horas?|uur|h\b)|noon|midnight"
    rf"|(?<!\w)(?:at|um|à|a\s+las?|alle|[àa]s|om)\s+\d|\d,?\s+{OF_BARE_HOUR}",
    re.IGNORECASE,
)
"""What says of a number that it is a time of day."""


class Deed(StrEnum):
    """What is wanted."""

    PAUSE = "pause"
    RESUME = "resume"
    EDIT = "edit"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleChange:
    """What a message wants of a schedule."""

    deed: Deed
    named: str
    """What is left of it: which schedule is meant, and words that stand for any."""
    back: str = ""
    """How long a pause shall last: ``until friday``, ``the next one``; empty: it is not said."""
    days: str | None = None
    """The days of the week, as cron writes them."""
    off: frozenset[int] = frozenset()
    """Days that are left out, Sunday as 0."""
    count: int | None = None
    """Runs from now on."""
    until: date | None = None
    """The last day."""
    lasting: int | None = None
    """For how many days, from the next time on."""
    clock: str | None = None
    """The time of day: ``08:30``."""
    times: str | None = None
    """The words of other times altogether: ``every 2 hours``."""
    zone: str | None = None
    """The zone that its times are meant in from now on."""
    window: Window | None = None
    """The hours of the day that its steps keep to."""
    once: str | None = None
    """The words of the one time that it is moved to: ``in two hours``, ``friday``."""
    per_run: Money | None = None
    """What each run may spend."""
    total: Money | None = None
    """What all runs together may spend."""


def change_in(text: str, today: date) -> ScheduleChange | None:
    """Return what a message wants of a schedule; None: nothing, or nothing for certain.

    Args:
        text: The message.
        today: What dates without a year start from.
    """
    flat = " ".join(in_figures(text).split())
    if (there := zone_said(flat)) is not None:
        change = change_in(there.rest, today) if there.zone else None
        return None if change is None or change.once else replace(change, zone=there.zone)
    said = _LEAD.sub("", flat, count=1).strip()
    if (better := preferred(said)) != said:
        flat = said = better
    if not said or len(said) > _LONGEST or len(said.split()) > _MOST_WORDS:
        return None
    anew = _retimed(flat) or _retimed(said)
    if anew is None and whole_alone(said) is None and _ALL.search(without_limit(said)):
        return None
    if any(mark in said for mark in '"“”„«»') or (("?" in said or asks(said)) and said == flat):
        return None
    switch = _switch(said)
    if switch is not None:
        return None if _NOT.search(said) else switch
    return _changed(said, anew, today)


def _switch(said: str) -> ScheduleChange | None:
    """Return the pause or its end that a message orders; None: neither."""
    if (skipped := skipped_in(said)) is not None:
        return ScheduleChange(deed=Deed.PAUSE, named="", back=skipped)
    pause = _PAUSE.match(said)
    found = pause or _RESUME.match(said)
    if found is None:
        return None
    named, back = _ON_HOLD.sub(" ", said[found.end() :]), ""
    if pause and (lasting := until_back(named)) is not None:
        named, back = lasting
    return ScheduleChange(deed=Deed.PAUSE if pause else Deed.RESUME, named=named, back=back)


def _changed(said: str, anew: ScheduleChange | None, today: date) -> ScheduleChange | None:
    """Return the other times, days or bounds that a message orders.

    Args:
        said: The message, without what leads it.
        anew: The other times that were read in it.
        today: What dates without a year start from.
    """
    if anew is not None and anew.once is None:
        return anew
    if (limit := run_limit(said)) is not None:
        return ScheduleChange(deed=Deed.EDIT, named=limit[1], per_run=limit[0])
    edit = _within(said) or _edit(said, today)
    if edit is None and anew is not None and "," in (row := days_in(anew.once or "") or ""):
        return replace(anew, days=row)  # several days are of what comes back
    if edit is None or anew is None:
        return edit or anew
    # What fires once moves to the day; what comes back comes back on it.
    return replace(edit, once=anew.once) if edit.days is not None else edit


def _retimed(said: str) -> ScheduleChange | None:
    """Return the change to another time of day, or to other times altogether."""
    bare = " ".join(SCHEDULE_ID.sub(" ", said).split())
    ids = " ".join(SCHEDULE_ID.findall(said))
    if (change := _times_of(bare, ids)) is not None:
        return change
    parted = (_times_of(rest, f"{name} {ids}".strip()) for name, rest in called(bare))
    found = next((each for each in parted if each is not None and _names_one(each)), None)
    return None if found is None or _is_figure(bare, found) else found


def _is_figure(said: str, change: ScheduleChange) -> bool:
    """Tell whether a bare number is none of a clock: "change the price to 20"."""
    if change.clock is None or _OF_CLOCK.search(said):
        return False
    last = (change.named.split() or [""])[-1]
    return _bare(last) not in _OF_SCHEDULES | {"one", "ones"} and not SCHEDULE_ID.search(last)


def _times_of(said: str, named: str) -> ScheduleChange | None:
    """Return the change to the other times that words say."""
    clock = other_clock(said)
    times = other_times(said) if clock is None else None
    once = other_moment(said) if clock is None and times is None else None
    if clock is None and times is None and once is None:
        return None
    return ScheduleChange(deed=Deed.EDIT, named=named, clock=clock, times=times, once=once)


def _within(said: str) -> ScheduleChange | None:
    """Return the change to some hours of the day, where a message says nothing else."""
    found = window_in(said)
    if found is None or _NOT.search(said):
        return None
    rest, window = found
    left = " ".join(word for word in rest.split() if _bare(word) not in _OF_EDIT | _OF_SCHEDULES)
    return None if left else ScheduleChange(deed=Deed.EDIT, named="", window=window)


def _edit(said: str, today: date) -> ScheduleChange | None:
    alone = whole_alone(said)
    total = alone or whole_limit(said)
    rest = without_limit(said) if total else said
    bounds = bounds_in("" if alone else rest, today)
    bare, _, off = days_off(bounds.rest)
    days = days_in(bare) if not _NOT.search(bare) and _ONLY.search(said) and bare else None
    if days is None and len((row := days_on(bare)[1]) or "") > 1:
        days = row
    changes = (days, bounds.count, bounds.until, bounds.lasting, total)
    if not off and all(each is None for each in changes):
        return None
    if bounds.until is not None and _ENDS_NOW.search(bare):
        return None  # "stop it until monday" ends nothing then
    left = without_day_names(bare).split()
    return ScheduleChange(
        deed=Deed.EDIT,
        named=" ".join(word for word in left if _bare(word) not in _OF_EDIT | _DAY_WORDS),
        days=days,
        off=off,
        count=bounds.count,
        until=bounds.until,
        lasting=bounds.lasting,
        total=total,
    )


def _bare(word: str) -> str:
    return word.strip(" ,.;:!?").casefold()


def _names_one(change: ScheduleChange) -> bool:
    """Tell whether what stands between the verb and the time can be a schedule: "the one"."""
    said = words_of(change.named)
    return bool(names_left(change)) or not said.isdisjoint(_OF_SCHEDULES | {"one", "ones"})


def is_retimed(change: ScheduleChange) -> bool:
    """Tell whether a change is of what was spoken of last: other times, another limit of a run."""
    once = change.once if change.days is None else None
    retimed = (change.clock, change.times, once, change.per_run, change.window)
    return any(each is not None for each in retimed)


def names_left(change: ScheduleChange) -> frozenset[str]:
    """Return the words of a change that name something: a day, a site, a word of the work."""
    text = SCHEDULE_ID.sub(" ", change.named)
    return frozenset(unaccounted(text, _OF_SCHEDULES | POINTS))


def says_schedule(change: ScheduleChange) -> bool:
    """Tell whether a change speaks of a schedule by that name."""
    return not _OF_SCHEDULES.isdisjoint(words_of(change.named))


def may_mean(change: ScheduleChange, words: Iterable[str]) -> bool:
    """Tell whether every word that names something is one of a schedule's own."""
    own = frozenset(words)
    return all(each in own or _singular(each) in own for each in names_left(change))


def _singular(word: str) -> str:
    return word.removesuffix("s")


def with_days(timing: Timing, days: str, now: Instant) -> Timing | None:
    """Return the same times on other days of the week; None where its rule has no such days.

    Args:
        timing: When it fires now.
        days: As cron writes them: ``1-5``.
        now: This moment.
    """
    if timing.recurrence is Recurrence.NONE:
        return None
    if timing.cron is not None:
        fields = timing.cron.split()
        if len(fields) != 5 or fields[2:4] != ["*", "*"]:  # noqa: PLR2004  # fields of a cron rule
            return None
        rule = " ".join([*fields[:2], "*", "*", days])
    else:
        assert timing.starts is not None
        hour, minute = timing.starts[11:13], timing.starts[14:16]
        if timing.starts[17:19] not in {"", "00"}:
            return None
        rule = f"{int(minute)} {int(hour)} * * {days}"
    return make_timing(
        timezone=timing.timezone,
        recurrence=Recurrence.CRON,
        cron=rule,
        trigger_time=timing.starts,
        now=now,
    )


def with_days_off(timing: Timing, off: frozenset[int], now: Instant) -> Timing | None:
    """Return the same times without those on some days; None where that cannot be told.

    Args:
        timing: When it fires now.
        off: The days of the week that are left out, Sunday as 0.
        now: This moment.
    """
    days = "*"
    if timing.cron is not None:
        days = timing.cron.split()[-1]
    elif timing.recurrence is not Recurrence.DAILY:
        return None
    try:
        left = without_days(days, off)
    except ValueError:
        return None  # names of days, or parts of a rule that only cron can tell
    return None if left is None else with_days(timing, left, now)


def on_days_said(text: str, timing: Timing, now: Instant) -> tuple[str, Timing | None]:
    """Return work without "not on sundays" or "only on weekdays", and its times on those days.

    Args:
        text: The work, without the words of its times.
        timing: What those words say.
        now: This moment.

    Returns:
        The text, and the times; None: they cannot be put so.
    """
    if timing.recurrence is Recurrence.NONE:
        return text, timing
    rest, _, off = days_off(text)
    found = with_days_off(timing, off, now) if off else timing
    every_day = found is not None and (found.cron or "* *").split()[-1] == "*"
    left, days = days_on(rest)
    if found is None or days is None or not every_day:
        return rest, found
    return left, with_days(found, days, now)
