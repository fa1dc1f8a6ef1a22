"""The allow-list that every piece of preview HTML passes (nh3, which binds Rust's ammonia)."""

from __future__ import annotations

from typing import Final

import nh3

PNG_DATA: Final = "data:image/png;base64,"

_TAGS: Final = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code"),
    *("em", "strong", "del", "s", "b", "i", "sub", "sup", "ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "a", "img"),
    *("section", "div", "span", "figure", "figcaption"),
}
_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "img": {"alt", "src"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
}
_CLASSES: Final = {
    "span": {"c", "s", "m", "k", "gi", "gd", "gh"},
    "section": {"card"},
    "pre": {"code"},
    "p": {"note"},
    "li": {"hit"},
}
"""A class can do no harm that our own style sheet does not do; these are the ones it knows."""
_DROPPED: Final = {"script", "style", "title", "textarea", "noscript", "iframe", "xmp", "template"}
"""Tags that go with what is inside them."""


def _attribute(_tag: str, name: str, value: str) -> str | None:
    # One list of schemes covers links and pictures; each of the two gets less than that.
    if name == "src" and not value.startswith(PNG_DATA):
        return None
    if name == "href" and not value.lower().startswith(("http://", "https://")):
        return None
    return value


_CLEANER: Final = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_DROPPED,
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "data"},
    link_rel="noopener noreferrer nofollow",
)


def clean(html: str) -> str:
    """Return HTML in which nothing runs, loads or leads elsewhere than to http(s).

    A picture is kept only where it is part of the HTML, as a PNG.
    """
    return _CLEANER.clean(html)
