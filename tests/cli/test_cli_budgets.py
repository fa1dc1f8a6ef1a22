"""`buddy budget list`, `buddy budget set` and `buddy mission top-up`."""

from collections.abc import Iterator

import pytest
from cli_server import Cli, serving

from buddy.cli.budgets import forecast_text
from money_worlds import Shop, known, paid, takes

CALLS = (
    paid("a", known("4.20"), credits=takes("serp", 2)),
    paid("b", known("0.95")),
)


@pytest.fixture
def cli() -> Iterator[Cli]:
    """A server of this test's own: its limits are changed."""
    with serving([Shop(CALLS).tool()]) as cli:
        yield cli


def test_limits_are_listed_and_set(cli: Cli, caplog: pytest.LogCaptureFixture) -> None:
    text = cli.text("budget", "list")
    assert "user/day 2026-01-15" in text
    assert "$20.00" in text
    assert "2026-01: $0.00 spent, about $0.00 by its end at this pace" in text
    assert "Estimates: no completed mission yet" in text
    assert cli.text("budget", "set", "user/day", "4.50") == "user/day is limited to $4.50\n"
    assert cli.text("budget", "set", "credits serp", "40") == (
        "credits serp is limited to 40 credits\n"
    )
    assert "local set the budget user/day to $4.50" in caplog.text
    assert "local set the budget credits serp to 40 credits" in caplog.text
    assert cli.json("budget", "list")["items"][0]["limit_usd"] == "4.50"
    assert cli.json("budget", "set", "goal g_1", "3")["limit_usd"] == "3.00"
    assert cli("budget", "set", "credits serp", "many").exit_code == 2
    assert cli("budget", "set", "nothing", "1").exit_code == 1


def test_a_parked_run_says_what_to_add_and_goes_on(cli: Cli) -> None:
    mission_id = cli.approved()
    cli.json("mission", "execute", mission_id, code=1)
    shown = cli.text("mission", "show", mission_id)
    assert "Waits    $4.20 spent, the next call needs $0.95, cap $5.00" in shown
    assert "Result" not in shown
    assert f"Next     buddy mission top-up {mission_id} 0.15 --revision 1 --attempt 1" in shown
    text = cli.text("mission", "top-up", mission_id, "0.15", "--attempt", "1")
    assert text == f"{mission_id} is running, its cap is $5.15\n"
    assert cli.json("mission", "execute", mission_id)["success"] is True
    assert "  Spent    $5.15, approved up to $5.15" in cli.text("mission", "show", mission_id)
    text = cli.text("budget", "list")
    assert "$5.15" in text
    assert "of 1 completed missions 0 stayed within their cap" in text
    low = cli.text("budget", "set", "user/day", "1")
    assert "$5.15 of $1.00 are spent or promised already" in low
    assert "user/day: $5.15 of $1.00" in cli.text("budget", "list")


def test_an_amount_of_the_future_is_told_in_cents() -> None:
    ahead = {"month": "2026-01", "settled_usd": "5.15", "projected_usd": "6.020452"}
    assert forecast_text(ahead) == "2026-01: $5.15 spent, about $6.02 by its end at this pace"
