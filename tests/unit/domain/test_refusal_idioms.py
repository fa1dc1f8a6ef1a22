"""Refusal idioms: a plain no that holds no word for no."""

from __future__ import annotations

import re

import pytest

from buddy.domain.assent import assents, declines
from buddy.domain.refusal_idioms import IDIOMS


@pytest.mark.parametrize(
    "text",
    [
        "as if",
        "i'll pass",
        "mejor lo dejamos",
        "qué va",
        "manco per sogno",
        "c'est bon, j'ai trouvé",
        "lassen wir das",
        "hat sich erledigt",
        "hoeft niet meer",
    ],
)
def test_an_idiom_is_a_no(text: str) -> None:
    assert re.match(IDIOMS, text) is not None
    assert declines(text)


def test_a_yes_in_like_words_stays_one() -> None:
    assert assents("c'est bon, lance")
    assert not declines("c'est bon, lance")
