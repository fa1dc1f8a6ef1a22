"""Checks JSON values against a JSON Schema (2020-12)."""

from __future__ import annotations

import jsonschema_rs

from buddy.domain.json_value import JsonObject

MESSAGE_LIMIT = 300
"""Characters of a complaint that are shown; it may quote the value it complains of."""


class SchemaCheck:
    """One schema, compiled once."""

    def __init__(self, schema: JsonObject) -> None:
        self._validator = jsonschema_rs.Draft202012Validator(dict(schema))

    def problem(self, value: JsonObject) -> tuple[str, str] | None:
        """Return where the value first breaks the schema and how, or None when it fits."""
        errors = sorted(
            self._validator.iter_errors(dict(value)), key=lambda error: len(error.instance_path)
        )
        if not errors:
            return None
        field = ".".join(str(part) for part in errors[0].instance_path) or "input"
        return field, errors[0].message[:MESSAGE_LIMIT]
