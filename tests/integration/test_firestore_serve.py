"""A real `buddy serve` on Firestore's documents, killed in the middle of its tools."""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from google.auth.credentials import AnonymousCredentials
from google.cloud import firestore
from killable_server import BUDDY, Server, serving, soon
from slow_site import SlowSite

pytestmark = [pytest.mark.firestore, pytest.mark.process]


def documents(project: str, mission_id: str) -> tuple[dict[str, Any], list[int]]:
    """Return a mission's document and the sequences of its log, as any client reads them."""
    client = firestore.Client(project=project, credentials=AnonymousCredentials())
    try:
        mission = client.collection("missions").document(mission_id)
        found = mission.get().to_dict() or {}
        sequences = [each.to_dict()["sequence"] for each in mission.collection("events").stream()]
    finally:
        client.close()
    return found, sorted(sequences)


async def results(server: Server, ids: list[str]) -> list[str]:
    found = [await server.ask("POST", f"/missions/{mission_id}/execute", {}) for mission_id in ids]
    return [result["status"] for result in found]


async def test_killed_it_carries_every_mission_to_its_end(
    tmp_path: Path, firestore_project: str
) -> None:
    folder, site = tmp_path / "data", SlowSite()
    where = {
        "BUDDY_STORE": f"firestore://{firestore_project}",
        "FIRESTORE_EMULATOR_HOST": os.environ["FIRESTORE_EMULATOR_HOST"],
    }
    async with site.open() as url:
        site.answering.clear()
        async with serving(folder, site, **where) as server:
            ids = await server.execute_many(url)
            await soon(site.asked.wait())
            await server.kill()
        site.answering.set()
        async with serving(folder, site, **where) as server:
            assert await soon(results(server, ids)) == ["completed"] * len(ids)
            board = await server.ask("GET", "/api/analytics/all")
            assert {card["status"] for card in board["agents"]} == {"completed"}
    for mission_id in ids:
        mission, sequences = await asyncio.to_thread(documents, firestore_project, mission_id)
        tracker = mission["execution_record"]["progress_tracker"]
        assert len(tracker["completed_steps"]) == 6
        assert sequences == list(range(1, len(sequences) + 1))


async def test_a_second_buddy_on_the_project_is_refused_until_the_first_stops(
    tmp_path: Path, firestore_project: str
) -> None:
    site = SlowSite()
    where = {
        "BUDDY_STORE": f"firestore://{firestore_project}",
        "FIRESTORE_EMULATOR_HOST": os.environ["FIRESTORE_EMULATOR_HOST"],
    }
    async with site.open():
        async with serving(tmp_path / "one", site, **where):
            second = await asyncio.create_subprocess_exec(
                str(BUDDY),
                *("serve", "--port", "0", "--data-dir", str(tmp_path / "two")),
                env={**os.environ, **where},
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
            _, told = await soon(second.communicate())
            assert second.returncode
            assert b"is using this Firestore project; stop it" in told
            assert b"Traceback" not in told
        # Given back at stop: nobody waits for a lease to run out.
        async with serving(tmp_path / "two", site, **where) as server:
            assert (await server.ask("GET", "/api/analytics/all"))["agents"] == []
