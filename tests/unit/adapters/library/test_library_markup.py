import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.adapters.library.chunks import Section
from buddy.adapters.library.html_text import html_sections
from buddy.adapters.library.markup import (
    markdown_sections,
    notebook_sections,
    python_sections,
    rst_sections,
    text_sections,
)

MARKDOWN = """intro

# One
text of one

## Two ##
text of two
```
# not a heading
```
Three
-----
text of three

# Four
"""


def test_markdown_headings_nest() -> None:
    assert markdown_sections(MARKDOWN) == [
        Section((), "intro"),
        Section(("One",), "text of one"),
        Section(("One", "Two"), "text of two\n```\n# not a heading\n```"),
        Section(("One", "Three"), "text of three"),
    ]


def test_a_rule_between_paragraphs_is_no_heading() -> None:
    assert markdown_sections("a\n\n---\n\nb") == [Section((), "a\n\n---\n\nb")]


def test_rst_levels_follow_the_order_of_their_marks() -> None:
    text = "Top\n***\n\na\n\nSub\n===\n\nb\n\nDeep\n----\n\nc\n\nSub 2\n=====\n\nd\n"
    assert rst_sections(text) == [
        Section(("Top",), "a"),
        Section(("Top", "Sub"), "b"),
        Section(("Top", "Sub", "Deep"), "c"),
        Section(("Top", "Sub 2"), "d"),
    ]


def test_an_rst_overline_is_dropped() -> None:
    assert rst_sections("=====\nTitle\n=====\n\ntext") == [Section(("Title",), "text")]


def test_an_rst_table_is_no_heading() -> None:
    (section,) = rst_sections("Before\n\n+---+\n| a |\n+---+\n")
    assert section.headings == ()


def test_html_loses_tags_scripts_and_navigation() -> None:
    page = """<html><head><title>Page &amp; title</title><style>p {}</style></head><body>
    <nav>Home About</nav><h1>First</h1><p>Hello <b>bold</b>   world</p>
    <script>var hidden = "<p>no</p>";</script><h2>Second</h2><ul><li>item</li></ul></body>"""
    assert html_sections(page) == [
        Section(("Page & title", "First"), "Hello bold world"),
        Section(("Page & title", "First", "Second"), "item"),
    ]


def test_python_is_cut_at_its_blocks() -> None:
    text = '"""Doc."""\n\nclass Kayak:\n    def paddle(self): ...\n\nasync def main(): ...\n'
    assert [(s.headings, s.text.splitlines()[0]) for s in python_sections(text)] == [
        ((), '"""Doc."""'),
        (("Kayak",), "class Kayak:"),
        (("main",), "async def main(): ..."),
    ]


def test_notebook_cells_become_sections() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Plan\n", "measure it"]},
        {"cell_type": "code", "source": "# not a heading\nx = 1"},
        {"cell_type": "raw", "source": "ignored"},
        "broken",
    ]
    (section,) = notebook_sections(json.dumps({"cells": cells}))
    assert section.headings == ("Plan",)
    assert "measure it" in section.text
    assert "# not a heading" in section.text
    assert "ignored" not in section.text


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": 3}', "3"])
def test_other_json_is_no_notebook(text: str) -> None:
    with pytest.raises(ValueError, match=r"notebook|Expecting"):
        notebook_sections(text)


def test_plain_text_is_one_section() -> None:
    assert text_sections("a\n\nb") == [Section((), "a\n\nb")]
    assert text_sections(" \n") == []


@given(st.text(st.sampled_from("a b\n#=-~`<>/h1!&;'\""), max_size=120))
def test_no_text_is_too_odd(text: str) -> None:
    for cutter in (markdown_sections, rst_sections, python_sections, html_sections):
        assert all(section.text.strip() for section in cutter(text))
