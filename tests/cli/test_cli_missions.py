"""`buddy mission …` against a real server."""

import io
import queue
import threading

import httpx2
import pytest
from cli_server import SOON, Cli, serving
from rich.console import Console

from buddy.cli.client import Client
from buddy.cli.watch import watch_mission
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from worlds import Gate

EXPENSIVE = Price(kind=PriceKind.KNOWN, per_call=Money.parse("5.23"))


class TestUpdate:
    def test_an_edit_shows_the_new_proposal_and_what_changed(self, cli: Cli) -> None:
        mission_id = cli.proposed()
        text = cli.text("mission", "update", mission_id, "--max-cost", "2", "--revision", "1")
        assert "cap $2.00" in text
        assert text.splitlines()[-1] == '  Changed  cap_usd: "5.00" → "2.00"'
        same = cli.text("mission", "update", mission_id, "--max-cost", "2", "--revision", "2")
        assert same.splitlines()[-1] == "  Changed  nothing"
        words = cli.text("mission", "update", mission_id, "--priority", "high", "--revision", "2")
        assert words.splitlines()[-1] == '  Changed  priority: "normal" → "high"'

    def test_its_options_reach_the_mission(self, cli: Cli) -> None:
        mission_id = cli.proposed("--domain", "a.example")
        options = ("--input", '{"query": "cats"}', "--domain", "b.example", "--priority", "high")
        mission = cli.json("mission", "update", mission_id, *options)["mission"]
        assert (mission["tool_input"], mission["priority"]) == ({"query": "cats"}, "high")
        assert mission["scope"]["allowed_domains"] == ["b.example"]

    def test_who_is_late_reads_what_changed(self, cli: Cli) -> None:
        mission_id = cli.proposed()
        cli.text("mission", "update", mission_id, "--max-cost", "2")
        late = cli("mission", "approve", mission_id, "--revision", "1")
        assert late.exit_code == 1
        assert '  cap_usd: "5.00" → "2.00"' in late.stderr

    def test_an_input_that_is_no_json_is_refused_here(self, cli: Cli) -> None:
        assert cli("mission", "update", "m_1", "--input", "{").exit_code == 2


class TestCreate:
    def test_it_shows_the_proposal_and_what_comes_next(self) -> None:
        # Its own server: a confidence depends on what ran before, in whatever order that was.
        with serving() as cli:
            text = cli.text("mission", "create", "search for python tutorials")
        first, *_, last = text.splitlines()
        assert first.endswith("proposed  revision 1")
        mission_id = first.split()[0]
        for line in (
            "Tool     web_search (confidence 0.90)",
            "Cost     $0.00 expected, cap $5.00",
            "Touches  Nothing outside this machine",
        ):
            assert line in text
        assert last == f"  Next     buddy mission approve {mission_id} --revision 1"

    def test_its_options_reach_the_mission(self, cli: Cli) -> None:
        options = ("--tool", "web_search", "--max-cost", "1.50", "--domain", "a.example")
        created = cli.json(
            "mission", "create", "search for cats", *options, "--domain", "b.example"
        )
        mission = created["mission"]
        assert (mission["tool"], mission["cap_usd"]) == ("web_search", "1.50")
        assert mission["scope"]["allowed_domains"] == ["a.example", "b.example"]
        assert mission["metadata"]["source"] == "cli"

    def test_markup_in_an_objective_is_only_text(self, cli: Cli) -> None:
        assert "[red]cats[/red]" in cli.text("mission", "create", "search for [red]cats[/red]")

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("create", " "), "input_invalid"),
            (("create", "x", "--max-cost", "lots"), "input_invalid"),
            (("create", "x", "--tool", "telepathy"), "tool_unknown"),
            (("show", "m_nobody"), "mission_not_found"),
            (("approve", "m_nobody"), "mission_not_found"),
            (("reject", "m_nobody"), "mission_not_found"),
            (("cancel", "m_nobody"), "mission_not_found"),
            (("execute", "m_nobody"), "mission_not_found"),
            (("watch", "m_nobody"), "mission_not_found"),
            (("list", "--status", "asleep"), "request_invalid"),
        ],
    )
    def test_a_refusal_is_one_line_and_exit_code_1(
        self, cli: Cli, arguments: tuple[str, ...], code: str
    ) -> None:
        result = cli("mission", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.endswith(f"[{code}]\n")
        assert len(result.stderr.splitlines()) == 1
        assert cli.json("mission", *arguments, code=1)["code"] == code


class TestRead:
    def test_list_and_show(self, cli: Cli) -> None:
        mission_id = cli.proposed()
        listed = cli.json("mission", "list", "--limit", "1")
        assert [item["mission_id"] for item in listed["items"]] != []
        found = cli.json("mission", "list", "--status", "proposed", "--search", "tutorials")
        assert mission_id in [item["mission_id"] for item in found["items"]]
        assert mission_id in cli.text("mission", "list", "--limit", "200")
        assert cli.json("mission", "list", "--search", "no such words")["items"] == []
        assert cli.text("mission", "list", "--search", "no such words") == "No missions yet\n"
        shown = cli.json("mission", "show", mission_id)
        assert (shown["mission_id"], shown["status"]) == (mission_id, "proposed")
        assert "  Next     buddy mission approve" in cli.text("mission", "show", mission_id)

    @pytest.mark.parametrize("objective", ["search for [/b] cats", "search for [red]cats[/red]"])
    def test_markup_in_a_list_is_only_text(self, cli: Cli, objective: str) -> None:
        cli.text("mission", "create", objective)
        assert objective in cli.text("mission", "list", "--limit", "200")


class TestDecide:
    def test_approve_then_execute(self, cli: Cli) -> None:
        mission_id = cli.proposed()
        text = cli.text("mission", "approve", mission_id, "--revision", "1")
        assert text == f"{mission_id} is approved (revision 1)\n"
        assert f"Next     buddy mission execute {mission_id}" in cli.text(
            "mission", "show", mission_id
        )
        result = cli.json("mission", "execute", mission_id)
        assert (result["success"], result["status"]) == (True, "completed")
        assert cli.json("mission", "execute", mission_id) == result

    def test_another_revision_is_refused(self, cli: Cli) -> None:
        mission_id = cli.proposed()
        found = cli.json("mission", "approve", mission_id, "--revision", "2", code=1)
        assert found["code"] == "revision_conflict"

    def test_reject_and_cancel(self, cli: Cli) -> None:
        rejected, cancelled = cli.proposed(), cli.approved()
        text = cli.text("mission", "reject", rejected, "--reason", "no", "--revision", "1")
        assert text == f"{rejected} is rejected\n"
        assert cli.text("mission", "cancel", cancelled) == f"{cancelled} is cancelled\n"
        for mission_id in (rejected, cancelled):
            found = cli.json("mission", "execute", mission_id, code=1)
            assert found["code"] == "mission_not_approved"
        assert cli.json("mission", "cancel", cancelled)["status"] == "cancelled"
        assert cli.json("mission", "reject", rejected)["status"] == "rejected"


class TestWatch:
    def test_a_result_that_lacks_something_says_so_last(self, cli: Cli) -> None:
        for more in ((), ("--no-watch",)):
            mission_id = cli.json("mission", "create", "search for the price of tea")["mission_id"]
            cli.text("mission", "approve", mission_id, "--revision", "1")
            *_, said, following = cli.text("mission", "execute", *more, mission_id).splitlines()
            assert said == "  Judged   enough, but no price is in it (rules)"
            assert f"'Research the price of tea' --tool web_research --after {mission_id}" in (
                following
            )
        watched = cli.text("mission", "watch", mission_id).splitlines()
        assert watched[-2:] == [said, following]
        assert "Judged" not in cli.text("mission", "watch", mission_id, "--json")

    def test_execute_draws_each_step(self, cli: Cli) -> None:
        lines = cli.text("mission", "execute", cli.approved()).splitlines()
        assert lines[0] == "1/6 verification started (5%): Check the mission and its approval"
        assert "6/6 finalize completed (100%): Did {'query': 'python tutorials'}" in lines
        assert lines[-1] == "Completed: Did {'query': 'python tutorials'}"
        assert sum("completed (" in line for line in lines) == 6

    def test_without_watching_it_prints_the_result(self, cli: Cli) -> None:
        text = cli.text("mission", "execute", "--no-watch", cli.approved())
        assert text == "Did {'query': 'python tutorials'}\n"

    def test_watch_replays_what_is_over(self, cli: Cli) -> None:
        mission_id = cli.approved()
        cli.json("mission", "execute", mission_id)
        events = cli.lines("mission", "watch", mission_id)
        assert [event["sequence"] for event in events] == list(range(1, 27))
        assert cli.text("mission", "watch", mission_id).splitlines()[-1].startswith("Completed")

    def test_lines_are_split_at_line_feeds_only(self) -> None:
        body = 'data: {"a": "x\u2028y\x85z"}\n\nda', 'ta: {"b": 1}\n'

        def answer(_request: httpx2.Request) -> httpx2.Response:
            return httpx2.Response(200, text="".join(body))

        client = Client("http://127.0.0.1:1", transport=httpx2.MockTransport(answer))
        assert list(client.follow("/events/stream", 0)) == [{"a": "x\u2028y\x85z"}, {"b": 1}]

    def test_markup_in_what_a_step_says_is_only_text(self) -> None:
        async def odd(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
            return ToolResult(data={}, summary="see [/b] here")

        screen = io.StringIO()
        with serving([ScriptedTool(behaviour=odd)]) as cli:
            mission_id = cli.approved()
            cli.json("mission", "execute", mission_id)
            console = Console(file=screen, force_terminal=True, width=100)
            assert watch_mission(Client(cli.url), mission_id, console) == 0
        assert "Completed: see [/b] here" in screen.getvalue()

    def test_watch_says_how_a_declined_mission_ended(self, cli: Cli) -> None:
        mission_id = cli.proposed()
        cli.text("mission", "reject", mission_id)
        assert cli.text("mission", "watch", mission_id, code=1) == "Rejected\n"

    def test_watch_draws_a_bar_while_it_runs_and_cancel_ends_it(self) -> None:
        gate, screen, codes = Gate(), io.StringIO(), queue.Queue[int]()
        with serving([ScriptedTool(behaviour=gate)]) as cli:
            mission_id = cli.approved()
            client = Client(cli.url)
            client.post(f"/missions/{mission_id}/execute", headers={"prefer": "respond-async"})
            cli.wait_for(gate)
            console = Console(file=screen, force_terminal=True, width=100)

            def watch() -> None:
                codes.put(watch_mission(client, mission_id, console))

            watching = threading.Thread(target=watch)
            watching.start()
            assert cli.text("mission", "cancel", mission_id) == f"{mission_id} is stopping\n"
            assert codes.get(timeout=SOON) == 1
            watching.join()
        assert "65%" in screen.getvalue()
        assert "Cancelled" in screen.getvalue()
        assert "Cancelled: " not in screen.getvalue()


def test_a_server_that_stops_before_the_end_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/events/stream":
            return httpx2.Response(200, text=": after 0\n\n")
        return httpx2.Response(200, json={"items": [], "next_cursor": None, "status": "running"})

    client = Client("http://127.0.0.1:1", transport=httpx2.MockTransport(answer))
    assert watch_mission(client, "m_1", Console(), as_json=True) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("The server stopped before the mission ended; ")


def test_a_failed_run_is_exit_code_1_and_says_why() -> None:
    with serving([ScriptedTool(spec(price=EXPENSIVE))]) as cli:
        mission_id = cli.approved()
        lines = cli.text("mission", "execute", mission_id, code=1).splitlines()
        assert lines[-1] == "Failed: Budget exceeded: $5.23 > $5.00 limit"
        assert "Result   Budget exceeded: $5.23 > $5.00 limit" in cli.text(
            "mission", "show", mission_id
        )
        found = cli.json("mission", "execute", mission_id, code=1)
        assert (found["success"], found["error"]) == (False, "Budget exceeded")


def test_a_parked_run_is_shown_and_goes_on_when_approved() -> None:
    tools = [ScriptedTool(), ScriptedTool(spec("web_research"))]
    with serving(tools) as cli:
        assert cli.world is not None
        cli.world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
        mission_id = cli.approved()
        cli.text("tools", "disable", "web_search")
        parked = cli.json("mission", "execute", mission_id, code=1)
        assert parked["status"] == "awaiting_approval"
        shown = cli.json("mission", "show", mission_id)
        assert shown["run"]["deviation"]["needed"] == "web_research"
        blind = cli.json("mission", "approve", mission_id, "--revision", "1", code=1)
        assert (blind["code"], blind["current_attempt"]) == ("parking_conflict", 1)
        (next_,) = [
            line for line in cli.text("mission", "show", mission_id).splitlines() if "Next" in line
        ]
        cli.text(*next_.partition("buddy ")[2].split())
        assert cli.json("mission", "execute", mission_id)["tool_used"] == "web_research"
