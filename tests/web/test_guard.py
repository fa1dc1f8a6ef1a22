"""Pages from elsewhere cannot drive Buddy; programs on this machine can."""

from typing import Any

import httpx2
import pytest
from web_site import BASE, MakeSite, Site, assert_problem

from buddy.domain.ids import UserId
from buddy.testing.tools import ScriptedTool
from buddy.web.guard import RequestGuard

CREATE = "/missions/create"
BODY = {"objective": "search for cats"}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "10.0.0.5:8000",
        "[::2]",
        "0.0.0.0:8000",
        "127.0.0.1@evil.example",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/missions", "/", "/healthz", "/openapi.json", "/docs"])
async def test_a_foreign_host(site: Site, host: str, path: str) -> None:
    answer = await site.get(path, headers={"host": host})
    assert_problem(answer, 403, "host_not_allowed")


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:3000", "127.0.0.1", "127.1.2.3:80", "[::1]:8000", "[::1]"]
)
async def test_its_own_names(site: Site, host: str) -> None:
    assert (await site.get("/missions", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8000", "", "x"],
)
async def test_a_foreign_origin_changes_nothing(site: Site, origin: str) -> None:
    answer = await site.post(CREATE, BODY, headers={"origin": origin})
    assert_problem(answer, 403, "origin_not_allowed")
    assert await site.cursor() == 0


async def test_its_own_origin(site: Site) -> None:
    headers = {"origin": BASE, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}
    assert (await site.post(CREATE, BODY, headers=headers)).status_code == 201


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-mode": "no-cors"},
    ],
)
async def test_browser_headers_without_an_origin(site: Site, headers: dict[str, str]) -> None:
    assert_problem(await site.post(CREATE, BODY, headers=headers), 403, "origin_not_allowed")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_every_writing_method_is_looked_at(site: Site, method: str) -> None:
    answer = await site.http.request(
        method, "/missions/m_1", headers={"origin": "https://x.example"}
    )
    assert_problem(answer, 403, "origin_not_allowed")


async def test_a_program_without_an_origin(site: Site) -> None:
    answer = await site.post(CREATE, BODY, headers={"user-agent": "curl/8.5.0"})
    assert answer.status_code == 201


@pytest.mark.parametrize(
    "media_type",
    ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""],
)
async def test_what_a_form_can_send(site: Site, media_type: str) -> None:
    headers = {"content-type": media_type} if media_type else {}
    content = b'{"objective": "search for cats"}'
    answer = await site.http.post(CREATE, content=content, headers=headers)
    assert_problem(answer, 415, "body_not_json")
    assert await site.cursor() == 0


async def test_a_charset_is_no_other_type(site: Site) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    answer = await site.http.post(CREATE, content=b'{"objective": "search"}', headers=headers)
    assert answer.status_code == 201


async def test_no_other_page_may_read(site: Site) -> None:
    answer = await site.get("/missions", headers={"origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    answer = await site.http.options("/missions", headers={"origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]


async def test_pages_carry_their_policy(site: Site) -> None:
    headers = (await site.get("/docs")).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (
            [(b"host", b"127.0.0.1:8000"), (b"origin", b"https://evil.example")],
            "origin_not_allowed",
        ),
        ([(b"host", b"evil.example"), (b"origin", b"http://evil.example")], "host_not_allowed"),
        ([(b"host", b"127.0.0.1"), (b"sec-fetch-mode", b"websocket")], "origin_not_allowed"),
    ],
)
async def test_a_foreign_websocket_is_closed_before_it_opens(
    headers: list[tuple[bytes, bytes]], code: str
) -> None:
    sent: list[Any] = []

    async def never(*_args: object) -> None:
        raise AssertionError("the application was reached")

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/ws/local", "headers": headers}
    await RequestGuard(never)(scope, receive, send)
    assert sent == [{"type": "websocket.close", "code": 4403, "reason": code}]


class OtherIdentity:
    """Knows everybody as somebody, or nobody."""

    def __init__(self, user_id: str | None) -> None:
        self.user_id = user_id

    def identify(self, headers: object, client_host: str) -> UserId | None:
        return None if self.user_id is None else UserId(self.user_id)

    def account_of(self, actor: UserId) -> UserId:
        return actor


async def test_nobody_known_is_served_nothing(start_site: MakeSite) -> None:
    site = await start_site(identity=OtherIdentity(None))
    for answer in (await site.get("/missions"), await site.post(CREATE, BODY)):
        assert_problem(answer, 401, "not_identified")
    assert (await site.get("/healthz")).status_code == 200


async def test_the_client_address_is_the_identity(site: Site) -> None:
    transport = httpx2.ASGITransport(app=site.app, client=("192.0.2.7", 1))
    async with httpx2.AsyncClient(transport=transport, base_url=BASE) as away:
        headers = {"x-forwarded-for": "127.0.0.1", "forwarded": "for=127.0.0.1"}
        assert_problem(await away.get("/missions", headers=headers), 401, "not_identified")


async def test_one_users_missions_are_nobody_elses(start_site: MakeSite) -> None:
    identity = OtherIdentity("anna")
    site = await start_site([ScriptedTool()], identity=identity)
    mission_id = await site.executed()
    reference = (await site.mission(mission_id))["execution_record"]["artifact_reference"]
    identity.user_id = "ben"
    paths = [
        f"/missions/{mission_id}",
        f"/missions/{mission_id}/progress",
        f"/missions/{mission_id}/events",
        f"/missions/{mission_id}/artifacts",
    ]
    for path in paths:
        assert_problem(await site.get(path), 404, "mission_not_found")
    assert_problem(await site.get(f"/artifacts/{reference['artifact_id']}"), 404, "not_found")
    for action in ("approve", "reject", "cancel", "execute"):
        answer = await site.post(f"/missions/{mission_id}/{action}")
        assert_problem(answer, 404, "mission_not_found")
    for path in ("/missions", "/events"):
        assert (await site.get(path)).json()["items"] == []
    assert (await site.get("/api/analytics/all")).json()["agents"] == []
