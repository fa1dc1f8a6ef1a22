"""The text that web_extract reads out of a page, for measuring it."""

from __future__ import annotations

from buddy.adapters.tools.page_content import read_html


def extract(html: str, url: str | None) -> str:
    """Return the readable text of a page, without markup."""
    return read_html(html, url or "").plain
