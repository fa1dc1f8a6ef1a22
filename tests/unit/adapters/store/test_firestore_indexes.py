"""Composite indexes follow from the queries, by Firestore's rule; the emulator needs none."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from buddy.adapters.store.firestore import indexes
from buddy.adapters.store.firestore.indexes import (
    composite_index,
    index_file,
    needs_composite,
    unserved,
)
from buddy.adapters.store.firestore.query_shapes import (
    EXPIRING,
    NAME,
    QUERIES,
    UNINDEXED,
    Filter,
    Order,
    Query,
    QueryShape,
)

ROOT = Path(__file__).resolve().parents[4]
FILE = json.loads((ROOT / "firestore.indexes.json").read_text("utf-8"))
OWNER, SINCE = Filter("user_id", "=="), Filter("at", ">=")
UP, DOWN = Order("at"), Order("at", descending=True)


def shape(*filters: Filter, orders: tuple[Order, ...] = (), everywhere: bool = False) -> QueryShape:
    return QueryShape(collection="c", filters=filters, orders=orders, everywhere=everywhere)


def test_every_query_has_its_index_in_the_file() -> None:
    assert unserved(QUERIES, FILE["indexes"]) == []


@pytest.mark.parametrize("gone", range(len(FILE["indexes"])))
def test_each_index_of_the_file_is_missed_when_it_is_gone(gone: int) -> None:
    rest = [index for number, index in enumerate(FILE["indexes"]) if number != gone]
    assert unserved(QUERIES, rest)


def test_the_file_is_the_generated_one() -> None:
    script = ROOT / "scripts" / "generate_firestore_indexes.py"
    subprocess.run([sys.executable, script, "--check"], check=True)
    assert (ROOT / "firestore.indexes.json").read_text("utf-8") == index_file()


@pytest.mark.parametrize(
    ("query", "needed"),
    [
        (shape(), False),
        (shape(OWNER), False),
        (shape(OWNER, Filter("status", "in")), False),  # equalities are merged
        (shape(SINCE), False),
        (shape(SINCE, orders=(DOWN,)), False),
        (shape(orders=(DOWN,)), False),
        (shape(OWNER, SINCE), True),
        (shape(OWNER, orders=(UP,)), True),
        (shape(Filter("status", "in"), orders=(UP,)), True),
        (shape(orders=(UP, Order("id"))), True),
        (shape(SINCE, orders=(UP, Order("id"))), True),
        (shape(OWNER, SINCE, everywhere=True), True),
        (shape(orders=(Order(NAME),)), False),
        (shape(orders=(Order(NAME),), everywhere=True), False),  # the order it keeps by itself
        (shape(orders=(UP, Order("id")), everywhere=True), True),
    ],
)
def test_a_composite_index_is_needed_by_firestores_rule(query: QueryShape, needed: bool) -> None:
    assert needs_composite(query) is needed
    assert bool(unserved((query,), [])) is needed
    assert not unserved((query,), [composite_index(query)])


@pytest.mark.parametrize(
    "query",
    [
        shape(SINCE, Filter("size", "<")),
        shape(SINCE, orders=(Order("size"),)),
        shape(SINCE, everywhere=True),
    ],
)
def test_what_the_rule_does_not_cover_is_refused(query: QueryShape) -> None:
    with pytest.raises(ValueError, match="c"):
        index_file((query,))


def test_an_index_read_backwards_serves_too_and_another_order_does_not() -> None:
    ascending = composite_index(shape(OWNER, orders=(UP, Order("id"))))
    descending = shape(OWNER, orders=(DOWN, Order("id", descending=True)))
    assert not unserved((descending,), [ascending])
    assert unserved((shape(OWNER, orders=(UP, Order("id", descending=True))),), [ascending])
    assert unserved((shape(OWNER, orders=(Order("id"), UP)),), [ascending])
    assert unserved((shape(OWNER, orders=(UP, Order("id")), everywhere=True),), [ascending])


def test_equality_fields_come_first_in_any_order() -> None:
    one = shape(OWNER, Filter("kind", "=="), orders=(UP,))
    other = shape(Filter("kind", "=="), OWNER, orders=(UP,))
    assert not unserved((one,), [composite_index(other)])
    assert len(json.loads(index_file((one, other)))["indexes"]) == 1


def test_a_query_that_is_not_registered_cannot_be_asked() -> None:
    with pytest.raises(AssertionError, match="QUERIES"):
        Query(shape=shape(OWNER), values=("anna",))


def test_no_query_is_built_anywhere_else() -> None:
    """Only `Database` says `where` or `order_by` to Google's client, from a registered shape."""
    words = {"where", "order_by", "collection", "collection_group", "list_documents", "start_after"}
    sources = sorted(Path(indexes.__file__).parent.glob("*.py"))
    assert len(sources) > 10
    for path in sources:
        calls = [
            each
            for each in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(each, ast.Call)
        ]
        said = {each.func.attr for each in calls if isinstance(each.func, ast.Attribute)} & words
        assert not said or path.name == "database.py", f"{path.name} builds a query: {said}"


def test_no_query_looks_at_a_field_without_index() -> None:
    looked_at = {
        (query.collection, part.field)
        for query in QUERIES
        for part in (*query.filters, *query.orders)
    }
    assert not looked_at & {*UNINDEXED, *EXPIRING}
