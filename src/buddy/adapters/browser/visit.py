"""One page in a session of its own: open it, let it settle, take down what it shows."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Error, Frame, Page, Request, Response
from playwright.async_api import TimeoutError as PlaywrightTimeout

from buddy.adapters.browser.document import MAX_URL, check_address, read_document
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.browser import Passage, RenderedPage

MAX_NAVIGATIONS = 10
_ERROR_PAGE = "chrome-error:"
_SHOWN = 200
_DOWNLOAD = "Download is starting"
_CERTIFICATE = "ERR_CERT_"
_SECOND = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a page may take."""

    seconds: float = 30.0
    """From the call to the picture."""
    load_seconds: float = 8.0
    """For what the page loads, once its document has come."""
    quiet_seconds: float = 3.0
    """For half a second without a request, once it has loaded; some pages never rest."""


@dataclass(slots=True)
class Visit:
    """Opens one page. Good for one use."""

    passage: Passage
    patience: Patience
    _asked: list[str] = field(default_factory=list[str])
    """The addresses that the page's own frame went to, in order."""
    _status: int = 0
    _crashed: bool = False

    async def open(self, context: BrowserContext, url: str, *, screenshot: bool) -> RenderedPage:
        """Return the page as it stands when it has settled.

        Raises:
            EgressDenied: A hop of the way to it is not allowed.
            ToolExecutionFailed: It cannot be shown.
            Error: The browser is gone.
        """
        page = await context.new_page()
        self._listen(page)
        await self._go(page, url)
        await self._settle(page)
        self._check(page, url)
        title, html = await read_document(page, _shown(url))
        shown = page.url
        picture = await page.screenshot(type="png") if screenshot else None
        self._check(page, url)
        return RenderedPage(
            url=shown,
            status=self._status,
            title=title,
            html=html,
            redirects=tuple(self._asked[:-1]),
            screenshot=picture,
            blocked=self.passage.blocked,
        )

    def _listen(self, page: Page) -> None:
        def asked(request: Request) -> None:
            if request.is_navigation_request() and _of_page(request.frame, page):
                if len(self._asked) > MAX_NAVIGATIONS:
                    self._asked.pop()  # there are too many; only the last one is told
                self._asked.append(request.url[: MAX_URL + 1])

        def answered(response: Response) -> None:
            request = response.request
            if request.is_navigation_request() and _of_page(request.frame, page):
                self._status = response.status

        def crashed(_page: Page) -> None:
            self._crashed = True

        page.on("request", asked)
        page.on("response", answered)
        page.on("crash", crashed)
        page.on("popup", _close)

    async def _go(self, page: Page, url: str) -> None:
        try:
            await page.goto(url, wait_until="commit", timeout=self.patience.seconds * _SECOND)
        except PlaywrightTimeout as problem:
            raise ToolExecutionFailed(
                f"no answer from {_host(url)} within {self.patience.seconds:g} s", host=_host(url)
            ) from problem
        except Error as problem:
            browser = page.context.browser
            if browser is None or not browser.is_connected():
                raise
            raise self._told(problem.message, url) from problem

    async def _settle(self, page: Page) -> None:
        """Wait for the document, what it loads, and rest; each for its time at most."""
        patience = self.patience
        with suppress(PlaywrightTimeout):
            await page.wait_for_load_state("load", timeout=patience.load_seconds * _SECOND)
            await page.wait_for_load_state("networkidle", timeout=patience.quiet_seconds * _SECOND)

    def _check(self, page: Page, url: str) -> None:
        """Fail where the browser shows a page of its own instead of the site's.

        Raises:
            EgressDenied: The page, or where a script of it led, is not allowed.
            ToolExecutionFailed: Something else kept it away.
        """
        if self._crashed:
            raise ToolExecutionFailed(
                f"{_shown(url)} crashed the browser's page; it may need more memory than there is",
                url=_shown(url),
            )
        if len(self._asked) > MAX_NAVIGATIONS:
            raise ToolExecutionFailed(
                f"{_shown(url)} goes on to other addresses more than {MAX_NAVIGATIONS} times",
                url=_shown(url),
            )
        for address in (*self._asked, page.url):
            check_address(address, _shown(url))
        if page.url.startswith(_ERROR_PAGE):
            raise self._told("", url)
        if not page.url.startswith(("http://", "https://")):
            raise ToolExecutionFailed(
                f"{_shown(url)} left the web by a script of its own; nothing of it is shown",
                url=_shown(url),
            )

    def _told(self, words: str, url: str) -> ToolExecutionFailed:
        """Say why a page is not shown; the gateway's reason before the browser's."""
        last = self._asked[-1] if self._asked else url
        trouble = self.passage.trouble(last)
        if trouble is not None:
            return trouble
        host = _host(last)
        if _DOWNLOAD in words:
            reason = f"{_shown(last)} is a file to download; Buddy's browser keeps no files"
        elif _CERTIFICATE in words:
            reason = f"the certificate of {host} is not trusted"
        elif self._status:
            reason = f"HTTP {self._status} from {_shown(last)}, without a page"
        elif not last.startswith(("http://", "https://")):
            return EgressDenied(
                f"{_shown(last)!r} is not fetched; only http and https are", rule="scheme"
            )
        else:
            reason = f"{host} broke the connection off, or did not answer in HTTP"
        return ToolExecutionFailed(reason, host=host, url=_shown(last))


def _close(popup: Page) -> None:
    """Close a window that a page opened; nobody looks at it."""
    closing = asyncio.ensure_future(popup.close())
    closing.add_done_callback(lambda done: done.cancelled() or done.exception())


def _of_page(frame: Frame, page: Page) -> bool:
    return frame == page.main_frame


def _host(url: str) -> str:
    return urlsplit(url).hostname or url[:_SHOWN]


def _shown(url: str) -> str:
    return url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"
