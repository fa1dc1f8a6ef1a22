import json
import re
from dataclasses import fields, replace
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_strategies import values_of

from buddy.adapters.store.codec import decode, decode_again, decode_event, encode
from buddy.adapters.store.sql.records import LEARNED
from buddy.domain.artifact import Artifact
from buddy.domain.budget import Reservation
from buddy.domain.eta import RunDurations
from buddy.domain.events.catalogue import EVENT_CLASSES, EventData
from buddy.domain.ids import LOCAL_USER, MissionId
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.survey import Survey
from buddy.errors import StoreError
from buddy.ports.store import IdempotentAnswer
from buddy.testing.factories import START, make_mission, make_proposal, make_proposed, make_terms


@given(values_of(Mission))
def test_a_mission_survives_the_round_trip(mission: Mission) -> None:
    assert decode(Mission, encode(mission)) == mission


@given(st.one_of(*(values_of(kind) for kind in EVENT_CLASSES)))
def test_every_event_survives_the_round_trip(data: EventData) -> None:
    again = decode_event(data.event_type, encode(data))
    assert again == data
    assert type(again) is type(data)


@pytest.mark.parametrize("kind", [Artifact, IdempotentAnswer, RunDurations])
def test_the_rest_survives_the_round_trip(kind: type[Any]) -> None:
    @given(values_of(kind))
    def check(value: Any) -> None:
        assert decode(kind, encode(value)) == value

    check()


@given(values_of(Reservation), st.none() | st.dictionaries(st.text(), st.integers()))
def test_a_reservation_survives_the_round_trip(
    reservation: Reservation, used: dict[str, int] | None
) -> None:
    held = replace(reservation, credits=used)
    assert decode(Reservation, encode(held)) == held


@pytest.mark.parametrize("kind", EVENT_CLASSES)
def test_every_event_type_has_an_example_that_survives(kind: type[EventData]) -> None:
    @given(values_of(kind))
    def check(data: EventData) -> None:
        assert decode_event(kind.event_type, encode(data)) == data

    check()


def test_money_travels_as_an_exact_decimal_text() -> None:
    text = encode(make_mission(terms=make_terms(cap_usd=Money(1_500))))
    assert json.loads(text)["terms"]["cap_usd"] == "0.0015"


@pytest.mark.parametrize("foreign", [object(), "\ud800", nan, inf, [{"deep": -inf}]])
def test_what_json_cannot_carry_is_refused(foreign: object) -> None:
    with pytest.raises(StoreError, match="JSON"):
        encode(make_mission(metadata={"x": foreign}))


def test_a_number_that_is_none_is_refused_in_a_declared_field_too() -> None:
    with pytest.raises(StoreError, match="JSON"):
        encode(make_mission(proposal=make_proposal(confidence=nan)))


def test_a_field_of_the_wrong_class_is_refused() -> None:
    with pytest.raises(StoreError, match="JSON"):
        encode(make_mission(proposal="just text"))


def test_a_damaged_row_is_named_and_not_guessed_at() -> None:
    with pytest.raises(StoreError, match="Mission cannot be read"):
        decode(Mission, '{"mission_id": 1}')
    with pytest.raises(StoreError, match="Mission cannot be read"):
        decode(Mission, "not json")


def test_an_unknown_event_type_is_named() -> None:
    with pytest.raises(StoreError, match="mission_teleported"):
        decode_event("mission_teleported", encode(make_proposed()))


def test_what_choices_read_again_and_again_is_decoded_once_and_cannot_change() -> None:
    for kind in LEARNED:
        declared = [str(each.type) for each in fields(kind)]
        assert not [
            each for each in declared if re.search(r"\b(dict|list|Mapping|Json\w+)\b", each)
        ], kind
    text = encode(
        Survey(
            record_id="sv_m_1",
            user_id=LOCAL_USER,
            mission_id=MissionId("m_1"),
            tool=None,
            intent=None,
            rating=8,
            created_at=START,
        )
    )
    once = decode_again(Survey, text)
    assert decode_again(Survey, text) is once
    assert decode(Survey, text) == once
    with pytest.raises(StoreError):
        decode_again(Survey, "{}")
