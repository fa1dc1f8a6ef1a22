"""The twin of the sentence encoders: objectives as the words they hold."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final
from zlib import crc32

from buddy.ports.understanding import FAR

_WORD: Final = re.compile(r"\w+")
_WIDTH: Final = 256
_MOST: Final = 127
_MAX_CHARACTERS: Final = 2_000


class MemoryEncoder:
    """Implements `ObjectiveEncoder` and `Warmable`; knows no likeness but that of words."""

    @property
    def name(self) -> str:
        """The one way it has."""
        return "words:1"

    @property
    def ready(self) -> bool:
        """Whether a call would be answered without loading first: always."""
        return True

    @property
    def failure(self) -> str | None:
        """What went wrong when it was last loaded: never anything."""
        return None

    async def warm(self) -> None:
        """Do nothing; there is nothing to load."""

    async def encode(self, objective: str) -> bytes:
        """Return how often each word stands there; words share 256 places."""
        return _counted(objective)

    def memory(self) -> MemoryVectors:
        """Return an empty memory."""
        return MemoryVectors()


class MemoryVectors:
    """Implements `VectorMemory`."""

    def __init__(self) -> None:
        self._kept: list[tuple[bytes, float]] = []
        """With its length."""

    def add(self, vector: bytes) -> None:
        """See the port."""
        self._kept.append((vector, _length(vector)))

    async def near(self, objective: str) -> Sequence[tuple[int, float]]:
        """See the port."""
        asked = _counted(objective)
        words = [(place, count) for place, count in enumerate(asked) if count]
        length = _length(asked)

        def cosine(kept: bytes, of: float) -> float:
            product = sum(count * kept[place] for place, count in words)
            return product / (length * of) if product else 0.0

        cosines = ((number, cosine(*kept)) for number, kept in enumerate(self._kept))
        return [(number, cosine) for number, cosine in cosines if cosine >= FAR]


def _counted(objective: str) -> bytes:
    counts = [0] * _WIDTH
    for word in _WORD.findall(objective[:_MAX_CHARACTERS].casefold()):
        place = crc32(word.encode()) % _WIDTH
        counts[place] = min(_MOST, counts[place] + 1)
    return bytes(counts)


def _length(vector: bytes) -> float:
    return math.sqrt(sum(count * count for count in vector))
