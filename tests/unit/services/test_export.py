"""Exports: everything as JSON lines, a table as CSV that no spreadsheet runs."""

import csv
import io
import json
from contextlib import aclosing
from dataclasses import replace

import pytest

from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.ports.store import UnitOfWork
from buddy.services.export import ExportClass, csv_header, csv_line, json_line, records
from buddy.testing.conformance.archive_case import add_ended, ended, run_of
from buddy.testing.conformance.store_case import add
from buddy.testing.factories import at, make_link, make_mission, make_terms


@pytest.fixture
async def store() -> MemoryStore:
    store = MemoryStore()

    async def write(uow: UnitOfWork) -> None:
        await add_ended(uow, 1, 3, at(200))
        await uow.audit.append(make_link(actor="=cmd", detail={"tool": "web_search"}))

    await store.transact(write)
    return store


def nobody(line: str) -> None:
    raise AssertionError(line)


async def all_of(
    store: MemoryStore, what: ExportClass, since: Instant | None = None
) -> list[dict[str, object]]:
    async with aclosing(records(store.archive, what, since, nobody)) as found:
        return [dict(record) async for record in found]


async def table(store: MemoryStore, what: ExportClass) -> list[dict[str, str]]:
    found = await all_of(store, what)
    text = csv_header(what) + "".join(csv_line(what, record) for record in found)
    return list(csv.DictReader(io.StringIO(text, newline="")))


async def test_missions(store: MemoryStore) -> None:
    (row,) = await table(store, ExportClass.MISSIONS)
    mission = ended(1)
    assert row["mission_id"] == mission.mission_id
    assert row["objective"] == "Find the opening hours of the Tate Modern"
    assert (row["status"], row["cap_usd"], row["tool"]) == ("completed", "5.00", "web_search")
    assert (row["parent_mission_id"], row["error"]) == ("", "")
    assert row["metadata"] == '{"source": "api"}'
    (record,) = await all_of(store, ExportClass.MISSIONS)
    assert record["proposal"]
    assert json.loads(json_line(record)) == record


async def test_events(store: MemoryStore) -> None:
    rows = await table(store, ExportClass.EVENTS)
    assert [(row["cursor"], row["sequence"]) for row in rows] == [
        ("1", "1"),
        ("2", "2"),
        ("3", "3"),
    ]
    assert rows[0]["event_type"] == "mission_proposed"
    assert json.loads(rows[0]["data"])["revision"] == 1
    found = await all_of(store, ExportClass.EVENTS)
    assert list(found[0]) == [
        "id",
        "user_id",
        "subject_type",
        "subject_id",
        "mission_id",
        "sequence",
        "cursor",
        "event_type",
        "timestamp",
        "data",
    ]


async def test_the_ledger_names_its_missions(store: MemoryStore) -> None:
    rows = await table(store, ExportClass.LEDGER)
    assert rows == [
        {
            "user_id": "local",
            "mission_id": ended(1).mission_id,
            "run_id": run_id,
            "kind": kind,
            "amount_usd": "0.000002",
            "at": at(1),
            "actor": "",
        }
        for run_id, kind in (
            (run_of(1), "reserve"),
            (run_of(1), "settle"),
            (ended(1).mission_id, "meter"),
        )
    ]


async def test_artifacts(store: MemoryStore) -> None:
    (row,) = await table(store, ExportClass.ARTIFACTS)
    assert (row["title"], row["size"]) == ("Opening hours", "1234")
    assert json.loads(row["sources"]) == [{"title": "Tate", "url": "https://www.tate.org.uk/visit"}]


@pytest.mark.parametrize("what", ExportClass)
async def test_since_a_moment(store: MemoryStore, what: ExportClass) -> None:
    everything = await all_of(store, what)
    assert everything
    assert await all_of(store, what, at(-1)) == everything
    assert await all_of(store, what, at(1e6)) == []


async def test_audit(store: MemoryStore) -> None:
    (row,) = await table(store, ExportClass.AUDIT)
    assert (row["chain"], row["number"], row["act"], row["actor"]) == (
        "local",
        "1",
        "approved",
        "'=cmd",
    )
    assert json.loads(row["detail"]) == {"tool": "web_search"}
    (record,) = await all_of(store, ExportClass.AUDIT)
    assert record["actor"] == "=cmd"
    assert row["hash"] == record["hash"]


def objective(text: str) -> Mission:
    return make_mission(terms=make_terms(objective=text))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=cmd|"/c"!A1'])
async def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    store = MemoryStore()
    await add(store, objective(text))
    (row,) = await table(store, ExportClass.MISSIONS)
    assert row["objective"] == f"'{text}"
    (record,) = await all_of(store, ExportClass.MISSIONS)
    assert json.loads(json_line(record))["terms"]["objective"] == text


@pytest.mark.parametrize(
    "text", ["a, b", 'say "hi"', "two\nlines", "größe", "1-1=0", "'=1", "-0.50", "-12.345678"]
)
async def test_any_other_text_comes_back_as_it_is(text: str) -> None:
    store = MemoryStore()
    await add(store, objective(text))
    (row,) = await table(store, ExportClass.MISSIONS)
    assert row["objective"] == text


async def test_a_mission_without_a_run_has_empty_cells() -> None:
    store = MemoryStore()
    await add(store, replace(make_mission(), run=None, proposal=None))
    (row,) = await table(store, ExportClass.MISSIONS)
    assert (row["started_at"], row["tool_used"], row["artifact_id"]) == ("", "", "")
