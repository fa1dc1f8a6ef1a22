from buddy.domain.goal_clauses import clauses_of
from buddy.domain.goal_places import with_places


def texts(objective: str) -> list[str]:
    return [each.text for each in with_places(clauses_of(objective))]


def test_what_is_there_is_at_the_place_that_was_named() -> None:
    said = "find the weather in Lindau, look up hotels there and make a short report"
    assert texts(said)[1] == "look up hotels in Lindau"
    said = "search for trains to New Ulm, then find museums in that city"
    assert texts(said)[1] == "find museums in New Ulm"


def test_without_a_place_it_stays() -> None:
    assert texts("find a good lamp, then look up shops there")[1] == "look up shops there"
    said = "search for hotels in Lindau, then search for what there is to see"
    assert texts(said)[1] == "search for what there is to see"
