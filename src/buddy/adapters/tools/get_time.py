"""The tool ``get_time``: the time in a place, between places, and the days between dates."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, time, timezone, tzinfo
from functools import cached_property
from typing import Final

from buddy.adapters.tools import time_entry
from buddy.adapters.tools.get_time_spec import SPEC
from buddy.domain import calendar_text
from buddy.domain.instant import to_datetime
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.place_lookup import Place, PlaceIndex, fixed_offset
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import ToolInputInvalid
from buddy.ports.clock import Clock
from buddy.ports.tools import ToolContext

_LONGEST_NAME: Final = 100
"""Characters of a place's name."""
_LINKS: Final = (
    *(" and ", " to ", " vs ", " und ", " et ", " y ", " e ", " en ", " i ", " & ", ", "),
)
"""What stands between two places."""
_LONGEST_TIME_OF_DAY: Final = 8
"""Characters of a time of day without a date, such as 14:30:00."""


class GetTime:
    """Tells the time. With ``date`` it tells the day, with ``date_from`` or ``date_to`` it counts.

    Args:
        clock: The only source of the present.
        local_zone: The zone of everything that names no place.
    """

    def __init__(self, clock: Clock, local_zone: tzinfo = UTC) -> None:
        self._clock = clock
        self._local_zone = local_zone

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return SPEC

    @cached_property
    def _index(self) -> PlaceIndex:
        return PlaceIndex(zoneinfo.available_timezones())

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Answer once.

        Raises:
            ToolInputInvalid: A place is unknown (the nearest names are in the message), or a
                time or date cannot be read.
        """
        result = self._answer(tool_input)
        context.report(result.items, 0, result.summary)
        return result

    def _answer(self, tool_input: JsonObject) -> ToolResult:
        now = to_datetime(self._clock.now())
        if said := _text(tool_input, "date"):
            return _day(said, self._today(tool_input, now))
        if _text(tool_input, "date_from") or _text(tool_input, "date_to"):
            return self._days(tool_input, now)
        place, target = _text(tool_input, "place"), _text(tool_input, "to_place")
        places = self._places(place)
        if place and not places and not target:
            place, target = self._pair(place)
            places = self._places(place)
        if place and not places:
            raise self._unknown(place)
        moment, note = self._moment(_text(tool_input, "at"), now, places)
        if target:
            return self._conversion(moment, places, target, note)
        if not places:
            return self._here(moment)
        first, *others = places
        if others:
            return _several(place, moment, places)
        entry = time_entry.entry(first.name, moment.astimezone(_zone(first)))
        return ToolResult(
            data={"kind": "time", **entry, **note}, summary=time_entry.sentence(entry)
        )

    def _places(self, name: str) -> tuple[Place, ...]:
        """Return the zones of a name, none for no name; a fixed offset is a zone of its own."""
        if not name:
            return ()
        if len(name) > _LONGEST_NAME:
            raise ToolInputInvalid(
                f"The place has {len(name):,} characters; at most {_LONGEST_NAME} are read"
            )
        if fixed_offset(name) is not None:
            return (Place(name.upper(), name),)
        return self._index.find(name)

    def _pair(self, name: str) -> tuple[str, str]:
        """Split "London and Tokyo" into two known places.

        Raises:
            ToolInputInvalid: It is no such pair.
        """
        for link in _LINKS:
            first, found, second = name.partition(link)
            if found and self._places(first) and self._places(second):
                return first, second
        raise self._unknown(name)

    def _unknown(self, name: str) -> ToolInputInvalid:
        nearest = self._index.nearest(name)
        hint = f"did you mean {' or '.join(nearest)}?" if nearest else "name a larger city nearby."
        return ToolInputInvalid(
            f"No time zone is known for {name!r}; {hint} "
            "An IANA zone such as Europe/Warsaw works too",
            place=name,
            suggestions=list(nearest),
        )

    def _moment(
        self, at: str, now: datetime, places: tuple[Place, ...]
    ) -> tuple[datetime, dict[str, JsonValue]]:
        """Return the moment asked for (the present without ``at``), and a note on it."""
        if not at:
            return now, {}
        if len(places) > 1:
            raise ToolInputInvalid("at needs one place; this one spans several time zones")
        zone = self._zone_of(places)
        written = _in_range(_parsed(at, now.astimezone(zone)))
        if written.tzinfo is not None:
            return written, {}
        local = written.replace(tzinfo=zone)
        moment = local.astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) != written:
            return moment, {
                "note": "the clocks skip this local time; it is read as if they did not"
            }
        if local.utcoffset() != local.replace(fold=1).utcoffset():
            return moment, {"note": "this local time occurs twice; it is read as the first one"}
        return moment, {}

    def _here(self, moment: datetime) -> ToolResult:
        """Answer without a place: in the own zone, and in UTC."""
        own = time_entry.entry(self._own_name(), moment.astimezone(self._local_zone))
        utc = time_entry.entry("UTC", moment.astimezone(UTC))
        told = time_entry.sentence(own)
        if own["zone"] != "UTC":
            told = f"{told}; in UTC it is {time_entry.clock_text(utc)}"
        return ToolResult(data={"kind": "time", **own, "utc": utc}, summary=told)

    def _own_name(self) -> str:
        return str(getattr(self._local_zone, "key", "UTC"))

    def _zone_of(self, places: tuple[Place, ...]) -> tzinfo:
        return _zone(places[0]) if places else self._local_zone

    def _today(self, tool_input: JsonObject, now: datetime) -> date:
        """Return the date of today in the place, else in the own zone."""
        return now.astimezone(self._zone_of(self._places(_text(tool_input, "place")))).date()

    def _conversion(
        self,
        moment: datetime,
        places: tuple[Place, ...],
        target: str,
        note: dict[str, JsonValue],
    ) -> ToolResult:
        """Answer what one moment is called in two places."""
        targets = self._places(target)
        if not targets:
            raise self._unknown(target)
        own = Place(self._own_name(), self._own_name())
        source, *more = places or (own,)
        aim, *others = targets
        if more or others:
            names = ", ".join(place.name for place in (places if more else targets))
            raise ToolInputInvalid(f"Name one city on each side; there are several zones: {names}")
        first, second = moment.astimezone(_zone(source)), moment.astimezone(_zone(aim))
        entry = time_entry.entry(source.name, first)
        other = time_entry.entry(aim.name, second)
        ahead = time_entry.offset(second) - time_entry.offset(first)
        left, right = time_entry.clock_text(entry), time_entry.clock_text(other)
        distance = time_entry.ahead_text(ahead)
        return ToolResult(
            data={
                "kind": "conversion",
                **entry,
                "to": other,
                "difference_minutes": int(ahead.total_seconds() // 60),
                **note,
            },
            summary=f"{left} in {source.name} is {right} in {aim.name} ({distance})",
            items=2,
        )

    def _days(self, tool_input: JsonObject, now: datetime) -> ToolResult:
        """Count the days between two dates; a side left out is today in the place."""
        today = self._today(tool_input, now)
        start, end = (
            calendar_text.parse_date(_text(tool_input, key), today)
            if _text(tool_input, key)
            else today
            for key in ("date_from", "date_to")
        )
        span = calendar_text.span(start, end)
        before = " (the second date is earlier)" if span.days < 0 else ""
        years, months = calendar_text.years_between(start, end)
        working = f", {span.working_days:,} of them from Monday to Friday" if span.days else ""
        full = f"; {_counted(years, 'full year')} and {_counted(months, 'month')}" if years else ""
        return ToolResult(
            data={
                "kind": "days",
                "date_from": start.isoformat(),
                "date_to": end.isoformat(),
                "weekday_from": calendar_text.WEEKDAYS[start.weekday()],
                "weekday_to": calendar_text.WEEKDAYS[end.weekday()],
                "days": span.days,
                "weeks": span.weeks,
                "rest_days": span.rest,
                "working_days": span.working_days,
                **({"years": years, "rest_months": months} if years else {}),
            },
            summary=(
                f"From {start.isoformat()} to {end.isoformat()}: {span.text}{working}{full}{before}"
            ),
        )


def _day(said: str, today: date) -> ToolResult:
    """Tell the weekday and the week of a date."""
    day = calendar_text.parse_date(said, today)
    weekday, week = calendar_text.WEEKDAYS[day.weekday()], day.isocalendar().week
    ahead = (day - today).days
    verb = "is" if ahead >= 0 else "was"
    distance = _counted(abs(ahead), "day")
    when = "today" if not ahead else f"{distance} from today" if ahead > 0 else f"{distance} ago"
    return ToolResult(
        data={
            "kind": "date",
            "date": day.isoformat(),
            "weekday": weekday,
            "week": week,
            "days_ahead": ahead,
        },
        summary=f"{day.isoformat()} {verb} a {weekday}, in week {week}: {when}",
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _text(tool_input: JsonObject, key: str) -> str:
    value = tool_input.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ToolInputInvalid(f"{key} must be a text")
    return value.strip()


def _parsed(at: str, now: datetime) -> datetime:
    """Read an ISO time, with today's date where it has none."""
    try:
        if len(at) <= _LONGEST_TIME_OF_DAY and ":" in at:
            return datetime.combine(now.date(), time.fromisoformat(at))
        return datetime.fromisoformat(at)
    except ValueError:
        raise ToolInputInvalid(
            f"{at[:_LONGEST_NAME]!r} is not a time; write it as 2026-03-29T14:30 or 14:30"
        ) from None


def _in_range(moment: datetime) -> datetime:
    """Refuse years at whose edge a conversion would leave the calendar."""
    first, last = 1900, 2200
    if not first <= moment.year <= last:
        raise ToolInputInvalid(f"The year {moment.year} is outside {first} to {last}")
    return moment


def _zone(place: Place) -> tzinfo:
    offset = fixed_offset(place.zone)
    if offset is not None:
        return timezone(offset)
    return zoneinfo.ZoneInfo(place.zone)


def _several(name: str, moment: datetime, places: tuple[Place, ...]) -> ToolResult:
    """Answer for a place in more than one zone: every zone, named by a city."""
    entries = [time_entry.entry(place.name, moment.astimezone(_zone(place))) for place in places]
    listed = ", ".join(f"{each['place']} {time_entry.clock_text(each)}" for each in entries)
    return ToolResult(
        data={"kind": "several", "place": name, "zones": entries},
        summary=f"{name} has several time zones: {listed}. Name a city for one answer",
        items=len(entries),
    )
