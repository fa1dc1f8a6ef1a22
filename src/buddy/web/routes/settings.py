"""Settings: what the instance was told when it started."""

from __future__ import annotations

from fastapi import APIRouter

from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.schemas.settings import SettingList, SettingView

router = APIRouter(prefix="/settings", tags=["settings"])


@router.get("")
async def list_settings(buddy: BuddyDep, _user_id: UserDep) -> SettingList:
    """List every setting with its value, its meaning, and whether it is the default.

    They come from the environment and `.env`; a change takes effect at the next start. No secret
    is shown. What can be changed while Buddy runs has routes of its own: `/budgets`, `/tools`.
    """
    items = [SettingView.of(setting) for setting in buddy.parts.settings]
    return SettingList(items=items, next_cursor=None)
