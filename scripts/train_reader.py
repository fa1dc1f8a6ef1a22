"""Train the heads of the message reader from the written messages and write their weights.

    python scripts/train_reader.py            # trains, prints figures, writes message_reader.npz
    python scripts/train_reader.py --check    # fails when the stored weights are stale
    python scripts/train_reader.py --score    # scores the stored weights on the held-out messages

Stale means: the messages, or a source file that decides features or training, changed since the
weights were written. The check compares a digest and trains nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from buddy.adapters.understanding import (
    cues,
    embedding,
    features,
    linear,
    message_heads,
    message_reader,
    minilm,
    multilingual,
    situation,
    text_features,
)
from buddy.adapters.understanding.embedded import EmbeddedReader
from buddy.adapters.understanding.encoders import Encoders
from buddy.adapters.understanding.features import clip
from buddy.adapters.understanding.head import DATA
from buddy.adapters.understanding.linear import Sample
from buddy.adapters.understanding.message_heads import ENGLISH, NO_VECTOR, OTHER, Head, MessageHeads
from buddy.adapters.understanding.multilingual import MultilingualE5
from buddy.adapters.understanding.text_features import Numbers
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.message_slots import message_slots

ROOT: Final = Path(__file__).parent.parent
MESSAGES: Final = ROOT / "training" / "messages"
PHRASES: Final = DATA / "intent_phrases.json"
HELD_OUT: Final = ROOT / "tests" / "data" / "messages_heldout.jsonl"
SOFTNESS: Final = 1.0
EVENNESS: Final = 0.5
SEEN: Final = (2, 3)
FOLDS: Final = 4
SEED: Final = 20

Row = dict[str, Any]
Vector = Callable[[str], Numbers]


def digest() -> str:
    """Return what the weights depend on, as one SHA-256."""
    summed = hashlib.sha256()
    sources = (cues, features, linear, message_heads, message_reader, multilingual, situation)
    for module in (*sources, embedding, minilm, text_features):
        summed.update(Path(str(module.__file__)).read_bytes())
    for path in (*sorted(MESSAGES.glob("*.jsonl")), PHRASES, minilm.GRAPH, Path(__file__)):
        summed.update(path.read_bytes())
    return summed.hexdigest()


def read_rows(path: Path) -> list[Row]:
    """Return the messages of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_messages() -> list[Row]:
    """Return all messages to train on."""
    return [row for path in sorted(MESSAGES.glob("*.jsonl")) for row in read_rows(path)]


def read_phrases() -> list[Row]:
    """Return the phrases of the classifier of objectives as messages without a state."""
    stored: dict[str, list[str]] = json.loads(PHRASES.read_text(encoding="utf-8"))
    return [
        {"text": text, "lang": ENGLISH, "state": {}, "route": "mission", "intent": name}
        for name, texts in stored.items()
        if name != "none"
        for text in texts
    ]


def state_of(row: Row) -> ConversationState:
    """Return the state of a message's conversation."""
    stored = row["state"]

    def spoken(key: str) -> SpokenMission | None:
        value = stored.get(key)
        if value is None:
            return None
        intent = Intent(value["intent"]) if value.get("intent") else None
        return SpokenMission(mission_id=key, objective=value["objective"], intent=intent)

    return ConversationState(
        proposal=spoken("proposal"),
        question=stored.get("question"),
        running=spoken("running"),
        finished=spoken("finished"),
        failed=spoken("failed"),
        scheduled=spoken("scheduled"),
        last_url=stored.get("last_url"),
    )


class Vectors:
    """Vectors of texts, made once each."""

    def __init__(self) -> None:
        self._encoders, self._multilingual = Encoders(), MultilingualE5()
        self._english: dict[str, Numbers] = {}
        self._other: dict[str, Numbers] = {}

    def english(self, text: str) -> Numbers:
        """Return both English encoders' vectors."""
        if text not in self._english:
            encoded = self._encoders.encode([text])
            self._english[text] = np.hstack([encoded.minilm[0], encoded.wordllama[0]])
        return self._english[text]

    def other(self, text: str) -> Numbers:
        """Return the multilingual encoder's vector."""
        if text not in self._other:
            self._other[text] = self._multilingual.encode(text)
        return self._other[text]


def samples(rows: Iterable[Row], vector: Vector, *, intent: bool) -> list[Sample]:
    """Return messages as a head reads them."""
    marks = situation.intent_marks if intent else situation.route_marks
    made: list[Sample] = []
    for row in rows:
        text, state = clip(row["text"]), state_of(row)
        around = situation.circumstances(row["text"], message_slots(row["text"]), state)
        made.append(Sample.of(text, np.concatenate([vector(text), around]), marks(state)))
    return made


def head(name: str, given: Sequence[Sample], labels: Sequence[str]) -> Head:
    """Return a trained head; its sharpness and the printed accuracy come from left-out messages."""
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(given))
    margins: list[Numbers] = []
    truth: list[int] = []
    names = sorted(set(labels))
    for number in range(FOLDS):
        kept, held = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        machine = linear.fit(
            [given[i] for i in kept],
            [labels[i] for i in kept],
            softness=SOFTNESS,
            evenness=EVENNESS,
            seen_at_least=SEEN,
        )
        margins.extend(machine.margins_of([given[i] for i in held]))
        truth.extend(names.index(labels[i]) for i in held)
    found, right = np.array(margins), np.array(truth)
    sharpness = min(np.geomspace(0.5, 12.0, 60), key=lambda by: _loss(found * by, right))
    accuracy = float((found.argmax(1) == right).mean())
    print(f"{name}: {len(given)} messages, left out {accuracy:.3f}, sharpness {sharpness:.2f}")
    whole = linear.fit(given, labels, softness=SOFTNESS, evenness=EVENNESS, seen_at_least=SEEN)
    return Head(whole, float(sharpness))


def _loss(logits: Numbers, right: Any) -> float:
    spread = np.exp(logits - logits.max(1, keepdims=True))
    chosen = spread[np.arange(len(right)), right] / spread.sum(1)
    return float(-np.log(np.maximum(chosen, 1e-9)).mean())


def train() -> MessageHeads:
    """Train all heads."""
    vectors = Vectors()
    rows, phrases = read_messages(), read_phrases()
    english = [row for row in rows if row["lang"] == ENGLISH]
    print(
        f"{len(rows)} messages, {len(english)} of them English: {Counter(r['route'] for r in rows)}"
    )
    languages = [ENGLISH if row["lang"] == ENGLISH else OTHER for row in rows]
    plain = [Sample.of(clip(row["text"]), NO_VECTOR) for row in rows]

    def pair(name: str, given: list[Row], vector: Vector) -> tuple[Head, Head]:
        stating = [row for row in (*given, *phrases) if row["intent"]]
        route = head(f"{name} route", samples(given, vector, intent=False), _labels(given, "route"))
        meant = samples(stating, vector, intent=True)
        return route, head(f"{name} intent", meant, _labels(stating, "intent"))

    language = head("language", plain, languages)
    english_route, english_intent = pair("english", english, vectors.english)
    other_route, other_intent = pair("other", rows, vectors.other)
    return MessageHeads(language, english_route, english_intent, other_route, other_intent)


def _labels(rows: Iterable[Row], key: str) -> list[str]:
    return [str(row[key]) for row in rows]


async def score(*, show: bool) -> None:
    """Print how the shipped reader does on the held-out messages."""
    reader, rows = EmbeddedReader(), read_rows(HELD_OUT)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row in rows:
        found = await reader.read(row["text"], state_of(row))
        kind = ENGLISH if row["lang"] == ENGLISH else OTHER
        answers = [("route", found.route.value)]
        if row["intent"]:
            best = max(found.intents, key=lambda intent: found.intents[intent])
            answers.append(("intent", best.value))
        for key, answer in answers:
            for name in (key, f"{kind} {key}", f"{key} {row[key]}"):
                asked[name] += 1
                right[name] += answer == row[key]
            if show and answer != row[key]:
                print(f"  {row[key]} -> {answer}: {row['text'][:100]} {sorted(row['state'])}")
    for name in sorted(asked):
        print(f"  {name}: {right[name] / asked[name]:.3f} of {asked[name]}")


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only compare digests")
    parser.add_argument("--score", action="store_true", help="only score the stored weights")
    parser.add_argument("--errors", action="store_true", help="name the held-out mistakes")
    chosen = parser.parse_args()
    if chosen.check:
        with np.load(message_heads.WEIGHTS, allow_pickle=False) as stored:
            if str(stored["digest"]) == digest():
                return 0
        print("message_reader.npz is stale; run python scripts/train_reader.py", file=sys.stderr)
        return 1
    if not chosen.score:
        train().save(message_heads.WEIGHTS, digest())
        print(f"wrote {message_heads.WEIGHTS.stat().st_size // 1024} KiB")
    asyncio.run(score(show=chosen.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
