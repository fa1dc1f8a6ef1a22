"""What the guarded fetcher reads, and what it says when it cannot."""

from __future__ import annotations

import gzip
import zlib

import pytest

from buddy.adapters.fetch.guarded import USER_AGENT, FetchLimits
from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.domain.page_look import PageVersion
from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.fetcher import FetchedPage
from local_site import HandClock, LocalSite, Names, fetcher

_ANY = Scope()
_SMALL = FetchLimits(body_bytes=100_000)


async def test_a_page_arrives_with_its_facts() -> None:
    async with LocalSite() as site:
        site.redirect("/old", "/new?x=1#part")
        site.page("/new?x=1", b"<p>gr\xfc\xdfe</p>", content_type="Text/HTML; charset=ISO-8859-1")
        page = await fetcher(f"127.0.0.1:{site.port}").fetch(site.url("/old#top"), _ANY)
    assert page == FetchedPage(
        url=site.url("/new?x=1"),
        status=200,
        content_type="text/html",
        body=b"<p>gr\xfc\xdfe</p>",
        charset="cp1252",
        redirects=(site.url("/old"),),
    )
    assert f"user-agent: {USER_AGENT}".lower() in site.heads[0].lower()


async def test_cookies_follow_a_redirect_and_end_with_the_fetch() -> None:
    async with LocalSite() as site:
        site.page("/in", b"", status="303 See Other",
                  headers="Location: /home\r\nSet-Cookie: seen=1; Path=/\r\n")  # fmt: skip
        site.page("/home")
        reach = fetcher(f"127.0.0.1:{site.port}")
        await reach.fetch(site.url("/in"), _ANY)
        await reach.fetch(site.url("/home"), _ANY)
    with_cookie = ["seen=1" in head for head in site.heads]
    assert with_cookie == [False, True, False]


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(bytes(20_000_000)), gzip.compress(gzip.compress(bytes(30_000_000)))],
    ids=["gzip", "gzip twice"],
)
async def test_a_compression_bomb_is_cut_at_the_limit(packed: bytes) -> None:
    coding = "gzip, gzip" if len(packed) < 10_000 else "gzip"
    async with LocalSite() as site:
        site.page("/bomb", packed, headers=f"Content-Encoding: {coding}\r\n")
        with pytest.raises(ToolExecutionFailed, match=r"/bomb is larger than 0\.1 MB"):
            await fetcher(f"127.0.0.1:{site.port}", limits=_SMALL).fetch(site.url("/bomb"), _ANY)


async def test_an_oversize_body_is_not_read_to_its_end() -> None:
    async with LocalSite() as site:
        site.page("/big", bytes(60_000_000), content_type="text/plain")
        with pytest.raises(ToolExecutionFailed, match=r"larger than 0\.1 MB, the most that is"):
            await fetcher(f"127.0.0.1:{site.port}", limits=_SMALL).fetch(site.url("/big"), _ANY)
    assert site.sent < 40_000_000


async def test_a_body_of_exactly_the_limit_is_read() -> None:
    async with LocalSite() as site:
        site.page("/fits", b"x" * 100_000, content_type="text/plain")
        page = await fetcher(f"127.0.0.1:{site.port}", limits=_SMALL).fetch(site.url("/fits"), _ANY)
    assert len(page.body) == 100_000


async def test_a_slow_server_times_out() -> None:
    async with LocalSite() as site:
        site.held.add("/slow")
        reach = fetcher(f"127.0.0.1:{site.port}", limits=FetchLimits(seconds=0.2))
        with pytest.raises(ToolExecutionFailed, match=r"no answer from 127\.0\.0\.1 within 0\.2 s"):
            await reach.fetch(site.url("/slow"), _ANY)


async def test_the_scopes_duration_bounds_a_fetch() -> None:
    async with LocalSite() as site:
        site.held.add("/slow")
        with pytest.raises(ToolExecutionFailed, match=r"within 0\.1 s"):
            await fetcher(f"127.0.0.1:{site.port}").fetch(
                site.url("/slow"), Scope(max_duration_seconds=0.1)
            )


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("/missing", r"HTTP 404 from http://127\.0\.0\.1:\d+/missing"),
        ("/broken", "HTTP 503 from"),
        ("/paper.pdf", r"/paper\.pdf is a PDF file; Buddy reads HTML, plain text, JSON and XML"),
        ("/photo", "is of the type image/png"),
        ("/untyped.pdf", "declares no content type and is not text"),
        ("/loop", r"/loop redirects more than 5 times"),
        ("/garbage", "broke the connection off, or did not answer in HTTP"),
        ("/damaged", "compressed in a way that cannot be undone"),
    ],
)
async def test_what_cannot_be_read_is_said(target: str, message: str) -> None:
    async with LocalSite() as site:
        site.page("/broken", status="503 Service Unavailable")
        site.page("/paper.pdf", b"%PDF-1.7", content_type="application/pdf")
        site.page("/photo", b"\x89PNG", content_type="image/png")
        site.page("/untyped.pdf", b"%PDF-1.7 \x00", content_type=None)
        site.redirect("/loop", "/loop")
        site.answers["/garbage"] = b"\x00\x01 not http\r\n\r\n"
        site.page("/damaged", b"not gzip", headers="Content-Encoding: gzip\r\n")
        with pytest.raises(ToolExecutionFailed, match=message):
            await fetcher(f"127.0.0.1:{site.port}").fetch(site.url(target), _ANY)


async def test_a_closed_port_is_said() -> None:
    async with LocalSite() as site:
        pass
    with pytest.raises(ToolExecutionFailed, match=r"no connection to 127\.0\.0\.1"):
        await fetcher(f"127.0.0.1:{site.port}").fetch(site.url("/"), _ANY)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(b"  <html>", "text/html"), (b'{"a": 1}', "application/json"), (b"words", "text/plain")],
)
async def test_content_without_a_type_is_told_by_its_start(body: bytes, content_type: str) -> None:
    async with LocalSite() as site:
        site.page("/", body, content_type=None)
        page = await fetcher(f"127.0.0.1:{site.port}").fetch(site.url("/"), _ANY)
    assert page.content_type == content_type


async def test_deflate_is_read() -> None:
    async with LocalSite() as site:
        site.page("/", zlib.compress(b"<p>small</p>"), headers="Content-Encoding: deflate\r\n")
        page = await fetcher(f"127.0.0.1:{site.port}").fetch(site.url("/"), _ANY)
    assert page.body == b"<p>small</p>"


async def test_robots_txt_is_followed_and_asked_once_an_hour() -> None:
    clock = HandClock()
    async with LocalSite() as site:
        site.page("/robots.txt", b"User-agent: Buddy\nDisallow: /private\n")
        site.page("/open")
        reach = fetcher(f"127.0.0.1:{site.port}", robots=True, clock=clock)
        await reach.fetch(site.url("/open"), _ANY)
        with pytest.raises(ToolExecutionFailed, match=r"asks robots not to read /private/x"):
            await reach.fetch(site.url("/private/x"), _ANY)
        assert site.requests == ["/robots.txt", "/open"]
        clock.seconds += 3601
        await reach.fetch(site.url("/open"), _ANY)
    assert site.requests == ["/robots.txt", "/open", "/robots.txt", "/open"]


async def test_a_site_without_robots_txt_is_open_and_a_failing_one_is_not() -> None:
    async with LocalSite() as open_site, LocalSite() as failing:
        open_site.page("/")
        failing.page("/")
        failing.page("/robots.txt", status="500 Internal Server Error")
        reach = fetcher(f"127.0.0.1:{open_site.port}", f"127.0.0.1:{failing.port}", robots=True)
        assert (await reach.fetch(open_site.url("/"), _ANY)).status == 200
        with pytest.raises(ToolExecutionFailed, match="asks robots not to read"):
            await reach.fetch(failing.url("/"), _ANY)


async def test_a_redirected_robots_txt_goes_through_the_guard() -> None:
    names = Names(a_example=[["127.0.0.1"]], inside_example=[["10.0.0.1"]])
    async with LocalSite() as site:
        site.redirect("/robots.txt", "http://inside.example/robots.txt")
        site.page("/")
        reach = fetcher(f"127.0.0.1:{site.port}", robots=True, resolve=names)
        assert (await reach.fetch(site.url("/", "a.example"), _ANY)).status == 200
    assert "inside.example" in names.asked


async def test_memory_pages_honour_the_scope() -> None:
    pages = MemoryFetcher({"https://a.example/x": "<p>one</p>"})
    page = await pages.fetch("https://A.example:443/x#part", _ANY)
    assert (page.url, page.body) == ("https://a.example/x", b"<p>one</p>")
    assert pages.fetched == ["https://a.example/x"]
    with pytest.raises(ToolExecutionFailed, match=r"HTTP 404 from https://a\.example/y"):
        await pages.fetch("https://a.example/y", _ANY)
    with pytest.raises(EgressDenied, match="allows no site"):
        await pages.fetch("https://a.example/x", Scope(allowed_domains=()))


async def test_a_page_is_asked_for_only_if_it_is_new() -> None:
    async with LocalSite() as site:
        reach = fetcher(f"127.0.0.1:{site.port}")
        site.page("/a", headers='ETag: "v1"\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n')
        first = await reach.fetch(site.url("/a"), _ANY)
        assert first.version == PageVersion(
            url=site.url("/a"), etag='"v1"', last_modified="Thu, 01 Jan 2026 00:00:00 GMT"
        )
        site.page("/a", b"", status="304 Not Modified", content_type=None)
        again = await reach.fetch(site.url("/a"), _ANY, unless=first.version)
        assert again.unchanged
        assert (again.body, again.version) == (b"", first.version)
        assert 'if-none-match: "v1"\r\n' in site.heads[-1].lower()
        assert "if-modified-since: thu, 01 jan 2026 00:00:00 gmt" in site.heads[-1].lower()
        site.page("/b")
        other = await reach.fetch(site.url("/b"), _ANY, unless=first.version)
        assert other.status == 200
        assert "if-none-match" not in site.heads[-1].lower(), "a version is of one address"


async def test_what_no_header_can_carry_is_no_version() -> None:
    async with LocalSite() as site:
        site.page("/a", headers=f"ETag: {'x' * 2000}\r\n")
        found = await fetcher(f"127.0.0.1:{site.port}").fetch(site.url("/a"), _ANY)
        assert found.version is None
