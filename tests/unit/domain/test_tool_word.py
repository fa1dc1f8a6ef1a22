"""Standing words on a tool by its name."""

from __future__ import annotations

import pytest

from buddy.domain.feedback import Verdict, rating_in, verdict_of
from buddy.domain.tool_word import tool_word

TOOLS = ["web_search", "web_extract", "calculate", "page_changes"]


@pytest.mark.parametrize(
    ("text", "tool", "verdict"),
    [
        ("never use web_extract again", "web_extract", Verdict.REJECT_TOOL),
        ("stop using the web search tool", "web_search", Verdict.REJECT_TOOL),
        ("nie wieder web_search benutzen", "web_search", Verdict.REJECT_TOOL),
        ("n'utilise plus jamais web_search", "web_search", Verdict.REJECT_TOOL),
        ("use calculate for everything from now on", "calculate", Verdict.APPROVE_TOOL),
        ("prefer web_extract", "web_extract", Verdict.APPROVE_TOOL),
        ("ab jetzt immer web_extract nehmen", "web_extract", Verdict.APPROVE_TOOL),
    ],
)
def test_a_standing_word_is_read(text: str, tool: str, verdict: Verdict) -> None:
    said = tool_word(text, TOOLS)
    assert said is not None
    assert (said.tool, said.verdict, said.of_kind) == (tool, verdict, False)


def test_one_for_such_work_only_says_so() -> None:
    said = tool_word("always use web_extract for this", TOOLS)
    assert said is not None
    assert said.of_kind


@pytest.mark.parametrize(
    "text",
    [
        "don't use web_search",
        "use web_search",
        "always use web_search for rye bread news",
        "why do you never use web_search?",
        "never use plastic again",
        "calculate 5*5 every time",
    ],
)
def test_what_is_of_one_proposal_or_holds_work_is_none(text: str) -> None:
    assert tool_word(text, TOOLS) is None


@pytest.mark.parametrize("text", ["yeah right", "yesterday was better", "all right"])
def test_scorn_and_a_comparison_with_something_else_judge_nothing(text: str) -> None:
    assert verdict_of(text, names_tool=False) is None


@pytest.mark.parametrize(
    ("text", "rating"), [("2 out of 5", 4), ("that was 3 out of 5", 6), ("4/5", 8), ("5 von 5", 10)]
)
def test_a_mark_out_of_five_counts_double(text: str, rating: int) -> None:
    assert rating_in(text) == rating
