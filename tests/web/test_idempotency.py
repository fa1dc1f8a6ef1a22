"""The same POST again gets the first answer and does nothing."""

import asyncio
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.retention import ANSWER_SECONDS, StoredClass
from buddy.errors import StoreUnavailable
from buddy.testing.conformance.store_case import OnCommit
from buddy.testing.tools import ScriptedTool
from worlds import OBJECTIVE, Gate

CREATE = "/missions/create"


async def post(site: Site, path: str, body: object = None, key: str = "k-1") -> Any:
    return await site.post(path, body, headers={"idempotency-key": key})


async def test_a_repeated_create_makes_one_mission(site: Site) -> None:
    first = await post(site, CREATE, {"objective": OBJECTIVE})
    again = await post(site, CREATE, {"objective": OBJECTIVE})
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    for name in ("location", "etag"):
        assert again.headers[name] == first.headers[name]
    assert len((await site.get("/missions")).json()["items"]) == 1


async def test_another_key_or_none_is_another_mission(site: Site) -> None:
    for key in ("a", "b"):
        await post(site, CREATE, {"objective": OBJECTIVE}, key)
    await site.create()
    assert len((await site.get("/missions")).json()["items"]) == 3


async def test_a_key_belongs_to_one_request(site: Site) -> None:
    mission_id = (await post(site, CREATE, {"objective": OBJECTIVE})).json()["mission_id"]
    cursor = await site.cursor()
    other = await post(site, CREATE, {"objective": "another"})
    assert_problem(other, 422, "idempotency_key_reused")
    other = await post(site, f"/missions/{mission_id}/approve", {"revision": 1})
    assert_problem(other, 422, "idempotency_key_reused")
    assert await site.cursor() == cursor


async def test_a_request_that_failed_frees_its_key(site: Site) -> None:
    mission_id = await site.proposed()
    path = f"/missions/{mission_id}/execute"
    assert_problem(await post(site, path), 409, "mission_not_approved")
    await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
    assert (await post(site, path)).json()["success"] is True
    assert_problem(await post(site, CREATE, {}, "k-2"), 422, "request_invalid")
    assert (await post(site, CREATE, {"objective": "x"}, "k-2")).status_code == 201


async def test_while_the_first_is_answered_the_second_is_told(start_site: MakeSite) -> None:
    gate = Gate()
    tool = ScriptedTool(behaviour=gate)
    site = await start_site([tool])
    path = f"/missions/{await site.approved()}/execute"
    first = asyncio.ensure_future(post(site, path))
    await gate.entered.wait()
    assert_problem(await post(site, path), 409, "idempotency_key_in_flight")
    gate.opened.set()
    answer = await first
    again = await post(site, path)
    assert (answer.status_code, again.json()) == (200, answer.json())
    assert len(tool.calls) == 1


async def test_a_client_that_goes_away_frees_its_key(start_site: MakeSite) -> None:
    gate = Gate()
    site = await start_site([ScriptedTool(behaviour=gate)])
    path = f"/missions/{await site.approved()}/execute"
    first = asyncio.ensure_future(post(site, path))
    await gate.entered.wait()
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    gate.opened.set()
    assert (await post(site, path)).json()["success"] is True


async def test_two_at_once_make_one_mission(site: Site) -> None:
    sending = [post(site, CREATE, {"objective": OBJECTIVE}) for _ in range(5)]
    answers = await asyncio.gather(*sending)
    assert sorted({answer.status_code for answer in answers}) in ([201], [201, 409])
    assert len((await site.get("/missions")).json()["items"]) == 1


@pytest.mark.parametrize("key", ["", "x" * 201])
async def test_a_key_that_is_none(site: Site, key: str) -> None:
    answer = await post(site, CREATE, {"objective": OBJECTIVE}, key)
    assert_problem(answer, 422, "input_invalid")
    assert await site.cursor() == 0


@pytest.mark.parametrize("change", ["query", "if-match", "prefer"])
async def test_what_decides_a_request_belongs_to_its_key(site: Site, change: str) -> None:
    path = f"/missions/{await site.proposed()}/approve"
    assert (await post(site, path, {})).status_code == 200
    options: dict[str, Any] = {"headers": {"idempotency-key": "k-1"}}
    if change == "query":
        options["params"] = {"x": "1"}
    else:
        options["headers"][change] = "respond-async" if change == "prefer" else '"1"'
    assert_problem(await site.post(path, {}, **options), 422, "idempotency_key_reused")


class Failing:
    """A store that fails the transactions it is told to, counted from the next one.

    Before them; or after the commit, as when the connection is gone by then.
    """

    def __init__(self) -> None:
        self._store = MemoryStore()
        self._count, self._before, self._after = 0, set[int](), set[int]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def fail(self, *before: int, after: int = 0) -> None:
        self._count, self._before, self._after = 0, set(before), {after}

    def make(self, _announce: OnCommit) -> Any:
        return self

    async def transact(self, fn: Any) -> Any:
        self._count += 1
        number = self._count
        if number in self._before:
            raise StoreUnavailable("The disk is full")
        found = await self._store.transact(fn)
        if number in self._after:
            raise StoreUnavailable("The connection is gone")
        return found


CREATE_MISSION, KEEP, FREE = 2, 3, 4
"""The transactions of a keyed create; the first claims the key."""


@pytest.mark.parametrize("failures", [(KEEP,), (KEEP, FREE)])
async def test_an_answer_that_cannot_be_kept_is_given_and_its_effect_not_repeated(
    start_site: MakeSite, caplog: pytest.LogCaptureFixture, failures: tuple[int, ...]
) -> None:
    store = Failing()
    site = await start_site(make_store=store.make)
    await site.get("/missions")  # the first round of housekeeping is over
    store.fail(*failures)
    body = {"objective": OBJECTIVE}
    first = await post(site, CREATE, body)
    assert first.status_code == 201
    assert "could not be kept" in caplog.text
    again = await post(site, CREATE, body)  # claimed still, and this process knows by whom
    assert again.status_code == 201
    assert again.json() == first.json()
    assert again.headers["etag"] == first.headers["etag"]
    assert len((await site.get("/missions")).json()["items"]) == 1


async def test_a_create_that_broke_after_its_commit_is_not_repeated(
    start_site: MakeSite,
) -> None:
    store = Failing()
    site = await start_site(make_store=store.make)
    await site.get("/missions")  # the first round of housekeeping is over
    store.fail(after=CREATE_MISSION)
    body = {"objective": OBJECTIVE}
    assert_problem(await post(site, CREATE, body), 503, "store_unavailable")
    (made,) = (await site.get("/missions")).json()["items"]
    again = await post(site, CREATE, body)
    assert (again.status_code, again.json()["mission_id"]) == (201, made["mission_id"])
    assert len((await site.get("/missions")).json()["items"]) == 1


async def test_a_key_of_yesterday_is_free(site: Site) -> None:
    body = {"objective": OBJECTIVE}
    made = {(await post(site, CREATE, body)).json()["mission_id"]}
    for days in (1, 2):
        site.world.clock.advance(ANSWER_SECONDS + 1)
        housekeeping = site.world.buddy.housekeeping
        assert await housekeeping.remove_old(StoredClass.ANSWERS) == 1
        assert await housekeeping.remove_old(StoredClass.ANSWERS) == 0
        made.add((await post(site, CREATE, body)).json()["mission_id"])
        assert len(made) == days + 1
    assert (await post(site, CREATE, body)).json()["mission_id"] in made


async def test_only_posts_have_keys(site: Site) -> None:
    mission_id = await site.proposed()
    headers = {"idempotency-key": "k"}
    for cap in (1, 2):
        body = {"max_cost_usd": cap}
        answer = await site.put(f"/missions/{mission_id}/update", body, headers=headers)
        assert answer.json()["mission"]["cap_usd"] == f"{cap}.00"
