"""The whiteboard's page and its files, built into the package."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles

STATIC = Path(__file__).with_name("static")

_NOT_BUILT = """<!doctype html><meta charset="utf-8"><title>Buddy</title>
<p>The whiteboard has not been built. Run <code>make dashboard</code> in a checkout, or install
Buddy with <code>pip install .</code>, which builds it. The API works all the same:
<a href="/docs">/docs</a>.
"""

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/api/whiteboard")
async def whiteboard() -> Response:
    """The page."""
    index = STATIC / "index.html"
    if not index.is_file():
        return HTMLResponse(_NOT_BUILT, status_code=503)
    return FileResponse(index, headers={"cache-control": "no-cache"})


class _Assets(StaticFiles):
    """Files named by their content's hash, so a browser may keep them for ever."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """Return a file with a long cache life."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def install(app: FastAPI) -> None:
    """Serve the page, and its files where they are built."""
    app.include_router(router)
    assets = STATIC / "assets"
    if assets.is_dir():
        app.mount("/assets", _Assets(directory=assets), name="assets")
