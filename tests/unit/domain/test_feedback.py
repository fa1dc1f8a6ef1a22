"""Verdicts as people say them."""

from __future__ import annotations

import pytest

from buddy.domain.feedback import Verdict, rating_in, takes_back, tool_named, verdict_of

TOOLS = ("web_search", "web_extract")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("that was great", Verdict.HELPFUL),
        ("9 out of 10", Verdict.HELPFUL),
        ("3/10", Verdict.NOT_HELPFUL),
        ("not helpful at all", Verdict.NOT_HELPFUL),
        ("this is wrong", Verdict.NOT_HELPFUL),
        ("never use web search again", Verdict.REJECT_TOOL),
        ("always use web_extract for this", Verdict.APPROVE_TOOL),
        ("web search was useless", Verdict.NOT_HELPFUL),
        ("das war hilfreich, danke", Verdict.HELPFUL),
        ("no me sirve", Verdict.NOT_HELPFUL),
        ("pas terrible", Verdict.NOT_HELPFUL),
        ("that's not what I wanted", Verdict.NOT_HELPFUL),
        ("gasta como máximo 1 dólar", None),
        ("you put the tables on top", None),
    ],
)
def test_a_verdict_is_read(text: str, verdict: Verdict | None) -> None:
    assert verdict_of(text, names_tool=tool_named(text, TOOLS) is not None) is verdict


@pytest.mark.parametrize(
    ("text", "rating"),
    [("9 out of 10", 9), ("8/10", 8), ("I rate it 7", 7), ("10/10", 10), ("12/10", None)],
)
def test_a_rating_is_read(text: str, rating: int | None) -> None:
    assert rating_in(text) == rating


def test_tools_are_named_however_they_are_written() -> None:
    assert tool_named("use Web-Search", TOOLS) == "web_search"
    assert tool_named("searching the web", TOOLS) is None


def test_taking_back_is_no_verdict() -> None:
    assert takes_back("take that back")
    assert takes_back("undo my rating")
    assert not takes_back("take me back to the result")
