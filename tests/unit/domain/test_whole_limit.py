"""What several runs may spend together."""

from __future__ import annotations

import pytest

from buddy.domain.money import Money
from buddy.domain.whole_limit import whole_alone, whole_limit, without_whole

SAID = [
    ("check https://example.org every day at 9 until christmas, at most $3 in all", 3.0),
    ("search for tea every morning, no more than 20 cents in total", 0.2),
    ("every day at 9 search for tea, max 2 dollars altogether", 2.0),
    ("suche jeden Tag um 9 nach Tee, höchstens 3 Dollar insgesamt", 3.0),
    ("busca té cada día a las 9, máximo 3 dólares en total", 3.0),
]
GREAT = [
    ("search for tea, at most $200 in total", "search for tea", 200.0),
    ("search for tea, no more than $50 in all", "search for tea", 50.0),
    ("suche nach Tee, höchstens 40 Dollar insgesamt", "suche nach Tee", 40.0),
    ("search for tea, at most $2 in total", "search for tea, at most $2 in total", 2.0),
    ("search for hotels under $300 a night in total", None, None),
    ("search for a bag for at most $90", None, None),
    ("search for hotels, under $300 in total", None, 300.0),
]
NOT_SAID = [
    "check https://example.org every day at 9, at most $3",
    "search for hotels in total under $300 a night",
    "every day at 9 search for tea, at most $3 per run",
    "list all in all departments",
]


@pytest.mark.parametrize(("text", "dollars"), SAID)
def test_a_limit_for_all_runs(text: str, dollars: float) -> None:
    assert whole_limit(text) == Money(round(dollars * 1_000_000))


@pytest.mark.parametrize(("text", "rest", "dollars"), GREAT)
def test_a_great_total_beside_repeated_work(
    text: str, rest: str | None, dollars: float | None
) -> None:
    assert without_whole(text) == (rest or text)
    assert whole_limit(text) == (dollars and Money(round(dollars * 1_000_000)))


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_limits_one_run_or_nothing(text: str) -> None:
    assert whole_limit(text) is None


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("at most $200 in total", 200.0),
        ("90 dollars altogether, please", 90.0),
        ("insgesamt höchstens 40 Dollar", 40.0),
        ("find hotels, at most $200 in total", None),
        ("at most $200", None),
        ("$2 and $3 in total", None),
    ],
)
def test_a_message_that_says_nothing_but_a_total(text: str, dollars: float | None) -> None:
    found = whole_alone(text)
    assert found == (None if dollars is None else Money(round(dollars * 1_000_000)))
