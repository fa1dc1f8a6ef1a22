"""The web tools from proposal to artifact, over HTTP, with a real Chromium and a local site."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from web_site import Site, open_site

from buddy.adapters.browser.chromium import ChromiumBrowser
from buddy.adapters.browser.chromium_process import ChromiumProcess
from buddy.adapters.fetch.gateway import GuardedGateway
from buddy.adapters.search.memory import MemorySearch
from buddy.adapters.tools.web_extract import WebExtract
from buddy.adapters.tools.web_navigate import WebNavigate
from buddy.adapters.tools.web_research import WebResearch
from buddy.ports.search import SearchHit
from local_site import LocalSite, Names, fetcher

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.xdist_group("chromium"),
    pytest.mark.asyncio(loop_scope="session"),
]
TEXT = (
    "The ferry to the island leaves the harbour at nine every morning, carries forty cars, and "
    "takes two hours when the sea is calm; in winter it stays in port on Mondays."
)
SHELL = f"""<html><head><title>Ferry</title></head><body><div id="root"></div><script>
document.getElementById("root").innerHTML = "<main><h1>Ferry</h1><p>{TEXT}</p></main>";
new Image().src = "http://ads.example/pixel";</script></body></html>"""


@asynccontextmanager
async def island(chromium: ChromiumProcess) -> AsyncGenerator[tuple[LocalSite, Site]]:
    """A site on the web that a Buddy with the web tools may reach."""
    async with LocalSite() as site:
        site.page("/app", SHELL.encode())
        site.redirect("/old", "/app")
        site.redirect("/out", site.url("/app", "other.example"))
        names = Names(ferry_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])
        reach = fetcher(f"127.0.0.1:{site.port}", resolve=names)
        hit = SearchHit(
            title="Ferry", url=site.url("/app", "ferry.example"), snippet="ferry", engine="one"
        )
        tools = [
            WebExtract(),
            WebNavigate(),
            WebResearch([MemorySearch([hit], name="one engine", online=True)]),
        ]
        browser = ChromiumBrowser(GuardedGateway(reach), chromium)
        async with open_site(tools, fetcher=reach, browser=browser) as buddy:
            yield site, buddy


async def run(buddy: Site, tool: str, tool_input: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    mission_id = await buddy.approved(
        objective="look at the ferry", tool=tool, tool_input=tool_input,
        scope={"allowed_domains": ["ferry.example"]},
    )  # fmt: skip
    answer = await buddy.post(f"/missions/{mission_id}/execute")
    return mission_id, answer.json()


async def artifact(buddy: Site, result: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    found = result["artifact_reference"]["artifact_id"]
    content = (await buddy.get(f"/artifacts/{found}")).json()["content"]
    return content, (await buddy.get(f"/artifacts/{found}/preview")).json()


async def test_each_tool_goes_from_proposal_to_artifact(chromium: ChromiumProcess) -> None:
    async with island(chromium) as (site, buddy):
        app, old = site.url("/app", "ferry.example"), site.url("/old", "ferry.example")

        _, extracted = await run(buddy, "web_extract", {"url": app})
        assert extracted["success"] is True, extracted
        content, preview = await artifact(buddy, extracted)
        assert TEXT in content["text"]
        assert (content["rendered"], content["blocked_requests"]) == (True, 1)
        assert preview["kind"] == "document"

        _, opened = await run(buddy, "web_navigate", {"url": old})
        assert opened["success"] is True, opened
        content, preview = await artifact(buddy, opened)
        assert (content["final_url"], content["status"], content["title"]) == (app, 200, "Ferry")
        assert content["redirects"] == [old]
        assert (content["screenshot"]["width"], content["screenshot"]["height"]) == (1280, 800)
        assert preview["kind"] == "navigation"
        assert 'src="data:image/png;base64,' in preview["html"]

        _, researched = await run(buddy, "web_research", {"query": "ferry to the island"})
        assert researched["success"] is True, researched
        content, preview = await artifact(buddy, researched)
        assert content["statements"] == [{"text": TEXT, "sources": [1]}]
        assert content["sources"][0]["url"] == app
        assert "[1]" in preview["html"]
        assert f'href="{app}"' in preview["html"]


async def test_a_page_that_leads_out_of_the_domains_parks_and_goes_on_when_approved(
    chromium: ChromiumProcess,
) -> None:
    async with island(chromium) as (site, buddy):
        out = site.url("/out", "ferry.example")
        mission_id, parked = await run(buddy, "web_navigate", {"url": out})
        assert parked["status"] == "awaiting_approval"
        run_state = (await buddy.mission(mission_id))["run"]
        assert run_state["deviation"]["kind"] == "domain"
        assert run_state["deviation"]["needed"] == "other.example"
        body = {"revision": 1, "attempt": run_state["attempt"]}
        approved = await buddy.post(f"/missions/{mission_id}/approve", body)
        assert approved.status_code == 200, approved.text
        answer = (await buddy.post(f"/missions/{mission_id}/execute")).json()
        content, _ = await artifact(buddy, answer)
        assert content["final_url"] == site.url("/app", "other.example")
