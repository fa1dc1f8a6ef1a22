"""Addresses that are a screen in a browser and data to everybody else."""

from __future__ import annotations

import gzip
from pathlib import Path

import httpx2
import pytest
from web_site import Site

from buddy.web import pages

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Buddy</title>")
    monkeypatch.setattr(pages, "STATIC", tmp_path)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", sorted(pages.SCREENS))
async def test_a_browser_gets_the_page_and_a_client_the_data(site: Site, path: str) -> None:
    page = await site.get(path, headers={"accept": BROWSER})
    assert page.text == "<!doctype html><title>Buddy</title>"
    assert page.headers["cache-control"] == "no-cache"
    for accept in ("application/json", "*/*"):
        data = await site.get(path, headers={"accept": accept})
        assert data.headers["content-type"] == "application/json"
        assert data.json().keys() & {"items", "tools"}
        assert "Accept" in data.headers["vary"]
    assert "Accept" in page.headers["vary"]
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


async def test_a_page_that_is_not_built_says_so(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "STATIC", tmp_path)
    answer = await site.get("/inbox", headers={"accept": BROWSER})
    assert answer.status_code == 503
    assert "has not been built" in answer.text


async def test_a_foreign_host_gets_neither(site: Site) -> None:
    answer = await site.get("/inbox", headers={"accept": BROWSER, "host": "evil.example"})
    assert answer.status_code == 403


async def test_scripts_come_packed_to_whoever_takes_them_so(tmp_path: Path) -> None:
    script = b"export const answer = 42;"
    (tmp_path / "index-abc.js").write_bytes(script)
    (tmp_path / "index-abc.js.gz").write_bytes(gzip.compress(script))
    (tmp_path / "index-abc.js.br").write_bytes(b"\x0b\x0c\x80" + script + b"\x03")
    (tmp_path / "bare.css").write_bytes(b"a{}")
    transport = httpx2.ASGITransport(pages.Assets(directory=tmp_path))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
        for encoding, packed in (("gzip", "gzip"), ("identity", None)):
            answer = await http.get("/index-abc.js", headers={"accept-encoding": encoding})
            assert answer.content == script
            assert answer.headers.get("content-encoding") == packed
            assert answer.headers["content-type"].startswith("text/javascript")
            assert answer.headers["vary"] == "Accept-Encoding"
            assert "immutable" in answer.headers["cache-control"]
        smallest = await http.head("/index-abc.js", headers={"accept-encoding": "gzip, br"})
        assert smallest.headers["content-encoding"] == "br"
        bare = await http.get("/bare.css", headers={"accept-encoding": "gzip"})
        assert bare.content == b"a{}"
