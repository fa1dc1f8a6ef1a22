"""Responses about settings."""

from __future__ import annotations

from pydantic import BaseModel, Field

from buddy.domain.setting import Setting


class SettingView(BaseModel):
    """A setting as it holds until the next start."""

    name: str = Field(description="The environment variable that sets it")
    value: str | None = Field(description="null: not set; always null where it is secret")
    meaning: str
    given: bool = Field(description="false: the default")
    secret: bool

    @classmethod
    def of(cls, setting: Setting) -> SettingView:
        """Return the view of a setting."""
        return cls(
            name=setting.name,
            value=setting.value,
            meaning=setting.meaning,
            given=setting.given,
            secret=setting.secret,
        )


class SettingList(BaseModel):
    """Every setting."""

    items: list[SettingView]
    next_cursor: str | None
