"""Stands between a call and the world: what the warrant does not cover is not done.

Every call of a tool and every URL that a tool asks for passes here; `buddy.domain.warrant.check`
decides. There is no other way out: the registry calls no tool without a guard, and a tool reaches
the web only through the context that it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.page_look import PageVersion
from buddy.domain.proposal import Terms
from buddy.domain.run import Deviation
from buddy.domain.warrant import Act, Call, Contact, Warrant, check
from buddy.errors import BrowserUnavailable, WarrantExceeded
from buddy.ports.browser import Browser, RenderedPage
from buddy.ports.clock import Clock
from buddy.ports.fetcher import FetchedPage, Fetcher


@dataclass(slots=True)
class WarrantGuard:
    """Guards one call of a tool."""

    warrant: Warrant | None
    """What was approved; None lets nothing pass."""
    terms: Terms | None
    """The terms that were approved, to show what differs."""
    clock: Clock
    fetcher: Fetcher
    browser: Browser | None = None
    """None: this instance has none."""
    attempt: int = 1
    """Which call of its run this is."""
    began: bool = False
    """Whether the call was let pass, and so may have done something."""
    over: bool = False
    """Whether the call has ended; what it left behind reaches nothing any more."""
    _pages: int = 0
    _fetched: dict[str, int] = field(default_factory=dict[str, int])
    """Which page of the run each address is that was fetched and not yet opened."""

    def admit(self, tool: str, tool_input: JsonObject, spec_digest: str = "") -> None:
        """Let a call of a tool begin.

        Args:
            tool: Its name.
            tool_input: What it is called with.
            spec_digest: `ToolSpec.digest` of the tool as it is now.

        Raises:
            WarrantExceeded: It was not approved like this.
        """
        call = Call(
            tool=ToolName(tool),
            tool_input=tool_input,
            spec_digest=spec_digest,
            attempt=self.attempt,
        )
        self._require(call)
        self.began = True

    async def fetch(self, url: str, unless: PageVersion | None = None) -> FetchedPage:
        """Fetch a page with GET; the host of every URL on the way is judged before it is asked.

        Raises:
            WarrantExceeded: A host was not approved, or the page is one too many.
            EgressDenied: The URL or an address behind it is not allowed by the instance.
            ToolExecutionFailed: No answer, an HTTP error status, or a body over the size limit.
        """
        warrant, self._pages = self._under_way(), self._pages + 1
        self._fetched[url] = page = self._pages
        found = await self.fetcher.fetch(url, warrant.scope, self._permit(page), unless)
        self._fetched[found.url] = page
        return found

    async def browse(self, url: str, *, screenshot: bool = False) -> RenderedPage:
        """Open a page in the browser; every host that the page contacts is judged like its own.

        A page that was fetched and is opened then, because only a script shows it, is one page.

        Raises:
            WarrantExceeded: The page's host was not approved, or the page is one too many.
            EgressDenied: The URL or an address behind it is not allowed by the instance.
            BrowserUnavailable: There is no browser, or it does not start.
            ToolExecutionFailed: The page cannot be shown.
        """
        warrant = self._under_way()
        if self.browser is None:
            raise BrowserUnavailable("this Buddy was set up without a browser")
        page = self._fetched.pop(url, None)
        if page is None:
            self._pages += 1
            page = self._pages
        return await self.browser.open(
            url, warrant.scope, self._permit(page), screenshot=screenshot
        )

    def _under_way(self) -> Warrant:
        if self.warrant is None or not self.began or self.over:
            raise WarrantExceeded("No call of a tool is under way that was approved")
        return self.warrant

    def _permit(self, page: int) -> Callable[[str], None]:
        def permit(host: str) -> None:
            self._require(Contact(host=host, page=page))

        return permit

    def _require(self, act: Act) -> None:
        deviation = check(self.warrant, act, self.clock.now(), self.terms)
        if deviation is not None:
            raise WarrantExceeded(deviation.message, deviation=deviation.to_json())


def deviation_of(error: WarrantExceeded) -> Deviation | None:
    """Return what a refusal says is needed, or None where there is nothing to approve."""
    told = error.details.get("deviation")
    return Deviation.from_json(cast("JsonObject", told)) if isinstance(told, dict) else None
