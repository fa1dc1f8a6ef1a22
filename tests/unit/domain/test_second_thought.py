# words of many languages
import pytest

from buddy.domain.second_thought import ordered_after_all, settled


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


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("ok never mind all that, just run it", "just run it"),
        ("forget that and run it", "run it"),
        ("vergiss das, starte es", "starte es"),
        ("oublie ça, lance-le", "lance-le"),
    ],
)
def test_an_order_behind_what_is_let_go_of_is_one(said: str, order: str) -> None:
    assert ordered_after_all(said) == order


@pytest.mark.parametrize(
    "said",
    [
        "never mind",
        "never mind, don't run it",
        "forget it, search for tea",
        "no, run it",
        "cancel that, ok",
        "never mind the run",
        "forget it and do not start it",
    ],
)
def test_no_order_is_read_into_a_refusal(said: str) -> None:
    assert ordered_after_all(said) is None
