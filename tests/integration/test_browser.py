"""A real Chromium on pages that try to get out, and on pages that break."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import pytest_asyncio

from buddy.adapters.browser.chromium import ChromiumBrowser
from buddy.adapters.browser.chromium_process import ChromiumProcess
from buddy.adapters.browser.visit import Patience
from buddy.adapters.fetch.gateway import GuardedGateway
from buddy.domain.scope import Scope
from buddy.errors import BrowserUnavailable, EgressDenied, ToolExecutionFailed
from buddy.ports.fetcher import permit_all
from local_site import LocalSite, Names, fetcher

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.xdist_group("chromium"),
    pytest.mark.asyncio(loop_scope="session"),
]
INSIDE = Scope(allowed_domains=("open.example",))


class Datagrams(asyncio.DatagramProtocol):
    """Counts what arrives."""

    def __init__(self) -> None:
        self.arrived = 0

    def datagram_received(self, data: bytes, addr: object) -> None:
        self.arrived += 1


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def site() -> AsyncIterator[LocalSite]:
    async with LocalSite() as found:
        yield found


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(
        open_example=[["127.0.0.1"]],
        rebind_example=[["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]],
        metadata_example=[["169.254.169.254"]],
    )


@pytest.fixture(scope="module")
def secure_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def gateway(site: LocalSite, names: Names, secure_port: int) -> GuardedGateway:
    allowed = (f"127.0.0.1:{site.port}", f"127.0.0.1:{secure_port}")
    return GuardedGateway(fetcher(*allowed, resolve=names))


@pytest.fixture
def browser(chromium: ChromiumProcess, gateway: GuardedGateway) -> ChromiumBrowser:
    return ChromiumBrowser(gateway, chromium, Patience(seconds=20, load_seconds=3))


@asynccontextmanager
async def datagrams() -> AsyncGenerator[tuple[Datagrams, int]]:
    loop = asyncio.get_running_loop()
    transport, counted = await loop.create_datagram_endpoint(Datagrams, local_addr=("127.0.0.1", 0))
    yield counted, transport.get_extra_info("sockname")[1]
    transport.close()


ATTACKS = """<!doctype html><title>page</title><body>
<img src="{internal}/img"><iframe src="{internal}/frame"></iframe><embed src="{internal}/embed">
<link rel="stylesheet" href="{internal}/style"><link rel="prefetch" href="{internal}/prefetch">
<link rel="preconnect" href="{internal}"><script src="{internal}/script"></script>
<video src="{internal}/video" preload="auto"></video><object data="{internal}/object"></object>
<form id="f" method="post" action="{internal}/form" target="_blank"><input name="x"></form>
<script>
const tries = [
  () => fetch("{internal}/fetch", {{mode: "no-cors", method: "POST", body: "x"}}),
  () => new WebSocket("{socket}/ws"),
  () => new EventSource("{internal}/events"),
  () => navigator.sendBeacon("{internal}/beacon", "x"),
  () => window.open("{internal}/popup"),
  () => document.getElementById("f").submit(),
  () => new Worker(URL.createObjectURL(new Blob(["fetch('{internal}/worker')"]))),
  () => new WebTransport("https://127.0.0.1:{udp}/").ready,
  () => {{
    const peer = new RTCPeerConnection({{iceServers: [{{urls: "stun:127.0.0.1:{udp}"}}]}});
    peer.createDataChannel("x");
    const gathered = new Promise((done) => {{
      peer.onicegatheringstatechange = () => peer.iceGatheringState === "complete" && done();
    }});
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    return gathered;
  }},
];
Promise.allSettled(tries.map((attempt) => new Promise((done) => done(attempt()))))
  .then(() => {{ document.title = "tried"; }});
</script>"""


async def test_no_way_out_of_a_page_reaches_an_address_inside(
    browser: ChromiumBrowser, site: LocalSite
) -> None:
    async with LocalSite() as internal, datagrams() as (counted, udp):
        page = ATTACKS.format(
            internal=internal.url(""), socket=f"ws://127.0.0.1:{internal.port}", udp=udp
        )
        site.page("/attack", page.encode())
        seen = await browser.open(site.url("/attack"), Scope(), permit_all)
    assert seen.title == "tried"
    assert (internal.requests, counted.arrived) == ([], 0)
    assert seen.blocked == {"127.0.0.1": seen.blocked["127.0.0.1"]}
    assert seen.blocked["127.0.0.1"] >= 10


async def test_a_name_that_is_bound_anew_reaches_the_first_address_only(
    browser: ChromiumBrowser, site: LocalSite, names: Names
) -> None:
    async with LocalSite("127.0.0.2", site.port) as internal:
        internal.page("/second", b"secret")
        site.page("/first", b"<title>one</title><script>fetch('/second')</script>")
        page = await browser.open(site.url("/first", "rebind.example"), Scope(), permit_all)
    assert page.title == "one"
    assert page.blocked["rebind.example"] >= 1
    assert internal.requests == []
    assert names.asked.count("rebind.example") >= 3


async def test_redirects_are_judged_hop_by_hop(browser: ChromiumBrowser, site: LocalSite) -> None:
    site.redirect("/hop", "/hop2")
    site.redirect("/hop2", "http://metadata.example/latest/meta-data/")
    with pytest.raises(EgressDenied, match=r"metadata\.example \(169\.254\.169\.254\)"):
        await browser.open(site.url("/hop", "open.example"), Scope(), permit_all)
    site.redirect("/local", "file:///etc/passwd")
    with pytest.raises(ToolExecutionFailed):
        await browser.open(site.url("/local", "open.example"), Scope(), permit_all)


async def test_a_session_keeps_nothing_and_grants_nothing(
    browser: ChromiumBrowser, site: LocalSite
) -> None:
    script = b"""<script>(async () => {
      const was = [document.cookie, localStorage.x || ""].join("");
      document.cookie = "x=1"; localStorage.x = "1";
      const worker = await navigator.serviceWorker.register("/worker.js").then(
        (found) => found ? "worker" : "none", () => "none");
      const place = await navigator.permissions.query({name: "geolocation"});
      document.title = `was:${was} ${worker} ${place.state}`;
    })()</script>"""
    site.page("/state", script)
    site.page("/worker.js", b"", content_type="text/javascript")
    for _ in range(2):  # the second session knows nothing of the first
        page = await browser.open(site.url("/state"), Scope(), permit_all)
        assert page.title == "was: none denied"
    assert "/worker.js" not in site.requests


async def test_a_file_to_download_is_refused(browser: ChromiumBrowser, site: LocalSite) -> None:
    site.page("/file", b"PK", content_type="application/zip")
    with pytest.raises(ToolExecutionFailed, match="is a file to download"):
        await browser.open(site.url("/file", "open.example"), Scope(), permit_all)


async def test_a_page_that_never_comes_ends_in_time(
    browser: ChromiumBrowser, site: LocalSite
) -> None:
    site.held.add("/never")
    scope = Scope(max_duration_seconds=1.0)
    with pytest.raises(ToolExecutionFailed, match="was not shown within 1 s"):
        await browser.open(site.url("/never", "open.example"), scope, permit_all)


async def test_a_page_whose_parts_never_come_is_shown_all_the_same(
    browser: ChromiumBrowser, site: LocalSite
) -> None:
    site.held.add("/part")
    site.page("/parts", b"<title>whole</title><p>text<img src='/part'>")
    page = await browser.open(site.url("/parts", "open.example"), Scope(), permit_all)
    assert "text" in page.html


async def test_robots_are_asked_before_the_page(site: LocalSite) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private", content_type="text/plain")
    site.page("/private", b"<title>private</title>")
    reach = fetcher(
        f"127.0.0.1:{site.port}", resolve=Names(open_example=[["127.0.0.1"]]), robots=True
    )
    process = ChromiumProcess()
    browser = ChromiumBrowser(GuardedGateway(reach), process)
    with pytest.raises(ToolExecutionFailed, match="asks robots not to read /private"):
        await browser.open(site.url("/private", "open.example"), INSIDE, permit_all)
    assert "/private" not in site.requests
    assert process.starts == 0  # no browser is started for a page that is not opened


async def test_a_browser_that_died_is_started_anew(
    browser: ChromiumBrowser, chromium: ChromiumProcess, site: LocalSite
) -> None:
    site.page("/alive", b"<title>alive</title>")
    running = await chromium.browser()
    before = chromium.starts
    gone = asyncio.Event()
    running.on("disconnected", lambda _: gone.set())
    session = await running.new_browser_cdp_session()
    with pytest.raises(Exception, match="closed"):
        await session.send("Browser.crash")
    await gone.wait()
    page = await browser.open(site.url("/alive", "open.example"), INSIDE, permit_all)
    assert page.title == "alive"
    assert chromium.starts == before + 1


@pytest.fixture
def certificate(tmp_path: Path) -> ssl.SSLContext:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=open.example",
         "-addext", "subjectAltName=DNS:open.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


@pytest.fixture
def brisk(chromium: ChromiumProcess, gateway: GuardedGateway) -> ChromiumBrowser:
    """A browser for pages that load nothing: there is no rest to wait for."""
    return ChromiumBrowser(gateway, chromium, Patience(seconds=20, quiet_seconds=0.01))


async def test_what_a_script_blows_up_is_measured_inside_the_page(
    brisk: ChromiumBrowser, site: LocalSite
) -> None:
    site.page("/blown", b"<p hidden></p><script>document.querySelector('p').textContent = "
              b"'x'.repeat(40e6)</script>")  # fmt: skip
    site.page("/hidden", b"<template></template><script>document.querySelector('template')"
              b".content.append('x'.repeat(6e6))</script>")  # fmt: skip
    site.page("/wide", b"<p></p><script>document.querySelector('p').title = "
              b"'x'.repeat(7e6)</script>")  # fmt: skip
    site.page("/far", b"<script>history.pushState('', '', '?' + 'x'.repeat(9000))</script>")
    for path, size in (("/blown", r"40\.0"), ("/hidden", r"6\.0"), ("/wide", r"7\.0")):
        with pytest.raises(
            ToolExecutionFailed, match=rf"{path} is larger than 5 MB .* \(at least {size} MB\)"
        ):
            await brisk.open(site.url(path, "open.example"), INSIDE, permit_all)
    with pytest.raises(ToolExecutionFailed, match="an address of more than 8192 characters"):
        await brisk.open(site.url("/far", "open.example"), INSIDE, permit_all)


async def test_a_page_cannot_answer_for_its_document(
    brisk: ChromiumBrowser, site: LocalSite
) -> None:
    page = b"""<!DOCTYPE html><form><input name="attributes"><input name="outerHTML"></form>
    <img name="title"><img name="documentElement"><p>what stands here</p><script>
    document.head.innerHTML = "<title>" + "t".repeat(1e6) + "</title>";
    Object.defineProperty(Element.prototype, "outerHTML", {get: () => "a lie"});
    Document.prototype.createTreeWalker = () => ({nextNode: () => null});
    </script>"""
    site.page("/liar", page)
    seen = await brisk.open(site.url("/liar", "open.example"), INSIDE, permit_all)
    assert seen.html.startswith("<!DOCTYPE html><html>")
    assert "<p>what stands here</p>" in seen.html
    assert seen.title == "t" * 300


def children() -> set[str]:
    """The programs that this process has started and that still run."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system has no /proc")
async def test_a_visit_cancelled_while_the_browser_starts_leaves_nothing_behind(
    gateway: GuardedGateway, site: LocalSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.page("/alive", b"<title>alive</title>")
    url, before = site.url("/alive", "open.example"), children()
    spawn, spawned = asyncio.create_subprocess_exec, asyncio.Event()

    async def observed(*words: Any, **options: Any) -> Any:
        process = await spawn(*words, **options)
        spawned.set()
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", observed)
    starting = ChromiumBrowser(gateway, ChromiumProcess())
    visit = asyncio.create_task(starting.open(url, INSIDE, permit_all))
    await spawned.wait()
    visit.cancel()
    with pytest.raises(asyncio.CancelledError):
        await visit
    assert children() != before
    await starting.close()
    assert children() == before


async def test_a_visit_cancelled_while_its_session_opens_leaves_no_session(
    gateway: GuardedGateway, chromium: ChromiumProcess, site: LocalSite
) -> None:
    running = await chromium.browser()
    opening, entered = running.new_context, asyncio.Event()

    async def observed(**options: Any) -> Any:
        entered.set()
        return await opening(**options)

    site.page("/alive", b"<title>alive</title>")
    browser = ChromiumBrowser(gateway, chromium)
    with patch.object(running, "new_context", observed):
        visit = asyncio.create_task(browser.open(site.url("/alive", "open.example"), INSIDE,
                                                 permit_all))  # fmt: skip
        await entered.wait()
        visit.cancel()
        with pytest.raises(asyncio.CancelledError):
            await visit
    inspector = await running.new_browser_cdp_session()
    found: Any = await inspector.send("Target.getBrowserContexts")
    await inspector.detach()
    assert found["browserContextIds"] == []


async def test_a_certificate_is_checked_through_the_gateway(
    browser: ChromiumBrowser,
    gateway: GuardedGateway,
    secure_port: int,
    certificate: ssl.SSLContext,
) -> None:
    trusting = ChromiumProcess(flags=("--ignore-certificate-errors",))
    secure = LocalSite(port=secure_port)
    secure.tls = certificate
    secure.page("/", b"<title>secure</title>")
    async with secure:
        url = secure.url("/", "open.example")
        with pytest.raises(ToolExecutionFailed, match=r"certificate of open\.example is not"):
            await browser.open(url, INSIDE, permit_all)
        page = await ChromiumBrowser(gateway, trusting).open(url, INSIDE, permit_all)
    await trusting.close()
    assert (page.title, secure.requests[0]) == ("secure", "/")


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("off", "switched off"),
        ("no-such-browser", "BUDDY_CHROMIUM names no-such-browser"),
        ("/bin/false", "did not start"),
    ],
)
async def test_without_a_browser_it_is_said_what_to_do(
    gateway: GuardedGateway, site: LocalSite, program: str, message: str
) -> None:
    missing = ChromiumBrowser(gateway, ChromiumProcess(program))
    with pytest.raises(BrowserUnavailable, match=message):
        await missing.open(site.url("/alive", "open.example"), INSIDE, permit_all)
