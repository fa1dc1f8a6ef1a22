import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.adapters.library.query import parse_query
from buddy.adapters.library.ranking import (
    BODY,
    HEADING,
    NAMES,
    TITLE,
    Candidate,
    Occurrence,
    Places,
    QueryWeights,
    score,
    weigh,
)

occurrences = st.lists(
    st.builds(
        Occurrence,
        st.sampled_from([TITLE, NAMES, HEADING, BODY]),
        st.integers(0, 50),
        st.booleans(),
    ),
    max_size=4,
)
weight_lists = st.lists(st.floats(0.0, 7.0), min_size=1, max_size=6)
place_maps = st.dictionaries(st.integers(0, 5), occurrences, max_size=6)


def candidate(places: Places, kind: str = "function", *, is_named: bool = False) -> Candidate:
    return Candidate(places=places, title_tokens=2, kind=kind, is_named=is_named)


def within(places: Places, weights: list[float]) -> Places:
    return {term: found for term, found in places.items() if term < len(weights)}


@given(weight_lists, place_maps, st.sampled_from(["topic", "file", "function"]))
def test_scores_lie_between_0_and_1(weights: list[float], places: Places, kind: str) -> None:
    relevance = score(QueryWeights(weights, frozenset()), candidate(within(places, weights), kind))
    assert 0.0 <= relevance <= 1.0


@given(weight_lists, place_maps, st.floats(0.1, 7.0))
def test_a_missing_word_never_raises_the_score(
    weights: list[float], places: Places, missing: float
) -> None:
    held = candidate(within(places, weights))
    without = score(QueryWeights(weights, frozenset()), held)
    assert score(QueryWeights([*weights, missing], frozenset()), held) <= without + 1e-12


def test_prominence_decides_between_places() -> None:
    weights = QueryWeights([3.0], frozenset())
    scores = [
        score(weights, candidate({0: [Occurrence(column, 0)]})) for column in (TITLE, HEADING, BODY)
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_words_far_apart_score_less_than_neighbours() -> None:
    weights = QueryWeights([3.0, 3.0], frozenset())
    near = candidate({0: [Occurrence(BODY, 10)], 1: [Occurrence(BODY, 11)]})
    far = candidate({0: [Occurrence(BODY, 10)], 1: [Occurrence(BODY, 90)]})
    assert score(weights, near) > score(weights, far)


def test_a_lone_word_in_running_text_counts_in_a_persons_files_only() -> None:
    weights = QueryWeights([3.0], frozenset())
    places = {0: [Occurrence(BODY, 10)]}
    assert score(weights, candidate(places, "file")) > 0.6
    assert score(weights, candidate(places, "topic")) < 0.54


def test_a_keyword_counts_in_titles() -> None:
    weights = QueryWeights([3.0], frozenset(), frozenset({0}))
    assert score(weights, candidate({0: [Occurrence(TITLE, 0)]})) > 0.8
    assert score(weights, candidate({0: [Occurrence(HEADING, 0)]})) < 0.4


def test_the_symbol_named_is_the_answer() -> None:
    weights = QueryWeights([3.0, 7.0], frozenset())
    assert score(weights, candidate({}, is_named=True)) == 1.0


def test_no_weight_no_relevance() -> None:
    assert score(QueryWeights([0.0], frozenset()), candidate({0: [Occurrence(TITLE, 0)]})) == 0.0


def test_rare_words_weigh_more_and_unknown_ones_most() -> None:
    query = parse_query("common rare unknown")
    common, rare, unknown = weigh(query, [4000, 20, 0], 8000, frozenset()).weights
    assert common < rare < unknown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("python decorators", [True, False]),  # the context weighs little beside a subject
        ("python tutorial", [True, False]),
    ],
)
def test_context_words_are_given(text: str, expected: list[bool]) -> None:
    query = parse_query(text)
    weights = weigh(query, [100, 100], 8000, frozenset({"python"}))
    assert [number in weights.given for number in range(2)] == expected


def test_context_decides_only_without_a_subject() -> None:
    context = frozenset({"python"})
    python, subject = weigh(parse_query("python decorators"), [100, 100], 8000, context).weights
    assert python < subject
    python, meta = weigh(parse_query("python tutorial"), [100, 0], 8000, context).weights
    assert meta == 0.0 < python
