"""What a standing approval covers, and when one is offered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.ids import LOCAL_USER, MissionId, ToolName, UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.scope import Scope
from buddy.domain.standing_approval import (
    DAY,
    Purpose,
    StandingApproval,
    bounds_of,
    broken,
    first_that_covers,
    is_open,
    noted,
    offer_of,
    problems,
    purpose_of,
    reasons_against,
    use,
)
from buddy.domain.tool import Risk
from buddy.testing.factories import at, make_mission, make_terms
from buddy.testing.records import A_DOLLAR, make_bounds, make_pattern, make_standing

NOW = at(100)


def scheduled(number: int = 1, *, source: str = "schedule", **terms: Any) -> Mission:
    """Return a proposed mission inside the bounds of `make_standing`."""
    inside = {
        "tool": ToolName("web_search"),
        "cap_usd": A_DOLLAR,
        "scope": Scope(allowed_domains=("www.example.org",)),
    }
    return make_mission(
        number,
        status=MissionStatus.PROPOSED,
        terms=make_terms(**{**inside, **terms}),
        metadata={"source": source},
    )


def against(standing: StandingApproval, mission: Mission) -> str:
    return "; ".join(reasons_against(standing, mission, NOW))


def test_it_covers_a_scheduled_mission_inside_its_bounds() -> None:
    assert against(make_standing(), scheduled()) == ""


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"revoked_at": at(50)}, "it was revoked"),
        ({"until": NOW}, "it held until"),
        ({"used": 3}, "it was used 3 of 3 times"),
        ({"committed": Money(2_000_001)}, "is left"),
        ({"purposes": (Purpose.RECIPE,)}, "not meant for missions of the kind schedule"),
        ({"user_id": UserId("other")}, "another user's"),
        ({"bounds": make_bounds(tool=ToolName("calculate"))}, "it is for calculate"),
        ({"bounds": make_bounds(cap_per_run=Money(999_999))}, "above $1.00 for a run"),
        ({"bounds": make_bounds(allowed_domains=())}, "domains reach beyond"),
        ({"bounds": make_bounds(max_pages=4)}, "fetch 5 pages, and it is for 4"),
        ({"bounds": make_bounds(blocked_domains=("bad.example.org",))}, "domains reach beyond"),
    ],
)
def test_each_bound_holds(parts: dict[str, Any], said: str) -> None:
    assert said in against(make_standing(**parts), scheduled())


@pytest.mark.parametrize(
    ("own", "asked", "covered"),
    [
        (None, None, True),
        (None, ("anywhere.net",), True),
        (("example.org",), None, False),
        (("example.org",), (), True),
        (("example.org",), ("example.org", "a.example.org"), True),
        (("example.org",), ("example.org.evil.net",), False),
        (("a.example.org",), ("example.org",), False),
        ((), ("example.org",), False),
    ],
)
def test_domains_lie_inside_or_not(own: Any, asked: Any, covered: bool) -> None:
    standing = make_standing(bounds=make_bounds(allowed_domains=own))
    mission = scheduled(scope=Scope(allowed_domains=asked))
    assert (against(standing, mission) == "") is covered


def test_a_persons_own_mission_is_never_approved_silently() -> None:
    for source in ("api", "whiteboard", "cli", "mcp", None):
        mission = replace(scheduled(), metadata={"source": source})
        assert purpose_of(mission) is None
        assert "neither comes from" in against(make_standing(), mission)


def test_a_mission_may_name_its_standing_approval_where_a_person_speaks() -> None:
    named = {"source": "cli", "standing_approval": make_standing().record_id}
    assert against(make_standing(), replace(scheduled(), metadata=named)) == ""
    other = replace(scheduled(), metadata={**named, "standing_approval": "sa_other"})
    assert "the mission names sa_other" in against(make_standing(), other)
    ai = replace(scheduled(), metadata={**named, "source": "mcp"})
    assert "neither comes from" in against(make_standing(), ai)


@given(
    caps=st.lists(st.integers(0, 1_500_000), max_size=12),
    count=st.integers(1, 5),
    total=st.integers(0, 4_000_000),
)
def test_however_it_is_used_its_limits_hold(caps: list[int], count: int, total: int) -> None:
    standing = make_standing(count=count, cap_total=Money(total))
    for number, cap in enumerate(caps, 1):
        mission = scheduled(number, cap_usd=Money(cap))
        chosen = first_that_covers([standing], mission, NOW)
        if chosen is None:
            with pytest.raises(ValueError, match="does not cover"):
                use(standing, mission, NOW)
        else:
            standing = use(chosen, mission, NOW)
        assert standing.used <= count
        assert standing.committed.micros <= total
        assert standing.committed.micros == sum(each.cap.micros for each in standing.uses)
        assert all(each.cap <= standing.bounds.cap_per_run for each in standing.uses)


def test_of_several_the_first_to_end_is_used() -> None:
    standings = [make_standing(1, until=at(900)), make_standing(2, until=at(800))]
    standings.append(make_standing(3, until=at(800), revoked_at=at(1)))
    chosen = first_that_covers(standings, scheduled(), NOW)
    assert chosen is not None
    assert chosen.record_id == make_standing(2).record_id
    assert first_that_covers(reversed(standings), scheduled(), NOW) == chosen


def test_bounds_are_equal_whatever_the_order_and_case_of_domains() -> None:
    one = make_bounds(allowed_domains=("a.org", "B.org"))
    assert one.key == make_bounds(allowed_domains=("b.org", "a.org")).key
    assert one.key != make_bounds(allowed_domains=("a.org",)).key
    assert make_bounds(allowed_domains=None).key != make_bounds(allowed_domains=()).key
    assert one.key != replace(one, cap_per_run=Money(1)).key
    assert bounds_of(make_terms(tool=None)) is None


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"count": 0}, "count is 0"),
        ({"count": 1001}, "count is 1001"),
        ({"until": at(0)}, "which is over"),
        ({"until": at(400 * DAY)}, "366 days at most"),
        ({"cap_total": Money(-1)}, "cap_total_usd"),
        ({"purposes": ()}, "purposes is empty"),
    ],
)
def test_a_bound_that_is_none_is_refused(parts: dict[str, Any], said: str) -> None:
    assert said in "; ".join(problems(make_standing(**parts)))
    assert problems(make_standing()) == ()


def test_it_is_open_until_it_is_revoked_over_or_used_up() -> None:
    assert is_open(make_standing(), NOW)
    closed: list[dict[str, Any]] = [{"revoked_at": at(1)}, {"until": NOW}, {"used": 3}]
    for parts in closed:
        assert not is_open(make_standing(**parts), NOW)


def test_the_same_mission_counts_once_and_a_rejection_begins_anew() -> None:
    pattern = make_pattern(approvals=0, missions=())
    for name in ("m_1", "m_2", "m_2"):
        pattern = noted(pattern, MissionId(name))
    assert pattern.approvals == 2
    assert broken(pattern).approvals == 0
    assert noted(broken(pattern), MissionId("m_2")).approvals == 1


def test_an_offer_comes_after_so_many_approvals_and_not_before() -> None:
    for approvals in range(6):
        offer = offer_of(make_pattern(approvals=approvals), (), Risk.READ, 3, NOW)
        assert (offer is not None) is (approvals >= 3)
    offer = offer_of(make_pattern(approvals=3), (), Risk.WRITE, 3, NOW)
    assert offer is not None
    assert offer.count == 30
    assert offer.cap_total == Money(30 * A_DOLLAR.micros)
    assert offer.until == at(100 + 90 * DAY)


def test_nothing_is_offered_that_stands_already_or_cannot_be_undone() -> None:
    pattern = make_pattern(approvals=9)
    assert offer_of(pattern, (), Risk.IRREVERSIBLE, 3, NOW) is None
    assert offer_of(pattern, (), None, 3, NOW) is None
    assert offer_of(pattern, [make_standing()], Risk.READ, 3, NOW) is None
    assert offer_of(pattern, [make_standing(used=3)], Risk.READ, 3, NOW) is not None
    other = make_standing(bounds=make_bounds(tool=ToolName("calculate")))
    assert offer_of(pattern, [other], Risk.READ, 3, NOW) is not None


def test_a_declined_offer_comes_back_after_as_many_approvals_again() -> None:
    declined = make_pattern(approvals=4, declined_at=4, user_id=LOCAL_USER)
    assert offer_of(replace(declined, approvals=6), (), Risk.READ, 3, NOW) is None
    assert offer_of(replace(declined, approvals=7), (), Risk.READ, 3, NOW) is not None
