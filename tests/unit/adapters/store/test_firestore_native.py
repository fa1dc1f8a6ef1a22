import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_strategies import json_values

from buddy.adapters.store.firestore.database import Write
from buddy.adapters.store.firestore.native import can_hold
from buddy.adapters.store.firestore.size import DOCUMENT_BYTES, weight
from firestore_emulator import open_store

DEEP = {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {}}}}}}}}}}}


@pytest.mark.parametrize(
    "value", [None, True, 1, -1.5, "", "ü", [], {}, [1, {"a": [2]}], {"_x": 1}, 2**63 - 1, DEEP]
)
def test_plain_values_can_be_held(value: object) -> None:
    assert can_hold(value)


@pytest.mark.parametrize(
    "value",
    [
        [[1]],
        {"table": [[1], [2]]},
        {"": 1},
        {"__x__": 1},
        {"____": 1},
        [{"x" * 1_501: 1}],
        2**63,
        {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": DEEP}}}}}}}},
    ],
)
def test_what_firestore_refuses_cannot(value: object) -> None:
    assert not can_hold(value)


def test_a_value_weighs_what_firestores_rules_say() -> None:
    assert weight({"a": "bc", "d": [1, 2.0, True, None]}) == (1 + 1 + 3) + (1 + 1 + 8 + 8 + 1 + 1)


@pytest.mark.firestore
async def test_what_can_be_held_comes_back_as_it_was(firestore_project: str) -> None:
    database = open_store(firestore_project)._database
    number = 0

    async def there_and_back(value: object) -> object:
        nonlocal number
        number += 1
        path = f"values/{number}"
        await database.commit([Write("create", path, {"value": {"inside": value}})])
        fields = (await database.get(path))[path].fields
        assert fields is not None
        return fields["value"]["inside"]

    values: list[object] = [DEEP, 2**63 - 1, -(2**63), "\x00", {"_": {"a.b`c/": 0.1}}, -0.0]
    values += _samples(40)
    for value in values:
        assert await there_and_back(value) == value
    await database.close()


@pytest.mark.firestore
async def test_the_largest_document_allowed_is_taken(firestore_project: str) -> None:
    database = open_store(firestore_project)._database
    await database.commit([Write("create", "values/big", {"body": "x" * (DOCUMENT_BYTES - 60)})])
    await database.close()


def _samples(count: int) -> list[object]:
    found: list[object] = []

    @settings(max_examples=10 * count, database=None)
    @given(json_values.filter(can_hold) | st.just(0))
    def collect(value: object) -> None:
        found.append(value)

    collect()
    return sorted(found, key=lambda each: len(repr(each)))[-count:]
