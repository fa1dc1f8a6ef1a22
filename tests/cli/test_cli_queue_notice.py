"""What `buddy mission execute` and `watch` say of a run that has not started, or that asks."""

from __future__ import annotations

import io
import queue
import threading
from functools import partial

import pytest
from cli_server import SOON, Cli, serving
from rich.console import Console

from buddy.adapters.engine.inline import InlineEngine
from buddy.cli import missions
from buddy.cli import queue_notice as notices
from buddy.cli.client import Client
from buddy.cli.queue_notice import described, queue_notice, why_queued
from buddy.cli.watch import watch_mission
from buddy.ports.engine import Engine
from buddy.ports.store import TransactionRunner
from buddy.testing.tools import ScriptedTool, spec
from worlds import Gate, one_at_a_time

NO_WORKER = "Queued: no worker is connected; start one with `buddy worker`"
BEHIND_ONE = "Queued: 1 of 1 places are taken, 0 other runs wait"


def no_place(transact: TransactionRunner) -> Engine:
    """Make an engine as a fleet without a worker is: it takes runs and carries none."""
    return InlineEngine(transact, limit=0)


def accept(cli: Cli) -> str:
    """Approve and execute a mission, and wait for nothing."""
    mission_id = cli.approved()
    headers = {"prefer": "respond-async"}
    Client(cli.url).post(f"/missions/{mission_id}/execute", headers=headers)
    return mission_id


@pytest.mark.parametrize(
    ("running", "queued", "limit", "text"),
    [
        (0, 3, 0, NO_WORKER),
        (4, 3, 4, "Queued: 4 of 4 places are taken, 2 other runs wait"),
        (1, 2, 1, "Queued: 1 of 1 places are taken, 1 other run waits"),
        (4, 0, 4, "Queued: 4 of 4 places are taken, 0 other runs wait"),
    ],
)
def test_the_places_in_words(running: int, queued: int, limit: int, text: str) -> None:
    assert described({"running": running, "queued": queued, "limit": limit}) == text


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
def test_who_watches_a_queue_that_nobody_serves_is_told(
    *, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, codes = Screen(NO_WORKER), queue.Queue[int]()
    with serving(make_engine=no_place) as cli:
        mission_id = accept(cli)
        console = Console(file=screen, force_terminal=drawn, width=100)
        if not drawn:
            monkeypatch.setattr("sys.stdout", screen)

        def watch() -> None:
            codes.put(watch_mission(Client(cli.url), mission_id, console, notice_after=0.0))

        watching = threading.Thread(target=watch)
        watching.start()
        told = screen.seen.wait(SOON)
        Client(cli.url).post(f"/missions/{mission_id}/cancel")
        assert codes.get(timeout=SOON) == 1
        watching.join()
    assert told, screen.getvalue()


@pytest.mark.parametrize("how", ["--no-watch", "--json"])
def test_execute_that_waits_for_the_result_tells_it_on_standard_error(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    with serving([ScriptedTool(behaviour=gate)], make_engine=one_at_a_time) as cli:
        accept(cli)
        cli.wait_for(gate)
        mission_id = accept(cli)

        def open_when_told(client: Client, mission_id: str) -> str | None:
            text = why_queued(client, mission_id)
            cli.in_server(gate.opened.set)
            return text

        monkeypatch.setattr(notices, "why_queued", open_when_told)
        monkeypatch.setattr(missions, "queue_notice", partial(queue_notice, after=0.0))
        result = cli("mission", "execute", mission_id, how)
        assert (result.exit_code, result.stderr) == (0, f"{BEHIND_ONE}\n")


def test_behind_another_run_it_says_how_full_the_places_are_and_nothing_once_it_runs() -> None:
    gate = Gate()
    with serving([ScriptedTool(behaviour=gate)], make_engine=one_at_a_time) as cli:
        first = accept(cli)
        cli.wait_for(gate)
        second, client = accept(cli), Client(cli.url)
        assert why_queued(client, first) is None
        assert why_queued(client, second) == BEHIND_ONE
        cli.text("pause")
        assert why_queued(client, second) == (
            "Queued: Buddy is paused; it starts after `buddy resume`"
        )
        cli.text("resume")
        cli.in_server(gate.opened.set)
        assert cli.json("mission", "execute", second)["success"] is True
        assert why_queued(client, second) is None


@pytest.mark.parametrize("drawn", [True, False])
def test_who_watches_a_run_that_parks_is_shown_the_commands_that_answer(
    *, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = [ScriptedTool(), ScriptedTool(spec("web_research"))]
    with serving(tools) as cli:
        assert cli.world is not None
        cli.world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
        mission_id, codes = cli.approved(), queue.Queue[int]()
        cancel = f"buddy mission cancel {mission_id}\n"
        screen = Screen(cancel)
        cli.text("tools", "disable", "web_search")
        cli.json("mission", "execute", mission_id, code=1)
        console = Console(file=screen, force_terminal=drawn, width=60)

        def watch() -> None:
            codes.put(watch_mission(Client(cli.url), mission_id, console))

        with monkeypatch.context() as patch:
            if not drawn:
                patch.setattr("sys.stdout", screen)
            watching = threading.Thread(target=watch)
            watching.start()
            told = screen.seen.wait(SOON)
        assert told, screen.getvalue()
        approve = f"buddy mission approve {mission_id} --revision 1 --attempt 1"
        assert f"  Next     {approve}\n" in screen.getvalue()
        cli.text(*approve.split()[1:])
        assert codes.get(timeout=SOON) == 0
        watching.join()
        replayed = cli.text("mission", "watch", mission_id)
        assert "Waiting for approval: " in replayed
        assert approve not in replayed
