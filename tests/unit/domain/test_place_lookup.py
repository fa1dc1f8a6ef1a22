"""Names of places to zones. The zone keys are a small list here; the adapter's test has all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain import places, places_several
from buddy.domain.place_lookup import PlaceIndex, fixed_offset, folded

_KEYS = {*places.NAMES, *places_several.ABBREVIATIONS.values(), "Etc/GMT+5", "America/Cancun"} | {
    zone for several in places_several.SEVERAL.values() for _, zone in several
}
INDEX = PlaceIndex(_KEYS)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Warsaw", "Europe/Warsaw"),
        ("WARSZAWA", "Europe/Warsaw"),
        ("Lodz", "Europe/Warsaw"),
        ("Łódź", "Europe/Warsaw"),
        ("poland", "Europe/Warsaw"),
        ("Europe/Warsaw", "Europe/Warsaw"),
        ("europe/warsaw", "Europe/Warsaw"),
        ("Warsaw, Poland", "Europe/Warsaw"),
        ("Warsaw Poland", "Europe/Warsaw"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("new york", "America/New_York"),
        ("New York, USA", "America/New_York"),
        ("NYC", "America/New_York"),
        ("Washington D.C.", "America/New_York"),
        ("Washington, DC", "America/New_York"),
        ("St. Louis", "America/Chicago"),
        ("Saint Petersburg", "Europe/Moscow"),
        ("Melbourne, Australia", "Australia/Melbourne"),
        ("Portland, Maine", "America/New_York"),
        ("Portland", "America/Los_Angeles"),
        ("Dallas, Texas", "America/Chicago"),
        ("the Netherlands", "Europe/Amsterdam"),
        ("N'Djamena", "Africa/Ndjamena"),
        ("CET", "Europe/Paris"),
        ("utc", "UTC"),
        ("Springfield, Illinois", "America/Chicago"),
    ],
)
def test_a_name_leads_to_its_zone(name: str, zone: str) -> None:
    assert [place.zone for place in INDEX.find(name)] == [zone]


@pytest.mark.parametrize(
    ("name", "count"), [("USA", 7), ("Australia", 5), ("Brasil", 4), ("Georgia", 2), ("Texas", 2)]
)
def test_a_region_in_several_zones_gives_them_all(name: str, count: int) -> None:
    found = INDEX.find(name)
    assert len({place.zone for place in found}) == count
    assert all(place.name for place in found)


def test_a_city_that_is_not_where_it_is_said_to_be_gives_the_region() -> None:
    assert {place.zone for place in INDEX.find("Paris, Texas")} == {
        "America/Chicago",
        "America/Denver",
    }


@pytest.mark.parametrize("name", ["Atlantis", "", ",", "Warsaw Peru", "GMT+5", "x" * 5_000])
def test_an_unknown_name_gives_nothing(name: str) -> None:
    assert INDEX.find(name) == ()


def test_a_misspelt_name_gets_suggestions() -> None:
    assert "Warsaw" in INDEX.nearest("Warsow")
    assert "Tokyo" in PlaceIndex({"Asia/Tokyo"}).nearest("Tokoy")
    assert INDEX.nearest("qqqqqqq") == ()


def test_a_zone_the_database_lacks_is_not_offered() -> None:
    assert PlaceIndex({"Asia/Tokyo"}).find("Warsaw") == ()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("UTC+2", 120),
        ("gmt-5", -300),
        ("+05:30", 330),
        ("-0330", -210),
        ("UTC \N{MINUS SIGN}3", -180),
    ],
)
def test_fixed_offsets(text: str, minutes: int) -> None:
    assert fixed_offset(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["UTC", "2", "UTC+25", "CET+1", "+1+1", "Warsaw"])
def test_what_is_no_offset(text: str) -> None:
    assert fixed_offset(text) is None


def test_no_name_stands_for_two_zones_by_accident() -> None:
    seen: dict[str, str] = {}
    for zone, names in places.NAMES.items():
        for name in names.split(", "):
            key = folded(name)
            assert seen.setdefault(key, zone) == zone, name
            assert key not in {folded(region) for region in places_several.SEVERAL}, name


@given(st.text(max_size=80))
def test_any_text_is_looked_up_without_an_error(text: str) -> None:
    assert isinstance(INDEX.find(text), tuple)
    assert folded(folded(text)) == folded(text)
