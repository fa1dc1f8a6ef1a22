"""Short remarks that mean one thing wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.plain_remark import commanded, sets_budget, stops_all, thanks, unfinished_sum


@pytest.mark.parametrize(
    "text",
    [
        "thank you so much",
        "muchas gracias",
        "merci beaucoup !",
        "danke dir",
        "vielen Dank",
        "grazie mille",
        "muito obrigada",
        "dank je wel",
        "bedankt",
        "tausend dank!",
        "gracias por todo",
        "thx 🙏",
    ],
)
def test_thanks(text: str) -> None:
    assert thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "no thanks",
        "thanks, now search for tea",
        "merci chocolate ingredients",
        "merci mais non",
        "gracias, sí",
        "gracias a la vida lyrics",
        "tak",
        "what does danke mean",
        "",
    ],
)
def test_more_than_thanks(text: str) -> None:
    assert not thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "cancel all my missions",
        "stop everything",
        "reject all",
        "cancel all running missions please",
        "brich alles ab",
        "annule tout",
        "cancela todo",
        "annulla tutto",
        "stop alles",
    ],
)
def test_everything_is_meant(text: str) -> None:
    assert stops_all(text)


@pytest.mark.parametrize(
    "text",
    ["cancel it", "cancel all my newsletters", "stop all the clocks lyrics", "cancel culture"],
)
def test_not_everything_is_meant(text: str) -> None:
    assert not stops_all(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("set my daily budget to 10 dollars", "day"),
        ("raise the monthly limit to $50", "month"),
        ("setze mein Tagesbudget auf 10 Dollar", "day"),
        ("mets mon budget mensuel à 50 dollars", "month"),
        ("pon mi presupuesto diario en 10 dólares", "day"),
        ("zet mijn dagbudget op 10 dollar", "day"),
        ("how do I set my daily budget", None),
        ("change the monthly limit of my credit card", None),
        ("spend at most $2", None),
        ("budget airlines in Europe", None),
    ],
)
def test_a_limit_of_all_spending(text: str, period: str | None) -> None:
    assert sets_budget(text) == period


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("17 +", "17 +"),
        ("what is 17 plus", "17 plus"),
        ("(3 + 4) *", "(3 + 4) *"),
        ("rechne 12 mal", "12 mal"),
        ("17 + 4", None),
        ("17", None),
        ("C++", None),
        ("the first 3 times", None),
    ],
)
def test_a_sum_that_breaks_off(text: str, begun: str | None) -> None:
    assert unfinished_sum(text) == begun


def test_a_command_names_a_mission_or_what_looks_like_one() -> None:
    assert commanded("Approve m_123") == ("approve", "m_123")
    assert commanded("cancel m_kLdzypwVlL29.") == ("cancel", "m_kLdzypwVlL29")
    assert commanded("approve it") is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for reads in (thanks, stops_all, sets_budget, unfinished_sum, commanded):
        reads(text)
