"""How long a transaction waits before it begins again."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable

Backoff = Callable[[int], Awaitable[None]]
"""Waits before the nth repetition, n from 1."""

_FIRST_SECONDS = 0.02
_LONGEST_SECONDS = 1.0


class JitteredBackoff:
    """Waits a random part of a time that doubles.

    Args:
        chance: Returns a number from 0 to 1.
        sleep: Waits that many seconds.
    """

    __slots__ = ("_chance", "_sleep")

    def __init__(
        self,
        chance: Callable[[], float] = random.random,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._chance = chance
        self._sleep = sleep

    async def __call__(self, repetition: int) -> None:
        """Wait before a repetition, the first being number 1."""
        longest = min(_LONGEST_SECONDS, _FIRST_SECONDS * 2.0 ** min(repetition - 1, 10))
        await self._sleep(longest * self._chance())
