"""`buddy inbox`, `buddy standing` and `buddy webhook` against a real server."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from cli_server import Cli, serving

from buddy.cli.client import Client
from buddy.cli.inbox import by_keyboard
from buddy.testing.tools import ScriptedTool, spec


@pytest.fixture
def cli() -> Iterator[Cli]:
    """The command line and a server of its own: an inbox is everybody's."""
    with serving() as cli:
        yield cli


def keys(text: str) -> Iterator[str]:
    yield from text


def status(cli: Cli, mission_id: str) -> str:
    return cli.json("mission", "show", mission_id)["status"]


def test_the_inbox_lists_what_waits_and_how_to_decide(cli: Cli) -> None:
    assert "Nothing waits for you" in cli.text("inbox")
    mission_id = cli.proposed()
    for words in (("inbox",), ("inbox", "list")):
        text = cli.text(*words)
        assert mission_id in text
        assert "buddy inbox decide" in text
    assert [item["mission_id"] for item in cli.json("inbox")["items"]] == [mission_id]


def test_several_decisions_at_once_and_one_that_fails(cli: Cli) -> None:
    one, two = cli.proposed(), cli.proposed()
    words = (f"{one}:1=approve", f"{two}:1=reject", "m_none:1=cancel")
    text = cli.text("inbox", "decide", *words, code=1)
    assert f"{one} is approved" in text
    assert f"{two} is rejected" in text
    assert "[mission_not_found]" in text
    again = cli.text("inbox", "decide", f"{one}:1=approve")
    assert "is approved already" in again
    assert cli("inbox", "decide", f"{one}=approve").exit_code == 2


def test_goals_are_listed_and_decided_beside_missions(cli: Cli) -> None:
    mission_id = cli.proposed()
    words = "research tea and coffee, then compare them"
    plan, other = (cli.json("goal", "propose", words)["goal_id"] for _ in range(2))
    text = cli.text("inbox")
    assert all(each in text for each in (mission_id, plan, other))
    assert "goal, " in text
    answer = cli.json("inbox")
    assert (answer["waiting"], len(answer["goals"]), len(answer["items"])) == (3, 2, 1)
    assert f"{plan} is rejected" in cli.text("inbox", "decide", f"{plan}:1=reject")
    assert f"{plan} is rejected already" in cli.text("inbox", "decide", f"{plan}:1=reject")
    assert "[revision_conflict]" in cli.text("inbox", "decide", f"{other}:2=reject", code=1)
    pressed = keys("rr")
    assert by_keyboard(Client(cli.url), lambda: next(pressed)) == 0
    assert cli.json("goal", "show", other)["state"] == "rejected"
    assert cli.json("inbox")["waiting"] == 0


def test_without_a_terminal_decisions_have_to_be_named(cli: Cli) -> None:
    result = cli("inbox", "decide")
    assert result.exit_code == 2
    assert "Name decisions" in result.stderr


def test_keys_decide_one_after_the_other(cli: Cli) -> None:
    missions = [cli.proposed() for _ in range(4)]
    order = [item["mission_id"] for item in cli.json("inbox")["items"]]
    assert sorted(order) == sorted(missions)
    pressed = keys("?arsq")
    assert by_keyboard(Client(cli.url), lambda: next(pressed)) == 0
    assert [status(cli, each) for each in order] == [
        "approved",
        "rejected",
        "proposed",
        "proposed",
    ]


def test_a_real_terminal_takes_real_keys(cli: Cli) -> None:
    missions = [cli.proposed(), cli.proposed()]
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from buddy.cli.main import main; main()", "inbox", "decide"]
    environment = {**os.environ, "BUDDY_URL": cli.url, "TERM": "dumb"}
    over = threading.Event()

    def press() -> None:
        # A key that comes before the terminal is asked for one is thrown away, so it is repeated.
        while not over.wait(0.1):
            os.write(ours, b"a")

    process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, env=environment)
    presser = threading.Thread(target=press)
    presser.start()
    try:
        said, _ = process.communicate(timeout=60)
    finally:
        process.kill()
        over.set()
        presser.join()
        os.close(ours)
        os.close(theirs)
    assert process.returncode == 0, said
    assert [status(cli, each) for each in missions] == ["approved", "approved"]
    assert b"That was all" in said


def test_standing_approvals_from_offer_to_revocation(cli: Cli) -> None:
    for _ in range(3):
        cli.approved()
    text = cli.text("inbox")
    offer_id = text.split("buddy standing accept ")[1].split()[0]
    made = cli.json("standing", "accept", offer_id)
    assert (made["channel"], made["open"]) == ("cli", True)
    assert made["id"] in cli.text("standing", "list")
    assert "revoked" in cli.text("standing", "revoke", made["id"])
    own = cli.text("standing", "create", "web_search", "--cap", "0.5", "--domain", "example.org")
    assert "example.org" in own
    assert "Used     0 of 30" in own
    offers = cli.json("standing", "list")["offers"]
    assert [offer["offer_id"] for offer in offers] == [offer_id]
    assert "Declined" in cli.text("standing", "decline", offer_id)
    assert cli.json("standing", "list")["offers"] == []


def test_a_standing_approval_ends_with_a_day_or_a_moment(cli: Cli) -> None:
    words = ("standing", "create", "web_search", "--cap", "0.5", "--until")
    assert cli.json(*words, "2026-03-01")["until"] == "2026-03-01T00:00:00.000Z"
    assert cli.json(*words, "2026-03-01T09:00:00+01:00")["until"] == "2026-03-01T08:00:00.000Z"
    refused = cli(*words, "soon")
    assert refused.exit_code == 1
    assert "--until 'soon' is no day or moment; write 2026-03-01" in refused.stderr


def test_a_mission_names_a_standing_approval_or_is_told_why_it_may_not(cli: Cli) -> None:
    wide = cli.json("standing", "create", "web_search", "--cap", "5")["id"]
    text = cli.text("mission", "create", "search for cats", "--standing", wide)
    assert text.splitlines()[0].endswith("approved  revision 1")
    narrow = cli.json("standing", "create", "web_search", "--cap", "0.5")["id"]
    text = cli.text("mission", "create", "search for cats", "--standing", narrow)
    assert text.splitlines()[0].endswith("proposed  revision 1")
    assert "Warning  Not approved by the standing approval: " in text


def test_webhooks_from_creation_to_removal(cli: Cli) -> None:
    assert "No webhooks" in cli.text("webhook", "list")
    text = cli.text("webhook", "create", "https://example.org/hook", "--event", "mission_stop")
    assert "whsec_" in text
    webhook_id = text.split()[0]
    assert "whsec_" not in cli.text("webhook", "list")
    assert "delivered" in cli.text("webhook", "test", webhook_id)
    assert "webhook_test" in cli.text("webhook", "deliveries", webhook_id)
    assert "enabled" in cli.text("webhook", "enable", webhook_id)
    assert "is removed" in cli.text("webhook", "remove", webhook_id)
    assert "[not_found]" in cli("webhook", "remove", webhook_id).stderr


@pytest.mark.parametrize("by_key", [True, False])
def test_a_parked_run_is_decided_by_the_attempt_that_asks(by_key: bool) -> None:
    tools = [ScriptedTool(), ScriptedTool(spec("web_research"))]
    with serving(tools) as cli:
        assert cli.world is not None
        cli.world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
        mission_id = cli.approved()
        cli.text("tools", "disable", "web_search")
        cli.json("mission", "execute", mission_id, code=1)
        assert "1.1" in cli.text("inbox")
        blind = cli.text("inbox", "decide", f"{mission_id}:1=approve", code=1)
        assert "[parking_conflict]" in blind
        if by_key:
            pressed = keys("a")
            assert by_keyboard(Client(cli.url), lambda: next(pressed)) == 0
        else:
            cli.text("inbox", "decide", f"{mission_id}:1.1=approve")
        assert cli.json("mission", "execute", mission_id)["tool_used"] == "web_research"
