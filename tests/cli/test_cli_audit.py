"""`buddy audit …` and `buddy mission report`, on a server and on a data directory."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from cli_call import call
from cli_server import Cli

from buddy.adapters.store.codec import encode
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.audit import Act
from buddy.domain.ids import UserId
from buddy.ports.store import UnitOfWork
from buddy.testing.factories import make_link

LOCAL = "WHERE user_id = 'local'"
SECOND = f"{LOCAL} AND number = 2"


def executed(cli: Cli) -> str:
    mission_id = cli.approved()
    cli.text("mission", "execute", mission_id)
    return mission_id


class TestOnAServer:
    def test_list(self, cli: Cli) -> None:
        mission_id = executed(cli)
        items = cli.json("audit", "list", "--mission", mission_id, "--oldest-first")["items"]
        assert [item["act"] for item in items[:3]] == ["created", "approved", "execute_accepted"]
        assert {item["channel"] for item in items[:3]} == {"cli"}
        text = cli.text("audit", "list", "--mission", mission_id)
        assert "approved" in text
        assert items[0]["hash"][:12] in text

    def test_the_instances_chain(self, cli: Cli) -> None:
        cli.text("pause", "--reason", "x")
        cli.text("resume")
        items = cli.json("audit", "list", "--instance", "--limit", "2")["items"]
        assert [item["act"] for item in items] == ["resumed", "paused"]

    def test_verify(self, cli: Cli) -> None:
        executed(cli)
        answer = cli.json("audit", "verify", "--events")
        assert answer["ok"] is True
        head = answer["chains"][0]["head"]
        executed(cli)
        text = cli.text("audit", "verify", "--head", head)
        assert "holds" in text
        assert "the head you noted is link" in text
        text = cli.text("audit", "verify", "--head", "ab" * 32, code=1)
        assert "No link has the hash" in text
        assert "[head_unknown]" in text

    def test_report(self, cli: Cli, tmp_path: Path) -> None:
        mission_id = executed(cli)
        file = tmp_path / "report.html"
        said = cli.text("mission", "report", mission_id, "--output", str(file))
        html = file.read_text(encoding="utf-8")
        assert said == f"Wrote {len(html.encode()):,} bytes to {file}\n"
        assert mission_id in html
        assert html.startswith("<!doctype html>")
        assert cli.text("mission", "report", mission_id).startswith("<!doctype html>")
        again = cli("mission", "report", mission_id, "--output", str(file))
        assert again.exit_code == 1
        assert "exists; give another name" in again.stderr
        assert cli("mission", "report", "m_unknown").exit_code == 1


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A data directory with two users' chains; no server has ever run on it."""
    store = SqlStore.sqlite(tmp_path / "buddy.sqlite")
    await store.migrate()

    async def write(uow: UnitOfWork) -> None:
        for number in range(4):
            await uow.audit.append(make_link(number, detail={"tool": "=1+1"}))
        await uow.audit.append(make_link(9, user_id=UserId("anna"), actor="@anna"))

    await store.transact(write)
    await store.close()
    return tmp_path


def change(folder: Path, statement: str, *values: Any) -> None:
    """Change a store behind Buddy's back."""
    with sqlite3.connect(folder / "buddy.sqlite") as connection:
        connection.execute(statement, values)
    connection.close()


def verified(folder: Path, code: int = 1, *more: str) -> dict[str, Any]:
    done = call("audit", "verify", "--data-dir", str(folder), "--json", *more, code=code)
    return json.loads(done.stdout)


def faults(answer: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [
        (chain["chain"], problem["fault"], problem["number"])
        for chain in answer["chains"]
        for problem in chain["problems"]
    ]


class TestOnADataDirectory:
    def test_every_chain_is_read(self, folder: Path) -> None:
        answer = verified(folder, 0)
        assert [(c["chain"], c["links"]) for c in answer["chains"]] == [
            ("@instance", 0),
            ("anna", 1),
            ("local", 4),
        ]
        text = call("audit", "verify", "--data-dir", str(folder)).stdout
        assert "local: 4 links: holds" in text
        assert "Note the heads elsewhere" in text

    @pytest.mark.parametrize(
        ("statement", "expected"),
        [
            (
                f"UPDATE audit_link SET body = replace(body, 'approved', 'rejected') {SECOND}",
                ("altered", 2),
            ),
            (
                "UPDATE audit_link SET body = '{' WHERE user_id = 'local' AND number = 3",
                ("unreadable", 3),
            ),
            ("DELETE FROM audit_link WHERE user_id = 'local' AND number = 2", ("missing", 2)),
            ("DELETE FROM audit_link WHERE user_id = 'local' AND number = 4", ("cut_off", 4)),
            ("DELETE FROM audit_link WHERE user_id = 'local'", ("cut_off", 1)),
            (
                "UPDATE user_cursor SET audit_hash = 'ab' WHERE user_id = 'local'",
                ("head_altered", 4),
            ),
            (
                f"UPDATE user_cursor SET audit_number = NULL, audit_hash = NULL {LOCAL}",
                ("beyond_head", 1),
            ),
            ("DELETE FROM user_cursor WHERE user_id = 'local'", ("beyond_head", 1)),
        ],
    )
    def test_what_was_changed_behind_its_back_is_found(
        self, folder: Path, statement: str, expected: tuple[str, int]
    ) -> None:
        change(folder, statement)
        assert faults(verified(folder)) == [("local", *expected)]

    def test_an_inserted_link_is_found(self, folder: Path) -> None:
        new = encode(make_link(9, act=Act.APPROVED))
        change(folder, "INSERT INTO audit_link VALUES ('local', 5, NULL, ?)", new)
        assert faults(verified(folder)) == [("local", "unreadable", 5), ("local", "beyond_head", 5)]

    def test_export(self, folder: Path) -> None:
        done = call("audit", "export", "--data-dir", str(folder), "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        assert [(row["chain"], row["number"]) for row in rows] == [
            ("anna", "1"),
            *(("local", str(number)) for number in range(1, 5)),
        ]
        assert rows[0]["actor"] == "'@anna"
        assert {row["detail"][0] for row in rows} == {"{"}
        done = call("audit", "export", "--data-dir", str(folder))
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert [line["hash"] for line in lines] == [row["hash"] for row in rows]
        assert lines[1]["detail"] == {"tool": "=1+1"}

    def test_a_folder_without_a_buddy(self, tmp_path: Path) -> None:
        assert verified(tmp_path / "none")["code"] == "store_unavailable"
