"""The trained part of the message reader: which language, which route, which intent.

Two pairs of heads, one for English and one for everything else, each over the vectors of its own
encoder. The weights are made by ``scripts/train_reader.py`` from ``training/messages``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from buddy.adapters.understanding.head import DATA
from buddy.adapters.understanding.linear import LinearClassifier, Sample
from buddy.adapters.understanding.text_features import Numbers

WEIGHTS: Final = DATA / "message_reader.npz"
NO_VECTOR: Final = np.zeros(1, np.float32)
"""The dense part of a sample for the language head, which needs no encoder."""
ENGLISH: Final = "en"
OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class Head:
    """A classifier and the factor that makes its margins probabilities."""

    classifier: LinearClassifier
    sharpness: float
    """Multiplies the margins before the softmax; fitted on left-out messages so that confidence
    matches frequency (temperature scaling, Guo et al. 2017)."""

    def probabilities(self, sample: Sample) -> dict[str, float]:
        """Return one probability per label; they sum to 1."""
        spread = softmax(self.classifier.margins(sample) * self.sharpness)
        return dict(zip(self.classifier.labels, spread.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class MessageHeads:
    """All heads of the reader."""

    language: Head
    english_route: Head
    english_intent: Head
    other_route: Head
    other_intent: Head

    def is_english(self, text: str) -> bool:
        """Tell whether a clipped text is English, by its words and pieces of words."""
        found = self.language.probabilities(Sample.of(text, NO_VECTOR))
        return found[ENGLISH] >= found[OTHER]

    def save(self, path: Path, digest: str) -> None:
        """Write the weights, and the digest of what they were made from."""
        arrays: dict[str, Any] = {"digest": np.array(digest)}
        for name in _NAMES:
            head: Head = getattr(self, name)
            arrays |= head.classifier.to_arrays(f"{name}/")
            arrays[f"{name}/sharpness"] = np.array(head.sharpness)
        np.savez_compressed(path, **arrays)

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> MessageHeads:
        """Read the weights."""
        with np.load(path, allow_pickle=False) as stored:
            heads = {
                name: Head(
                    LinearClassifier.from_arrays(stored, f"{name}/"),
                    float(stored[f"{name}/sharpness"]),
                )
                for name in _NAMES
            }
        return cls(**heads)


_NAMES: Final = ("language", "english_route", "english_intent", "other_route", "other_intent")


def softmax(values: Numbers) -> Numbers:
    """Return probabilities that sum to 1."""
    powers = np.exp(values - values.max())
    return (powers / powers.sum()).astype(np.float32)
