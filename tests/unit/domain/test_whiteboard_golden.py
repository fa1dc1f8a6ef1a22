"""Every recorded stream folds to its recorded board, here and in the dashboard's tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from buddy.domain.events.catalogue import EVENT_TYPES
from buddy.domain.events.log import Event
from buddy.domain.whiteboard import Board, fold

GOLDEN = Path(__file__).resolve().parents[3] / "contracts/golden"
STREAMS = sorted(GOLDEN.glob("*.jsonl"))


def read_event(line: str) -> Event:
    value: dict[str, Any] = json.loads(line)
    cls = EVENT_TYPES[value.pop("event_type")]
    data = TypeAdapter(cls).validate_python(value.pop("data"))
    return Event(event_id=value.pop("id"), **value, data=data)  # pyright: ignore[reportArgumentType]  # mixed adapters


def test_there_are_golden_streams() -> None:
    assert STREAMS


@pytest.mark.parametrize("stream", STREAMS, ids=lambda path: path.stem)
def test_a_golden_stream_folds_to_its_board(stream: Path) -> None:
    events = [read_event(line) for line in stream.read_text("utf-8").splitlines() if line]
    board = Board()
    for event in events:
        board = fold(board, event)
    expected = json.loads(stream.with_suffix(".board.json").read_text("utf-8"))
    assert TypeAdapter(Board).dump_python(board, mode="json") == expected
    assert expected["cards"]


@pytest.mark.parametrize("stream", STREAMS, ids=lambda path: path.stem)
def test_folding_a_stream_twice_changes_nothing(stream: Path) -> None:
    events = [read_event(line) for line in stream.read_text("utf-8").splitlines() if line]
    once = Board()
    for event in events:
        once = fold(once, event)
    twice = once
    for event in events:
        twice = fold(twice, event)
    assert twice == once
