"""CommonMark with tables, then an allow-list sanitiser."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from buddy.adapters.rendering.code import coloured
from buddy.adapters.rendering.wall import PNG_DATA, clean

BRACKETS = 500
"""Opening brackets in a text with links. Markdown looks for the end of a link at each of them, far
ahead where there is none; a text with more is read without links and images."""
_SECTIONS = {"h1", "h2"}
"""Headings that begin a section of their own."""
_PNG = b"\x89PNG\r\n\x1a\n"


class MarkdownRenderer:
    """Renders text for previews. Images in it are dropped: a preview fetches nothing."""

    def __init__(self) -> None:
        # "js-default" leaves raw HTML in the text escaped; the sanitiser stands behind it.
        options = {"linkify": False, "html": False, "highlight": _highlight}
        self._markdown = MarkdownIt("js-default", options)
        self._linkless = MarkdownIt("js-default", options)
        self._linkless.disable(["link", "image", "reference"])

    def markdown(self, text: str) -> str:
        """Return sanitised HTML of a CommonMark text with tables, in sections by its headings."""
        reader = self._linkless if text.count("[") > BRACKETS else self._markdown
        environment: dict[str, object] = {}
        parts = _sections(reader.parse(text, environment))
        drawn = [reader.renderer.render(part, reader.options, environment) for part in parts]
        if len(drawn) > 1:
            drawn = [f'<section class="card">{each}</section>' for each in drawn]
        return clean("".join(drawn))

    def code(self, text: str, language: str) -> str:
        """Return code escaped for HTML, its words in classes where the language is known."""
        return f'<pre class="code"><code>{coloured(text, language)}</code></pre>'

    def text(self, text: str) -> str:
        """Return plain text escaped for HTML."""
        return escape(text)

    def picture(self, png: bytes, label: str) -> str:
        """Return a PNG as an image that is part of the HTML; the label alone for other bytes."""
        if not png.startswith(_PNG):
            return f"<span>{escape(label)}</span>"
        data = b64encode(png).decode("ascii")
        return f'<img alt="{escape(label, quote=True)}" src="{PNG_DATA}{data}">'

    def link(self, url: str, label: str) -> str:
        """Return a sanitised link; the label alone where the URL's scheme is not http(s)."""
        if not url.lower().startswith(("http://", "https://")):
            return f"<span>{escape(label)}</span>"
        return clean(f'<a href="{escape(url, quote=True)}">{escape(label)}</a>')

    def safe(self, html: str) -> str:
        """Return HTML with everything taken out that is not on the allow-list."""
        return clean(html)


def _highlight(code: str, language: str, _attributes: str) -> str:
    return coloured(code, language)


def _sections(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split a document before each of its large headings; one that has none is one section."""
    parts: list[list[Token]] = []
    for token in tokens:
        begins = token.type == "heading_open" and token.level == 0 and token.tag in _SECTIONS
        if begins or not parts:
            parts.append([])
        parts[-1].append(token)
    return parts
