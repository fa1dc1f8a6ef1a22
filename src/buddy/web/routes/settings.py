"""Settings: what the instance was told, and what a person changes for its next start."""

from __future__ import annotations

import asyncio
import logging

from fastapi import APIRouter

from buddy.domain.setting import Setting
from buddy.domain.standing_approval import PERSONAL_CHANNELS
from buddy.errors import PersonRequired
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.settings import SettingList, SettingsBody, SettingView

router = APIRouter(prefix="/settings", tags=["settings"], route_class=IdempotentRoute)
_log = logging.getLogger(__name__)


@router.get("")
async def list_settings(buddy: BuddyDep, _user_id: UserDep) -> SettingList:
    """List every setting with its value, its meaning, and whether it is the default.

    They come from the environment and `.env`; where these are silent, `changeable` ones may be
    changed here. No secret is shown. Limits and tools have routes of their own: `/budgets`,
    `/tools`; what they change counts at once.
    """
    items = [SettingView.of(setting) for setting in buddy.parts.settings.shown()]
    return SettingList(items=items, next_cursor=None)


@router.put("")
async def change_settings(
    body: SettingsBody, buddy: BuddyDep, _user_id: UserDep, actor: ActorDep, channel: ChannelDep
) -> SettingList:
    """Change settings, all or none; they count from the next start, and `waits` says so till then.

    Null goes back to the default. What says whom Buddy may reach, what it may read and where it
    keeps things is set where it is started, not here.
    """
    if channel not in PERSONAL_CHANNELS:
        raise PersonRequired(channel)

    async def keep() -> tuple[Setting, ...]:
        return await asyncio.to_thread(buddy.parts.settings.change, body.changes)

    found = await buddy.instance.note_settings(actor, body.changes, keep, channel)
    _log.info("%s changed %s for the next start", actor, ", ".join(sorted(body.changes)))
    return SettingList(items=[SettingView.of(setting) for setting in found], next_cursor=None)
