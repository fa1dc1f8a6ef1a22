"""Live events: two WebSockets and their SSE twin, all tails of the log.

Each message is one JSON object: first ``hello`` with the position the stream starts after, then
``event`` for each event, ``ping`` when it has been quiet. A client that comes back with the last
cursor (or sequence) it saw misses nothing and gets nothing twice.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, contextmanager, suppress
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from buddy.bootstrap.buddy import Buddy
from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId, UserId
from buddy.errors import BuddyError
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.errors import from_error, problem
from buddy.web.schemas.events import LAST_POSITION, event_json, event_text
from buddy.web.schemas.results import EventList

_log = logging.getLogger(__name__)

router = APIRouter(tags=["live"])

PING_SECONDS = 15.0
GOING_AWAY, BROKEN = 1001, 1011

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
    events = buddy.feed.follow_mission(user_id, mission_id, start)
    await _stream(socket, buddy, events, start)


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
    events = buddy.feed.follow_user(user_id, start)
    await _stream(socket, buddy, events, start)


async def _refuse(socket: WebSocket, answer: Response) -> None:
    """Answer the handshake with a problem; a server that cannot do that answers 403."""
    if "websocket.http.response" in socket.scope.get("extensions", {}):
        await socket.send_denial_response(answer)
    else:
        await socket.close()


async def _stream(
    socket: WebSocket, buddy: Buddy, events: AsyncGenerator[Event], start: int
) -> None:
    await socket.accept()
    with _counted(buddy):
        sender = asyncio.create_task(_send_all(socket, buddy, events, start))
        listener = asyncio.create_task(_until_closed(socket))
        try:
            await asyncio.wait({sender, listener}, return_when=asyncio.FIRST_COMPLETED)
            if sender.done():
                await _close(socket, sender.exception())
        finally:
            sender.cancel()
            listener.cancel()
            await asyncio.gather(sender, listener, return_exceptions=True)


async def _close(socket: WebSocket, error: BaseException | None) -> None:
    """Close a socket whose events have ended: Buddy stops, or they could not be read."""
    if isinstance(error, WebSocketDisconnect):
        return
    code, reason = (GOING_AWAY, "server_stopping") if error is None else (BROKEN, "stream_broken")
    if error is not None:
        _log.error("The events of %s broke off", socket.url.path, exc_info=error)
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code, reason)


async def _send_all(
    socket: WebSocket, buddy: Buddy, events: AsyncGenerator[Event], start: int
) -> None:
    """Send events as they come, and a ping when there were none for a while."""
    async with aclosing(_until_stopped(buddy, events)) as coming:
        await socket.send_text(json.dumps({"type": "hello", "after": start}))
        async for event in coming:
            if event is None:
                await socket.send_text('{"type":"ping"}')
            else:
                await socket.send_text(f'{{"type":"event","event":{event_text(event)}}}')


async def _until_closed(socket: WebSocket) -> None:
    """Read and drop what the client says, until it goes."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


async def _until_stopped(
    buddy: Buddy, events: AsyncGenerator[Event]
) -> AsyncGenerator[Event | None]:
    """Yield events, and None when there were none for a while; end when Buddy stops."""
    stopping = asyncio.ensure_future(buddy.stopping.wait())
    coming = asyncio.ensure_future(anext(events))
    try:
        while not stopping.done():
            await asyncio.wait(
                {coming, stopping}, timeout=PING_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if coming.done():
                event = coming.result()
                coming = asyncio.ensure_future(anext(events))
                yield event
            elif not stopping.done():
                yield None
    finally:
        for task in (coming, stopping):
            task.cancel()
        await asyncio.gather(coming, stopping, return_exceptions=True)
        await events.aclose()


@contextmanager
def _counted(buddy: Buddy) -> Generator[None]:
    """Let Buddy know of a stream, so that a stopping server waits for its end."""
    task = asyncio.current_task()
    assert task is not None
    buddy.audience.add(task)
    try:
        yield
    finally:
        buddy.audience.discard(task)


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
    return _EventStream(_sse(buddy, user_id, start))


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


async def _sse(buddy: Buddy, user_id: UserId, start: int) -> AsyncGenerator[str]:
    events = buddy.feed.follow_user(user_id, start)
    with _counted(buddy):
        async with aclosing(_until_stopped(buddy, events)) as coming:
            yield f": after {start}\n\n"
            async for event in coming:
                if event is None:
                    yield ": ping\n\n"
                else:
                    # Clients split lines at more than a line feed: only ASCII is safe from all.
                    text = json.dumps(event_json(event), separators=(",", ":"))
                    yield f"id: {event.cursor}\nevent: {event.event_type}\ndata: {text}\n\n"


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
