"""Pages from a dict, for tests and examples that need no browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.browser import Gateway, RenderedPage
from buddy.ports.fetcher import Permit

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f"
    b"\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff\xff\x7f\x00\t\xfb\x03\xfd\x05CE\xca\x00"
    b"\x00\x00\x00IEND\xaeB`\x82"
)
"""A white point as PNG: the picture of every page."""


class MemoryBrowser:
    """Shows fixed pages; implements `buddy.ports.browser.Browser`.

    Args:
        gateway: Judges where pages lie; nothing is contacted.
        pages: From a URL to its page as it stands once its scripts have run.
        loads: From a URL to the addresses that its page loads by itself.
    """

    def __init__(
        self,
        gateway: Gateway,
        pages: Mapping[str, RenderedPage],
        loads: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._gateway = gateway
        self._pages = pages
        self._loads = loads or {}
        self.opened: list[str] = []
        """Every URL that was shown, in order."""

    async def open(
        self, url: str, scope: Scope, permit: Permit, *, screenshot: bool = False
    ) -> RenderedPage:
        """Return the page kept for a URL.

        Raises:
            EgressDenied: The URL, or a redirect on the way to its page, is not allowed.
            ToolExecutionFailed: No page is kept for it.
        """
        async with self._gateway.passage(scope, permit) as passage:
            await passage.admit(url)
            page = self._pages.get(url)
            if page is None:
                raise ToolExecutionFailed(f"no connection to {urlsplit(url).hostname}", url=url)
            for hop in (*page.redirects[1:], page.url):
                await passage.admit(hop)
            blocked: Counter[str] = Counter(page.blocked)
            for address in self._loads.get(url, ()):
                before = sum(passage.blocked.values())
                with suppress(EgressDenied):
                    await passage.admit(address)
                blocked[urlsplit(address).hostname or ""] += sum(passage.blocked.values()) - before
        self.opened.append(url)
        return replace(
            page,
            screenshot=(page.screenshot or PICTURE) if screenshot else None,
            blocked={host: count for host, count in blocked.items() if count},
        )

    async def close(self) -> None:
        """Do nothing: no process runs."""
