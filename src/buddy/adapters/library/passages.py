"""The unit that is indexed, and where built-in ones come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a document, small enough to be shown whole."""

    document: str
    """Path of the document it belongs to, without the collection: ``asyncio.Task.cancel``."""
    anchor: str = ""
    """What tells this passage from the document's others; empty for the first."""
    kind: str
    """``topic``, ``module``, ``class``, ``function``, ``overview`` or ``file``."""
    title: str
    heading: str
    """The headings it stands under, or a docstring's first line."""
    body: str

    @property
    def path(self) -> str:
        """Its address inside the collection: the document, and ``#anchor`` where there is one."""
        return f"{self.document}#{self.anchor}" if self.anchor else self.document


class BuiltinDocuments(Protocol):
    """A collection that comes with Buddy instead of from a folder."""

    @property
    def name(self) -> str:
        """The collection's name."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the documents would; a collection of another version is rebuilt."""
        ...

    @property
    def context_words(self) -> frozenset[str]:
        """Lower-case words that describe the whole collection and so fit each of its documents."""
        ...

    def passages(self) -> Iterator[Passage]:
        """Produce the passages, a few at a time. Blocking; called in a thread."""
        ...


def split_names(text: str) -> str:
    """Return the words inside identifiers: ``ArgumentParser.add_argument`` gives three of them.

    >>> split_names("argparse.ArgumentParser.add_argument")
    'Argument Parser'
    """
    words: list[str] = []
    for token in _WORD.findall(text):
        parts: list[str] = _CAMEL.findall(token)
        if len(parts) > 1:
            words.extend(parts)
    return " ".join(words)


def words(text: str) -> list[str]:
    """Return the words of a text as the index's tokenizer cuts them, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]
