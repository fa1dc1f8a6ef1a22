"""Tools: what there is, what is switched on."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import TypeAdapter

from buddy.domain.tool import ToolSpec
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.idempotency import IdempotentRoute

router = APIRouter(prefix="/tools", tags=["tools"], route_class=IdempotentRoute)

_SPEC: TypeAdapter[ToolSpec] = TypeAdapter(ToolSpec)


@router.get("")
async def list_tools(buddy: BuddyDep, user_id: UserDep) -> dict[str, Any]:
    """List the tools with what they declare."""
    enabled = {spec.name for spec in await buddy.registry.enabled_specs(user_id)}
    items = [
        {**_SPEC.dump_python(spec, mode="json"), "enabled": spec.name in enabled}
        for spec in buddy.registry.all_specs()
    ]
    return {"items": items, "next_cursor": None}


@router.post("/{name}/enable")
async def enable(name: str, buddy: BuddyDep, user_id: UserDep) -> dict[str, Any]:
    """Switch a tool on."""
    await buddy.registry.set_enabled(user_id, name, enabled=True)
    return {"name": name, "enabled": True}


@router.post("/{name}/disable")
async def disable(name: str, buddy: BuddyDep, user_id: UserDep) -> dict[str, Any]:
    """Switch a tool off: it is neither proposed nor run."""
    await buddy.registry.set_enabled(user_id, name, enabled=False)
    return {"name": name, "enabled": False}
