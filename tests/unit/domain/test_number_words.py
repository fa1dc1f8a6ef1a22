# words of many languages
"""Whole numbers in words, and the readers that take theirs from one place."""

from __future__ import annotations

import pytest

from buddy.domain.limit_words import number_of
from buddy.domain.number_words import number_words


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("two", 2),
        ("drei", 3),
        ("quatre", 4),
        ("siete", 7),
        ("otto", 8),
        ("dez", 10),
        ("twaalf", 12),
    ],
)
def test_a_word_is_its_number_and_every_reader_has_it(word: str, number: int) -> None:
    assert number_words(range(1, 13))[word] == number
    assert number_of(word) == number


def test_a_reader_takes_the_numbers_it_counts_with_and_leaves_out_words() -> None:
    found = number_words((1, 2), without="a an uno")
    assert set(found.values()) == {1, 2}
    assert "one" in found
    assert not {"a", "an", "uno", "three"} & set(found)


def test_no_word_is_two_numbers() -> None:
    numbers = (*range(1, 13), 15, 20, 25, 30, 40, 50, 75, 90, 100)
    words = [word for number in numbers for word in number_words((number,))]
    assert len(words) == len(set(words))
