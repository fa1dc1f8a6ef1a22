"""A promise that was not kept, and a world in which none could be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """One finding."""

    rule: str
    mission_id: str | None
    text: str

    def __str__(self) -> str:
        return f"[{self.rule}] {self.mission_id or ''}: {self.text}"


class WorldBroken(Exception):
    """The world cannot be had as it was meant to be; nothing can be judged."""
