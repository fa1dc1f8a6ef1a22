"""A call that parks in its middle goes on on the durable engine, also in another process' life."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.store.sql.store import SqlStore
from buddy.adapters.tools.web_extract import WebExtract
from buddy.bootstrap.buddy import Buddy
from buddy.domain.ids import LOCAL_USER
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.scope import Scope
from buddy.ports.fetcher import FetchedPage
from buddy.services.mission_request import MissionRequest
from buddy.testing.app import memory_buddy

pytestmark = pytest.mark.xdist_group("dbos")

SOON = 30.0
MOVED = "https://example.org/moved"
PAGE = b"<html><body><article><p>The harbour is frozen since Monday.</p></article></body></html>"
LANDED = FetchedPage(
    url="https://other.test/new",
    status=200,
    content_type="text/html",
    body=PAGE,
    redirects=(MOVED,),
)


def open_buddy(folder: Path, fetcher: MemoryFetcher) -> Buddy:
    stores: list[SqlStore] = []

    def make_store(on_commit: Any) -> SqlStore:
        stores.append(SqlStore.sqlite(folder / "buddy.sqlite", on_commit))
        return stores[-1]

    def make_engine(_transact: object) -> DbosEngine:
        clock = memory_buddy([]).clock
        return DbosEngine.sqlite(stores[-1].steps, folder / "engine.sqlite", clock)

    return memory_buddy(
        [WebExtract()], fetcher=fetcher, make_store=make_store, make_engine=make_engine
    )


async def test_it_parks_and_goes_on_after_a_restart(tmp_path: Path) -> None:
    fetcher = MemoryFetcher({MOVED: LANDED})
    buddy = open_buddy(tmp_path, fetcher)
    await buddy.start()
    request = MissionRequest(
        objective="read the page",
        tool=WebExtract().spec.name,
        tool_input={"url": MOVED},
        scope=Scope(allowed_domains=("example.org",)),
    )
    made = await buddy.proposals.create(LOCAL_USER, request)
    await buddy.approvals.approve(LOCAL_USER, made.mission_id, 1, "api")
    await buddy.executions.request_execution(LOCAL_USER, made.mission_id)
    waiting = buddy.executions.result(LOCAL_USER, made.mission_id)
    parked = await asyncio.wait_for(waiting, SOON)
    assert parked.status is MissionStatus.AWAITING_APPROVAL
    assert fetcher.fetched == []
    await buddy.stop()

    buddy = open_buddy(tmp_path, fetcher)
    await buddy.start()
    try:
        await buddy.approvals.approve(LOCAL_USER, made.mission_id, 1, "api", attempt=1)
        waiting = buddy.executions.result(LOCAL_USER, made.mission_id)
        done = await asyncio.wait_for(waiting, SOON)
    finally:
        await buddy.stop()
    assert done.status is MissionStatus.COMPLETED
    assert fetcher.fetched == [MOVED]
    assert done.run is not None
    assert done.run.attempt == 2
