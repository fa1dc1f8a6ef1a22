"""Create, read, list, edit, decide."""

from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.domain.intent import Intent
from buddy.testing.tools import ScriptedTool, spec
from worlds import OBJECTIVE

EXTRACT = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")


class TestCreate:
    async def test_the_answer(self, site: Site) -> None:
        answer = await site.post("/missions/create", {"objective": OBJECTIVE})
        assert answer.status_code == 201
        body = answer.json()
        assert (body["mission_id"], body["status"], body["questions"]) == (
            "m_000000000001",
            "proposed",
            [],
        )
        assert answer.headers["location"] == "/missions/m_000000000001"
        assert answer.headers["etag"] == '"1"'
        proposal = body["proposal"]
        assert (proposal["tool"], proposal["confidence"]) == ("web_search", 0.9)
        assert proposal["cost"] == {
            "p50_usd": "0.00",
            "p90_usd": "0.00",
            "cap_usd": "5.00",
            "basis": "free",
            "basis_text": "free",
            "samples": 0,
        }
        mission = body["mission"]
        assert mission["created_at"] == "2026-01-15T10:30:45.123Z"
        assert mission["metadata"] == {"source": "api"}
        assert mission["scope"]["allowed_domains"] is None

    async def test_every_field(self, site: Site) -> None:
        body: dict[str, Any] = {
            "scope": {
                "allowed_domains": ["example.org"],
                "blocked_domains": ["bad.example.org"],
                "max_pages": 3,
                "max_duration_seconds": 30,
            },
            "constraints": {"language": "en", "deep": [1, None, {"a": True}]},
            "priority": "high",
            "tool": "web_search",
            "tool_input": {"query": "cats"},
            "max_cost_usd": "1.50",
        }
        mission = (await site.create(**body))["mission"]
        expected = {**body, "scope": {**body["scope"], "max_duration_seconds": 30.0}}
        expected["cap_usd"] = expected.pop("max_cost_usd")
        assert {name: mission[name] for name in expected} == expected

    async def test_what_goes_on_from_a_mission_keeps_its_limits(self, site: Site) -> None:
        limits: dict[str, Any] = {
            "scope": {"allowed_domains": ["example.org"], "max_pages": 3},
            "constraints": {"language": "en"},
            "priority": "high",
            "max_cost_usd": "1.50",
        }
        parent = (await site.create(**limits))["mission"]
        named = {"parent_mission_id": parent["mission_id"]}
        child = (await site.create("search for more", tool="web_search", **named))["mission"]
        kept = ("scope", "constraints", "priority", "cap_usd")
        assert {name: child[name] for name in kept} == {name: parent[name] for name in kept}
        assert child["parent_mission_id"] == parent["mission_id"]
        other = (await site.create(max_cost_usd="2.00", **named))["mission"]
        assert (other["cap_usd"], other["scope"]) == ("2.00", parent["scope"])

    async def test_it_goes_on_from_no_unknown_mission(self, site: Site) -> None:
        body = {"objective": OBJECTIVE, "parent_mission_id": "m_none"}
        assert_problem(await site.post("/missions/create", body), 404, "mission_not_found")

    @pytest.mark.parametrize("amount", ["1.5", 1.5, "1.50"])
    async def test_money_as_text_or_number(self, site: Site, amount: object) -> None:
        assert (await site.create(max_cost_usd=amount))["mission"]["cap_usd"] == "1.50"

    async def test_null_is_not_said(self, site: Site) -> None:
        names = ("scope", "constraints", "priority", "tool", "tool_input", "max_cost_usd")
        created = await site.create(**dict.fromkeys(names))
        assert created["status"] == "proposed"

    async def test_a_question_instead_of_a_proposal(self, start_site: MakeSite) -> None:
        site = await start_site([ScriptedTool(EXTRACT)])
        body = await site.create("extract the prices", tool="web_extract")
        assert (body["status"], body["proposal"]) == ("clarification_needed", None)
        (question,) = body["questions"]
        assert (question["field"], question["choices"]) == ("url", [])
        assert question["text"].startswith("Which page?")

    async def test_the_channel_is_a_label_not_an_identity(self, site: Site) -> None:
        headers = {"x-buddy-client": "cli", "x-user-id": "eve", "authorization": "Bearer eve"}
        answer = await site.post("/missions/create", {"objective": "search"}, headers=headers)
        mission = answer.json()["mission"]
        assert (mission["user_id"], mission["metadata"]["source"]) == ("local", "cli")


class TestRead:
    async def test_one(self, site: Site) -> None:
        created = await site.create()
        answer = await site.get(f"/missions/{created['mission_id']}")
        assert answer.status_code == 200
        assert answer.headers["etag"] == '"1"'
        assert answer.json() == created["mission"]

    async def test_nobodys(self, site: Site) -> None:
        body = assert_problem(await site.get("/missions/m_nobody"), 404, "mission_not_found")
        assert body["mission_id"] == "m_nobody"

    async def test_the_list_is_paged_newest_first(self, site: Site) -> None:
        made = []
        for _ in range(5):
            made.append(await site.proposed())
            site.world.clock.advance(1)
        seen: list[str] = []
        cursor: str | None = None
        pages = 0
        while cursor is not None or pages == 0:
            params = {"limit": 2, **({"cursor": cursor} if cursor else {})}
            page = (await site.get("/missions", params=params)).json()
            seen += [item["mission_id"] for item in page["items"]]
            cursor, pages = page["next_cursor"], pages + 1
        assert (seen, pages) == (made[::-1], 3)

    async def test_the_list_is_filtered(self, site: Site) -> None:
        first = await site.proposed(objective="search for cats")
        site.world.clock.advance(60)
        second = await site.approved(objective="search for DOGS")

        async def found(**params: Any) -> list[str]:
            answer = await site.get("/missions", params=params)
            assert answer.status_code == 200, answer.text
            return [item["mission_id"] for item in answer.json()["items"]]

        assert await found() == [second, first]
        assert await found(status="proposed") == [first]
        assert await found(status=["proposed", "approved"]) == [second, first]
        assert await found(q="dogs") == [second]
        assert await found(q="%") == []
        assert await found(since="2026-01-15T11:31:00+01:00") == [second]

    @pytest.mark.parametrize(
        ("params", "code"),
        [
            ({"cursor": "made up"}, "input_invalid"),
            ({"since": "yesterday"}, "input_invalid"),
            ({"since": "2026-01-15T10:00:00"}, "input_invalid"),
            ({"since": "0001-01-01T00:00:00+14:00"}, "input_invalid"),
            ({"status": "asleep"}, "request_invalid"),
            ({"limit": 0}, "request_invalid"),
            ({"limit": 201}, "request_invalid"),
            ({"q": "x" * 201}, "request_invalid"),
        ],
    )
    async def test_a_list_that_cannot_be(
        self, site: Site, params: dict[str, Any], code: str
    ) -> None:
        assert_problem(await site.get("/missions", params=params), 422, code)


class TestUpdate:
    async def test_the_new_proposal_and_what_changed(self, site: Site) -> None:
        mission_id = await site.proposed()
        body = {"max_cost_usd": 1, "priority": "low", "revision": 1}
        answer = await site.put(f"/missions/{mission_id}/update", body)
        assert answer.status_code == 200, answer.text
        assert answer.headers["etag"] == '"2"'
        found = answer.json()
        assert (found["revision"], found["changed_fields"]) == (2, ["priority", "cap_usd"])
        assert found["proposal"]["cost"]["cap_usd"] == "1.00"
        assert found["mission"] == await site.mission(mission_id)

    async def test_nothing_changed(self, site: Site) -> None:
        mission_id = await site.proposed()
        cursor = await site.cursor()
        answer = await site.put(f"/missions/{mission_id}/update", {"objective": OBJECTIVE})
        assert (answer.json()["revision"], answer.json()["changed_fields"]) == (1, [])
        assert await site.cursor() == cursor

    async def test_a_second_writer_is_told(self, site: Site) -> None:
        mission_id = await site.proposed()
        path = f"/missions/{mission_id}/update"
        await site.put(path, {"max_cost_usd": 1, "revision": 1})
        body = assert_problem(
            await site.put(path, {"max_cost_usd": 2, "revision": 1}), 409, "revision_conflict"
        )
        assert (body["given_revision"], body["current_revision"]) == (1, 2)

    @pytest.mark.parametrize("etag", ['"1"', 'W/"1"', "1"])
    async def test_if_match_is_the_revision(self, site: Site, etag: str) -> None:
        mission_id = await site.proposed()
        path, headers = f"/missions/{mission_id}/update", {"if-match": etag}
        answer = await site.put(path, {"max_cost_usd": 1}, headers=headers)
        assert answer.status_code == 200
        answer = await site.put(path, {"max_cost_usd": 2}, headers=headers)
        assert_problem(answer, 409, "revision_conflict")
        answer = await site.put(path, {"max_cost_usd": 2}, headers={"if-match": "*"})
        assert answer.status_code == 200

    @pytest.mark.parametrize("etag", ["nonsense", '"2"', '""', "\u00b2", "9" * 5000])
    async def test_if_match_that_says_nothing(self, site: Site, etag: str) -> None:
        mission_id = await site.proposed()
        answer = await site.put(
            f"/missions/{mission_id}/update",
            {"max_cost_usd": 1, "revision": 1},
            headers={"if-match": etag.encode("latin-1")},
        )
        assert_problem(answer, 422, "input_invalid")

    async def test_a_decided_mission(self, site: Site) -> None:
        mission_id = await site.approved()
        answer = await site.put(f"/missions/{mission_id}/update", {"max_cost_usd": 1})
        assert_problem(answer, 409, "mission_not_editable")

    @pytest.mark.parametrize(
        "body", [{"objective": None}, {"objective": " "}, {"max_cost_usd": "free"}, {"id": "m"}]
    )
    async def test_an_edit_that_cannot_be(self, site: Site, body: dict[str, Any]) -> None:
        mission_id = await site.proposed()
        answer = await site.put(f"/missions/{mission_id}/update", body)
        assert answer.status_code == 422, answer.text
        assert (await site.mission(mission_id))["revision"] == 1

    async def test_null_goes_back_to_the_default(self, site: Site) -> None:
        mission_id = await site.proposed(max_cost_usd=1, priority="high", tool="web_search")
        body = {"max_cost_usd": None, "priority": None, "tool": None, "scope": None}
        answer = await site.put(f"/missions/{mission_id}/update", body)
        mission = answer.json()["mission"]
        assert (mission["cap_usd"], mission["priority"]) == ("5.00", "normal")


class TestDecide:
    async def test_approve(self, site: Site) -> None:
        mission_id = await site.proposed()
        answer = await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
        body = answer.json()
        assert (answer.status_code, body["status"], body["revision"]) == (200, "approved", 1)
        assert body["warrant"]["approved_by"] == "local"
        assert body["warrant"]["expires_at"] == "2026-01-16T10:30:45.123Z"
        assert (await site.mission(mission_id))["run"] is None

    @pytest.mark.parametrize("content", [b"", b"{}", b'{"revision": null}'])
    async def test_without_a_revision_while_the_first_stands(
        self, site: Site, content: bytes
    ) -> None:
        mission_id = await site.proposed()
        headers = {"content-type": "application/json"} if content else {}
        path = f"/missions/{mission_id}/approve"
        answer = await site.http.post(path, content=content, headers=headers)
        assert (answer.status_code, answer.json()["status"]) == (200, "approved")

    async def test_the_same_revision_again_writes_nothing(self, site: Site) -> None:
        mission_id = await site.proposed()
        first = await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
        cursor = await site.cursor()
        site.world.clock.advance(60)
        again = await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
        assert (again.status_code, again.json()) == (200, first.json())
        assert await site.cursor() == cursor

    async def test_a_revision_must_be_named_once_there_are_several(self, site: Site) -> None:
        mission_id = await site.proposed()
        await site.put(f"/missions/{mission_id}/update", {"max_cost_usd": 1})
        path = f"/missions/{mission_id}/approve"
        body = assert_problem(await site.post(path), 409, "revision_required")
        assert body["current_revision"] == 2
        assert_problem(await site.post(path, {"revision": 1}), 409, "revision_conflict")
        assert (await site.mission(mission_id))["status"] == "proposed"
        answer = await site.http.post(path, headers={"if-match": '"2"'})
        assert answer.json()["status"] == "approved"

    async def test_another_revision_of_an_approved_mission(self, site: Site) -> None:
        mission_id = await site.approved()
        answer = await site.post(f"/missions/{mission_id}/approve", {"revision": 2})
        assert_problem(answer, 409, "revision_conflict")

    @pytest.mark.parametrize("revision", [None, 1, 2])
    async def test_a_rejected_mission_is_not_approved(
        self, site: Site, revision: int | None
    ) -> None:
        mission_id = await site.proposed()
        answer = await site.post(f"/missions/{mission_id}/reject", {"reason": "no"})
        assert answer.json()["status"] == "rejected"
        cursor = await site.cursor()
        body = {"revision": revision} if revision else {}
        answer = await site.post(f"/missions/{mission_id}/approve", body)
        assert_problem(answer, 409, "invalid_transition")
        assert await site.cursor() == cursor

    async def test_a_mission_that_is_over_is_not_approved(self, site: Site) -> None:
        mission_id = await site.executed()
        answer = await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
        assert_problem(answer, 409, "invalid_transition")

    async def test_a_question_is_not_approved(self, site: Site) -> None:
        site.world.understanding.fit = {}
        mission_id = await site.proposed()
        answer = await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
        assert_problem(answer, 409, "invalid_transition")

    @pytest.mark.parametrize("action", ["reject", "cancel"])
    async def test_reject_and_cancel_again_write_nothing(self, site: Site, action: str) -> None:
        mission_id = await site.proposed()
        status = {"reject": "rejected", "cancel": "cancelled"}[action]
        for _ in range(2):
            answer = await site.post(f"/missions/{mission_id}/{action}")
            assert (answer.status_code, answer.json()["status"]) == (200, status)
        assert await site.cursor() == 2

    @pytest.mark.parametrize("action", ["approve", "reject", "cancel", "execute"])
    async def test_nobodys_mission(self, site: Site, action: str) -> None:
        answer = await site.post(f"/missions/m_nobody/{action}")
        assert_problem(answer, 404, "mission_not_found")
