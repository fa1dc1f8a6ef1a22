"""Which paragraphs of a text speak of something, by the words they share with it."""

from __future__ import annotations

import math
import re
from collections import Counter

MAX_PASSAGES = 5
MAX_CHARACTERS = 1000
_WORD = re.compile(r"\w+")
_SHORTEST = 3
_STEM = 4
"""Letters of a word that count at least; longer words lose their last two. "price" and "prices",
"Preis" and "Preise" meet without the grammar of any language."""
_SHARE_OF_BEST = 0.5


def passages_about(text: str, subject: str) -> tuple[str, ...]:
    """Return the paragraphs that share most with a subject, best first, at most five.

    A paragraph's score is the sum over the subject's words in it of log(1 + N / n), where n of
    the N paragraphs hold the word (inverse document frequency). Paragraphs that score less than
    half of the best one are left out.

    Args:
        text: Paragraphs, one a line.
        subject: A few words.
    """
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    wanted = _stems(subject)
    held = [_stems(paragraph) & wanted for paragraph in paragraphs]
    counts = Counter(stem for stems in held for stem in stems)
    weight = {stem: math.log(1 + len(paragraphs) / n) for stem, n in counts.items()}
    scored = [
        (sum(weight[stem] for stem in sorted(stems)), -place)
        for place, stems in enumerate(held)
        if stems
    ]
    if not scored:
        return ()
    floor = max(score for score, _ in scored) * _SHARE_OF_BEST
    best = sorted((entry for entry in scored if entry[0] >= floor), reverse=True)[:MAX_PASSAGES]
    return tuple(_cut(paragraphs[-place]) for _, place in best)


def _stems(text: str) -> set[str]:
    words = (match[0].casefold() for match in _WORD.finditer(text))
    return {word[: max(_STEM, len(word) - 2)] for word in words if len(word) >= _SHORTEST}


def _cut(paragraph: str) -> str:
    if len(paragraph) <= MAX_CHARACTERS:
        return paragraph
    return f"{paragraph[:MAX_CHARACTERS].rstrip()}…"
