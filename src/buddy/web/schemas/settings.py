"""Responses about settings."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from buddy.domain.setting import Setting


class SettingView(BaseModel):
    """A setting as it holds until the next start."""

    name: str = Field(description="The environment variable that sets it")
    value: str | None = Field(description="null: not set; always null where it is secret")
    meaning: str
    given: bool = Field(description="false: the default")
    secret: bool
    changeable: bool = Field(description="Whether PUT /settings takes it")
    choices: list[str] = Field(description="The values that it takes; empty: any that fit")
    waits: bool = Field(description="Whether a changed value waits for the next start")
    next_value: str | None = Field(description="That value; null: not set, or nothing waits")

    @classmethod
    def of(cls, setting: Setting) -> SettingView:
        """Return the view of a setting."""
        return cls(
            name=setting.name,
            value=setting.value,
            meaning=setting.meaning,
            given=setting.given,
            secret=setting.secret,
            changeable=setting.changeable,
            choices=list(setting.choices),
            waits=setting.waits,
            next_value=setting.next_value,
        )


class SettingsBody(BaseModel):
    """Settings to be changed."""

    model_config = ConfigDict(extra="forbid")

    changes: dict[
        Annotated[str, Field(max_length=60)], Annotated[str, Field(max_length=500)] | None
    ] = Field(
        min_length=1,
        max_length=50,
        description="By the environment variable; null goes back to the default",
    )


class SettingList(BaseModel):
    """Every setting."""

    items: list[SettingView]
    next_cursor: str | None
