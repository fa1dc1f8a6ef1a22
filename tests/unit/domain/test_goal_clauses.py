"""Clauses of objectives: where one piece of work ends, and what kind it is of."""

from __future__ import annotations

import pytest

from buddy.domain.goal_clauses import Kind, clause_of, clauses_of, points_back, what_of


@pytest.mark.parametrize(
    ("objective", "kinds"),
    [
        ("find three vendors of tea, extract their prices, compare them", "search extract compare"),
        ("Find vendors of tea and extract the prices from each page", "search extract"),
        (
            "go to example.org, then read its prices and add them up",
            "navigate extract calculate",
        ),
        ("research A, B and C; compare them by price", "research compare"),
        ("look up X. Then write me a short report", "search report"),
        ("please open https://a.example/x?y=1,2 and then summarize it", "navigate report"),
        ("what time is it in Tokyo", "other"),
        ("calculate 15% of 200", "other"),
    ],
)
def test_an_objective_is_taken_apart(objective: str, kinds: str) -> None:
    assert [clause.kind for clause in clauses_of(objective)] == [Kind(k) for k in kinds.split()]


def test_an_address_is_never_taken_apart() -> None:
    first, second = clauses_of("open https://a.example/x?q=a;then and get the price from it")
    assert first.urls == ("https://a.example/x?q=a;then",)
    assert second.subject == "price"


def test_counts_subjects_and_limits_are_read() -> None:
    search, extract, compare = clauses_of(
        "Find the best twelve hotels in Rome, get their prices, compare them for at most $2"
    )
    assert (search.count, search.subject) == (12, "hotels in Rome")
    assert extract.subject == "prices"
    assert (compare.text, compare.subject) == ("compare them", "")


def test_names_and_what_they_are_compared_by() -> None:
    clause = clause_of("compare Prefect, Temporal and Dagster by licence")
    assert (clause.names, clause.subject) == (("Prefect", "Temporal", "Dagster"), "licence")
    assert clause_of("compare their prices").subject == "prices"
    assert clause_of("tell me which is cheapest").subject == ""


@pytest.mark.parametrize(
    ("rest", "what"),
    [
        ("their prices from each page", "prices"),
        ("the opening hours of all of them", "opening hours"),
        ("it", "it"),
    ],
)
def test_what_is_looked_for(rest: str, what: str) -> None:
    assert what_of(rest) == what


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("save it", True),
        ("remember them", True),
        ("remember that I like tea", False),
        ("what time is it in Tokyo", False),
        ("tell Anna about that", True),
    ],
)
def test_what_points_back(text: str, back: bool) -> None:  # a table
    assert points_back(text) is back


def test_blanks_between_words_count_for_one() -> None:
    assert what_of("their   prices" + " " * 2_000 + "of bread") == "prices of bread"


def test_a_document_is_not_read_to_its_end() -> None:
    assert len(clauses_of("find tea. " * 10_000)) < 250
