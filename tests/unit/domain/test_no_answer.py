"""Answers that answer nothing, and short ones that do."""

from __future__ import annotations

import pytest

from buddy.domain.no_answer import answers_nothing


@pytest.mark.parametrize(
    "text",
    [
        "neither",
        "none of them",
        "whatever, you choose",
        "well, whatever you like",
        "anything is fine",
        "idk, you decide",
        "no idea",
        "I don't care!",
        "egal",
        "ist mir egal",
        "weiß nicht, such dir was aus",
        "keine Ahnung",
        "keins von beiden",
        "peu importe",
        "comme tu veux",
        "je ne sais pas",
        "da igual",
        "lo que quieras",
        "ninguno",
        "fa lo stesso",
        "non lo so",
        "tanto faz",
        "maakt niet uit",
        "kies maar",
        "fark etmez",
        "何でも",
    ],
)
def test_what_answers_nothing(text: str) -> None:
    assert answers_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "whatever works for cats",
        "the first one",
        "no",
        "yes",
        "either Rome or Milan",
        "bread",
        "any shop in Basel",
        "none, use https://a.example",
        "you decide tomorrow",
        "egal welche Seite über Brot",
        "idk.example",
        "",
    ],
)
def test_what_says_something(text: str) -> None:
    assert not answers_nothing(text)
