"""The settings of an instance as people may read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo

from buddy.domain.setting import Setting, without_credentials
from buddy.settings import Settings


def shown_settings(
    settings: Settings, change_of: Callable[[str], Mapping[str, Any]] = lambda _name: {}
) -> tuple[Setting, ...]:
    """Return every setting with its value, in the order in which they are declared.

    A secret has no value here, and an address none of the credentials in it.

    Args:
        settings: What holds.
        change_of: What a setting's field is told beside it, by its name: whether it can be changed.
    """
    return tuple(
        Setting(
            name=_variable(name, field),
            value=text_of(getattr(settings, name)),
            meaning=" ".join((field.description or "").replace("``", "`").split()),
            given=name in settings.model_fields_set,
            secret="SecretStr" in str(field.annotation),
            **change_of(name),
        )
        for name, field in Settings.model_fields.items()
    )


def variable(name: str) -> str:
    """Return the environment variable of a field."""
    field = Settings.model_fields.get(name)
    return _variable(name, field) if field else f"BUDDY_{name.upper()}"


def _variable(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    if isinstance(alias, str):
        return alias
    if isinstance(alias, AliasChoices):
        return str(alias.choices[0])
    return f"BUDDY_{name.upper()}"


def text_of(value: object) -> str | None:
    """Return a value as it would be written in the environment; None: not set, or a secret."""
    if value is None or isinstance(value, SecretStr):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return without_credentials(str(value))
