# words of many languages
import pytest

from buddy.domain.schedule_preferred import preferred


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("6:30 is better", "rather 6:30"),
        ("8 is better", "rather at 8"),
        ("half past nine would be better for me", "rather half past nine"),
        ("friday works better", "rather friday"),
        ("um 8 wäre besser", "rather um 8"),
        ("8 Uhr passt mir besser", "rather at 8 Uhr"),
        ("8h serait mieux", "rather at 8h"),
        ("a las 9 sería mejor", "rather a las 9"),
    ],
)
def test_what_is_better_is_an_order(said: str, order: str) -> None:
    assert preferred(said) == order


@pytest.mark.parametrize("said", ["at 8", "is it better at 8?", "better", "better at 8"])
def test_anything_else_stays_as_it_is(said: str) -> None:
    assert preferred(said) == said
