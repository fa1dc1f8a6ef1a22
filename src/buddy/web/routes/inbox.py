"""The inbox: decisions that wait, and many of them at once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query

from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.inbox import DecisionBody, DecisionsView, DecisionView, InboxView

router = APIRouter(prefix="/inbox", tags=["inbox"], route_class=IdempotentRoute)

MOST = 200


@router.get("")
async def list_inbox(
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> InboxView:
    """List what waits for you, the costliest to let wait first."""
    page = await buddy.inbox.list_page(user_id, limit, cursor)
    return InboxView.of(page, await buddy.standings.offers(user_id))


@router.post("/decide")
async def decide(
    body: Annotated[list[DecisionBody], Body(min_length=1, max_length=MOST)],
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> DecisionsView:
    """Take several decisions, each by itself; one that fails stops no other.

    The answer has one result for each, in order. The same decision again changes nothing.
    """
    decisions = [each.to_domain() for each in body]
    results = await buddy.inbox.decide(user_id, decisions, channel, actor)
    items = [DecisionView.of(result) for result in results]
    return DecisionsView(items=items, failed=sum(not item.ok for item in items))
