# words of many languages
import pytest

from buddy.domain.second_thought import settled


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("no wait, cancel", "cancel"),
        ("no, wait, stop", "stop"),
        ("hold on, never mind", "never mind"),
        ("actually no", "no"),
        ("nein, warte, stopp", "stopp"),
        ("non attends, annule", "annule"),
        ("no espera, cancela", "cancela"),
        ("no aspetta, annulla", "annulla"),
        ("nee wacht, stop", "stop"),
    ],
)
def test_a_stop_behind_a_second_thought_is_one(said: str, meant: str) -> None:
    assert settled(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "no wait",
        "wait",
        "no wait, the rival page",
        "actually search for tea",
        "no wait, don't stop",
    ],
)
def test_anything_else_stands_as_it_is(said: str) -> None:
    assert settled(said) == said
