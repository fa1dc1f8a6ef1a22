"""Domain values as JSON text and back, for every store.

The domain knows nothing of JSON; pydantic reads its dataclasses. Money travels as a decimal text,
enumerations as their values, tuples as arrays. A mapping of JSON values comes back as a dict with
lists in it, so a store that goes through this module returns what any other store would.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from types import GenericAlias
from typing import Any, NoReturn, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from buddy.domain.events.catalogue import EVENT_TYPES, EventData
from buddy.errors import StoreError

T = TypeVar("T")

_AGAIN = 1024
"""Values that are kept beside their texts, of some three kilobytes each."""


@cache
def _reader(kind: type[Any]) -> TypeAdapter[Any]:
    # Built on first use: all of them together cost a tenth of a second of start-up.
    return TypeAdapter(kind)


@cache
def _writer(kind: type[Any]) -> TypeAdapter[tuple[Any]]:
    # A dataclass takes no configuration from outside, a tuple around it does. By default NaN
    # would become null, which a field declared as a number could not be read back from.
    wrapped: Any = GenericAlias(tuple, (kind,))
    return TypeAdapter(wrapped, config=ConfigDict(ser_json_inf_nan="constants"))


def encode(value: object) -> str:
    """Return a domain value as JSON text.

    Raises:
        StoreError: Something in it is not what its class declares, or is no JSON value, such as
            NaN or half a surrogate pair.
    """
    try:
        text = _writer(type(value)).dump_json((value,), warnings="error")[1:-1]
        if b"NaN" in text or b"Infinity" in text:
            # No JSON, unless it is a word in a text.
            json.loads(text, parse_constant=_refuse)
    except (PydanticSerializationError, ValueError) as error:
        kind = type(value).__name__
        raise StoreError(
            f"A {kind} holds a value that JSON cannot carry; it was not stored", kind=kind
        ) from error
    return text.decode()


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def decode(kind: type[T], text: str) -> T:
    """Return the value that `encode` wrote.

    Args:
        kind: Its class.
        text: What `encode` returned.

    Raises:
        StoreError: The text is not a value of that class as this version knows it.
    """
    try:
        value: T = _reader(kind).validate_json(text)
    except ValidationError as error:
        name = kind.__name__
        raise StoreError(
            f"A stored {name} cannot be read ({error.error_count()} fields do not fit); "
            "it was written by another version of Buddy, or damaged",
            kind=name,
        ) from error
    return value


@lru_cache(_AGAIN)
def decode_again(kind: type[T], text: str) -> T:
    """Return what `decode` does, of the same text the same value: from memory, where it is lately.

    Args:
        kind: Its class; nothing in a value of it can be changed.
        text: What `encode` returned.

    Raises:
        StoreError: As `decode` raises it.
    """
    return decode(kind, text)


def decode_event(event_type: str, text: str) -> EventData:
    """Return an event's data.

    Raises:
        StoreError: This version knows no such event, or the text does not fit it.
    """
    kind = EVENT_TYPES.get(event_type)
    if kind is None:
        raise StoreError(
            f"The log holds an event of type {event_type!r}, which this version does not know; "
            "it was written by a newer version of Buddy",
            event_type=event_type,
        )
    return decode(kind, text)
