"""What each run may spend is told from what all of them may, and from any other amount."""

from __future__ import annotations

import pytest

from buddy.domain.money import Money
from buddy.domain.run_limit import run_limit


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("limit the shop one to 10 cents a run", "the shop one"),
        ("at most 10 cents per run", ""),
        ("höchstens 10 Cent pro Lauf", ""),
        ("au maximum 10 centimes par exécution", ""),
        ("como máximo 10 céntimos por ejecución", ""),
        ("al massimo 10 centesimi per esecuzione", ""),
        ("no máximo 10 cêntimos por execução", ""),
        ("maximaal 10 cent per keer", ""),
    ],
)
def test_the_limit_of_a_run(text: str, rest: str) -> None:
    assert run_limit(text) == (Money.parse("0.10"), rest)


@pytest.mark.parametrize("text", ["10 cents in all", "is it 10 cents a run?", "run it", "5 a run"])
def test_other_words_are_none(text: str) -> None:
    assert run_limit(text) is None
