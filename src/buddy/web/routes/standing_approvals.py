"""Standing approvals: a person's yes, given beforehand, within bounds."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.standing_approvals import StandingBody, StandingList, StandingView

router = APIRouter(
    prefix="/standing-approvals", tags=["standing approvals"], route_class=IdempotentRoute
)


@router.get("")
async def list_standing_approvals(
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> StandingList:
    """List standing approvals, newest first, with what was used, and what is offered."""
    page = await buddy.standings.list_page(user_id, limit, cursor)
    now = buddy.clock.now()
    return StandingList(
        items=[StandingView.of(each, now) for each in page.items],
        next_cursor=page.next_cursor,
        offers=await buddy.standings.offers(user_id),
    )


@router.post("", status_code=201)
async def create(
    body: StandingBody,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> StandingView:
    """Make a standing approval, or accept an offer. Only a person can, never an AI's channel."""
    if body.offer_id is not None:
        standing = await buddy.standings.accept(user_id, body.offer_id, channel, actor)
    else:
        request = body.to_request(buddy.clock.now())
        standing = await buddy.standings.create(user_id, request, channel, actor)
    return StandingView.of(standing, buddy.clock.now())


@router.delete("/offers/{offer_id}", status_code=204)
async def decline(offer_id: str, buddy: BuddyDep, user_id: UserDep) -> None:
    """Turn an offer down; it comes back after as many approvals again."""
    await buddy.standings.decline(user_id, offer_id)


@router.delete("/{standing_id}")
async def revoke(
    standing_id: str, buddy: BuddyDep, user_id: UserDep, actor: ActorDep, channel: ChannelDep
) -> StandingView:
    """Revoke a standing approval. Missions that it approved stay approved."""
    standing = await buddy.standings.revoke(user_id, standing_id, channel, actor)
    return StandingView.of(standing, buddy.clock.now())
