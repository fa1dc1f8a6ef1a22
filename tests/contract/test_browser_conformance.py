"""Every browser against the port's suite."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from buddy.adapters.browser.chromium import ChromiumBrowser
from buddy.adapters.browser.chromium_process import ChromiumProcess
from buddy.adapters.browser.late import LateBrowser
from buddy.adapters.browser.memory import MemoryBrowser
from buddy.adapters.fetch.gateway import GuardedGateway
from buddy.adapters.fetch.memory_gateway import MemoryGateway
from buddy.ports.browser import Browser, RenderedPage
from buddy.testing.conformance.browser import WRITTEN, BrowserSuite, Places
from local_site import LocalSite, Names, fetcher

pytestmark = pytest.mark.xdist_group("chromium")

INSIDE, OUTSIDE = "inside.example", "outside.example"


def places_at(site: str, silent: str) -> Places:
    return Places(
        inside=INSIDE,
        outside=OUTSIDE,
        scripted=f"{site}/scripted",
        moved=f"{site}/moved",
        leading_out=f"{site}/leading-out",
        running_out=f"{site}/running-out",
        error=f"{site}/error",
        silent=silent,
    )


def memory_browser(places: Places) -> MemoryBrowser:
    outside = f"http://{OUTSIDE}/"
    shown = RenderedPage(
        url=places.scripted, status=200, title="Scripted", html=f"<p>{WRITTEN}</p>"
    )
    gone = RenderedPage(url=outside, status=200, title="", html="", redirects=(places.leading_out,))
    pages = {
        places.scripted: shown,
        places.moved: replace(shown, redirects=(places.moved,)),
        places.leading_out: gone,
        places.running_out: gone,
        places.error: RenderedPage(url=places.error, status=404, title="Nothing here", html=""),
    }
    loads = {places.scripted: (f"{outside}pixel",), places.moved: (f"{outside}pixel",)}
    return MemoryBrowser(MemoryGateway(), pages, loads)


class TestMemory(BrowserSuite):
    @pytest.fixture
    def places(self) -> Places:
        return places_at(f"http://{INSIDE}", f"http://{INSIDE}/silent")

    @pytest.fixture
    def browser(self, places: Places) -> Browser:
        return memory_browser(places)


class TestLate(TestMemory):
    @pytest.fixture
    def browser(self, places: Places) -> Browser:
        return LateBrowser(lambda: memory_browser(places))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def real_site() -> AsyncIterator[LocalSite]:
    async with LocalSite() as site:
        outside = site.url("", OUTSIDE)
        script = f"document.body.append('{WRITTEN}');fetch('{outside}/pixel')"
        site.page("/scripted", f"<title>Scripted</title><body><script>{script}</script>".encode())
        site.redirect("/moved", "/scripted")
        site.redirect("/leading-out", f"{outside}/there")
        site.page("/running-out", f"<script>location='{outside}/there'</script>".encode())
        site.page("/error", b"<title>Nothing here</title>", status="404 Not Found")
        site.page("/there", b"<title>There</title>")
        yield site


@pytest.fixture(scope="module")
def silent_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.mark.chromium
@pytest.mark.asyncio(loop_scope="session")
class TestChromium(BrowserSuite):
    @pytest.fixture
    def browser(self, chromium: ChromiumProcess, real_site: LocalSite, silent_port: int) -> Browser:
        names = Names(inside_example=[["127.0.0.1"]], outside_example=[["127.0.0.1"]])
        allowed = (f"127.0.0.1:{real_site.port}", f"127.0.0.1:{silent_port}")
        return ChromiumBrowser(GuardedGateway(fetcher(*allowed, resolve=names)), chromium)

    @pytest.fixture
    def places(self, real_site: LocalSite, silent_port: int) -> Places:
        return places_at(real_site.url("", INSIDE), f"http://{INSIDE}:{silent_port}/")
