"""Sparse features of texts: hashed words, word pairs and pieces of words, with their rarity.

Pieces of words survive typing errors and carry the languages that the encoders do not know. Each
block has length 1, so that a long text does not outshout a short one.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

BUCKETS: Final = 1 << 18
_WORD: Final = re.compile(r"\w+|[^\w\s]")
_SHORTEST: Final = 2
_LONGEST: Final = 5


def _bucket(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "replace")) % BUCKETS


def words_of(text: str, marks: Sequence[str] = ()) -> Counter[int]:
    """Count the words and neighbouring words of a text by bucket.

    Args:
        text: The text, any case.
        marks: Names of circumstances; each word is counted once more beside each of them, and each
            mark once by itself, so that the same word can mean another thing in another situation.
    """
    words = _WORD.findall(text.casefold())
    pairs = [f"{a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True)]
    names = [*words, *pairs]
    crossed = [f"{mark}|{name}" for mark in marks for name in names]
    return Counter(_bucket(f"w{name}") for name in (*names, *crossed, *(f"m{m}" for m in marks)))


def pieces_of(text: str) -> Counter[int]:
    """Count the pieces of 2 to 5 characters of each word, its edges included, by bucket."""
    found: Counter[int] = Counter()
    for word in re.findall(r"\w+|[^\w\s]+", text.casefold()):
        edged = f" {word} "
        for size in range(_SHORTEST, _LONGEST + 1):
            if len(edged) < size:
                break
            found.update(
                _bucket(f"c{edged[at : at + size]}") for at in range(len(edged) - size + 1)
            )
    return found


@dataclass(frozen=True, slots=True)
class Rarity:
    """Which buckets the training texts hold, and how rare each is (inverse document frequency)."""

    buckets: Places
    """Ascending."""
    idf: Numbers

    @classmethod
    def of(cls, counted: Iterable[Counter[int]], seen_at_least: int = 1) -> Rarity:
        """Return the rarity in a body of counted texts; smoothed as if one text held everything."""
        texts = 0
        frequency: Counter[int] = Counter()
        for counts in counted:
            texts += 1
            frequency.update(counts.keys())
        kept = sorted(bucket for bucket, seen in frequency.items() if seen >= seen_at_least)
        idf = [math.log((1 + texts) / (1 + frequency[bucket])) + 1 for bucket in kept]
        return cls(np.array(kept, np.int64), np.array(idf, np.float32))

    def weigh(self, counts: Counter[int]) -> tuple[Places, Numbers]:
        """Return known places in `buckets`, and weights of Euclidean length 1."""
        if not counts or not len(self.buckets):
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        asked = np.fromiter(counts.keys(), np.int64, len(counts))
        times = np.fromiter(counts.values(), np.float32, len(counts))
        places = np.searchsorted(self.buckets, asked)
        places[places == len(self.buckets)] = 0
        known = self.buckets[places] == asked
        places, times = places[known], times[known]
        weights = (1 + np.log(times)) * self.idf[places]
        length = float(np.sqrt((weights**2).sum()))
        return places, (weights / length if length else weights).astype(np.float32)
