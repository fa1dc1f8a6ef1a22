"""How live events go out: over a WebSocket, or as server-sent events.

One task per socket sends, and the handler reads; nothing is kept for a client but its place in the
log and the queue of its follower. A client that does not read fills its own line: the sender waits
for it, the follower's queue overflows and is dropped, and the client goes on from the log.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    contextmanager,
    suppress,
)
from dataclasses import dataclass, field

from fastapi import WebSocket, WebSocketDisconnect

from buddy.bootstrap.buddy import Buddy
from buddy.services.event_follower import Follower, Told
from buddy.web.schemas.events import told_text

_log = logging.getLogger(__name__)

PING_SECONDS = 15.0
SHORTEST_FRAME_SECONDS, LONGEST_FRAME_SECONDS = 0.016, 0.1
"""From one frame of a whiteboard to the next: no screen shows more, and no person waits longer."""
SECONDS_PER_STREAM = 0.0005
"""What each open stream adds to the time between two frames.

About what a frame costs the one loop that all of them share, so that frames never fill it: up to 32
streams get all that a screen shows, from 200 on ten a second.
"""
FRAME_EVENTS = 500
"""Events in one frame. Behind a full one there are more, and they are not made to wait."""
GOING_AWAY, BROKEN = 1001, 1011

Following = AbstractAsyncContextManager[Follower]
SendNews = Callable[[WebSocket, Sequence[Told]], Awaitable[None]]


async def send_at_once(socket: WebSocket, news: Sequence[Told]) -> None:
    """Send each event in a message of its own."""
    for number, told in enumerate(news):
        if number:
            # Sending waits only for a full line: a long replay would hold up everybody else.
            await asyncio.sleep(0)
        await socket.send_text(f'{{"type":"event","event":{told_text(told)}}}')


async def send_frames(buddy: Buddy, socket: WebSocket, news: Sequence[Told]) -> None:
    """Send events together, and return when the next may be sent; one event goes by itself.

    The first after a quiet time waits for nothing.
    """
    for start in range(0, len(news), FRAME_EVENTS):
        frame = news[start : start + FRAME_EVENTS]
        if len(frame) == 1:
            await send_at_once(socket, frame)
        else:
            texts = ",".join(told_text(told) for told in frame)
            await socket.send_text(f'{{"type":"events","events":[{texts}]}}')
    if len(news) % FRAME_EVENTS:
        await next_frame(len(buddy.audience))


async def next_frame(streams: int) -> None:
    """Wait until the next frame may be sent, with so many streams open."""
    await asyncio.sleep(frame_seconds(streams))


def frame_seconds(streams: int) -> float:
    """Return the seconds from one frame of a whiteboard to the next."""
    return min(LONGEST_FRAME_SECONDS, max(SHORTEST_FRAME_SECONDS, streams * SECONDS_PER_STREAM))


async def stream_to_socket(
    socket: WebSocket, buddy: Buddy, following: Following, start: int, send_news: SendNews
) -> None:
    """Serve a socket until its client goes, the events break off or Buddy stops."""
    await socket.accept()
    with counted(buddy):
        sender = asyncio.create_task(_send_and_close(socket, buddy, following, start, send_news))
        try:
            # Also ends when the sender has closed the socket: the server says so to its reader.
            while (await socket.receive())["type"] != "websocket.disconnect":
                pass
        finally:
            sender.cancel()
            await asyncio.gather(sender, return_exceptions=True)


async def _send_and_close(
    socket: WebSocket, buddy: Buddy, following: Following, start: int, send_news: SendNews
) -> None:
    code, reason = GOING_AWAY, "server_stopping"
    try:
        await socket.send_text(json.dumps({"type": "hello", "after": start}))
        async with _listening(buddy, following) as listener:
            while (news := await listener.next()) is not None:
                if news:
                    await send_news(socket, news)
                else:
                    await socket.send_text('{"type":"ping"}')
    except WebSocketDisconnect:
        return
    except Exception:  # noqa: BLE001  # logged; the client learns that this is no normal end
        _log.exception("The events of %s broke off", socket.url.path)
        code, reason = BROKEN, "stream_broken"
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code, reason)


async def server_sent(buddy: Buddy, following: Following, start: int) -> AsyncGenerator[str]:
    """Yield events as server-sent events, and a comment when there were none for a while."""
    with counted(buddy):
        yield f": after {start}\n\n"
        async with _listening(buddy, following) as listener:
            while (news := await listener.next()) is not None:
                yield "".join(map(_server_sent, news)) or ": ping\n\n"


def _server_sent(told: Told) -> str:
    # Clients split lines at more than a line feed; in JSON these are only found in strings.
    text = told_text(told).replace("\x85", "\\u0085")
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"id: {told.event.cursor}\nevent: {told.event.event_type}\ndata: {text}\n\n"


@contextmanager
def counted(buddy: Buddy) -> Generator[None]:
    """Let Buddy know of a stream, so that a stopping server waits for its end."""
    task = asyncio.current_task()
    assert task is not None
    buddy.audience.add(task)
    try:
        yield
    finally:
        buddy.audience.discard(task)


@dataclass(slots=True)
class _Listener:
    """A follower that is woken when it has been quiet, by one timer however much is sent."""

    follower: Follower
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    quiet_since: float = 0.0
    timer: asyncio.TimerHandle | None = None

    async def next(self) -> tuple[Told, ...] | None:
        """Return the next events; none when it has been quiet, None at the end."""
        self.quiet_since = self.loop.time()
        return await self.follower.next()

    def beat(self) -> None:
        """Wake the follower if it is time, and come back when it may be."""
        left = self.quiet_since + PING_SECONDS - self.loop.time()
        if left <= 0:
            self.follower.wake()
        self.timer = self.loop.call_later(left if left > 0 else PING_SECONDS, self.beat)


@asynccontextmanager
async def _listening(buddy: Buddy, following: Following) -> AsyncGenerator[_Listener]:
    async with following as follower:
        if buddy.stopping.is_set():
            follower.end()
        listener = _Listener(follower)
        listener.timer = listener.loop.call_later(PING_SECONDS, listener.beat)
        try:
            yield listener
        finally:
            listener.timer.cancel()
