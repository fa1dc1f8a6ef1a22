# words of many languages
import re

import pytest

from buddy.domain.limit_words import ALL_IN, JOIN, LESS, MOST, NUMBER, number_of


def test_a_number_is_read_in_figures_and_in_words() -> None:
    assert (number_of("Five"), number_of("zwölf"), number_of("07")) == (5, 12, 7)
    match = re.search(rf"\b{NUMBER} pages", "at most twenty pages")
    assert match is not None
    assert number_of(match["number"]) == 20


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (MOST, ("at most", "höchstens", "jusqu'à", "como máximo", "fino a", "até", "tot", "max")),
        (LESS, ("under", "weniger als", "moins de", "menos de", "meno di", "minder dan")),
        (ALL_IN, ("in all", "in total", "insgesamt", "au total", "en total", "in totale")),
        (JOIN, ("and", "und", "et", "y", "e", "en")),
    ],
)
def test_words_of_each_language_are_whole(pattern: str, words: tuple[str, ...]) -> None:
    for word in words:
        assert re.fullmatch(pattern, word), word
