from itertools import combinations

from buddy.adapters.library.passages import split_names, words
from buddy.adapters.library.vocabulary import (
    GENERIC_WORDS,
    KEYWORD_MARKERS,
    KEYWORDS_AMONG_STOP_WORDS,
    META_WORDS,
    STOP_WORDS,
    SYNONYMS,
)


def test_a_word_is_of_one_kind() -> None:
    kinds = (STOP_WORDS, META_WORDS, GENERIC_WORDS, KEYWORD_MARKERS)
    assert [sorted(a & b) for a, b in combinations(kinds, 2) if a & b] == []


def test_keywords_among_the_stop_words_are_stop_words() -> None:
    assert STOP_WORDS | {"try"} >= KEYWORDS_AMONG_STOP_WORDS


def test_synonyms_go_both_ways() -> None:
    for word, others in SYNONYMS.items():
        assert word not in others
        assert all(word in SYNONYMS[other] for other in others)


def test_every_word_is_one_token() -> None:
    for word in STOP_WORDS | META_WORDS | GENERIC_WORDS | SYNONYMS.keys():
        assert words(word) == [word]


def test_names_are_split_at_their_humps() -> None:
    assert split_names("argparse.ArgumentParser.add_argument") == "Argument Parser"
    assert split_names("HTTPServer utf8") == "HTTP Server utf 8"
    assert split_names("plain words") == ""
