"""Remembers how the language model has been doing, for whoever looks at the instance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from buddy.domain.instant import Instant
from buddy.ports.clock import Clock

LLMCondition: TypeAlias = Literal["untried", "ok", "failing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LLMState:
    """What is known of a model."""

    name: str
    """The provider and the model."""
    condition: LLMCondition
    """By the last question: ``untried`` before the first, ``failing`` where another engine had to
    decide."""
    answered_at: Instant | None
    """When it last answered."""
    failed_at: Instant | None
    """When it last did not."""
    failure: str | None
    """Why it last did not, in a sentence; kept when it answers again."""


@dataclass(slots=True)
class LLMHealth:
    """Takes note of each question; of this process only.

    Args:
        name: The model.
        clock: Says when.
    """

    name: str
    clock: Clock
    _answered_at: Instant | None = None
    _failed_at: Instant | None = None
    _failure: str | None = None
    _condition: LLMCondition = "untried"

    def answered(self) -> None:
        """Note an answer that could be used."""
        self._answered_at, self._condition = self.clock.now(), "ok"

    def failed(self, failure: str) -> None:
        """Note that there was none, and why."""
        self._failed_at, self._failure = self.clock.now(), failure
        self._condition = "failing"

    @property
    def state(self) -> LLMState:
        """What is known now."""
        return LLMState(
            name=self.name,
            condition=self._condition,
            answered_at=self._answered_at,
            failed_at=self._failed_at,
            failure=self._failure,
        )
