"""What an instance was told, fit to be shown: no secret stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.regex import regex

_CREDENTIALS = regex(r"//[^/@\s]+@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting of the instance, as it holds until the next start."""

    name: str
    """The environment variable that sets it."""
    value: str | None
    """As it would be written there; null: not set, and for a secret whether it is set or not."""
    meaning: str
    """What it does, in a sentence; backticks mark what is written as it stands."""
    given: bool
    """Whether somebody set it; else it is the default."""
    secret: bool
    """Its value is never shown."""
    changeable: bool = False
    """Whether a person may change it while Buddy runs; it counts from the next start."""
    choices: tuple[str, ...] = ()
    """The values that it takes, where there are only these."""
    waits: bool = False
    """Whether a changed value waits for the next start."""
    next_value: str | None = None
    """That value; null where it waits to be not set."""


def without_credentials(text: str) -> str:
    """Return a value without the name and password that an address in it may hold."""
    return _CREDENTIALS.sub("//…@", text)
