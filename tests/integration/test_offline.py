"""With the network gone and no key: what can work offline works, the rest says what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from no_network import WITHOUT_NETWORK

pytestmark = [pytest.mark.no_network, pytest.mark.process]
SCRIPT = Path(__file__).parent / "offline_app.py"
NEED_THE_WEB = {
    "web_extract": "host not found: example.org; check the spelling and the network",
    "web_navigate": "example.org",
    "page_changes": "host not found: example.org; check the spelling and the network",
}
"""Tools that fail, and what they say."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of every tool in a process without a network."""
    folder = tmp_path_factory.mktemp("offline")
    # The files of this user are another user's in there: the data directory is made inside.
    command = [*WITHOUT_NETWORK, sys.executable, str(SCRIPT), str(folder / "data")]
    keys = {name: value for name, value in os.environ.items() if not name.endswith("_API_KEY")}
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=600, env=keys
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_every_tool_of_the_server_is_asked(told: dict[str, Any]) -> None:
    assert told["unknown"] == [], "say in offline_app.OBJECTIVES what these are asked"
    assert {"calculate", "read_file", "web_search", "web_extract"} <= told["found"].keys()


def test_what_needs_no_network_works(told: dict[str, Any]) -> None:
    failed = {
        tool: outcome["said"]
        for tool, outcome in told["found"].items()
        if tool not in NEED_THE_WEB and outcome["status"] != "completed"
    }
    assert not failed


def test_search_falls_back_to_the_library_and_says_so(told: dict[str, Any]) -> None:
    said = told["found"]["web_search"]["said"]
    assert "from the offline library; no search engine was reachable" in said


def test_notes_are_found_without_a_network(told: dict[str, Any]) -> None:
    assert told["found"]["knowledge_search"]["said"] == "the boiler code is 4711"


def test_what_needs_the_web_fails_in_its_time_and_says_what_to_do(told: dict[str, Any]) -> None:
    for tool in told["found"].keys() & NEED_THE_WEB.keys():
        outcome = told["found"][tool]
        assert outcome["status"] == "failed", tool
        assert NEED_THE_WEB[tool] in outcome["said"]


def test_no_tool_waits_for_the_network_until_its_time_is_up(told: dict[str, Any]) -> None:
    codes = {tool: outcome["code"] for tool, outcome in told["found"].items()}
    assert "tool_timed_out" not in codes.values(), codes
