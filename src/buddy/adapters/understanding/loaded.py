"""Everything that is in memory once the embedded engine is warm.

The one module that `buddy.adapters.understanding.embedded` imports late: importing it brings in
numpy, onnxruntime, tokenizers and safetensors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from buddy.adapters.understanding.encoders import Encoders
from buddy.adapters.understanding.features import clip
from buddy.adapters.understanding.head import SoftmaxHead, assemble
from buddy.adapters.understanding.matcher import ToolIndex
from buddy.domain.intent import Intent
from buddy.domain.tool import ToolSpec

_FIRST_WORDS: Final = "find the latest release and open its page"


class Loaded:
    """The encoders, the head and the tool index."""

    def __init__(self) -> None:
        self._encoders = Encoders()
        self._head = SoftmaxHead.load()
        self._tools = ToolIndex(self._encoders)
        # The first run of a session allocates its buffers; pay for that here.
        self.classify(_FIRST_WORDS)

    def classify(self, objective: str) -> dict[str, float]:
        """Return a calibrated probability per intent label; they sum to 1."""
        labels = self._labels(objective)
        covered = sum(labels[intent.value] for intent in Intent)
        return {intent.value: labels[intent.value] / covered for intent in Intent}

    def match(self, objective: str, tools: Sequence[ToolSpec]) -> dict[str, float]:
        """Return a calibrated probability per tool name."""
        return self._tools.match(objective, self._labels(objective), tools)

    def _labels(self, objective: str) -> dict[str, float]:
        """Return a probability per label of the head, `NO_INTENT` among them."""
        encoded = self._encoders.objective(objective)
        features = assemble([clip(objective)], encoded.minilm, encoded.wordllama)
        row = self._head.probabilities(features)[0]
        return dict(zip(self._head.labels, (float(value) for value in row), strict=True))
