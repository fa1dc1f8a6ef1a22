"""Plans by patterns: sound ones, deterministic, and a question instead of an invention."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from buddy.domain.goal_patterns import plan_by_patterns
from buddy.domain.goal_plan import MOST_PARTS, PlanSketch, Take, sketch_problems


def tools(plan: PlanSketch) -> list[str | None]:
    return [part.tool for part in plan.parts]


def test_three_vendors() -> None:
    plan = plan_by_patterns("find three vendors of tea, extract their prices, compare them")
    assert tools(plan) == ["web_search", *["web_extract"] * 3, "calculate", "synthesize"]
    assert plan.parts[0].tool_input == {"query": "vendors of tea", "max_results": 8}
    assert [part.feeds[0].first for part in plan.parts[1:4]] == [0, 1, 2]
    assert plan.parts[4].feeds[0].form == "average of {}"
    assert set(plan.parts[5].depends_on) == {"extract-1", "extract-2", "extract-3", "calculate"}
    assert plan.parts[5].tool_input == {"title": "Vendors of tea: price", "what": "price"}


def test_more_vendors_than_parts_are_read_several_by_one() -> None:
    plan = plan_by_patterns("find 12 vendors of tea, extract their prices, compare them")
    assert len(plan.parts) == MOST_PARTS
    pages = [part.pages for part in plan.parts if part.tool == "web_extract"]
    assert pages == [3, 3, 2, 2, 2]


def test_open_read_calculate() -> None:
    plan = plan_by_patterns("go to example.org/list, extract the prices, then calculate the sum")
    assert tools(plan) == ["web_navigate", "web_extract", "calculate", "synthesize"]
    assert plan.parts[1].tool_input == {"urls": ["https://example.org/list"], "what": "prices"}
    assert (plan.parts[2].feeds[0].take, plan.parts[2].feeds[0].form) == (
        Take.FIGURES,
        "sum of {}",
    )


def test_research_and_compare() -> None:
    plan = plan_by_patterns("research Prefect, Temporal and Dagster and compare them by licence")
    assert tools(plan) == [*["web_research"] * 3, "synthesize"]
    assert plan.parts[3].tool_input["what"] == "licence"
    assert all(not part.depends_on for part in plan.parts[:3])


def test_a_chain_is_in_order_and_ends_in_one_result() -> None:
    plan = plan_by_patterns("search for tea, then remember that I like tea")
    assert tools(plan) == ["web_search", None, "synthesize"]
    assert plan.parts[1].depends_on == ("search",)


@pytest.mark.parametrize(
    ("objective", "asks"),
    [
        ("do my taxes", "what to do first"),
        ("extract their prices", "Which page should be read"),
        ("find tea and save it", "what “save it” gets"),
        ("compare them", "What should be compared"),
        ("calculate the average", "Which numbers"),
        ("search for tea, then calculate the ratio of the prices", "the sum, or the average"),
        ("research A, B, C, D, E, F, G, H and I and compare them", "10 missions, and a goal has 8"),
        ("...", "what to do first"),
    ],
)
def test_what_it_cannot_plan_it_asks_about(objective: str, asks: str) -> None:
    plan = plan_by_patterns(objective)
    assert plan.parts == ()
    assert asks in plan.question


_TEXT = (
    "find three vendors of tea extract their prices compare them , . then and research A B open "
    "example.org calculate the average sum report it by price save 12 from each page"
)
_WORDS = st.sampled_from(sorted(set(_TEXT.split(" "))))


@settings(max_examples=200, deadline=None)
@example(words=["12", ",", "report", ",", "sum"])
@given(words=st.lists(_WORDS, max_size=25))
def test_whatever_is_said_there_is_a_sound_plan_or_a_question(words: list[str]) -> None:
    text = " ".join(words)
    plan = plan_by_patterns(text)
    assert bool(plan.parts) != bool(plan.question)
    if plan.parts:
        assert sketch_problems(plan.parts) == ()
        assert plan.parts[-1].tool == "synthesize"
    assert plan == plan_by_patterns(text)


def test_a_search_after_a_page_is_asked_about_where_it_names_nothing() -> None:
    said = "read x.example/prices then search for {} and tell me the difference"
    assert "name the thing" in plan_by_patterns(said.format("cheaper ones")).question
    parts = plan_by_patterns(said.format("desk lamps")).parts
    assert [each.tool for each in parts] == ["web_extract", "web_search", "synthesize"]
    assert parts[-1].feeds[0].parts == ("extract", "search")


def test_only_the_result_that_is_named_is_read() -> None:
    plan = plan_by_patterns("search for lamps then read the second result")
    (read,) = [each for each in plan.parts if each.tool == "web_extract"]
    assert (read.feeds[0].first, read.feeds[0].most) == (1, 1)
    assert "what" not in read.tool_input
    assert plan.notes == ()


@pytest.mark.parametrize(
    "advice",
    [
        "write me a recommendation",
        "recommend one",
        "suggest which to buy",
        "tell me which one I should take",
        "advise us on which to choose",
    ],
)
def test_a_recommendation_is_told_to_be_a_table(advice: str) -> None:
    said = f"find two vendors of lamps, compare their prices and {advice}"
    plan = plan_by_patterns(said)
    assert [each.tool for each in plan.parts].count("web_extract") == 2
    assert "no tool writes an opinion" in plan.notes[-1]


def test_a_summary_of_pages_read_one_after_the_other_is_of_all_of_them() -> None:
    said = "read x.example/hotels, then read x.example/flats, then write a summary of both"
    first, second, together = plan_by_patterns(said).parts
    assert (first.tool, second.tool) == ("web_extract", "web_extract")
    assert together.feeds[0].parts == (first.key, second.key)
