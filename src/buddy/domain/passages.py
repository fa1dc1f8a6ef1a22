"""Which paragraphs of a text speak of something, by the words they share with it."""

from __future__ import annotations

import math
from collections import Counter

from buddy.domain.stems import stems

MAX_PASSAGES = 5
MAX_CHARACTERS = 1000
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
    wanted = stems(subject)
    held = [stems(paragraph) & wanted for paragraph in paragraphs]
    counts = Counter(stem for shared in held for stem in shared)
    weight = {stem: math.log(1 + len(paragraphs) / n) for stem, n in counts.items()}
    scored = [
        (sum(weight[stem] for stem in sorted(shared)), -place)
        for place, shared in enumerate(held)
        if shared
    ]
    if not scored:
        return ()
    floor = max(score for score, _ in scored) * _SHARE_OF_BEST
    best = sorted((entry for entry in scored if entry[0] >= floor), reverse=True)[:MAX_PASSAGES]
    return tuple(_cut(paragraphs[-place]) for _, place in best)


def _cut(paragraph: str) -> str:
    if len(paragraph) <= MAX_CHARACTERS:
        return paragraph
    return f"{paragraph[:MAX_CHARACTERS].rstrip()}…"
