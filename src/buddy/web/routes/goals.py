"""Goals: several missions that stand on one another, proposed and approved as one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from buddy.bootstrap.buddy import Buddy
from buddy.domain.goal import Goal
from buddy.domain.mission import Mission
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute, keyed_mission
from buddy.web.schemas.goals import (
    DecideBody,
    GoalBody,
    GoalChangeBody,
    GoalList,
    GoalShown,
    GoalView,
)

router = APIRouter(tags=["goals"], route_class=IdempotentRoute)


async def _shown(buddy: Buddy, goal: Goal) -> GoalShown:
    missions: dict[str, Mission] = {}
    for part in goal.open:
        assert part.mission_id is not None
        found = await buddy.store.queries.mission(goal.user_id, part.mission_id)
        if found is not None:
            missions[part.key] = found
    return GoalShown.shown(goal, missions)


@router.post("/goals", status_code=201)
async def propose(
    body: GoalBody,
    request: Request,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> GoalShown:
    """Plan a goal: at most 8 parts as one proposal, or the question that stands before it."""
    keyed = keyed_mission(request)
    wanted = body.to_request(f"g_{keyed[2:]}" if keyed else None)
    goal = await buddy.goals.propose(user_id, wanted, channel, actor)
    response.headers["location"] = f"/goals/{goal.record_id}"
    return await _shown(buddy, goal)


@router.get("/goals")
async def list_goals(
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> GoalList:
    """List goals, newest first, those that are over too."""
    page = await buddy.goals.list_page(user_id, limit, cursor)
    return GoalList(items=[GoalView.of(g) for g in page.items], next_cursor=page.next_cursor)


@router.get("/goals/{goal_id}")
async def get(goal_id: str, buddy: BuddyDep, user_id: UserDep) -> GoalShown:
    """Return a goal with its plan, and how far each part is."""
    return await _shown(buddy, await buddy.goals.get(user_id, goal_id))


@router.put("/goals/{goal_id}/update")
async def update(
    goal_id: str,
    body: GoalChangeBody,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> GoalShown:
    """Edit a plan that nobody has decided on: a new revision, looked at and priced anew."""
    change = body.to_change(await buddy.goals.get(user_id, goal_id))
    goal = await buddy.goals.update(user_id, goal_id, change, body.revision, channel, actor)
    return await _shown(buddy, goal)


@router.post("/goals/{goal_id}/approve")
async def approve(
    goal_id: str,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    body: DecideBody | None = None,
) -> GoalShown:
    """Say yes to a plan as a whole: its parts begin by themselves, within its cap."""
    revision = body.revision if body else None
    return await _shown(
        buddy, await buddy.goals.approve(user_id, goal_id, revision, channel, actor)
    )


@router.post("/goals/{goal_id}/reject")
async def reject(
    goal_id: str,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    body: DecideBody | None = None,
) -> GoalShown:
    """Decline a plan."""
    given = body or DecideBody()
    goal = await buddy.goals.reject(user_id, goal_id, given.revision, given.reason, channel, actor)
    return await _shown(buddy, goal)


@router.post("/goals/{goal_id}/cancel")
async def cancel(
    goal_id: str,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    body: DecideBody | None = None,
) -> GoalShown:
    """Stop a goal: nothing more of it begins, and what runs is told to stop."""
    reason = body.reason if body else None
    return await _shown(buddy, await buddy.goals.cancel(user_id, goal_id, reason, channel, actor))
