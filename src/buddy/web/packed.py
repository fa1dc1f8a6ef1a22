"""Packs answers for pages, which may read them over a slow line."""

from __future__ import annotations

import gzip

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LEAST = 1_000
"""Bytes; less goes in one packet either way."""
_MOST = 1_000_000
"""Bytes; more would hold the other requests up while it is packed."""
_LEVEL = 4


class Packed:
    """ASGI middleware that packs JSON for a page's script, a fifth of the size or less.

    Only for a browser: any other program asks from this machine, and would unpack for nothing.
    Answers that come in pieces (streams, files) go as they are.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the answer packed where that helps."""
        if scope["type"] != "http" or not _for_a_page(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        start: Message | None = None

        async def packing(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_json(message):
                start = message
                return
            if start is not None:
                head, message = _pack(start, message)
                start = None
                await send(head)
            await send(message)

        await self._app(scope, receive, packing)


def _for_a_page(headers: Headers) -> bool:
    return "sec-fetch-mode" in headers and "gzip" in headers.get("accept-encoding", "")


def _is_json(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    kind = headers.get("content-type", "").partition(";")[0]
    return kind.endswith("json") and "content-encoding" not in headers


def _pack(start: Message, message: Message) -> tuple[Message, Message]:
    """Return the head and the body of an answer, packed or as they are."""
    headers = MutableHeaders(raw=list(start["headers"]))
    headers.add_vary_header("Accept-Encoding")
    body = message.get("body", b"")
    if not message.get("more_body") and _LEAST <= len(body) <= _MOST:
        body = gzip.compress(body, _LEVEL, mtime=0)
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(body))
        message = {**message, "body": body}
    return {**start, "headers": headers.raw}, message
