"""The browser port: pages as a person would see them, their scripts run.

Adapters (`buddy.adapters.browser`): ``chromium`` (an installed Chromium, one warm process),
``late`` (another one, loaded when it is first needed) and ``memory`` (pages from a dict, for tests
and examples).

A browser speaks to the web by itself, so it is not handed pages but a way out: a `Gateway`, whose
adapters lie beside the fetcher's, for both stand behind the same guard.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from buddy.domain.scope import Scope
from buddy.errors import ToolExecutionFailed
from buddy.ports.fetcher import Permit


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPage:
    """A page after its scripts have run."""

    url: str
    """The address of what is shown, after redirects of the server and of scripts."""
    status: int
    """Of the answer that is shown; an error page of a site is a page too."""
    title: str
    html: str
    """The document as it stands now, serialised."""
    redirects: tuple[str, ...] = ()
    """Every URL on the way, the first one first, the final one left out."""
    screenshot: bytes | None = None
    """PNG of the first screen, where one was asked for."""
    blocked: Mapping[str, int] = field(default_factory=dict[str, int])
    """Requests of the page's own that were refused, by host."""


class Browser(Protocol):
    """Opens pages inside a scope."""

    async def open(
        self, url: str, scope: Scope, permit: Permit, *, screenshot: bool = False
    ) -> RenderedPage:
        """Open one page in a session of its own and wait until it stands still, or long enough.

        Whatever the page asks for (redirects, scripts, frames, sockets) is judged as the page is.
        Of these, what is refused is left out and counted; where the page itself is refused, on
        any hop of the way to it, nothing of it is returned.

        Args:
            url: An absolute URL.
            scope: The domains that may be contacted, and the time.
            permit: Asked for each host before anything of it is contacted or even resolved.
            screenshot: Whether a picture is taken.

        Raises:
            EgressDenied: The page, or a redirect on the way to it, is not allowed.
            BrowserUnavailable: There is no browser, or it does not start; says what to do.
            ToolExecutionFailed: No answer, a download, or a bound of time or size was reached.
        """
        ...

    async def close(self) -> None:
        """End the browser's process, if one runs. Opening a page afterwards starts another."""
        ...


class Passage(Protocol):
    """One visit's way to the web, for as long as its context is open."""

    @property
    def proxy(self) -> str:
        """The address of the HTTP proxy that is the only way out; empty where none is needed."""
        ...

    @property
    def blocked(self) -> Mapping[str, int]:
        """How many requests were refused so far, by host."""
        ...

    async def admit(self, url: str) -> None:
        """Judge a page before it is opened.

        Raises:
            EgressDenied: It is not allowed.
            ToolExecutionFailed: Its host does not exist, or its site's robots.txt disallows it.
        """
        ...

    def trouble(self, url: str) -> ToolExecutionFailed | None:
        """Return why the site of a URL was not reached on this visit, or None where it was."""
        ...


class Gateway(Protocol):
    """Lets a program that speaks for itself reach the web, inside a scope."""

    def passage(self, scope: Scope, permit: Permit) -> AbstractAsyncContextManager[Passage]:
        """Open a way out for one visit; see `Browser.open` for the arguments."""
        ...
