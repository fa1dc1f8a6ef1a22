"""The rendering port: text to safe HTML.

Adapters (`buddy.adapters.rendering`): ``markdown`` (CommonMark, then an allow-list sanitiser).
"""

from __future__ import annotations

from typing import Protocol


class HtmlRenderer(Protocol):
    """Makes HTML that may be shown."""

    def markdown(self, text: str) -> str:
        """Return sanitised HTML of a CommonMark text with tables."""
        ...

    def text(self, text: str) -> str:
        """Return plain text escaped for HTML."""
        ...

    def picture(self, png: bytes, label: str) -> str:
        """Return a PNG as an image that is part of the HTML; the label alone for other bytes."""
        ...

    def link(self, url: str, label: str) -> str:
        """Return a sanitised link; the label alone where the URL's scheme is not http(s)."""
        ...
