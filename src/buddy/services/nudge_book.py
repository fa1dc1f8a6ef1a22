"""The nudges of one user's tools, computed anew only where somebody said something.

A nudge fades over weeks, so it is taken from memory within the minute in which it was computed; a
person with two hundred tools and thousands of ratings would else wait for them at every question.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from buddy.domain.feedback import Feedback
from buddy.domain.ids import ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.nudges import NONE, STANDS, Nudges, nudges_of
from buddy.domain.survey import Survey

RECENT = 500
"""Of one tool and intent: the latest ratings and verdicts on results. A word on a tool itself holds
however long ago it was said."""
_MINUTE = len("2024-01-15T10:30")


@dataclass(slots=True)
class NudgeBook:
    """What was said of each tool, and what it comes to."""

    _said: dict[ToolName, dict[str, Feedback]] = field(
        default_factory=dict[ToolName, dict[str, Feedback]]
    )
    """By id, in the order in which it was said or taken back."""
    _rated: dict[Intent | None, dict[ToolName, dict[str, Survey]]] = field(
        default_factory=dict[Intent | None, dict[ToolName, dict[str, Survey]]]
    )
    _known: dict[Intent | None, dict[ToolName, Nudges]] = field(
        default_factory=dict[Intent | None, dict[ToolName, Nudges]]
    )
    """Of the minute below."""
    _minute: str = ""

    def learn(self, word: Feedback | Survey) -> None:
        """Take in what was said, or said otherwise, or taken back."""
        words = self._beside(word)
        if words is not None:
            words.pop(word.record_id, None)
            words[word.record_id] = word

    def drop(self, word: Feedback | Survey) -> None:
        """Leave out what was forgotten, or said too long ago to be kept."""
        words = self._beside(word)
        if words is not None:
            words.pop(word.record_id, None)

    def _beside(self, word: Feedback | Survey) -> dict[str, Any] | None:
        """Return what was said of the same tool, where what is known of it is void now."""
        if word.tool is None:
            return None
        if isinstance(word, Survey):
            self._known.get(word.intent, {}).pop(word.tool, None)
            return self._rated.setdefault(word.intent, {}).setdefault(word.tool, {})
        for known in self._known.values():  # a verdict may hold for all intents
            known.pop(word.tool, None)
        return self._said.setdefault(word.tool, {})

    def of(self, intent: Intent | None, now: Instant) -> dict[ToolName, Nudges]:
        """Return the nudges of every tool that somebody said something of, for one intent."""
        if now[:_MINUTE] != self._minute:
            self._minute = now[:_MINUTE]
            self._known.clear()
        known = self._known.setdefault(intent, {})
        rated = self._rated.get(intent, {})
        for tool in (self._said.keys() | rated.keys()) - known.keys():
            said = tuple(reversed(self._said.get(tool, {}).values()))
            stands = [each for each in said if each.verdict in STANDS]
            others = [each for each in said if each.verdict not in STANDS][:RECENT]
            surveys = tuple(reversed(rated.get(tool, {}).values()))[:RECENT]
            found = nudges_of(intent, (*stands, *others), surveys, now)
            known[tool] = found.get(tool, NONE)
        return {tool: nudges for tool, nudges in known.items() if nudges is not NONE}
