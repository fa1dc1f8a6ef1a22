"""How many results a search asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.slots_count import MOST, counted_in, without_count
from buddy.domain.slots_query import query_in


@pytest.mark.parametrize(
    ("objective", "count", "query"),
    [
        ("search for ten python tutorials", 10, "python tutorials"),
        ("please find me 3 vegan restaurants in Ghent", 3, "vegan restaurants in Ghent"),
        ("get five news articles about Brazil", 5, "news articles about Brazil"),
        ("find six castles in Bavaria", 6, "castles in Bavaria"),
        ("Suche fünf Artikel über Bienen", 5, "Bienen"),
        ("trouve-moi trois recettes de crêpes", 3, "recettes de crêpes"),
        ("busca diez tutoriales de python", 10, "tutoriales de python"),
        ("encontra três museus em Lisboa", 3, "museus em Lisboa"),
        ("cerca tre ristoranti a Roma", 3, "ristoranti a Roma"),
        ("zoek vijf hotels in Utrecht", 5, "hotels in Utrecht"),
    ],
)
def test_a_count_of_results_is_no_part_of_the_query(objective: str, count: int, query: str) -> None:
    found = counted_in(objective)
    assert found is not None
    assert (found.count, query_in(found.rest)) == (count, query)


@pytest.mark.parametrize(
    "objective",
    [
        "search for seven wonders of the world",
        "search for top 10 movies",
        "search for python 3 tutorials",
        "search for 12 angry men",
        "find 3 star hotels in Porto",
        "find two bedroom flats in Leeds",
        "find 24 hour pharmacies in Porto",
        "search for 3 idiots reviews",
        "search for 5 guys near me",
        "search for four seasons hotel prague",
        "search for five nights at freddy's",
        "search for 2026 elections",
        "find one good dentist in Cork",
        "cherche les trois mousquetaires",
        "busca cien años de soledad",
        "what are the 7 continents",
    ],
)
def test_a_number_that_may_belong_to_a_name_stays_in_it(objective: str) -> None:
    assert counted_in(objective) is None


@given(st.text(max_size=300))
def test_a_count_is_small_and_leaves_something_to_look_for(text: str) -> None:
    found = counted_in(f"find {text}")
    assert found is None or (1 < found.count <= MOST and found.rest.strip())


def test_the_sentence_without_the_number_is_whole() -> None:
    assert without_count("please find me ten rust books") == "please find me rust books"
    assert without_count("search for 12 angry men") == "search for 12 angry men"
