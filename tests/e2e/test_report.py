"""A mission's report, written by the command line, opened from a file with no network."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.async_api import Browser
from served_buddy import Served, SlowSite

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

HOSTILE = (
    "</title></style><script>document.title='pwned'</script>"
    "<img src=http://evil.example/x onerror=\"document.title='pwned'\">"
    "<style>@import 'http://evil.example/s';body{display:none}</style>"
)


async def report_of(served: Served, site: SlowSite, folder: Path) -> Path:
    """Carry a mission through an edit, its approval and its run; return its report."""
    site.released.set()
    async with httpx2.AsyncClient(base_url=served.api, timeout=60, trust_env=False) as http:

        async def ask(method: str, path: str, body: object) -> dict[str, Any]:
            answer = await http.request(method, path, json=body)
            assert answer.status_code < 400, answer.text
            return answer.json()

        body = {"objective": f"extract {site.url} {HOSTILE}", "tool": "web_extract"}
        body |= {"tool_input": {"urls": [site.url]}, "scope": {"allowed_domains": ["127.0.0.1"]}}
        mission_id = (await ask("POST", "/missions/create", body))["mission_id"]
        change = {"priority": "high", "max_cost_usd": "2.50"}
        await ask("PUT", f"/missions/{mission_id}/update", change)
        await ask("POST", f"/missions/{mission_id}/approve", {"revision": 2})
        result = await ask("POST", f"/missions/{mission_id}/execute", {})
        assert result["success"], result
    file = folder / "report.html"
    buddy = Path(sys.executable).with_name("buddy")
    command = (str(buddy), "mission", "report", mission_id, "--url", served.api)
    process = await asyncio.create_subprocess_exec(*command, "--output", str(file))
    assert await process.wait() == 0
    return file


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_report_opens_from_a_file_with_no_network(
    *, served: Served, site: SlowSite, browser: Browser, tmp_path: Path, scheme: Any, width: int
) -> None:
    file = await report_of(served, site, tmp_path)
    context = await browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True
    )
    page = await context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    await page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert said == []
    assert (await page.title()).startswith("Mission m_")
    assert await page.locator("script, img, iframe, link, form").count() == 0
    assert HOSTILE in (await page.locator("h1").first.text_content() or "")
    for words in ("7 audit links hold", "On bees", "Revision 2", "Warrant for web_extract"):
        assert await page.get_by_text(words).first.is_visible(), words
    # Nothing is wider than the window, and the page is of its scheme.
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(14, 17, 22)" if scheme == "dark" else "rgb(245, 246, 248)")
    await page.emulate_media(media="print")
    ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    await page.screenshot(path=tmp_path / "report.png", full_page=True)
    await context.close()
