"""A browser's only way to the web: an HTTP proxy on loopback that stands behind the egress guard.

A browser that is told to use a proxy looks up no name and opens no connection by itself. So the
proxy sees whatever a page causes (redirects, frames, workers, sockets, prefetches), judges each
host as the fetcher does, and connects to the very address that was judged: another answer of DNS
a moment later changes nothing. What is encrypted stays so; the browser checks certificates itself.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import httpx2

from buddy.adapters.fetch.failures import told
from buddy.adapters.fetch.guard import Clearance
from buddy.adapters.fetch.guarded import Bounds, GuardedFetcher
from buddy.adapters.fetch.proxy_head import MAX_HEAD, Head, answer, parse_head, relayed
from buddy.adapters.fetch.target import Target, parse_target
from buddy.adapters.fetch.transport import MAX_ATTEMPTS, PINNED, PinnedTransport
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.egress.verdict import judge_address
from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.fetcher import Permit

_LOOPBACK = "127.0.0.1"
_CHUNK = 64 * 1024
_MEGABYTE = 1_000_000
_HTTPS = 443
_PUBLIC_ONLY = EgressPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayLimits:
    """Bounds of one visit."""

    received_bytes: int = 30_000_000
    """From all sites together, as it arrives."""
    connections: int = 500
    """Connections and requests, refused ones included."""
    lookups: int = 4
    """Names that are looked up at a time."""
    unanswered: int = 8
    """Names that no name server answered for; after them no more are looked up."""
    connect_seconds: float = 5.0
    read_seconds: float = 30.0


class GuardedGateway:
    """Implements `buddy.ports.browser.Gateway`.

    Args:
        fetcher: Whose guard and whose memory of robots.txt are used.
        limits: Bounds of one visit.
    """

    def __init__(self, fetcher: GuardedFetcher, limits: GatewayLimits | None = None) -> None:
        self._fetcher = fetcher
        self._limits = limits or GatewayLimits()

    @asynccontextmanager
    async def passage(self, scope: Scope, permit: Permit) -> AsyncGenerator[GuardedPassage]:
        """Listen for one browser session; what it left open is cut at the end."""
        passage = GuardedPassage(self._fetcher, Bounds(scope, permit), self._limits)
        server = await asyncio.start_server(passage.accept, _LOOPBACK, 0, limit=MAX_HEAD)
        passage.proxy = f"http://{_LOOPBACK}:{server.sockets[0].getsockname()[1]}"
        try:
            yield passage
        finally:
            server.close()
            await passage.cut()


class GuardedPassage:
    """One visit's proxy; implements `buddy.ports.browser.Passage`."""

    def __init__(self, fetcher: GuardedFetcher, bounds: Bounds, limits: GatewayLimits) -> None:
        self.proxy = ""
        self._fetcher = fetcher
        self._bounds = bounds
        self._limits = limits
        self._transport = PinnedTransport(fetcher.ssl_context)
        self._first: Clearance | None = None
        self._troubles: dict[tuple[str, int], ToolExecutionFailed] = {}
        self._blocked: Counter[str] = Counter()
        self._connections = 0
        self._lookups = asyncio.Semaphore(limits.lookups)
        self._unanswered = 0
        self._received = 0
        self._serving: set[asyncio.Task[None]] = set()

    @property
    def blocked(self) -> Mapping[str, int]:
        """See the port."""
        return dict(self._blocked)

    async def admit(self, url: str) -> None:
        """See the port. What the first page admitted is decides what it may load."""
        clearance = await self._fetcher.admit(url, self._bounds.scope, self._bounds.permit)
        self._first = self._first or clearance

    def trouble(self, url: str) -> ToolExecutionFailed | None:
        """See the port."""
        if self._received > self._limits.received_bytes:
            megabytes = self._limits.received_bytes / _MEGABYTE
            return ToolExecutionFailed(
                f"the page loads more than {megabytes:g} MB, the most that a visit may",
                limit_bytes=self._limits.received_bytes,
            )
        try:
            target = parse_target(url)
        except EgressDenied as refusal:
            return refusal
        return self._troubles.get((target.host, target.port))

    async def cut(self) -> None:
        """End every connection."""
        serving = tuple(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await self._transport.aclose()

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take a connection of the browser."""
        task = asyncio.create_task(self._serve(reader, writer))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection: one tunnel, or one plain request."""
        try:
            head = parse_head(await reader.readuntil(b"\r\n\r\n"))
            if head is None:
                writer.write(answer(400))
            elif head.method == "CONNECT":
                await self._tunnel(head, reader, writer)
            else:
                await self._forward(head, reader, writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the browser hung up, or speaks no HTTP
        finally:
            writer.close()

    async def _clear(self, url: str) -> Clearance:
        """Judge the site of one connection, and keep what is wrong with it.

        Raises:
            EgressDenied: It may not be contacted.
            ToolExecutionFailed: It does not exist.
        """
        target = parse_target(url)
        self._connections += 1
        try:
            if self._connections > self._limits.connections:
                raise _refused(target, f"the page opens more than {self._limits.connections} "
                               "connections", "connections")  # fmt: skip
            clearance = await self._judged(url, target)
            self._check_crossing(clearance)
        except ToolExecutionFailed as problem:
            self._keep(target, problem)
            raise
        return clearance

    async def _judged(self, url: str, target: Target) -> Clearance:
        """Ask the guard; a page whose names nobody answers for soon looks none up any more.

        Raises:
            EgressDenied: It may not be contacted.
            ToolExecutionFailed: It does not exist, or too many others gave no answer.
        """
        async with self._lookups:
            if target.address is None and self._unanswered >= self._limits.unanswered:
                raise ToolExecutionFailed(
                    f"{target.host} is not looked up: no name server answered for "
                    f"{self._unanswered} other names of this page",
                    host=target.host,
                )
            try:
                return await self._fetcher.guard.clear(url, self._bounds.scope, self._bounds.permit)
            except ToolExecutionFailed as problem:
                self._unanswered += isinstance(problem.__cause__, TimeoutError)
                raise

    def _keep(self, target: Target, problem: ToolExecutionFailed) -> None:
        """Keep what is wrong with a site, of as many sites as a page may connect to."""
        site, most = (target.host, target.port), self._limits.connections
        if site in self._troubles or len(self._troubles) < most:
            self._troubles[site] = problem
        counted = target.host in self._blocked or len(self._blocked) < most
        if counted and isinstance(problem, EgressDenied):
            self._blocked[target.host] += 1

    def _check_crossing(self, clearance: Clearance) -> None:
        """Refuse what a page may not do, though a person might.

        A page of a public site reaches nothing inside, whatever the operator opened to missions:
        its scripts could carry away what they find there. A page that came encrypted goes on so.

        Raises:
            EgressDenied: Either is the case.
        """
        first, target = self._first, clearance.target
        if first is None:
            raise _refused(target, "no page was admitted yet", "passage")
        if _is_public(first) and not _is_public(clearance):
            raise _refused(
                target,
                f"the page comes from the public site {first.target.host}, and pages of such "
                "reach no private address",
                "private_network",
            )
        if first.target.scheme == "https" and target.scheme == "http":
            raise _refused(
                target,
                f"{first.target.host} came over https, and plain http is where anyone on the way "
                "could read and change the page",
                "downgrade",
            )

    async def _tunnel(
        self, head: Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Join the browser with the site, byte for byte: TLS, or a WebSocket."""
        scheme = "http" if head.target.endswith(":80") else "https"
        try:
            clearance = await self._clear(f"{scheme}://{head.target}/")
            site_reader, site_writer = await self._connect(clearance)
        except ToolExecutionFailed as problem:
            writer.write(answer(403 if isinstance(problem, EgressDenied) else 502))
            return
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        ways = (
            asyncio.create_task(self._pump(reader, site_writer)),
            asyncio.create_task(self._pump(site_reader, writer, count=True)),
        )
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            site_writer.close()

    async def _connect(
        self, clearance: Clearance
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        target = clearance.target
        for address in clearance.addresses[:MAX_ATTEMPTS]:
            with suppress(OSError):  # the next address of the same site, as browsers do
                async with asyncio.timeout(self._limits.connect_seconds):
                    return await asyncio.open_connection(str(address), target.port)
        problem = ToolExecutionFailed(f"no connection to {target.host}", host=target.host)
        self._troubles[target.host, target.port] = problem
        raise problem

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, count: bool = False
    ) -> None:
        while data := await reader.read(_CHUNK):
            if count and not self._takes(len(data)):
                return
            writer.write(data)
            await writer.drain()

    def _takes(self, size: int) -> bool:
        """Count what arrived; tell whether there may be more."""
        self._received += size
        return self._received <= self._limits.received_bytes

    async def _forward(
        self, head: Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Send one plain request on and its answer back."""
        if head.body_length is None:
            writer.write(answer(411))
            return
        body = await reader.readexactly(head.body_length)
        try:
            clearance = await self._clear(head.target)
            response = await self._send(head, clearance, body)
        except ToolExecutionFailed as problem:
            writer.write(answer(403 if isinstance(problem, EgressDenied) else 502))
            return
        try:
            writer.write(relayed(response))
            async for chunk in response.aiter_raw():
                if not self._takes(len(chunk)):
                    break
                writer.write(chunk)
                await writer.drain()
        except httpx2.HTTPError:
            pass  # the connection ends here too, as the site's did
        finally:
            await response.aclose()

    async def _send(self, head: Head, clearance: Clearance, body: bytes) -> httpx2.Response:
        target = clearance.target
        seconds = httpx2.Timeout(self._limits.read_seconds, connect=self._limits.connect_seconds)
        try:
            request = httpx2.Request(
                head.method,
                target.url,
                headers=[(b"Host", target.authority.encode()), *head.headers],
                content=body,
                extensions={PINNED: clearance.addresses, "timeout": seconds.as_dict()},
            )
            return await self._transport.handle_async_request(request)
        except (httpx2.HTTPError, httpx2.InvalidURL) as problem:
            trouble = told(problem, target.host)
            self._troubles[target.host, target.port] = trouble
            raise trouble from problem


def _is_public(clearance: Clearance) -> bool:
    return all(
        judge_address(address, _HTTPS, _PUBLIC_ONLY).allowed for address in clearance.addresses
    )


def _refused(target: Target, reason: str, rule: str) -> EgressDenied:
    return EgressDenied(
        f"{target.host} is refused: {reason}", host=target.host, url=target.url, rule=rule
    )
