"""Which of several results a verdict is about, by the words that it shares with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from buddy.domain.feedback import without_verdict
from buddy.domain.stems import content_stems

_READ: Final = 20_000
"""Characters of a result that are looked at."""


def judged_in_words(text: str, results: Sequence[str]) -> int:
    """Return the place of the result that a verdict is about, from 0.

    It is the first, unless words of the verdict stand in another one and none of them in the
    first: "the price of brioche is wrong" is about the result that has prices.

    Args:
        text: The verdict.
        results: What each mission was for and what it left, the last one first.
    """
    said = content_stems(without_verdict(text))
    shared = [len(said & content_stems(each[:_READ])) for each in results] if said else []
    if not shared or shared[0]:
        return 0
    best = max(shared)
    return shared.index(best) if best else 0
