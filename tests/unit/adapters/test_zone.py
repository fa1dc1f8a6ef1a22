"""The machine's time zone by its name."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from buddy.adapters.clock.zone import machine_zone


def test_what_the_environment_names_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Europe/Lisbon")
    assert machine_zone() == "Europe/Lisbon"


@pytest.mark.parametrize("name", ["", "CET-1CEST", "../../etc/passwd"])
def test_what_is_no_name_of_a_zone_is_passed_over(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", name)
    assert ZoneInfo(machine_zone()).key == machine_zone()
