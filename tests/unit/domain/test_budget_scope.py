"""Which limits a run counts against, by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.budget import BudgetLimits
from buddy.domain.budget_scope import (
    INSTANCE,
    check_policy,
    credit_account,
    default_limit,
    is_credits,
    owner,
    period_accounts,
    policy_of,
    run_accounts,
)
from buddy.domain.ids import LOCAL_USER
from buddy.domain.instant import Instant
from buddy.domain.money import Money
from buddy.errors import InputInvalid

AT = Instant("2026-11-22T23:59:59.999Z")
PERIODS = ("user/day 2026-11-22", "user/month 2026-11", "instance/month 2026-11")


def test_a_run_counts_against_its_mission_and_the_periods() -> None:
    assert run_accounts("m_1", {}, AT) == ("mission m_1", *PERIODS)
    assert period_accounts(AT) == PERIODS


def test_goal_and_schedule_count_where_the_mission_has_one() -> None:
    names = run_accounts("m_1", {"goal": "g_1", "schedule": "s_1", "source": "api"}, AT)
    assert names == ("mission m_1", "goal g_1", "schedule s_1", *PERIODS)


@pytest.mark.parametrize("odd", [None, 7, ["g"], "", "a b", "g" * 101])
def test_what_names_no_goal_makes_no_account(odd: object) -> None:
    assert run_accounts("m_1", {"goal": odd}, AT) == ("mission m_1", *PERIODS)


def test_each_account_has_its_limit() -> None:
    limits = BudgetLimits()
    names = (*run_accounts("m_1", {"goal": "g", "schedule": "s"}, AT), credit_account("serp", AT))
    assert [str(default_limit(name, limits, Money(2_000_000))) for name in names[:-1]] == [
        "$2.00",
        "$20.00",
        "$150.00",
        "$20.00",
        "$200.00",
        "$1,000.00",
    ]
    assert default_limit(names[-1], limits, Money(0)).micros == limits.credits_per_month
    assert [policy_of(name) for name in names] == [
        None,
        "goal g",
        "schedule s",
        "user/day",
        "user/month",
        "instance/month",
        "credits serp",
    ]


def test_the_instance_has_its_own_rows() -> None:
    assert owner(LOCAL_USER, "instance/month 2026-11") == INSTANCE
    assert owner(LOCAL_USER, "instance/month") == INSTANCE
    assert owner(LOCAL_USER, "user/day 2026-11-22") == LOCAL_USER


@pytest.mark.parametrize("service", ["", "two words", "x" * 101, "a/b"])
def test_a_service_needs_a_name(service: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        credit_account(service, AT)


@given(st.sampled_from(["user/day", "user/month", "instance/month", "goal g_1", "credits a.b"]))
def test_what_may_be_set(policy: str) -> None:
    assert check_policy(policy) == policy
    assert is_credits(policy) == policy.startswith("credits ")


@pytest.mark.parametrize("policy", ["", "user/year", "mission m_1", "goal", "goal a b", "credits "])
def test_what_may_not_be_set_is_refused_with_what_may(policy: str) -> None:
    with pytest.raises(InputInvalid, match="instance/month"):
        check_policy(policy)
