"""Reads every document of a kind, page by page."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

from buddy.adapters.store.firestore.database import Database, Document
from buddy.adapters.store.firestore.query_shapes import NAME, Query, QueryShape

PAGE = 400


async def scan(
    database: Database,
    shape: QueryShape,
    *,
    fields: tuple[str, ...] = (),
    page: int = PAGE,
    moment: Any = None,
) -> AsyncGenerator[Document]:
    """Yield the documents of a kind in the order of their shape; close it when done.

    Args:
        database: Where they lie.
        shape: One of `query_shapes.STORED`.
        fields: Which fields come back, beside those that it is sorted by; empty: all.
        page: How many are asked for at a time.
        moment: As they were at a moment that `Database.now` returned; None: as they are.

    Raises:
        StoreUnavailable: Firestore does not answer.
    """
    order = tuple(each.field for each in shape.orders)
    wanted = (*fields, *(field for field in order if field != NAME)) if fields else ()
    after: tuple[Any, ...] = ()
    while True:
        query = Query(shape=shape, limit=page, after=after, fields=wanted)
        found = await database.find(query, moment)
        for each in found:
            yield each
        if len(found) < page:
            return
        last = found[-1]
        after = tuple(last.path if field == NAME else (last.fields or {})[field] for field in order)
