"""Train the intent head from the phrases and write its weights.

    python scripts/train_intents.py            # trains, prints figures, writes intent_head.npz
    python scripts/train_intents.py --check    # fails when the stored weights are stale
    python scripts/train_intents.py --score    # scores the stored weights on the held-out messages

Stale means: the phrases, or a source file that decides features or training, changed since the
weights were written. The check compares a digest and trains nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from buddy.adapters.understanding import cues, embedding, features, head, minilm
from buddy.domain.intent import Intent

ROOT: Final = Path(__file__).parent.parent
PHRASES: Final = head.DATA / "intent_phrases.json"
HELD_OUT: Final = ROOT / "tests" / "data" / "intents_heldout.jsonl"
LABELS: Final = (*(intent.value for intent in Intent), head.NO_INTENT)
SEED: Final = 20
COPIES: Final = 4
FOLDS: Final = 5
DECAY: Final = 6e-4
STEPS: Final = 200
RATE: Final = 0.05

_OPENINGS: Final = (
    "can you ",
    "could you please ",
    "please ",
    "hey, ",
    "pls ",
    "I want you to ",
    "I'd like you to ",
    "buddy, ",
)
_ENDINGS: Final = (" please", " thanks", "?", ".", "!", ", thank you", " for me")
_TIMES: Final = (
    "every morning at 8 ",
    "tomorrow at 10 ",
    "every Friday ",
    "each evening, ",
    "daily at 7 am ",
    "at 18:30 ",
    "next Tuesday ",
)
_SECOND_TASKS: Final = (
    " and then calculate the average",
    " and save the result to my notes",
    ", then write a report about it",
    " and then summarise it",
    ", then look up what others say about it",
    " and compare it with last year",
)


def digest() -> str:
    """Return what the weights depend on, as one SHA-256."""
    summed = hashlib.sha256()
    for module in (cues, features, head, embedding, minilm):
        summed.update(Path(str(module.__file__)).read_bytes())
    summed.update(minilm.GRAPH.read_bytes())
    summed.update(PHRASES.read_bytes())
    summed.update(Path(__file__).read_bytes())
    return summed.hexdigest()


def read_phrases() -> tuple[list[str], npt.NDArray[np.int64]]:
    """Return the training phrases and their label numbers."""
    stored: dict[str, list[str]] = json.loads(PHRASES.read_text(encoding="utf-8"))
    rows = [(text, LABELS.index(name)) for name, texts in stored.items() for text in texts]
    return [text for text, _ in rows], np.array([label for _, label in rows], np.int64)


def read_held_out() -> tuple[list[str], npt.NDArray[np.int64]]:
    """Return the held-out messages and their label numbers."""
    rows = [json.loads(line) for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]
    labels = [LABELS.index(row["intent"]) for row in rows]
    return [row["objective"] for row in rows], np.array(labels, np.int64)


def varied(text: str, chance: random.Random) -> str:
    """Return `text` as somebody else might have typed it: polite, hurried, scheduled, chained."""
    draw = chance.random()
    if draw < 0.25:  # noqa: PLR2004
        text = chance.choice(_OPENINGS) + text[0].lower() + text[1:]
    elif draw < 0.4:  # noqa: PLR2004
        text = text.rstrip("?.!") + chance.choice(_ENDINGS)
    elif draw < 0.5:  # noqa: PLR2004
        text = chance.choice(_TIMES) + text
    elif draw < 0.58:  # noqa: PLR2004
        text = text.rstrip("?.!") + chance.choice(_SECOND_TASKS)
    if chance.random() < 0.4:  # noqa: PLR2004
        text = text.lower()
    if chance.random() < 0.2:  # noqa: PLR2004
        places = [i for i in range(1, len(text) - 2) if text[i : i + 2].isalpha()]
        if places and "/" not in text:
            i = chance.choice(places)
            text = text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    return text


class Featurizer:
    """Turns messages into feature rows with the shipped encoders."""

    def __init__(self) -> None:
        self._minilm = embedding.MiniLM()
        self._wordllama = embedding.WordLlama()

    def __call__(self, texts: list[str]) -> head.Matrix:
        """Return one row per text."""
        clipped = [features.clip(text) for text in texts]
        minilm = self._minilm.encode([features.for_encoder(text) for text in clipped])
        return head.assemble(clipped, minilm, self._wordllama.encode(clipped))


def fit(rows: head.Matrix, labels: npt.NDArray[np.int64]) -> tuple[head.Matrix, head.Matrix]:
    """Minimise the cross-entropy with weight decay by Adam on all rows at once."""
    count, width = rows.shape
    target = np.eye(len(LABELS), dtype=np.float32)[labels]
    values = [np.zeros((width, len(LABELS)), np.float32), np.zeros(len(LABELS), np.float32)]
    first = [np.zeros_like(value) for value in values]
    second = [np.zeros_like(value) for value in values]
    for step in range(1, STEPS + 1):
        error = (head.softmax(rows @ values[0] + values[1]) - target) / count
        gradients = [rows.T @ error + DECAY * values[0], error.sum(0)]
        rate = RATE * (1 - 0.9 * step / STEPS)
        for i, gradient in enumerate(gradients):
            first[i] = 0.9 * first[i] + 0.1 * gradient
            second[i] = 0.999 * second[i] + 0.001 * gradient**2
            scaled = np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8
            values[i] = (values[i] - rate * (first[i] / (1 - 0.9**step)) / scaled).astype(
                np.float32
            )
    return values[0], values[1]


def expected_calibration_error(
    probabilities: head.Matrix, labels: npt.NDArray[np.int64], bins: int = 10
) -> float:
    """Return the mean gap between confidence and accuracy over equal-width bins."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == labels
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(confidence[place == b].mean() - right[place == b].mean()) * (place == b).mean()
            for b in range(bins)
            if (place == b).any()
        )
    )


def fitted_temperature(logits: head.Matrix, labels: npt.NDArray[np.int64]) -> float:
    """Return the temperature with the least cross-entropy on folds that were not trained on."""

    def loss(temperature: float) -> float:
        chosen = head.softmax(logits / np.float32(temperature))[np.arange(len(labels)), labels]
        return float(-np.log(np.maximum(chosen, 1e-9)).mean())

    return float(min(np.geomspace(0.2, 3.0, 120), key=loss))


def cross_validate(
    rows: head.Matrix, labels: npt.NDArray[np.int64], copies: int, *, show: bool = False
) -> head.Matrix:
    """Return out-of-fold logits of the phrases as written; their variants stay in their fold."""
    originals = np.arange(0, len(rows), copies)
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(originals))
    logits = np.zeros((len(originals), len(LABELS)), np.float32)
    for number in range(FOLDS):
        kept = np.repeat(fold != number, copies)
        weights, bias = fit(rows[kept], np.repeat(labels, copies)[kept])
        held = originals[fold == number]
        logits[fold == number] = rows[held] @ weights + bias
        if show:
            print(f"  fold {number + 1} of {FOLDS} done", file=sys.stderr)
    return logits


def train() -> head.SoftmaxHead:
    """Train on all phrases; the temperature comes from cross-validation."""
    texts, labels = read_phrases()
    chance = random.Random(SEED)  # noqa: S311
    written = [
        variant
        for text in texts
        for variant in (text, *(varied(text, chance) for _ in range(COPIES - 1)))
    ]
    rows = Featurizer()(written)
    logits = cross_validate(rows, labels, COPIES)
    temperature = fitted_temperature(logits, labels)
    probabilities = head.softmax(logits / np.float32(temperature))
    right = float((probabilities.argmax(1) == labels).mean())
    error = expected_calibration_error(probabilities, labels)
    print(f"{len(texts)} phrases, cross-validated accuracy {right:.3f}, ECE {error:.3f}")
    for i in np.flatnonzero(probabilities.argmax(1) != labels):
        guessed = LABELS[int(probabilities[i].argmax())]
        print(f"  {LABELS[labels[i]]} -> {guessed} {probabilities[i].max():.2f}: {texts[i]}")
    weights, bias = fit(rows, np.repeat(labels, COPIES))
    return head.SoftmaxHead(LABELS, weights, bias, temperature)


def score(trained: head.SoftmaxHead, *, show: bool) -> None:
    """Print accuracy and calibration on the held-out messages."""
    texts, labels = read_held_out()
    probabilities = trained.probabilities(Featurizer()(texts))
    right = float((probabilities.argmax(1) == labels).mean())
    error = expected_calibration_error(probabilities, labels)
    print(f"{len(texts)} held-out messages: accuracy {right:.3f}, ECE {error:.3f}")
    for name in LABELS[:-1]:
        own = labels == LABELS.index(name)
        print(f"  {name}: {float((probabilities[own].argmax(1) == labels[own]).mean()):.2f}")
    if show:
        for i in np.flatnonzero(probabilities.argmax(1) != labels):
            guessed = LABELS[int(probabilities[i].argmax())]
            print(f"  {LABELS[labels[i]]} -> {guessed} {probabilities[i].max():.2f}: {texts[i]}")


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only compare digests")
    parser.add_argument("--score", action="store_true", help="only score the stored weights")
    parser.add_argument("--errors", action="store_true", help="name the held-out mistakes")
    chosen = parser.parse_args()
    if chosen.check:
        with np.load(head.WEIGHTS, allow_pickle=False) as stored:
            if str(stored["digest"]) == digest():
                return 0
        print("intent_head.npz is stale; run python scripts/train_intents.py", file=sys.stderr)
        return 1
    if not chosen.score:
        trained = train()
        np.savez_compressed(
            head.WEIGHTS,
            labels=np.array(trained.labels),
            weights=trained.weights.astype(np.float16),
            bias=trained.bias,
            temperature=np.array(trained.temperature),
            digest=np.array(digest()),
        )
        print(f"wrote {head.WEIGHTS.name}, {head.WEIGHTS.stat().st_size // 1024} KiB")
    score(head.SoftmaxHead.load(), show=chosen.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
