"""`buddy tools`, `doctor`, `library`, and what is said when nothing answers."""

import json
import socket
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from cli_server import Cli, serving
from typer.testing import CliRunner

from buddy import __version__
from buddy.adapters.engine.inline import InlineEngine
from buddy.adapters.llm.scripted import Fails, ScriptedLLM
from buddy.adapters.tool_source.memory import MemoryToolSource
from buddy.bootstrap.chosen_settings import ChosenSettings
from buddy.cli.main import app
from buddy.settings import Settings
from buddy.testing.tools import ScriptedTool, spec


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout, result.stderr


class TestTools:
    def test_list(self, cli: Cli) -> None:
        (tool,) = cli.json("tools", "list")["items"]
        assert (tool["name"], tool["enabled"]) == ("web_search", True)
        assert "web_search" in cli.text("tools", "list")

    def test_disable_and_enable(self, cli: Cli) -> None:
        assert cli.text("tools", "disable", "web_search") == "web_search is disabled\n"
        assert cli.json("tools", "list")["items"][0]["enabled"] is False
        answer = cli.json("tools", "enable", "web_search")
        assert answer == {"name": "web_search", "enabled": True}

    def test_the_servers_of_tools(self) -> None:
        shape = replace(spec("memo.echo", slot="message"), server="memo")
        source = MemoryToolSource(name="memo", offered=[ScriptedTool(shape)])
        with serving(sources=[source]) as cli:
            (tool, _) = cli.json("tools", "list")["items"]
            shown = cli.text("tools", "list")
            source.away = "it has ended"
            gone = cli.text("tools", "list")
            found = json.loads(cli("doctor", "--json").stdout)
        assert (tool["name"], tool["server"], tool["unavailable"]) == ("memo.echo", "memo", None)
        assert "MCP server memo (memory): ready, 1 tool\n" in shown
        assert "MCP server memo (memory): unavailable, 1 tool. it has ended\n" in gone
        assert [row.split()[1] for row in gone.splitlines()[1:3]] == ["away", "yes"]
        (server,) = (each for each in found if each["name"] == "MCP")
        assert (server["verdict"], server["advice"]) == (
            "optional",
            "it has ended; Buddy keeps trying",
        )

    def test_an_unknown_tool(self, cli: Cli) -> None:
        assert cli.json("tools", "disable", "telepathy", code=1)["code"] == "tool_unknown"


class TestMetrics:
    def test_the_figures_of_some_days(self, cli: Cli) -> None:
        assert cli.json("metrics", "--days", "365")["days"] == 365
        shown = cli.text("metrics")
        assert "(UTC), up to date" in shown
        assert "Run time p50 / p95 / p99" in shown
        cli.json("mission", "create", "search for python tutorials")
        assert " stated" in cli.text("metrics", "--days", "1")

    def test_no_range_without_an_end(self, cli: Cli) -> None:
        assert cli("metrics", "--days", "366").exit_code == 2


class TestDoctor:
    def test_it_says_what_is_there(self, cli: Cli, tmp_path: Path) -> None:
        result = cli("doctor", "--json", "--data-dir", str(tmp_path))
        findings = {finding["name"]: finding for finding in json.loads(result.stdout)}
        assert findings["Python"]["verdict"] == "ok"
        assert findings["SQLite"]["verdict"] == "ok"
        assert findings["Data"]["found"].startswith(str(tmp_path))
        assert "engine ok" in findings["Server"]["found"]
        missing = [name for name, f in findings.items() if f["verdict"] == "missing"]
        assert result.exit_code == (1 if missing else 0)
        assert all(findings[name]["advice"] for name in missing)

    def test_a_server_whose_runs_nobody_carries(self, cli: Cli, tmp_path: Path) -> None:
        def places(cli: Cli) -> dict[str, str]:
            found = json.loads(cli("doctor", "--json", "--data-dir", str(tmp_path)).stdout)
            return next(finding for finding in found if finding["name"] == "Places")

        assert places(cli)["verdict"] == "ok"
        with serving(make_engine=partial(InlineEngine, limit=0)) as fleet:
            found = places(fleet)
        assert (found["verdict"], found["found"]) == ("optional", "0 places, 0 running, 0 queued")
        assert found["advice"].endswith("start one with: buddy worker")

    def test_no_server_is_no_fault(self, tmp_path: Path) -> None:
        url = f"http://127.0.0.1:{free_port()}"
        _, text, _ = run("doctor", "--url", url, "--data-dir", str(tmp_path))
        assert f"none at {url}" in text
        assert "Start one with: buddy serve" in text

    def test_it_looks_for_the_language_model(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def llm() -> dict[str, str]:
            _, text, _ = run("doctor", "--json", "--data-dir", str(tmp_path))
            return next(found for found in json.loads(text) if found["name"] == "LLM")

        assert "embedded models decide" in llm()["found"]
        monkeypatch.setenv("BUDDY_LLM", "openai-compatible:owl")
        assert llm()["verdict"] == "missing"
        assert "BUDDY_LLM_URL" in llm()["advice"]
        monkeypatch.setenv("BUDDY_LLM_URL", f"http://127.0.0.1:{free_port()}/v1")
        assert (llm()["verdict"], llm()["found"]) == (
            "optional",
            "openai-compatible:owl is not there",
        )
        assert "cannot be reached" in llm()["advice"]

    def test_it_tells_why_the_servers_model_failed(self, tmp_path: Path) -> None:
        model = ScriptedLLM(lambda _: Fails("gone fishing"), model="m-1")
        with serving(llm=model) as cli:
            cli.json("mission", "create", "search for python tutorials")
            found = json.loads(cli("doctor", "--json", "--data-dir", str(tmp_path)).stdout)
        (llm,) = [finding for finding in found if finding["name"] == "Server's LLM"]
        assert llm["found"].startswith("m-1 failed the server at ")
        assert (llm["verdict"], llm["advice"]) == ("optional", "gone fishing")

    def test_a_folder_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        code, text, _ = run("doctor", "--json", "--data-dir", str(tmp_path / "file" / "data"))
        findings = {finding["name"]: finding for finding in json.loads(text)}
        assert (code, findings["Data"]["verdict"]) == (1, "missing")


class TestLibrary:
    @pytest.fixture
    def notes(self, tmp_path: Path) -> Path:
        folder = tmp_path / "notes"
        folder.mkdir()
        (folder / "tea.md").write_text("# Tea\n\nSteep oolong for three minutes.\n")
        (folder / "rye.md").write_text("# Bread\n\nRye needs a sourdough starter.\n")
        return folder

    def test_add_list_search_remove(self, notes: Path, tmp_path: Path) -> None:
        data = ("--data-dir", str(tmp_path / "data"))
        code, text, _ = run("library", "add", str(notes), *data, "--json")
        added = json.loads(text)
        assert (code, added["name"], added["documents"]) == (0, "notes", 2)
        _, text, _ = run("library", "list", *data, "--json")
        assert "notes" in [collection["name"] for collection in json.loads(text)]
        _, text, _ = run("library", "search", "oolong steep minutes", *data, "--json")
        assert "tea.md" in json.loads(text)[0]["path"]
        _, text, _ = run("library", "search", "oolong steep minutes", *data)
        assert "tea.md" in text
        code, text, _ = run("library", "search", "quantum chromodynamics", *data)
        assert (code, text) == (
            0,
            "0 results for 'quantum chromodynamics' in the offline library\n",
        )
        assert run("library", "remove", "notes", *data)[:2] == (0, "notes is forgotten\n")
        code, text, _ = run("library", "remove", "notes", *data, "--json")
        assert (code, json.loads(text)) == (1, {"name": "notes", "removed": False})

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        arguments = ("library", "add", str(tmp_path / "nowhere"), "--data-dir", str(tmp_path))
        code, text, complaint = run(*arguments)
        assert (code, text) == (1, "")
        assert complaint.endswith("[input_invalid]\n")
        code, text, _ = run(*arguments, "--json")
        assert (code, json.loads(text)["code"]) == (1, "input_invalid")

    def test_a_setting_that_cannot_be_used(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("BUDDY_RUNS_AT_ONCE", "0")
        code, _, complaint = run("library", "list", "--data-dir", str(tmp_path))
        assert code == 1
        assert complaint.startswith("BUDDY_RUNS_AT_ONCE: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("mission", "create", "x"),
        ("mission", "list"),
        ("mission", "show", "m_1"),
        ("mission", "execute", "m_1"),
        ("mission", "watch", "m_1"),
        ("tools", "list"),
    ],
)
def test_where_no_buddy_answers(arguments: tuple[str, ...]) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    code, text, complaint = run(*arguments, "--url", url)
    assert (code, text) == (1, "")
    expected = f"No Buddy answers at {url}. Start one with: buddy serve"
    assert complaint == f"{expected} [unreachable]\n"
    code, text, _ = run(*arguments, "--url", url, "--json")
    assert (code, json.loads(text)) == (1, {"code": "unreachable", "detail": expected})


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("0.0.0.0", "0.0.0.0 is not a loopback address"),
        ("192.0.2.1", "192.0.2.1 is not a loopback address"),
        ("::", ":: is not a loopback address"),
        ("example.org", "'example.org' is not an address; use 127.0.0.1 or ::1"),
    ],
)
def test_a_host_that_is_not_loopback(tmp_path: Path, host: str, words: str) -> None:
    data = ("--data-dir", str(tmp_path / "data"))
    code, text, complaint = run("serve", "--host", host, "--port", "0", *data)
    assert (code, text) == (1, "")
    assert complaint.startswith(words)
    assert len(complaint.splitlines()) == 1
    assert not (tmp_path / "data").exists()


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        data = ("--data-dir", str(tmp_path / "data"))
        code, text, complaint = run("serve", "--port", str(port), *data)
    assert (code, text) == (1, "")
    assert complaint == (
        f"Port {port} on 127.0.0.1 cannot be used (Address already in use); "
        "stop what uses it or give another one with --port\n"
    )


@pytest.mark.parametrize("url", ["nonsense", "ftp://127.0.0.1", "http://127.0.0.1:port"])
def test_an_address_that_is_none(url: str) -> None:
    code, _, complaint = run("tools", "list", "--url", url)
    assert code == 1
    assert complaint.startswith(f"{url!r} is no address of a Buddy; write one such as http://")
    assert len(complaint.splitlines()) == 1


@pytest.mark.parametrize(
    ("answered", "complained"),
    [
        (
            b"HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\nhi",
            "{url} answered 404, not as Buddy does [unexpected_answer]",
        ),
        (
            b"HTTP/1.1 200 OK\r\ncontent-length: 13\r\n\r\n<html></html>",
            "{url} answered 200, not as Buddy does [unexpected_answer]",
        ),
        (
            b"",
            (
                "The connection to {url} broke (RemoteProtocolError). What was accepted goes on, "
                "or will at the next start: buddy mission watch follows it [unreachable]"
            ),
        ),
    ],
)
def test_something_else_answers(answered: bytes, complained: str) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    def answer() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(answered)

    thread = threading.Thread(target=answer)
    thread.start()
    code, _, complaint = run("tools", "list", "--url", url)
    thread.join()
    listener.close()
    assert code == 1
    assert complaint == complained.format(url=url) + "\n"


def test_version_and_help() -> None:
    assert run("--version") == (0, f"buddy {__version__}\n", "")
    code, text, _ = run("--help")
    assert code == 0
    for command in (
        "serve",
        "doctor",
        "backup",
        "restore",
        "export",
        "mission",
        "tools",
        "library",
    ):
        assert command in text


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def test_settings_are_read_and_changed(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)  # type: ignore[call-arg]
    with serving(settings=ChosenSettings(settings)) as cli:
        assert "BUDDY_SEARCH" in cli.text("settings", "get")
        assert cli.text("settings", "get", "search").startswith("BUDDY_SEARCH is auto (default)\n")
        said = "BUDDY_SEARCH is auto (waits for a restart); offline from the next start on\n"
        assert cli.text("settings", "set", "search", "offline") == said
        assert cli.json("settings", "get", "BUDDY_SEARCH")["next_value"] == "offline"
        back = "BUDDY_SEARCH is auto (default)\n"
        assert cli.text("settings", "set", "search", "--default") == back
        assert cli("settings", "set", "search").exit_code == 2
        assert cli("settings", "set", "port", "1").exit_code == 1
