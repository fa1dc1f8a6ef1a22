"""`buddy mission rate`, `buddy mission feedback`, `buddy tools why` and `buddy learning …`."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from cli_server import Cli, serving

from buddy.cli.learning import estimates
from buddy.cli.usd import usd
from buddy.testing.tools import ScriptedTool


@pytest.mark.parametrize(
    ("exact", "read"),
    [("9.999994", "$10.00"), ("0.004", "$0.004"), ("-0.000001", "-$0.000001"), ("0.00", "$0.00")],
)
def test_money_is_read_to_the_cent_and_never_as_nothing_where_it_is_something(
    exact: str, read: str
) -> None:
    assert usd(exact) == read


def test_a_policy_that_chooses_alike_has_one_row_not_four_that_are_the_same() -> None:
    same = {"mean": 0.5, "low": 0.4, "high": 0.6}
    answer = {"logged": same, "ips": same, "snips": same, "doubly_robust": same, "gain": None}
    row = ["as it was chosen", "0.500", "0.400 to 0.600"]
    assert estimates({**answer, "disputed": 0}) == [row]
    assert len(estimates({**answer, "disputed": 3})) == 4


@pytest.fixture
def cli() -> Iterator[Cli]:
    """A server of this test's own: what it learns is looked at."""
    with serving([ScriptedTool()]) as cli:
        yield cli


def test_a_rating_moves_the_next_choice_and_everything_can_be_taken_back(cli: Cli) -> None:
    assert "Nothing was learned yet" in cli.text("learning", "show")
    assert cli.text("learning", "value") == "No mission ran in the last 30 days.\n"
    mission_id = cli.approved()
    cli.json("mission", "execute", mission_id)
    rated = cli.text("mission", "rate", mission_id, "9", "--minutes-saved", "6")
    assert rated == f"{mission_id} is rated 9 of 10\n"
    assert "6 min saved, as you said = $2.00" in cli.text("learning", "value", mission_id)
    assert "An hour counts as $20" in cli.text("learning", "value")
    refused = cli("mission", "rate", mission_id, "3")
    assert refused.exit_code == 1
    assert "9 of 10 stands" in refused.stderr
    assert f"To rate it anew: buddy mission rate {mission_id} 3 --undo" in refused.stderr
    assert cli("mission", "rate", mission_id, "11").exit_code == 1
    assert "  Past     " in cli.text("mission", "create", "search for python tutorials")
    assert "Past missions moved web_search from " in cli.text("chat", "search for python tutorials")
    shown = cli.text("learning", "show")
    assert "web_search" in shown
    assert " 9.00 " in shown
    taken_back = cli.text("mission", "rate", mission_id, "--undo")
    assert taken_back == f"The rating of {mission_id} is taken back\n"
    assert cli("mission", "rate", mission_id).exit_code == 2
    assert " 9.00 " not in cli.text("learning", "show")
    why = cli.text("tools", "why", mission_id)
    assert "web_search ROI=" in why
    assert "3 more that broke even (0.50)" in why
    kept = cli.json("mission", "feedback", mission_id, "reject_tool")["feedback_id"]
    assert f"kept out ({kept})" in cli.text("learning", "show")
    assert "Taken back: reject_tool of web_search" in cli.text("learning", "undo", kept)
    again = cli.text("learning", "undo", kept)
    assert again.startswith("It was taken back already, at 20")
    assert again.endswith(": reject_tool of web_search\n")
    replayed = cli.text("learning", "replay")
    assert "1 of 1 choices were greedy" in replayed
    assert "10 are needed for an estimate" in replayed
    lines = cli.text("learning", "export").splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds == ["outcome", "feedback", "survey"]
    assert cli.text("learning", "forget", "--yes") == "3 records are forgotten\n"
    assert "Nothing was learned yet" in cli.text("learning", "show")
