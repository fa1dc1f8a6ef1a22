"""Ids that follow from reasons."""

from __future__ import annotations

import re

from buddy.domain.derived_id import derived_mission


def test_the_same_reasons_are_the_same_mission_and_look_like_any_other() -> None:
    made = derived_mission("sch_1", "2026-01-01T00:00:00.000Z")
    assert made == derived_mission("sch_1", "2026-01-01T00:00:00.000Z")
    assert made != derived_mission("sch_1", "2026-01-01T00:01:00.000Z")
    assert re.fullmatch(r"m_[A-Za-z0-9]{12}", made)


def test_reasons_are_not_run_together() -> None:
    assert derived_mission("ab", "c") != derived_mission("a", "bc")
