"""A Buddy in memory behind a real server in a thread, and the command line called in process."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from typer.testing import CliRunner, Result

from buddy.cli.main import app
from buddy.ports.tools import Tool
from buddy.web.app import create_app
from worlds import Gate, World, make_world

SOON = 20.0


@dataclass(slots=True)
class Cli:
    """The command line, pointed at a server."""

    url: str
    world: World | None = None
    loop: asyncio.AbstractEventLoop | None = None

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, arguments, env={"BUDDY_URL": self.url, "COLUMNS": "120"})

    def text(self, *arguments: str, code: int = 0) -> str:
        """Call, and return what went to standard output."""
        result = self(*arguments)
        assert result.exit_code == code, (result.output, result.exception)
        return result.stdout

    def json(self, *arguments: str, code: int = 0) -> Any:
        """Call with ``--json``, and return what standard output holds: one JSON value."""
        return json.loads(self.text(*arguments, "--json", code=code))

    def lines(self, *arguments: str, code: int = 0) -> list[Any]:
        """Call with ``--json``, and return a JSON value per line."""
        text = self.text(*arguments, "--json", code=code)
        return [json.loads(line) for line in text.splitlines()]

    def proposed(self, *arguments: str) -> str:
        created = self.json("mission", "create", "search for python tutorials", *arguments)
        return created["mission_id"]

    def approved(self, *arguments: str) -> str:
        mission_id = self.proposed(*arguments)
        self.text("mission", "approve", mission_id, "--revision", "1")
        return mission_id

    def in_server(self, call: Callable[[], None]) -> None:
        """Call a function on the server's event loop."""
        assert self.loop is not None
        self.loop.call_soon_threadsafe(call)

    def wait_for(self, gate: Gate) -> None:
        """Wait until a tool has entered its gate."""
        assert self.loop is not None
        asyncio.run_coroutine_threadsafe(gate.entered.wait(), self.loop).result(SOON)


@contextmanager
def serving(tools: Sequence[Tool] | None = None, **parts: Any) -> Generator[Cli]:
    """Serve a world, with other parts where some are given, in a thread of its own."""
    listener = socket.create_server(("127.0.0.1", 0))
    cli = Cli(f"http://127.0.0.1:{listener.getsockname()[1]}")
    servers: list[uvicorn.Server] = []
    ready = threading.Event()

    async def main() -> None:
        cli.loop = asyncio.get_running_loop()
        cli.world = make_world(tools, **parts)
        config = uvicorn.Config(
            create_app(cli.world.buddy), log_config=None, timeout_graceful_shutdown=1
        )
        servers.append(uvicorn.Server(config))
        ready.set()
        await servers[0].serve(sockets=[listener])

    thread = threading.Thread(target=asyncio.run, args=(main(),))
    thread.start()
    try:
        assert ready.wait(SOON)
        yield cli
    finally:
        servers[0].should_exit = True
        thread.join(SOON)
        assert not thread.is_alive()
