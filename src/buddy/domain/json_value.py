"""JSON values as types, and the one canonical form that is hashed.

The types stay loose because a value is checked where it enters: a tool's input and output
against the tool's JSON Schema, a request against its own schema.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

JsonValue: TypeAlias = Any
"""Text, number, true, false, null, a list of JSON values or a JSON object."""
JsonObject: TypeAlias = Mapping[str, Any]


def canonical_json(value: object) -> str:
    """Return the one text that stands for a JSON value: sorted keys, no spaces, UTF-8 as is.

    Args:
        value: Anything `json.dumps` takes.

    Returns:
        A text equal for equal values, whatever the order their keys were written in.

    Raises:
        TypeError: The value holds something JSON cannot.
        ValueError: The value holds NaN or an infinity, which JSON has no word for.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def digest(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON as 64 hex digits.

    Raises:
        ValueError: As `canonical_json`, or a text holds half a character (a lone surrogate).
    """
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()
