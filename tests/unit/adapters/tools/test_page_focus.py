"""What a page marks as its article, and what of it is left out."""

from __future__ import annotations

import lxml.html
import pytest

from buddy.adapters.tools.page_content import read_html
from buddy.adapters.tools.page_focus import focus, text_of, without_title

STORY = (
    "The bakers of the town have agreed on a common price for rye bread, which had differed from "
    "street to street for as long as anybody could remember. The oldest of them, who has baked "
    "for sixty years, said that nobody would pay more than before, and that the bread would not "
    "get any smaller either. The mayor bought the first loaf and ate it on the steps of the town "
    "hall, where the band of the fire brigade played until the rain came. It was the warmest day "
    "of the spring so far, and most people stayed until the evening."
)
BODY = f"<div itemprop='articleBody'><p>{STORY}</p></div>"
TEASER = "Another story of the day that has nothing to do with it, and goes on for quite a while."


def focused(body: str) -> str:
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    focus(tree)
    return text_of(tree)


def test_articles_beside_the_one_with_the_first_heading_are_teasers() -> None:
    teasers = f"<article><h2>Other</h2><p>{TEASER}</p></article>" * 3
    text = focused(f"<article><h1>Bread</h1><p>{STORY}</p></article><div>{teasers}</div>")
    assert STORY in text
    assert TEASER not in text


@pytest.mark.parametrize(
    "first", ["<article><h2>One</h2>", "<article><h1>One</h1>", "<h1>Blog</h1><article>"]
)
def test_a_page_of_several_stories_keeps_them_all(first: str) -> None:
    second = first.replace("One", "Two").replace("<h1>Blog</h1>", "")
    text = focused(f"{first}<p>{STORY}</p></article>{second}<p>{TEASER}</p></article>")
    assert STORY in text
    assert TEASER in text


def test_a_short_article_is_not_taken_for_the_whole_page() -> None:
    assert TEASER in focused(f"<article><h1>A</h1>b</article><article><p>{TEASER}</p></article>")


@pytest.mark.parametrize(
    "lead", ["Read more: ", "Related: ", "RELATED STORIES | ", "Lire aussi : "]
)
def test_paragraphs_that_only_lead_on_are_left_out(lead: str) -> None:
    text = focused(f"<p>{STORY}</p><p>{lead}<a href='/x'>{TEASER}</a></p>")
    assert text == STORY


@pytest.mark.parametrize(
    "paragraph",
    [
        f"<p>Related: {TEASER}</p>",  # no link
        f"<p>Read more: <a href='/x'>here</a>. {TEASER}</p>",  # says more than the link
        f"<p>More bread <a href='/x'>{TEASER}</a></p>",  # no mark after the word
    ],
)
def test_paragraphs_that_say_something_stay(paragraph: str) -> None:
    assert TEASER in focused(f"<p>{STORY}</p>{paragraph}")


def test_of_a_named_body_nothing_beside_it_is_left() -> None:
    text = focused(f"<p>Print this</p><div itemprop='articleBody'><p>{STORY}</p></div>tail")
    assert text == STORY


@pytest.mark.parametrize(
    "page",
    [
        # a teaser before the rest of the story
        f"<div itemprop='articleBody'><p>{STORY}</p></div><p>{TEASER}</p><p>{STORY} {STORY}</p>",
        # two bodies
        f"{BODY}<p>{TEASER}</p>{BODY}",
        # a short one
        f"<div itemprop='articleBody'><p>Bread.</p></div><p>{TEASER}</p>",
        f"<meta itemprop='articleBody' content='x'><p>{TEASER}</p>",
    ],
)
def test_a_named_body_that_is_not_most_of_the_page_is_not_trusted(page: str) -> None:
    assert TEASER in focused(page)


def test_a_title_that_the_text_repeats_is_left_out_once() -> None:
    lines = ["", "# Bread is one price", "Bread is one price", "The bakers agree."]
    assert without_title(lines, ["Bread is one price!", None]) == ["The bakers agree."]
    assert without_title(["Bread"], ["Bread"]) == ["Bread"]
    assert without_title([], ["Bread"]) == []


def test_title_and_author_beside_the_body_are_still_read() -> None:
    page = read_html(
        "<html><head><title>One price - The Town</title><meta name='author' content='Ann Lee'>"
        "<meta property='article:published_time' content='2024-05-06'></head><body>"
        f"<h1>One price</h1><div itemprop='articleBody'><p>{STORY}</p></div>"
        f"<p>{TEASER}</p><a href='/next'>Next</a></body></html>",
        "https://town.example/bread",
    )
    assert (page.author, page.date, page.plain) == ("Ann Lee", "2024-05-06", STORY)
    assert page.title is not None
    assert page.title.startswith("One price")
    assert page.links == (("Next", "https://town.example/next"),)
