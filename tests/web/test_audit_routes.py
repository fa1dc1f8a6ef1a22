"""The audit chain over HTTP, and the report of a mission."""

from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.domain.artifact import ArtifactType
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec

HOSTILE = (
    "</title></style><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "<iframe src=//evil.example></iframe>",
    "<!-- & ]]> <svg/onload=alert(3)>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
)


OWN = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section"),
    *("div", "span", "p", "h1", "h2", "h3", "dl", "dt", "dd", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td", "code", "pre", "strong", "em", "del", "ins"),
    *("i", "a", "time", "br", "caption"),
}
"""The elements that a report and a preview are made of."""


class Elements(HTMLParser):
    """What a browser would take for markup."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.comments = 0

    @property
    def names(self) -> set[str]:
        return set(self.count)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_comment(self, data: str) -> None:
        self.comments += 1


async def acts(site: Site, path: str, **params: Any) -> list[str]:
    answer = await site.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return [item["act"] for item in answer.json()["items"]]


async def test_a_missions_links(site: Site) -> None:
    mission_id = await site.executed()
    await site.proposed()
    told = ["created", "approved", "execute_accepted", "artifact_written", "cost_settled", "ended"]
    assert await acts(site, f"/missions/{mission_id}/audit") == told
    assert await acts(site, "/audit", mission_id=mission_id, newest_first=False) == told
    assert await acts(site, "/audit", limit=2) == ["created", "ended"]


async def test_the_client_names_the_channel(site: Site) -> None:
    for client, channel in (("cli", "cli"), ("whiteboard", "whiteboard"), ("evil", "other")):
        await site.post("/tools/web_search/disable", headers={"x-buddy-client": client})
        (link,) = (await site.get("/audit", params={"limit": 1})).json()["items"]
        assert (link["act"], link["channel"], link["actor"]) == ("tool_disabled", channel, "local")


async def test_pages_of_the_chain(site: Site) -> None:
    for _ in range(5):
        await site.proposed()
    for newest_first, expected in ((True, [5, 4, 3, 2, 1]), (False, [1, 2, 3, 4, 5])):
        numbers: list[int] = []
        cursor: str | None = "0"
        while cursor is not None:
            params = {"limit": 2, "cursor": cursor, "newest_first": newest_first}
            page = (await site.get("/audit", params=params)).json()
            numbers += [item["number"] for item in page["items"]]
            cursor = page["next_cursor"]
        assert numbers == expected


async def test_the_instances_chain(site: Site) -> None:
    await site.post("/instance/pause", {"reason": "secret words"})
    await site.post("/instance/resume")
    assert await acts(site, "/audit", chain="instance") == ["resumed", "paused"]
    assert await acts(site, "/audit") == []
    assert "secret" not in (await site.get("/audit", params={"chain": "instance"})).text


async def test_verify(site: Site) -> None:
    await site.executed()
    body = (await site.get("/audit/verify", params={"events": True})).json()
    assert body["ok"] is True
    mine, instance = body["chains"]
    assert (mine["chain"], mine["links"], mine["events"]) == ("local", 6, 5)
    assert (instance["chain"], instance["links"]) == ("@instance", 0)
    await site.proposed()
    later = (await site.get("/audit/verify", params={"head": mine["head"]})).json()
    assert (later["ok"], later["chains"][0]["noted_at"]) == (True, 6)
    lost = (await site.get("/audit/verify", params={"head": "ab" * 32})).json()
    assert (lost["ok"], lost["problems"][0]["fault"]) == (False, "head_unknown")


@pytest.mark.parametrize(
    "path",
    [
        "/audit?cursor=-1",
        "/audit?limit=0",
        "/audit?chain=other",
        "/audit/verify?head=xyz",
        f"/audit/verify?head={'AB' * 32}",
    ],
)
async def test_what_cannot_be_asked(site: Site, path: str) -> None:
    assert_problem(await site.get(path), 422, "request_invalid")


@pytest.mark.parametrize("what", ["audit", "report"])
async def test_an_unknown_mission(site: Site, what: str) -> None:
    assert_problem(await site.get(f"/missions/m_unknown/{what}"), 404, "mission_not_found")


async def test_a_report_of_a_mission_at_every_stage(site: Site) -> None:
    proposed = await site.proposed()
    approved = await site.approved()
    executed = await site.executed()
    for mission_id, words in (
        (proposed, ("Nobody has decided yet.", "Revision 1")),
        (approved, ("Approved", "Warrant for web_search")),
        (executed, ("tool execution", "SHA-256", "Execution accepted", "6 audit links hold")),
    ):
        answer = await site.get(f"/missions/{mission_id}/report")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")
        assert "script-src" not in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        for word in (mission_id, *words):
            assert word in answer.text


@pytest.mark.parametrize("kind", ArtifactType)
async def test_hostile_words_stay_words(start_site: MakeSite, kind: ArtifactType) -> None:
    """In the objective, in a reason, and in whatever a tool may answer."""
    text = " ".join(HOSTILE)

    async def hostile(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        row = {"url": f"javascript:{text}", "title": text, "snippet": text}
        data = {
            "results": [row],
            "engine": text,
            "equation": text,
            "value": text,
            "unit": text,
            "text": text,
            "title": text,
        }
        if kind is ArtifactType.DOCUMENT:
            del data["results"]
        return ToolResult(data=data, summary=text, title=text)

    declared = spec()
    object.__setattr__(declared, "artifact_type", kind)
    site = await start_site([ScriptedTool(declared, hostile)])
    mission_id = await site.executed(objective=f"search for {text}", tool="web_search")
    html = (await site.get(f"/missions/{mission_id}/report")).text
    assert "6 audit links hold" in html
    page = Elements()
    page.feed(html)
    page.close()
    assert page.names <= OWN
    assert page.names.isdisjoint({"script", "img", "iframe", "svg", "form", "link", "object"})
    assert page.attributes.isdisjoint({"src", "srcdoc", "srcset", "action", "background"})
    assert not [name for name in page.attributes if name.startswith("on")]
    assert all(link.startswith(("http://", "https://")) for link in page.links)
    assert page.count["title"] == page.count["style"] == page.count["main"] == 1
    assert (page.count["meta"], page.comments) == (4, 0)
    # It is there, as words.
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5
