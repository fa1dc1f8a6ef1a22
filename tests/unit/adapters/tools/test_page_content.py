"""Reading HTML: links, tables, shells of scripts, and pages too large to analyse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.adapters.tools.page_content import (
    MAX_ELEMENTS,
    MAX_LABEL,
    MAX_LINKS,
    read_html,
    read_outline,
)

_URL = "https://a.example/dir/page"
_TEXT = "A sentence that is long enough to be taken for a part of an article by an extractor. "


def test_links_are_absolute_and_come_once_those_of_the_article_first() -> None:
    html = f"""<base href="/base/"><nav><a href="nav">Nav</a></nav><main><p>{_TEXT * 4}</p>
      <a href="one#x">One</a><a href="one">again</a><a href="mailto:x@a.example">mail</a>
      <a href="javascript:go()">go</a><a href="//b.example/two">  Two
      words </a><a href="http://[bad">bad</a><a href="three"></a></main>"""
    assert read_html(html, _URL).links == (
        ("One", "https://a.example/base/one"),
        ("Two words", "https://b.example/two"),
        ("Nav", "https://a.example/base/nav"),
    )


def test_links_are_bounded() -> None:
    html = "".join(f"<a href='/{number}'>n{number}</a>" for number in range(200))
    assert len(read_html(html, _URL).links) == MAX_LINKS


def test_titles_names_and_links_are_bounded() -> None:
    long, far = "long " * 200, "far" * 4000
    html = f"""<html><head><title>{long}</title></head><body><article><p>{_TEXT * 5}</p>
      <a href="/one">{long}</a><a href="/{far}">far</a></article>"""
    page = read_html(html, _URL)
    ((text, address),) = page.links
    assert address == "https://a.example/one"
    for label in (page.title, text):
        assert label is not None
        assert (len(label), label[-1]) == (MAX_LABEL, "…")
    title, links = read_outline(html, _URL)
    assert (title, links) == (page.title, page.links)


def test_a_layout_table_is_no_table() -> None:
    html = f"<article><p>{_TEXT * 5}</p><table><tr><td>{_TEXT}</td></tr></table></article>"
    assert read_html(html, _URL).tables == ()


def test_a_table_without_a_head_keeps_all_its_rows() -> None:
    rows = "".join(f"<tr><td>row {n}</td><td>{n}</td></tr>" for n in range(3))
    html = f"<article><h1>T</h1><p>{_TEXT * 5}</p><table>{rows}</table><p>{_TEXT}</p></article>"
    (table,) = read_html(html, _URL).tables
    assert (table.head, len(table.rows), table.rows[2]) == ((), 3, ("row 2", "2"))


@pytest.mark.parametrize(
    ("html", "needs_script"),
    [
        ("<div id=app></div><script src=x></script>", True),
        ("<div id=app></div>", False),
        ("<p>Please wait</p><script>x()</script>", True),
        ("<p>Please wait</p>", False),
        ("<p>Closed.</p><script>count()</script>", False),
        ("<noscript>Enable JavaScript</noscript><script>x()</script><p>Hi</p>", True),
        (f"<noscript>Enable JavaScript</noscript><script>x()</script><p>{_TEXT * 5}</p>", False),
        (f"<div id=root><p>{_TEXT * 5}</p></div><script>x()</script>", False),
    ],
)
def test_the_shell_of_a_script_is_recognised(html: str, needs_script: bool) -> None:
    assert read_html(f"<html><body>{html}</body></html>", _URL).needs_script is needs_script


def test_what_asks_for_javascript_is_not_the_text() -> None:
    content = read_html("<body><noscript>Enable JavaScript</noscript><b>Hi</b></body>", _URL)
    assert content.plain == "Hi"


def test_a_page_too_large_to_analyse_gives_its_visible_text() -> None:
    html = f"<title>Big</title><body>{'<b>w</b> ' * (MAX_ELEMENTS + 1)}</body>"
    content = read_html(html, _URL)
    assert (content.title, content.tables, content.author) == ("Big", (), None)
    assert len(content.plain.split()) == MAX_ELEMENTS + 1


def test_text_that_claims_to_be_html_is_text() -> None:
    assert read_html(" just words ", _URL).markdown == "just words"
    assert read_html("", _URL).plain == ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200) | st.text(st.sampled_from("<>/abdiv=\"' &;#x0\x00p"), max_size=200))
def test_no_text_breaks_the_reader(html: str) -> None:
    content = read_html(html, _URL)
    assert len(content.links) <= MAX_LINKS
