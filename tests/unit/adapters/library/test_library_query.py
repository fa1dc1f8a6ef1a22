import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.adapters.library.query import (
    CONTENT_FACTOR,
    GENERIC_FACTOR,
    MAX_TERMS,
    META_FACTOR,
    parse_query,
)


def content(text: str) -> list[str]:
    return [term.word for term in parse_query(text).content_terms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("find how asyncio cancels a task", ["asyncio", "cancels", "task"]),
        ("Please can you look up the standard deviation?", ["standard", "deviation"]),
        ("search for python tutorials", ["python"]),
        ("what's the weather", ["weather"]),
        ("tell me why it doesn't flush", ["flush"]),
        ("find the documentation of str.split", ["str", "split"]),
        ("the of and", []),
        ("", []),
    ],
)
def test_only_the_subject_is_content(text: str, expected: list[str]) -> None:
    assert content(text) == expected


def test_words_for_asking_and_generic_words_weigh_little() -> None:
    factors = {term.word: term.factor for term in parse_query("best asyncio tutorial").terms}
    assert factors == {"best": GENERIC_FACTOR, "asyncio": CONTENT_FACTOR, "tutorial": META_FACTOR}


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("the with statement", ["with"]),
        ("how does a for loop work", ["for"]),
        ("not in operator", ["not", "in"]),
        ("flights from Rome with breakfast for two", []),
        ("with a statement from the bank", []),
    ],
)
def test_a_keyword_among_the_stop_words_needs_a_marker(text: str, keywords: list[str]) -> None:
    assert [term.word for term in parse_query(text).terms if term.is_keyword] == keywords


def test_a_loop_after_a_keyword_may_be_called_a_statement() -> None:
    loop = parse_query("for loop").terms[-1]
    assert loop.word == "loop"
    assert "statement" in loop.synonyms


def test_neighbours_may_be_written_together() -> None:
    time, zone = parse_query("time zone").terms
    assert "timezone" in time.synonyms
    assert "timezone" in zone.synonyms


def test_identifiers_are_kept_whole_and_taken_apart() -> None:
    query = parse_query("what does asyncio.Task.cancel or ArgumentParser or create_task do")
    assert query.symbols == {"asyncio.task.cancel", "argumentparser", "create_task"}
    assert {"argumentparser", "argument", "parser", "create", "task"} <= {
        term.word for term in query.terms
    }


@given(st.text())
def test_any_text_is_taken_apart(text: str) -> None:
    query = parse_query(text)
    words = [term.word for term in query.terms]
    assert len(words) == len(set(words)) <= MAX_TERMS
    assert all(word.isalnum() for word in words)
    assert all(0.0 < term.factor <= 1.0 for term in query.terms)
    assert all(term.word not in term.synonyms for term in query.terms)
