"""Coin words: amounts that have names of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from buddy.domain.coin_words import coins_in


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("more than a quarter", "0.25"),
        ("a quarter of a dollar", "0.25"),
        ("a nickel a go", "0.05"),
        ("two dimes", "0.20"),
        ("a buck fifty", "1.50"),
        ("'n dollar", "1"),
    ],
)
def test_coins_are_amounts(text: str, dollars: str) -> None:
    ((_, _, found),) = coins_in(f"get it, {text}")
    assert found == Decimal(dollars)


@pytest.mark.parametrize(
    "text", ["a quarter of the rooms", "a quarter to nine", "make that a quarter", "quarterly"]
)
def test_no_coin_is_meant(text: str) -> None:
    assert coins_in(text) == []
