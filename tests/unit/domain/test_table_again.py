# words of many languages
"""Questions that go on from the last one about rows."""

from __future__ import annotations

import pytest

from buddy.domain.table_again import asked_again, goes_on


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("Und ohne den Geisha?", "Durchschnittspreis?", "Durchschnittspreis ohne den Geisha"),
        ("and without Geisha?", "what is the sum?", "what is the sum without Geisha"),
        ("et sans le Geisha ?", "prix moyen ?", "prix moyen sans le Geisha"),
        ("y sin el Geisha?", "¿cuál es el más barato?", "¿cuál es el más barato sin el Geisha"),
        ("and for the Trek ones?", "average price?", "average price of the Trek ones"),
        ("and in Germany?", "which is the largest?", "which is the largest of Germany"),
        ("without the Cube", "how many cost under 9?", "how many cost under 9 without the Cube"),
    ],
)
def test_the_same_is_asked_of_other_rows(text: str, before: str, asked: str) -> None:
    assert goes_on(text)
    assert asked_again(text, before) == asked


@pytest.mark.parametrize("before", ["show the list", "Geisha?", "what is on the page?"])
def test_a_list_is_not_reckoned_again(before: str) -> None:
    assert asked_again("and without Geisha?", before) is None


@pytest.mark.parametrize(
    "text",
    ["average without Geisha", "the cheapest without Geisha", "search without Google", "and?"],
)
def test_a_whole_question_does_not_go_on(text: str) -> None:
    assert not goes_on(text)
