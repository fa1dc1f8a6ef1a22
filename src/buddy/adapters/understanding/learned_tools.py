"""Which tools served which objectives: a second opinion beside the descriptions.

Loaded only by `buddy.adapters.understanding.embedded`, in a worker thread.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.adapters.understanding.encoders import Encoders
from buddy.adapters.understanding.text_classifier import TextClassifier

_HALF_TRUST: Final = 4
"""With this many examples of a tool, what was learned weighs as much as its description."""
_CERTAIN: Final = 1e-4
"""Probabilities are kept this far from 0 and 1 before their log-odds are taken."""


@dataclass(frozen=True, slots=True)
class LearnedTools:
    """What past objectives say of tools."""

    classifier: TextClassifier
    examples: Mapping[str, int]

    @classmethod
    def of(cls, served: Sequence[tuple[str, str]], encoders: Encoders) -> LearnedTools | None:
        """Return what pairs of objective and tool teach; None while fewer than two tools have any.

        Args:
            served: Objectives with the tool that served each well.
            encoders: Makes the vectors.
        """
        counts = Counter(tool for _, tool in served)
        if len(counts) < 2:  # noqa: PLR2004  # nothing to tell apart
            return None
        samples = encoders.samples([objective for objective, _ in served])
        return cls(TextClassifier.learn(samples, [tool for _, tool in served]), counts)

    def reconsider(
        self, objective: str, fit: Mapping[str, float], encoders: Encoders
    ) -> dict[str, float]:
        """Return the fit of tools with what was learned mixed in, as a mean of log-odds.

        Args:
            objective: What the person asked for.
            fit: A probability per tool by its description; tools without examples keep it.
            encoders: Makes the vectors.
        """
        found = self.classifier.probabilities(encoders.sample(objective))
        learned = dict(zip(self.classifier.labels, found.tolist(), strict=True))
        return {
            tool: self._mixed(tool, value, learned[tool]) if tool in learned else value
            for tool, value in fit.items()
        }

    def _mixed(self, tool: str, described: float, learned: float) -> float:
        weight = self.examples[tool] / (self.examples[tool] + _HALF_TRUST)
        return _squash((1 - weight) * _log_odds(described) + weight * _log_odds(learned))


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _CERTAIN), 1 - _CERTAIN)
    return math.log(kept / (1 - kept))


def _squash(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
