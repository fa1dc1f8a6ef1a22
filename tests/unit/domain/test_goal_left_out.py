from dataclasses import replace

from buddy.domain.goal_left_out import objective_without, titled_anew, work_of
from buddy.domain.goal_plan import Part
from buddy.domain.stems import content_stems
from buddy.testing.goals import make_part

SAID = "read http://a.example/menu.html, then find a recipe for mushroom pie, then write a summary"
ANY = make_part()


def part(key: str, objective: str, **given: object) -> Part:
    return replace(ANY, key=key, objective=objective, tool_input=given)


MENU = part("extract", "extract the text from http://a.example/menu.html")
PIE = part("search", "search for recipe for mushroom pie", query="recipe for mushroom pie")
LAST = part("together", "write a summary", title="Recipe for mushroom pie")


def test_a_step_goes_with_its_clause() -> None:
    left = objective_without(SAID, [PIE], [MENU, LAST])
    assert left == "read http://a.example/menu.html, then write a summary"
    assert objective_without(SAID, [LAST], [MENU, PIE]) == SAID.removesuffix(
        ", then write a summary"
    )
    said = "plan a trip: find the weather in Lindau, look up hotels there and make a report"
    weather = part("search", "search for the weather in Lindau")
    hotels = part("search-2", "search for hotels in Lindau")
    assert (
        objective_without(said, [weather], [hotels])
        == "plan a trip: look up hotels in Lindau and make a report"
    )


def test_words_of_a_step_that_stays_are_not_taken() -> None:
    other = part("search-2", "search for recipe for mushroom pie and soup")
    assert objective_without(SAID, [PIE], [MENU, other]) == SAID
    assert objective_without("compare lamps", [part("x", "open the shop")], []) == "compare lamps"


def test_a_title_of_what_is_gone_becomes_the_words_of_the_goal() -> None:
    (after,) = titled_anew([LAST], [PIE], "read the menu")
    assert after.tool_input["title"] == "Read the menu"
    assert titled_anew([LAST], [MENU], "read the menu") == (LAST,)


def test_the_work_of_a_part_is_in_its_words_and_its_input() -> None:
    assert content_stems("mushroom recipe") <= work_of(PIE)
    assert not content_stems("mushroom") & work_of(LAST)
