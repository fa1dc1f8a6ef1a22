"""Past objectives as one matrix, and which of them are near a new one.

Loaded only by `buddy.adapters.understanding.embedded`, in a worker thread; imports numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from buddy.adapters.understanding.text_features import Numbers

MINILM_SHARE: Final = 0.7
"""Of the cosine; the rest is WordLlama's."""
_FIRST_ROWS: Final = 64


def joined(minilm: Numbers, wordllama: Numbers) -> bytes:
    """Return two unit vectors as one of signed bytes; cosines of such are off by less than 0.01."""
    row = np.concatenate([MINILM_SHARE**0.5 * minilm, (1 - MINILM_SHARE) ** 0.5 * wordllama])
    most = float(np.abs(row).max()) or 1.0
    return np.round(row * (127 / most)).astype(np.int8).tobytes()


class Nearby:
    """Unit rows that are added to and compared with; one thread at a time."""

    def __init__(self) -> None:
        self._rows: Numbers = np.zeros((0, 0), np.float32)
        self._count = 0

    def add(self, vectors: Sequence[bytes]) -> None:
        """Add vectors of `joined`."""
        if not vectors:
            return
        rows = np.frombuffer(b"".join(vectors), np.int8).reshape(len(vectors), -1)
        self._make_room(len(vectors), rows.shape[1])
        self._rows[self._count : self._count + len(vectors)] = _unit(rows.astype(np.float32))
        self._count += len(vectors)

    def _make_room(self, more: int, width: int) -> None:
        if self._count + more <= len(self._rows):
            return
        bigger = np.zeros((max(_FIRST_ROWS, 2 * (self._count + more)), width), np.float32)
        if self._count:
            bigger[: self._count] = self._rows[: self._count]
        self._rows = bigger

    def to(self, vector: bytes, least: float) -> list[tuple[int, float]]:
        """Return the number and the cosine of every row that is at least so near to a vector."""
        if self._count == 0:
            return []
        asked = _unit(np.frombuffer(vector, np.int8)[None, :].astype(np.float32))[0]
        cosines = self._rows[: self._count] @ asked
        near: npt.NDArray[np.intp] = np.flatnonzero(cosines >= least)
        return list(zip(near.tolist(), cosines[near].tolist(), strict=True))


def _unit(rows: Numbers) -> Numbers:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
