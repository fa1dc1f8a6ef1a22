"""What a person sees of the money, and the limits that a person sets."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from buddy.domain.audit import INSTANCE_CHAIN, Act, NewLink
from buddy.domain.budget import Account
from buddy.domain.budget_report import BudgetLine, Calibration, Forecast, calibrate, forecast
from buddy.domain.budget_scope import (
    INSTANCE,
    PERIODIC,
    USER_MONTH,
    account_now,
    accounts_between,
    check_policy,
    default_limit,
    is_credits,
    limit_row,
    owner,
    period_accounts,
    policy_of,
)
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant, to_datetime, to_instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import ZERO, Money
from buddy.domain.period import Period
from buddy.errors import InputInvalid
from buddy.ports.clock import Clock
from buddy.ports.store import MissionFilter, Queries, TransactionRunner, UnitOfWork
from buddy.services.budget_enforcer import BudgetEnforcer

_log = logging.getLogger(__name__)

CALIBRATED = 200
"""Completed missions that a calibration looks at, the latest."""
LISTED = 200
"""Goals, schedules or services that are listed at most, each."""
_MOMENT: Final = timedelta(milliseconds=1)
_COMPLETED = frozenset({MissionStatus.COMPLETED})


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetOverview:
    """The money of one user."""

    lines: Sequence[BudgetLine]
    """Day, month, instance, then goals and schedules."""
    credits: Sequence[BudgetLine]
    """This month's credits by service."""
    forecast: Forecast
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class BudgetService:
    """Shows and sets limits."""

    transact: TransactionRunner
    queries: Queries
    budgets: BudgetEnforcer
    clock: Clock

    async def overview(self, user_id: UserId) -> BudgetOverview:
        """Return every limit that counts now, the month's forecast and the calibration."""
        now = self.clock.now()
        accounts = await self._accounts(user_id, now)
        chosen = await self._chosen(user_id, accounts)
        lines = [self._line(account, chosen) for account in accounts.values()]
        month = accounts[f"{USER_MONTH} {now[:7]}"]
        return BudgetOverview(
            lines=[line for line in lines if not is_credits(line.account)],
            credits=[line for line in lines if is_credits(line.account)],
            forecast=forecast(now[:7], month.settled, month.reserved, now),
            calibration=await self._calibration(user_id),
        )

    async def spent(self, user_id: UserId, period: Period) -> Money:
        """Return what a user's runs and questions came to in a period, by whole days of UTC."""
        end = period.end if period.goes_on else to_instant(to_datetime(period.end) - _MOMENT)
        names = accounts_between(period.start or end, end)
        kept = await self.queries.accounts(user_id, names)
        return sum((account.settled for account in kept), ZERO)

    async def set_limit(
        self,
        user_id: UserId,
        scope: str,
        limit: Money,
        *,
        actor: UserId | None = None,
        channel: str = "api",
    ) -> BudgetLine:
        """Set a limit; it holds from the next reservation on.

        One below what is spent and promised already is taken: who lowers a limit wants the spending
        to stop. Nothing more is reserved then until enough is free, and what runs were promised
        they keep.

        Args:
            user_id: Whose limits.
            scope: ``user/day``, ``user/month``, ``instance/month``, ``goal ID``, ``schedule ID`` or
                ``credits SERVICE``.
            limit: Dollars, or whole credits.
            actor: Who sets it, where that is not the user.
            channel: Where it was said.

        Raises:
            InputInvalid: There is no such limit, or it is below zero.
        """
        policy = check_policy(scope)
        if limit < ZERO:
            field = "limit_credits" if is_credits(policy) else "limit_usd"
            raise InputInvalid(f"A limit is {limit}; it must be at least 0", field=field)
        now, by = self.clock.now(), actor or user_id
        unit = "credits" if is_credits(policy) else "micro_dollars"
        link = NewLink(
            user_id=INSTANCE_CHAIN if owner(user_id, policy) == INSTANCE else user_id,
            act=Act.LIMIT_CHANGED,
            actor=by,
            channel=channel,
            at=now,
            detail={"scope": policy, "limit": limit.micros, "unit": unit},
        )

        async def work(uow: UnitOfWork) -> None:
            await self.budgets.set_limit(uow, user_id, policy, limit, now, by)
            await uow.audit.append(link)

        await self.transact(work)
        shown = f"{limit.micros} credits" if is_credits(policy) else str(limit)
        _log.warning("%s set the budget %s to %s", by, policy, shown)
        return self._line(await self._account(user_id, policy, now), {policy: limit})

    async def _account(self, user_id: UserId, policy: str, now: Instant) -> Account:
        name = account_now(policy, now)
        kept = await self.queries.accounts(owner(user_id, policy), [name])
        return kept[0] if kept else Account(scope=name, limit=ZERO)

    async def _chosen(
        self, user_id: UserId, accounts: Mapping[str, Account]
    ) -> Mapping[str, Money]:
        """Return the limits that people have set on these accounts."""
        policies = {policy for policy in map(policy_of, accounts) if policy is not None}
        found: list[Account] = []
        for of in (user_id, INSTANCE):
            rows = [limit_row(policy) for policy in policies if owner(user_id, policy) == of]
            found += await self.queries.accounts(of, rows)
        return {account.scope.removeprefix(limit_row("")): account.limit for account in found}

    async def _accounts(self, user_id: UserId, now: Instant) -> dict[str, Account]:
        """Return the accounts that count now, those included that nothing counts against yet."""
        limits = await self.queries.accounts_of(user_id, "limit", LISTED)
        named = [limit.scope.removeprefix(limit_row("")) for limit in limits]
        names = sorted(account_now(name, now) for name in named if name not in PERIODIC)
        periods = period_accounts(now)
        found = {name: Account(scope=name, limit=ZERO) for name in (*periods, *names)}
        for of in (user_id, INSTANCE):
            theirs = [name for name in found if owner(user_id, name) == of]
            stored = await self.queries.accounts(of, theirs)
            found.update({account.scope: account for account in stored})
        for kind in ("goal", "schedule", "credits"):
            stored = await self.queries.accounts_of(user_id, kind, LISTED)
            found.update(
                {
                    account.scope: account
                    for account in stored
                    if kind != "credits" or account.scope.endswith(f" {now[:7]}")
                }
            )
        return found

    def _line(self, account: Account, chosen: Mapping[str, Money]) -> BudgetLine:
        policy = policy_of(account.scope) or account.scope
        default = default_limit(account.scope, self.budgets.limits, ZERO)
        return BudgetLine(
            scope=policy,
            account=account.scope,
            limit=chosen.get(policy, default),
            settled=account.settled,
            reserved=account.reserved,
            chosen=policy in chosen,
        )

    async def _calibration(self, user_id: UserId) -> Calibration:
        where = MissionFilter(statuses=_COMPLETED)
        page = await self.queries.missions(user_id, where, CALIBRATED)
        return calibrate(
            (mission.proposal.cost, mission.execution_record.cost_usd)
            for mission in page.missions
            if mission.proposal is not None
            and mission.execution_record is not None
            and mission.execution_record.cost_usd is not None
            and mission.execution_record.reused_from is None
        )
