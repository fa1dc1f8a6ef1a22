"""Readings of texts that are kept for a while, for a dozen places ask the same of one message."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

T = TypeVar("T")

TEXTS: Final = 64
"""The latest texts of which a reading is kept."""
LONGEST: Final = 10_000
"""Characters of a text that is kept; a longer one is read anew each time."""


def kept(read: Callable[[str], T]) -> Callable[[str], T]:
    """Return a function that reads each of the latest texts once.

    Args:
        read: Depends on the text alone, and returns a value that nobody changes.
    """
    known = lru_cache(TEXTS)(read)

    @wraps(read)
    def ask(text: str, /) -> T:
        return known(text) if len(text) <= LONGEST else read(text)

    return ask
