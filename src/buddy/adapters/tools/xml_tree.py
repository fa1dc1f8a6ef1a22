"""XML from files that nobody vouches for: no entity is resolved and no other file is read."""

from __future__ import annotations

from typing import Any

from lxml import etree as untyped_etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]  # lxml has no types

etree: Any = untyped_etree  # pyright: ignore[reportUnknownVariableType]


def xml_tree(content: bytes, *, encoding: str | None = None) -> Any:
    """Return the root element.

    Args:
        content: The document.
        encoding: What it is encoded in, whatever it says itself; None to believe it.

    Raises:
        ValueError: It is no XML, or swollen.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, encoding=encoding
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("no XML, or swollen") from error
