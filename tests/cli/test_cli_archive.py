"""`buddy migrate`, `backup`, `restore`, `export`, beside a real server that goes on writing."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest
from cli_call import call

from buddy.adapters.store.sql.schema import REVISION as SQL

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("serve")]

BUDDY = str(Path(sys.executable).with_name("buddy"))
ENGINE = "buddy_engine.sqlite"
SOON = 60.0
BEFORE, AFTER = 6, 3
LOOKS = 5_000


def run(*arguments: str, code: int = 0, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "200", "BUDDY_SEARCH": "offline", **settings}
    done = subprocess.run(
        [BUDDY, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=SOON,
        check=False,
    )
    assert done.returncode == code, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done


@contextmanager
def serving(folder: Path, **settings: str) -> Generator[httpx2.Client]:
    """Serve a data directory until the context ends."""
    command = [BUDDY, "serve", "--port", "0", "--data-dir", str(folder)]
    environment = {**os.environ, "BUDDY_SEARCH": "offline", **settings}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found, process.stderr.read()
        try:
            with httpx2.Client(base_url=found[0], timeout=SOON, trust_env=False) as http:
                yield http
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=SOON)


def executed(http: httpx2.Client, number: int) -> str:
    """Carry one mission from its objective to its result."""
    created = http.post("/missions/create", json={"objective": f"what is {number} plus {number}"})
    mission_id = created.json()["mission_id"]
    approved = http.post(f"/missions/{mission_id}/approve", json={"revision": 1})
    assert approved.status_code == 200
    assert http.post(f"/missions/{mission_id}/execute", json={}).json()["success"] is True
    return mission_id


def all_of(http: httpx2.Client, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    params: dict[str, Any] = {"limit": 100}
    while True:
        page = http.get(path, params=params).json()
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        params["cursor"] = page["next_cursor"]


def at_rest(http: httpx2.Client) -> dict[str, dict[str, Any]]:
    """Return the missions by id once none of them runs: a server takes up what was under way."""
    for _ in range(LOOKS):
        missions = {item["mission_id"]: item for item in all_of(http, "/missions")}
        if not any(item["status"] == "running" for item in missions.values()):
            return missions
    raise AssertionError(f"A mission still runs after {LOOKS} looks")


class Writer(threading.Thread):
    """Runs missions one after the other until it is told to stop."""

    def __init__(self, http: httpx2.Client) -> None:
        super().__init__()
        self.url, self.ids, self.stop = str(http.base_url), list[str](), threading.Event()
        self.some = threading.Event()

    def run(self) -> None:
        with httpx2.Client(base_url=self.url, timeout=SOON, trust_env=False) as http:
            while not self.stop.is_set():
                self.ids.append(executed(http, len(self.ids)))
                if len(self.ids) == AFTER:
                    self.some.set()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archive")


@pytest.fixture(scope="module")
def backed_up(folder: Path) -> dict[str, Any]:
    """A backup taken from a server that was running missions all the while."""
    with serving(folder / "one") as http:
        before = [executed(http, 100 + number) for number in range(BEFORE)]
        writer = Writer(http)
        writer.start()
        try:
            assert writer.some.wait(SOON)
            done = run("backup", str(folder / "b.zip"), "--data-dir", str(folder / "one"), "--json")
        finally:
            writer.stop.set()
            writer.join(SOON)
        missions = {item["mission_id"]: item for item in all_of(http, "/missions")}
        refused = run("restore", str(folder / "b.zip"), "--data-dir", str(folder / "one"), code=1)
        busy = run("migrate", "--data-dir", str(folder / "one"), code=1)
        exported = run("export", "--data-dir", str(folder / "one"), "--format", "csv")
    return {
        "manifest": json.loads(done.stdout),
        "before": before,
        "meanwhile": writer.ids,
        "missions": missions,
        "refused": refused.stderr,
        "busy": busy.stderr,
        "exported": exported,
    }


def test_a_backup_beside_a_writing_server_holds_one_moment(backed_up: dict[str, Any]) -> None:
    manifest = backed_up["manifest"]
    assert manifest["left_out"] == manifest["missing_blobs"] == []
    assert manifest["rows"]["mission"] >= BEFORE + AFTER
    assert manifest["blobs"] >= BEFORE + AFTER
    assert manifest["schema"] == SQL


def test_it_is_restored_into_a_new_folder_and_served(
    backed_up: dict[str, Any], folder: Path
) -> None:
    done = run("restore", str(folder / "b.zip"), "--data-dir", str(folder / "two"))
    count = backed_up["manifest"]["rows"]["mission"]
    assert done.stdout.startswith(f"Restored {count} missions, ")
    assert done.stdout.count("\n") == 1
    audit = ("audit", "verify", "--events", "--json", "--data-dir", str(folder / "two"))
    instance, mine = json.loads(run(*audit).stdout)["chains"]
    assert (instance["chain"], instance["links"]) == ("@instance", 1)
    assert mine["links"] > mine["events"] >= 3 * BEFORE
    with serving(folder / "two") as http:
        (link,) = http.get("/audit", params={"chain": "instance"}).json()["items"]
        assert (link["act"], link["actor"], link["channel"]) == ("restored", "operator", "cli")
        restored = at_rest(http)
        known = backed_up["missions"]
        assert len(restored) == count
        assert set(backed_up["before"]) <= set(restored) <= set(known)
        over = [key for key, item in restored.items() if item["status"] == "completed"]
        assert set(backed_up["before"]) <= set(over)
        # At most one mission was under way at the moment of the backup: ended, or run to its end.
        differ = [key for key in over if known[key] != restored[key]]
        odd = [item["status"] for key, item in restored.items() if key not in over]
        assert len(differ) + len(odd) <= 1
        assert not set(differ) & set(backed_up["before"])
        assert set(odd) <= {"proposed", "approved", "failed", "completed"}
        for mission_id in over:
            (artifact,) = http.get(f"/missions/{mission_id}/artifacts").json()["items"]
            content = http.get(f"/artifacts/{artifact['artifact_id']}")
            assert content.status_code == 200
            events = http.get(f"/missions/{mission_id}/events").json()["items"]
            assert [event["sequence"] for event in events] == list(range(1, len(events) + 1))
        new = executed(http, 7)
        events = http.get(f"/missions/{new}/events").json()["items"]
        assert events[0]["cursor"] > backed_up["manifest"]["rows"]["event"]


def test_a_running_instance_is_neither_restored_into_nor_migrated(
    backed_up: dict[str, Any],
) -> None:
    for said in (backed_up["refused"], backed_up["busy"]):
        assert re.match(r"Another Buddy \(process \d+\) is using .*/one; stop it", said)


def test_a_running_instance_is_exported(backed_up: dict[str, Any]) -> None:
    exported = backed_up["exported"]
    rows = list(csv.DictReader(io.StringIO(exported.stdout)))
    assert {row["mission_id"] for row in rows} == set(backed_up["missions"])
    assert {row["tool_used"] for row in rows if row["status"] == "completed"} == {"calculate"}
    assert exported.stderr == ""


@pytest.mark.usefixtures("backed_up")
class TestStopped:
    """The instance is stopped, and its folder is as the server left it."""

    def test_a_store_in_use_takes_no_backup(self, folder: Path) -> None:
        data = ("--data-dir", str(folder / "one"))
        before = (folder / "one" / "buddy.sqlite").read_bytes()
        done = call("restore", str(folder / "b.zip"), *data, "--json", code=1)
        assert json.loads(done.stdout)["code"] == "store_not_empty"
        assert (folder / "one" / "buddy.sqlite").read_bytes() == before

    def test_a_damaged_file_writes_nothing(self, folder: Path) -> None:
        whole = (folder / "b.zip").read_bytes()
        for name, content in (("cut", whole[:-100]), ("hurt", _hurt(whole))):
            (folder / f"{name}.zip").write_bytes(content)
            target = folder / f"from-{name}"
            done = call("restore", str(folder / f"{name}.zip"), "--data-dir", str(target), code=1)
            assert done.stderr.endswith("[archive_invalid]\n")
            assert not target.exists()

    def test_check(self, folder: Path) -> None:
        done = call("restore", "--check", str(folder / "b.zip"), "--data-dir", str(folder / "none"))
        assert "is whole: " in done.stdout
        assert not (folder / "none").exists()

    def test_a_backup_replaces_nothing_unasked(self, folder: Path) -> None:
        data = ("--data-dir", str(folder / "one"))
        (folder / "mine.txt").write_text("mine")
        done = call("backup", str(folder / "mine.txt"), *data, code=1)
        assert "exists; give another name, or --force" in done.stderr
        assert (folder / "mine.txt").read_text() == "mine"
        done = call("backup", str(folder / "mine.txt"), *data, "--force")
        assert re.fullmatch(
            r"Backed up \d+ missions, \d+ events and \d+ blobs to .*mine\.txt "
            r"\([1-9]\d*\.\d KB\)\n",
            done.stdout,
        )

    @pytest.mark.parametrize("what", ["missions", "events", "ledger", "artifacts"])
    def test_export_to_a_file(self, folder: Path, what: str) -> None:
        target = folder / f"{what}.jsonl"
        data = ("--data-dir", str(folder / "one"), "--what", what)
        done = call("export", str(target), *data)
        lines = [json.loads(line) for line in target.read_text().splitlines()]
        assert done.stdout == f"Wrote {len(lines):,} {what} to {target}\n"
        assert len(lines) >= BEFORE
        assert "exists" in call("export", str(target), *data, code=1).stderr
        done = call("export", str(target), *data, "--force", "--json", "--since", "2999-01-01")
        assert json.loads(done.stdout) == {
            "file": str(target),
            "what": what,
            "records": 0,
            "left_out": [],
        }
        assert target.read_text() == ""

    def test_a_moment_that_is_none(self, folder: Path) -> None:
        data = ("--data-dir", str(folder / "one"))
        done = call("export", *data, "--since", "yesterday", code=1)
        assert done.stderr.startswith("--since 'yesterday' is no day or moment")

    def test_migrate_says_what_it_did(self, folder: Path) -> None:
        done = call("migrate", "--data-dir", str(folder / "one"))
        assert done.stdout == f"{folder / 'one'} is at schema {SQL} already\n"
        done = call("migrate", "--data-dir", str(folder / "new"))
        assert done.stdout == f"{folder / 'new'} has a new sqlite store at schema {SQL}\n"
        done = call("migrate", "--data-dir", str(folder / "new"), "--json")
        assert json.loads(done.stdout) == {"store": "sqlite", "from": SQL, "to": SQL}


@pytest.mark.parametrize("command", [("backup", "x.zip"), ("export",)])
def test_where_there_is_no_buddy(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = call(*command, "--data-dir", str(tmp_path / "none"), code=1)
    assert "holds no Buddy; give its folder with --data-dir" in done.stderr
    assert list(tmp_path.iterdir()) == []


def _hurt(content: bytes) -> bytes:
    damaged = bytearray(content)
    damaged[len(damaged) // 3] ^= 0xFF
    return bytes(damaged)


class Site(ThreadingHTTPServer):
    """A page that answers once it is told to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked, self.answering = threading.Event(), threading.Event()


class Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Site)
        self.server.asked.set()
        self.server.answering.wait(SOON)
        page = b"<title>T</title><article><p>%s</p></article>" % (b"Words. " * 60)
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's word
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever)
    thread.start()
    yield site
    site.answering.set()
    site.shutdown()
    thread.join()
    site.server_close()


def test_what_was_running_and_what_was_queued_goes_on_after_a_restore(
    site: Site, tmp_path: Path
) -> None:
    port = site.server_address[1]
    settings = {
        "BUDDY_EGRESS_ALLOW": f"127.0.0.1:{port}",
        "BUDDY_RESPECT_ROBOTS": "false",
        "BUDDY_RUNS_AT_ONCE": "1",
        "BUDDY_SHUTDOWN_SECONDS": "0",
    }
    text = f"extract the text of http://127.0.0.1:{port}/page"
    ids: list[str] = []
    with serving(tmp_path / "one", **settings) as http:
        for _ in range(2):
            body = {"objective": text, "tool": "web_extract"}
            ids.append(http.post("/missions/create", json=body).json()["mission_id"])
            http.post(f"/missions/{ids[-1]}/approve", json={"revision": 1})
            path, later = f"/missions/{ids[-1]}/execute", {"prefer": "respond-async"}
            assert http.post(path, json={}, headers=later).status_code == 202
        assert site.asked.wait(SOON)
        states = {item["mission_id"]: item["status"] for item in all_of(http, "/missions")}
        assert [states[key] for key in ids] == ["running", "approved"]
        call("backup", str(tmp_path / "b.zip"), "--data-dir", str(tmp_path / "one"))
    # A memory of the same runs, which are over there, must not hold up the restored ones.
    (tmp_path / "two").mkdir()
    shutil.copy(tmp_path / "one" / ENGINE, tmp_path / "two" / ENGINE)
    call("restore", str(tmp_path / "b.zip"), "--data-dir", str(tmp_path / "two"))
    assert not (tmp_path / "two" / ENGINE).exists()
    site.answering.set()
    with serving(tmp_path / "two", **settings) as http:
        for mission_id in ids:
            result = http.post(f"/missions/{mission_id}/execute", json={}).json()
            assert (result["success"], result["status"]) == (True, "completed"), result
            events = http.get(f"/missions/{mission_id}/events").json()["items"]
            assert [event["sequence"] for event in events] == list(range(1, len(events) + 1))
            kinds = [event["event_type"] for event in events]
            assert (kinds.count("mission_start"), kinds.count("mission_stop")) == (1, 1)
