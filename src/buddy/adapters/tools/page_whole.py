"""All that a page shows beside its menus, with headings, lists and tables as they stand.

An extractor of articles looks for running text and measures everything against it. A page of a
business, a menu or a price list has hardly any: there the measures decide by accident, on a few
characters, and take a list or the first of three cards for clutter. Such a page is not searched
for an article. It is read whole, without what HTML names as not being content (``nav``,
``footer``, ``aside``) and what trafilatura knows as such (consent banners, blocks of links).
"""

from __future__ import annotations

import copy
import re
from typing import Any

import trafilatura
from trafilatura.settings import Document, use_config

from buddy.adapters.tools.page_focus import text_of

_BESIDE = (
    "//nav|//footer|//aside|//header[not(.//h1 or .//p)]|//*[@role='navigation' "
    "or @role='contentinfo' or @role='complementary' or @role='search']"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "pre",
        "form",
    ]
)
_LEAVES = f"//div[not(.//*[{' or '.join(f'self::{tag}' for tag in sorted(_BLOCKS))}])]"
_ARTICLE_MARKS = "//meta[@property='article:published_time']|//*[@itemprop='articleBody']"
_ARTICLE_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*Article|\w*Posting)"')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINE_OF_PROSE = 100
"""Characters from which a line is a paragraph that runs, not a name, a price or a caption."""
_ARTICLE = 1_000
"""Characters of prose from which what was found is an article, whatever stands beside it."""
_SMALL = 1_000
_MOSTLY = 0.5
_MOST_OF_SMALL = 0.75
"""Share of prose below which a page is no article: clutter beside one is long on long pages."""
_NOT_MUCH_LESS = 0.8


def marks_an_article(tree: Any) -> bool:
    """Tell whether a page says of itself that it is one article."""
    if tree.xpath(_ARTICLE_MARKS):
        return True
    if any(_DAY.match(day) for day in tree.xpath("//time/@datetime")):
        return True
    scripts = tree.xpath("//script[@type='application/ld+json']")
    return any(_ARTICLE_TYPE.search(script.text or "") for script in scripts)


def read_whole(tree: Any) -> Document | None:
    """Return everything of a page but its menus and margins; None where that is nothing.

    Args:
        tree: The page, as lxml has it; it is left as it is.
    """
    tree = copy.deepcopy(tree)
    page = tree.find(".//body")
    if page is None:
        return None
    for element in tree.xpath(_BESIDE):
        if element is not page and element.getparent() is not None:
            element.drop_tree()
    for header in tree.xpath("//header"):  # would be dropped, and the first heading with it
        header.tag = "div"
    for leaf in tree.xpath(_LEAVES):  # names and prices in cards without a paragraph
        leaf.tag = "p" if text_of(leaf) else "div"
    _keep_linked_lists(page)
    _frame(page)
    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")  # a short page is as good as a long one
    found = trafilatura.bare_extraction(
        tree, include_comments=False, favor_recall=True, fast=True, config=settings
    )
    return found if isinstance(found, Document) and found.text else None


def is_more_than(whole: Document, article: Document) -> bool:
    """Tell whether a whole page is to be taken in place of what was found to be its article.

    That is so where the article leaves out a table. Where it holds little prose it is hardly an
    article, and the whole is taken where that is not mostly prose either, or where most of its
    headings, list entries and rows would be lost.
    """
    text, found = whole.text or "", article.text or ""
    if len(text) < _NOT_MUCH_LESS * len(found):
        return False
    if _tables(article) < _tables(whole):
        return True
    if _prose(found) >= _ARTICLE:
        return False
    prose = _MOST_OF_SMALL if len(text) <= _SMALL else _MOSTLY
    return _prose(text) < prose * len(text) or _entries(article) < _MOSTLY * _entries(whole)


def _keep_linked_lists(page: Any) -> None:
    """Take the links out of lists that a heading or a paragraph introduces: they are no menus."""
    for entries in page.iter("ul", "ol"):
        before = entries.getprevious()
        if before is not None and before.tag in _HEADINGS | {"p"}:
            for anchor in entries.iter("a"):
                anchor.tag = "span"


def _frame(page: Any) -> None:
    """Mark all of a page as its article, in the words that trafilatura looks for first."""
    article = page.makeelement("article", {"itemprop": "articleBody"})
    article.text, page.text = page.text, None
    for child in list(page):
        article.append(child)
    page.append(article)


def _prose(text: str) -> int:
    return sum(len(line) for line in text.splitlines() if len(line) >= _LINE_OF_PROSE)


def _tables(document: Document) -> int:
    """Count the tables of more than one row and column."""
    return sum(
        1
        for table in _body(document).iter("table")
        if sum(1 for row in table.iter("row") if len(row.findall("cell")) > 1) > 1
    )


def _entries(document: Document) -> int:
    """Count headings but the first ones, list entries and rows of tables."""
    found = _body(document).iter("head", "item", "row")
    return sum(1 for entry in found if entry.get("rend") != "h1")


def _body(document: Document) -> Any:
    return document.body  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # lxml has no types
