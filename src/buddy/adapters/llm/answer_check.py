"""What every adapter of the LLM port does with an answer before it hands it on."""

from __future__ import annotations

import json
from typing import cast

import jsonschema_rs

from buddy.domain.json_value import JsonObject, JsonValue, canonical_json
from buddy.errors import LLMAnswerInvalid

_FIELD_LIMIT = 100
"""Characters of a field's name that are shown; the model may have made it up."""


def checked_answer(data: JsonValue, *, schema: JsonObject, model: str) -> JsonObject:
    """Return an answer, copied, once it is known to fit the schema.

    The error names the field and the keyword of the schema that it breaks, never the value: that
    is the model's text, and nobody has read it yet.

    Args:
        data: What the model answered, parsed.
        schema: The JSON Schema (2020-12) of the request.
        model: Who answered.

    Raises:
        LLMAnswerInvalid: The answer is not JSON, not an object or not as the schema says.
        ValueError: The schema itself is not one; a defect of the caller.
    """
    validator = jsonschema_rs.Draft202012Validator(dict(schema))
    try:
        text = canonical_json(data)
        text.encode()
    except (TypeError, ValueError) as error:
        raise _invalid(model, field="answer", rule="JSON") from error
    copy: JsonValue = json.loads(text)
    errors = sorted(validator.iter_errors(copy), key=lambda error: len(error.instance_path))
    if errors:
        path = ".".join(str(part) for part in errors[0].instance_path)
        raise _invalid(model, field=path[:_FIELD_LIMIT] or "answer", rule=errors[0].kind.name)
    if not isinstance(copy, dict):
        raise _invalid(model, field="answer", rule="object")
    return cast("JsonObject", copy)


def _invalid(model: str, *, field: str, rule: str) -> LLMAnswerInvalid:
    return LLMAnswerInvalid(
        f"{model} answered, but {field!r} breaks the rule {rule!r} of the form asked for; "
        "ask again or go on without it",
        model=model,
        field=field,
        rule=rule,
    )
