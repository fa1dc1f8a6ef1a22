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
SHORTENED_FROM: Final = 1_500
"""Rows from which on shortened ones are compared first: below, all of them take 0.1 ms."""
_SHORT: Final = 160
_FEW: Final = 64
_UNSEEN: Final = 0.5
"""Of what the directions left out could add to a cosine, so much is assumed to have been added."""


def joined(minilm: Numbers, wordllama: Numbers) -> bytes:
    """Return two unit vectors as one of signed bytes; cosines of such are off by less than 0.01."""
    row = np.concatenate([MINILM_SHARE**0.5 * minilm, (1 - MINILM_SHARE) ** 0.5 * wordllama])
    most = float(np.abs(row).max()) or 1.0
    return np.round(row * (127 / most)).astype(np.int8).tobytes()


class Nearby:
    """Unit rows that are added to and compared with; one thread at a time.

    Ten thousand rows are 25 MB, which push everything else out of the processor's cache and take
    a millisecond. So many rows are compared by their main directions first (the principal ones of
    the rows that are there), and whole only where these leave it open whether one is near enough.
    What the left-out directions can add is at most the product of the two rests' lengths (Cauchy
    and Schwarz); half of it is assumed, which finds the same objective always, and of the rows
    that the directions were chosen for all that weigh anything. They are chosen anew whenever the
    rows have doubled.
    """

    def __init__(self) -> None:
        self._rows: Numbers = np.zeros((0, 0), np.float32)
        self._count = 0
        self._directions: Numbers | None = None
        self._chosen_at = SHORTENED_FROM
        """With so many rows the directions are chosen, the next time."""
        self._short: Numbers = np.zeros((0, 0), np.float32)
        """Rows by their main directions; the last column is the length of the rest."""

    def __len__(self) -> int:
        return self._count

    def takes_long(self, more: int) -> bool:
        """Tell whether adding so many rows takes more than a millisecond."""
        return more > _FEW or self._count + more >= self._chosen_at

    def add(self, vectors: Sequence[bytes]) -> None:
        """Add vectors of `joined`."""
        if not vectors:
            return
        rows = np.frombuffer(b"".join(vectors), np.int8).reshape(len(vectors), -1)
        before, self._count = self._count, self._count + len(vectors)
        self._rows = _with_room(self._rows, before, self._count, rows.shape[1])
        self._rows[before : self._count] = _unit(rows.astype(np.float32))
        if self._count >= self._chosen_at:
            self._directions = _main_directions(self._rows[: self._count])
            self._chosen_at = 2 * self._count
            before = 0
        if self._directions is not None:
            added = _shortened(self._rows[before : self._count], self._directions)
            self._short = _with_room(self._short, before, self._count, added.shape[1])
            self._short[before : self._count] = added

    def to(self, vector: bytes, least: float) -> list[tuple[int, float]]:
        """Return the number and the cosine of every row that is at least so near to a vector.

        Of many rows, one may be missing whose cosine is little above the least.
        """
        if self._count == 0:
            return []
        asked = _unit(np.frombuffer(vector, np.int8)[None, :].astype(np.float32))
        if self._directions is None:
            cosines = self._rows[: self._count] @ asked[0]
            near: npt.NDArray[np.intp] = np.flatnonzero(cosines >= least)
            return list(zip(near.tolist(), cosines[near].tolist(), strict=True))
        short = _shortened(asked, self._directions)[0]
        short[-1] *= _UNSEEN
        perhaps: npt.NDArray[np.intp] = np.flatnonzero(self._short[: self._count] @ short >= least)
        whole = self._rows[perhaps] @ asked[0]
        enough = whole >= least
        return list(zip(perhaps[enough].tolist(), whole[enough].tolist(), strict=True))


def _with_room(rows: Numbers, count: int, needed: int, width: int) -> Numbers:
    if needed <= len(rows):
        return rows
    bigger = np.zeros((max(_FIRST_ROWS, 2 * needed), width), np.float32)
    if count:
        bigger[:count] = rows[:count]
    return bigger


def _main_directions(rows: Numbers) -> Numbers:
    """Return the directions in which rows differ most, as columns (principal components)."""
    _, directions = np.linalg.eigh(rows.T @ rows)
    return np.ascontiguousarray(directions[:, ::-1][:, :_SHORT], np.float32)


def _shortened(rows: Numbers, directions: Numbers) -> Numbers:
    short = rows @ directions
    rest = np.sqrt(np.maximum(0.0, 1.0 - np.square(short).sum(axis=1, keepdims=True)))
    return np.hstack([short, rest]).astype(np.float32)


def _unit(rows: Numbers) -> Numbers:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
