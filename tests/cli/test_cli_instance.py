"""`buddy pause`, `buddy resume`, `buddy instance …`, `buddy mission retry`, and choices."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest
from cli_server import SOON, Cli, serving
from rich.console import Console

from buddy.cli import missions
from buddy.cli.client import Client
from buddy.cli.watch import watch_mission
from buddy.domain.ids import LOCAL_USER
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.run import Deviation, RunState
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.errors import ToolExecutionFailed
from buddy.ports.store import UnitOfWork
from buddy.ports.tools import ToolContext
from buddy.testing.factories import make_mission, make_run
from buddy.testing.tools import ScriptedTool, spec

IN_DOUBT = Deviation(
    kind="outcome_unknown",
    approved="web_search",
    needed="web_search",
    message="Nobody knows whether the call took effect",
    choices=("happened", "retry"),
)


@pytest.fixture
def cli() -> Iterator[Cli]:
    """A server of this test's own: it gets paused."""
    with serving() as cli:
        yield cli


def test_pause_and_resume_tell_where_the_instance_stands(cli: Cli) -> None:
    assert cli.text("instance", "show") == "Buddy is running\n  Runs     0 running, 0 queued\n"
    text = cli.text("pause", "--reason", "a wrong price")
    assert text == (
        "Buddy is paused since 2026-01-15T10:30:45.123Z, by local\n"
        "  Reason   a wrong price\n"
        "  Runs     0 running, 0 queued\n"
        "  Next     buddy resume\n"
    )
    assert cli.json("instance", "show")["state"] == "paused"
    assert cli.text("resume").startswith("Buddy is running since 2026-01-15")
    assert cli.json("instance", "pause", "--stop-running")["state"] == "paused"
    assert cli.json("instance", "resume")["state"] == "running"


def test_execute_while_paused_does_not_wait(cli: Cli) -> None:
    mission_id = cli.approved()
    cli.text("pause")
    accepted = cli.json("mission", "execute", mission_id, code=1)
    assert (accepted["paused"], accepted["status"]) == (True, "approved")
    shown = cli.text("mission", "show", mission_id)
    assert f"Next     It is queued and starts by itself: buddy mission watch {mission_id}" in shown
    cli.text("resume")
    assert cli.json("mission", "execute", mission_id)["success"] is True


def test_watched_it_says_why_nothing_happens(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def resume_and_watch(client: Client, mission_id: str, console: Console) -> int:
        client.post("/instance/resume")
        return watch_mission(client, mission_id, console)

    monkeypatch.setattr(missions, "watch_mission", resume_and_watch)
    mission_id = cli.approved()
    cli.text("pause")
    first, *_, last = cli.text("mission", "execute", mission_id).splitlines()
    assert first == "Buddy is paused: the run waits until somebody says `buddy resume`"
    assert last == "Completed: Did {'query': 'python tutorials'}"


def keep(cli: Cli, mission: Mission) -> str:
    """Put a mission into the server's store."""
    assert cli.world is not None
    assert cli.loop is not None

    async def write(uow: UnitOfWork) -> None:
        await uow.missions.add(mission)

    work = cli.world.buddy.store.transact(write)
    asyncio.run_coroutine_threadsafe(work, cli.loop).result(SOON)
    return mission.mission_id


def test_a_call_in_doubt_is_shown_with_its_choices_and_takes_one(cli: Cli) -> None:
    run = make_run(state=RunState.PARKED, deviation=IN_DOUBT)
    parked = replace(make_mission(9, status=MissionStatus.AWAITING_APPROVAL), run=run)
    mission_id = keep(cli, parked)
    text = cli.text("mission", "show", mission_id)
    approve = f"buddy mission approve {mission_id} --revision 1 --attempt 1"
    assert text.splitlines()[-4:] == [
        "  Waits    Nobody knows whether the call took effect",
        f"  Next     {approve} --choice happened   (the call took effect)",
        f"  Next     {approve} --choice retry   (call it again)",
        f"  Or       buddy mission cancel {mission_id}",
    ]
    shown = ("mission", "approve", mission_id, "--revision", "1", "--attempt", "1")
    refused = cli.json(*shown, code=1)
    assert (refused["code"], refused["choices"]) == ("choice_required", ["happened", "retry"])
    taken = cli.json(*shown, "--choice", "retry")
    assert taken["status"] == "running"
    assert cli.json("mission", "show", mission_id)["run"]["choice"] == "retry"


def test_retry_makes_a_new_mission_and_shows_it() -> None:
    async def away(_input: JsonObject, _context: ToolContext) -> ToolResult:
        raise ToolExecutionFailed("the page was away")

    with serving([ScriptedTool(behaviour=away)]) as cli:
        failed = cli.approved()
        cli.json("mission", "execute", failed, code=1)
        text = cli.text("mission", "retry", failed)
        assert text.splitlines()[0].endswith("proposed  revision 1")
        assert text.splitlines()[-1] == (
            f"  Waits    for your approval: that of {failed} is used, or over"
        )
        again = cli.text("mission", "retry", failed, "--from-start").splitlines()
        assert again[-1] == "  Waits    for your approval: everything is done again"
        made = cli.json("mission", "retry", failed, "--from-start")["mission"]
        assert made["parent_mission_id"] == failed
        assert made["user_id"] == LOCAL_USER
        refused = cli.json("mission", "retry", made["mission_id"], code=1)
        assert refused["code"] == "invalid_transition"


def test_retry_of_a_run_that_never_called_its_tool_says_that_it_is_approved() -> None:
    expensive = Price(kind=PriceKind.KNOWN, per_call=Money.parse("5.23"))
    with serving([ScriptedTool(spec(price=expensive))]) as cli:
        failed = cli.approved()
        cli.json("mission", "execute", failed, code=1)
        text = cli.text("mission", "retry", failed).splitlines()
        assert text[0].endswith("approved  revision 1")
        assert text[-1] == f"  Approved by the approval of {failed}, which was not used"
