"""`buddy recipe` against a real server."""

from __future__ import annotations

import json
from pathlib import Path

from cli_server import Cli


def test_a_recipe_from_a_mission_to_another_buddy(cli: Cli, tmp_path: Path) -> None:
    assert "find-job-postings  Find job postings  no data yet" in cli.text("recipe", "list")
    assert "role     text, such as data engineer" in cli.text("recipe", "show", "job postings")
    mission_id = cli.proposed()
    cli.json("mission", "approve", mission_id, "--revision", "1")
    cli.json("mission", "execute", mission_id)
    assert "Nothing is saved" in cli.text("recipe", "save", mission_id, "--preview")
    recipe = cli.json("recipe", "save", mission_id, "--name", "Mine")
    made = cli.json("recipe", "run", "mine", "query=heat pumps", "--every", "day", "--at", "07:00")
    assert made["mission"]["metadata"]["recipe"] == recipe["recipe_id"]
    assert "schedule_says" in made["mission"]["metadata"]
    assert "by the recipe Mine" in cli.text("recipe", "run", "mine", "query=heat pumps")
    assert "FAILED" not in cli.text("recipe", "test", "mine")
    changed = cli.text("recipe", "edit", "mine", "--rename", "Ours", "--cap", "9")
    assert "MORE     cap: $5.00 a run → $9.00 a run" in changed
    file = tmp_path / "ours.json"
    assert "Wrote Ours" in cli.text("recipe", "export", "ours", str(file))
    assert cli("recipe", "export", "ours", str(file)).exit_code == 1
    assert "Deleted Ours" in cli.text("recipe", "delete", "ours")
    shown = cli.text("recipe", "import", str(file))
    assert "MORE     domains: none → any public site" in shown
    accept = cli.json("recipe", "import", str(file))["accept"]
    taken = cli.json("recipe", "import", str(file), "--accept", accept)
    assert (taken["name"], taken["origin"]) == ("Ours", "imported")
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "buddy.recipe/1"


def test_what_cannot_be_used_is_told_and_exits_with_an_error(cli: Cli, tmp_path: Path) -> None:
    refused = cli("recipe", "run", "find job postings")
    assert refused.exit_code == 1
    assert "role is missing: Role, such as data engineer" in refused.stderr
    assert "It may be Summarise a page, Track a page" in cli("recipe", "show", "page").stderr
    assert "no such recipe" in cli("recipe", "show", "nothing").stderr
    assert "give NAME=VALUE" in cli("recipe", "run", "compare prices", "lego").stderr
    assert cli("recipe", "import", str(tmp_path / "none.json")).exit_code == 1
    assert cli("recipe", "edit", "compare prices", "--content", "[]").exit_code == 1
