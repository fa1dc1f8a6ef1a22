"""The softmax head over encoder vectors, cues and n-grams.

Loaded only by `buddy.adapters.understanding.embedded`, in a worker thread; imports numpy.
The weights are made by ``scripts/train_intents.py`` from ``data/intent_phrases.json``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from buddy.adapters.understanding.cues import NAMES, cues
from buddy.adapters.understanding.embedding import Vectors
from buddy.adapters.understanding.features import BUCKETS, grams

Matrix = npt.NDArray[np.float32]

DATA: Final = Path(__file__).parent / "data"
WEIGHTS: Final = DATA / "intent_head.npz"

NO_INTENT: Final = "none"
"""The label of messages that no intent covers: small talk, acts in the world, creative writing."""

MINILM_SCALE: Final = 3.0
WORDLLAMA_SCALE: Final = 2.0
CUE_SCALE: Final = 0.6
GRAM_SCALE: Final = 3.0
"""The blocks have different lengths; under one weight decay a larger scale is a larger say."""


def assemble(texts: Sequence[str], minilm: Vectors, wordllama: Vectors) -> Matrix:
    """Return the feature rows of clipped texts, given their encoder vectors."""
    cue_rows = np.array([cues(text) for text in texts], np.float32).reshape(len(texts), len(NAMES))
    gram_rows = np.zeros((len(texts), BUCKETS), np.float32)
    for row, text in enumerate(texts):
        counted = grams(text)
        gram_rows[row, list(counted)] = list(counted.values())
    blocks = (
        minilm * MINILM_SCALE,
        wordllama * WORDLLAMA_SCALE,
        cue_rows * CUE_SCALE,
        gram_rows * GRAM_SCALE,
    )
    return np.concatenate(blocks, axis=1).astype(np.float32)


def softmax(logits: Matrix) -> Matrix:
    """Return rows of probabilities that sum to 1."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    return powers / powers.sum(axis=1, keepdims=True)


@dataclass(frozen=True, slots=True)
class SoftmaxHead:
    """A linear layer and its temperature."""

    labels: tuple[str, ...]
    weights: Matrix
    """Shape (features, labels)."""
    bias: Matrix
    """Shape (labels,)."""
    temperature: float
    """Divides the logits; fitted on held-out folds so that probabilities match frequencies
    (Guo et al. 2017, temperature scaling)."""

    def probabilities(self, features: Matrix) -> Matrix:
        """Return one row of calibrated probabilities per feature row, in label order."""
        return softmax((features @ self.weights + self.bias) / np.float32(self.temperature))

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> SoftmaxHead:
        """Read weights written by ``scripts/train_intents.py``."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(
                labels=tuple(str(label) for label in stored["labels"]),
                weights=stored["weights"].astype(np.float32),
                bias=stored["bias"].astype(np.float32),
                temperature=float(stored["temperature"]),
            )
