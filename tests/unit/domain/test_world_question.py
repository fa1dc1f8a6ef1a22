"""Which questions a search can answer, and which ask of Buddy."""

from __future__ import annotations

import pytest

from buddy.domain.world_question import world_question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("why is the sky blue?", "why is the sky blue"),
        ("I want to know how to fix a dripping tap", "how to fix a dripping tap"),
        ("do you know who invented the telephone", "who invented the telephone"),
        ("Qui a gagné la coupe du monde 2022 ?", "Qui a gagné la coupe du monde 2022"),
        ("what are the best films this year", "what are the best films this year"),
        ("wat betekent eigen risico", "wat betekent eigen risico"),
    ],
)
def test_the_world_can_be_looked_up(text: str, asked: str) -> None:
    assert world_question(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "what can you do",
        "is my data safe with you",
        "what is a mission",
        "how do approvals work",
        "why did that happen",
        "was kannst du eigentlich",
        "¿Qué es una misión?",
        "what does 'idempotent' mean",
        "why?",
        "is https://example.com a good shop",
        "что ты умеешь",
        "x" * 400,
    ],
)
def test_what_asks_of_buddy_or_of_something_said_is_not_looked_up(text: str) -> None:
    assert world_question(text) is None
