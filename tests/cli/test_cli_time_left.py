"""The time left in `buddy mission watch`: in words, and against a real server."""

import io
import queue
import threading
from typing import Any

import pytest
from cli_server import SOON, Cli, serving
from rich.console import Console

from buddy.cli.client import Client
from buddy.cli.time_left import describe
from buddy.cli.watch import watch_mission
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool
from worlds import Gate


def progress(
    eta: float | None, low: float | None = None, high: float | None = None, status: str = "running"
) -> dict[str, Any]:
    known = {"low": low, "high": high, "samples": 9}
    return {"status": status, "eta_seconds": eta, "eta_range": None if eta is None else known}


@pytest.mark.parametrize(
    ("answer", "passed", "text"),
    [
        (progress(None), 0.0, "time left unknown"),
        (progress(None, status="completed"), 0.0, None),
        (progress(12.0), 0.0, "about 12 s left"),
        (progress(12.0), 12.0, "any moment now"),
        (progress(12.0, 5.0, 30.0), 0.0, "about 12 s left (5-30 s)"),
        (progress(12.0, 5.0, 30.0), 8.0, "about 4 s left (1-22 s)"),
        (progress(12.0, 5.0, 30.0), 12.0, "any moment now (up to 18 s)"),
        (progress(12.0, 5.0, 30.0), 30.0, "longer than usual"),
        (progress(0.2, 0.0, 0.4), 0.0, "about 1 s left"),
        (progress(60.0, 45.0, 130.0), 0.0, "about 1m left (45 s-2m 10s)"),
        (progress(4000.0, 3600.0, 7384.0), 0.0, "about 1h 06m left (1h 00m-2h 03m)"),
    ],
)
def test_the_time_left_in_words(answer: dict[str, Any], passed: float, text: str | None) -> None:
    assert describe(answer, passed) == text


class Slow:
    """A tool that takes 10 s, 20 s, … by the world's clock, and from the tenth call on waits."""

    def __init__(self) -> None:
        self.gate = Gate()
        self.calls = 0
        self.cli: Cli | None = None

    async def __call__(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        self.calls += 1
        if self.calls > 9:
            return await self.gate(tool_input, context)
        assert self.cli is not None
        assert self.cli.world is not None
        self.cli.world.clock.advance(self.calls * 10.0)
        return ToolResult(data={}, summary="Done")


class Screen(io.StringIO):
    """Tells when a text has been written."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.seen = text, threading.Event()

    def write(self, text: str, /) -> int:
        written = super().write(text)
        if self.text in self.getvalue():
            self.seen.set()
        return written


@pytest.mark.parametrize("drawn", [True, False])
def test_watch_tells_the_time_left(*, drawn: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, codes = Slow(), queue.Queue[int]()
    screen = Screen(" s left (")  # the seconds count down while the machine is busy
    with serving([ScriptedTool(behaviour=slow)]) as cli:
        slow.cli = cli
        for _ in range(9):
            cli.json("mission", "execute", cli.approved())
        mission_id = cli.approved()
        client = Client(cli.url)
        client.post(f"/missions/{mission_id}/execute", headers={"prefer": "respond-async"})
        cli.wait_for(slow.gate)
        console = Console(file=screen, force_terminal=drawn, width=160)
        if not drawn:
            monkeypatch.setattr("sys.stdout", screen)

        def watch() -> None:
            codes.put(watch_mission(client, mission_id, console))

        watching = threading.Thread(target=watch)
        watching.start()
        told = screen.seen.wait(SOON)
        cli.in_server(slow.gate.opened.set)
        assert codes.get(timeout=SOON) == 0
        watching.join()
    assert told, screen.getvalue()
