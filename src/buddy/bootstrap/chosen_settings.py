"""Settings that people change in the running product: a file in the data directory.

What the environment or ``.env`` says counts for more, and what decides whom Buddy may reach, what
it may read or where it keeps things is said there only. A change counts from the next start, for
the parts are put together once.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import cast, get_args

from pydantic import ValidationError

from buddy.bootstrap.shown_settings import shown_settings, text_of, variable
from buddy.domain.schedule_timing import zone_of
from buddy.domain.setting import Setting
from buddy.errors import InputInvalid, StoreUnavailable
from buddy.settings import Settings

FILE = "settings.json"
CHANGEABLE = (
    "mission_cap_usd",
    "goal_usd",
    "schedule_usd",
    "search",
    "llm_evaluates",
    "proposal_hours",
    "warrant_hours",
    "parked_hours",
    "proposal_lapse",
    "warrant_lapse",
    "parked_lapse",
    "timezone",
    "remind_after_hours",
    "remind_before_hours",
    "standing_offer_after",
    "result_value_usd",
    "rate_usd_per_hour",
    "explore",
    "runs_at_once",
)
"""Limits of a day and a month are changed with the budgets, tools with the tools."""
_FIELDS = {variable(name): name for name in Settings.model_fields}


def read_settings() -> Settings:
    """Return the settings of the environment and, where it is silent, those that were chosen.

    Raises:
        InputInvalid: One cannot be used; the message names it.
    """
    told = _valid({})
    chosen = _read(told.data_dir / FILE)
    used = {name: chosen[name] for name in chosen if name not in told.model_fields_set}
    settings = _valid(used)
    settings.note_chosen(used)
    return settings


class ChosenSettings:
    """The settings that hold, and those that will from the next start on.

    Args:
        settings: What holds; None: an instance without settings, as tests have.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings
        self._lock = Lock()  # two changes at once read the same file, and one would be lost

    def shown(self) -> tuple[Setting, ...]:
        """Return every setting, in the order in which they are declared.

        Raises:
            InputInvalid: The file of changes cannot be read.
        """
        settings = self._settings
        if settings is None:
            return ()
        chosen = _read(settings.data_dir / FILE)
        return shown_settings(settings, lambda name: self._as_changed(settings, name, chosen))

    def change(self, changes: Mapping[str, str | None]) -> tuple[Setting, ...]:
        """Keep other values for the next start, all or none; null goes back to the default.

        Raises:
            InputInvalid: One is unknown, set elsewhere, or takes no such value.
            StoreUnavailable: The file cannot be written.
        """
        with self._lock:
            self._change(changes)
        return self.shown()

    def _change(self, changes: Mapping[str, str | None]) -> None:
        settings = self._settings
        for name in changes:
            self._check(name)
        assert settings is not None, "an instance without settings has none that are known"
        file = settings.data_dir / FILE
        chosen = _read(file) | {_FIELDS[name]: value for name, value in changes.items()}
        wanted = {name: value for name, value in chosen.items() if value is not None}
        valid = _valid(wanted)
        if "timezone" in wanted and valid.timezone:
            zone_of(valid.timezone)
        _write(file, {name: text_of(getattr(valid, name)) or "" for name in wanted})

    def _check(self, name: str) -> None:
        field = _FIELDS.get(name)
        if field is None or self._settings is None:
            raise InputInvalid(f"There is no setting {name[:60]!r}; GET /settings lists them")
        if field not in CHANGEABLE:
            raise InputInvalid(f"{name} is set where Buddy is started, in its environment or .env")
        if self._is_told(field):
            raise InputInvalid(
                f"{name} is set in this Buddy's environment or .env, which counts for more; "
                "take it out there, then it can be changed here"
            )

    def _is_told(self, name: str) -> bool:
        settings = self._settings
        assert settings is not None
        return name in settings.model_fields_set and name not in settings.chosen

    def _as_changed(
        self, settings: Settings, name: str, chosen: Mapping[str, str]
    ) -> Mapping[str, object]:
        if name not in CHANGEABLE or self._is_told(name):
            return {}
        now = text_of(getattr(settings, name))
        default = text_of(Settings.model_fields[name].get_default(call_default_factory=True))
        then = chosen.get(name, default)
        return {
            "changeable": True,
            "choices": _choices(name),
            "waits": then != now,
            "next_value": then if then != now else None,
        }


def _choices(name: str) -> tuple[str, ...]:
    annotation = Settings.model_fields[name].annotation
    if annotation is bool:
        return ("true", "false")
    return tuple(str(each) for each in get_args(annotation))


def _valid(chosen: Mapping[str, str]) -> Settings:
    try:
        return Settings(**chosen)  # type: ignore[arg-type]  # texts, as in the environment
    except ValidationError as error:
        first = error.errors()[0]
        name = variable(str(first["loc"][0])) if first["loc"] else "BUDDY_"
        said = first["msg"].removeprefix("Value error, ")
        raise InputInvalid(f"{name}: {said}", field=name) from None


def _read(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}  # whoever needs the folder says what is wrong with it
    except (OSError, ValueError) as error:
        raise InputInvalid(
            f"{file} cannot be read ({type(error).__name__}); mend it, or take it away to go back "
            "to the defaults"
        ) from error
    if not isinstance(found, dict):
        raise InputInvalid(f"{file} is not a JSON object of settings; mend it or take it away")
    known = cast("dict[str, object]", found)
    return {name: str(known[name]) for name in CHANGEABLE if name in known}


def _write(file: Path, chosen: Mapping[str, str]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(chosen, out, indent=2)
            out.write("\n")
        Path(temporary).replace(file)
    except OSError as error:
        raise StoreUnavailable(
            f"{file} cannot be written ({error.strerror or error}); nothing was changed"
        ) from error
