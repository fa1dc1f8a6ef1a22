"""Pages from a dict, for tests and examples that need no network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from buddy.adapters.fetch.guard import check_scope
from buddy.adapters.fetch.target import parse_target
from buddy.domain.page_look import PageVersion
from buddy.domain.scope import Scope
from buddy.errors import ToolExecutionFailed
from buddy.ports.fetcher import NOT_MODIFIED, FetchedPage, Permit, permit_all


class MemoryFetcher:
    """Serves fixed pages; implements `buddy.ports.fetcher.Fetcher`.

    URLs are read, and the mission's domains are enforced, as `GuardedFetcher` does.

    Args:
        pages: From a URL to its page, or to its HTML.
    """

    def __init__(self, pages: Mapping[str, FetchedPage | str]) -> None:
        self._pages = {parse_target(url).url: _page(url, page) for url, page in pages.items()}
        self.fetched: list[str] = []
        """Every URL that was served, in order."""

    async def fetch(
        self,
        url: str,
        scope: Scope,
        permit: Permit = permit_all,
        unless: PageVersion | None = None,
    ) -> FetchedPage:
        """Return the page kept for a URL.

        Raises:
            EgressDenied: The URL is not fit for a request or outside the scope.
            ToolExecutionFailed: No page is kept for it: ``HTTP 404 from …``.
        """
        target = parse_target(url)
        permit(target.host)
        check_scope(target, scope)
        page = self._pages.get(target.url)
        for address in page.redirects[1:] if page else ():
            self._judge(address, scope, permit)
        if page is not None and page.redirects:
            self._judge(page.url, scope, permit)
        if page is None:
            raise ToolExecutionFailed(f"HTTP 404 from {target.url}", url=target.url, status=404)
        self.fetched.append(target.url)
        if unless is not None and unless == page.version:
            return replace(page, status=NOT_MODIFIED, body=b"")
        return page

    def _judge(self, url: str, scope: Scope, permit: Permit) -> None:
        target = parse_target(url)
        permit(target.host)
        check_scope(target, scope)


def _page(url: str, page: FetchedPage | str) -> FetchedPage:
    if isinstance(page, FetchedPage):
        return page
    return FetchedPage(
        url=parse_target(url).url,
        status=200,
        content_type="text/html",
        body=page.encode(),
        charset="utf-8",
    )
