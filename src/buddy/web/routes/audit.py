"""The audit chain: its links, whether they hold, and a mission's report."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from buddy.domain.audit import INSTANCE_CHAIN
from buddy.domain.ids import MissionId
from buddy.services.mission_report.page import POLICY
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.schemas.audit import ChainName, LinkList, VerificationView
from buddy.web.schemas.events import LAST_POSITION

router = APIRouter(tags=["audit"])

Position = Annotated[int, Query(ge=0, le=LAST_POSITION)]
Limit = Annotated[int, Query(ge=1, le=1000)]
Sha256 = Annotated[str | None, Query(pattern="^[0-9a-f]{64}$")]


@router.get("/audit")
async def links(
    buddy: BuddyDep,
    user_id: UserDep,
    *,
    chain: ChainName = ChainName.MINE,
    mission_id: MissionId | None = None,
    newest_first: bool = True,
    cursor: Position = 0,
    limit: Limit = 100,
) -> LinkList:
    """List the links of your chain, or of the instance's, which tells of what concerns all users.

    A link holds no words of a person: names of things, figures, and digests of texts.
    """
    whose = INSTANCE_CHAIN if chain is ChainName.INSTANCE else user_id
    found = await buddy.audit.links(
        whose, cursor, limit, newest_first=newest_first, mission_id=mission_id
    )
    return LinkList.of(found, limit)


@router.get("/audit/verify")
async def verify(
    buddy: BuddyDep, user_id: UserDep, *, head: Sha256 = None, events: bool = False
) -> VerificationView:
    """Read your chain and the instance's from end to end; say what is wrong with them, and where.

    With `head`, the hash of a head that was noted earlier, they must still contain it. With
    `events`, the log is read too: each decision must have its link, each link its decision.
    """
    return VerificationView.of(await buddy.audit.verify(user_id, noted=head, events=events))


@router.get("/missions/{mission_id}/audit")
async def of_mission(
    mission_id: MissionId,
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: Position = 0,
    limit: Limit = 1000,
) -> LinkList:
    """List a mission's links, oldest first. They stay when the mission itself is removed."""
    return LinkList.of(await buddy.audit.of_mission(user_id, mission_id, cursor, limit), limit)


@router.get("/missions/{mission_id}/report", response_class=HTMLResponse)
async def report(mission_id: MissionId, buddy: BuddyDep, user_id: UserDep) -> HTMLResponse:
    """Return everything about a mission as one HTML file, to be kept or printed; it loads nothing.

    Save it and open it anywhere, with no network.
    """
    html = await buddy.reports.write(user_id, mission_id)
    headers = {"content-security-policy": f"{POLICY}; frame-ancestors 'none'; sandbox allow-popups"}
    return HTMLResponse(html, headers=headers)
