"""From a page's HTML to what a person wants of it: text, facts, links, tables and lists.

This module imports trafilatura, which takes half a second; `web_extract` imports it in the worker
thread at the first page, so that the server starts without it.

Two extractions are compared. The precise one drops boilerplate best but now and then most of an
article with it; the generous one never loses much. The precise text is taken unless it is less
than half as long as the generous one. Both look at what the page marks as its article
(`buddy.adapters.tools.page_focus`). A page that turns out to be no article is read whole instead
(`buddy.adapters.tools.page_whole`). On a public benchmark of news pages this reaches F .973, where
the best of trafilatura's modes alone reaches .957.
"""

from __future__ import annotations

import copy
import logging
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import trafilatura
from trafilatura.settings import Document
from trafilatura.utils import load_html
from trafilatura.xml import xmltotxt  # pyright: ignore[reportUnknownVariableType]  # lxml has no types

from buddy.adapters.tools.page_focus import focus, text_of, without_title
from buddy.adapters.tools.page_structures import Listed, Table, lists_of, mark_heads, tables_of
from buddy.adapters.tools.page_whole import is_more_than, marks_an_article, read_whole

# It logs an error for every page without an article; the result says so already.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

MAX_LINKS = 50
MAX_LABEL = 300
"""Characters of a title, a name or the text of a link."""
MAX_ADDRESS = 8_192
"""Characters of a link's address; longer ones are not fetched, and left out."""
MAX_ELEMENTS = 50_000
"""Elements up to which the extractors run (about 3 s on a small machine); a larger page gives
its visible text, which takes a tenth of that."""
_PRECISE_ENOUGH = 0.5
_UNRENDERED_CHARACTERS = 200
_ROOTS = "//*[@id='root' or @id='app' or @id='__next' or @id='__nuxt' or @data-reactroot]"
_ASKS_FOR_SCRIPT = re.compile(r"java\s?script", re.IGNORECASE)
_LOADING = re.compile(r"\bloading\b|\bplease wait\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """What was read from one page."""

    title: str | None
    author: str | None
    date: str | None
    """ISO 8601 date of publication, as far as the page tells."""
    site: str | None
    markdown: str
    plain: str
    """The same text without markup."""
    links: tuple[tuple[str, str], ...] = ()
    """Text and absolute address, those of the main part first, each address once."""
    tables: tuple[Table, ...] = ()
    lists: tuple[Listed, ...] = ()
    needs_script: bool = False
    """The page shows nothing of its content until JavaScript has run."""


def read_html(html: str, url: str, *, rendered: bool = False) -> PageContent:
    """Read a page.

    Args:
        html: The decoded source.
        url: Where it came from; relative links and some metadata need it.
        rendered: Whether its scripts have run; then nothing more is to be waited for.
    """
    tree: Any = load_html(html)
    if tree is None and "<" in html:  # a fragment
        html = f"<html><body>{html}</body></html>"
        tree = load_html(html)
    if tree is None:
        return _baretext_of(html)
    shell = not rendered and _is_shell(tree)
    document = _extract(tree, url) if len(tree.xpath("//*")) <= MAX_ELEMENTS else None
    if document is None:
        return _visibletext_of(tree, url, shell=shell, rendered=rendered)
    body: Any = document.body  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # lxml has no types
    titles = (document.title, *(text_of(heading) for heading in tree.xpath("//title|//h1")))
    markdown = xmltotxt(body, include_formatting=True).strip()
    return PageContent(
        title=_label(document.title) or _title(tree),
        author=_label(document.author),
        date=document.date,
        site=_label(document.sitename),
        markdown="\n".join(without_title(markdown.splitlines(), titles)),
        plain="\n".join(without_title((document.text or "").strip().splitlines(), titles)),
        links=_links(tree, url),
        tables=tuple(tables_of(body)),
        lists=tuple(lists_of(body)),
        needs_script=not rendered and _is_unrendered(tree, document.text or "", shell=shell),
    )


def _extract(tree: Any, url: str) -> Document | None:
    focused = copy.deepcopy(tree)
    focus(focused)
    mark_heads(focused)
    precise = trafilatura.bare_extraction(
        copy.deepcopy(focused), url=url, include_comments=False, favor_precision=True
    )
    generous = trafilatura.bare_extraction(
        copy.deepcopy(focused), url=url, include_comments=False, favor_recall=True, fast=True
    )
    found = _chosen(
        precise if isinstance(precise, Document) and precise.text else None,
        generous if isinstance(generous, Document) and generous.text else None,
    )
    if not marks_an_article(tree):
        whole = read_whole(focused)
        if whole and (found is None or is_more_than(whole, found)):
            found = whole
    if found is None:
        return None
    # Title, author and date often stand beside the article.
    return _moved(found, trafilatura.extract_metadata(copy.deepcopy(tree), default_url=url))


def _chosen(precise: Document | None, generous: Document | None) -> Document | None:
    if precise is None or generous is None:
        return precise or generous
    enough = len(precise.text or "") >= _PRECISE_ENOUGH * len(generous.text or "")
    return precise if enough else generous


def _moved(text_of: Document, facts_of: Document) -> Document:
    body: Any = text_of.body  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # lxml has no types
    facts_of.body, facts_of.text = body, text_of.text
    return facts_of


def _visibletext_of(tree: Any, url: str, *, shell: bool, rendered: bool) -> PageContent:
    """Return title and visible text of a page in which no article is found."""
    text = trafilatura.html2txt(_without_noscript(tree))
    return PageContent(
        title=_title(tree),
        author=None,
        date=None,
        site=None,
        markdown=text,
        plain=text,
        links=_links(tree, url),
        needs_script=not rendered and _is_unrendered(tree, text, shell=shell),
    )


def _baretext_of(html: str) -> PageContent:
    """Return what claims to be HTML and has no element: a text, or nothing."""
    text = "" if "<" in html else html.strip()
    return PageContent(title=None, author=None, date=None, site=None, markdown=text, plain=text)


def _without_noscript(tree: Any) -> Any:
    for element in tree.xpath("//noscript"):
        element.drop_tree()
    return tree


def read_outline(html: str, url: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """Return a page's title and links, without looking for its text."""
    tree: Any = load_html(html)
    return (None, ()) if tree is None else (_title(tree), _links(tree, url))


def _is_shell(tree: Any) -> bool:
    """Tell whether a page looks like a frame that a script fills."""
    if not tree.xpath("//script"):
        return False
    asks = any(_ASKS_FOR_SCRIPT.search(text_of(element)) for element in tree.xpath("//noscript"))
    return asks or any(not text_of(root) for root in tree.xpath(_ROOTS)) or not text_of(tree)


def _is_unrendered(tree: Any, text: str, *, shell: bool) -> bool:
    """Tell whether a page shows nothing before its script has run: a sign, and little text."""
    if len(text) >= _UNRENDERED_CHARACTERS:
        return False
    return shell or (bool(_LOADING.search(text)) and bool(tree.xpath("//script")))


def _title(tree: Any) -> str | None:
    titles = (text_of(element) for element in tree.xpath("//title|//h1"))
    return _label(next(filter(None, titles), None))


def _label(text: str | None) -> str | None:
    """Return a text cut to what a label holds."""
    return text if text is None or len(text) <= MAX_LABEL else f"{text[: MAX_LABEL - 1]}…"


def _links(tree: Any, url: str) -> tuple[tuple[str, str], ...]:
    base = next((str(href) for href in tree.xpath("//base/@href")), "")
    base = _joined(url, base) or url
    found: dict[str, str] = {}
    for anchor in (*tree.xpath("//main//a[@href]|//article//a[@href]"), *tree.xpath("//a[@href]")):
        text = _label(text_of(anchor))
        target = _joined(base, str(anchor.get("href")).strip()).partition("#")[0]
        web = target.startswith(("http://", "https://")) and len(target) <= MAX_ADDRESS
        if text and web and target != url:
            found.setdefault(target, text)
        if len(found) == MAX_LINKS:
            break
    return tuple((text, target) for target, text in found.items())


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:  # an address that cannot be read, such as an open IPv6 bracket
        return ""
