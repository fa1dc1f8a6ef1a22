"""Missions: create, read, edit, decide."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response

from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant, parse_instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.standing_approval import Offer
from buddy.errors import InputInvalid
from buddy.ports.store import MissionFilter
from buddy.services.mission_request import MissionRequest, following
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute, keyed_mission
from buddy.web.schemas.budgets import TopUpBody, dollars
from buddy.web.schemas.missions import (
    ApproveBody,
    CancelBody,
    CreateBody,
    Created,
    Decided,
    MissionList,
    MissionView,
    RejectBody,
    RetryBody,
    UpdateBody,
    Updated,
    UpdatePreview,
)

router = APIRouter(prefix="/missions", tags=["missions"], route_class=IdempotentRoute)

IfMatch = Annotated[str | None, Header(description='The revision you saw, as in ETag: "3"')]


def _etag(response: Response, mission: Mission) -> None:
    response.headers["etag"] = f'"{mission.revision}"'


def _revision(given: int | None, if_match: str | None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return given
    text = if_match.strip().removeprefix("W/").strip('"')
    named = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
    if named is None or (given is not None and given != named):
        raise InputInvalid(
            f'If-Match is {if_match[:40]!r}; give the revision that you saw, such as "3"'
        )
    return named


@router.post("/create", status_code=201)
async def create(
    body: CreateBody,
    connection: Request,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> Created:
    """State an objective; get a proposal, or the question that stands before it."""
    metadata = {"source": channel}
    if body.standing_approval is not None:
        metadata["standing_approval"] = body.standing_approval
    changes, mission_id = body.changes(), keyed_mission(connection)
    request = MissionRequest(
        **changes, metadata=metadata, mission_id=mission_id, requested_by=actor
    )
    if body.parent_mission_id is not None:
        parent = await buddy.missions.get(user_id, MissionId(body.parent_mission_id))
        request = following(request, parent)
    mission = await buddy.proposals.create(user_id, request, buddy.standings.approve_in)
    return _created(mission, response)


def _created(mission: Mission, response: Response) -> Created:
    _etag(response, mission)
    response.headers["location"] = f"/missions/{mission.mission_id}"
    return Created(
        mission_id=mission.mission_id,
        status=mission.status,
        proposal=mission.proposal,
        questions=mission.questions,
        mission=MissionView.of(mission),
    )


@router.get("")
async def list_missions(
    buddy: BuddyDep,
    user_id: UserDep,
    *,
    status: Annotated[list[MissionStatus] | None, Query()] = None,
    q: Annotated[str, Query(max_length=200)] = "",
    since: str | None = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> MissionList:
    """List missions, newest first."""
    where = MissionFilter(statuses=frozenset(status or ()), text=q, since=_instant("since", since))
    page = await buddy.missions.list_page(user_id, where, limit, cursor)
    items = [MissionView.of(mission) for mission in page.missions]
    return MissionList(items=items, next_cursor=page.next_cursor)


def _instant(name: str, text: str | None) -> Instant | None:
    if text is None:
        return None
    try:
        return parse_instant(text)
    except (ValueError, OverflowError) as error:
        raise InputInvalid(
            f"{name} is {text!r}; give a time with a zone, such as 2026-01-15T10:30:00Z"
        ) from error


@router.get("/{mission_id}")
async def get_mission(
    mission_id: MissionId, response: Response, buddy: BuddyDep, user_id: UserDep
) -> MissionView:
    """Return a mission with its proposal and its record."""
    mission = await buddy.missions.get(user_id, mission_id)
    _etag(response, mission)
    return MissionView.of(mission)


@router.put("/{mission_id}/update")
async def update(
    mission_id: MissionId,
    body: UpdateBody,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    if_match: IfMatch = None,
) -> Updated:
    """Edit a proposal that nobody has decided on."""
    revision = _revision(body.revision, if_match)
    result = await buddy.proposals.update(
        user_id, mission_id, body.changes(), revision, actor, channel
    )
    mission = result.after
    _etag(response, mission)
    changed = mission.change_history[-1].changed_fields if result.changed else ()
    return Updated(
        mission_id=mission.mission_id,
        status=mission.status,
        revision=mission.revision,
        changed_fields=changed,
        proposal=mission.proposal,
        questions=mission.questions,
        mission=MissionView.of(mission),
    )


@router.post("/{mission_id}/update/preview")
async def preview_update(
    mission_id: MissionId,
    body: UpdateBody,
    buddy: BuddyDep,
    user_id: UserDep,
    channel: ChannelDep,
    if_match: IfMatch = None,
) -> UpdatePreview:
    """Say what an edit would change: the terms, and the estimate. Nothing is written."""
    revision = _revision(body.revision, if_match)
    found = await buddy.proposals.preview(user_id, mission_id, body.changes(), revision, channel)
    return UpdatePreview.of(found)


@router.post("/{mission_id}/approve")
async def approve(
    mission_id: MissionId,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    body: ApproveBody | None = None,
    if_match: IfMatch = None,
) -> Decided:
    """Approve a revision, or what a parked run waits for. Starts nothing that was not running."""
    revision = _revision(body.revision if body else None, if_match)
    choice, attempt = (body.choice, body.attempt) if body else (None, None)
    result = await buddy.approvals.approve(
        user_id, mission_id, revision, channel, choice, actor, attempt
    )
    offer = await buddy.standings.offer_for(result)
    return _decided(result.after, response, offer)


@router.post("/{mission_id}/reject")
async def reject(
    mission_id: MissionId,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    body: RejectBody | None = None,
    if_match: IfMatch = None,
) -> Decided:
    """Decline a mission."""
    revision = _revision(body.revision if body else None, if_match)
    reason = body.reason if body else None
    result = await buddy.approvals.reject(user_id, mission_id, revision, reason, actor, channel)
    return _decided(result.after, response)


@router.post("/{mission_id}/cancel")
async def cancel(
    mission_id: MissionId,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    body: CancelBody | None = None,
) -> Decided:
    """Stop a mission; a running tool is told, and the status changes when it has stopped."""
    reason = body.reason if body else None
    result = await buddy.approvals.cancel(user_id, mission_id, reason, actor, channel)
    return _decided(result.after, response)


@router.post("/{mission_id}/top-up")
async def top_up(
    mission_id: MissionId,
    body: TopUpBody,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    if_match: IfMatch = None,
) -> Decided:
    """Give a run that waits for money more of it; it goes on with the call that it lacked.

    The mission's cap and the run's reservation rise in every limit. Nothing is paid twice.
    """
    revision = _revision(body.revision, if_match)
    amount = dollars("amount_usd", body.amount_usd)
    result = await buddy.approvals.top_up(
        user_id, mission_id, amount, revision, channel, actor, body.attempt
    )
    return _decided(result.after, response)


@router.post("/{mission_id}/retry", status_code=201)
async def retry(
    mission_id: MissionId,
    connection: Request,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    body: RetryBody | None = None,
) -> Created:
    """Try a mission that is over again, as a new mission with the same terms.

    It is proposed; it is approved at once where the first one failed before it called its tool, and
    its approval still stands. `from: start` does everything again, after a new approval.
    """
    mission = await buddy.retries.retry(
        user_id,
        mission_id,
        from_start=body is not None and body.begin == "start",
        channel=channel,
        new_id=keyed_mission(connection),
        actor=actor,
    )
    return _created(mission, response)


def _decided(mission: Mission, response: Response, offer: Offer | None = None) -> Decided:
    _etag(response, mission)
    return Decided(
        mission_id=mission.mission_id,
        status=mission.status,
        revision=mission.revision,
        warrant=mission.warrant,
        cancel_requested_at=mission.cancel_requested_at,
        standing_offer=offer,
    )
