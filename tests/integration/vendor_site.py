"""Three vendors and a search engine on a loopback socket; one vendor is down at first."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from goal_worlds import page

PRICES = {
    "acme": ("Acme lamps", "12.50"),
    "bright": ("Bright", "18.00"),
    "corner": ("Corner", "9.90"),
}
SCRIPTED = (
    "<!doctype html><html><head><meta charset='utf-8'><title>{title}</title></head><body>"
    "<main id='m'>loading…</main><script>fetch('/price/{key}').then(a => a.text()).then(price => {{"
    "document.getElementById('m').innerHTML = '<article><h1>{title}</h1><p>We have sold solar "
    "lamps to gardeners for many years, and every lamp is tested for a night before it leaves the "
    "house.</p><p>Price: ' + price + ' EUR per lamp, with the battery and the post in it.</p>"
    "</article>';"
    "}});</script></body></html>"
)
"""A page that knows its price only once a browser has run its script and asked for it."""


@dataclass(slots=True)
class VendorSite:
    """Answers as SearXNG does, and as three shops do."""

    scripted: bool = False
    """Whether prices are only there once a page's script has run."""
    port: int = 0
    asked: dict[str, int] = field(default_factory=dict[str, int])
    agents: dict[str, str] = field(default_factory=dict[str, str])
    """Who asked last, as it calls itself."""
    down: int = 1
    """How often Acme is not there."""
    held: asyncio.Event = field(default_factory=asyncio.Event)
    """Set: Bright answers."""
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once somebody waits for Bright."""
    _server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self.held.set()
        self._server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
        except asyncio.IncompleteReadError:  # a browser that opens a connection to spare
            writer.close()
            return
        name = head.split()[1].split("?")[0].strip("/")
        agent = re.search(r"(?im)^user-agent:\s*(.*?)\s*$", head)
        self.agents[name] = agent[1] if agent else ""
        status, kind, body = await self._said(name)
        data = body.encode()
        writer.write(
            f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n"
            f"Content-Length: {len(data)}\r\nConnection: close\r\n\r\n".encode()
            + data
        )
        with suppress(ConnectionError):  # the server that asked was killed
            await writer.drain()
        writer.close()

    async def _said(self, name: str) -> tuple[str, str, str]:
        self.asked[name] = self.asked.get(name, 0) + 1
        if name == "search":
            found = [
                {
                    "title": title,
                    "url": f"{self.url}/{key}",
                    "content": "Solar lamps",
                    "engine": "t",
                }
                for key, (title, _) in PRICES.items()
            ]
            return "200 OK", "application/json", json.dumps({"results": found})
        if name == "acme" and self.asked[name] <= self.down:
            return "503 Service Unavailable", "text/html", "<p>down</p>"
        if name == ("price/bright" if self.scripted else "bright"):
            self.waiting.set()
            await self.held.wait()
        if name.removeprefix("price/") in PRICES and name.startswith("price/"):
            return "200 OK", "text/plain", PRICES[name.removeprefix("price/")][1]
        if name not in PRICES:
            return "404 Not Found", "text/html", ""
        title, price = PRICES[name]
        if self.scripted:
            return "200 OK", "text/html", SCRIPTED.format(title=title, key=name)
        return "200 OK", "text/html", page(title, price)
