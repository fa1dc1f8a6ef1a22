"""The guard before real sockets: redirects, rebinding, own addresses, scope."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from buddy.adapters.fetch.guarded import GuardedFetcher
from buddy.adapters.fetch.transport import PinnedTransport
from buddy.domain.egress.policy import EgressPolicy, own_address, parse_allowance
from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed, WarrantExceeded
from local_site import HandClock, LocalSite, Names, fetcher

_ANY = Scope()


async def test_an_internal_address_is_refused_and_named() -> None:
    async with LocalSite() as site:
        site.page("/")
        with pytest.raises(EgressDenied) as refusal:
            await fetcher().fetch(site.url("/"), _ANY)
    assert refusal.value.message == (
        "127.0.0.1 is refused: loopback (127.0.0.0/8); if it is meant, allow it with "
        "BUDDY_EGRESS_ALLOW"
    )
    assert refusal.value.details["rule"] == "loopback (127.0.0.0/8)"
    assert site.requests == []


async def test_a_name_with_one_internal_address_is_refused_whole() -> None:
    names = Names(split_example=[["127.0.0.1", "10.0.0.5"]])
    async with LocalSite() as site:
        site.page("/")
        with pytest.raises(EgressDenied, match=r"split\.example \(10\.0\.0\.5\) is refused: priv"):
            await fetcher(f"127.0.0.1:{site.port}", resolve=names).fetch(
                site.url("/", "split.example"), _ANY
            )
    assert site.requests == []


async def test_a_redirect_to_an_internal_host_is_refused() -> None:
    names = Names(open_example=[["127.0.0.1"]], metadata_example=[["169.254.169.254"]])
    async with LocalSite() as site:
        site.redirect("/go", "http://metadata.example/latest")
        reach = fetcher(f"127.0.0.1:{site.port}", resolve=names)
        with pytest.raises(EgressDenied, match=r"metadata\.example \(169\.254\.169\.254\)"):
            await reach.fetch(site.url("/go", "open.example"), _ANY)
    assert site.requests == ["/go"]


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "//user@[::1]/", "http://0x7f.1/", "ftp://x.example/"]
)
async def test_a_redirect_is_judged_like_a_first_url(location: str) -> None:
    async with LocalSite() as site:
        site.redirect("/go", location)
        with pytest.raises(EgressDenied):
            await fetcher(f"127.0.0.1:{site.port}").fetch(site.url("/go"), _ANY)


async def test_the_permit_is_asked_for_every_host_before_its_name_is_looked_up() -> None:
    names = Names(open_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])
    asked: list[str] = []

    def permit(host: str) -> None:
        asked.append(host)
        if host == "other.example":
            raise WarrantExceeded("not approved")

    async with LocalSite() as site:
        site.redirect("/go", site.url("/there", "other.example"))
        reach = fetcher(f"127.0.0.1:{site.port}", resolve=names)
        with pytest.raises(WarrantExceeded):
            await reach.fetch(site.url("/go", "open.example"), _ANY, permit)
    assert asked == ["open.example", "other.example"]
    assert names.asked == ["open.example"]
    assert site.requests == ["/go"]


async def test_a_redirect_out_of_the_missions_domains_is_refused() -> None:
    names = Names(open_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])
    async with LocalSite() as site:
        site.redirect("/go", site.url("/there", "other.example"))
        reach = fetcher(f"127.0.0.1:{site.port}", resolve=names)
        with pytest.raises(EgressDenied, match=r"scope allows only open\.example"):
            await reach.fetch(
                site.url("/go", "open.example"), Scope(allowed_domains=("open.example",))
            )
    assert names.asked == ["open.example"]


async def test_rebinding_between_check_and_connection_reaches_the_checked_address_only() -> None:
    names = Names(rebind_example=[["127.0.0.2"], ["127.0.0.1"]])
    async with LocalSite("127.0.0.2") as checked, LocalSite("127.0.0.1", checked.port) as internal:
        checked.page("/", b"<p>checked</p>")
        internal.page("/", b"<p>internal</p>")
        reach = fetcher(f"127.0.0.2:{checked.port}", resolve=names)
        page = await reach.fetch(checked.url("/", "rebind.example"), _ANY)
        assert page.body == b"<p>checked</p>"
        assert names.asked == ["rebind.example"]
        with pytest.raises(EgressDenied, match=r"rebind\.example \(127\.0\.0\.1\)"):
            await reach.fetch(checked.url("/", "rebind.example"), _ANY)
    assert internal.requests == []
    assert f"Host: rebind.example:{checked.port}" in checked.heads[0]


async def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    async with LocalSite("127.0.0.3") as site:
        site.page("/")
        reach = fetcher("127.0.0.0/8", f"127.0.0.3:{site.port}", f"127.0.0.2:{site.port}",
                        resolve=Names(two_example=[["127.0.0.2", "127.0.0.3"]]))  # fmt: skip
        page = await reach.fetch(site.url("/", "two.example"), _ANY)
    assert page.status == 200


async def test_buddys_own_address_is_refused_even_where_loopback_is_allowed() -> None:
    async with LocalSite() as site:
        site.page("/missions")
        entry = f"127.0.0.1:{site.port}"
        with pytest.raises(EgressDenied, match=f"Buddy itself listens on port {site.port} there"):
            await fetcher(entry, own=("127.0.0.1", site.port)).fetch(site.url("/missions"), _ANY)
        assert site.requests == []
        assert (await fetcher(entry).fetch(site.url("/missions"), _ANY)).status == 200


async def test_the_policy_that_stands_now_is_asked() -> None:
    """A server learns its own port only when it listens, after the fetcher was built."""
    async with LocalSite() as site:
        site.page("/")
        allowed = EgressPolicy(allowed=(parse_allowance(f"127.0.0.1:{site.port}"),))
        standing = [allowed]
        reach = GuardedFetcher(lambda: standing[-1], clock=HandClock(), respect_robots=False)
        assert (await reach.fetch(site.url("/"), _ANY)).status == 200
        standing.append(replace(allowed, own=own_address("127.0.0.1", site.port)))
        with pytest.raises(EgressDenied, match="Buddy itself listens"):
            await reach.fetch(site.url("/"), _ANY)


async def test_a_request_without_checked_addresses_is_stopped() -> None:
    transport = PinnedTransport(ssl.create_default_context())
    with pytest.raises(ValueError, match="without checked addresses"):
        await transport.handle_async_request(httpx2.Request("GET", "http://a.example/"))


async def test_a_downgrade_from_https_is_refused(tmp_path: Path) -> None:
    async with LocalSite() as plain, _tls_site(tmp_path) as site:
        site.redirect("/go", plain.url("/", "shop.example"))
        reach = fetcher(
            f"127.0.0.1:{site.port}",
            f"127.0.0.1:{plain.port}",
            resolve=Names(shop_example=[["127.0.0.1"]]),
            trust=_trust(tmp_path),
        )
        with pytest.raises(EgressDenied, match="redirects from https to http"):
            await reach.fetch(site.url("/go", "shop.example"), _ANY)
    assert plain.requests == []


async def test_tls_is_checked_against_the_name_not_the_pinned_address(tmp_path: Path) -> None:
    async with _tls_site(tmp_path) as site:
        site.page("/")
        asked: list[str | None] = []
        assert site.tls is not None
        site.tls.sni_callback = lambda _socket, name, _context: asked.append(name)
        names = Names(shop_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])
        reach = fetcher(f"127.0.0.1:{site.port}", resolve=names, trust=_trust(tmp_path))
        assert (await reach.fetch(site.url("/", "shop.example"), _ANY)).status == 200
        assert asked == ["shop.example"]
        with pytest.raises(ToolExecutionFailed, match=r"certificate of other\.example is not tr"):
            await reach.fetch(site.url("/", "other.example"), _ANY)


async def test_a_proxy_of_the_environment_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    async with LocalSite() as proxy, LocalSite() as site:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url(""))
        site.page("/", b"<p>direct</p>")
        page = await fetcher(f"127.0.0.1:{site.port}").fetch(site.url("/"), _ANY)
    assert page.body == b"<p>direct</p>"
    assert proxy.requests == []


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (Scope(allowed_domains=()), "a.example is refused: the mission's scope allows no site"),
        (Scope(blocked_domains=("example",)), "a.example is refused: the mission's scope blocks"),
        (Scope(allowed_domains=("b.example", "c.example")), "allows only b.example, c.example"),
    ],
)
async def test_the_scope_is_said(scope: Scope, message: str) -> None:
    with pytest.raises(EgressDenied) as refusal:
        await fetcher().fetch("https://a.example/", scope)
    assert message in refusal.value.message


async def test_a_blocked_domain_is_blocked_in_every_spelling() -> None:
    scope = Scope(blocked_domains=("Bücher.example",))
    for url in (
        "http://xn--bcher-kva.example/",
        "http://BÜCHER.example./",
        "http://b%C3%BCcher.example",
    ):
        with pytest.raises(EgressDenied, match="scope blocks it"):
            await fetcher().fetch(url, scope)


async def test_a_host_that_does_not_exist_is_said() -> None:
    with pytest.raises(ToolExecutionFailed, match=r"host not found: nowhere\.example"):
        await fetcher().fetch("http://nowhere.example/", _ANY)


async def test_cancelling_a_fetch_stops_it() -> None:
    async with LocalSite() as site:
        site.held.add("/slow")
        reach = fetcher(f"127.0.0.1:{site.port}")
        task = asyncio.create_task(reach.fetch(site.url("/slow"), _ANY))
        await site.holding.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


def _tls_site(folder: Path) -> LocalSite:
    """A site with a certificate for shop.example that only `_trust` trusts."""
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=shop.example", "-addext", "subjectAltName=DNS:shop.example",
         "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")],
        check=False, capture_output=True,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("openssl cannot make a certificate here")
    site = LocalSite()
    site.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    site.tls.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return site


def _trust(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=folder / "cert.pem")
