"""The fetcher port: the only way a tool reaches a URL.

Adapters (`buddy.adapters.fetch`): ``guarded`` (HTTP behind the egress guard, address pinned,
redirects checked one by one) and ``memory`` (pages from a dict, for tests and examples).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from buddy.domain.page_look import PageVersion
from buddy.domain.scope import Scope

NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """A page as it arrived."""

    url: str
    """The URL after redirects."""
    status: int
    content_type: str
    """The media type without parameters, lower case."""
    body: bytes
    charset: str | None = None
    redirects: tuple[str, ...] = ()
    """Every URL on the way, the first one first, the final one left out."""
    version: PageVersion | None = None
    """What the server calls this state of the page; None: it calls it nothing."""

    @property
    def unchanged(self) -> bool:
        """Whether the page is still the version that was asked about; it has no body then."""
        return self.status == NOT_MODIFIED


Permit = Callable[[str], None]
"""Gets a host in ASCII; raises `EgressDenied`, or a subclass, where it may not be contacted."""


def permit_all(_host: str) -> None:
    """Refuse no host beyond what the scope refuses."""


class Fetcher(Protocol):
    """Fetches pages inside a scope."""

    async def fetch(
        self,
        url: str,
        scope: Scope,
        permit: Permit = permit_all,
        unless: PageVersion | None = None,
    ) -> FetchedPage:
        """Fetch one page with GET.

        Args:
            url: An absolute URL.
            scope: The domains that may be contacted, and the time.
            permit: Asked for the host of every URL before anything of it is contacted or even
                resolved: the first one and that of each redirect.
            unless: A version that the caller has: where the server says that the page is still
                that, the answer is `FetchedPage.unchanged`.

        Raises:
            EgressDenied: The URL, an address it resolves to, or a redirect is not allowed.
            ToolExecutionFailed: No answer, an HTTP error status, or a body over the size limit.
        """
        ...
