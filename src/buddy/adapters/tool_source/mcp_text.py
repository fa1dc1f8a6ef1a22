"""What a server sends, made fit to be kept and shown: bounded, on one line, without secrets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from buddy.domain.json_value import JsonValue

SECRET_LENGTH: Final = 6
"""A shorter value is left alone: it would stand in too many words by chance."""
LITERAL_LENGTH: Final = 8
"""The same of a value that stands in the file itself; not all of those are secrets."""
HIDDEN: Final = "•••"
_KEPT_CONTROLS: Final = "\n\t"
_DEEPEST: Final = 64


@dataclass(frozen=True, slots=True)
class Redaction:
    """Hides the values of a configuration's headers and variables, wherever they come back."""

    secrets: tuple[str, ...] = ()

    @classmethod
    def of(cls, secrets: Iterable[str], values: Iterable[str] = ()) -> Redaction:
        """Return the redaction of values, the longest first.

        Args:
            secrets: What was taken from the environment.
            values: What a header or a variable holds: hidden whole, and word by word, for a server
                sends back the token without its ``Bearer``.
        """
        literals = (part for value in values for part in (value, *value.split()))
        kept = {value for value in secrets if len(value) >= SECRET_LENGTH}
        kept |= {value for value in literals if len(value) >= LITERAL_LENGTH}
        return cls(tuple(sorted(kept, key=lambda value: (-len(value), value))))

    def text(self, text: str) -> str:
        """Return a text without the secrets."""
        for secret in self.secrets:
            text = text.replace(secret, HIDDEN)
        return text

    def value(self, value: JsonValue, depth: int = 0) -> JsonValue:
        """Return a JSON value without the secrets, in names and in texts.

        Raises:
            ValueError: It is nested deeper than 64 levels.
        """
        if depth > _DEEPEST:
            raise ValueError(f"nested deeper than {_DEEPEST} levels")
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            pairs = cast("Mapping[str, Any]", value).items()
            return {self.text(str(key)): self.value(part, depth + 1) for key, part in pairs}
        if isinstance(value, list):
            return [self.value(part, depth + 1) for part in cast("list[Any]", value)]
        return value


def clean(text: str, limit: int) -> str:
    """Return a text without control characters and direction marks, cut to a length."""
    kept = "".join(
        character
        for character in text[: 2 * limit]
        if character in _KEPT_CONTROLS or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
    return kept if len(kept) <= limit else f"{kept[: limit - 1]}…"


def one_line(text: str, limit: int) -> str:
    """Return a text on one line, cut to a length."""
    return clean(" ".join(clean(text, 4 * limit).split()), limit)
