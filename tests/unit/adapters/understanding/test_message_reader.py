"""The trained reader on messages that it was not trained on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from buddy.adapters.understanding.embedded import EmbeddedModels, EmbeddedReader
from buddy.adapters.understanding.features import MAX_CHARACTERS
from buddy.adapters.understanding.message_heads import WEIGHTS, MessageHeads
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.route import Route

ROOT = Path(__file__).parents[4]
HELD_OUT = ROOT / "tests" / "data" / "messages_heldout.jsonl"
SECOND = ROOT / "tests" / "data" / "messages_heldout_second.jsonl"
"""Half of a later set, labels first; only the other half told what was weak."""
TRAINING = ROOT / "training" / "messages"

FEW = 5
"""Words of what anybody says: "yes", "no thanks", "what can you do"."""


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def state_of(row: dict[str, Any]) -> ConversationState:
    def spoken(key: str) -> SpokenMission | None:
        given = row["state"].get(key)
        if given is None:
            return None
        intent = Intent(given["intent"]) if given.get("intent") else None
        return SpokenMission(mission_id=key, objective=given["objective"], intent=intent)

    return ConversationState(
        proposal=spoken("proposal"),
        question=row["state"].get("question"),
        running=spoken("running"),
        finished=spoken("finished"),
        failed=spoken("failed"),
        scheduled=spoken("scheduled"),
        last_url=row["state"].get("last_url"),
    )


async def test_held_out_messages_are_read_and_confidence_is_honest() -> None:
    reader, rows = EmbeddedReader(EmbeddedModels()), [*rows_of(HELD_OUT), *rows_of(SECOND)]
    decisions = [await reader.read(row["text"], state_of(row)) for row in rows]
    right = [d.route.value == row["route"] for d, row in zip(decisions, rows, strict=True)]
    accuracy = sum(right) / len(rows)
    assert accuracy >= 0.93
    assert abs(sum(d.confidence for d in decisions) / len(rows) - accuracy) < 0.06
    stating = [(d, row) for d, row in zip(decisions, rows, strict=True) if row["intent"]]
    meant = [d.intent is not None and d.intent.value == row["intent"] for d, row in stating]
    assert sum(meant) / len(meant) >= 0.92


@pytest.mark.parametrize(
    "said", ["not now, tonight at ten", "plutôt demain à 14h", "meglio domani alle 9"]
)
async def test_a_schedule_that_names_no_work_is_of_the_kind_that_is_proposed(said: str) -> None:
    reader = EmbeddedReader(EmbeddedModels())
    for intent in (Intent.RESEARCH, Intent.NAVIGATION):
        proposal = SpokenMission(mission_id="m", objective="rural broadband", intent=intent)
        found = await reader.read(said, ConversationState(proposal=proposal))
        assert (found.route, found.intent) == (Route.SCHEDULE, intent)


async def test_what_comes_after_the_part_that_is_read_moves_nothing() -> None:
    reader = EmbeddedReader(EmbeddedModels())
    head = "please look for cheap red shoes in Porto. " * (MAX_CHARACTERS // 20)
    short = await reader.read(head, ConversationState())
    tail = "spend up to $2 at https://shop.example/p, every day at 9, what is 3 * 4?"
    whole = await reader.read(f"{head}{tail}", ConversationState())
    assert (whole.routes, whole.intents) == (short.routes, short.intents)
    assert whole.slots.urls == ("https://shop.example/p",)


def test_the_held_out_messages_are_varied_and_not_trained_on() -> None:
    rows = rows_of(HELD_OUT)
    trained = {
        (row["text"].casefold(), json.dumps(row["state"], sort_keys=True))
        for path in TRAINING.glob("*.jsonl")
        for row in rows_of(path)
    }
    assert len(rows) >= 400
    assert min(Counter(row["route"] for row in rows).values()) >= 30
    assert {row["route"] for row in rows} == {route.value for route in Route}
    assert {row["intent"] for row in rows if row["intent"]} == {intent.value for intent in Intent}
    assert len({row["lang"] for row in rows}) >= 8
    both = [
        row["text"]
        for row in rows
        if (row["text"].casefold(), json.dumps(row["state"], sort_keys=True)) in trained
    ]
    texts = {text for text, _ in trained}
    both += [
        row["text"]
        for row in rows_of(SECOND)
        if len(row["text"].split()) > FEW and row["text"].casefold() in texts
    ]
    assert not both


def test_the_stored_weights_belong_to_the_messages_and_features() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "train_reader.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert WEIGHTS.stat().st_size < 4_000_000


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("can you open the page and list the prices", True),
        ("kannst du bitte die Seite öffnen", False),
        ("¿qué hora es en Tokio?", False),
        ("what's 15% of 80", True),
        ("pokaż mi ostatni wynik jeszcze raz", False),
    ],
)
def test_the_language_is_told_before_an_encoder_is_chosen(text: str, *, english: bool) -> None:
    assert MessageHeads.load().is_english(text) is english
