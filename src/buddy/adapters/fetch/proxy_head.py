"""What a browser says to its proxy, and what the proxy says back (RFC 9112)."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

import httpx2

MAX_HEAD = 64 * 1024
"""Bytes of a request's head."""
MAX_BODY = 10_000_000
"""Bytes that one request of a page may send."""
_PARTS = 3
_BETWEEN_TWO = frozenset(
    {
        *(b"connection", b"keep-alive", b"te", b"trailer", b"transfer-encoding", b"upgrade"),
        *(b"proxy-connection", b"proxy-authorization", b"proxy-authenticate"),
    }
)
"""Fields that speak of one connection only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of one request to the proxy."""

    method: str
    target: str
    """``host:port`` of CONNECT, else an absolute URL."""
    headers: tuple[tuple[bytes, bytes], ...]
    """What is for the site; its ``Host`` is left out."""
    body_length: int | None
    """Bytes that follow; None where that is not said beforehand, or too much."""


def parse_head(raw: bytes) -> Head | None:
    """Read a head, or None where it is none."""
    first, *lines = raw.removesuffix(b"\r\n\r\n").split(b"\r\n")
    parts = first.split(b" ")
    if len(parts) != _PARTS or not first.isascii():
        return None
    pairs = [line.partition(b":") for line in lines]
    fields = [(name.strip().lower(), value.strip()) for name, _, value in pairs]
    return Head(
        method=parts[0].decode(),
        target=parts[1].decode(),
        headers=tuple(
            (name, value) for name, value in fields if name not in _BETWEEN_TWO and name != b"host"
        ),
        body_length=_body_length(dict(fields)),
    )


def answer(status: int) -> bytes:
    """Return an answer of the proxy's own, without content."""
    phrase = HTTPStatus(status).phrase
    return f"HTTP/1.1 {status} {phrase}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


def relayed(response: httpx2.Response) -> bytes:
    """Return the head under which a site's answer goes on to the browser.

    The end of the connection is the end of the answer, however the site marked it.
    """
    lines = [f"HTTP/1.1 {response.status_code} {response.reason_phrase}".encode()]
    lines += [
        name + b": " + value
        for name, value in response.headers.raw
        if name.lower() not in _BETWEEN_TWO
    ]
    return b"\r\n".join((*lines, b"Connection: close", b"", b""))


def _body_length(fields: dict[bytes, bytes]) -> int | None:
    if b"transfer-encoding" in fields:
        return None
    length = fields.get(b"content-length", b"0")
    if not length.isdigit() or int(length) > MAX_BODY:
        return None
    return int(length)
