# words of many languages
"""The zone that a time of day is said in: "at 8 Berlin time", "um 8 Uhr Berliner Zeit", "8 CET".

Without a word on it a time is meant in the zone of whoever runs Buddy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zoneinfo import available_timezones

from buddy.domain.place_lookup import PlaceIndex
from buddy.domain.regex import regex

_LONGEST: Final = 500
_CLOCK: Final = (
    r"(?<![\w:.,/$€£-])(?:\d{1,2}(?:[:.h]\d{2})?(?:\s*(?:[ap]\.?m\.?|o['’]?clock|uhr|h(?:eures)?|horas"  # noqa: RUF001
    r"|uur)(?!\w))?|noon|midnight|midday)"
)
_NAME: Final = r"[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20})?"
_SAID: Final = regex(
    rf"(?P<clock>{_CLOCK})[\s,(]{{1,3}}(?:(?:in|nach)\s+)?(?:the\s+)?(?:"
    rf"(?P<named>{_NAME})(?:['’]s)?\s+(?:local\s+)?(?:time|zeit|tijd)(?!\s*-?zone)"  # noqa: RUF001
    rf"|(?:ortszeit|(?:à\s+l['’])?heure\s+(?:de|d['’]|du|à)|hora\s+(?:de|da|do)|ora\s+di)\s*"  # noqa: RUF001
    rf"(?P<of>[^\W\d_]{{2,20}})|(?-i:(?P<short>[A-Z]{{3,4}})))(?!\w)\)?",
    re.IGNORECASE,
)


_AT: Final = regex(r"(?<!\w)(?:at|um|à|a\s+las?|alle|om|às|ore)\s+$", re.IGNORECASE)
"""Before a clock: without it "8 Mile time" is a name of a thing."""


@dataclass(frozen=True, slots=True)
class ZoneSaid:
    """A time's zone, as it was said."""

    rest: str
    """The text without it."""
    zone: str | None
    """The IANA zone; None: no such place is known, or it has several zones."""
    place: str


def zone_said(text: str) -> ZoneSaid | None:
    """Return the zone that a time of day in a text is said in; None: it says none.

    A small word that is no place says none: "at 8 dinner time".
    """
    found = _SAID.search(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    place = found["named"] or found["of"] or found["short"]
    zone = _zone_of(place)
    led = _AT.search(text, max(0, found.start() - 20), found.start()) is not None
    if zone is None and (found["short"] or not place[:1].isupper() or not led):
        return None
    rest = f"{text[: found.end('clock')]} {text[found.end() :]}"
    return ZoneSaid(" ".join(rest.split()), zone, place)


def _zone_of(place: str) -> str | None:
    """Return the one zone of a place; an inhabitant's name is read as its own: "Berliner"."""
    for name in (place, place.removesuffix("er"), place.removesuffix("se")):
        zones = {each.zone for each in _places().find(name)}
        if len(zones) == 1:
            return zones.pop()
    return None


@lru_cache(maxsize=1)
def _places() -> PlaceIndex:
    return PlaceIndex(available_timezones())
