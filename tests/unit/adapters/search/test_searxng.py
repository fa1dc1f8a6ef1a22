"""SearXNG, as a scripted server on a real socket and, where one is installed, the real one."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from buddy.adapters.search.searxng import SearxngSearch
from buddy.errors import SearchUnavailable
from searxng_program import PYTHON

_RESULT = {
    "url": "https://kites.example/",
    "title": "Kites",
    "content": "How kites fly",
    "engine": "brave",
    "engines": ["brave"],
    "score": 2.5,
    "category": "general",
}


class _Instance(ThreadingHTTPServer):
    """Speaks SearXNG's JSON; a test sets the status and the body."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.body: object = {}
        self.asked: list[dict[str, list[str]]] = []
        self.held = threading.Event()
        self.held.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    server: _Instance  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append({"path": [parts.path], **parse_qs(parts.query)})
        self.server.held.wait(30)
        body = self.server.body
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the parent's name
        """Say nothing."""


@pytest.fixture
def instance() -> Iterator[_Instance]:
    server = _Instance()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.held.set()
    server.shutdown()
    thread.join()
    server.server_close()


async def test_how_new_it_has_to_be_is_asked_for(instance: _Instance) -> None:
    instance.body = {"results": [_RESULT], "unresponsive_engines": []}
    await SearxngSearch(instance.url).search("kites", 5, "month")
    (asked,) = instance.asked
    assert asked["time_range"] == ["month"]


async def test_results_become_hits(instance: _Instance) -> None:
    junk: list[Any] = ["x", {"title": "no url"}, {"url": "ftp://x/"}, {"url": "https://b.example"}]
    instance.body = {"results": [_RESULT, *junk], "unresponsive_engines": []}
    answer = await SearxngSearch(instance.url).search("kites & co", 5)
    assert instance.asked == [{"path": ["/search"], "q": ["kites & co"], "format": ["json"]}]
    assert (answer.engine, answer.online, answer.note) == ("SearXNG (127.0.0.1)", True, None)
    first, second = answer.hits
    assert (first.title, first.url, first.snippet) == ("Kites", _RESULT["url"], "How kites fly")
    assert (first.engine, first.score) == ("brave", 2.5)
    assert (second.title, second.score) == ("https://b.example", None)


async def test_at_most_the_limit_comes_back(instance: _Instance) -> None:
    instance.body = {"results": [_RESULT] * 9}
    assert len((await SearxngSearch(instance.url).search("kites", 4)).hits) == 4


async def test_nothing_found_is_an_answer(instance: _Instance) -> None:
    instance.body = {"results": [], "unresponsive_engines": []}
    assert (await SearxngSearch(instance.url).search("kites", 5)).hits == ()


async def test_nothing_found_by_engines_that_did_not_respond_is_none(instance: _Instance) -> None:
    instance.body = {
        "results": [],
        "unresponsive_engines": [["brave", "HTTP connection error"], ["bing", "timeout"]],
    }
    with pytest.raises(
        SearchUnavailable,
        match=r"did not respond: brave \(HTTP connection error\), bing \(timeout\)",
    ):
        await SearxngSearch(instance.url).search("kites", 5)


async def test_engines_missing_from_an_answer_are_noted(instance: _Instance) -> None:
    instance.body = {"results": [_RESULT], "unresponsive_engines": [["bing", "timeout"]]}
    answer = await SearxngSearch(instance.url).search("kites", 5)
    assert answer.note == "without bing (timeout), which did not respond"


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (403, {}, r"HTTP 403; enable json in search\.formats of its settings\.yml"),
        (429, {}, "asks to slow down"),
        (500, {}, "answered HTTP 500"),
        (302, {}, "answered HTTP 302"),
        (200, b"<html>", "did not answer in JSON; is this SearXNG?"),
        (200, b"\xff", "did not answer in JSON"),
        (200, [], "did not answer as SearXNG does"),
    ],
)
async def test_a_failing_instance_is_said(
    instance: _Instance, status: int, body: object, message: str
) -> None:
    instance.status, instance.body = status, body
    with pytest.raises(SearchUnavailable, match=message):
        await SearxngSearch(instance.url).search("kites", 5)


async def test_a_slow_instance_is_given_up(instance: _Instance) -> None:
    instance.held.clear()
    with pytest.raises(SearchUnavailable, match=r"did not answer within 0\.1 s"):
        await SearxngSearch(instance.url, timeout_seconds=0.1).search("kites", 5)


async def test_no_instance_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(SearchUnavailable, match=r"SearXNG \(127\.0\.0\.1\) cannot be reached; is"):
        await SearxngSearch(f"http://127.0.0.1:{port}").search("kites", 5)


_SETTINGS = """
use_default_settings:
  engines: {{keep_only: []}}
general: {{debug: false}}
server: {{secret_key: "only for this test", bind_address: "127.0.0.1", port: {port}}}
search: {{formats: [html, json]}}
engines:
  - name: backend
    engine: json_engine
    shortcut: be
    enable_http: true
    search_url: "{backend}?q={{query}}"
    results_query: results
    url_query: url
    title_query: title
    content_query: content
    categories: [general]
"""


@pytest.fixture
def real_searxng(tmp_path: Path, instance: _Instance) -> Iterator[str]:
    """A SearXNG process whose one engine is the scripted server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = tmp_path / "settings.yml"
    settings.write_text(_SETTINGS.format(port=port, backend=f"{instance.url}back"))
    ready = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [PYTHON, "-m", "searx.webapp"],
        env={**os.environ, "SEARXNG_SETTINGS_PATH": str(settings)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        transport = httpx2.HTTPTransport(retries=8)  # waits 0, 0.5, 1, 2, 4, 8 … s between
        with httpx2.Client(transport=transport, trust_env=False, timeout=30) as client:
            assert client.get(f"{ready}/healthz").status_code == 200
        yield ready
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.mark.searxng
async def test_a_real_instance_is_understood(real_searxng: str, instance: _Instance) -> None:
    engine = SearxngSearch(real_searxng, timeout_seconds=20)
    instance.body = {"results": [_RESULT]}
    hits = (await engine.search("kites", 5)).hits
    assert [(hit.title, hit.url, hit.snippet) for hit in hits] == [
        ("Kites", "https://kites.example/", "How kites fly")
    ]
    instance.body = {"results": []}
    assert (await engine.search("other", 5)).hits == ()
    instance.status = 500
    with pytest.raises(SearchUnavailable, match="engines of it did not respond: backend"):
        await engine.search("kites again", 5)
