# words of many languages
import re

import pytest

from buddy.domain.limit_figures import TIME, UNIT, figure_of

_SAID = re.compile(rf"{TIME}\s*{UNIT}$", re.IGNORECASE)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("45 s", 45),
        ("1200 seconds", 1200),
        ("two minutes", 120),
        ("half an hour", 1800),
        ("1.5 hours", 5400),
        ("1,5 Minuten", 90),
        ("anderthalb Stunden", 5400),
        ("zweieinhalb Minuten", 150),
        ("two and a half minutes", 150),
        ("one minute and a half", 90),
        ("une minute et demie", 90),
        ("un minuto y medio", 90),
        ("1 min 30", 90),
        ("1 minute and 30 seconds", 90),
        ("2 hours 15", 8100),
    ],
)
def test_a_time_is_its_seconds(said: str, seconds: float) -> None:
    match = _SAID.match(said)
    assert match is not None
    assert figure_of(match) == seconds


@pytest.mark.parametrize("said", ["half as", "as", "a 5 minute walk", "2 pages"])
def test_other_words_are_no_time(said: str) -> None:
    assert _SAID.match(said) is None
