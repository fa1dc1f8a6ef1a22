"""Recorded answers: short, and without secrets."""

from __future__ import annotations

from buddy.domain.json_value import canonical_json
from buddy.domain.recipe_sample import ANSWER_BYTES, recorded


def test_a_short_answer_stays_as_it_is() -> None:
    answer = {"data": {"text": "x", "n": [1, None, True]}, "summary": "s"}
    assert recorded(answer) == answer


def test_a_long_one_is_cut_until_it_fits() -> None:
    found = recorded({"data": {"text": "x" * 100_000, "rows": ["y" * 500] * 300}})
    assert found is not None
    assert len(canonical_json(found).encode()) <= ANSWER_BYTES
    assert set(found["data"]) == {"text", "rows"}


def test_one_that_cannot_be_cut_is_not_kept() -> None:
    assert recorded({f"k{n}": n for n in range(20_000)}) is None


def test_no_secret_is_kept() -> None:
    kept = recorded({"data": {"token": "abcdef123456", "url": "https://a.example/?api_key=abc123"}})
    assert "abc" not in str(kept)
