"""What a search engine gets to see of an objective."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.slots_query import query_in


@pytest.mark.parametrize(
    ("objective", "query"),
    [
        ("Search for python tutorials", "python tutorials"),
        ("search python tutorials", "python tutorials"),
        ("check the price of gold", "price of gold"),
        ("start looking for a lasagna recipe", "a lasagna recipe"),
        ("start a search for lamps", "lamps"),
        ("starte Suche nach Kuchen Rezept", "Kuchen Rezept"),
        ("tell me the current exchange rate for francs", "current exchange rate for francs"),
        ("serch for python tutorials", "python tutorials"),
        ("Search the web for python tutorials.", "python tutorials"),
        ("Please search online for cheap flights to Oslo, thanks!", "cheap flights to Oslo"),
        ("Can you look up the population of Ghana?", "the population of Ghana"),
        ("could you please find me information about heat pumps", "heat pumps"),
        ("Hey Buddy, find articles on remote work for me", "remote work"),
        ("I'd like you to search the internet for e-bikes", "e-bikes"),
        ("I need to find some info about Rust lifetimes online", "Rust lifetimes"),
        ("do a quick web search on tidal power", "tidal power"),
        ("google for best ramen in Berlin", "best ramen in Berlin"),
        ("Research renewable energy trends and summarize the findings", "renewable energy trends"),
        ("look for jobs as a data engineer in Lyon", "jobs as a data engineer in Lyon"),
        ("tell me more about the Krebs cycle", "the Krebs cycle"),
        ('search for "exact phrase" tutorials', '"exact phrase" tutorials'),
        ("Suche im Internet nach Wärmepumpen bitte", "Wärmepumpen"),
        ("Kannst du bitte nach Wanderwegen suchen?", "Wanderwegen"),
        ("Finde mir Informationen über Solaranlagen", "Solaranlagen"),
        ("Recherchiere zu Elektroautos", "Elektroautos"),
        ("Cherche sur internet des informations sur les volcans", "les volcans"),
        ("Peux-tu chercher des recettes de tarte, s'il te plaît ?", "des recettes de tarte"),
        ("Busca en internet hoteles en Lima, por favor", "hoteles en Lima"),
        ("¿Puedes buscar información sobre volcanes?", "volcanes"),
        ("Cerca su internet ricette di lasagne", "ricette di lasagne"),
        ("Pesquise na internet por voos baratos", "voos baratos"),
        ("Zoek op internet naar fietsroutes", "fietsroutes"),
    ],
)
def test_command_words_are_taken_off(objective: str, query: str) -> None:
    assert query_in(objective) == query


@pytest.mark.parametrize(
    "objective",
    [
        "search engine comparison",
        "research papers on memory",
        "check the weather in Graz",
        "binary search tree in C",
        "who invented the telephone",
        "best books about finding purpose",
        "Findus fish fingers ingredients",
        "Google stock price",
        "Canyon lookout point",
        "online banking security",
        "東京の天気",
    ],
)
def test_words_of_the_topic_stay(objective: str) -> None:
    assert query_in(objective) == objective


@pytest.mark.parametrize("objective", ["search", "please", "find me", "search the web"])
def test_an_objective_of_command_words_alone_is_kept(objective: str) -> None:
    assert query_in(objective)


def test_nothing_gives_nothing() -> None:
    assert query_in(" ?! ") == ""


@given(st.text(max_size=80))
def test_a_query_is_part_of_its_objective_and_settled(objective: str) -> None:
    query = query_in(objective)
    assert query in " ".join(objective.split())
    assert bool(query) == bool(query_in(query))


@given(st.sampled_from(["search for ", "Please find ", "can you look up ", "suche nach "]),
       st.text(st.sampled_from("xyzw "), min_size=1, max_size=20))  # fmt: skip
def test_a_command_in_front_changes_nothing(command: str, topic: str) -> None:
    assert query_in(command + topic) == query_in(topic) or not topic.strip()


@pytest.mark.parametrize("filling", [", ", ",", "and ", "please ", "for me ", "suche bitte "])
def test_a_long_objective_takes_no_longer_than_its_length(filling: str) -> None:
    """A pattern that tries every start of a run would take minutes here."""
    assert query_in(f"x {filling * 20_000}x").startswith("x")


def test_a_very_long_objective_makes_a_query_of_its_beginning() -> None:
    assert len(query_in("online " * 1_428 + "jobs")) <= 1_000
