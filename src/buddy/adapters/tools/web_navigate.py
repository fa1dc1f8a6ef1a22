"""web_navigate: open a page and tell where it led and what is there to be seen."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from buddy.adapters.tools.page_reader import HTML, decoded
from buddy.adapters.tools.web_navigate_spec import SPEC
from buddy.domain.artifact import Source
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.domain.tool_input import with_scheme
from buddy.errors import BrowserUnavailable, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.tools import ToolContext

NOT_ASKED = "no screenshot was asked for"
_WIDTH, _HEIGHT, _END = 16, 20, 24
"""Where a PNG says how large it is: in its first chunk."""
_CLIENT_ERROR = 400

Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What was found at an address."""

    url: str
    status: int
    title: str | None = None
    links: Links = ()
    redirects: tuple[str, ...] = ()
    picture: bytes | None = None
    missing: str | None = None
    """Why there is no picture."""
    blocked: Mapping[str, int] = field(default_factory=dict[str, int])


class WebNavigate:
    """Opens a page in the browser; without one, fetches it and says what is missing."""

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Open the page. A site's own error page is an answer: its status is what was asked for.

        Raises:
            ToolInputInvalid: No address.
            EgressDenied: The page, or a redirect on the way, is outside the scope or not public.
            ToolExecutionFailed: The site does not answer.
        """
        given = str(tool_input.get("url", "")).strip()
        if not given:
            raise ToolInputInvalid("web_navigate needs the address of a page: url")
        url = given if ":" in given.partition("/")[0] else with_scheme(given)
        wanted = tool_input.get("screenshot") is not False
        try:
            seen = await _opened(url, context, screenshot=wanted)
        except BrowserUnavailable as missing:
            seen = await _fetched(url, context, missing.message if wanted else NOT_ASKED)
        context.report(1, 1, seen.title or seen.url)
        return ToolResult(
            data=_data(url, seen),
            summary=_summary(seen),
            sources=(Source(title=seen.title or seen.url, url=seen.url),),
            title=seen.title or seen.url,
        )


async def _opened(url: str, context: ToolContext, *, screenshot: bool) -> _Seen:
    page = await context.browse(url, screenshot=screenshot)
    title, links = await asyncio.to_thread(_outline, page.html, page.url)
    return _Seen(
        url=page.url,
        status=page.status,
        title=page.title or title,
        links=links,
        redirects=page.redirects,
        picture=page.screenshot,
        missing=None if screenshot else NOT_ASKED,
        blocked=page.blocked,
    )


async def _fetched(url: str, context: ToolContext, missing: str) -> _Seen:
    try:
        page = await context.fetch(url)
    except ToolExecutionFailed as problem:
        status, address = problem.details.get("status"), problem.details.get("url")
        if not isinstance(status, int) or not isinstance(address, str):
            raise
        return _Seen(url=address, status=status, missing=missing)
    title, links = None, ()
    if page.content_type in HTML:
        title, links = await asyncio.to_thread(_outline, decoded(page), page.url)
    return _Seen(
        url=page.url,
        status=page.status,
        title=title,
        links=links,
        redirects=page.redirects,
        missing=missing,
    )


def _outline(html: str, url: str) -> tuple[str | None, Links]:
    """Read title and links in a worker thread."""
    from buddy.adapters.tools.page_content import (  # noqa: PLC0415  # imports trafilatura: 0.45 s
        read_outline,
    )

    return read_outline(html, url)


def _data(url: str, seen: _Seen) -> JsonObject:
    return {
        "url": url,
        "final_url": seen.url,
        "status": seen.status,
        "title": seen.title,
        "redirects": list(seen.redirects),
        "links": [{"text": text, "url": address} for text, address in seen.links],
        "screenshot": None if seen.picture is None else _picture(seen.picture),
        "screenshot_missing": seen.missing,
        "blocked": dict(seen.blocked),
    }


def _picture(png: bytes) -> dict[str, JsonValue]:
    return {
        "media_type": "image/png",
        "width": int.from_bytes(png[_WIDTH:_HEIGHT], "big"),
        "height": int.from_bytes(png[_HEIGHT:_END], "big"),
        "base64": base64.b64encode(png).decode("ascii"),
    }


def _summary(seen: _Seen) -> str:
    where = f"{seen.title} ({seen.url})" if seen.title else seen.url
    facts: list[str] = [f"HTTP {seen.status}"]
    if seen.redirects:
        hops, host = len(seen.redirects), urlsplit(seen.redirects[0]).hostname
        facts.append(f"{hops} redirect{'' if hops == 1 else 's'} from {host}")
    if seen.status < _CLIENT_ERROR:
        facts.append(f"{len(seen.links)} link{'' if len(seen.links) == 1 else 's'}")
    if seen.blocked:
        count = sum(seen.blocked.values())
        facts.append(f"{count} request{'' if count == 1 else 's'} of the page refused")
    if seen.picture:
        facts.append("screenshot taken")
    elif seen.missing and seen.missing != NOT_ASKED:
        facts.append(f"no screenshot: {seen.missing}")
    return f"{where}: {', '.join(facts)}"
