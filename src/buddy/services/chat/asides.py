"""Messages whose words alone say who answers them, whatever a reader of messages makes of them.

Each aside looks at the message and at what the conversation is about; the first that takes it
answers. None of them runs anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from buddy.services.chat.turn import Handler, Turn


class Aside(Protocol):
    """Takes messages of one kind."""

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers a message; None: it is of another kind."""
        ...


@dataclass(frozen=True, slots=True)
class Asides:
    """Several asides, asked one after the other."""

    each: Sequence[Aside] = ()

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers a message; None: no aside takes it."""
        found = (aside.takes(turn) for aside in self.each)
        return next((handler for handler in found if handler is not None), None)
