"""Learning labels from examples, with vectors made up here: no weights are loaded."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.adapters.understanding import linear
from buddy.adapters.understanding.linear import LinearClassifier, Sample
from buddy.adapters.understanding.text_classifier import Familiarity, TextClassifier
from buddy.adapters.understanding.text_features import Rarity, pieces_of, words_of

TOPICS = {
    "fruit": ["apple", "pear", "plum", "cherry", "quince", "banana", "grape", "melon"],
    "metal": ["iron", "copper", "zinc", "nickel", "silver", "cobalt", "bronze", "steel"],
    "sea": ["wave", "tide", "reef", "coral", "shore", "harbour", "sail", "anchor"],
}
NONE = "oos"


def vector(text: str) -> np.ndarray:
    """Return a unit vector that counts the words of each topic."""
    counts = [sum(word in text for word in words) + 0.1 for words in TOPICS.values()]
    found = np.array(counts, np.float32)
    return found / np.linalg.norm(found)


def sample(text: str) -> Sample:
    return Sample.of(text, vector(text))


def examples() -> tuple[list[Sample], list[str]]:
    rows = [
        (f"tell me about {first} and {second}", topic)
        for topic, words in TOPICS.items()
        for first in words
        for second in words
        if first != second
    ]
    return [sample(text) for text, _ in rows], [topic for _, topic in rows]


@pytest.fixture(scope="module")
def learned() -> TextClassifier:
    samples, labels = examples()
    strange = [f"my cousin number {n} plays chess on rainy days" for n in range(30)]
    return TextClassifier.learn(
        [*samples, *(sample(text) for text in strange)], [*labels, *([NONE] * 30)], none=NONE
    )


@pytest.mark.parametrize("topic", TOPICS)
def test_a_text_gets_the_label_of_its_likes(learned: TextClassifier, topic: str) -> None:
    first, *_, last = TOPICS[topic]
    label, confidence = learned.choose(sample(f"what of {last} with {first}?"), none=NONE)
    assert label == topic
    assert confidence > 0.8


def test_a_strange_text_gets_none(learned: TextClassifier) -> None:
    label, confidence = learned.choose(
        sample("my cousin number 77 plays chess on rainy days"), none=NONE
    )
    assert label is None
    assert confidence > 0.5


def test_without_strangers_the_likeliest_label_is_answered() -> None:
    samples, labels = examples()
    learned = TextClassifier.learn(samples, labels)
    assert learned.choose(sample("apple with pear"))[0] == "fruit"
    assert learned.probabilities(sample("apple with pear")).shape == (3,)


def test_weights_survive_storage_as_sixteen_bits() -> None:
    samples, labels = examples()
    machine = linear.fit(samples, labels)
    again = LinearClassifier.from_arrays(machine.to_arrays("x/"), "x/")
    assert again.labels == machine.labels
    for each in samples[:10]:
        assert again.margins(each) == pytest.approx(machine.margins(each), abs=0.02)


def test_one_by_one_is_as_all_at_once() -> None:
    samples, labels = examples()
    machine = linear.fit(samples, labels)
    single = np.stack([machine.margins(each) for each in samples[:20]])
    assert machine.margins_of(samples[:20]) == pytest.approx(single, abs=1e-4)


def test_two_labels_have_opposite_margins() -> None:
    samples, labels = examples()
    kept = [place for place, label in enumerate(labels) if label != "sea"]
    machine = linear.fit([samples[i] for i in kept], [labels[i] for i in kept])
    left, right = machine.margins(sample("apple"))
    assert left == pytest.approx(-right)
    assert machine.labels[int(left < right)] == "fruit"


def test_nearness_is_the_mean_of_the_nearest_of_a_label() -> None:
    vectors = np.array([[1, 0], [0, 1], [1, 0]], np.float32)
    near = Familiarity.of(vectors, np.array([0, 1, 0]), 3)
    assert near.nearness(np.array([[1, 0]], np.float32))[0] == pytest.approx([1.0, 0.0, 0.0])


@given(st.text(max_size=200))
def test_every_text_has_features(text: str) -> None:
    counts = words_of(text, ("proposal",))
    rarity = Rarity.of([counts, words_of("apple pear")])
    places, weights = rarity.weigh(counts)
    assert len(places) == len(weights)
    assert float(np.square(weights).sum()) == pytest.approx(1.0, abs=1e-3)
    assert all(count > 0 for count in pieces_of(text).values())


def test_the_same_word_in_another_situation_is_another_feature() -> None:
    fresh, offered = set(words_of("stop", ("fresh",))), set(words_of("stop", ("proposal",)))
    assert set(words_of("stop")) <= fresh & offered
    assert fresh - offered
    assert offered - fresh
