"""A web site on a loopback socket, scripted by a test, and what a fetcher needs beside it."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from buddy.adapters.fetch.guarded import FetchLimits, GuardedFetcher
from buddy.domain.egress.policy import EgressPolicy, own_address, parse_allowance
from buddy.domain.instant import Instant


class HandClock:
    """A clock that moves when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> Instant:
        return Instant("2026-01-01T00:00:00.000Z")

    def monotonic(self) -> float:
        return self.seconds


class Names:
    """A resolver with scripted answers; the last answer of a name is repeated."""

    def __init__(self, **answers: Sequence[Sequence[str]]) -> None:
        self._answers = {name.replace("_", "."): list(answer) for name, answer in answers.items()}
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self._answers.get(host)
        if answers is None:
            raise OSError("no such name")
        return answers.pop(0) if len(answers) > 1 else answers[0]


class LocalSite:
    """An HTTP/1.1 server that closes after each answer.

    `answers` maps a request target to raw response bytes; anything else is a 404. A target in
    `held` is never answered until the site closes.
    """

    def __init__(self, address: str = "127.0.0.1", port: int = 0) -> None:
        self.address = address
        self.port = port
        self.tls: ssl.SSLContext | None = None
        self.answers: dict[str, bytes] = {}
        self.held: set[str] = set()
        self.requests: list[str] = []
        self.heads: list[str] = []
        self.sent = 0
        self.holding = asyncio.Event()
        """Set once a request for a held target has arrived."""
        self._closing = asyncio.Event()
        self._server: asyncio.Server | None = None

    def page(
        self,
        target: str,
        body: bytes = b"<p>hello</p>",
        *,
        status: str = "200 OK",
        content_type: str | None = "text/html; charset=utf-8",
        headers: str = "",
    ) -> None:
        typed = f"Content-Type: {content_type}\r\n" if content_type else ""
        head = f"HTTP/1.1 {status}\r\n{typed}Content-Length: {len(body)}\r\n{headers}\r\n"
        self.answers[target] = head.encode() + body

    def redirect(self, target: str, location: str, status: str = "302 Found") -> None:
        self.page(target, b"", status=status, headers=f"Location: {location}\r\n")

    def url(self, path: str, host: str | None = None) -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://{host or self.address}:{self.port}{path}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, self.address, self.port, ssl=self.tls
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            target = head.split(" ", 2)[1]
            self.requests.append(target)
            self.heads.append(head)
            if target in self.held:
                self.holding.set()
                await self._closing.wait()
            missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            answer = self.answers.get(target, missing)
            for start in range(0, len(answer), 65536):
                writer.write(answer[start : start + 65536])
                await writer.drain()
                self.sent += len(answer[start : start + 65536])
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the fetcher hung up, which is what several tests are about
        finally:
            writer.close()


def fetcher(
    *allowed: str,
    resolve: Names | None = None,
    own: tuple[str, int] | None = None,
    clock: HandClock | None = None,
    limits: FetchLimits | None = None,
    robots: bool = False,
    trust: ssl.SSLContext | None = None,
) -> GuardedFetcher:
    """A guarded fetcher that may reach `allowed` beside public sites."""
    policy = EgressPolicy(
        allowed=tuple(parse_allowance(entry) for entry in allowed),
        own=own_address(*own) if own else (),
    )
    return GuardedFetcher(
        lambda: policy,
        clock=clock or HandClock(),
        resolve=resolve or Names(),
        limits=limits,
        respect_robots=robots,
        ssl_context=trust,
    )
