"""The nudges of one user's tools, computed anew only where somebody said something.

A nudge fades over weeks, so it is taken from memory within the minute in which it was computed; a
person with two hundred tools and thousands of ratings would else wait for them at every question.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from buddy.domain.feedback import Feedback
from buddy.domain.ids import ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.nudges import NONE, STANDS, Nudges, Rated, nudges_on, rated
from buddy.domain.survey import Survey

RECENT = 500
"""Of one tool and intent: the latest ratings and verdicts on results. A word on a tool itself holds
however long ago it was said."""
_MINUTE = len("2024-01-15T10:30")


@dataclass(slots=True)
class _Known:
    """The nudges for one intent, as of the minute in which they were asked for."""

    nudges: dict[ToolName, Nudges] = field(default_factory=dict[ToolName, Nudges])
    """Of the tools that anything counts for."""
    void: set[ToolName] = field(default_factory=set[ToolName])
    """The tools of which something was said since."""


@dataclass(slots=True)
class NudgeBook:
    """What was said of each tool, and what it comes to."""

    _said: dict[ToolName, dict[str, Feedback]] = field(
        default_factory=dict[ToolName, dict[str, Feedback]]
    )
    """By id, in the order in which it was said or taken back."""
    _rated: dict[Intent | None, dict[ToolName, dict[str, Rated | None]]] = field(
        default_factory=dict[Intent | None, dict[ToolName, dict[str, Rated | None]]]
    )
    """Likewise; None: it was taken back."""
    _known: dict[Intent | None, _Known] = field(default_factory=dict[Intent | None, _Known])
    """Of the minute below."""
    _minute: str = ""

    def learn(self, word: Feedback | Survey) -> None:
        """Take in what was said, or said otherwise, or taken back."""
        words = self._beside(word)
        if words is not None:
            words.pop(word.record_id, None)
            words[word.record_id] = rated(word) if isinstance(word, Survey) else word

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
            if (known := self._known.get(word.intent)) is not None:
                known.void.add(word.tool)
            return self._rated.setdefault(word.intent, {}).setdefault(word.tool, {})
        for known in self._known.values():  # a verdict may hold for all intents
            known.void.add(word.tool)
        return self._said.setdefault(word.tool, {})

    def of(self, intent: Intent | None, now: Instant) -> dict[ToolName, Nudges]:
        """Return the nudges of every tool that somebody said something of, for one intent."""
        if now[:_MINUTE] != self._minute:
            self._minute = now[:_MINUTE]
            self._known.clear()
        ratings = self._rated.get(intent, {})
        known = self._known.get(intent)
        if known is None:
            known = self._known[intent] = _Known(void={*self._said, *ratings})
        for tool in known.void:
            nudges = self._on(intent, tool, ratings.get(tool, {}), now)
            if nudges is NONE:
                known.nudges.pop(tool, None)
            else:
                known.nudges[tool] = nudges
        known.void.clear()
        return dict(known.nudges)

    def _on(
        self,
        intent: Intent | None,
        tool: ToolName,
        ratings: dict[str, Rated | None],
        now: Instant,
    ) -> Nudges:
        said = tuple(reversed(self._said.get(tool, {}).values()))
        stands = [each for each in said if each.verdict in STANDS]
        others = [each for each in said if each.verdict not in STANDS][:RECENT]
        latest = islice(reversed(ratings.values()), RECENT)
        standing = [each for each in latest if each is not None]
        return nudges_on(intent, (*stands, *others), standing, now)
