"""Requests that cannot be served: a 4xx with a stable code, and nothing is changed."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy import errors
from buddy.adapters.store.sql.store import SqlStore
from buddy.errors import BuddyError, StoreUnavailable
from buddy.testing.conformance.store_case import OnCommit
from buddy.web.errors import STATUS_BY_CODE

JSON = {"content-type": "application/json"}
SECRET = "password in a driver's message"


async def send(site: Site, content: bytes) -> Any:
    return await site.http.post("/missions/create", content=content, headers=JSON)


@pytest.mark.parametrize(
    "content",
    [
        b"objective=x",
        b"{",
        b'{"objective": "x"',
        b"\xff\xfe",
        b'{"objective": "\xff"}',
        b"{'a': 1}",
    ],
)
async def test_a_body_that_is_not_json(site: Site, content: bytes) -> None:
    assert_problem(await send(site, content), 400, "body_not_json")
    assert await site.cursor() == 0


@pytest.mark.parametrize("depth", [500, 900, 5_000, 100_000])
async def test_a_body_nested_without_end(site: Site, depth: int) -> None:
    nested = b"[" * depth + b"]" * depth
    answer = await send(site, b'{"objective": "x", "constraints": {"a": ' + nested + b"}}")
    assert answer.status_code in {201, 400, 422}, answer.text
    assert await site.cursor() == (answer.status_code == 201)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "objective"),
        ([], ""),
        ("text", ""),
        (None, ""),
        ({"objective": 3}, "objective"),
        ({"objective": None}, "objective"),
        ({"objective": ["x"]}, "objective"),
        ({"objective": "x", "surprise": 1}, "surprise"),
        ({"objective": "x", "user_id": "eve"}, "user_id"),
        ({"objective": "x", "priority": "urgent"}, "priority"),
        ({"objective": "x", "scope": []}, "scope"),
        ({"objective": "x", "scope": {"max_pages": "many"}}, "scope.max_pages"),
        ({"objective": "x", "scope": {"depth": 2}}, "scope.depth"),
        ({"objective": "x", "constraints": []}, "constraints"),
        ({"objective": "x", "tool": 7}, "tool"),
        ({"objective": "x", "tool_input": "q"}, "tool_input"),
    ],
)
async def test_wrong_types_and_unknown_fields(site: Site, body: object, field: str) -> None:
    answer = await send(site, json.dumps(body).encode())
    found = assert_problem(answer, 422, "request_invalid")
    assert field in [error["field"] for error in found["errors"]]
    assert await site.cursor() == 0


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ({"objective": ""}, "input_invalid", "empty"),
        ({"objective": " \n\t"}, "input_invalid", "empty"),
        ({"objective": "x" * 100_000}, "input_invalid", "100,000 characters; at most 10,000"),
        ({"objective": "x", "max_cost_usd": 0}, "input_invalid", "above $0.00"),
        ({"objective": "x", "max_cost_usd": -1}, "input_invalid", "above $0.00"),
        ({"objective": "x", "max_cost_usd": "1e-9"}, "input_invalid", "finer"),
        ({"objective": "x", "max_cost_usd": "a lot"}, "input_invalid", "not an amount"),
        ({"objective": "x", "max_cost_usd": 10**12}, "input_invalid", "not an amount"),
        ({"objective": "x", "scope": {"max_pages": 0}}, "input_invalid", "max_pages is 0"),
        ({"objective": "x", "scope": {"max_pages": 10**30}}, "input_invalid", "max_pages"),
        (
            {"objective": "x", "scope": {"allowed_domains": ["http://a.example"]}},
            "input_invalid",
            "bare domain",
        ),
        ({"objective": "x", "tool": "telepathy"}, "tool_unknown", "telepathy"),
        (
            {"objective": "x", "tool": "web_search", "tool_input": {"query": 1}},
            "tool_input_invalid",
            "query",
        ),
    ],
)
async def test_values_outside_what_is_accepted(
    site: Site, body: dict[str, Any], code: str, words: str
) -> None:
    answer = await send(site, json.dumps(body).encode())
    found = assert_problem(answer, STATUS_BY_CODE[code], code)
    assert words in found["detail"]
    assert await site.cursor() == 0


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("field", ["constraints", "tool_input", "scope", "max_cost_usd"])
async def test_numbers_that_json_has_no_word_for(site: Site, field: str, number: str) -> None:
    value = {
        "constraints": f'{{"a": {number}}}',
        "tool_input": f'{{"query": {number}}}',
        "scope": f'{{"max_duration_seconds": {number}}}',
        "max_cost_usd": number,
    }[field]
    answer = await send(site, f'{{"objective": "search", "{field}": {value}}}'.encode())
    assert answer.status_code in {400, 422}, answer.text
    assert answer.json()["code"] in {"request_invalid", "input_invalid", "tool_input_invalid"}
    assert await site.cursor() == 0


@pytest.mark.parametrize("field", ["objective", "tool", "constraints", "tool_input", "scope"])
async def test_half_a_character(site: Site, field: str) -> None:
    bodies = {
        "objective": rb'{"objective": "\ud800"}',
        "tool": rb'{"objective": "x", "tool": "\ud800"}',
        "constraints": rb'{"objective": "x", "constraints": {"\ud800": "\udfff"}}',
        "tool_input": rb'{"objective": "x", "tool_input": {"query": "\ud800"}}',
        "scope": rb'{"objective": "x", "scope": {"allowed_domains": ["\ud800"]}}',
    }
    answer = await send(site, bodies[field])
    assert answer.status_code == 422, answer.text
    assert await site.cursor() == 0


@pytest.mark.parametrize("text", ["\u0000", "\u202e", "🙂" * 100, "x'; drop table mission;--"])
async def test_odd_texts_come_back_as_they_are(
    start_site: MakeSite, tmp_path: Path, text: str
) -> None:
    site = await start_site(make_store=sqlite_in(tmp_path))
    mission_id = await site.proposed(objective=f"search {text} now")
    assert (await site.mission(mission_id))["objective"] == f"search {text} now"


async def test_a_body_over_a_megabyte(site: Site) -> None:
    answer = await send(site, json.dumps({"objective": "x" * 1_000_001}).encode())
    assert_problem(answer, 413, "body_too_large")


async def test_a_body_over_a_megabyte_in_chunks(site: Site) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b'{"objective": "'
        for _ in range(200):
            yield b"x" * 10_000
        yield b'"}'

    answer = await site.http.post("/missions/create", content=chunks(), headers=JSON)
    assert_problem(answer, 413, "body_too_large")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "route_not_found"),
        ("DELETE", "/missions", 405, "method_not_allowed"),
        ("GET", "/missions/create/x/y", 404, "route_not_found"),
        ("GET", "/artifacts/a_nobody", 404, "not_found"),
        ("GET", "/artifacts/a_nobody/preview", 404, "not_found"),
        ("GET", "/missions/m_nobody/progress", 404, "mission_not_found"),
        ("GET", "/missions/m_nobody/events", 404, "mission_not_found"),
        ("GET", "/missions/m_nobody/artifacts", 404, "mission_not_found"),
        ("POST", "/tools/telepathy/enable", 404, "tool_unknown"),
        ("GET", "/events?after=-1", 422, "request_invalid"),
        ("GET", "/events?limit=1001", 422, "request_invalid"),
        ("GET", "/events?after=one", 422, "request_invalid"),
    ],
)
async def test_other_refusals(site: Site, method: str, path: str, status: int, code: str) -> None:
    assert_problem(await site.http.request(method, path), status, code)


def sqlite_in(folder: Path) -> Any:
    def make(on_commit: OnCommit) -> SqlStore:
        return SqlStore.sqlite(folder / "buddy.sqlite", on_commit)

    return make


@pytest.mark.parametrize("after", [2**53, 2**63, 10**30])
async def test_positions_no_log_will_reach(
    start_site: MakeSite, tmp_path: Path, after: int
) -> None:
    site = await start_site(make_store=sqlite_in(tmp_path))
    mission_id = await site.proposed()
    for path in ("/events", f"/missions/{mission_id}/events"):
        answer = await site.get(path, params={"after": after})
        assert answer.status_code in {200, 422}, answer.text
    huge = {"revision": after}
    answer = await site.post(f"/missions/{mission_id}/approve", huge)
    assert answer.status_code in {409, 422}, answer.text


async def test_an_error_nobody_expected_tells_nothing(
    start_site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    site = await start_site()

    async def broken(*_args: object) -> None:
        raise RuntimeError(SECRET)

    class Broken:
        def __getattr__(self, _name: str) -> Any:
            return broken

    site.world.buddy.missions = Broken()  # type: ignore[assignment]  # breaks every read
    mission = await site.get("/missions/m_1")
    listed = await site.get("/missions")
    for answer in (mission, listed):
        assert_problem(answer, 500, "internal_error")
        assert SECRET not in answer.text
    assert SECRET in caplog.text


async def test_a_store_that_does_not_answer_is_a_503(start_site: MakeSite) -> None:
    site = await start_site()

    async def away(*_args: object) -> None:
        raise StoreUnavailable("The store does not answer; try again")

    class Away:
        def __getattr__(self, _name: str) -> Any:
            return away

    site.world.buddy.missions = Away()  # type: ignore[assignment]  # breaks every read
    assert_problem(await site.get("/missions"), 503, "store_unavailable")


def every_error() -> list[type[BuddyError]]:
    found, waiting = [], [BuddyError]
    while waiting:
        cls = waiting.pop()
        found.append(cls)
        waiting += cls.__subclasses__()
    return found


def test_every_error_has_a_status_and_a_code_of_its_own() -> None:
    ours = [cls for cls in every_error() if cls.__module__ == errors.__name__]
    codes = [cls.code for cls in ours]
    assert sorted(codes) == sorted(STATUS_BY_CODE)
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)
    assert all(400 <= status < 600 for status in STATUS_BY_CODE.values())
