"""Reading a response: which kinds of content, and how much of it."""

from __future__ import annotations

import httpx2

from buddy.adapters.fetch.target import shown
from buddy.errors import ToolExecutionFailed

_TEXTUAL = frozenset(
    {
        "application/xhtml+xml",
        "application/json",
        "application/ld+json",
        "application/xml",
        "application/javascript",
        "application/x-ndjson",
        "application/yaml",
    }
)
_TEXTUAL_SUFFIXES = ("+json", "+xml", "+yaml")
_MEGABYTE = 1_000_000
_SNIFFED = 512


def media_type(response: httpx2.Response) -> str:
    """Return the media type without parameters, lower case; empty when none is declared."""
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def declared_charset(response: httpx2.Response) -> str | None:
    """Return the charset parameter of the content type, as written."""
    return response.charset_encoding


def check_media_type(declared: str, url: str) -> None:
    """Refuse content that is not text.

    Raises:
        ToolExecutionFailed: A PDF, an image, an archive …; the message names the type.
    """
    if (
        not declared
        or declared.startswith("text/")
        or declared in _TEXTUAL
        or declared.endswith(_TEXTUAL_SUFFIXES)
    ):
        return
    kind = "a PDF file" if declared == "application/pdf" else f"of the type {shown(declared)}"
    raise ToolExecutionFailed(
        f"{shown(url)} is {kind}; Buddy reads HTML, plain text, JSON and XML",
        url=shown(url),
        content_type=shown(declared),
    )


def sniffed_type(body: bytes, url: str) -> str:
    """Name the type of content that came without one.

    Raises:
        ToolExecutionFailed: The content is not text.
    """
    start = body[:_SNIFFED].lstrip()
    if b"\x00" in start or start.startswith(b"%PDF-"):
        raise ToolExecutionFailed(
            f"{shown(url)} declares no content type and is not text", url=shown(url)
        )
    if start.startswith(b"<"):
        return "text/html"
    return "application/json" if start.startswith((b"{", b"[")) else "text/plain"


async def read_body(response: httpx2.Response, limit: int, url: str) -> bytes:
    """Read a body and stop as soon as it is too large.

    What counts are the bytes after decompression, which are produced in pieces of at most 1 MiB;
    a small compressed body that expands without end is stopped like a large one.

    Args:
        response: A streamed response.
        limit: Bytes.
        url: Named in the error.

    Raises:
        ToolExecutionFailed: The body is larger than `limit`.
        httpx2.HTTPError: The connection broke, or the compression is damaged.
    """
    parts = bytearray()
    async for chunk in response.aiter_bytes():
        parts += chunk
        if len(parts) > limit:
            raise ToolExecutionFailed(
                f"{shown(url)} is larger than {limit / _MEGABYTE:g} MB, the most that is read "
                "of one page",
                url=shown(url),
                limit_bytes=limit,
            )
    return bytes(parts)


async def read_start(response: httpx2.Response, limit: int) -> bytes:
    """Read at most the first `limit` bytes of a body."""
    parts = bytearray()
    async for chunk in response.aiter_bytes():
        parts += chunk
        if len(parts) >= limit:
            break
    return bytes(parts[:limit])
