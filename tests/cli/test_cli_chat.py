"""`buddy chat` against a real server: one message, lines from a pipe, and by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from cli_server import Cli, serving
from typer.testing import CliRunner

from buddy.cli.chat import Talk, converse
from buddy.cli.client import Client
from buddy.cli.main import app


@pytest.fixture(scope="module")
def cli() -> Iterator[Cli]:
    with serving() as cli:
        yield cli


def piped(cli: Cli, *lines: str, code: int = 0, session: str | None = None) -> str:
    """Say lines through a pipe and return what was printed."""
    more = ("--session", session) if session else ()
    environment = {"BUDDY_URL": cli.url, "COLUMNS": "120"}
    said = "\n".join(lines) + "\n"
    result = CliRunner().invoke(app, ("chat", *more), input=said, env=environment)
    assert result.exit_code == code, (result.output, result.exception)
    return result.output


def session_in(text: str) -> str:
    return text.rsplit("--session ", 1)[1].split(maxsplit=1)[0]


def test_one_message_shows_the_proposal_with_its_revision_and_how_to_go_on(cli: Cli) -> None:
    text = cli.text("chat", "search for python tutorials")
    assert "Buddy: I would use web_search for “search for python tutorials”." in text
    assert "revision 1: say “approve”, what to change, or “no”" in text
    session = session_in(text)
    text = cli.text("chat", "cap it at $1", "--session", session)
    assert "cost cap: $5.00 → $1.00" in text
    assert "revision 2: say “approve”" in text
    assert session_in(text) == session


def test_a_pipe_is_a_conversation_and_a_yes_is_followed_to_the_result(cli: Cli) -> None:
    text = piped(cli, "search for python tutorials", "", "approve", "what was the result?")
    order = ["You: search", "revision 1: say", "You: approve", "6/6 finalize completed (100%)"]
    order += ["Completed", "Result   Did {", "You: what was", "  Result   a_", "Go on    buddy"]
    places = [text.find(words) for words in order]
    assert -1 not in places, (order, text)
    assert places == sorted(places)
    ending = "Did {'query': 'python tutorials'}"
    run = text[text.find("You: approve") : text.find("You: what was")]
    assert run.count(ending) == 1, run
    (session,) = [
        each
        for each in Client(cli.url).get("/conversation/sessions")["items"]
        if each["session_id"] == session_in(text)
    ]
    assert (session["source"], session["exchanges"]) == ("cli", 3)


def test_what_a_result_lacks_is_said_and_a_number_proposes_what_would_bring_it(cli: Cli) -> None:
    text = piped(cli, "search for the price of tea", "approve", "1", "what was the result?")
    lacks = "  Judged   enough, but no price is in it (rules)"
    offered = "  Next     say 1 for “Research the price of tea”: it reads the pages"
    told = "Missing: no price is in it. Next: say “Research the price of tea”."
    places = [text.find(words) for words in (lacks, offered, "You: 1", told)]
    assert -1 not in places, text
    assert places == sorted(places)
    assert text.count("Judged") == 1
    answered = text[places[2] : places[3]]
    assert "“Research the price of tea”" in answered
    assert "revision 1: say “approve”" in answered
    assert "finalize" not in answered  # it only proposes


def test_a_yes_is_for_what_this_terminal_has_shown(
    cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = Talk(Client(cli.url), None)
    talk.say("search for python tutorials")
    cli.text("chat", "cap it at $1", "--session", str(talk.session_id))
    talk.say("approve")
    printed = capsys.readouterr().out
    assert "Nothing was decided: the proposal was changed by local" in printed
    assert "revision 2: say “approve”" in printed


def test_what_was_said_elsewhere_is_printed_before_it_counts_as_seen(
    cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = Talk(Client(cli.url), None)
    talk.say("search for python tutorials")
    cli.text("chat", "cap it at $1", "--session", str(talk.session_id))
    capsys.readouterr()
    talk.say("thanks")
    printed = capsys.readouterr().out
    assert "You: cap it at $1" in printed
    assert "cost cap: $5.00 → $1.00" in printed
    assert talk.seen == 3


def test_a_conversation_that_is_taken_up_is_printed_or_not_said_to_be_seen(
    cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    session = session_in(cli.text("chat", "search for python tutorials"))
    text = cli.text("chat", "thanks", "--session", session)
    assert "Buddy: I would use web_search" in text
    talk = Talk(Client(cli.url), session, as_json=True)
    talk.look_back(show=False)
    assert talk.seen is None
    talk.say("thanks a lot")
    assert (talk.seen, capsys.readouterr().out.count("\n")) == (None, 1)


def test_a_number_takes_the_answer_that_was_offered(
    cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = Talk(Client(cli.url), None)
    assert converse(talk, iter(["search for tea", "cancel everything", "1", "/quit", "hello"])) == 0
    printed = capsys.readouterr().out
    assert re.search(r"  1  Cancel \d+ missions?\n", printed)
    assert re.search(r"Cancelled \d+ mission", printed)
    assert talk.seen == 3, "a number is no message of its own, and nothing follows /quit"


def test_json_is_one_answer_a_line(cli: Cli) -> None:
    answer: dict[str, Any] = cli.json("chat", "hello")
    assert answer["envelope"]["metadata"]["route"] == "chitchat"
    result = CliRunner().invoke(
        app, ("chat", "--json"), input="hello\nthanks\n", env={"BUDDY_URL": cli.url}
    )
    answers = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert [each["sequence"] for each in answers] == [1, 2]


def test_a_line_that_fails_is_said_and_the_next_one_goes_on(cli: Cli) -> None:
    text = piped(cli, "x" * 10_001, "hello", code=1)
    assert "at most 10,000 fit" in text
    assert "Buddy: Hello." in text


def test_a_conversation_that_is_not_there(cli: Cli) -> None:
    result = cli("chat", "hello", "--session", "s_none00000000")
    assert result.exit_code == 1
    assert "No conversation is called s_none00000000" in result.output
