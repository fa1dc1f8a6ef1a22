"""Reads one page as far as it can be read: as it arrives, and in the browser where it must be."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from buddy.errors import BrowserUnavailable, ToolExecutionFailed
from buddy.ports.browser import RenderedPage
from buddy.ports.fetcher import FetchedPage
from buddy.ports.tools import ToolContext

if TYPE_CHECKING:
    from buddy.adapters.tools.page_content import PageContent

NEEDS_SCRIPT = "the page has no readable text without JavaScript"
HTML = frozenset({"text/html", "application/xhtml+xml"})
_CLIENT_ERROR = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """One page and what was read from it."""

    url: str
    """As it was asked for."""
    final_url: str
    content: PageContent
    rendered: bool = False
    """Whether the browser ran its scripts."""
    blocked: int = 0
    """Requests of the page's own that were refused while it was rendered."""
    unrendered: str | None = None
    """Why its scripts were not run, where they should have been."""

    @property
    def readable(self) -> bool:
        """Whether there is text. The shell of a script holds none, whatever it says meanwhile."""
        return not self.content.needs_script and bool(self.content.plain.strip())


async def read_page(url: str, context: ToolContext) -> ReadPage:
    """Fetch a page; open it in the browser where it shows nothing without JavaScript.

    Raises:
        EgressDenied: It is outside the scope, or no public site.
        ToolExecutionFailed: It cannot be fetched, or the browser cannot show it.
    """
    return await read_fetched(url, await context.fetch(url), context)


async def read_fetched(url: str, page: FetchedPage, context: ToolContext) -> ReadPage:
    """Read a page that was fetched; see `read_page`.

    Raises:
        EgressDenied: The browser would leave the scope.
        ToolExecutionFailed: The browser cannot show it.
    """
    content = await asyncio.to_thread(_content, page)
    read = ReadPage(url=url, final_url=page.url, content=content)
    if not content.needs_script:
        return read
    try:
        shown = await context.browse(page.url)
    except BrowserUnavailable as missing:
        return ReadPage(
            url=url, final_url=page.url, content=content, unrendered=f": {missing.message}"
        )
    if shown.status >= _CLIENT_ERROR:
        raise ToolExecutionFailed(
            f"HTTP {shown.status} from {shown.url[:200]}", url=shown.url[:200], status=shown.status
        )
    return ReadPage(
        url=url,
        final_url=shown.url,
        content=await asyncio.to_thread(_shown_content, shown),
        rendered=True,
        blocked=sum(shown.blocked.values()),
    )


def decoded(page: FetchedPage) -> str:
    """Return the text of a page's body."""
    return page.body.decode(page.charset or "utf-8", errors="replace")


def _content(page: FetchedPage) -> PageContent:
    """Read a page in a worker thread."""
    from buddy.adapters.tools.page_content import (  # noqa: PLC0415  # imports trafilatura: 0.45 s
        PageContent,
        read_html,
    )

    text = decoded(page)
    if page.content_type in HTML:
        return read_html(text, page.url)
    return PageContent(title=None, author=None, date=None, site=None, markdown=text, plain=text)


def _shown_content(page: RenderedPage) -> PageContent:
    """Read a rendered page in a worker thread."""
    from buddy.adapters.tools.page_content import read_html  # noqa: PLC0415  # as above

    return read_html(page.html, page.url, rendered=True)
