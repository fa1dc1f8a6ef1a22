"""Both encoders behind one door, with the vectors of recent objectives kept.

Loaded only by `buddy.adapters.understanding.embedded`, in a worker thread.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from buddy.adapters.understanding.embedding import MiniLM, Vectors, WordLlama
from buddy.adapters.understanding.features import MAX_CHARACTERS, clip, for_encoder
from buddy.adapters.understanding.linear import Sample

_KEPT: Final = 256
_clipped = lru_cache(_KEPT)(clip)
"""One objective is asked for half a dozen times."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Unit vectors of the same texts by both encoders, one row per text."""

    minilm: Vectors
    wordllama: Vectors


class Encoders:
    """Encodes texts; safe to call from several threads."""

    def __init__(self) -> None:
        self._minilm = MiniLM()
        self._wordllama = WordLlama()
        self._recent: OrderedDict[str, Encoded] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return vectors of texts; each is clipped, and addresses become plain words for MiniLM."""
        clipped = [clip(text) for text in texts]
        minilm = self._minilm.encode([for_encoder(text) for text in clipped])
        return Encoded(minilm, self._wordllama.encode(clipped))

    def samples(self, texts: Sequence[str]) -> list[Sample]:
        """Return texts with their words and both vectors, as classifiers learn from them."""
        encoded = self.encode(texts)
        dense = np.hstack([encoded.minilm, encoded.wordllama])
        return [Sample.of(clip(text), row) for text, row in zip(texts, dense, strict=True)]

    def sample(self, text: str) -> Sample:
        """Return one objective as classifiers read it, its vectors from memory where they are."""
        encoded = self.objective(text)
        return Sample.of(clip(text), np.hstack([encoded.minilm[0], encoded.wordllama[0]]))

    def knows(self, text: str) -> bool:
        """Tell whether the vectors of an objective are in memory."""
        return _clipped(text[:MAX_CHARACTERS]) in self._recent

    def objective(self, text: str) -> Encoded:
        """Return the vectors of one objective, from memory when it was asked lately.

        Classifying an objective and matching tools to it need the same vectors.
        """
        key = _clipped(text[:MAX_CHARACTERS])
        with self._lock:
            known = self._recent.get(key)
            if known is not None:
                self._recent.move_to_end(key)
                return known
        encoded = self.encode([key])
        with self._lock:
            self._recent[key] = encoded
            while len(self._recent) > _KEPT:
                self._recent.popitem(last=False)
        return encoded
