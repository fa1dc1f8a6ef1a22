"""Learns labels of texts from examples, and when a text is none of them.

Three judges: a linear classifier over words, pieces of words and sentence vectors; the nearness to
the examples of a label; and a logistic function that turns both into a calibrated probability,
fitted on texts that neither had seen (five folds, Platt 1999).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from buddy.adapters.understanding import linear
from buddy.adapters.understanding.linear import LinearClassifier, Sample
from buddy.adapters.understanding.text_features import Numbers

_FOLDS: Final = 3
_NEIGHBOURS: Final = 3
_SEED: Final = 20
_CHUNK: Final = 1_000
_JUDGED: Final = 3
"""How many of the likeliest labels of a left-out text the trust is fitted on."""
_HALF: Final = 0.5
_STRANGERS: Final = 0.05
"""How many texts in use are taken to belong to no label; examples hold far fewer than that."""


@dataclass(frozen=True, slots=True)
class Familiarity:
    """How near a text is to the examples of each label: the mean of its nearest cosines."""

    vectors: Numbers
    """One unit row per example, the examples of a label beside each other."""
    starts: npt.NDArray[np.int64]
    """Where each label begins in `vectors`, and one more: the end."""

    @classmethod
    def of(cls, vectors: Numbers, places: npt.NDArray[np.int64], labels: int) -> Familiarity:
        """Return the familiarity of examples.

        Args:
            vectors: One row per example; two encoders' vectors side by side.
            places: The number of each example's label.
            labels: How many labels there are.
        """
        order = np.argsort(places, kind="stable")
        counts = np.bincount(places, minlength=labels)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return cls(np.ascontiguousarray(vectors[order], np.float32), starts)

    def nearness(self, vectors: Numbers) -> Numbers:
        """Return one row per vector, one number per label; 0 for a label without examples."""
        cosines = vectors @ self.vectors.T
        found = np.zeros((len(vectors), len(self.starts) - 1), np.float32)
        for label, (start, end) in enumerate(zip(self.starts, self.starts[1:], strict=False)):
            if end > start:
                kept = min(_NEIGHBOURS, int(end - start))
                near = np.partition(cosines[:, start:end], int(end - start) - kept, axis=1)
                found[:, label] = near[:, -kept:].mean(1)
        return found


@dataclass(frozen=True, slots=True)
class Logistic:
    """Turns evidence into a probability."""

    weights: Numbers
    bias: float

    def __call__(self, evidence: Numbers) -> Numbers:
        """Return one probability per row of evidence."""
        odds = np.exp(-(evidence @ self.weights + self.bias))
        return (1.0 / (1.0 + odds)).astype(np.float32)

    @classmethod
    def fitted(
        cls, evidence: Numbers, right: npt.NDArray[np.bool_], *, even: bool = False
    ) -> Logistic:
        """Return the function that gives right rows a high probability and others a low one.

        Args:
            evidence: One row each.
            right: Which rows are right; both kinds must be there.
            even: Whether to pretend that both kinds are equally frequent.
        """
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # as in `linear`

        weighing = "balanced" if even else None
        machine: Any = LogisticRegression(C=10.0, max_iter=500, class_weight=weighing)
        machine.fit(evidence, right)
        return cls(machine.coef_[0].astype(np.float32), float(machine.intercept_[0]))


def evidence_of(margins: Numbers, nearness: Numbers) -> Numbers:
    """Return the evidence for each label: margin, lead, nearness, lead in nearness.

    The lead is over the best *other* label, whether or not that one may be chosen now: a text that
    belongs to a label which is not on offer is not pressed onto the next best.
    """
    return np.stack(
        [margins, _lead(margins), nearness, _lead(nearness)],
        axis=1,
    ).astype(np.float32)


def strangeness(margins: Numbers, nearness: Numbers, none: int) -> Numbers:
    """Return the evidence that a text belongs to no label.

    The best margin and the greatest nearness among true labels, and what the label ``none`` has.
    """
    true = np.delete(margins, none)
    near = np.delete(nearness, none)
    return np.array(
        [true.max(), margins[none], near.max(), nearness[none], near[int(true.argmax())]],
        np.float32,
    )


def _lead(values: Numbers) -> Numbers:
    best = int(values.argmax())
    others = np.delete(values, best)
    second = float(others.max()) if len(others) else float(values[best])
    lead = values - values[best]
    lead[best] = values[best] - second
    return lead


@dataclass(frozen=True, slots=True)
class TextClassifier:
    """Labels of texts, learned from examples."""

    classifier: LinearClassifier
    familiarity: Familiarity
    trust: Logistic
    doubt: Logistic | None = None
    """The probability that no label is right; fitted where examples of that were given."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of `probabilities`."""
        return self.classifier.labels

    def probabilities(self, sample: Sample) -> Numbers:
        """Return per label the probability that it is right; they need not sum to 1.

        What is missing to 1 is the probability that no label is.
        """
        margins = self.classifier.margins(sample)
        near = self.familiarity.nearness(sample.dense[None, :])[0]
        return self.trust(evidence_of(margins, near))

    def choose(self, sample: Sample, *, none: str | None = None) -> tuple[str | None, float]:
        """Return the likeliest label and its probability, or None and the probability of that.

        Args:
            sample: The text.
            none: The label that stood for no label when it was learned.
        """
        margins = self.classifier.margins(sample)
        near = self.familiarity.nearness(sample.dense[None, :])[0]
        likely = self.trust(evidence_of(margins, near))
        if none is not None and none in self.labels:
            likely[self.labels.index(none)] = 0.0
        best = int(likely.argmax())
        if self.doubt is None:
            return self.labels[best], float(likely[best])
        even = float(self.doubt(strangeness(margins, near, self.labels.index(none or ""))))
        strange = even * _STRANGERS / (even * _STRANGERS + (1 - even) * (1 - _STRANGERS))
        return (self.labels[best], 1 - strange) if strange < _HALF else (None, strange)

    @classmethod
    def learn(
        cls, samples: Sequence[Sample], labels: Sequence[str], *, none: str | None = None
    ) -> TextClassifier:
        """Return what the examples teach.

        Args:
            samples: The texts, with unit vectors of each encoder side by side as ``dense``.
            labels: One label each.
            none: The label of examples that belong to no label, where there are any; it takes part
                in the comparison and is never answered with trust of its own.
        """
        names = np.array(labels)
        seen = _unseen(samples, names, none)
        classifier = linear.fit(samples, labels)
        places = np.searchsorted(np.array(classifier.labels), names)
        dense = np.stack([sample.dense for sample in samples])
        familiarity = Familiarity.of(dense, places, len(classifier.labels))
        trust = Logistic.fitted(seen.evidence, seen.right)
        doubt = Logistic.fitted(seen.strange, seen.none, even=True) if seen.none.any() else None
        return cls(classifier, familiarity, trust, doubt)


@dataclass(frozen=True, slots=True)
class _Unseen:
    """What a machine says of texts that were left out when it was made."""

    evidence: Numbers
    """Of the likeliest labels of each text."""
    right: npt.NDArray[np.bool_]
    strange: Numbers
    """One row per text, where there are texts without a label."""
    none: npt.NDArray[np.bool_]


def _unseen(samples: Sequence[Sample], names: npt.NDArray[Any], none: str | None) -> _Unseen:
    fold = np.random.default_rng(_SEED).integers(0, _FOLDS, len(samples))
    evidence: list[Numbers] = []
    right: list[bool] = []
    strange: list[Numbers] = []
    stranger: list[bool] = []
    for number in range(_FOLDS):
        kept: list[int] = np.flatnonzero(fold != number).tolist()
        held: list[int] = np.flatnonzero(fold == number).tolist()
        machine, known, near = _fold_machine([samples[i] for i in kept], names[kept])
        margins = machine.margins_of([samples[i] for i in held])
        for first in range(0, len(held), _CHUNK):
            part = held[first : first + _CHUNK]
            nearness = near.nearness(np.stack([samples[i].dense for i in part]))
            for row, i in enumerate(part):
                own = margins[first + row]
                if none in machine.labels:
                    strange.append(strangeness(own, nearness[row], machine.labels.index(none)))
                    stranger.append(bool(names[i] == none))
                found = evidence_of(own, nearness[row])
                for label in np.argsort(-found[:, 0])[:_JUDGED]:
                    evidence.append(found[label])
                    right.append(bool(known[label] == names[i]) and known[label] != none)
    return _Unseen(np.array(evidence), np.array(right), np.array(strange), np.array(stranger))


def _fold_machine(
    samples: Sequence[Sample], names: npt.NDArray[Any]
) -> tuple[LinearClassifier, npt.NDArray[Any], Familiarity]:
    machine = linear.fit(samples, names.tolist())
    known = np.array(machine.labels)
    dense = np.stack([sample.dense for sample in samples])
    return machine, known, Familiarity.of(dense, np.searchsorted(known, names), len(known))
