"""The preview of a page that was opened: its picture, where it led, its links."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from buddy.domain.json_value import JsonObject
from buddy.ports.rendering import HtmlRenderer

MAX_LINKS = 50
PNG: Final = b"\x89PNG\r\n\x1a\n"
TEXT = 400
"""Characters of a title or address."""


def navigation_summary(content: JsonObject) -> JsonObject:
    """Return what is to be seen without HTML.

    Raises:
        KeyError: It is not the shape of a navigation; other of Python's lookup errors too.
    """
    links: Sequence[Mapping[str, Any]] = content["links"]
    for link in links[:MAX_LINKS]:
        _ = link["url"], link["text"]
    picture = _shape(content["screenshot"])
    return {
        "title": _short(content["title"]) if content["title"] else None,
        "url": _short(content["final_url"]),
        "status": int(content["status"]),
        "redirects": len(content["redirects"]),
        "links": len(links),
        "screenshot": bool(picture),
        "width": picture.get("width"),
        "height": picture.get("height"),
    }


def navigation_html(renderer: HtmlRenderer, content: JsonObject) -> str:
    """Return the preview of a content that `navigation_summary` took."""
    title, url = _short(content["title"] or content["final_url"]), str(content["final_url"])
    links: Sequence[Mapping[str, Any]] = content["links"]
    ways = "".join(f"<li>{renderer.text(_short(way))}</li>" for way in content["redirects"])
    items = "".join(
        f"<li>{renderer.link(str(link['url']), _short(link['text']))}</li>"
        for link in links[:MAX_LINKS]
    )
    return "".join(
        (
            f"<h1>{renderer.text(title)}</h1>",
            f"<p>{renderer.link(url, _short(url))} · HTTP {int(content['status'])}</p>",
            _picture(renderer, content, title),
            f"<h2>Redirected from</h2><ol>{ways}</ol>" if ways else "",
            f"<h2>Links</h2><ul>{items}</ul>" if items else "",
        )
    )


def _picture(renderer: HtmlRenderer, content: JsonObject, title: str) -> str:
    if content["screenshot"] is None:
        missing = _short(content.get("screenshot_missing") or "")
        return f"<p>No screenshot: {renderer.text(missing)}</p>" if missing else ""
    try:
        png = base64.b64decode(str(_shape(content["screenshot"])["base64"]), validate=True)
    except (KeyError, ValueError):  # not base64, not even ASCII, or not there
        png = b""
    if not png.startswith(PNG):
        return "<p>The screenshot cannot be shown: what was kept of it is no PNG picture.</p>"
    return f"<p>{renderer.picture(png, f'Screenshot of {title}')}</p>"


def _shape(picture: object) -> Mapping[str, Any]:
    """Return what is kept of a picture; nothing where that is no object."""
    return cast("Mapping[str, Any]", picture) if isinstance(picture, Mapping) else {}


def _short(value: object) -> str:
    return str(value)[:TEXT]
