"""The rendering port: text to safe HTML.

Adapters (`buddy.adapters.rendering`): ``markdown`` (CommonMark, then an allow-list sanitiser).
"""

from __future__ import annotations

from typing import Protocol


class HtmlRenderer(Protocol):
    """Makes HTML that may be shown."""

    def markdown(self, text: str) -> str:
        """Return sanitised HTML of a CommonMark text with tables, in sections by its headings."""
        ...

    def code(self, text: str, language: str) -> str:
        """Return code escaped for HTML, its words in classes where the language is known.

        Args:
            text: The code.
            language: A language's name or the ending of a file's name.
        """
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

    def safe(self, html: str) -> str:
        """Return HTML with everything taken out that a preview may not hold.

        What the other methods returned goes through unchanged; nothing that runs, loads or leads
        elsewhere than to http(s) does.
        """
        ...
