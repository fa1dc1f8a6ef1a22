"""Sites that people call by their name alone, where the words say that a site is meant."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_ENDINGS: Final = ("com", "de", "co.uk", "fr", "es", "it", "nl", "com.br", "ca", "in")
_SITES: Final = {
    "wikipedia": ("wikipedia.org",),
    "reddit": ("reddit.com",),
    "amazon": tuple(f"amazon.{ending}" for ending in _ENDINGS),
    "ebay": tuple(f"ebay.{ending}" for ending in _ENDINGS),
    "facebook": ("facebook.com",),
    "instagram": ("instagram.com",),
    "tiktok": ("tiktok.com",),
    "twitter": ("twitter.com", "x.com"),
    "youtube": ("youtube.com", "youtu.be"),
    "linkedin": ("linkedin.com",),
    "pinterest": ("pinterest.com",),
    "quora": ("quora.com",),
    "medium": ("medium.com",),
    "github": ("github.com",),
    "stackoverflow": ("stackoverflow.com",),
    "stack overflow": ("stackoverflow.com",),
    "tripadvisor": ("tripadvisor.com",),
    "booking": ("booking.com",),
    "airbnb": ("airbnb.com",),
    "yelp": ("yelp.com",),
    "etsy": ("etsy.com",),
    "imdb": ("imdb.com",),
    "craigslist": ("craigslist.org",),
    "aliexpress": ("aliexpress.com",),
    "temu": ("temu.com",),
    "walmart": ("walmart.com",),
    "yahoo": ("yahoo.com",),
    "bbc": ("bbc.com", "bbc.co.uk"),
    "cnn": ("cnn.com",),
}
NAMED_SITE: Final = regex(
    rf"(?<![\w.@/-])(?:{'|'.join(sorted(_SITES, key=len, reverse=True))})(?![\w/-]|\.\w)",
    re.IGNORECASE,
)
"""A site by its name alone."""


def domains_of(name: str) -> tuple[str, ...]:
    """Return the domains of a site that `NAMED_SITE` found."""
    return _SITES[" ".join(name.lower().split())]
