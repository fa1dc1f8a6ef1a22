"""Tools: what there is, what is switched on."""

from __future__ import annotations

from fastapi import APIRouter

from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.results import ToolList, ToolSwitch, ToolView

router = APIRouter(prefix="/tools", tags=["tools"], route_class=IdempotentRoute)


@router.get("")
async def list_tools(buddy: BuddyDep, user_id: UserDep) -> ToolList:
    """List the tools with what they declare, and the MCP servers with how they stand."""
    registry = buddy.registry
    on, away = await registry.enabled_specs(user_id), registry.unavailable()
    names = {spec.name for spec in on}
    items = [
        ToolView.of(spec, enabled=spec.name in names, unavailable=away.get(spec.name))
        for spec in registry.all_specs()
    ]
    return ToolList(items=items, next_cursor=None, servers=list(registry.servers()))


@router.post("/{name}/enable")
async def enable(
    name: str, buddy: BuddyDep, user_id: UserDep, actor: ActorDep, channel: ChannelDep
) -> ToolSwitch:
    """Switch a tool on."""
    await buddy.registry.set_enabled(user_id, name, enabled=True, channel=channel, actor=actor)
    return ToolSwitch(name=name, enabled=True)


@router.post("/{name}/disable")
async def disable(
    name: str, buddy: BuddyDep, user_id: UserDep, actor: ActorDep, channel: ChannelDep
) -> ToolSwitch:
    """Switch a tool off: it is neither proposed nor run."""
    await buddy.registry.set_enabled(user_id, name, enabled=False, channel=channel, actor=actor)
    return ToolSwitch(name=name, enabled=False)
