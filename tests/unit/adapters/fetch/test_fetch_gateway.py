"""The gateway as a proxy on real sockets: what a browser asks for, and what reaches a site."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest

from buddy.adapters.fetch.gateway import GatewayLimits, GuardedGateway, GuardedPassage
from buddy.adapters.fetch.guarded import FetchLimits
from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.fetcher import permit_all
from local_site import LocalSite, Names, fetcher

REFUSED, BAD, NO_LENGTH, NO_GATEWAY = b" 403 ", b" 400 ", b" 411 ", b" 502 "


@asynccontextmanager
async def passage(
    site: LocalSite, names: Names, scope: Scope | None = None, limits: GatewayLimits | None = None
) -> AsyncGenerator[GuardedPassage]:
    gateway = GuardedGateway(fetcher(f"127.0.0.1:{site.port}", resolve=names), limits)
    async with gateway.passage(scope or Scope(), permit_all) as opened:
        yield opened


async def said(opened: GuardedPassage, request: str, inside: bytes = b"") -> bytes:
    """Send a request to the proxy, then bytes through the tunnel, and return all that came."""
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(opened.proxy).port)
    writer.write(request.encode())
    head = b""
    if inside:
        head = await reader.readuntil(b"\r\n\r\n")
        writer.write(inside)
    answer = head + await reader.read()
    writer.close()
    return answer


def get(url: str, *headers: str, method: str = "GET") -> str:
    return "\r\n".join((f"{method} {url} HTTP/1.1", *headers, "", ""))


async def test_a_plain_request_reaches_the_site_under_its_name() -> None:
    names = Names(open_example=[["127.0.0.1"]])
    async with LocalSite() as site, passage(site, names) as way:
        site.page("/a?b=c", b"<p>hello", headers="X-Kept: yes\r\nKeep-Alive: timeout=5\r\n")
        url = site.url("/a?b=c", "open.example")
        await way.admit(url)
        answer = await said(way, get(url, "Accept: text/x", "Proxy-Connection: keep-alive"))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert body == b"<p>hello"
    assert b"X-Kept: yes" in head
    assert b"Keep-Alive" not in head
    assert b"Connection: close" in head
    assert f"Host: open.example:{site.port}" in site.heads[0]
    assert "accept: text/x" in site.heads[0].lower()
    assert "proxy-connection" not in site.heads[0].lower()


async def test_a_tunnel_joins_both_ends() -> None:
    names = Names(open_example=[["127.0.0.1"]])
    async with LocalSite() as site, passage(site, names) as way:
        site.page("/", b"<p>through")
        await way.admit(site.url("/", "open.example"))
        inside = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        answer = await said(way, f"CONNECT open.example:{site.port} HTTP/1.1\r\n\r\n", inside)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"<p>through")


async def test_rebinding_after_the_page_was_admitted_reaches_nothing() -> None:
    names = Names(rebind_example=[["127.0.0.1"], ["127.0.0.2"]])
    async with LocalSite() as site, LocalSite("127.0.0.2", site.port) as internal:
        internal.page("/", b"secret")
        async with passage(site, names) as way:
            url = site.url("/", "rebind.example")
            await way.admit(url)
            assert REFUSED in await said(way, get(url))
            tunnel = f"CONNECT rebind.example:{site.port} HTTP/1.1\r\n\r\n"
            assert REFUSED in await said(way, tunnel)
            trouble = way.trouble(url)
    assert isinstance(trouble, EgressDenied)
    assert "127.0.0.2" in trouble.message
    assert way.blocked == {"rebind.example": 2}
    assert (site.requests, internal.requests) == ([], [])


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "0x7f.1", "2130706433", "[::ffff:7f00:1]"])
async def test_a_page_of_a_public_site_reaches_nothing_inside(host: str) -> None:
    """Not even what the operator opened to missions: the page's scripts would read it."""
    names = Names(public_example=[["93.184.216.34"]])
    async with LocalSite() as site, passage(site, names) as way:
        site.page("/")
        await way.admit("http://public.example/")
        assert REFUSED in await said(way, get(f"http://{host}:{site.port}/"))
        assert REFUSED in await said(way, f"CONNECT {host}:{site.port} HTTP/1.1\r\n\r\n")
    assert site.requests == []
    assert sum(way.blocked.values()) == 2


async def test_a_page_that_came_encrypted_goes_on_so() -> None:
    names = Names(public_example=[["93.184.216.34"]])
    async with LocalSite() as site, passage(site, names) as way:
        await way.admit("https://public.example/")
        url = "http://public.example/"
        assert REFUSED in await said(way, get(url))
        assert REFUSED in await said(way, "CONNECT public.example:80 HTTP/1.1\r\n\r\n")
        trouble = way.trouble(url)
    assert trouble is not None
    assert "came over https" in trouble.message


async def test_before_a_page_was_admitted_nothing_passes() -> None:
    async with LocalSite() as site, passage(site, Names()) as way:
        site.page("/")
        assert REFUSED in await said(way, get(site.url("/")))
    assert site.requests == []


async def test_other_domains_are_refused_before_their_names_are_looked_up() -> None:
    names = Names(open_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])
    scope = Scope(allowed_domains=("open.example",))
    async with LocalSite() as site, passage(site, names, scope) as way:
        await way.admit(site.url("/", "open.example"))
        assert REFUSED in await said(way, get(site.url("/x", "other.example")))
        assert REFUSED in await said(way, f"CONNECT other.example:{site.port} HTTP/1.1\r\n\r\n")
    assert names.asked == ["open.example"]
    assert way.blocked == {"other.example": 2}


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        ("nonsense\r\n\r\n", BAD),
        ("GET http://open.example/\r\n\r\n", BAD),
        ("GET /no-host HTTP/1.1\r\n\r\n", REFUSED),
        ("GET file:///etc/passwd HTTP/1.1\r\n\r\n", REFUSED),
        ("CONNECT [::1:80 HTTP/1.1\r\n\r\n", REFUSED),
        ("CONNECT user:pw@open.example:443 HTTP/1.1\r\n\r\n", REFUSED),
        ("POST http://open.example/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", NO_LENGTH),
        ("POST http://open.example/ HTTP/1.1\r\nContent-Length: -1\r\n\r\n", NO_LENGTH),
        ("POST http://open.example/ HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", NO_LENGTH),
    ],
)
async def test_what_is_no_request_gets_no_further(request_text: str, status: bytes) -> None:
    names = Names(open_example=[["127.0.0.1"]])
    async with LocalSite() as site, passage(site, names) as way:
        await way.admit(site.url("/", "open.example"))
        assert status in (await said(way, request_text)).split(b"\r\n")[0]
    assert site.requests == []


async def test_a_site_that_is_not_there_is_told() -> None:
    names = Names(open_example=[["127.0.0.1"]])
    async with LocalSite() as site:
        pass  # its port is closed now
    async with passage(site, names) as way:
        url = site.url("/", "open.example")
        await way.admit(url)
        assert NO_GATEWAY in await said(way, get(url))
        assert NO_GATEWAY in await said(way, f"CONNECT open.example:{site.port} HTTP/1.1\r\n\r\n")
        trouble = way.trouble(url)
    assert isinstance(trouble, ToolExecutionFailed)
    assert trouble.message == "no connection to open.example"
    assert way.blocked == {}


async def test_more_than_the_limit_does_not_arrive() -> None:
    names = Names(open_example=[["127.0.0.1"]])
    limits = GatewayLimits(received_bytes=100_000)
    async with LocalSite() as site, passage(site, names, limits=limits) as way:
        site.page("/", bytes(5_000_000))
        url = site.url("/", "open.example")
        await way.admit(url)
        plain = await said(way, get(url))
        inside = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        tunnel = await said(way, f"CONNECT open.example:{site.port} HTTP/1.1\r\n\r\n", inside)
        trouble = way.trouble(url)
    assert len(plain) < 300_000
    assert len(tunnel) < 300_000
    assert trouble is not None
    assert "more than 0.1 MB" in trouble.message


async def test_more_connections_than_the_limit_are_refused() -> None:
    names = Names(open_example=[["127.0.0.1"]])
    limits = GatewayLimits(connections=2)
    async with LocalSite() as site, passage(site, names, limits=limits) as way:
        site.page("/")
        url = site.url("/", "open.example")
        await way.admit(url)
        answers = [await said(way, get(url)) for _ in range(3)]
    assert [REFUSED in answer for answer in answers] == [False, False, True]


async def test_what_is_still_open_is_cut_at_the_end() -> None:
    names = Names(open_example=[["127.0.0.1"]])
    async with LocalSite() as site:
        site.held.add("/held")
        async with passage(site, names) as way:
            url = site.url("/held", "open.example")
            await way.admit(url)
            waiting = asyncio.create_task(said(way, get(url)))
            await site.holding.wait()
        assert await waiting == b""


class Silence(Names):
    """A resolver that never answers for names under dead.example."""

    asking, most = 0, 0

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        if not host.endswith("dead.example"):
            return await super().__call__(host, port)
        self.asked.append(host)
        self.asking += 1
        self.most = max(self.most, self.asking)
        try:
            return await asyncio.Future[Sequence[str]]()
        finally:
            self.asking -= 1


async def test_names_that_nobody_answers_for_take_few_places_and_soon_none() -> None:
    names = Silence(open_example=[["127.0.0.1"]])
    async with LocalSite() as site:
        reach = fetcher(
            f"127.0.0.1:{site.port}", resolve=names, limits=FetchLimits(lookup_seconds=0.01)
        )
        limits = GatewayLimits(lookups=3, unanswered=5)
        async with GuardedGateway(reach, limits).passage(Scope(), permit_all) as way:
            await way.admit(site.url("/", "open.example"))
            dead = [f"http://n{number}.dead.example/" for number in range(40)]
            answers = await asyncio.gather(*(said(way, get(url)) for url in dead))
            assert all(NO_GATEWAY in answer for answer in answers)
            assert names.most <= 3
            assert 5 <= len(names.asked) - len(["open.example"]) <= 7
            told = {str(way.trouble(url)) for url in dead}
    assert any("server answered for n" in text and "within 0.01 s" in text for text in told)
    assert any("of this page" in text and " is not looked up: no name" in text for text in told)
