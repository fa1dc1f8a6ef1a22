# words of many languages
"""Hours of the day that a repetition keeps to: "only between 8 and 18 o'clock".

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.clock_words import clocks_in
from buddy.domain.instant import Instant
from buddy.domain.regex import regex
from buddy.domain.schedule_timing import Recurrence, Timing, make_timing

_LONGEST: Final = 200
_TIME: Final = (
    r"\d{1,2}(?:[:.h](?:00)?)?(?:\s*(?:[ap]\.?m\.?|o['’]?clock|uhr|heures?|horas?|uur|h)(?!\w))?"  # noqa: RUF001
    r"(?![\w:.]\d)"
)
_WINDOW: Final = regex(
    r"(?<!\w)(?:between|from|zwischen|von|entre|de|des|desde|tra|fra|dalle|das|tussen|van)\s+"
    rf"(?:las?\s+|le\s+|les\s+)?(?P<first>{_TIME})\s*(?:-|–|(?:and|to|till|until|und|bis|et|à|y|a|las"  # noqa: RUF001
    rf"|e|le|alle|às|en|tot)(?!\w))(?:\s*(?:las?|le)\s)?\s*(?P<last>{_TIME})",
    re.IGNORECASE,
)
_STEP: Final = regex(r"^(?:\*|\d{1,2}-\d{1,2})(?:/(?P<step>\d{1,2}))?$")
_LED: Final = regex(
    r"^[\s,(]{0,3}(?:(?:but|and|only|just|aber|und|nur|mais|et|seulement|pero|s[oó]lo|ma|solo|mas"
    r"|maar|alleen)\s+){0,2}",
    re.IGNORECASE,
)
_FIELDS: Final = 5


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last hour of each day."""

    first: int
    last: int
    words: str
    """As they were said."""


def window_in(text: str) -> tuple[str, Window] | None:
    """Return a text without the hours that it keeps to, and those hours; None: it names none.

    Only whole hours count, the first before the last.
    """
    found = _WINDOW.search(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    clocks = [clocks_in(f"at {found[end]}") for end in ("first", "last")]
    hours = [int(clock[0][:2]) for clock in clocks if len(clock) == 1 and clock[0].endswith(":00")]
    if len(hours) != len(clocks) or hours[0] >= hours[1]:
        return None
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
    return rest, Window(hours[0], hours[1], found[0])


def with_window(timing: Timing, window: Window, now: Instant) -> Timing | None:
    """Return the same steps within some hours of the day; None: it does not go by such steps.

    Args:
        timing: "every 2 hours", "every 15 minutes", or such a rule within other hours.
        window: The hours.
        now: This moment.
    """
    fields = (timing.cron or "").split()
    every = _STEP.match(fields[1]) if len(fields) == _FIELDS else None
    if every is None:
        return None
    if fields[0].isdigit():
        step = int(every["step"] or 1)
        hours = f"{window.first}-{window.last}" + (f"/{step}" if step > 1 else "")
    else:  # steps of minutes go on within the last hour, and so end with the hour before
        hours = f"{window.first}-{window.last - 1}"
    return make_timing(
        timezone=timing.timezone,
        recurrence=Recurrence.CRON,
        cron=" ".join([fields[0], hours, *fields[2:]]),
        trigger_time=None,
        now=now,
    )


def within_hours(
    text: str, words: str, work: str, timing: Timing, now: Instant
) -> tuple[str, Timing]:
    """Return work without the hours that its times keep to, and the times within them.

    Hours count right behind the words of the times: "trains between 8 and 18" are trains.

    Args:
        text: All that was said.
        words: The words of its times: "every 2 hours".
        work: What is left of it without them.
        timing: What those words say.
        now: This moment.
    """
    flat = " ".join(text.split())
    behind = flat.partition(words)[2] if words else ""
    led, found = _LED.match(behind), window_in(work)
    if led is None or found is None or not behind[led.end() :].startswith(found[1].words):
        return work, timing
    kept = with_window(timing, found[1], now)
    said = f"{led[0].strip(' ,(')} {found[1].words}".strip()
    rest = " ".join(work.replace(said, " ", 1).split()).strip(" ,()")
    return (rest, kept) if kept is not None else (work, timing)
