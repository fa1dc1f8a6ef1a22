"""Live events: two WebSockets and their SSE twin, all tails of the log.

Each message is one JSON object: first ``hello`` with the position the stream starts after, then
``event`` for each event, ``ping`` when it has been quiet. On a user's socket events that come fast
are sent together, once per frame of a screen at most and more rarely where many clients are
connected, as ``events``: a list, in order, of all since the last message. A client that comes back
with the last cursor (or sequence) it saw misses nothing and gets nothing twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response, WebSocket
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from buddy.domain.ids import MissionId, UserId
from buddy.errors import BuddyError
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.errors import from_error, problem
from buddy.web.live_streams import (
    send_at_once,
    send_frames,
    server_sent,
    stream_to_socket,
)
from buddy.web.schemas.events import LAST_POSITION, event_text
from buddy.web.schemas.results import EventList

router = APIRouter(tags=["live"])

After = Annotated[int | None, Query(ge=0, le=LAST_POSITION)]


@router.websocket("/ws/missions/{mission_id}")
async def mission_socket(
    socket: WebSocket, mission_id: MissionId, buddy: BuddyDep, user_id: UserDep, after: After = 0
) -> None:
    """Stream one mission's events after a sequence."""
    try:
        await buddy.missions.get(user_id, mission_id)
    except BuddyError as error:
        await _refuse(socket, from_error(error))
        return
    start = after or 0
    following = buddy.feed.follow_mission(user_id, mission_id, start)
    await stream_to_socket(socket, buddy, following, start, send_at_once)


@router.websocket("/ws/{owner}")
async def user_socket(
    socket: WebSocket, owner: UserId, buddy: BuddyDep, user_id: UserDep, after: After = None
) -> None:
    """Stream a user's events after a cursor; without one, from now on."""
    if owner != user_id:
        await _refuse(socket, problem(403, "foreign_user", "These events are another user's"))
        return
    try:
        start = after if after is not None else await buddy.store.queries.last_cursor(user_id)
    except BuddyError as error:
        await _refuse(socket, from_error(error))
        return
    following = buddy.feed.follow_user(user_id, start)
    await stream_to_socket(socket, buddy, following, start, partial(send_frames, buddy))


async def _refuse(socket: WebSocket, answer: Response) -> None:
    """Answer the handshake with a problem; a server that cannot do that answers 403."""
    if "websocket.http.response" in socket.scope.get("extensions", {}):
        await socket.send_denial_response(answer)
    else:
        await socket.close()


@router.get("/events/stream")
async def stream(
    buddy: BuddyDep,
    user_id: UserDep,
    after: After = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> StreamingResponse:
    """Stream a user's events as server-sent events; `Last-Event-ID` resumes."""
    resume = re.fullmatch(r"[0-9]{1,15}", last_event_id or "")
    if resume:
        start = int(resume[0])
    elif after is not None:
        start = after
    else:
        start = await buddy.store.queries.last_cursor(user_id)
    following = buddy.feed.follow_user(user_id, start)
    return _EventStream(server_sent(buddy, following, start))


class _EventStream(StreamingResponse):
    """Server-sent events whose source is closed with the response, however that ends."""

    def __init__(self, source: AsyncGenerator[str]) -> None:
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        super().__init__(source, media_type="text/event-stream", headers=headers)
        self._source = source

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._source.aclose()


@router.get("/events", response_model=EventList)
async def replay(
    buddy: BuddyDep,
    user_id: UserDep,
    after: Annotated[int, Query(ge=0, le=LAST_POSITION)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> Response:
    """Replay a user's events after a cursor, as a list."""
    found = await buddy.store.queries.events_of_user(user_id, after, limit)
    more = json.dumps(str(found[-1].cursor) if len(found) == limit else None)
    items = ",".join(event_text(event) for event in found)
    body = f'{{"items":[{items}],"next_cursor":{more}}}'
    return Response(body, media_type="application/json")
