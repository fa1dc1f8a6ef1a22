"""Which composite index a query needs, and the file that tells Firestore to build them.

Firestore indexes every field of a collection by itself, up and down. That serves a query of
equalities alone (it merges the indexes of their fields) and a query that filters and sorts by one
field alone. Any other query needs an index over its equality fields and then, in their order and
direction, the fields it sorts by; read backwards the same index serves the opposite directions.
Over all collections of a name nothing is indexed by itself, but for the documents' names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from buddy.adapters.store.firestore.query_shapes import (
    EQUALITIES,
    EXPIRING,
    NAME,
    QUERIES,
    UNINDEXED,
    Order,
    QueryShape,
)

Index = Mapping[str, Any]
"""One entry of the file's ``indexes``."""


def _sorted_by(shape: QueryShape) -> tuple[Order, ...]:
    """Return what the answer is sorted by, the order that a range implies included."""
    ranges = {each.field for each in shape.filters if each.operator not in EQUALITIES}
    if len(ranges) > 1:
        raise ValueError(f"ranges over several fields of {shape.collection}: {sorted(ranges)}")
    if shape.orders:
        if ranges and shape.orders[0].field not in ranges:
            raise ValueError(f"{shape.collection} must be sorted by {ranges} first")
        return shape.orders
    return tuple(Order(field) for field in ranges)


def needs_composite(shape: QueryShape) -> bool:
    """Tell whether the indexes that Firestore keeps by itself do not serve a query.

    Raises:
        ValueError: No index serves it as these rules stand.
    """
    equal = {each.field for each in shape.filters if each.operator in EQUALITIES}
    order = _sorted_by(shape)
    fields = (equal | {each.field for each in order}) - {NAME}
    if shape.everywhere and len(fields) == 1:
        raise ValueError(f"no index over every {shape.collection!r} for one field alone")
    return bool(order) and len(fields) > 1


def composite_index(shape: QueryShape) -> Index:
    """Return the composite index that serves a query."""
    equal = [each.field for each in shape.filters if each.operator in EQUALITIES]
    columns = [(field, False) for field in equal]
    columns += [(each.field, each.descending) for each in _sorted_by(shape)]
    return {
        "collectionGroup": shape.collection,
        "queryScope": "COLLECTION_GROUP" if shape.everywhere else "COLLECTION",
        "fields": [
            {"fieldPath": field, "order": "DESCENDING" if down else "ASCENDING"}
            for field, down in columns
        ],
    }


def serves(index: Index, shape: QueryShape) -> bool:
    """Tell whether an index of the file serves a query that needs one."""
    wanted = composite_index(shape)
    if any(index[key] != wanted[key] for key in ("collectionGroup", "queryScope")):
        return False
    count = sum(each.operator in EQUALITIES for each in shape.filters)
    have, want = _columns(index), _columns(wanted)
    if {field for field, _ in have[:count]} != {field for field, _ in want[:count]}:
        return False
    backwards = [(field, not down) for field, down in want[count:]]
    return have[count:] in (want[count:], backwards)


def _columns(index: Index) -> list[tuple[str, bool]]:
    return [(each["fieldPath"], each["order"] == "DESCENDING") for each in index["fields"]]


def unserved(shapes: Iterable[QueryShape], indexes: Sequence[Index]) -> list[QueryShape]:
    """Return the queries that need a composite index which is not among these."""
    needy = (shape for shape in shapes if needs_composite(shape))
    return [shape for shape in needy if not any(serves(index, shape) for index in indexes)]


def index_file(shapes: Iterable[QueryShape] = QUERIES) -> str:
    """Return ``firestore.indexes.json`` for these queries."""
    indexes: list[Index] = []
    for shape in shapes:
        if unserved((shape,), indexes):
            indexes.append(composite_index(shape))
    overrides: list[dict[str, Any]] = [
        {"collectionGroup": collection, "fieldPath": field, "ttl": field_ttl, "indexes": []}
        for pairs, field_ttl in ((UNINDEXED, False), (EXPIRING, True))
        for collection, field in pairs
    ]
    return json.dumps({"indexes": indexes, "fieldOverrides": overrides}, indent=2) + "\n"
