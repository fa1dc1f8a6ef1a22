"""Finding the time zone of a named place; pure: the zone keys are handed in."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from buddy.domain import places, places_several
from buddy.domain.regex import regex

_UNFOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae"})
_SEPARATORS = regex(r"[\W_]+")
_INITIALS = regex(r"(?<=\b\w) (?=\w\b)")
"""The spaces within "d c"."""
_OFFSET = regex(
    r"(?:utc|gmt)?\s*(?P<sign>[+\u2212-])\s*(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?",
    re.IGNORECASE,
)
_MAX_OFFSET = timedelta(hours=14)
_NO_CITY = ("Etc/", "SystemV/", "US/", "posix/", "right/")
"""Prefixes of keys whose last part is no city."""
_ZONES_OF_A_STATE = 2
"""Zones up to which `places_several.SEVERAL` lists all; beyond it, the main ones."""
_CUTOFF = 0.6
"""Similarity from which a known name is suggested."""


class Place(NamedTuple):
    """A place in one zone."""

    name: str
    zone: str


def folded(text: str) -> str:
    """Return a text without case, accents and punctuation: ``São Paulo`` → ``sao paulo``."""
    lower = unicodedata.normalize("NFKD", text).casefold().translate(_UNFOLDED)
    plain = unicodedata.normalize("NFKD", lower)
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    spaced = _SEPARATORS.sub(" ", letters.replace("'", "").replace("\u2019", ""))
    words = _INITIALS.sub("", spaced).split()
    return " ".join("saint" if word == "st" else word for word in words)


def fixed_offset(text: str) -> timedelta | None:
    """Read ``UTC+2``, ``GMT-05:30`` or ``+0200``; None for anything else."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if offset > _MAX_OFFSET:
        return None
    return offset if match["sign"] == "+" else -offset


class PlaceIndex:
    """Everything a place can be called.

    Args:
        zone_keys: The keys of the time zone database in use.
    """

    def __init__(self, zone_keys: Iterable[str]) -> None:
        self._places: dict[str, tuple[Place, ...]] = {}
        self._labels: dict[str, str] = {}
        keys = sorted(zone_keys)
        known = frozenset(keys)
        for abbreviation, zone in places_several.ABBREVIATIONS.items():
            self._add(abbreviation, (Place(abbreviation, zone),))
        for name, several in places_several.SEVERAL.items():
            self._add(name, tuple(Place(*each) for each in several))
            for city, zone in several:
                self._add(city, (Place(city, zone),))
        for zone, names in places.NAMES.items():
            for name in names.split(", "):
                self._add(name, (Place(name, zone),))
        for key in keys:
            self._add(key, (Place(key, key),))
            if "/" in key and not key.startswith(_NO_CITY):
                city = key.rpartition("/")[2].replace("_", " ")
                self._add(city, (Place(city, key),))
        for other, name in places_several.OTHER_NAMES.items():
            found = self._places.get(folded(name))
            if found:
                self._add(other, found)
        self._places = {
            name: tuple(place for place in found if place.zone in known)
            for name, found in self._places.items()
        }

    def _add(self, name: str, found: tuple[Place, ...]) -> None:
        """Register a name; the first meaning stands."""
        self._places.setdefault(folded(name), found)
        self._labels.setdefault(folded(name), name)

    def find(self, text: str) -> tuple[Place, ...]:
        """Return the place of a name: one, several where it spans zones, none where unknown.

        ``Warsaw, Poland`` is read as a city and where it lies; where the two disagree
        (``Paris, Texas``), the second decides if it is in one zone, else both of its zones come
        back.
        """
        whole = self._places.get(folded(text)) or self._places.get(
            folded(text).removeprefix("the ")
        )
        if whole:
            return whole
        city, comma, region = text.rpartition(",")
        if not comma:
            return self._without_comma(text)
        around, inside = self.find(region), self.find(city)
        if not around or not inside:
            return inside or tuple(place._replace(name=text.strip()) for place in around[:1])
        zones = {place.zone for place in around}
        both = tuple(place for place in inside if place.zone in zones)
        if not both and len(around) > _ZONES_OF_A_STATE:
            areas = {zone.partition("/")[0] for zone in zones}
            both = tuple(place for place in inside if place.zone.partition("/")[0] in areas)
        return both or around

    def _without_comma(self, text: str) -> tuple[Place, ...]:
        """Read ``Warsaw Poland``: a name followed by a name that agrees with it."""
        words = text.split()
        for cut in range(len(words) - 1, 0, -1):
            inside = self._places.get(folded(" ".join(words[:cut])), ())
            around = self._places.get(folded(" ".join(words[cut:])), ())
            both = tuple(p for p in inside if p.zone in {a.zone for a in around})
            if both:
                return both
        return ()

    def nearest(self, text: str, count: int = 3) -> tuple[str, ...]:
        """Return the known names most like an unknown one, best first."""
        matches = difflib.get_close_matches(folded(text), self._places, n=count, cutoff=_CUTOFF)
        return tuple(dict.fromkeys(self._labels[match] for match in matches))
