"""Budgets: what is spent, what is promised, what is left, and the limits."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from buddy.domain.budget_scope import is_credits
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.budgets import BudgetList, BudgetView, CreditView, LimitBody

router = APIRouter(prefix="/budgets", tags=["budgets"], route_class=IdempotentRoute)

ScopePath = Annotated[str, Path(max_length=200, description="As in `items[].scope`")]


@router.get("")
async def list_budgets(buddy: BuddyDep, user_id: UserDep) -> BudgetList:
    """Return each limit with what counts against it, credits, the month's forecast, calibration."""
    return BudgetList.of(await buddy.budgets.overview(user_id))


@router.put("/{scope:path}")
async def set_budget(
    scope: ScopePath,
    body: LimitBody,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> BudgetView | CreditView:
    """Set a limit. One below what is spent and promised is taken, and stops what is new.

    A mission's own cap is raised by its top-up.
    """
    limit = body.limit(scope)
    line = await buddy.budgets.set_limit(user_id, scope, limit, actor=actor, channel=channel)
    return CreditView.of(line) if is_credits(scope) else BudgetView.of(line)
