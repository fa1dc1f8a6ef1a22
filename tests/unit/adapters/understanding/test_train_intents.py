import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from buddy.adapters.understanding.head import WEIGHTS, SoftmaxHead, softmax
from buddy.domain.intent import Intent

SCRIPT = Path(__file__).parents[4] / "scripts" / "train_intents.py"


def test_the_stored_weights_belong_to_the_phrases_and_features() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_stored_head_knows_every_intent() -> None:
    head = SoftmaxHead.load()
    assert {intent.value for intent in Intent} < set(head.labels)
    assert head.weights.shape[1] == len(head.labels) == head.bias.shape[0]
    assert 0.2 < head.temperature < 3.0
    assert WEIGHTS.stat().st_size < 300_000


def test_softmax_is_stable_for_large_logits() -> None:
    rows = softmax(np.array([[1e4, 0.0, -1e4], [3.0, 3.0, 3.0]], np.float32))
    assert rows.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert rows[0, 0] == pytest.approx(1.0)
    assert rows[1] == pytest.approx([1 / 3] * 3)
