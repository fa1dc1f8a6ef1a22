"""Which limits a run counts against: the names of its accounts and of the limits behind them.

An account's name is ``KIND ID``, ``KIND PERIOD`` or ``credits SERVICE PERIOD``. A limit that a
person sets goes by that name without the period: ``user/day`` is the limit of every day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from buddy.domain.budget import BudgetLimits
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.domain.regex import regex
from buddy.errors import InputInvalid

INSTANCE = UserId("~instance")
"""Whose the accounts are that all users share. Nobody is called so, and no id sorts after it:
whoever locks a user's rows and then these waits for nobody who does it the other way round."""
INSTANCE_MONTH = "instance/month"
USER_DAY, USER_MONTH = "user/day", "user/month"
PERIODIC = {USER_DAY: 10, USER_MONTH: 7, INSTANCE_MONTH: 7}
"""Kinds of limits that begin anew, with the length of the period in an instant's text (UTC)."""
_LONGEST_DAYS: Final = 62
"""Days that are read one by one; what is longer is read by the month."""
_POLICY = regex(r"(goal|schedule|credits) ([A-Za-z0-9_.-]{1,100})")


def period_accounts(at: Instant) -> tuple[str, ...]:
    """Return the accounts of a day and a month: a user's own, then the instance's."""
    return tuple(f"{kind} {at[:length]}" for kind, length in PERIODIC.items())


def accounts_between(start: Instant, end: Instant) -> list[str]:
    """Return a user's accounts that hold what was spent between two moments, each day once.

    Whole months from the first of one are read by the month; anything else by the day.
    """
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    following = last + timedelta(days=1)
    if first.day == 1 and (following.day == 1 or (last - first).days > _LONGEST_DAYS):
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [f"{USER_MONTH} {month // 12:04d}-{month % 12 + 1:02d}" for month in months]
    days = min((last - first).days, _LONGEST_DAYS)
    return [f"{USER_DAY} {last - timedelta(days=back)}" for back in range(days, -1, -1)]


def run_accounts(mission_id: str, metadata: JsonObject, at: Instant) -> tuple[str, ...]:
    """Return every account that a run counts against, in the order in which they are locked."""
    named = [
        name
        for kind in ("goal", "schedule")
        for name in (f"{kind} {metadata.get(kind)}",)
        if isinstance(metadata.get(kind), str) and _POLICY.fullmatch(name)
    ]
    return (f"mission {mission_id}", *named, *period_accounts(at))


def llm_lines(mission_id: str | None, at: Instant) -> str:
    """Return what the ledger's lines of a model's call are kept under, where a run has its id."""
    return mission_id or f"llm {at[:7]}"


def credit_account(service: str, at: Instant) -> str:
    """Return the account of a metered service in a month.

    Raises:
        ValueError: The service has no usable name.
    """
    if not _POLICY.fullmatch(f"credits {service}"):
        raise ValueError(f"{service[:40]!r} is not a name for a metered service")
    return f"credits {service} {at[:7]}"


def limit_row(policy: str) -> str:
    """Return the account that keeps a limit which a person has set; nothing counts against it."""
    return f"limit {policy}"


def account_now(policy: str, at: Instant) -> str:
    """Return the account that a limit bounds at a moment."""
    if policy in PERIODIC:
        return f"{policy} {at[: PERIODIC[policy]]}"
    return f"{policy} {at[:7]}" if is_credits(policy) else policy


def policy_of(account: str) -> str | None:
    """Return the name of the limit behind an account; None for a mission, whose cap it is."""
    kind, _, rest = account.partition(" ")
    if kind == "mission":
        return None
    if kind in PERIODIC:
        return kind
    return account if kind != "credits" else f"credits {rest.partition(' ')[0]}"


def default_limit(account: str, limits: BudgetLimits, cap: Money) -> Money:
    """Return the limit of an account where no person has set one; `cap` is the mission's."""
    defaults = {
        "mission": cap,
        "goal": limits.per_goal,
        "schedule": limits.per_schedule,
        USER_DAY: limits.per_user_day,
        USER_MONTH: limits.per_user_month,
        INSTANCE_MONTH: limits.per_instance_month,
        "credits": Money(limits.credits_per_month),
    }
    return defaults[account.partition(" ")[0]]


def owner(user_id: UserId, account: str) -> UserId:
    """Return whose rows an account, or the limit behind it, is kept in."""
    return INSTANCE if account.startswith("instance/") else user_id


def check_policy(policy: str) -> str:
    """Return the name of a limit that a person may set.

    Raises:
        InputInvalid: There is no such limit.
    """
    if policy in PERIODIC or _POLICY.fullmatch(policy):
        return policy
    raise InputInvalid(
        f"{policy[:60]!r} is not a budget; there are user/day, user/month, instance/month, "
        "goal ID, schedule ID and credits SERVICE (a mission's cap is raised by a top-up)",
        field="scope",
    )


def is_credits(scope: str) -> bool:
    """Tell whether an account, or a limit, counts credits and not dollars."""
    return scope.startswith("credits ")
