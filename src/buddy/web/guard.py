"""Keeps web pages from elsewhere from driving Buddy (SPEC section 6).

Buddy listens on loopback and knows everybody there as its one user, so the browser of that user is
the way in that must be shut: a foreign Host (DNS rebinding), a foreign Origin (cross-site request,
cross-site WebSocket) and a body that a form could send are refused before any route sees them. So
is a request of a program that Buddy itself started, an MCP server's for instance.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from buddy.bootstrap.parts import StartedHere
from buddy.web.errors import problem

BODY_LIMIT = 1_000_000
"""Bytes of a request body."""
MCP_PATH = "/mcp"
"""Where programs speak to Buddy that are no browser, and look a little like one."""
TOO_LARGE = f"A body may have at most {BODY_LIMIT:,} bytes"

_LOOPBACK = re.compile(r"^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$")
_READS = {"GET", "HEAD", "OPTIONS"}
_POLICY = (
    b"default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    b"connect-src 'self' ws: wss:; frame-src 'self'; base-uri 'none'; form-action 'self'; "
    b"frame-ancestors 'none'"
)
_PAGE_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", _POLICY),
]


class RequestGuard:
    """ASGI middleware that refuses what a foreign page could have sent."""

    def __init__(self, app: ASGIApp, started_here: StartedHere | None = None) -> None:
        self._app = app
        self._started_here = started_here

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass the request on."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is None:
            await self._app(scope, _limited(receive), _with_headers(send))
            return
        status, code, detail = refusal
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4403, "reason": code})
            return
        await problem(status, code, detail)(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str, str] | None:
        host = headers.get("host", "")
        if not _LOOPBACK.match(host):
            return 403, "host_not_allowed", "This server answers only to its loopback names"
        reads = scope["type"] == "http" and scope["method"] in _READS
        if _from_own_program(self._started_here, scope, reads=reads):
            return 403, "own_program", "A program that Buddy started asked; no tool drives Buddy"
        if reads:
            return None
        foreign = _foreign_origin(headers, host, scope["path"])
        if foreign:
            return 403, "origin_not_allowed", foreign
        if scope["type"] == "websocket":
            return None
        return _bad_body(headers)


def _from_own_program(started_here: StartedHere | None, scope: Scope, *, reads: bool) -> bool:
    """Tell whether a tool that Buddy runs as a program is asking.

    Who sends a command and lets go before it is looked at counts as one: nobody waits for an
    answer who has nothing to hide.
    """
    client, server = scope.get("client"), scope.get("server")
    if started_here is None or not client or not server or server[1] is None:
        return False
    own = started_here((client[0], client[1]), (server[0], server[1]))
    return own if own is not None else not reads


def _foreign_origin(headers: Headers, host: str, path: str) -> str | None:
    origin = headers.get("origin")
    if origin is not None:
        if urlsplit(origin).netloc == host:
            return None
        return "The request comes from a page of another origin"
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return "The request comes from another site"
    # MCP clients in Node send the mode and nothing else; a browser sends the site with it.
    if site is not None or ("sec-fetch-mode" in headers and path != MCP_PATH):
        return "A browser sent this without an Origin"
    return None


def _bad_body(headers: Headers) -> tuple[int, str, str] | None:
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > BODY_LIMIT:
        return 413, "body_too_large", TOO_LARGE
    has_body = int(length) > 0 or "transfer-encoding" in headers
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if has_body and media_type != "application/json":
        return 415, "body_not_json", "Send JSON with Content-Type: application/json"
    return None


def _limited(receive: Receive) -> Receive:
    """Count a body as it comes: one sent in chunks announces no length."""
    read = 0

    async def receiving() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > BODY_LIMIT:
            raise HTTPException(413, TOO_LARGE)
        return message

    return receiving


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            extra = [pair for pair in _PAGE_HEADERS if pair[0] not in present]
            message["headers"] = [*message["headers"], *extra]
        await send(message)

    return sending
