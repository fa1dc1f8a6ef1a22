"""A text is read once while it is among the latest ones, and a long one every time."""

from __future__ import annotations

from buddy.domain.kept_reading import LONGEST, TEXTS, kept


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
