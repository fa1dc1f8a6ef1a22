"""The public intent suite over the classifier that the embedded engine is made of."""

from collections.abc import Callable

from buddy.adapters.understanding.encoders import Encoders
from buddy.adapters.understanding.text_classifier import TextClassifier


def train(rows: list[dict[str, str]]) -> Callable[[str], tuple[str, float]]:
    encoders = Encoders()
    samples = encoders.samples([row["q"] for row in rows])
    learned = TextClassifier.learn(samples, [row["intent"] for row in rows], none="oos")

    def predict(text: str) -> tuple[str, float]:
        label, confidence = learned.choose(encoders.sample(text), none="oos")
        return label or "oos", confidence

    return predict
