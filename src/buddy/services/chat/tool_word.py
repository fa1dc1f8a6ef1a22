"""A standing word on a tool by its name is kept as one, whatever a reader makes of the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from buddy.domain.tool_word import ToolWord, tool_word
from buddy.services.chat.feedback import FeedbackHandler
from buddy.services.chat.turn import Handler, Reply, Turn


@dataclass(frozen=True, slots=True)
class ToolWordAside:
    """Takes "never use web_extract again" and "always use calculate"."""

    feedback: FeedbackHandler

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no standing word on a tool is said."""
        names = [spec.name for spec in self.feedback.registry.all_specs()]
        said = tool_word(turn.text, names)
        return None if said is None else partial(self._keep, said)

    async def _keep(self, said: ToolWord, turn: Turn) -> Reply:
        return await self.feedback.on_tool(turn, said)
