"""Words that are the same word meet."""

from __future__ import annotations

import pytest

from buddy.domain.stems import stems


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Preise und Preis", {"prei", "und"}),
        ("prices, PRICE", {"pric"}),
        ("it is", set[str]()),
        ("", set[str]()),
        ("東京の天気", {"東京", "京の", "の天", "天気"}),
        ("天", set[str]()),
        ("2026 rates", {"2026", "rate"}),
    ],
)
def test_stems(text: str, found: set[str]) -> None:
    assert stems(text) == found
