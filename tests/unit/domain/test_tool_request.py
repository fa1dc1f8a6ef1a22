"""Tools that are asked for by their exact names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.tool_request import allows_again, tool_asked_for, without_tool

TOOLS = (
    "web_search",
    "read_file",
    "files.read_text_file",
    "files.search",
    "web.search",
    "b.read_file",
)


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("use files.read_text_file on notes.txt", "files.read_text_file"),
        ("files.read_text_file notes.txt", "files.read_text_file"),
        ("please use read_text_file on notes.txt", "files.read_text_file"),
        ("nutze web_search für rote Schuhe", "web_search"),
        ("look for tea with `web.search`", "web.search"),
        ("use read_file on notes.txt", "read_file"),
    ],
)
def test_a_tool_is_asked_for_by_name(text: str, tool: str) -> None:
    assert tool_asked_for(text, TOOLS) == tool


@pytest.mark.parametrize(
    "text",
    [
        "how often did web_search fail",
        "never use web_search",
        "don't use files.search for that",
        "use files.read_text_files on x",
        "use web.search or files.search",
        "search the web",
        "",
    ],
)
def test_what_only_speaks_of_a_tool_asks_for_none(text: str) -> None:
    assert tool_asked_for(text, TOOLS) is None


def test_the_words_that_ask_for_it_are_no_part_of_the_work() -> None:
    assert without_tool("use web_search for red shoes") == "red shoes"
    assert without_tool("use it for red shoes") == "use it for red shoes"


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert tool_asked_for(text, TOOLS) in {None, *TOOLS}


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("you can use calculate again", "calculate"),
        ("sorry, you can use calculate again", "calculate"),
        ("allow web search", "web_search"),
        ("du darfst calculate wieder benutzen", "calculate"),
        ("tu peux utiliser calculate à nouveau", "calculate"),
        ("never use calculate again", None),
        ("don't allow calculate", None),
        ("can you use calculate again?", None),
        ("you can use it again", None),
        ("use calculate on 3*4", None),
    ],
)
def test_a_tool_that_is_let_in_again(text: str, tool: str | None) -> None:
    assert allows_again(text, ["calculate", "web_search"]) == tool
