"""Tables cut nothing, in a narrow terminal and in a pipe."""

from __future__ import annotations

import io

import pytest
from cli_server import Cli
from rich.console import Console
from typer.testing import CliRunner

from buddy.cli.listing import print_listing
from buddy.cli.main import app
from buddy.cli.plural import plural

ID, TIME = "m_0193f2ab5c7d7e8f9a0b1c2d3e4f5a6b", "2026-01-15T10:30:45.123Z"
WORDS = "May I search the web for [b] python tutorials that beginners understand?"
HEADS = ("Mission", "Expires", "Asked")


def printed(*, terminal: bool, width: int, prose: str = "Asked") -> list[str]:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=terminal, width=width, no_color=True)
    print_listing(console, HEADS, [(ID, TIME, WORDS)], prose=frozenset({prose}))
    return [line.rstrip() for line in screen.getvalue().splitlines()]


def test_a_pipe_gets_each_row_as_one_line() -> None:
    head, row = printed(terminal=False, width=80)
    assert head.split() == list(HEADS)
    assert row == f"{ID}  {TIME}  {WORDS}"


@pytest.mark.parametrize("width", [80, 100])
def test_a_narrow_terminal_breaks_prose_and_neither_ids_nor_times(width: int) -> None:
    _, first, *more = printed(terminal=True, width=width)
    assert first.startswith(f"{ID}  {TIME}  May I")
    words = " ".join([first.partition("Z  ")[2], *(line.strip() for line in more)])
    assert words == WORDS
    assert more


def test_a_terminal_too_narrow_for_a_row_gets_it_in_lines_that_fit() -> None:
    lines = printed(terminal=True, width=50)
    assert all(len(line) <= 50 for line in lines)
    assert lines[0] == ID
    assert f"  Expires: {TIME}" in lines
    assert WORDS in " ".join(line.strip() for line in lines)


def test_a_wide_terminal_keeps_a_row_in_a_line() -> None:
    assert len(printed(terminal=True, width=200)) == 2


def test_ids_acts_and_times_are_whole_in_80_columns(cli: Cli) -> None:
    mission_id = cli.proposed()
    items = cli.json("audit", "list", "--mission", mission_id)["items"]
    (waits,) = [i for i in cli.json("inbox")["items"] if i["mission_id"] == mission_id]
    environment = {"BUDDY_URL": cli.url, "COLUMNS": "80"}
    audit = CliRunner().invoke(app, ("audit", "list", "--mission", mission_id), env=environment)
    for value in ("at", "act", "mission_id"):
        assert items[0][value] in audit.stdout
    inbox = CliRunner().invoke(app, ("inbox",), env=environment)
    (line,) = [line for line in inbox.stdout.splitlines() if mission_id in line]
    assert waits["expires_at"] in line
    assert waits["asked"] in line
    assert "…" not in audit.stdout + inbox.stdout


def test_counts_in_words() -> None:
    assert [plural(n, "attempt") for n in (0, 1, 2)] == ["0 attempts", "1 attempt", "2 attempts"]
