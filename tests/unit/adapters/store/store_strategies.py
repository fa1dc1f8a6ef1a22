"""Hypothesis strategies for what a store keeps, derived from the domain's own declarations."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st

from buddy.domain.instant import Instant, to_instant
from buddy.domain.money import Money

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
json_objects = st.dictionaries(st.text(max_size=5), json_values, max_size=3)
instants = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)).map(  # noqa: DTZ001
    lambda moment: to_instant(moment.replace(tzinfo=UTC))
)
money = st.integers(-(10**15), 10**15).map(Money)


@cache
def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a declared type: dataclasses field by field, unions, tuples, enums."""
    named = _named(kind)
    if named is not None:
        return named
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return st.one_of(*(values_of(argument) for argument in arguments))
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if origin is Mapping:
        return json_objects
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(values_of(argument) for argument in arguments))
    if isinstance(kind, typing.NewType):
        return values_of(kind.__supertype__)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        fields = {field.name: values_of(hints[field.name]) for field in dataclasses.fields(kind)}
        return st.builds(kind, **fields)
    raise TypeError(f"no strategy for {kind!r}; add one")


def _named(kind: Any) -> st.SearchStrategy[Any] | None:
    simple: dict[Any, st.SearchStrategy[Any]] = {
        Any: json_values,
        type(None): st.none(),
        bool: st.booleans(),
        int: st.integers(-(2**53), 2**53),
        float: st.floats(allow_nan=False, allow_infinity=False),
        str: st.text(max_size=12),
        Instant: instants,
        Money: money,
    }
    return simple.get(kind)
