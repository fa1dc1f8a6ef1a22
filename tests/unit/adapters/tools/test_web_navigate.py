"""web_navigate: where an address leads, with a browser and without."""

from __future__ import annotations

import base64
import subprocess
import sys

import pytest
from small_web import SmallWeb, rendered

from buddy.adapters.browser.memory import PICTURE
from buddy.adapters.tools.web_navigate import WebNavigate
from buddy.domain.scope import Scope
from buddy.errors import ToolExecutionFailed, ToolInputInvalid, WarrantExceeded
from buddy.ports.fetcher import FetchedPage

HOME, OLD = "https://bakery.example/", "https://bakery.example/old"
HTML = """<html><head><title>The bakery</title></head><body><main>
<a href="/bread">Bread</a> <a href="https://flour.example/">Our mill</a></main></body></html>"""
LINKS = [
    {"text": "Bread", "url": "https://bakery.example/bread"},
    {"text": "Our mill", "url": "https://flour.example/"},
]
MISSING = "this Buddy was set up without a browser"


async def test_the_browser_tells_all_of_it() -> None:
    seen = rendered(HOME, HTML, "The bakery", redirects=(OLD,))
    web = SmallWeb(shown={OLD: seen}, loads={OLD: ("https://ads.example/1",)})
    scope = Scope(allowed_domains=("bakery.example",))
    result = await web.call(WebNavigate(), {"url": OLD}, scope)
    data = dict(result.data)
    assert (data["url"], data["final_url"], data["status"]) == (OLD, HOME, 200)
    assert (data["title"], data["redirects"], data["links"]) == ("The bakery", [OLD], LINKS)
    assert data["screenshot"] == {
        "media_type": "image/png",
        "width": 1,
        "height": 1,
        "base64": base64.b64encode(PICTURE).decode(),
    }
    assert (data["screenshot_missing"], data["blocked"]) == (None, {"ads.example": 1})
    assert result.summary == (
        "The bakery (https://bakery.example/): HTTP 200, 1 redirect from bakery.example, 2 links, "
        "1 request of the page refused, screenshot taken"
    )
    assert (result.title, result.items) == ("The bakery", 1)
    assert [source.url for source in result.sources] == [HOME]
    assert web.reports == [(1, 1, "The bakery")]
    assert web.fetched == []


async def test_without_a_browser_the_page_is_fetched_and_the_picture_is_said_to_be_missing() -> (
    None
):
    page = FetchedPage(
        url=HOME, status=200, content_type="text/html", body=HTML.encode(), redirects=(OLD,)
    )
    result = await SmallWeb({OLD: page}).call(WebNavigate(), {"url": OLD})
    data = dict(result.data)
    assert (data["final_url"], data["status"], data["title"]) == (HOME, 200, "The bakery")
    assert (data["redirects"], data["links"]) == ([OLD], LINKS)
    assert (data["screenshot"], data["screenshot_missing"]) == (None, MISSING)
    assert result.summary.endswith(f"2 links, no screenshot: {MISSING}")


async def test_an_address_without_a_scheme_is_completed() -> None:
    web = SmallWeb(shown={HOME.removesuffix("/"): rendered(HOME, HTML, "The bakery")})
    result = await web.call(WebNavigate(), {"url": "bakery.example", "screenshot": False})
    assert result.data["url"] == "https://bakery.example"
    assert result.data["screenshot"] is None
    assert result.data["screenshot_missing"] == "no screenshot was asked for"
    assert result.summary == "The bakery (https://bakery.example/): HTTP 200, 2 links"


@pytest.mark.parametrize("browser", [True, False])
async def test_an_error_page_is_an_answer(browser: bool) -> None:
    gone = f"{HOME}gone"
    shown = {gone: rendered(gone, "<h1>Not here", status=404)} if browser else None
    result = await SmallWeb({}, shown).call(WebNavigate(), {"url": gone})
    assert (result.data["status"], result.data["final_url"]) == (404, gone)
    assert "HTTP 404" in result.summary


async def test_a_site_that_does_not_answer_fails() -> None:
    with pytest.raises(ToolExecutionFailed, match="no connection to bakery"):
        await SmallWeb(shown={}).call(WebNavigate(), {"url": HOME})


@pytest.mark.parametrize("browser", [True, False])
async def test_a_site_outside_the_domains_is_refused(browser: bool) -> None:
    with pytest.raises(WarrantExceeded, match=r"bakery\.example is outside"):
        await SmallWeb({}, {} if browser else None).call(
            WebNavigate(), {"url": HOME}, Scope(allowed_domains=("other.example",))
        )


async def test_a_call_without_an_address_is_refused() -> None:
    with pytest.raises(ToolInputInvalid, match="needs the address"):
        await SmallWeb().call(WebNavigate(), {"url": "  "})


async def test_what_is_no_html_has_neither_title_nor_links() -> None:
    page = FetchedPage(url=HOME, status=200, content_type="application/json", body=b"{}")
    result = await SmallWeb({HOME: page}).call(WebNavigate(), {"url": HOME})
    assert (result.data["title"], result.data["links"], result.title) == (None, [], HOME)


def test_importing_the_tools_imports_neither_trafilatura_nor_playwright() -> None:
    code = (
        "import sys, buddy.bootstrap.build; "
        "sys.exit(any(n.split('.')[0] in {'trafilatura', 'playwright'} for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
