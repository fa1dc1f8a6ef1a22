"""What a document weighs by Firestore's rules, and what is refused before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from buddy.errors import StoreError

WRITES = 500
"""Documents in one commit."""
REQUEST_BYTES = 10 * 1024 * 1024
DOCUMENT_BYTES = 1024 * 1024 - 4 * 1024
"""A little below the limit of 1 MiB, which counts the document's name and index entries too."""


def weight(value: Any) -> int:
    """Return the bytes that a value takes in storage."""
    if isinstance(value, str):
        return len(value.encode()) + 1
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value)
        return sum(len(name.encode()) + 1 + weight(each) for name, each in fields.items())
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return sum(weight(each) for each in items)
    return 1 if value is None or isinstance(value, bool) else 8


def checked_weight(path: str, fields: Mapping[str, Any]) -> int:
    """Return what a document weighs.

    Raises:
        StoreError: More than a document may.
    """
    size = weight(path) + weight(fields) + 32
    if size > DOCUMENT_BYTES:
        raise StoreError(
            f"{path} would take {size:,} bytes; a Firestore document holds at most "
            f"{DOCUMENT_BYTES:,}; keep large values in the blob store",
            path=path,
            size=size,
            limit=DOCUMENT_BYTES,
        )
    return size


def check_commit(writes: int, size: int) -> None:
    """Make sure that a transaction fits into one commit.

    Raises:
        StoreError: It writes too many documents, or too much.
    """
    if writes > WRITES:
        raise StoreError(
            f"The transaction touches {writes} documents; Firestore takes {WRITES} in one commit; "
            "do it in several transactions",
            writes=writes,
            limit=WRITES,
        )
    if size > REQUEST_BYTES:
        raise StoreError(
            f"The transaction writes {size:,} bytes; Firestore takes {REQUEST_BYTES:,} in one "
            "commit; do it in several transactions",
            size=size,
            limit=REQUEST_BYTES,
        )
