"""The server under test and the page it extracts."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx2
from cut_proxy import CutProxy
from playwright.async_api import Page

ARTICLE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>On bees</title></head><body>"
    "<article><h1>On bees</h1><p>Bees are flying insects closely related to wasps and ants. "
    "They pollinate flowers and some of them make honey, which people have gathered for very "
    "long.</p><p>Most kinds live alone; a few live in colonies of thousands.</p></article>"
    "</body></html>"
)


@dataclass(slots=True)
class SlowSite:
    """Serves one article, as soon as it is released."""

    released: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/article.html"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        status, body = "404 Not Found", b""
        if b"GET /article.html" in head:
            self.asked.set()
            await self.released.wait()
            status, body = "200 OK", ARTICLE.encode()
        writer.write(
            f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
            + body
        )
        await writer.drain()
        writer.close()


@dataclass(slots=True)
class Served:
    """A running Buddy behind a proxy that can cut its WebSockets."""

    process: Process
    port: int
    proxy: CutProxy

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.proxy.port}"


@asynccontextmanager
async def served_by(command: Sequence[str], site: SlowSite) -> AsyncGenerator[Served]:
    """Start a server that says in its first line where it is; stop it afterwards."""
    environment = {
        **os.environ,
        "BUDDY_EGRESS_ALLOW": f"127.0.0.1:{site.port}",
        "BUDDY_SEARCH": "offline",
        "BUDDY_SHUTDOWN_SECONDS": "1",
    }
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        env=environment,
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    port = int(line.rstrip().rstrip("/").rpartition(":")[2])
    drain = asyncio.create_task(_read_on(process.stdout))
    proxy = CutProxy(port)
    await proxy.start()
    async with httpx2.AsyncClient(trust_env=False, timeout=60) as client:
        # The socket listens from the start; the answer comes when the application is up.
        await client.get(f"http://127.0.0.1:{port}/readyz")
    yield Served(process, port, proxy)
    await proxy.stop()
    if process.returncode is None:  # else the test has killed it
        process.terminate()
    await process.wait()
    drain.cancel()


async def _read_on(stream: asyncio.StreamReader) -> None:
    while await stream.readline():
        pass


async def go_to(page: Page, screen: str) -> None:
    """Go to a screen by the navigation; on a phone most of them are behind its menu."""
    ways = page.get_by_role("navigation", name="Screens")
    more = ways.get_by_role("button", name="More")
    if await more.is_visible():
        await more.click()
    await ways.get_by_role("link", name=screen).click()
