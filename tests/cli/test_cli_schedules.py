"""`buddy schedule` against a real server."""

from __future__ import annotations

from cli_server import Cli


def test_a_schedule_from_its_preview_to_its_end(cli: Cli) -> None:
    mission_id = cli.proposed()
    words = (mission_id, "--cron", "0 7 * * MON-FRI", "--timezone", "Europe/Berlin")
    text = cli.text("schedule", "preview", *words)
    assert "Nothing is saved" in text
    assert "every weekday at 07:00 (Europe/Berlin)" in text
    assert text.count("07:00") >= 6
    assert "In the next 30 days it fires" in text
    assert cli.json("schedule", "list")["items"] == []

    made = cli.json("schedule", "add", *words, "--missed", "all", "--count", "5")
    assert (made["state"], made["missed"], made["standing"]["count"]) == ("proposed", "all", 5)
    assert f"buddy mission show {mission_id}" in cli.text("schedule", "show", made["schedule_id"])
    assert f"approve {mission_id} --revision 2" in cli.text("mission", "show", mission_id)
    cli.json("mission", "approve", mission_id, "--revision", "2")
    schedule_id = made["schedule_id"]
    assert cli.json("schedule", "show", schedule_id)["state"] == "active"
    assert "every day at 09:30" in cli.text(
        "schedule", "change", schedule_id, "--every", "day", "--at", "09:30"
    )
    asleep = "2099-03-26T17:00Z/2099-03-29T08:00Z"
    simulated = cli.text(
        "schedule", "simulate", schedule_id, "--since", "2099-03-26T17:00Z", "--asleep", asleep
    )
    assert "ended" in simulated  # its yes is over by then
    assert "paused" in cli.text("schedule", "pause", schedule_id, "--reason", "holidays")
    assert "active" in cli.text("schedule", "resume", schedule_id)
    assert "ended" in cli.text("schedule", "remove", schedule_id)
    assert schedule_id in cli.text("schedule", "list")


def test_what_cannot_be_used_is_told_and_exits_with_an_error(cli: Cli) -> None:
    mission_id = cli.proposed()
    assert cli("schedule", "add", mission_id, "--every", "moon", "--at", "9:00").exit_code == 1
    refused = cli("schedule", "add", mission_id, "--cron", "61 * * * *")
    assert refused.exit_code != 0
    assert "minute holds '61'" in refused.stderr
    assert cli("schedule", "simulate", "sch_1", "--asleep", "monday").exit_code == 1
