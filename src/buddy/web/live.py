"""Live events: two WebSockets and their SSE twin, all tails of the log.

Each message is one JSON object: first ``hello`` with the position the stream starts after, then
``event`` for each event, ``ping`` when it has been quiet. A client that comes back with the last
cursor (or sequence) it saw misses nothing and gets nothing twice.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import StreamingResponse

from buddy.bootstrap.buddy import Buddy
from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId, UserId
from buddy.errors import MissionNotFound
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.schemas.events import LAST_POSITION, event_text
from buddy.web.schemas.results import EventList

router = APIRouter(tags=["live"])

PING_SECONDS = 15.0
FOREIGN_USER, UNKNOWN_MISSION, GOING_AWAY = 4403, 4404, 1001

After = Annotated[int | None, Query(ge=0, le=LAST_POSITION)]


@router.websocket("/ws/missions/{mission_id}")
async def mission_socket(
    socket: WebSocket, mission_id: MissionId, buddy: BuddyDep, user_id: UserDep, after: After = 0
) -> None:
    """Stream one mission's events after a sequence."""
    await socket.accept()
    try:
        await buddy.missions.get(user_id, mission_id)
    except MissionNotFound:
        await socket.close(UNKNOWN_MISSION, "mission_not_found")
        return
    start = after or 0
    events = buddy.feed.follow_mission(user_id, mission_id, start)
    await _stream(socket, buddy, events, start)


@router.websocket("/ws/{owner}")
async def user_socket(
    socket: WebSocket, owner: UserId, buddy: BuddyDep, user_id: UserDep, after: After = None
) -> None:
    """Stream a user's events after a cursor; without one, from now on."""
    await socket.accept()
    if owner != user_id:
        await socket.close(FOREIGN_USER, "foreign_user")
        return
    start = after if after is not None else await buddy.store.queries.last_cursor(user_id)
    events = buddy.feed.follow_user(user_id, start)
    await _stream(socket, buddy, events, start)


async def _stream(
    socket: WebSocket, buddy: Buddy, events: AsyncIterator[Event], start: int
) -> None:
    await socket.send_text(json.dumps({"type": "hello", "after": start}))
    sender = asyncio.create_task(_send_all(socket, events))
    listener = asyncio.create_task(_until_closed(socket))
    stopping = asyncio.create_task(buddy.stopping.wait())
    try:
        await asyncio.wait({sender, listener, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if stopping.done():
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.close(GOING_AWAY, "server_stopping")
    finally:
        for task in (sender, listener, stopping):
            task.cancel()
        await asyncio.gather(sender, listener, stopping, return_exceptions=True)


async def _send_all(socket: WebSocket, events: AsyncIterator[Event]) -> None:
    """Send events as they come, and a ping when there were none for a while."""
    coming = asyncio.ensure_future(anext(events))
    try:
        while True:
            done, _ = await asyncio.wait({coming}, timeout=PING_SECONDS)
            if not done:
                await socket.send_text('{"type":"ping"}')
                continue
            text = event_text(coming.result())
            coming = asyncio.ensure_future(anext(events))
            await socket.send_text(f'{{"type":"event","event":{text}}}')
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


async def _until_closed(socket: WebSocket) -> None:
    """Read and drop what the client says, until it goes."""
    with suppress(WebSocketDisconnect):
        while True:
            await socket.receive_text()


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
    return StreamingResponse(
        _sse(buddy, user_id, start),
        media_type="text/event-stream",
        headers={"cache-control": "no-store", "x-accel-buffering": "no"},
    )


async def _sse(buddy: Buddy, user_id: UserId, start: int) -> AsyncIterator[str]:
    events = buddy.feed.follow_user(user_id, start)
    stopping = asyncio.ensure_future(buddy.stopping.wait())
    coming = asyncio.ensure_future(anext(events))
    yield f": after {start}\n\n"
    try:
        while not stopping.done():
            await asyncio.wait(
                {coming, stopping},
                timeout=PING_SECONDS,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if not coming.done():
                yield ": ping\n\n"
                continue
            event = coming.result()
            coming = asyncio.ensure_future(anext(events))
            text = event_text(event)
            yield f"id: {event.cursor}\nevent: {event.event_type}\ndata: {text}\n\n"
    finally:
        for task in (coming, stopping):
            task.cancel()
        await asyncio.gather(coming, stopping, return_exceptions=True)


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
