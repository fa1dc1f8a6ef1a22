"""Both encoders behind one door, with the vectors of recent objectives kept.

Loaded only by `buddy.adapters.understanding.embedded`, in a worker thread.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.adapters.understanding.embedding import MiniLM, Vectors, WordLlama
from buddy.adapters.understanding.features import clip, for_encoder

_KEPT: Final = 256


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

    def objective(self, text: str) -> Encoded:
        """Return the vectors of one objective, from memory when it was asked lately.

        Classifying an objective and matching tools to it need the same vectors.
        """
        key = clip(text)
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
