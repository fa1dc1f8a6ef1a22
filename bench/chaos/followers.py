"""Clients that follow the log live, come back after each break where they were, and count."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

import httpx2
import websockets

from chaos.violation import WorldBroken

AGAIN_SECONDS = 0.1
QUIET_SECONDS = 30.0
"""A frozen server says nothing for some seconds; one that is gone for good is left."""

_BREAKS = (
    OSError,
    TimeoutError,
    EOFError,
    httpx2.HTTPError,
    websockets.WebSocketException,
)
Taken = Callable[[dict[str, Any]], None]


async def by_socket(url: str) -> AsyncGenerator[dict[str, Any]]:
    """Yield events of a WebSocket."""
    async with websockets.connect(
        url.replace("http", "ws", 1), proxy=None, open_timeout=QUIET_SECONDS, ping_interval=None
    ) as socket:
        while True:
            message = json.loads(await asyncio.wait_for(socket.recv(), QUIET_SECONDS))
            match message["type"]:
                case "event":
                    yield message["event"]
                case "events":
                    for event in message["events"]:
                        yield event
                case "hello" | "ping":
                    pass
                case unknown:
                    raise WorldBroken(f"a socket says {unknown!r}; teach this client the word")


async def by_stream(url: str) -> AsyncGenerator[dict[str, Any]]:
    """Yield server-sent events."""
    async with (
        httpx2.AsyncClient(trust_env=False, timeout=QUIET_SECONDS) as client,
        client.stream("GET", url) as response,
    ):
        async for line in response.aiter_lines():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))


class Follower:
    """One client.

    Args:
        name: For people.
        address: Where to listen, with ``{after}`` for the last number seen.
        number: The field that counts: ``cursor`` or ``sequence``.
        after: The last number that is not news.
        taken: Gets each event.
    """

    def __init__(
        self, name: str, address: str, number: str, after: int = 0, taken: Taken | None = None
    ) -> None:
        self.name = name
        self.address = address
        self.began_after = self.position = after
        self.seen: list[str] = []
        """Ids of the events, as they came."""
        self.breaks = 0
        self.faults: list[str] = []
        self._moved = asyncio.Event()
        self._number = number
        self._taken = taken

    async def run(self) -> None:
        """Follow until cancelled."""
        listen = by_stream if "/stream" in self.address else by_socket
        while True:
            try:
                async with aclosing(listen(self.address.format(after=self.position))) as events:
                    async for event in events:
                        self._take(event)
                        if self._number == "sequence" and event["event_type"] == "mission_stop":
                            return  # nothing comes after it; the rules hold the log to that
            except _BREAKS:
                self.breaks += 1
            await asyncio.sleep(AGAIN_SECONDS)

    async def until_at(self, number: int) -> None:
        """Wait until it has seen a number."""
        while self.position < number:
            self._moved.clear()
            await self._moved.wait()

    def _take(self, event: dict[str, Any]) -> None:
        number = int(event[self._number])
        if number != self.position + 1:
            self.faults.append(f"{self.name}: {self._number} {number} after {self.position}")
        self.position = number
        self._moved.set()
        self.seen.append(event["id"])
        if self._taken is not None:
            self._taken(event)


class Audience:
    """All followers of a campaign, and what the first of them tells about missions.

    Args:
        url: The API.
        after: The last cursor of the log before the campaign went on.
        parked: Called with a mission's id and the deviation it waits for.
    """

    def __init__(self, url: str, after: int, parked: Callable[[str, dict[str, Any]], None]) -> None:
        self._url = url
        self._parked = parked
        self._moved: dict[str, asyncio.Event] = {}
        self._over: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.followers: list[Follower] = []
        self._add(
            Follower("socket", f"{url}/ws/local?after={{after}}", "cursor", after, self._hear)
        )
        self._add(Follower("stream", f"{url}/events/stream?after={{after}}", "cursor", after))

    @property
    def faults(self) -> list[str]:
        """What was wrong with what they got."""
        return [fault for each in self.followers for fault in each.faults]

    def follow_mission(self, mission_id: str) -> None:
        """Have one more client follow one mission."""
        address = f"{self._url}/ws/missions/{mission_id}?after={{after}}"
        self._add(Follower(f"socket of {mission_id}", address, "sequence"))

    def _add(self, follower: Follower) -> None:
        self.followers.append(follower)
        task = asyncio.create_task(follower.run())

        def note(done: asyncio.Task[None]) -> None:
            error = None if done.cancelled() else done.exception()
            if error is not None:
                follower.faults.append(f"{follower.name} ended: {type(error).__name__}: {error}")

        task.add_done_callback(note)
        self._tasks.add(task)

    async def until_rests(self, mission_id: str) -> None:
        """Wait until a mission is over or parked."""
        if mission_id not in self._over:
            await self._moved.setdefault(mission_id, asyncio.Event()).wait()

    def _hear(self, event: dict[str, Any]) -> None:
        mission_id, data = event["mission_id"], event["data"]
        match event["event_type"]:
            case "mission_stop" | "mission_rejected" | "mission_expired":
                self._over.add(mission_id)
            case "mission_cancelled" if not data["requested_only"]:
                self._over.add(mission_id)
            case "approval_required":
                self._parked(mission_id, data["deviation"])
            case _:
                return
        if mission_id in self._moved:
            self._moved.pop(mission_id).set()

    async def until_at(self, cursor: int, lasts: dict[str, int], seconds: float) -> None:
        """Wait until the followers have seen a cursor, and those of missions their last event."""
        goals = {each.name: cursor for each in self.followers[:2]}
        goals |= {f"socket of {mission_id}": last for mission_id, last in lasts.items()}

        arriving = [each.until_at(goals.get(each.name, 0)) for each in self.followers]
        try:
            await asyncio.wait_for(asyncio.gather(*arriving), seconds)
        except TimeoutError:
            for each in self.followers:
                if each.position < goals.get(each.name, 0):
                    each.faults.append(f"{each.name}: stayed at {each.position}, not the last")

    async def close(self) -> None:
        """Leave."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
