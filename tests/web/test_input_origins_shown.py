"""Where a value comes from, in the API."""

from __future__ import annotations

from web_site import Site

from buddy.domain.ids import LOCAL_USER
from buddy.domain.origin import of_artifact
from buddy.ports.store import UnitOfWork
from buddy.services.mission_request import MissionRequest
from buddy.testing.factories import make_artifact

OBJECTIVE = "search for the second one"


async def test_an_objectives_own_words_are_told_as_such(site: Site) -> None:
    mission = (await site.create())["mission"]
    assert mission["input_origins"] == {
        "query": {"origin": "objective", "trusted": True, "text": "from your objective"}
    }


async def test_a_value_out_of_an_artifact_is_told_and_warned_of(site: Site) -> None:
    artifact = make_artifact(1)

    async def write(uow: UnitOfWork) -> None:
        await uow.artifacts.add(artifact)

    await site.world.buddy.store.transact(write)
    made = await site.world.buddy.proposals.create(
        LOCAL_USER,
        MissionRequest(objective=OBJECTIVE, tool_input={"query": "opening hours"}),
        origins={"query": of_artifact(artifact.artifact_id)},
    )
    mission = await site.mission(made.mission_id)
    words = "from the page www.tate.org.uk, not from you"
    origin = f"artifact:{artifact.artifact_id}"
    told = {"query": {"origin": origin, "trusted": False, "text": words}}
    assert mission["input_origins"] == told
    assert f"query: {words}" in mission["proposal"]["warnings"]
    (item,) = (await site.get("/inbox")).json()["items"]
    assert f"query: {words}" in item["proposal"]["warnings"]
    report = (await site.get(f"/missions/{made.mission_id}/report")).text
    assert words in report


async def test_a_client_cannot_say_where_its_values_come_from(site: Site) -> None:
    body = {"objective": OBJECTIVE, "input_origins": {"query": "person"}}
    assert (await site.post("/missions/create", body)).status_code == 422


async def test_what_an_unknown_client_says_is_no_persons(site: Site) -> None:
    unknown = {"X-Buddy-Client": "helper"}
    text = "search for python tutorials"
    words = "from a program that Buddy does not know, not from you"
    created = await site.post("/missions/create", {"objective": text}, headers=unknown)
    said = await site.post("/chat/integrated", {"text": text}, headers=unknown)
    (spawned,) = said.json()["envelope"]["missions_spawned"]
    for mission_id in (created.json()["mission_id"], spawned):
        mission = await site.mission(mission_id)
        assert mission["input_origins"]["query"]["text"] == words
        assert f"query: {words}" in mission["proposal"]["warnings"]
