"""A text is read once while it is among the latest ones, and a long one every time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.kept_reading import LONGEST, TEXTS, kept
from buddy.domain.limits import limits_in
from buddy.domain.money_words import amounts_in
from buddy.domain.restriction import restriction_in
from buddy.domain.slots import find_slots
from buddy.domain.slots_note import note_in


def test_the_latest_texts_are_read_once_and_long_ones_are_not_kept() -> None:
    asked = list[str]()

    @kept
    def length(text: str) -> int:
        """Return how long a text is."""
        asked.append(text)
        return len(text)

    assert [length("tea"), length("tea"), length("")] == [3, 3, 0]
    assert asked == ["tea", ""]
    long = "x" * (LONGEST + 1)
    assert [length(long), length(long)] == [LONGEST + 1] * 2
    assert asked == ["tea", "", long, long]
    for number in range(TEXTS):
        length(str(number))
    assert length("tea") == 3
    assert asked.count("tea") == 2
    assert length.__doc__ == "Return how long a text is."


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (amounts_in, "spend at most $2"),
        (expression_in, "what is 17 * 3 + 2"),
        (find_slots, "read https://inn.example/menu"),
        (limits_in, "find tea, at most 3 pages"),
        (note_in, "remember that the key hangs behind the clock"),
        (restriction_in, "read only inn.example"),
    ],
)
def test_what_a_message_is_asked_for_again_and_again_is_read_once(
    read: Callable[[str], object], text: str
) -> None:
    found = read(text)
    assert found
    assert read(str(text)) is found
