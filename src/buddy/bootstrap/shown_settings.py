"""The settings of an instance as people may read them."""

from __future__ import annotations

from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo

from buddy.domain.setting import Setting, without_credentials
from buddy.settings import Settings


def shown_settings(settings: Settings) -> tuple[Setting, ...]:
    """Return every setting with its value, in the order in which they are declared.

    A secret has no value here, and an address none of the credentials in it.
    """
    return tuple(
        Setting(
            name=_variable(name, field),
            value=_text(getattr(settings, name)),
            meaning=" ".join((field.description or "").replace("``", "`").split()),
            given=name in settings.model_fields_set,
            secret="SecretStr" in str(field.annotation),
        )
        for name, field in Settings.model_fields.items()
    )


def _variable(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    if isinstance(alias, str):
        return alias
    if isinstance(alias, AliasChoices):
        return str(alias.choices[0])
    return f"BUDDY_{name.upper()}"


def _text(value: object) -> str | None:
    if value is None or isinstance(value, SecretStr):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return without_credentials(str(value))
