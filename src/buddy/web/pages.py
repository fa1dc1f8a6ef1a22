"""The whiteboard's page and its files, built into the package."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from buddy.web.early import screens_of, with_early

STATIC = Path(__file__).with_name("static")

_NOT_BUILT = """<!doctype html><meta charset="utf-8"><title>Buddy</title>
<p>The whiteboard has not been built. Run <code>make dashboard</code> in a checkout, or install
Buddy with <code>pip install .</code>, which builds it. The API works all the same:
<a href="/docs">/docs</a>.
"""

SCREENS = frozenset(
    {
        "/inbox",
        "/missions",
        "/goals",
        "/schedules",
        "/recipes",
        "/budgets",
        "/learning",
        "/tools",
        "/settings",
    }
)
"""Addresses that are a screen to a person's browser and data to everybody else."""

_PACKED = (("br", ".br"), ("gzip", ".gz"))
"""How a file may lie there packed, the smallest first."""

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/api/whiteboard")
@router.get("/whiteboard/metrics")
@router.get("/health")
@router.get("/chat")
@router.get("/chat/s_{rest}")
async def whiteboard(request: Request) -> Response:
    """The page; its own addresses, a conversation's among them, are read by its script."""
    return _page(request.scope)


def _page(scope: Scope) -> Response:
    index = STATIC / "index.html"
    if not index.is_file():
        return HTMLResponse(_NOT_BUILT, status_code=503)
    screens = screens_of(STATIC / "early.json")
    query = scope["query_string"].decode("latin-1")
    page = with_early(index.read_text("utf-8"), screens, scope["path"], query)
    return HTMLResponse(page, headers={"cache-control": "no-cache"})


class Screens:
    """ASGI middleware: a browser that goes to a screen's address gets the page, not the data."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page, or pass the request on."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in SCREENS:
            await self._app(scope, receive, send)
            return

        async def varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                # One address, two answers: no cache may give out one for the other.
                MutableHeaders(scope=message).add_vary_header("Accept")
            await send(message)

        wants_page = "text/html" in Headers(scope=scope).get("accept", "")
        await (_page(scope) if wants_page else self._app)(scope, receive, varying)


class Assets(StaticFiles):
    """Files named by their content's hash, so a browser may keep them for ever.

    Scripts and styles lie there packed as well, a third of the size over a slow line.
    """

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return a file with a long cache life, packed for whoever takes it packed."""
        takes = Headers(scope=scope).get("accept-encoding", "")
        packed = [
            (encoding, path)
            for encoding, ending in _PACKED
            if encoding in takes and Path(path := f"{os.fspath(full_path)}{ending}").is_file()
        ]
        if packed:
            kind, _ = mimetypes.guess_type(str(full_path))
            encoding, path = packed[0]
            response: Response = FileResponse(
                path, status_code, {"content-encoding": encoding}, media_type=kind
            )
        else:
            response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        response.headers["vary"] = "Accept-Encoding"
        return response


def install(app: FastAPI) -> None:
    """Serve the page, and its files where they are built."""
    app.include_router(router)
    assets = STATIC / "assets"
    app.state.has_page = (STATIC / "index.html").is_file()
    if assets.is_dir():
        app.mount("/assets", Assets(directory=assets), name="assets")
