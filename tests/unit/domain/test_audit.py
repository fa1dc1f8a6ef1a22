"""The seal of a link, and what a chain of them is made of."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.audit import (
    GENESIS,
    Act,
    Head,
    Link,
    NewLink,
    forge,
    head_of,
    is_sealed,
    removal_links,
    text_digest,
)
from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.testing.factories import at, make_link

OTHER: dict[str, Any] = {
    "user_id": UserId("somebody"),
    "act": Act.REJECTED,
    "actor": "mallory",
    "channel": "chat",
    "at": at(77),
    "mission_id": MissionId("m_other"),
    "event_id": "e_other",
    "revision": 9,
    "content_hash": "ff" * 32,
    "detail": {"tool": "another"},
    "number": 7,
    "cursor": 7,
    "previous_hash": "ee" * 32,
}


def test_a_link_carries_the_hash_of_the_one_before_it() -> None:
    first = forge(Head(), make_link(1), 4)
    second = forge(head_of(first), make_link(2), 5)
    assert (first.number, first.previous_hash, first.cursor) == (1, GENESIS, 4)
    assert (second.number, second.previous_hash) == (2, first.hash)
    assert is_sealed(first)
    assert is_sealed(second)


@pytest.mark.parametrize("name", sorted(OTHER))
def test_whatever_a_link_says_is_sealed(name: str) -> None:
    link = forge(Head(), make_link(1), 4)
    assert not is_sealed(replace(link, **{name: OTHER[name]}))


def test_every_field_is_sealed_but_the_hash() -> None:
    fields = {*NewLink.__dataclass_fields__, *Link.__dataclass_fields__}
    assert fields - {"hash"} == OTHER.keys()


def test_the_seal_does_not_change_with_the_version() -> None:
    """A chain outlives many versions: this hash is in the world."""
    link = forge(Head(), make_link(1, mission_id=MissionId("m_1"), detail={"b": 1, "ä": "ß"}), 4)
    assert link.hash == "758b95d7d59457d353d6efff42d3e6234490fb2b99d9670e10b75e7e4d34381d"


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.booleans(), max_size=4))
def test_the_order_of_a_detail_does_not_matter(detail: dict[str, Any]) -> None:
    turned = dict(reversed(list(detail.items())))
    one, other = (forge(Head(), make_link(1, detail=each), 0) for each in (detail, turned))
    assert one.hash == other.hash


def test_what_is_no_json_is_not_sealed() -> None:
    link = forge(Head(), make_link(1), 4)
    assert not is_sealed(replace(link, detail={"n": float("nan")}))
    assert not is_sealed(replace(link, detail={"n": object()}))
    assert not is_sealed(replace(link, actor="\ud800"))


def test_a_text_is_told_by_its_digest() -> None:
    assert text_digest(None) is None
    digest = text_digest("Too expensive")
    assert digest is not None
    assert len(digest) == 64
    assert digest != text_digest("too expensive")
    assert text_digest("\ud800") != text_digest("\ud801")


def test_a_removal_is_told_once_to_each_user() -> None:
    other = UserId("other")
    missions = [(LOCAL_USER, MissionId("m_2")), (other, MissionId("m_3")), (LOCAL_USER, "m_1")]
    first, second = removal_links(missions, at(1), at(2))  # type: ignore[arg-type]
    assert (first.user_id, second.user_id) == (LOCAL_USER, other)
    assert first.detail == {"before": at(1), "missions": ["m_1", "m_2"]}
    assert removal_links([], at(1), at(2)) == ()
