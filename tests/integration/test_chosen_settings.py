"""Settings changed in the product: kept in the data directory, and used from the next start on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from buddy.bootstrap.chosen_settings import CHANGEABLE, FILE, ChosenSettings, read_settings
from buddy.domain.setting import Setting
from buddy.errors import InputInvalid, StoreUnavailable
from buddy.settings import Settings


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory, and an environment that says nothing else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUDDY_DATA_DIR", str(tmp_path))
    return tmp_path


def named(settings: tuple[Setting, ...], name: str) -> Setting:
    return next(setting for setting in settings if setting.name == name)


def test_a_change_waits_for_the_next_start_and_then_holds() -> None:
    desk = ChosenSettings(read_settings())
    changed = desk.change({"BUDDY_EXPLORE": "true", "BUDDY_MISSION_CAP_USD": "7.5"})
    explore = named(changed, "BUDDY_EXPLORE")
    assert (explore.value, explore.waits, explore.next_value) == ("false", True, "true")
    assert explore.choices == ("true", "false")

    begun = ChosenSettings(read_settings())
    cap = named(begun.shown(), "BUDDY_MISSION_CAP_USD")
    assert (cap.value, cap.given, cap.waits, cap.changeable) == ("7.50", True, False, True)

    back = named(begun.change({"BUDDY_MISSION_CAP_USD": None}), "BUDDY_MISSION_CAP_USD")
    assert (back.value, back.waits, back.next_value) == ("7.50", True, "5.00")
    assert read_settings().mission_cap_usd == "5.00"
    assert read_settings().explore


def test_the_environment_counts_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    ChosenSettings(read_settings()).change({"BUDDY_EXPLORE": "true"})
    monkeypatch.setenv("BUDDY_EXPLORE", "false")
    desk = ChosenSettings(read_settings())
    explore = named(desk.shown(), "BUDDY_EXPLORE")
    assert (explore.value, explore.waits, explore.changeable) == ("false", False, False)
    with pytest.raises(InputInvalid, match="BUDDY_EXPLORE is set in this Buddy's environment"):
        desk.change({"BUDDY_EXPLORE": "true"})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"BUDDY_NONE": "1"}, "There is no setting 'BUDDY_NONE'"),
        ({"BUDDY_EGRESS_ALLOW": "10.0.0.0/8"}, "is set where Buddy is started"),
        ({"BUDDY_EXPLORE": "maybe"}, "BUDDY_EXPLORE: "),
        ({"BUDDY_SEARCH": "all"}, "BUDDY_SEARCH: "),
        ({"BUDDY_RUNS_AT_ONCE": "0"}, "BUDDY_RUNS_AT_ONCE: "),
        ({"BUDDY_MISSION_CAP_USD": "much"}, "much"),
        ({"BUDDY_TIMEZONE": "Europe/Berln"}, "Did you mean Europe/Berlin"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    here: Path, changes: dict[str, str | None], message: str
) -> None:
    desk = ChosenSettings(read_settings())
    with pytest.raises(InputInvalid, match=message):
        desk.change({"BUDDY_SEARCH": "offline", **changes})
    assert not (here / FILE).exists()


@pytest.mark.parametrize("text", ["{", "[]"])
def test_a_damaged_file_is_named(here: Path, text: str) -> None:
    (here / FILE).write_text(text)
    with pytest.raises(InputInvalid, match=FILE):
        read_settings()


def test_a_directory_that_takes_nothing_is_said(here: Path) -> None:
    settings = Settings(data_dir=here / "file" / "below")
    (here / "file").write_text("")
    with pytest.raises((StoreUnavailable, InputInvalid), match="cannot be"):
        ChosenSettings(settings).change({"BUDDY_EXPLORE": "true"})


def test_what_is_kept_is_what_can_be_changed(here: Path) -> None:
    ChosenSettings(read_settings()).change({"BUDDY_PROPOSAL_HOURS": "48"})
    kept = json.loads((here / FILE).read_text())
    assert kept == {"proposal_hours": "48.0"}
    (here / FILE).write_text(json.dumps(kept | {"egress_allow": "10.0.0.0/8", "port": 1}))
    assert (read_settings().egress_allow, read_settings().port) == ("", 8000)
    assert set(CHANGEABLE) <= set(Settings.model_fields)
