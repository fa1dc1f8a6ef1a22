# words of many languages
import pytest

from buddy.domain.runs_counted import counts_runs


@pytest.mark.parametrize(
    "said",
    [
        "how many missions did i run today?",
        "how many missions have I run this week",
        "how many missions failed yesterday?",
        "wie viele Missionen habe ich heute ausgeführt?",
        "combien de missions ai-je lancées aujourd'hui ?",
        "¿cuántas misiones he hecho hoy?",
        "quante missioni ho eseguito oggi?",
        "quantas missões fiz hoje?",
        "hoeveel missies heb ik vandaag gedaan?",
    ],
)
def test_how_many_ran_is_asked(said: str) -> None:
    assert counts_runs(said)


@pytest.mark.parametrize(
    "said",
    [
        "how many missions are running?",
        "how many missions wait for me?",
        "how many rows are there?",
        "how many jobs are open?",
        "run it",
    ],
)
def test_other_counts_are_none(said: str) -> None:
    assert not counts_runs(said)
