"""Nothing reaches the world but through the guard, and the guard asks the warrant."""

import pytest

from buddy.adapters.browser.memory import MemoryBrowser
from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.fetch.memory_gateway import MemoryGateway
from buddy.domain.ids import ToolName
from buddy.domain.scope import Scope
from buddy.errors import BrowserUnavailable, EgressDenied, WarrantExceeded
from buddy.ports.browser import RenderedPage
from buddy.ports.fetcher import FetchedPage
from buddy.services.warrant_guard import WarrantGuard, deviation_of
from buddy.testing.clock import FixedClock
from buddy.testing.warrants import guard_of

INPUT = {"url": "https://example.org/"}
ELSEWHERE = FetchedPage(
    url="https://elsewhere.test/landing",
    status=200,
    content_type="text/html",
    body=b"<p>landed",
    redirects=("https://example.org/moved", "https://www.example.org/moved"),
)


def site() -> MemoryFetcher:
    return MemoryFetcher(
        {
            "https://example.org/": "<p>home",
            "https://example.org/moved": ELSEWHERE,
            "https://elsewhere.test/": "<p>elsewhere",
        }
    )


def guard(fetcher: MemoryFetcher, scope: Scope | None = None) -> WarrantGuard:
    return guard_of("web_extract", INPUT, scope or Scope(allowed_domains=("example.org",)), fetcher)


async def test_a_page_of_an_approved_site_is_fetched() -> None:
    fetcher = site()
    allowed = guard(fetcher)
    allowed.admit("web_extract", INPUT)
    assert (await allowed.fetch("https://example.org/")).body == b"<p>home"
    assert fetcher.fetched == ["https://example.org/"]


@pytest.mark.parametrize("url", ["https://elsewhere.test/", "https://example.org/moved"])
async def test_another_site_is_not_even_on_the_way_of_a_redirect(url: str) -> None:
    fetcher = site()
    allowed = guard(fetcher)
    allowed.admit("web_extract", INPUT)
    with pytest.raises(WarrantExceeded, match=r"elsewhere.test is outside") as refused:
        await allowed.fetch(url)
    deviation = deviation_of(refused.value)
    assert deviation is not None
    assert (deviation.kind, deviation.needed) == ("domain", "elsewhere.test")
    assert fetcher.fetched == []


async def test_a_page_too_many_is_not_fetched() -> None:
    fetcher = site()
    allowed = guard(fetcher, Scope(max_pages=1))
    allowed.admit("web_extract", INPUT)
    await allowed.fetch("https://example.org/")
    with pytest.raises(WarrantExceeded, match="1 pages were approved"):
        await allowed.fetch("https://elsewhere.test/")
    assert fetcher.fetched == ["https://example.org/"]


async def test_before_and_after_its_call_a_guard_lets_nothing_out() -> None:
    fetcher = site()
    allowed = guard(fetcher)
    with pytest.raises(EgressDenied, match="No call"):
        await allowed.fetch("https://example.org/")
    allowed.admit("web_extract", INPUT)
    allowed.over = True
    with pytest.raises(EgressDenied, match="No call"):
        await allowed.fetch("https://example.org/")
    assert fetcher.fetched == []


def screens() -> MemoryBrowser:
    pages = {
        url: RenderedPage(url=url, status=200, title="", html="<p>shown")
        for url in ("https://example.org/", "https://example.org/two", "https://elsewhere.test/")
    }
    loads = {"https://example.org/": ("https://elsewhere.test/pixel",)}
    return MemoryBrowser(MemoryGateway(), pages, loads)


def browsing(browser: MemoryBrowser | None, scope: Scope | None = None) -> WarrantGuard:
    bounds = scope or Scope(allowed_domains=("example.org",))
    allowed = guard_of("web_extract", INPUT, bounds, site(), browser)
    allowed.admit("web_extract", INPUT)
    return allowed


async def test_the_browser_is_bound_as_the_fetcher_is() -> None:
    browser = screens()
    allowed = browsing(browser)
    page = await allowed.browse("https://example.org/")
    assert page.blocked == {"elsewhere.test": 1}
    with pytest.raises(WarrantExceeded, match=r"elsewhere.test is outside") as refused:
        await allowed.browse("https://elsewhere.test/")
    deviation = deviation_of(refused.value)
    assert deviation is not None
    assert (deviation.kind, deviation.needed) == ("domain", "elsewhere.test")
    allowed.over = True
    with pytest.raises(WarrantExceeded, match="No call"):
        await allowed.browse("https://example.org/")
    assert browser.opened == ["https://example.org/"]


async def test_a_page_fetched_and_then_opened_counts_once_and_no_more_than_once() -> None:
    allowed = browsing(screens(), Scope(max_pages=1))
    await allowed.fetch("https://example.org/")
    await allowed.browse("https://example.org/")
    for url in ("https://example.org/", "https://example.org/two"):
        with pytest.raises(WarrantExceeded, match="1 pages were approved"):
            await allowed.browse(url)


async def test_without_a_browser_the_guard_says_so() -> None:
    with pytest.raises(BrowserUnavailable, match="without a browser"):
        await browsing(None).browse("https://example.org/")


@pytest.mark.parametrize(
    ("tool", "tool_input"),
    [
        ("send_money", INPUT),
        ("web_extract", {"url": "https://example.org/?q=secret"}),
        ("web_extract", {**INPUT, "what": "x"}),
        ("web_extract", {}),
    ],
)
async def test_another_call_does_not_begin(tool: str, tool_input: dict[str, str]) -> None:
    allowed = guard(site())
    with pytest.raises(WarrantExceeded):
        allowed.admit(tool, tool_input)
    assert not allowed.began


async def test_without_a_warrant_nothing_begins() -> None:
    nobody = WarrantGuard(None, None, FixedClock(), site())
    with pytest.raises(WarrantExceeded, match="Nobody approved"):
        nobody.admit(ToolName("web_extract"), INPUT)
