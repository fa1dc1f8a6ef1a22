from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.money import ZERO, Money
from buddy.domain.token_price import TokenPrice, most_tokens, whole_micros

PRICE = TokenPrice.parse("0.15/0.60")
TOKENS = st.integers(0, 10**7)


def test_a_million_tokens_cost_the_price() -> None:
    assert PRICE.cost(1_000_000, 0) == Money.parse("0.15")
    assert PRICE.cost(0, 1_000_000) == Money.parse("0.60")
    assert PRICE.cost(0, 0) == ZERO


def test_a_part_of_a_micro_dollar_counts_as_a_whole_one() -> None:
    assert PRICE.cost(1, 0) == Money(1)
    assert PRICE.cost(200, 30) == Money(48)
    assert whole_micros(Decimal("0.0000001")) == Money(1)


def test_nothing_is_a_price_too() -> None:
    assert TokenPrice.parse("0/0").cost(10**6, 10**6) == ZERO


@given(TOKENS, TOKENS, TOKENS, TOKENS)
def test_more_tokens_never_cost_less(a: int, b: int, more: int, yet_more: int) -> None:
    assert PRICE.cost(a, b) <= PRICE.cost(a + more, b + yet_more)


@pytest.mark.parametrize(
    "text", ["", "0.15", "0.15/", "/0.6", "a/b", "-1/1", "1/-1", "nan/1", "1/inf", "1/2/3", "1e9/1"]
)
def test_another_text_is_no_price(text: str) -> None:
    with pytest.raises(ValueError, match="not two amounts"):
        TokenPrice.parse(text)


@given(st.text())
def test_a_text_has_at_most_as_many_tokens_as_bytes(text: str) -> None:
    assert most_tokens(text, text) == 2 * most_tokens(text) >= 2 * len(text)
