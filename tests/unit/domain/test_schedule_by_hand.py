# words of many languages
import pytest

from buddy.domain.schedule_by_hand import skipped_in, until_back


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("skip the next one", "the next one"),
        ("skip the next two runs please", "the next two runs"),
        ("leave out the coming one", "the coming one"),
        ("überspring das nächste Mal", "das nächste Mal"),
        ("saute la prochaine fois", "la prochaine fois"),
    ],
)
def test_runs_are_skipped_by_their_place(said: str, back: str) -> None:
    assert skipped_in(said) == back


@pytest.mark.parametrize(
    "said", ["skip the next page", "skip the first step", "skip it", "the next one"]
)
def test_anything_else_is_skipped_elsewhere(said: str) -> None:
    assert skipped_in(said) is None


def test_a_pause_may_say_how_long() -> None:
    assert until_back(" it until new year") == (" it ", "until new year")
    assert until_back("die Suche bis Montag") == ("die Suche ", "bis Montag")
    assert until_back("it for two weeks") == ("it ", "for two weeks")
    assert until_back("the check for now") is None
    assert until_back("the price check") is None
