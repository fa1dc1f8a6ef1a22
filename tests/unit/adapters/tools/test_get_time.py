"""The tool ``get_time`` over its port, with the clock held still."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date

import jsonschema_rs
import pytest

from buddy.adapters.tools.get_time import GetTime
from buddy.domain import places, places_several
from buddy.domain.artifact import ArtifactType
from buddy.domain.calendar_text import dates_in
from buddy.domain.ids import EffectKey, MissionId, UserId
from buddy.domain.instant import Instant, parse_instant
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonValue, canonical_json
from buddy.domain.scope import Scope
from buddy.domain.slots_time import place_in
from buddy.domain.tool import ToolResult
from buddy.errors import ToolInputInvalid
from buddy.ports.tools import Tool, ToolContext


class StillClock:
    """A clock that stands at one instant."""

    def __init__(self, now: str) -> None:
        self._now = parse_instant(now)

    def now(self) -> Instant:
        return self._now

    def monotonic(self) -> float:
        return 0.0


def _ignore(items: int, pages: int, message: str) -> None:
    """Take a report and do nothing with it."""


async def _ask(now: str, **tool_input: JsonValue) -> ToolResult:
    tool: Tool = GetTime(StillClock(now), local_zone=zoneinfo.ZoneInfo("Europe/Warsaw"))
    context = ToolContext(
        user_id=UserId("local"),
        mission_id=MissionId("m_aaaaaaaaaaaa"),
        effect_key=EffectKey("r_1:tool_execution:0"),
        scope=Scope(),
        report=_ignore,
    )
    jsonschema_rs.validate(dict(tool.spec.input_schema), dict(tool_input))
    result = await tool.call(tool_input, context)
    jsonschema_rs.validate(dict(tool.spec.output_schema), dict(result.data))
    canonical_json(result.data)
    return result


async def test_the_time_in_a_city() -> None:
    result = await _ask("2026-07-01T10:30:45Z", place="Warsaw")
    assert result.summary == (
        "In Warsaw it is 12:30 on Wednesday 2026-07-01 (UTC+02:00, daylight saving time)"
    )
    assert result.data == {
        "kind": "time",
        "place": "Warsaw",
        "zone": "Europe/Warsaw",
        "iso": "2026-07-01T12:30:45+02:00",
        "date": "2026-07-01",
        "time": "12:30:45",
        "weekday": "Wednesday",
        "utc_offset": "+02:00",
        "dst": True,
        "next_change": {
            "at": "2026-10-25T01:00:00.000Z",
            "local_before": "2026-10-25T03:00:00",
            "local_after": "2026-10-25T02:00:00",
            "direction": "back",
            "shift_minutes": 60,
            "utc_offset": "+01:00",
        },
    }


@pytest.mark.parametrize(
    ("now", "iso", "dst", "next_at", "direction"),
    [
        # Warsaw, 29 March 2026: at 01:00 UTC the clocks go from 02:00 to 03:00.
        (
            "2026-03-29T00:59:59Z",
            "2026-03-29T01:59:59+01:00",
            False,
            "2026-03-29T01:00:00.000Z",
            "forward",
        ),
        (
            "2026-03-29T01:00:00Z",
            "2026-03-29T03:00:00+02:00",
            True,
            "2026-10-25T01:00:00.000Z",
            "back",
        ),
        # 25 October 2026: at 01:00 UTC from 03:00 to 02:00.
        (
            "2026-10-25T00:59:59.900Z",
            "2026-10-25T02:59:59+02:00",
            True,
            "2026-10-25T01:00:00.000Z",
            "back",
        ),
        (
            "2026-10-25T01:00:00Z",
            "2026-10-25T02:00:00+01:00",
            False,
            "2027-03-28T01:00:00.000Z",
            "forward",
        ),
    ],
)
async def test_the_days_of_the_change_in_warsaw(
    now: str, iso: str, dst: bool, next_at: str, direction: str
) -> None:
    data = (await _ask(now, place="Poland")).data
    assert data["iso"] == iso
    assert data["dst"] is dst
    change = data["next_change"]
    assert isinstance(change, dict)
    assert (change["at"], change["direction"]) == (next_at, direction)


async def test_no_change_ahead_is_null() -> None:
    data = (await _ask("2026-07-01T10:00:00Z", place="Tokyo")).data
    assert data["next_change"] is None
    assert data["dst"] is False


async def test_a_half_hour_change() -> None:
    data = (await _ask("2026-07-01T10:00:00Z", place="Australia/Lord_Howe")).data
    change = data["next_change"]
    assert isinstance(change, dict)
    assert change["shift_minutes"] == 30


@pytest.mark.parametrize(
    ("now", "dst"), [("2026-07-01T10:00:00Z", True), ("2026-01-01T10:00:00Z", False)]
)
async def test_irish_summer_time_counts_as_daylight_saving(now: str, dst: bool) -> None:
    assert (await _ask(now, place="Dublin")).data["dst"] is dst


async def test_without_a_place_the_own_zone_answers_and_utc_beside() -> None:
    result = await _ask("2026-07-01T10:00:00Z")
    assert result.data["zone"] == "Europe/Warsaw"
    assert result.data["iso"] == "2026-07-01T12:00:00+02:00"
    utc = result.data["utc"]
    assert isinstance(utc, dict)
    assert utc["iso"] == "2026-07-01T10:00:00+00:00"
    assert result.summary.endswith("in UTC it is 10:00 on Wednesday 2026-07-01")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("24 December", "2026-12-24 is a Thursday, in week 52: 176 days from today"),
        ("1976-07-04", "1976-07-04 was a Sunday, in week 27: 18,259 days ago"),
        ("today", "2026-07-01 is a Wednesday, in week 27: today"),
    ],
)
async def test_a_date_has_a_weekday_and_a_week(asked: str, told: str) -> None:
    result = await _ask("2026-07-01T10:00:00Z", date=asked)
    assert (result.summary, result.data["kind"]) == (told, "date")


async def test_today_is_that_of_the_own_zone() -> None:
    result = await _ask("2026-07-01T23:00:00Z", date="today")
    assert result.data["date"] == "2026-07-02"


async def test_years_are_told_from_one_year_on() -> None:
    result = await _ask("2026-11-27T10:00:00Z", date_from="1990-05-04", date_to="2026-11-27")
    assert (result.data["years"], result.data["rest_months"]) == (36, 6)
    assert "36 full years and 6 months" in result.summary
    short = await _ask("2026-11-27T10:00:00Z", date_from="2026-05-04", date_to="2026-11-27")
    assert "years" not in short.data


async def test_a_fixed_offset_is_a_place() -> None:
    data = (await _ask("2026-07-01T10:00:00Z", place="utc+5:30")).data
    assert data["iso"] == "2026-07-01T15:30:00+05:30"


async def test_a_country_in_several_zones_lists_them() -> None:
    result = await _ask("2026-07-01T10:00:00Z", place="USA")
    zones = result.data["zones"]
    assert isinstance(zones, list)
    assert result.data["kind"] == "several"
    assert result.items == len(zones) == 7
    assert "New York 06:00" in result.summary
    assert "Honolulu 00:00" in result.summary
    assert "Name a city" in result.summary


async def test_an_unknown_place_suggests_names() -> None:
    with pytest.raises(ToolInputInvalid, match="did you mean") as caught:
        await _ask("2026-07-01T10:00:00Z", place="Warsaaw")
    assert "Warsaw" in caught.value.message
    with pytest.raises(ToolInputInvalid, match="larger city"):
        await _ask("2026-07-01T10:00:00Z", place="Qqqqqqqqq")


async def test_a_time_is_converted_between_places() -> None:
    result = await _ask(
        "2026-07-01T10:00:00Z", place="Warsaw", to_place="Tokyo", at="2026-01-15T09:00"
    )
    assert result.summary == (
        "09:00 on Thursday 2026-01-15 in Warsaw is 17:00 on Thursday 2026-01-15 in Tokyo "
        "(8 h ahead)"
    )
    assert result.data["difference_minutes"] == 480


@pytest.mark.parametrize(
    ("at", "iso"),
    [
        ("14:30", "2026-07-01T14:30:00+00:00"),
        ("2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00+00:00"),
        ("2026-03-01", "2026-03-01T00:00:00+00:00"),
    ],
)
async def test_forms_of_a_time(at: str, iso: str) -> None:
    data = (await _ask("2026-07-01T10:00:00Z", place="UTC", at=at)).data
    assert data["iso"] == iso


@pytest.mark.parametrize("at", ["soon", "25:00", "2026-13-01", "0001-01-01T00:00", "9999-12-31"])
async def test_a_time_that_cannot_be_read_is_refused(at: str) -> None:
    with pytest.raises(ToolInputInvalid):
        await _ask("2026-07-01T10:00:00Z", place="Warsaw", at=at)


async def test_a_local_time_that_the_clocks_skip_is_moved_and_noted() -> None:
    data = (await _ask("2026-01-01T00:00:00Z", place="Warsaw", at="2026-03-29T02:30")).data
    assert data["iso"] == "2026-03-29T03:30:00+02:00"
    assert "skip" in str(data["note"])


async def test_a_local_time_that_occurs_twice_is_the_first_and_noted() -> None:
    data = (await _ask("2026-01-01T00:00:00Z", place="Warsaw", at="2026-10-25T02:30")).data
    assert data["iso"] == "2026-10-25T02:30:00+02:00"
    assert "twice" in str(data["note"])


async def test_two_places_in_one_phrase_are_compared() -> None:
    result = await _ask("2026-07-01T10:00:00Z", place="London and Sydney")
    assert result.data["kind"] == "conversion"
    assert result.data["difference_minutes"] == 540


async def test_a_conversion_needs_one_zone_on_each_side() -> None:
    with pytest.raises(ToolInputInvalid, match="New York, Chicago"):
        await _ask("2026-07-01T10:00:00Z", place="Warsaw", to_place="USA")


async def test_days_between_dates_and_from_today() -> None:
    result = await _ask("2026-07-01T10:00:00Z", date_from="2026-03-01", date_to="15 April 2026")
    assert result.summary == (
        "From 2026-03-01 to 2026-04-15: 45 days (6 weeks and 3 days), 33 of them from Monday to "
        "Friday"
    )
    assert result.data["working_days"] == 33
    assert result.data["days"] == 45
    until = await _ask("2026-12-20T10:00:00Z", date_to="Christmas")
    assert (until.data["days"], until.data["weekday_to"]) == (5, "Friday")


async def test_today_is_the_date_in_the_place() -> None:
    late = "2026-07-01T20:00:00Z"
    assert (await _ask(late, date_to="2026-07-04")).data["days"] == 3
    assert (await _ask(late, date_to="2026-07-04", place="Tokyo")).data["days"] == 2


def test_every_zone_of_the_data_exists() -> None:
    keys = zoneinfo.available_timezones()
    named = {*places.NAMES, *places_several.ABBREVIATIONS.values()}
    named |= {zone for several in places_several.SEVERAL.values() for _, zone in several}
    assert named <= keys


async def test_every_example_is_answered_from_its_slots() -> None:
    now = "2026-03-10T10:00:00Z"
    spec = GetTime(StillClock(now), local_zone=UTC).spec
    without_slot = {"what day is it today"}
    for example in spec.examples:
        dates = dates_in(example, date(2026, 3, 10))
        if dates:
            result = await _ask(now, date_from=dates[0], date_to=dates[1])
            assert result.data["kind"] == "days"
        else:
            place = place_in(example)
            assert (place is None) == (example in without_slot), example
            assert (await _ask(now, place=place or "UTC")).summary


def test_what_it_declares() -> None:
    spec = GetTime(StillClock("2026-07-01T10:00:00Z"), local_zone=UTC).spec
    assert (spec.name, spec.intents) == ("get_time", (Intent.TIME,))
    assert spec.artifact_type is ArtifactType.JSON
    for schema in (spec.input_schema, spec.output_schema):
        jsonschema_rs.meta.validate(dict(schema))
