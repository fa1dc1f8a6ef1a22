"""A limit whose amount has no figure that is known is found, so that it can be told."""

from __future__ import annotations

import pytest

from buddy.domain.unread_money import unread_money


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("zoek een fiets, max een tientje", "max een tientje"),
        ("lies das, maximal fünf Piepen", "maximal fünf Piepen"),
        ("lis ça, pas plus de cinq balles", "pas plus de cinq balles"),
        ("léelo, máximo dos pavos", "máximo dos pavos"),
        ("read it, no more than a couple of dollars", "no more than a couple of dollars"),
        ("read it, a few bucks tops", "a few bucks tops"),
        ("read it and keep it under some cents", "under some cents"),
    ],
)
def test_a_limit_without_a_figure_is_found(text: str, words: str) -> None:
    found = unread_money(text)
    assert found is not None
    assert found.endswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "read it, at most 2 dollars",
        "search for two mice",
        "papers about dollars and cents",
        "höchstens ein viertel Dollar",
        "max 5 pages",
        "x" * 3_000 + " max een tientje",
    ],
)
def test_what_is_read_or_limits_no_money_is_none(text: str) -> None:
    assert unread_money(text) is None


def test_what_is_looked_for_below_a_price_is_a_wish() -> None:
    text = "search for cars under ten thousand dollars"
    assert unread_money(text) is not None
    assert unread_money(text, '{"query":"cars under ten thousand dollars"}') is None
