# words of many languages
import pytest

from buddy.domain.own_work import is_own_goal, own_work, without_lead


@pytest.mark.parametrize(
    ("said", "work"),
    [
        ("now find candles", "find candles"),
        ("and then look for candles", "look for candles"),
        ("next: search for candles", "search for candles"),
        ("by the way, find a dentist in Lindau", "find a dentist in Lindau"),
        ("forget about that, search for oven repair", "search for oven repair"),
        ("übrigens, suche nach Kerzen", "suche nach Kerzen"),
        ("ensuite, cherche des bougies", "cherche des bougies"),
        ("por cierto, busca velas", "busca velas"),
        ("I need to know the population of Bregenz", None),
        ("ich möchte wissen, wie viele Einwohner Bregenz hat", None),
        ("je voudrais savoir combien d'habitants a Annecy", None),
        ("quiero saber cuánta gente vive en Sevilla", None),
        ("I wonder whether you could find out how many employees Siemens has", None),
        ("would you be so kind as to search for oven repair", None),
        ("first search for bike rivals, then read the first one and compare", None),
    ],
)
def test_a_whole_objective_is_work_of_its_own(said: str, work: str | None) -> None:
    assert own_work(said)
    if work is not None:
        assert without_lead(said) == work


@pytest.mark.parametrize(
    "said",
    [
        "also read https://b.example",
        "and then only used ones",
        "search only for used ones",
        "find better ones",
        "I want to know what it costs",
        "tell me what you will do",
        "now run it",
        "first the rival page",
        "at most 10 cents",
    ],
)
def test_what_refers_to_a_proposal_is_none(said: str) -> None:
    assert not own_work(said)
    assert without_lead(said) == said


def test_several_steps_are_a_goal_whatever_comes_before() -> None:
    assert is_own_goal("first search for bike rivals, then read the first one and compare")
    assert not is_own_goal("now find candles")
