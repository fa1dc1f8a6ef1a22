"""`/docs` without a network: Swagger UI's files come from a package, the page holds no script."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles

FILES = Path(str(files("fastapi_offline"))) / "static"

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Buddy API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/docs/files/swagger-ui.css"><div id="docs"></div>
<script src="/docs/files/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script></html>
"""
_START = 'SwaggerUIBundle({url: "/openapi.json", dom_id: "#docs", deepLinking: true});\n'

router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def docs() -> HTMLResponse:
    """The API's documentation."""
    return HTMLResponse(_PAGE)


@router.get("/docs/start.js")
async def start() -> Response:
    """Starts Swagger UI; a file of its own, because the page allows no inline script."""
    return Response(_START, media_type="text/javascript")


def install(app: FastAPI) -> None:
    """Serve the documentation."""
    app.include_router(router)
    app.mount("/docs/files", StaticFiles(directory=FILES), name="docs-files")
