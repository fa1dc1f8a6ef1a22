"""Ids that follow from what a thing is for, so that the same thing is made once only."""

from __future__ import annotations

from typing import Final

from buddy.domain.ids import MissionId
from buddy.domain.json_value import digest

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LENGTH: Final = 12


def derived_mission(*reasons: str) -> MissionId:
    """Return the id of the mission that is made for these reasons: always the same for the same."""
    rest, letters = int(digest(list(reasons)), 16), ""
    for _ in range(_LENGTH):
        rest, letter = divmod(rest, len(_LETTERS))
        letters += _LETTERS[letter]
    return MissionId(f"m_{letters}")
