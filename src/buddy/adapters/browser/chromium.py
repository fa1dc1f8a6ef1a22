"""Pages in a real Chromium, driven by Playwright: one warm process, one session a visit.

A session keeps nothing: no cookies, no storage, no permissions, no downloads, no service worker.
Its only way out is the passage of its visit.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Browser, BrowserContext, Error, ViewportSize

from buddy import __version__
from buddy.adapters.browser.chromium_process import ChromiumProcess
from buddy.adapters.browser.visit import Patience, Visit
from buddy.domain.scope import Scope
from buddy.errors import BrowserUnavailable, ToolExecutionFailed
from buddy.ports.browser import Gateway, Passage, RenderedPage
from buddy.ports.fetcher import Permit

VIEWPORT: ViewportSize = {"width": 1280, "height": 800}
SESSIONS = 4
"""Pages that are open at once; more wait."""
_CLOSE_SECONDS = 5.0
_ATTEMPTS = 2
"""A browser that died since the last visit is noticed at the next one, which starts another."""


class ChromiumBrowser:
    """Implements `buddy.ports.browser.Browser`.

    Args:
        gateway: The way to the web.
        process: The browser's process, which is started when the first page is opened.
        patience: How long a page may take.
    """

    def __init__(
        self, gateway: Gateway, process: ChromiumProcess, patience: Patience | None = None
    ) -> None:
        self._gateway = gateway
        self._process = process
        self._patience = patience or Patience()
        self._places = asyncio.Semaphore(SESSIONS)
        self._leaving: set[asyncio.Task[None]] = set()
        """Sessions that are being closed."""

    async def open(
        self, url: str, scope: Scope, permit: Permit, *, screenshot: bool = False
    ) -> RenderedPage:
        """See the port."""
        seconds = min(self._patience.seconds, scope.max_duration_seconds)
        async with self._places, self._gateway.passage(scope, permit) as passage:
            # Before anything else: a page that is not allowed starts no browser.
            await passage.admit(url)
            browser = await self._process.browser()
            try:
                async with asyncio.timeout(seconds):
                    page = await self._opened(browser, passage, url, screenshot=screenshot)
                    if page.url != url and page.url.startswith(("http://", "https://")):
                        # Where it led may be kept from robots too.
                        await passage.admit(page.url)
                    return page
            except TimeoutError as problem:
                raise ToolExecutionFailed(
                    f"{url[:200]} was not shown within {seconds:g} s", url=url[:200]
                ) from problem

    async def close(self) -> None:
        """See the port."""
        await self._process.close()
        await asyncio.gather(*self._leaving)

    async def _opened(
        self, browser: Browser, passage: Passage, url: str, *, screenshot: bool
    ) -> RenderedPage:
        """Open a page; once more in a new browser where this one is gone.

        Raises:
            ToolExecutionFailed: The page cannot be shown.
            BrowserUnavailable: The browser dies each time.
        """
        for _ in range(_ATTEMPTS):
            try:
                async with self._session(browser, passage) as context:
                    visit = Visit(passage, self._patience)
                    return await visit.open(context, url, screenshot=screenshot)
            except Error as problem:
                if browser.is_connected():
                    raise ToolExecutionFailed(
                        f"the browser could not show {url[:200]}", url=url[:200]
                    ) from problem
            browser = await self._process.browser()
        raise BrowserUnavailable(f"Chromium ended while it opened {url[:200]}, twice")

    @asynccontextmanager
    async def _session(self, browser: Browser, passage: Passage) -> AsyncGenerator[BrowserContext]:
        """Open a session, and close it whenever the visit ends: while it opens, too."""
        opening = asyncio.ensure_future(_opened_context(browser, passage))
        try:
            yield await asyncio.shield(opening)
        finally:
            # A task of its own: a visit that is cancelled again meanwhile does not wait for it.
            leaving = asyncio.create_task(_closed(opening))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)
            await asyncio.shield(leaving)


async def _opened_context(browser: Browser, passage: Passage) -> BrowserContext:
    return await browser.new_context(
        # Addresses of this machine go through the guard too, which browsers spare by default.
        proxy={"server": passage.proxy, "bypass": "<-loopback>"},
        service_workers="block",
        accept_downloads=False,
        permissions=[],
        viewport=VIEWPORT,
        locale="en-US",
        user_agent=_user_agent(browser.version),
    )


async def _closed(opening: asyncio.Future[BrowserContext]) -> None:
    """Close a session once it is open; of a browser that died, nothing is left to close."""
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(_CLOSE_SECONDS):
            context = await asyncio.shield(opening)
            await context.close()


def _user_agent(version: str) -> str:
    """Return what sites see: the browser, so that they send what it can show, and who drives it."""
    major = version.partition(".")[0]
    return (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{major}.0.0.0 Safari/537.36 Buddy/{__version__}"
    )
