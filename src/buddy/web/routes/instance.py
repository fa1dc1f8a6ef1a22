"""The instance: whether it carries runs, and the switch for that."""

from __future__ import annotations

from fastapi import APIRouter

from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.instance import InstanceView, PauseBody

router = APIRouter(prefix="/instance", tags=["instance"], route_class=IdempotentRoute)


@router.get("")
async def show(buddy: BuddyDep, _user_id: UserDep) -> InstanceView:
    """Return whether the instance is paused, since when, by whom, and what waits."""
    return InstanceView.of(await buddy.instance.show())


@router.post("/pause")
async def pause(
    buddy: BuddyDep, actor: ActorDep, channel: ChannelDep, body: PauseBody | None = None
) -> InstanceView:
    """Hold everything: no run starts, none passes its next checkpoint, no tool call begins.

    With `stop_running` the runs under way are cancelled as well. Paused already: nothing changes.
    """
    asked = body or PauseBody()
    report = await buddy.instance.pause(
        actor, asked.reason, stop_running=asked.stop_running, channel=channel
    )
    return InstanceView.of(report)


@router.post("/resume")
async def resume(buddy: BuddyDep, actor: ActorDep, channel: ChannelDep) -> InstanceView:
    """Let everything go on."""
    return InstanceView.of(await buddy.instance.resume(actor, channel))
