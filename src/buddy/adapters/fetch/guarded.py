"""The fetcher that Buddy's tools reach the web through: HTTP behind the egress guard."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

import httpx2

from buddy import __version__
from buddy.adapters.fetch.body import (
    check_media_type,
    declared_charset,
    media_type,
    read_body,
    read_start,
    sniffed_type,
)
from buddy.adapters.fetch.charset import detect_charset
from buddy.adapters.fetch.failures import told
from buddy.adapters.fetch.guard import LOOKUP_SECONDS, Clearance, EgressGuard, Resolver
from buddy.adapters.fetch.lookup import resolve_with_system
from buddy.adapters.fetch.robots import MAX_BYTES, Robots
from buddy.adapters.fetch.target import Target, parse_target, shown
from buddy.adapters.fetch.transport import PINNED, PinnedTransport
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.page_look import PageVersion
from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.clock import Clock
from buddy.ports.fetcher import NOT_MODIFIED, FetchedPage, Permit, permit_all

USER_AGENT = f"Buddy/{__version__} (reads single pages that a person approved)"
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CLIENT_ERROR = 400
_SERVER_ERROR = 500
_CONNECT_SECONDS = 5.0
_LONGEST_VERSION = 1_000
"""Characters of what a server calls the state of a page."""
_ACCEPT = "text/html, application/xhtml+xml, application/json;q=0.9, text/*;q=0.8, */*;q=0.1"

Gate = Callable[[Clearance], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Bounds of one fetch."""

    seconds: float = 20.0
    """From the call to the last byte, redirects and robots.txt included."""
    body_bytes: int = 5_000_000
    """Bytes of a page after decompression."""
    lookup_seconds: float = LOOKUP_SECONDS
    """For one name."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one fetch may contact."""

    scope: Scope
    permit: Permit
    unless: PageVersion | None = None
    """A version of the page that is there already."""


class GuardedFetcher:
    """Fetches pages; implements `buddy.ports.fetcher.Fetcher`.

    Every URL, that of each redirect included, is judged by the guard, and the connection goes to
    an address that was judged. Cookies live as long as one fetch. Settings of the environment
    (proxies, certificates, .netrc) are ignored.

    Args:
        policy: Gives the policy that stands now.
        clock: Tells how old a remembered robots.txt is.
        resolve: Resolves names.
        limits: Bounds of one fetch.
        respect_robots: Whether a site's robots.txt is asked and followed.
        ssl_context: Trust for TLS; by default the machine's certificates.
        user_agent: Sent with every request.
    """

    def __init__(
        self,
        policy: Callable[[], EgressPolicy],
        *,
        clock: Clock,
        resolve: Resolver = resolve_with_system,
        limits: FetchLimits | None = None,
        respect_robots: bool = True,
        ssl_context: ssl.SSLContext | None = None,
        user_agent: str = USER_AGENT,
    ) -> None:
        self._limits = limits or FetchLimits()
        self.guard = EgressGuard(
            policy, resolve=resolve, lookup_seconds=self._limits.lookup_seconds
        )
        """Judges every URL; who reaches the web beside this fetcher asks it too."""
        self._robots = Robots(clock) if respect_robots else None
        self.ssl_context = ssl_context or httpx2.create_ssl_context(trust_env=False)
        """Trust for TLS."""
        self._headers = {
            "User-Agent": user_agent,
            "Accept": _ACCEPT,
            "Accept-Language": "en, *;q=0.5",
        }

    async def fetch(
        self,
        url: str,
        scope: Scope,
        permit: Permit = permit_all,
        unless: PageVersion | None = None,
    ) -> FetchedPage:
        """Fetch one page with GET, only if it is another than a version that the caller has.

        Raises:
            EgressDenied: The URL, an address it resolves to, or a redirect is not allowed.
            ToolExecutionFailed: No answer, an HTTP error status, content that is not text, a
                body over the size limit, or a page that robots.txt disallows.
        """
        host = parse_target(url).host
        seconds = min(self._limits.seconds, scope.max_duration_seconds)
        try:
            async with asyncio.timeout(seconds), self._client() as client:
                return await self._page(client, url, Bounds(scope, permit, unless))
        except TimeoutError as problem:
            raise ToolExecutionFailed(
                f"no answer from {host} within {seconds:g} s", host=host, seconds=seconds
            ) from problem

    async def admit(self, url: str, scope: Scope, permit: Permit = permit_all) -> Clearance:
        """Judge a URL as `fetch` does the first one, robots.txt included, and fetch nothing of it.

        Raises:
            EgressDenied: The URL or an address it resolves to is not allowed.
            ToolExecutionFailed: The host does not exist or does not answer, or robots.txt
                disallows the page.
        """
        bounds = Bounds(scope, permit)
        clearance = await self.guard.clear(url, scope, permit)
        seconds = min(self._limits.seconds, scope.max_duration_seconds)
        try:
            async with asyncio.timeout(seconds), self._client() as client:
                await self._check_robots(client, bounds, clearance)
        except TimeoutError as problem:
            host = clearance.target.host
            raise ToolExecutionFailed(
                f"no answer from {host} within {seconds:g} s", host=host, seconds=seconds
            ) from problem
        return clearance

    def _client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            transport=PinnedTransport(self.ssl_context),
            headers=self._headers,
            timeout=httpx2.Timeout(self._limits.seconds, connect=_CONNECT_SECONDS),
            trust_env=False,
            follow_redirects=False,
        )

    async def _page(self, client: httpx2.AsyncClient, url: str, bounds: Bounds) -> FetchedPage:
        gate = partial(self._check_robots, client, bounds)
        async with self._open(client, url, bounds, gate) as (response, target, redirects):
            if response.status_code >= _CLIENT_ERROR:
                raise ToolExecutionFailed(
                    f"HTTP {response.status_code} from {shown(target.url)}",
                    url=shown(target.url),
                    status=response.status_code,
                )
            if response.status_code == NOT_MODIFIED and bounds.unless is not None:
                return _unchanged(target, bounds.unless, redirects)
            declared = media_type(response)
            check_media_type(declared, target.url)
            try:
                body = await read_body(response, self._limits.body_bytes, target.url)
            except httpx2.HTTPError as problem:
                raise told(problem, target.host) from problem
            return FetchedPage(
                url=target.url,
                status=response.status_code,
                content_type=declared or sniffed_type(body, target.url),
                body=body,
                charset=detect_charset(body, declared_charset(response)),
                redirects=redirects,
                version=_version(response, target),
            )

    @asynccontextmanager
    async def _open(
        self, client: httpx2.AsyncClient, url: str, bounds: Bounds, gate: Gate | None
    ) -> AsyncGenerator[tuple[httpx2.Response, Target, tuple[str, ...]]]:
        """Follow redirects, each judged like the first URL, to the response that is none."""
        redirects: list[str] = []
        clearance = await self.guard.clear(url, bounds.scope, bounds.permit)
        while True:
            if gate is not None:
                await gate(clearance)
            target = clearance.target
            response = await _send(client, clearance, bounds.unless)
            try:
                location = response.headers.get("location")
                if response.status_code not in _REDIRECTS or location is None:
                    yield response, target, tuple(redirects)
                    return
            finally:
                await response.aclose()
            redirects.append(target.url)
            if len(redirects) > MAX_REDIRECTS:
                raise ToolExecutionFailed(
                    f"{shown(redirects[0])} redirects more than {MAX_REDIRECTS} times",
                    url=shown(redirects[0]),
                )
            clearance = await self._redirected(target, location, bounds)

    async def _redirected(self, origin: Target, location: str, bounds: Bounds) -> Clearance:
        target = parse_target(location, origin.url)
        if origin.scheme == "https" and target.scheme == "http":
            raise EgressDenied(
                f"{origin.host} redirects from https to http ({shown(target.url)}), where anyone "
                "on the way could read and change the page",
                host=origin.host,
                url=shown(target.url),
                rule="downgrade",
            )
        return await self.guard.clear(target.url, bounds.scope, bounds.permit)

    async def _check_robots(
        self, client: httpx2.AsyncClient, bounds: Bounds, clearance: Clearance
    ) -> None:
        if self._robots is not None:
            read = partial(self._read_robots, client, clearance.target, bounds)
            await self._robots.check(clearance.target, read)

    async def _read_robots(self, client: httpx2.AsyncClient, target: Target, bounds: Bounds) -> str:
        """Return a site's robots.txt, or rules that say the same as its absence.

        By RFC 9309 a file that is not there allows everything, and a server that fails forbids.
        A redirect that the guard refuses counts as not there: the guard still judges the page.
        """
        url = f"{target.origin}/robots.txt"
        try:
            async with self._open(client, url, bounds, None) as (response, _, _):
                if response.status_code >= _SERVER_ERROR:
                    return "User-agent: *\nDisallow: /"
                if response.status_code >= _CLIENT_ERROR:
                    return ""
                text = await read_start(response, MAX_BYTES)
                return text.decode("utf-8-sig", errors="replace")
        except (EgressDenied, httpx2.HTTPError):
            return ""


def _version(response: httpx2.Response, target: Target) -> PageVersion | None:
    """Return what the server calls this state of a page; None: nothing that fits a request."""
    etag, modified = (
        value if value and len(value) <= _LONGEST_VERSION and value.isascii() else None
        for value in (response.headers.get("etag"), response.headers.get("last-modified"))
    )
    if etag is None and modified is None:
        return None
    return PageVersion(url=target.url, etag=etag, last_modified=modified)


def _unchanged(target: Target, version: PageVersion, redirects: tuple[str, ...]) -> FetchedPage:
    return FetchedPage(
        url=target.url,
        status=NOT_MODIFIED,
        content_type="",
        body=b"",
        redirects=redirects,
        version=version,
    )


def _conditions(target: Target, unless: PageVersion | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it is new; a version is of one address."""
    if unless is None or unless.url != target.url:
        return {}
    named = {"If-None-Match": unless.etag, "If-Modified-Since": unless.last_modified}
    return {name: value for name, value in named.items() if value is not None}


async def _send(
    client: httpx2.AsyncClient, clearance: Clearance, unless: PageVersion | None = None
) -> httpx2.Response:
    """Send a GET over the checked addresses and return when the headers are there.

    Raises:
        ToolExecutionFailed: No connection, no answer, or no HTTP.
    """
    target = clearance.target
    try:
        request = client.build_request(
            "GET",
            target.url,
            headers={"Host": target.authority, **_conditions(target, unless)},
            extensions={PINNED: clearance.addresses},
        )
        return await client.send(request, stream=True)
    except (httpx2.HTTPError, httpx2.InvalidURL) as problem:
        raise told(problem, target.host) from problem
