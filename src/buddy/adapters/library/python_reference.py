"""The language reference as the interpreter carries it for ``help()``, and pages of contents."""

from __future__ import annotations

import hashlib
import importlib
import platform
import re
from collections.abc import Iterator, Mapping

from buddy.adapters.library.chunks import Section, cut
from buddy.adapters.library.markup import rst_sections
from buddy.adapters.library.passages import Passage

_PARTS = (
    (
        "statements",
        "statements and definitions",
        re.compile(r"statement|definition|coroutine", re.IGNORECASE),
    ),
    (
        "expressions",
        "expressions, operators and literals",
        re.compile(
            r"expression|operat|display|literal|call|comparison|lambda|slicing|subscription"
            r"|identifier|precedence|truth|lists",
            re.IGNORECASE,
        ),
    ),
    ("types", "data types, objects and names", re.compile("")),
)
"""Pages of contents; a topic stands on the first whose pattern its title fits."""


def reference_passages() -> Iterator[Passage]:
    """Produce the language reference with its pages of contents; the longest topics come first.

    Sections that several topics repeat come once, in the shortest topic that has them. Some
    distributions leave the reference out; then there is nothing.
    """
    try:
        topics: dict[str, str] = importlib.import_module("pydoc_data.topics").topics
    except ImportError:
        return
    titles: dict[str, str] = {}
    seen: set[bytes] = set()
    passages: list[list[Passage]] = []
    for name, text in sorted(topics.items(), key=lambda item: (len(item[1]), item[0])):
        sections = rst_sections(text)
        if sections:
            titles[name] = sections[0].headings[0] if sections[0].headings else name
            passages.append(list(_topic(name, titles[name], sections, seen)))
    yield from _reference_overviews(titles)
    for topic in reversed(passages):
        yield from topic


def _topic(name: str, title: str, sections: list[Section], seen: set[bytes]) -> Iterator[Passage]:
    number = 0
    for section in sections:
        for piece in cut(section.text):
            mark = hashlib.sha256(piece.encode()).digest()
            if mark in seen:
                continue
            seen.add(mark)
            number += 1
            below = " > ".join(section.headings[1:])
            yield Passage(
                document=f"reference/{name}",
                anchor=str(number) if number > 1 else "",
                kind="topic",
                title=f"{title} > {below}" if below else title,
                heading=f"Python language reference: {name}",
                body=piece,
            )


def _reference_overviews(titles: Mapping[str, str]) -> Iterator[Passage]:
    left = dict(titles)
    for name, what, pattern in _PARTS:
        entries = {topic: title for topic, title in left.items() if pattern.search(title)}
        for topic in entries:
            del left[topic]
        listed = "\n".join(
            f"- {title} (reference/{topic})" for topic, title in sorted(entries.items())
        )
        yield from _overview(
            f"reference/{name}",
            f"Python language reference: {what}",
            f"The {len(entries)} topics on {what} of the Python language.\n\n{listed}",
        )


def library_overview(summaries: Mapping[str, str]) -> Iterator[Passage]:
    """Produce the standard library's page of contents.

    Args:
        summaries: The modules with the first sentence of each.
    """
    packages = {name: text for name, text in summaries.items() if "." not in name}
    listed = "\n".join(f"- {name}: {text}" for name, text in sorted(packages.items()))
    yield from _overview(
        "library",
        "Python standard library: modules",
        f"The {len(packages)} modules of the Python standard library.\n\n{listed}",
    )


def _overview(name: str, title: str, text: str) -> Iterator[Passage]:
    """Produce a page of contents; only its first passage is titled as an overview.

    What follows is one long list of other documents' words, so it is a plain topic of its own.
    """
    for number, piece in enumerate(cut(text), start=1):
        yield Passage(
            document=f"overview/{name}",
            anchor=str(number) if number > 1 else "",
            kind="overview" if number == 1 else "contents",
            title=title,
            heading=f"Python {platform.python_version()} documentation, contents",
            body=piece,
        )
