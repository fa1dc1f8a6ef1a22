"""A linear classifier over sparse and dense features of a text: margins per label.

What fits it (scikit-learn) is imported by `fit` alone; answering needs numpy only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from buddy.adapters.understanding.text_features import Numbers, Rarity, pieces_of, words_of

_BYTE = 127


@dataclass(frozen=True, slots=True)
class Sample:
    """One text with what is known of it."""

    words: Counter[int]
    pieces: Counter[int]
    dense: Numbers

    @classmethod
    def of(cls, text: str, dense: Numbers, marks: Sequence[str] = ()) -> Sample:
        """Return the sample of a text; see `words_of` for the marks."""
        return cls(words_of(text, marks), pieces_of(text), dense)


@dataclass(frozen=True, slots=True)
class LinearClassifier:
    """One hyperplane per label (one against the rest)."""

    labels: tuple[str, ...]
    words: Rarity
    pieces: Rarity
    word_weights: Numbers
    """Shape (buckets of `words`, labels)."""
    piece_weights: Numbers
    dense_weights: Numbers
    bias: Numbers

    def margins(self, sample: Sample) -> Numbers:
        """Return the signed distance to each label's hyperplane, in label order."""
        found = sample.dense @ self.dense_weights + self.bias
        for rarity, weights, counts in (
            (self.words, self.word_weights, sample.words),
            (self.pieces, self.piece_weights, sample.pieces),
        ):
            places, values = rarity.weigh(counts)
            if len(places):
                found = found + values @ weights[places]
        return found.astype(np.float32)

    def margins_of(self, samples: Sequence[Sample]) -> Numbers:
        """Return one row of margins per sample; faster than one by one for many."""
        found = np.stack([sample.dense for sample in samples]) @ self.dense_weights + self.bias
        words = _matrix(self.words, [sample.words for sample in samples])
        pieces = _matrix(self.pieces, [sample.pieces for sample in samples])
        found = found + words @ self.word_weights
        return (found + pieces @ self.piece_weights).astype(np.float32)

    def to_arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return the classifier as arrays for ``numpy.savez``; sparse weights shrink to a byte."""
        words, word_scale = _shrunk(self.word_weights)
        pieces, piece_scale = _shrunk(self.piece_weights)
        return {
            f"{prefix}labels": np.array(self.labels),
            f"{prefix}word_buckets": self.words.buckets.astype(np.int32),
            f"{prefix}word_idf": self.words.idf.astype(np.float16),
            f"{prefix}piece_buckets": self.pieces.buckets.astype(np.int32),
            f"{prefix}piece_idf": self.pieces.idf.astype(np.float16),
            f"{prefix}word_weights": words,
            f"{prefix}word_scale": word_scale,
            f"{prefix}piece_weights": pieces,
            f"{prefix}piece_scale": piece_scale,
            f"{prefix}dense_weights": self.dense_weights.astype(np.float16),
            f"{prefix}bias": self.bias,
        }

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[Any]], prefix: str) -> LinearClassifier:
        """Return the classifier that `to_arrays` wrote."""

        def rarity(name: str) -> Rarity:
            return Rarity(
                stored[f"{prefix}{name}_buckets"].astype(np.int64),
                stored[f"{prefix}{name}_idf"].astype(np.float32),
            )

        def weights(name: str) -> Numbers:
            return stored[f"{prefix}{name}_weights"] * stored[f"{prefix}{name}_scale"]

        return cls(
            labels=tuple(str(label) for label in stored[f"{prefix}labels"]),
            words=rarity("word"),
            pieces=rarity("piece"),
            word_weights=weights("word"),
            piece_weights=weights("piece"),
            dense_weights=stored[f"{prefix}dense_weights"].astype(np.float32),
            bias=stored[f"{prefix}bias"].astype(np.float32),
        )


def fit(
    samples: Sequence[Sample],
    labels: Sequence[str],
    *,
    softness: float = 0.3,
    evenness: float = 0.0,
    seen_at_least: tuple[int, int] = (1, 2),
) -> LinearClassifier:
    """Return the classifier that separates the labels best.

    Args:
        samples: The texts.
        labels: One label each; two different ones at least.
        softness: The C of the support vector machine: smaller is smoother.
        seen_at_least: In how many texts a word or pair, and a piece, must stand to be looked at.
        evenness: 0 lets a label weigh by its frequency, 1 lets all labels weigh the same.
    """
    from scipy import sparse  # noqa: PLC0415  # a second of imports that answering must not pay
    from sklearn.svm import LinearSVC  # noqa: PLC0415

    words = Rarity.of((sample.words for sample in samples), seen_at_least[0])
    pieces = Rarity.of((sample.pieces for sample in samples), seen_at_least[1])
    library: Any = sparse
    rows: Any = library.hstack(
        [
            _matrix(words, [sample.words for sample in samples]),
            _matrix(pieces, [sample.pieces for sample in samples]),
            library.csr_matrix(np.stack([sample.dense for sample in samples])),
        ]
    ).tocsr()
    counts = Counter(labels)
    even = len(labels) / len(counts)
    weighing = {label: (even / count) ** evenness for label, count in counts.items()}
    machine: Any = LinearSVC(C=softness, class_weight=weighing, random_state=0)
    machine.fit(rows, list(labels))
    weights, bias = machine.coef_.T.astype(np.float32), machine.intercept_.astype(np.float32)
    if weights.shape[1] == 1:  # two labels have one hyperplane between them
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    first = len(words.buckets)
    second = first + len(pieces.buckets)
    return LinearClassifier(
        labels=tuple(str(label) for label in machine.classes_),
        words=words,
        pieces=pieces,
        word_weights=weights[:first],
        piece_weights=weights[first:second],
        dense_weights=weights[second:],
        bias=bias,
    )


def _matrix(rarity: Rarity, counted: Sequence[Counter[int]]) -> Any:
    from scipy import sparse  # noqa: PLC0415  # as in `fit`

    library: Any = sparse
    weighed = [rarity.weigh(counts) for counts in counted]
    starts = np.cumsum([0, *(len(places) for places, _ in weighed)])
    values = np.concatenate([value for _, value in weighed])
    places = np.concatenate([place for place, _ in weighed])
    return library.csr_matrix((values, places, starts), (len(counted), len(rarity.buckets)))


def _shrunk(weights: Numbers) -> tuple[npt.NDArray[np.int8], Numbers]:
    """Return weights as bytes and the factor of each label that makes them numbers again."""
    largest: Numbers = np.abs(weights).max(axis=0, initial=0.0)
    scale: Numbers = (np.maximum(largest, 1e-9) / _BYTE).astype(np.float32)
    return np.rint(weights / scale).astype(np.int8), scale
