"""Checks JSON values against a JSON Schema (2020-12)."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from buddy.domain.json_value import JsonObject

MESSAGE_LIMIT = 300
"""Characters of a complaint that are shown; it may quote the value it complains of."""


class SchemaCheck:
    """One schema, compiled once."""

    def __init__(self, schema: JsonObject) -> None:
        self._validator: Any = Draft202012Validator(dict(schema))

    def problem(self, value: JsonObject) -> tuple[str, str] | None:
        """Return where the value first breaks the schema and how, or None when it fits."""
        errors: list[Any] = sorted(
            self._validator.iter_errors(dict(value)), key=lambda e: len(e.absolute_path)
        )
        if not errors:
            return None
        field = ".".join(str(part) for part in errors[0].absolute_path) or "input"
        return field, str(errors[0].message)[:MESSAGE_LIMIT]
