"""A world behind a real server on a real socket, and what its clients read."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from websockets.asyncio.client import ClientConnection

from buddy.testing.conformance.store_case import append
from buddy.testing.factories import make_event, make_step
from buddy.web.app import create_app
from worlds import Gate, World

SOON = 10.0


class Served:
    """A world behind a real server."""

    def __init__(self, world: World, port: int) -> None:
        self.world, self.port = world, port
        self.url, self.ws = f"http://127.0.0.1:{port}", f"ws://127.0.0.1:{port}"


@asynccontextmanager
async def serving(world: World) -> AsyncGenerator[Served]:
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        create_app(world.buddy),
        log_config=None,
        ws="websockets-sansio",
        ws_ping_interval=None,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield Served(world, listener.getsockname()[1])
    finally:
        server.should_exit = True
        await task


async def message(socket: ClientConnection) -> dict[str, Any]:
    return json.loads(await asyncio.wait_for(socket.recv(), SOON))


async def events(socket: ClientConnection, until: str, times: int = 1) -> list[dict[str, Any]]:
    """Read messages up to the one with an event of this type; its frame may hold some more."""
    found: list[dict[str, Any]] = []
    while [event["event_type"] for event in found].count(until) < times:
        found += events_in(await message(socket))
    return found


def events_in(said: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the events of a message, in either of its two forms."""
    return said.get("events") or [said[key] for key in ("event",) if key in said]


def gate_of(served: Served) -> Gate:
    tool: Any = served.world.buddy.parts.tools[0]
    return tool.behaviour


async def write(served: Served, mission_id: str, count: int, text: str = "step") -> None:
    """Append events to the log, past the services."""
    event = make_event(data=make_step(message=text), mission_id=mission_id)
    await append(served.world.buddy.store, *[event] * count)
