"""Which JSON values Firestore can hold as maps, arrays and numbers of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

_INTEGERS = range(-(2**63), 2**63)
_RESERVED = re.compile(r"__.*__", re.DOTALL)
_KEY_BYTES = 1_500
_DEPTH = 15
"""Levels below a field of a map of ours; Firestore takes 20 in all."""


def can_hold(value: Any, depth: int = 0) -> bool:
    """Tell whether a JSON value can be a field: no array within an array, no odd key, not deep."""
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value)
        return depth < _DEPTH and all(
            _is_key(key) and can_hold(each, depth + 1) for key, each in fields.items()
        )
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return depth < _DEPTH and all(
            not isinstance(each, list) and can_hold(each, depth + 1) for each in items
        )
    return not isinstance(value, int) or value in _INTEGERS


def _is_key(key: str) -> bool:
    return 0 < len(key.encode()) <= _KEY_BYTES and not _RESERVED.fullmatch(key)
