"""Takes out of a text what looks like a secret, before the text is kept or handed on.

Rather too much than too little: what is kept for a test loses nothing by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, cast

from buddy.domain.json_value import JsonValue
from buddy.domain.regex import regex

LEFT_OUT: Final = "(left out)"
_NAMED: Final = (
    r"(?:pass(?:word|wd|phrase|code)|pwd|secret|token|api[_ -]?key|apikey|access[_ -]?key"
    r"|private[_ -]?key|auth(?:orization)?|signature|sig|credential|cookie|session(?:[_ -]?id)?"
    r"|jwt)"
)
KEY_FORMS: Final = (
    r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}KEY-----|\Z)"
    r"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*"
    r"|\bgh[a-z]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bglpat-[A-Za-z0-9_-]{16,}"
    r"|\bxox[a-z]-[A-Za-z0-9-]{10,}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{30,}"
    r"|\bwhsec_[A-Za-z0-9+/=]{16,}"
)
"""Keys that their form alone gives away."""
_RULES: Final = (
    regex(r"(?<=://)[^/\s@]{1,300}@"),
    regex(rf"(?i:(?<=[?&;])[\w.-]{{0,40}}{_NAMED}[\w.-]{{0,40}}=)[^&\s#\"'<>)\]]+"),
    regex(r"\b(?i:bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}"),
    regex(KEY_FORMS),
    regex(r"\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}"),
    regex(rf"\b(?i:{_NAMED})\s{{0,3}}[:=]\s{{0,3}}[^\s,;<>]{{4,}}"),
)
_KEY: Final = regex(rf"^(?:.*[_-])?{_NAMED}(?:[_-].*)?$", re.IGNORECASE)
_DEEPEST: Final = 60


def without_secrets(text: str) -> str:
    """Return a text in which ``(left out)`` stands for what looks like a secret."""
    for rule in _RULES:
        text = rule.sub(LEFT_OUT, text)
    return text


def has_secrets(value: JsonValue) -> bool:
    """Tell whether something in a value looks like a secret."""
    return cleaned(value) != value


def cleaned(value: JsonValue, depth: int = 0) -> JsonValue:
    """Return a value without secrets: in its texts, and under keys that are named as such."""
    if depth > _DEEPEST:
        return LEFT_OUT
    if isinstance(value, str):
        return without_secrets(value)
    if isinstance(value, list):
        return [cleaned(each, depth + 1) for each in cast("list[JsonValue]", value)]
    if isinstance(value, Mapping):
        inner = cast("Mapping[str, JsonValue]", value)
        return {
            without_secrets(key): LEFT_OUT
            if isinstance(each, str) and each and _KEY.match(key)
            else cleaned(each, depth + 1)
            for key, each in inner.items()
        }
    return value
