"""CommonMark with tables, then an allow-list sanitiser (nh3, which binds Rust's ammonia)."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import nh3
from markdown_it import MarkdownIt

_TAGS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code"),
    *("em", "strong", "del", "s", "sub", "sup", "ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tr", "th", "td", "a"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
_SCHEMES = {"http", "https"}
BRACKETS = 500
"""Opening brackets in a text with links. Markdown looks for the end of a link at each of them, far
ahead where there is none; a text with more is read without links and images."""


_PNG = b"\x89PNG\r\n\x1a\n"


class MarkdownRenderer:
    """Renders text for previews. Images in it are dropped: a preview fetches nothing."""

    def __init__(self) -> None:
        # "js-default" leaves raw HTML in the text escaped; the sanitiser stands behind it.
        self._markdown = MarkdownIt("js-default", {"linkify": False, "html": False})
        self._linkless = MarkdownIt("js-default", {"linkify": False, "html": False})
        self._linkless.disable(["link", "image", "reference"])

    def markdown(self, text: str) -> str:
        """Return sanitised HTML of a CommonMark text with tables."""
        reader = self._linkless if text.count("[") > BRACKETS else self._markdown
        return self._clean(reader.render(text))

    def text(self, text: str) -> str:
        """Return plain text escaped for HTML."""
        return escape(text)

    def picture(self, png: bytes, label: str) -> str:
        """Return a PNG as an image that is part of the HTML; the label alone for other bytes."""
        if not png.startswith(_PNG):
            return f"<span>{escape(label)}</span>"
        data = b64encode(png).decode("ascii")
        return f'<img alt="{escape(label, quote=True)}" src="data:image/png;base64,{data}">'

    def link(self, url: str, label: str) -> str:
        """Return a sanitised link; the label alone where the URL's scheme is not http(s)."""
        if not url.lower().startswith(("http://", "https://")):
            return f"<span>{escape(label)}</span>"
        return self._clean(f'<a href="{escape(url, quote=True)}">{escape(label)}</a>')

    def _clean(self, html: str) -> str:
        return nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel="noopener noreferrer nofollow",
        )
